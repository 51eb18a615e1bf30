//! Words in capitals: a raised voice, or a row of names.

use std::ops::Range;

use crate::draft::Draft;
use crate::draft::words::{NUMBER, SHOUTED, TAIL, Word};

/// Prose bytes of the first words in capitals, one behind the other, that are loud.
pub(super) fn loud_words(draft: &Draft<'_>, words: &[Word], min_words: usize) -> Option<Range<usize>> {
    if words.iter().filter(|word| word.is(SHOUTED)).count() < 2 {
        return None;
    }
    let is_quiet = |word: &Word| !word.is(SHOUTED) && !is_neutral(word);
    let whole = !words.iter().any(is_quiet);
    let runs = words.split(is_quiet);
    let mut loud = runs.filter(|run| is_loud(draft, run, whole, min_words)).filter_map(|run| {
        let from = run.iter().find(|word| word.is(SHOUTED))?;
        let to = run.iter().rfind(|word| word.is(SHOUTED | TAIL))?;
        Some(from.start as usize..to.end as usize)
    });
    loud.next()
}

/// Whether words in capitals are more than a row of firms, places or abbreviations.
fn is_loud(draft: &Draft<'_>, run: &[Word], whole: bool, min_words: usize) -> bool {
    let loud: Vec<(&Word, String)> = run
        .iter()
        .filter(|word| word.is(SHOUTED) && !word.is(NUMBER))
        .map(|word| (word, draft.text(word.range()).to_lowercase()))
        .collect();
    let letters: usize = loud.iter().map(|(_, text)| text.len()).sum();
    let common = loud.iter().any(|(_, text)| COMMON.contains(&text.as_str()));
    let long = loud.iter().filter(|(_, text)| text.len() > 5 && !ABBREVIATIONS.contains(&text.as_str())).count();
    let listed = loud.windows(2).all(|pair| match pair {
        [(left, _), (right, _)] => draft.text(left.end as usize..right.start as usize).contains([',', '/', '&', '|']),
        _ => false,
    });
    match loud.len() {
        0 | 1 => false,
        count if whole && count < min_words => letters > 6 && !listed && (common || long > 1),
        count => count >= min_words && letters >= MIN_LETTERS && (common || (whole && long > 1 && !listed)),
    }
}

/// Letters in all from which several words in capitals are loud: "I AM IN" may be a slip of the shift key.
const MIN_LETTERS: usize = 10;

/// Words that look the same in a loud sentence and in a quiet one.
const fn is_neutral(word: &Word) -> bool {
    word.is(NUMBER | TAIL) || word.end - word.start == 1
}

/// Words in capitals that are no abbreviation and no name of a firm.
const COMMON: [&str; 64] = [
    "not", "no", "the", "you", "your", "am", "is", "are", "was", "were", "be", "been", "to", "for", "and", "but", "this", "that", "these",
    "my", "me", "we", "our", "will", "would", "can", "do", "does", "did", "have", "has", "had", "never", "ever", "very", "so", "too",
    "thank", "thanks", "please", "stop", "now", "again", "all", "any", "with", "of", "off", "really", "sorry", "want", "need", "must",
    "yes", "just", "more", "it", "if", "from", "because", "what", "how", "who", "why",
];

/// Abbreviations that are as long as a word.
const ABBREVIATIONS: [&str; 8] = ["unesco", "unicef", "hipaa", "fintech", "ieee", "mckinsey", "airbnb", "deloitte"];
