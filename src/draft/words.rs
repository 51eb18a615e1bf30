//! Words of folded prose: spans, marks and hashes, found in one scan over the bytes.
//!
//! Shared by the drafts and by the phrases that are looked for in them, so that both are cut in the
//! same places. The build script includes this file too; it depends on nothing else in the crate.

mod contraction;
mod scanner;

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
    "", "not", "am", "have", "would", "will", "are", "is", "us", "can", "shall", "do", "did", "does", "was", "could", "should", "has",
    "were", "i",
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
pub fn is_spelt(prose: &str, word: &Word, spelt: &[u8]) -> bool {
    if word.full > 0 {
        return FULL_FORMS.get(usize::from(word.full)).is_some_and(|form| form.as_bytes() == spelt);
    }
    let text = prose.as_bytes().get(word.range()).unwrap_or_default();
    if text == spelt {
        return true;
    }
    if word.is(FOREIGN) { spelling(prose, word).as_bytes() == spelt } else { text.eq_ignore_ascii_case(spelt) }
}

/// Hash of a normal spelling (FNV-1a, 32 bits): cheap, good enough for short words, and the same on every machine.
#[must_use]
pub const fn hash(spelt: &str) -> u32 {
    let mut value = BASIS;
    let mut rest = spelt.as_bytes();
    while let [byte, behind @ ..] = rest {
        value = mix(value, *byte);
        rest = behind;
    }
    value
}

/// Hashes of some normal spellings, to look for words among many without spelling each of them.
#[must_use]
#[allow(dead_code, reason = "the build script has no use for it")]
pub const fn hashes<const COUNT: usize>(spelt: &[&str; COUNT]) -> [u32; COUNT] {
    let mut all = [0; COUNT];
    let mut at = 0;
    while at < COUNT {
        all[at] = hash(spelt[at]);
        at += 1;
    }
    all
}

const BASIS: u32 = 0x811c_9dc5;

#[inline]
const fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// Finds the words of `prose[from..to]` and appends them; both ends must lie on character boundaries.
pub fn scan(prose: &str, from: usize, to: usize, words: &mut Vec<Word>) {
    scanner::Scanner::new(prose, from, to, words).run();
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
    fn a_word_is_spelt_like_itself_in_any_case() {
        let prose = "I A iPhone RADAR x2A 2A ANNA'S Éa";
        let mut words = Vec::new();
        scan(prose, 0, prose.len(), &mut words);
        assert!(words.iter().all(|word| is_spelt(prose, word, spelling(prose, word).as_bytes())));
    }

    #[test]
    fn hashes_are_those_of_the_spelling() {
        let prose = "Don't THANK Müller I'M let's";
        let mut words = Vec::new();
        scan(prose, 0, prose.len(), &mut words);
        for word in &words {
            assert_eq!(word.hash, hash(&spelling(prose, word)), "{}", spelling(prose, word));
            assert!(is_spelt(prose, word, spelling(prose, word).as_bytes()));
        }
    }
}
