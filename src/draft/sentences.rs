//! Where sentences end, on words and the punctuation between them.
//!
//! Segmenters for general text were weighed and left out: those that know abbreviations compile rule
//! tables at start-up, which costs more than linting a draft, and none knows sign-offs or wrapped mail.

use super::words::{CAPITAL, OPAQUE, Word};

/// One sentence: ranges of words and of prose bytes, and the part it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Index of its first word in the draft.
    pub first: u32,
    /// Index behind its last word.
    pub last: u32,
    /// Prose offset of its first word.
    pub start: u32,
    /// Prose offset behind its closing punctuation.
    pub end: u32,
    /// Index of its part.
    pub part: u32,
}

impl Sentence {
    /// Indices of its words.
    #[must_use]
    pub const fn words(&self) -> std::ops::Range<usize> {
        self.first as usize..self.last as usize
    }

    /// Bytes of the prose.
    #[must_use]
    pub const fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Splits the words `first..` of a part, whose prose ends at `end`, into sentences and appends them.
pub(super) fn split(prose: &str, words: &[Word], first: usize, end: usize, part: usize, sentences: &mut Vec<Sentence>) {
    let mut start = first;
    for at in first..words.len() {
        let Some(word) = words.get(at) else { break };
        let next = words.get(at + 1);
        let gap_end = next.map_or(end, |next| next.start as usize);
        let gap = prose.get(word.end as usize..gap_end).unwrap_or_default();
        if next.is_some() && !ends_sentence(prose, words, at, gap) {
            continue;
        }
        let from = words.get(start).map_or(word.start, |word| word.start);
        let closing = gap.trim_end().len();
        let closing = if next.is_some() { closing_length(gap) } else { closing };
        sentences.push(Sentence {
            first: start as u32,
            last: at as u32 + 1,
            start: from,
            end: word.end + closing as u32,
            part: part as u32,
        });
        start = at + 1;
    }
}

/// Bytes of a gap that still belong to the sentence before it.
fn closing_length(gap: &str) -> usize {
    gap.find(char::is_whitespace).unwrap_or(gap.len())
}

fn ends_sentence(prose: &str, words: &[Word], at: usize, gap: &str) -> bool {
    if !gap.bytes().any(|byte| matches!(byte, b'.' | b'!' | b'?' | b'\n') || byte >= 0xe3) {
        return false;
    }
    let Some(next) = words.get(at + 1) else { return true };
    let spaced = gap.contains(char::is_whitespace);
    let capital = next.is(CAPITAL);
    if gap.contains(['!', '?', '。', '！', '？']) {
        return spaced || capital;
    }
    if gap.contains("..") {
        return capital && !is_first_person(prose, next);
    }
    if gap.contains('.') {
        return (spaced || capital) && stop_ends(prose, words, at, spaced, capital);
    }
    false
}

fn is_first_person(prose: &str, word: &Word) -> bool {
    prose.get(word.range()).is_some_and(|text| text == "I")
}

/// Whether a single stop ends the sentence rather than an abbreviation, an initial or a number.
fn stop_ends(prose: &str, words: &[Word], at: usize, spaced: bool, capital: bool) -> bool {
    let Some(word) = words.get(at) else { return true };
    let text = prose.get(word.range()).unwrap_or_default();
    if text.len() == 1 && word.is(CAPITAL) {
        // "J. Smith" is an initial; "plan B. The" and "so do I. The" end a sentence.
        let named_before = at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|before| before.is(CAPITAL));
        return text == "I" || !(capital && (named_before || at == 0 || text != "B"));
    }
    let lower = text.to_ascii_lowercase();
    if BEFORE_NAMES.contains(&lower.as_str()) {
        return false;
    }
    if MID_SENTENCE.contains(&lower.as_str()) || (word.is(OPAQUE) && lower.contains('.') && lower.len() < 5) {
        return capital && spaced && !lower.ends_with('g') && lower != "i.e" && lower != "vs" && lower != "cf";
    }
    true
}

/// Abbreviations that stand before a name or number and never end a sentence.
const BEFORE_NAMES: [&str; 22] = [
    "mr", "mrs", "ms", "mx", "dr", "prof", "st", "rev", "hon", "fr", "sr", "messrs", "capt", "col", "gen", "lt", "sgt", "nos", "ca",
    "approx", "fig", "mme",
];

/// Abbreviations that end a sentence only before an upper-case letter.
const MID_SENTENCE: [&str; 36] = [
    "inc", "ltd", "llc", "co", "corp", "plc", "gmbh", "etc", "jr", "vs", "cf", "dept", "jan", "feb", "mar", "apr", "aug", "sept", "sep",
    "oct", "nov", "dec", "est", "tel", "inst", "ult", "prox", "viz", "incl", "excl", "resp", "ext", "min", "max", "hrs", "asst",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(prose: &str) -> Vec<&str> {
        let mut words = Vec::new();
        super::super::words::scan(prose, 0, prose.len(), &mut words);
        let mut sentences = Vec::new();
        split(prose, &words, 0, prose.len(), 0, &mut sentences);
        sentences.iter().map(|sentence| &prose[sentence.range()]).collect()
    }

    #[test]
    fn abbreviations_and_numbers_do_not_end_sentences() {
        assert_eq!(sentences("Thank you, Mr. Lee. I joined Acme Inc. last week.").len(), 2);
        assert_eq!(sentences("I met J. R. Smith, e.g. at 3.30 p.m. on Monday. Fine.").len(), 2);
        assert_eq!(sentences("We build it at Acme Inc. They do not.").len(), 2);
    }

    #[test]
    fn marks_end_sentences_with_what_closes_them() {
        assert_eq!(sentences("Really? Yes! (I mean it.) Good"), ["Really?", "Yes!", "I mean it.)", "Good"]);
        assert_eq!(sentences("Well... it is so. Hm... So be it"), ["Well... it is so.", "Hm...", "So be it"]);
        assert_eq!(sentences("no stop\nat the line end"), ["no stop\nat the line end"]);
        assert_eq!(sentences("lower case. starts here"), ["lower case.", "starts here"]);
    }
}
