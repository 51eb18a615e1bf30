//! Words of folded prose: spans, marks and hashes, found in one scan over the bytes.
//!
//! Shared by the drafts and by the phrases that are looked for in them, so that both are cut in the
//! same places. The build script includes this file too; it depends on nothing else in the crate.

/// What a scan knows of a word besides its letters; a set of bits.
pub type Marks = u16;

/// The word begins with an upper-case letter.
pub const CAPITAL: Marks = 1;
/// All of its letters, at least two, are upper case.
pub const SHOUTED: Marks = 1 << 1;
/// It holds a digit.
pub const NUMBER: Marks = 1 << 2;
/// A currency sign.
pub const CURRENCY: Marks = 1 << 3;
/// An address, a file name, an identifier: nothing to be read as words.
pub const OPAQUE: Marks = 1 << 4;
/// No white space stands between it and the word before.
pub const GLUED: Marks = 1 << 5;
/// The first half of a contraction that is written as one word (`don't`, `cannot`).
pub const CONTRACTED: Marks = 1 << 6;
/// The second half of a contraction.
pub const TAIL: Marks = 1 << 7;
/// A contraction without its apostrophe (`dont`).
pub const SLOPPY: Marks = 1 << 8;
/// Holds a letter outside of ASCII.
pub const FOREIGN: Marks = 1 << 9;
/// Upper and lower case are mixed behind the first letter (`GitHub`).
pub const CAMEL: Marks = 1 << 10;

/// One word, as bytes of the prose it was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Offset of its first byte in the prose.
    pub start: u32,
    /// Offset behind its last byte in the prose.
    pub end: u32,
    /// Hash of its [normal spelling](spelling).
    pub hash: u32,
    /// What else is known of it.
    pub marks: Marks,
    /// Index into [`FULL_FORMS`] when the word stands for another spelling, otherwise 0.
    pub full: u8,
}

impl Word {
    /// Whether any of the marks is set.
    #[must_use]
    pub const fn is(&self, marks: Marks) -> bool {
        self.marks & marks != 0
    }

    /// The bytes of the prose it covers.
    #[must_use]
    pub const fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What the halves of a contraction stand for.
const FULL_FORMS: [&str; 20] = [
    "", "not", "am", "have", "would", "will", "are", "is", "us", "can", "shall", "do", "did", "does", "was",
    "could", "should", "has", "were", "i",
];

fn full_form(word: &str) -> u8 {
    FULL_FORMS.iter().position(|form| *form == word).unwrap_or_default() as u8
}

/// The spelling under which a word is looked up: lower case, contractions written out.
#[must_use]
pub fn spelling(prose: &str, word: &Word) -> String {
    match FULL_FORMS.get(usize::from(word.full)) {
        Some(form) if word.full > 0 => (*form).to_owned(),
        _ => prose.get(word.range()).unwrap_or_default().to_lowercase(),
    }
}

/// Whether a word has the given normal spelling; allocates nothing for words of ASCII letters.
#[must_use]
pub fn is_spelt(prose: &str, word: &Word, spelt: &str) -> bool {
    if word.full > 0 {
        return FULL_FORMS.get(usize::from(word.full)) == Some(&spelt);
    }
    let text = prose.get(word.range()).unwrap_or_default();
    if word.is(FOREIGN) { text.to_lowercase() == spelt } else { text.eq_ignore_ascii_case(spelt) }
}

/// Hash of a normal spelling (FNV-1a, 32 bits): cheap, good enough for short words, and the same on every machine.
#[must_use]
pub fn hash(spelt: &str) -> u32 {
    spelt.bytes().fold(BASIS, mix)
}

const BASIS: u32 = 0x811c_9dc5;

#[inline]
const fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// Finds the words of `prose[from..to]` and appends them; both ends must lie on character boundaries.
pub fn scan(prose: &str, from: usize, to: usize, words: &mut Vec<Word>) {
    Scanner { prose, bytes: prose.as_bytes(), at: from, from, to: to.min(prose.len()), chunk: words.len(), glued: false, words }.run();
}

struct Scanner<'a> {
    prose: &'a str,
    bytes: &'a [u8],
    at: usize,
    from: usize,
    to: usize,
    /// Index of the first word since the last white space.
    chunk: usize,
    glued: bool,
    words: &'a mut Vec<Word>,
}

impl Scanner<'_> {
    fn byte(&self, at: usize) -> u8 {
        if at < self.to { self.bytes.get(at).copied().unwrap_or_default() } else { 0 }
    }

    fn run(&mut self) {
        while self.at < self.to {
            let byte = self.byte(self.at);
            match byte {
                b' ' | b'\n' | b'\t' | b'\r' | 0x0b | 0x0c => {
                    self.at += 1;
                    self.glued = false;
                    self.chunk = self.words.len();
                }
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => self.word(),
                b'$' => self.sign(1),
                0..=0x7f => self.mark(byte),
                _ => self.beyond_ascii(),
            }
        }
    }

    fn char_at(&self, at: usize) -> char {
        self.prose.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('\0')
    }

    fn beyond_ascii(&mut self) {
        let char = self.char_at(self.at);
        if char.is_alphanumeric() || is_combining(char) {
            self.word();
        } else if matches!(char, '£' | '€' | '¥' | '₹' | '₽' | '¢' | '₩' | '₺' | '₴' | '₪') {
            self.sign(char.len_utf8());
        } else {
            self.at += char.len_utf8();
        }
    }

    fn sign(&mut self, length: usize) {
        let end = self.at + length;
        self.push(self.at, end, hash(self.prose.get(self.at..end).unwrap_or_default()), CURRENCY, 0);
        self.at = end;
    }

    fn push(&mut self, start: usize, end: usize, hash: u32, marks: Marks, full: u8) {
        let glue = if self.glued { GLUED } else { 0 };
        self.glued = true;
        self.words.push(Word { start: start as u32, end: end as u32, hash, marks: marks | glue, full });
    }

    /// A mark of ASCII punctuation: some of them glue a chunk together that is no prose.
    fn mark(&mut self, byte: u8) {
        let next = self.byte(self.at + 1);
        let inner = self.glued && self.at > self.from && self.byte(self.at - 1).is_ascii_alphanumeric();
        let opaque = match byte {
            b'@' => next.is_ascii_alphanumeric() || next == b'_',
            b'_' => inner && next.is_ascii_alphanumeric(),
            b':' => inner && next == b'/' && self.byte(self.at + 2) == b'/',
            b'.' => inner && self.is_dotted_name(),
            _ => false,
        };
        if opaque { self.opaque() } else { self.at += 1 }
    }

    /// Whether the stop at `self.at` belongs to an address, a file name or an abbreviation such as `e.g`.
    fn is_dotted_name(&self) -> bool {
        let tail_end = (self.at + 1..self.to)
            .find(|at| !self.byte(*at).is_ascii_alphanumeric())
            .unwrap_or(self.to);
        let tail = self.prose.get(self.at + 1..tail_end).unwrap_or_default();
        let head_is_short = self.words.last().is_some_and(|word| word.end - word.start == 1);
        if tail.is_empty() {
            return false;
        }
        if tail.len() == 1 {
            return head_is_short || tail.bytes().all(|byte| byte.is_ascii_digit());
        }
        // "example.com." and "draft.md" are names, "time.thank" lacks a space.
        is_known_ending(tail) || (self.byte(tail_end) == b'.' && self.byte(tail_end + 1).is_ascii_lowercase())
    }

    /// Swallows the whole chunk around the cursor as one word, less the punctuation at its end.
    fn opaque(&mut self) {
        let start = self.words.get(self.chunk).map_or(self.at, |word| word.start as usize);
        let glued = self.words.get(self.chunk).is_some_and(|word| word.is(GLUED));
        self.words.truncate(self.chunk);
        let mut end = self.at;
        while end < self.to && !self.byte(end).is_ascii_whitespace() && !matches!(self.byte(end), b'<' | b'>' | b'"' | b')' | b']') {
            end += 1;
        }
        let next = end;
        while end > start + 1 && matches!(self.byte(end - 1), b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'' | b'*' | b'_' | b'-') {
            end -= 1;
        }
        let end = self.prose.floor_char_boundary(end.max(start));
        self.glued = glued;
        self.push(start, end, 0, OPAQUE, 0);
        self.at = self.prose.ceil_char_boundary(next.max(self.at + 1)).min(self.to.max(self.at + 1));
    }

    fn word(&mut self) {
        let start = self.at;
        let mut seen = Seen::default();
        let mut value = BASIS;
        loop {
            let byte = self.byte(self.at);
            match byte {
                b'a'..=b'z' => {
                    seen.lower += 1;
                    value = mix(value, byte);
                    self.at += 1;
                }
                b'A'..=b'Z' => {
                    seen.upper += 1;
                    value = mix(value, byte | 0x20);
                    self.at += 1;
                }
                b'0'..=b'9' => {
                    seen.digits += 1;
                    value = mix(value, byte);
                    self.at += 1;
                }
                b',' | b'.' if seen.digits > 0 && seen.lower + seen.upper == 0 && self.byte(self.at + 1).is_ascii_digit() => {
                    value = mix(value, byte);
                    self.at += 1;
                }
                0x80.. => {
                    let char = self.char_at(self.at);
                    if !char.is_alphanumeric() && !is_combining(char) {
                        break;
                    }
                    seen.foreign = true;
                    if char.is_uppercase() { seen.upper += 1 } else { seen.lower += 1 }
                    let mut buffer = [0; 4];
                    for lower in char.to_lowercase() {
                        value = lower.encode_utf8(&mut buffer).bytes().fold(value, mix);
                    }
                    self.at += char.len_utf8();
                }
                _ => break,
            }
        }
        self.finish(start, value, seen);
    }

    fn finish(&mut self, start: usize, value: u32, seen: Seen) {
        let end = self.at;
        let first = self.char_at(start);
        let marks = seen.marks(first);
        if seen.digits == 0 && !seen.foreign && self.contraction(start, end, marks) {
            return;
        }
        self.push(start, end, value, marks, 0);
    }

    /// Writes out contractions: `don't` gives `do` and `not`, `I'm` gives `i` and `am`.
    fn contraction(&mut self, start: usize, end: usize, marks: Marks) -> bool {
        let text = self.prose.get(start..end).unwrap_or_default();
        if self.byte(end) == b'\'' && self.byte(end + 1).is_ascii_alphabetic() {
            return self.with_apostrophe(start, end, marks);
        }
        if text.len() < 2 || text.len() > 8 {
            return false;
        }
        if text.eq_ignore_ascii_case("cannot") {
            self.pair((start, start + 3, "can"), (start + 3, end, "not"), marks | CONTRACTED);
            return true;
        }
        let Some((_, head, tail)) = SLOPPY_FORMS.iter().find(|(form, ..)| text.eq_ignore_ascii_case(form)) else {
            return false;
        };
        self.pair((start, end, head), (end, end, tail), marks | CONTRACTED | SLOPPY);
        true
    }

    fn with_apostrophe(&mut self, start: usize, apostrophe: usize, marks: Marks) -> bool {
        let mut end = apostrophe + 1;
        while self.byte(end).is_ascii_alphabetic() {
            end += 1;
        }
        let head = self.prose.get(start..apostrophe).unwrap_or_default();
        let tail = self.prose.get(apostrophe + 1..end).unwrap_or_default();
        let lower = tail.to_ascii_lowercase();
        let n = head.len() > 1 && head.ends_with(['n', 'N']);
        let full = match lower.as_str() {
            "t" if n => "not",
            "m" => "am",
            "ve" => "have",
            "d" => "would",
            "ll" => "will",
            "re" => "are",
            "s" if head.eq_ignore_ascii_case("let") => "us",
            "s" if IS_HEADS.iter().any(|known| head.eq_ignore_ascii_case(known)) => "is",
            "s" => "",
            _ => return false,
        };
        self.at = end;
        if full == "not" {
            let cut = apostrophe - 1;
            let head = match head.to_ascii_lowercase().as_str() {
                "can" => "can",
                "won" => "will",
                "shan" => "shall",
                _ => "",
            };
            self.pair((start, if head == "can" { apostrophe } else { cut }, head), (if head == "can" { apostrophe } else { cut }, end, "not"), marks | CONTRACTED);
        } else {
            self.pair((start, apostrophe, ""), (apostrophe, end, full), marks | CONTRACTED);
        }
        true
    }

    fn pair(&mut self, head: (usize, usize, &str), tail: (usize, usize, &str), marks: Marks) {
        for (at, (start, end, full)) in [head, tail].into_iter().enumerate() {
            let marks = if at == 0 { marks } else { TAIL | (marks & SLOPPY) };
            let value = if full.is_empty() {
                self.prose.get(start..end).unwrap_or_default().bytes().fold(BASIS, |value, byte| mix(value, byte.to_ascii_lowercase()))
            } else {
                hash(full)
            };
            self.push(start, end, value, marks, full_form(full));
        }
    }
}

#[derive(Clone, Copy, Default)]
struct Seen {
    lower: u32,
    upper: u32,
    digits: u32,
    foreign: bool,
}

impl Seen {
    fn marks(self, first: char) -> Marks {
        let mut marks = 0;
        if first.is_uppercase() {
            marks |= CAPITAL;
        }
        if self.upper > 1 && self.lower == 0 {
            marks |= SHOUTED;
        }
        if self.upper > 0 && self.lower > 0 && (self.upper > 1 || !first.is_uppercase()) {
            marks |= CAMEL;
        }
        if self.digits > 0 {
            marks |= NUMBER;
        }
        if self.foreign {
            marks |= FOREIGN;
        }
        marks
    }
}

fn is_combining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}

/// Words behind which `'s` stands for "is" rather than for possession.
const IS_HEADS: [&str; 11] = ["it", "that", "there", "here", "what", "who", "he", "she", "where", "how", "this"];

/// Contractions typed without an apostrophe that are no words of their own.
const SLOPPY_FORMS: [(&str, &str, &str); 18] = [
    ("dont", "do", "not"), ("cant", "can", "not"), ("wont", "will", "not"), ("didnt", "did", "not"),
    ("doesnt", "does", "not"), ("isnt", "is", "not"), ("wasnt", "was", "not"), ("arent", "are", "not"),
    ("werent", "were", "not"), ("hasnt", "has", "not"), ("havent", "have", "not"), ("wouldnt", "would", "not"),
    ("couldnt", "could", "not"), ("shouldnt", "should", "not"), ("im", "i", "am"), ("ive", "i", "have"),
    ("itll", "", "will"), ("shant", "shall", "not"),
];

/// Endings of host and file names met in mail; anything else behind a stop is a missing space.
fn is_known_ending(tail: &str) -> bool {
    const KNOWN: [&str; 52] = [
        "com", "org", "net", "edu", "gov", "io", "ai", "app", "dev", "co", "uk", "us", "ca", "au", "nz", "ie", "de",
        "at", "ch", "fr", "es", "it", "nl", "be", "eu", "pl", "se", "no", "dk", "fi", "pt", "jp", "cn", "in", "br",
        "mx", "za", "info", "biz", "me", "tv", "js", "py", "rs", "md", "txt", "pdf", "doc", "docx", "html", "net", "ac",
    ];
    KNOWN.iter().any(|known| tail.eq_ignore_ascii_case(known)) && !tail.starts_with(|char: char| char.is_ascii_uppercase() && tail.len() < 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(prose: &str) -> Vec<String> {
        let mut words = Vec::new();
        scan(prose, 0, prose.len(), &mut words);
        words.iter().map(|word| spelling(prose, word)).collect()
    }

    #[test]
    fn contractions_are_written_out() {
        assert_eq!(spelt("I don't, can't, won't; cannot"), ["i", "do", "not", "can", "not", "will", "not", "can", "not"]);
        assert_eq!(spelt("I'm it's you're Anna's dont"), ["i", "am", "it", "is", "you", "are", "anna", "'s", "do", "not"]);
    }

    #[test]
    fn addresses_are_one_opaque_word() {
        assert_eq!(spelt("see https://example.com/a_b, or jo@example.org."), ["see", "https://example.com/a_b", "or", "jo@example.org"]);
        assert_eq!(spelt("at acme.com, e.g. today.Thanks 3.5 and/or"), ["at", "acme.com", "e.g", "today", "thanks", "3.5", "and", "or"]);
    }

    #[test]
    fn letters_of_every_script_are_words() {
        assert_eq!(spelt("Müller-Łukasz naïve Ⅷ"), ["müller", "łukasz", "naïve", "ⅷ"]);
    }

    #[test]
    fn hashes_are_those_of_the_spelling() {
        let prose = "Don't THANK Müller I'M let's";
        let mut words = Vec::new();
        scan(prose, 0, prose.len(), &mut words);
        for word in &words {
            assert_eq!(word.hash, hash(&spelling(prose, word)), "{}", spelling(prose, word));
            assert!(is_spelt(prose, word, &spelling(prose, word)));
        }
    }
}
