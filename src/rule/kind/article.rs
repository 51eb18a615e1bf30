//! `article`: "a" before the sound of a vowel, "an" before that of a consonant.

mod neighbour;
mod sound;

use super::forbid::in_case_of;
use super::{Finding, Names, Unfit, View};
use crate::diagnostic::Trust;
use crate::draft::Draft;
use crate::draft::words::{CONTRACTED, CURRENCY, FOREIGN, GLUED, OPAQUE, SHOUTED, TAIL, Word};
use crate::rule::file::{ArticleFile, Place};
use crate::rule::scope::Scope;
use neighbour::{AHEAD_OF_ARTICLES, NO_NOUNS};
use sound::{Article as Sort, Sounds};

/// Articles that do not fit the word behind them.
#[derive(Clone, Debug)]
pub struct Article {
    sounds: Sounds,
    scope: Scope,
}

impl Article {
    #[expect(clippy::unnecessary_wraps, reason = "every kind is made ready alike")]
    pub(super) fn new(file: &ArticleFile, _: &mut Names<'_>) -> Result<Self, Unfit> {
        let sounds = Sounds { an: file.an.clone(), a: file.a.clone() };
        Ok(Self { sounds, scope: Scope::new(&[], &[Place::Subject, Place::Body, Place::SignOff]) })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        self.find(view.draft)
    }

    fn find(&self, draft: &Draft<'_>) -> Vec<Finding> {
        let sentences = self.scope.parts(draft).flat_map(|part| draft.sentences.get(part.sentences.clone()).unwrap_or_default());
        let mut findings = Vec::new();
        for sentence in sentences {
            let words = draft.words.get(sentence.words()).unwrap_or_default();
            findings.extend((0..words.len()).filter_map(|at| self.finding(draft, words, at)));
        }
        findings
    }

    fn finding(&self, draft: &Draft<'_>, words: &[Word], at: usize) -> Option<Finding> {
        let article = words.get(at).filter(|word| word.end - word.start < 3)?;
        let text = draft.text(article.range());
        let stands = match text {
            "a" | "A" => Sort::A,
            "an" | "An" | "AN" => Sort::An,
            _ => return None,
        };
        // "plan A is", "Q&A in"
        if article.is(GLUED | CONTRACTED | TAIL) || (text == "A" && at > 0) || (at > 0 && text == "An") {
            return None;
        }
        let next = words.get(at + 1)?;
        let gap = article.end as usize..next.start as usize;
        let apart = |text: &str, markup: &[char]| !text.trim_matches(markup).trim().is_empty();
        if apart(draft.text(gap.clone()), &[]) || apart(draft.source().slice(draft.span(gap)), &['*', '_', '~', ' ']) {
            return None;
        }
        let said = if next.is(CURRENCY) { words.get(at + 2).filter(|number| number.start == next.end)? } else { next };
        let belongs = self.before(draft, said, article.is(SHOUTED))?;
        if belongs == stands || (said.is(SHOUTED) && words.get(at + 2).is_some_and(|word| word.is(SHOUTED)) && text == "A") {
            return None;
        }
        let right = in_case_of(if text == "A" { "A" } else { text }, if belongs == Sort::An { "an" } else { "a" });
        let before = at.checked_sub(1).and_then(|at| words.get(at)).map_or("", |word| draft.text(word.range()));
        let trust = if stands == Sort::An && may_be_and(before, draft.text(said.range())) { Trust::Suggested } else { Trust::Safe };
        let (shown, span) = (draft.span(article.start as usize..said.end as usize), draft.span(article.range()));
        let word = draft.source().slice(draft.span(next.start as usize..said.end as usize));
        Some(Finding::at(shown).with("right", &right).with("word", word).with_fix(trust, span, right))
    }

    fn before(&self, draft: &Draft<'_>, word: &Word, shouted: bool) -> Option<Sort> {
        let hyphen = draft.text(word.end as usize..word.end as usize + 1) == "-";
        let text = draft.text(word.range());
        if word.is(OPAQUE | FOREIGN | TAIL | CONTRACTED) || (!hyphen && NO_NOUNS.contains(&text)) {
            return None;
        }
        let lower = if shouted { text.to_lowercase() } else { text.to_owned() };
        self.sounds.article(&lower, hyphen)
    }
}

/// "time an consideration" lacks a "d" rather than an article.
fn may_be_and(before: &str, next: &str) -> bool {
    let lower = before.to_lowercase();
    !(before.is_empty() || AHEAD_OF_ARTICLES.contains(&lower.as_str()) || next.starts_with(['u', 'U', 'e', 'E', 'o', 'O']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Format;
    use crate::source::Source;

    fn found(text: &str) -> Vec<String> {
        let file: crate::rule::file::RuleFile = toml::from_str(include_str!("../../../rules/article.toml")).expect("the rule");
        let crate::rule::file::CheckFile::Article(file) = file.check else { panic!("another kind") };
        let sounds = Sounds { an: file.an, a: file.a };
        let source = Source::new("a", text);
        let findings = Article { sounds, scope: Scope::body() }.find(&Draft::parse(&source, Format::PlainText));
        findings.iter().map(|finding| source.slice(finding.span).to_owned()).collect()
    }

    #[test]
    fn the_sound_decides() {
        let wrong = "We saw a apple, an user, a honest man, an European, a hour, an one-off, a MBA, a HR manager, a 8-hour day, an 5-hour day, a $80k offer, \
                     a e-mail, an UX designer, a in-person talk, an union, a iOS app, an CEO, a MSc, a unimportant one, a H-1B visa.";
        assert_eq!(found(wrong).len(), 20, "{:?}", found(wrong));
        let right = "We saw an apple, a user, an honest man, a European, an hour, a one-off, an MBA, an HR manager, a NASA job, a historic day, an historic day, \
                     a SQL test, an SQL test, an 11th hour, a $100k offer, a year, a unique plan, an unusual one, a PhD, a 1-hour call, an LLM, a B2B firm, a UK firm.";
        assert!(found(right).is_empty(), "{:?}", found(right));
    }

    #[test]
    fn letters_and_slips_of_other_kinds_are_left_alone() {
        let text = "Plan A is off. Grade A eggs. I would go for a or b. Your time an the offer. Vitamin a is fine. It is on an A road. A, on the list.";
        assert!(found(text).is_empty(), "{:?}", found(text));
    }
}
