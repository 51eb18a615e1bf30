//! `capitalize`: lower case where upper case belongs.

mod opening;

use super::{Finding, Names, Unfit, View};
use crate::diagnostic::Trust;
use crate::draft::words::{CAPITAL, GLUED, Word};
use crate::draft::{Draft, Role};
use crate::rule::file::{Place, PlainFile};
use crate::rule::scope::Scope;
use opening::{lower_start, opens_sentence};

/// The pronoun `i`, and sentences of paragraphs that start in lower case.
#[derive(Clone, Debug)]
pub struct Capitalize {
    scope: Scope,
}

impl Capitalize {
    #[expect(clippy::unnecessary_wraps, reason = "every kind is made ready alike")]
    pub(super) fn new(_: &PlainFile, _: &mut Names<'_>) -> Result<Self, Unfit> {
        Ok(Self { scope: Scope::new(&[], &[Place::Subject, Place::Greeting, Place::Body, Place::SignOff]) })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let draft = view.draft;
        let known = |word: &Word| {
            let text = draft.text(word.range());
            view.words.contains(text) || draft.facts.names().any(|fact| fact.value.split_whitespace().any(|name| name == text))
        };
        let words = self.find(draft).into_iter().filter(|word| !known(word));
        words.filter_map(|word| finding(draft, &word)).collect()
    }

    fn find(&self, draft: &Draft<'_>) -> Vec<Word> {
        let mut found = Vec::new();
        for part in self.scope.parts(draft) {
            let words = draft.words.get(part.words.clone()).unwrap_or_default();
            found.extend((0..words.len()).filter(|at| is_pronoun(draft, words, *at)).filter_map(|at| words.get(at)));
            if part.role == Role::Paragraph {
                let opening = if opens_sentence(draft, part) { 0 } else { 1 };
                let sentences = draft.sentences.get(part.sentences.clone()).unwrap_or_default();
                found.extend(sentences.iter().enumerate().skip(opening).filter_map(|(at, sentence)| lower_start(draft, at, sentence)));
            }
        }
        found.sort_by_key(|word| word.start);
        found
    }
}

fn finding(draft: &Draft<'_>, word: &Word) -> Option<Finding> {
    let first = draft.text(word.range()).chars().next()?;
    let mut upper = first.to_uppercase();
    let (Some(capital), None) = (upper.next(), upper.next()) else { return None };
    let letter = draft.span(word.start as usize..word.start as usize + first.len_utf8());
    Some(Finding::at(draft.span(word.range())).with_fix(Trust::Safe, letter, capital))
}

fn is_pronoun(draft: &Draft<'_>, words: &[Word], at: usize) -> bool {
    let Some(word) = words.get(at).filter(|word| draft.text(word.range()) == "i") else { return false };
    let before = draft.text(0..word.start as usize).chars().next_back();
    let after = draft.text(word.end as usize..draft.prose.text().len());
    // "w/i", "i-th", "i.e.", "(i)", a list mark, a variable in quotes
    let glued = word.is(GLUED)
        && !draft.source().slice(draft.span(word.start as usize - 1..word.start as usize)).contains(['—', '–', '.', ',', '!', '?']);
    let marked = after.starts_with([')', '-', '_', '/', '=', ']', '|'])
        || (after.starts_with('.') && at == 0)
        || before.is_some_and(|quote| matches!(quote, '"' | '\'') && after.starts_with(quote));
    let near = |at: Option<usize>| at.and_then(|at| words.get(at));
    let (left, right) = (near(at.checked_sub(1)), near(Some(at + 1)));
    let counted = left.is_some_and(|left| {
        ["part", "phase", "class", "type", "section", "level", "volume", "ii", "variable", "letter", "index", "unit", "imaginary"]
            .contains(&draft.text(left.range()).to_lowercase().as_str())
    });
    let counted = counted || right.is_some_and(|right| draft.text(right.range()) == "ii");
    // "Polska i Litwa"
    let named = at > 1 && left.is_some_and(|left| left.is(CAPITAL)) && right.is_some_and(|right| right.is(CAPITAL));
    !(glued || marked || counted || named)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Format;
    use crate::source::Source;

    fn found(text: &str) -> Vec<String> {
        let source = Source::new("a", text);
        let draft = Draft::parse(&source, Format::PlainText);
        let scope = Scope::new(&[], &[Place::Subject, Place::Body]);
        Capitalize { scope }.find(&draft).iter().map(|word| draft.text(word.range()).to_owned()).collect()
    }

    #[test]
    fn pronouns_and_starts_of_sentences_are_found_once() {
        for (text, expected) in [
            ("Hi Ann,\n\nToday i'm sure that i must decline, and so do i.", "i i i"),
            ("Thank you so much. unfortunately I must decline. i am sorry!", "unfortunately i"),
            ("thank you for the kind mail.\n\nyour team was very kind.", "thank your"),
            ("Dear Ann,\n\nthank you for the invitation.", "thank"),
            ("It was great—i loved it! maybe we meet again one day.", "i maybe"),
        ] {
            assert_eq!(found(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn lower_case_that_belongs_is_left_alone() {
        for text in [
            "Hi Ann, thank you for the mail.",
            "Tools, e.g. a saw, i.e. this one, etc. and more of it.",
            "I am sorry... but no, not this time.",
            "iPhone sales grew a lot.",
            "de Vries is my family name.",
            "It is so. iOS is what I like most.",
            "i) first we talked\n\nii) then we left",
            "Phase i of the study.",
            "See the page. https://example.com is the one.",
            "Meet at 5 p.m. on Monday, or at 6 p.m. with us.",
            "I need:\n\na longer notice period.",
            "Write to i@example.com at once.",
            "I hold a Ph.D. in physics now.",
            "Come on the 5. of May with us.",
            "Thanks, all. x",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
