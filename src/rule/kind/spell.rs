//! `spell`: known misspellings, with their corrections.

use super::forbid::in_case_of;
use super::{Finding, Names, Unfit, View};
use crate::diagnostic::{Edit, Fix, Trust};
use crate::rule::file::{Place, SpellFile};
use crate::rule::hits::Typo;
use crate::rule::scope::Scope;

/// Words of a list of misspellings, unless the sender states them as names.
#[derive(Clone, Debug)]
pub struct Spell {
    scope: Scope,
}

impl Spell {
    #[expect(clippy::unnecessary_wraps, reason = "every kind is made ready alike")]
    pub(super) fn new(file: &SpellFile, _: &mut Names<'_>) -> Result<Self, Unfit> {
        Ok(Self { scope: Scope::new(&file.places, &[Place::Body, Place::Subject, Place::SignOff, Place::Greeting]) })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let draft = view.draft;
        let mut findings = Vec::new();
        for part in self.scope.parts(draft) {
            let all = view.hits.typos();
            let start = all.partition_point(|typo| typo.word < part.words.start);
            let end = all.partition_point(|typo| typo.word < part.words.end);
            findings.extend(all.get(start..end).unwrap_or_default().iter().filter_map(|typo| finding(view, typo)));
        }
        findings
    }
}

fn finding(view: &View<'_>, typo: &Typo) -> Option<Finding> {
    let word = view.draft.words.get(typo.word)?;
    let text = view.draft.text(word.range());
    let lower = text.to_lowercase();
    let named = || {
        view.draft.facts.names().any(|fact| fact.value.split(|char: char| !char.is_alphanumeric()).any(|name| name.to_lowercase() == lower))
    };
    if view.words.contains(&lower) || named() {
        return None;
    }
    let corrections: Vec<String> = typo.corrections.split(',').map(|right| in_case_of(text, right)).collect();
    let best = corrections.first()?.clone();
    let span = view.draft.span(word.range());
    let trust = if corrections.len() == 1 { Trust::Safe } else { Trust::Suggested };
    let mut finding = Finding::at(span).with("suggestions", quoted(&corrections));
    finding.fix = Some(Fix { trust, edits: vec![Edit { span, text: best }] });
    Some(finding)
}

fn quoted(words: &[String]) -> String {
    let shown: Vec<String> = words.iter().take(3).map(|word| format!("“{word}”")).collect();
    shown.join(" or ")
}
