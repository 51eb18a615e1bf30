//! `repeat`: the same word twice in a row.

use super::{Finding, Names, Unfit, View};
use crate::diagnostic::Trust;
use crate::draft::Draft;
use crate::draft::words::{CAPITAL, CURRENCY, GLUED, NUMBER, OPAQUE, TAIL, Word};
use crate::rule::file::{Place, RepeatFile};
use crate::rule::scope::Scope;

/// Doubled words with only white space between them.
#[derive(Clone, Debug)]
pub struct Repeat {
    allow: Vec<String>,
    scope: Scope,
}

impl Repeat {
    #[expect(clippy::unnecessary_wraps, reason = "every kind is made ready alike")]
    pub(super) fn new(file: &RepeatFile, _: &mut Names<'_>) -> Result<Self, Unfit> {
        let allow = file.allow.iter().map(|word| word.to_lowercase()).collect();
        Ok(Self { allow, scope: Scope::new(&[], &[Place::Subject, Place::Greeting, Place::Body, Place::SignOff]) })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        self.find(view.draft)
    }

    fn find(&self, draft: &Draft<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for sentence in self.scope.parts(draft).flat_map(|part| draft.sentences.get(part.sentences.clone()).unwrap_or_default()) {
            let words = draft.words.get(sentence.words()).unwrap_or_default();
            for run in words.chunk_by(|left, right| is_said_again(draft, left, right)).filter(|run| run.len() > 1) {
                findings.extend(self.finding(draft, run, sentence.start));
            }
        }
        findings
    }

    fn finding(&self, draft: &Draft<'_>, run: &[Word], sentence_start: u32) -> Option<Finding> {
        let ([first, ..], [.., last]) = (run, run) else { return None };
        let word = draft.text(first.range()).to_lowercase();
        let named = !NEVER_NAMES.contains(&word.as_str())
            && (last.is(CAPITAL) || (first.is(CAPITAL) && (first.start != sentence_start || ALSO_NAMES.contains(&word.as_str()))));
        let letter = word.len() == 1 && !NEVER_NAMES.contains(&word.as_str());
        if named || letter || self.allow.contains(&word) {
            return None;
        }
        let again = draft.span(first.end as usize..last.end as usize);
        let finding = Finding::at(draft.span(first.start as usize..last.end as usize)).with("word", &word);
        // Markup between the two would lose its other half.
        let plain = draft.source().slice(again).split_whitespace().all(|piece| piece.to_lowercase() == word);
        let trust = if OFTEN_MEANT.contains(&word.as_str()) { Trust::Suggested } else { Trust::Safe };
        Some(if plain { finding.with_fix(trust, again, "") } else { finding })
    }
}

fn is_said_again(draft: &Draft<'_>, left: &Word, right: &Word) -> bool {
    if left.hash != right.hash || (left.marks | right.marks) & (OPAQUE | NUMBER | CURRENCY | TAIL) != 0 {
        return false;
    }
    let gap = left.end as usize..right.start as usize;
    let spaced = !gap.is_empty() && draft.text(gap.clone()).chars().all(char::is_whitespace);
    // Code between the two is no prose, but keeps them apart.
    let spaced =
        spaced && !draft.source().slice(draft.span(gap)).contains(|char: char| char.is_alphanumeric() || matches!(char, '`' | '<' | '!'));
    // "in in-memory stores", "a sign-in in time"
    let hyphen = left.is(GLUED) || draft.text(right.end as usize..right.end as usize + 1) == "-";
    spaced && !hyphen && draft.text(left.range()).to_lowercase() == draft.text(right.range()).to_lowercase()
}

/// Words that no place, person or firm is called by: a slip even when they begin with a capital.
const NEVER_NAMES: [&str; 22] = [
    "i", "a", "an", "the", "and", "of", "to", "in", "for", "with", "my", "your", "you", "we", "is", "it", "this", "not", "at", "be", "am",
    "thank",
];

/// Names that are ordinary words too: "Will will call you."
const ALSO_NAMES: [&str; 7] = ["will", "may", "mark", "pat", "sue", "rob", "bill"];

/// Words that end one phrase and begin the next often enough for a look: "I will log in in the morning".
const OFTEN_MEANT: [&str; 13] = ["in", "on", "up", "out", "over", "her", "it", "you", "me", "one", "please", "there", "all"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Format;
    use crate::source::Source;

    fn found(text: &str) -> Vec<(String, Option<String>)> {
        let source = Source::new("a", text);
        let repeat = Repeat { allow: vec!["had".to_owned()], scope: Scope::new(&[], &[Place::Body]) };
        let findings = repeat.find(&Draft::parse(&source, Format::Markdown));
        let slice = |span| source.slice(span).to_owned();
        findings.into_iter().map(|finding| (slice(finding.span), finding.fix.map(|fix| slice(fix.edits[0].span)))).collect()
    }

    #[test]
    fn doubled_words_are_found_across_lines() {
        for (text, passage, cut) in [
            ("I read the the mail.", "the the", " the"),
            ("I read the\r\nthe mail.", "the\r\nthe", "\r\nthe"),
            ("The the mail came.", "The the", " the"),
            ("I must must must go.", "must must must", " must must"),
            ("So I I'd rather not.", "I I", " I"),
        ] {
            assert_eq!(found(text), [(passage.to_owned(), Some(cut.to_owned()))], "{text}");
        }
        assert_eq!(found("I read the **the** mail."), [("the **the".to_owned(), None)]);
    }

    #[test]
    fn names_numbers_and_what_is_allowed_may_stand_twice() {
        for text in [
            "I had had enough time.",
            "We met in Pago Pago.",
            "Call 22 22 now.",
            "It was so, so kind.",
            "I see that. That is fine.",
            "Will will call you.",
            "I told Mark mark my words.",
            "Write to `data` to me.",
            "It is in in-memory form.",
            "I had a sign-in in time.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
