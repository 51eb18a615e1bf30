//! Whether a capitalised word may be the name of a firm.

use std::cell::LazyCell;

use crate::draft::words::{self, Word};
use crate::draft::{Draft, Part, Role, Sentence, is_generic};
use crate::rule::kind::agree::naming;

/// Words that are capitalised in mail and name neither a firm nor a post.
const ORDINARY: [&str; 84] = [
    "i", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mr", "mrs", "ms", "miss", "mx", "dr", "am", "pm", "interview",
    "interviews", "invitation", "invite", "application", "position", "role", "job", "opportunity", "opening", "offer", "decision",
    "decline", "declining", "withdrawal", "withdraw", "withdrawing", "cancellation", "request", "response", "reply", "regarding", "thank",
    "thanks", "you", "your", "our", "my", "candidate", "candidacy", "meeting", "schedule", "scheduled", "from", "for", "and", "re",
    "process", "update",
];

/// Verbs of moving: a name behind "to" or "from" is then that of a place.
const MOVING: [&str; 18] = [
    "come", "coming", "came", "move", "moving", "moved", "go", "going", "went", "travel", "travelling", "traveling", "drive", "back",
    "way", "relocate", "relocating", "return",
];

/// What one may be in without being in a place: "interest in Acme".
const DEVOTED: [&str; 9] = ["interest", "interested", "interests", "faith", "trust", "confidence", "believe", "role", "position"];

/// Whether a capitalised word stands within a sentence of a part and is neither ordinary nor a name of the greeting; `known` tells
/// the names of places and people.
pub(super) fn has_name(draft: &Draft<'_>, part: &Part, known: &dyn Fn(&Word) -> bool) -> bool {
    let greeting = || draft.part(Role::Greeting).map(|greeting| naming::words(draft.text(greeting.prose.clone()))).unwrap_or_default();
    let greeted: LazyCell<Vec<String>, _> = LazyCell::new(greeting);
    let spelt = |word: &Word| words::spelling(draft.prose.text(), word);
    let sentences = draft.sentences.get(part.sentences.clone()).unwrap_or_default();
    let has_capital = |sentence: &&Sentence| {
        let words = draft.words.get(sentence.words()).unwrap_or_default();
        words.iter().skip(1).any(|word| word.is(words::CAPITAL))
    };
    sentences.iter().filter(has_capital).any(|sentence| {
        let all: Vec<&Word> = draft.words.get(sentence.words()).unwrap_or_default().iter().filter(|word| !word.is(words::TAIL)).collect();
        let before = |at: usize, back: usize| at.checked_sub(back).and_then(|at| all.get(at)).map_or_else(String::new, |word| spelt(word));
        // "in Marubeya Foods" names a firm.
        let alone = |at: usize| all.get(at + 1).is_none_or(|next| !next.is(words::CAPITAL));
        let mut passed = false;
        all.iter().enumerate().skip(1).any(|(at, word)| {
            if !word.is(words::CAPITAL) {
                passed = false;
                return false;
            }
            let spelling = spelt(word);
            // "Tom Baker", "Le Havre": what follows a known name belongs to it.
            passed = known(word) || (passed && !joins(&spelling)) || (alone(at) && is_place(&before(at, 1), &before(at, 2)));
            let ordinary = passed
                || ORDINARY.contains(&spelling.as_str())
                || greeted.contains(&spelling)
                || (part.role == Role::Subject && is_generic(&spelling));
            !ordinary
        })
    })
}

fn joins(word: &str) -> bool {
    matches!(word, "and" | "or" | "the")
}

fn is_place(before: &str, earlier: &str) -> bool {
    match before {
        "in" => !DEVOTED.contains(&earlier) && !earlier.ends_with("ship"),
        "near" => true,
        "to" | "from" => MOVING.contains(&earlier),
        _ => false,
    }
}
