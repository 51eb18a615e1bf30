//! `conflict`: two phrasebooks that must not both be said.

use super::{Finding, Names, Unfit, View, is_spared};
use crate::diagnostic::Note;
use crate::rule::file::ConflictFile;
use crate::rule::hits::{Book, Hit};
use crate::rule::scope::Scope;

/// The second phrasebook contradicts the first.
#[derive(Clone, Debug)]
pub struct Conflict {
    first: Book,
    second: Book,
    spare: Vec<Book>,
    scope: Scope,
}

impl Conflict {
    pub(super) fn new(file: &ConflictFile, names: &mut Names<'_>) -> Result<Self, Unfit> {
        let books = names.books("phrasebooks", &file.phrasebooks)?;
        let [first, second] = books[..] else {
            return Err(Unfit::at(&["phrasebooks"], "a conflict is between exactly two phrasebooks"));
        };
        if first == second {
            return Err(Unfit::at(&["phrasebooks"], "a phrasebook can't be in conflict with itself"));
        }
        Ok(Self { first, second, spare: names.books("spare", &file.spare)?, scope: Scope::body() })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let held = |sentence| self.scope.holds(view.draft, sentence);
        let second = view.hits.of(self.second).iter().find(|hit| held(hit.sentence) && !is_spared(view.hits, &self.spare, hit, false));
        let Some(second) = second else { return Vec::new() };
        // The two may run into each other (“I must decline, so could we push the interview back”), but not be the same words.
        let same =
            |hit: &&Hit| (hit.start <= second.start && second.end <= hit.end) || (second.start <= hit.start && hit.end <= second.end);
        let Some(first) = view.hits.of(self.first).iter().find(|hit| held(hit.sentence) && !same(hit)) else {
            return Vec::new();
        };
        let mut finding = Finding::at(view.draft.span(second.range()));
        finding.notes.push(Note { span: Some(view.draft.span(first.range())), message: "and yet this is said".to_owned() });
        vec![finding]
    }
}
