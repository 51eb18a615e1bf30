//! The scan over the bytes that finds words.

use super::{BASIS, CAMEL, CAPITAL, CURRENCY, FOREIGN, GLUED, Marks, NUMBER, OPAQUE, SHOUTED, Word, hash, mix};

pub(super) struct Scanner<'a> {
    pub(super) prose: &'a str,
    bytes: &'a [u8],
    pub(super) at: usize,
    from: usize,
    to: usize,
    /// Index of the first word since the last white space.
    chunk: usize,
    glued: bool,
    words: &'a mut Vec<Word>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(prose: &'a str, from: usize, to: usize, words: &'a mut Vec<Word>) -> Self {
        Self { prose, bytes: prose.as_bytes(), at: from, from, to: to.min(prose.len()), chunk: words.len(), glued: false, words }
    }

    pub(super) fn byte(&self, at: usize) -> u8 {
        if at < self.to { self.bytes.get(at).copied().unwrap_or_default() } else { 0 }
    }

    pub(super) fn run(mut self) {
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

    pub(super) fn push(&mut self, start: usize, end: usize, hash: u32, marks: Marks, full: u8) {
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
        let tail_end = (self.at + 1..self.to).find(|at| !self.byte(*at).is_ascii_alphanumeric()).unwrap_or(self.to);
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
        // Most words are nothing but small letters.
        let rest = self.bytes.get(start..self.to).unwrap_or_default();
        for byte in rest.iter().take_while(|byte| byte.is_ascii_lowercase()) {
            seen.lower += 1;
            value = mix(value, *byte);
        }
        self.at += seen.lower as usize;
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
                    if char.is_uppercase() {
                        seen.upper += 1
                    } else {
                        seen.lower += 1
                    }
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
        let marks = if seen.is_plain() { 0 } else { seen.marks(self.char_at(start)) };
        if seen.digits == 0 && !seen.foreign && self.contraction(start, end, marks) {
            return;
        }
        self.push(start, end, value, marks, 0);
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
    /// Nothing but small letters of ASCII.
    const fn is_plain(self) -> bool {
        self.upper == 0 && self.digits == 0 && !self.foreign
    }

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

/// Endings of host and file names met in mail; anything else behind a stop is a missing space.
fn is_known_ending(tail: &str) -> bool {
    const KNOWN: [&str; 52] = [
        "com", "org", "net", "edu", "gov", "io", "ai", "app", "dev", "co", "uk", "us", "ca", "au", "nz", "ie", "de", "at", "ch", "fr",
        "es", "it", "nl", "be", "eu", "pl", "se", "no", "dk", "fi", "pt", "jp", "cn", "in", "br", "mx", "za", "info", "biz", "me", "tv",
        "js", "py", "rs", "md", "txt", "pdf", "doc", "docx", "html", "net", "ac",
    ];
    KNOWN.iter().any(|known| tail.eq_ignore_ascii_case(known))
        && !tail.starts_with(|char: char| char.is_ascii_uppercase() && tail.len() < 3)
}
