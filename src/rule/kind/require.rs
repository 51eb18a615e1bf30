//! `require`: a phrasebook must be said.

use super::{Finding, Inline, Names, Unfit, View};
use crate::rule::file::{Belongs, Place, RequireFile};
use crate::rule::hits::Book;
use crate::rule::scope::Scope;

/// One hit of any of the phrasebooks is enough.
#[derive(Clone, Debug)]
pub struct Require {
    books: Vec<Book>,
    scope: Scope,
    belongs: Belongs,
}

impl Require {
    pub(super) fn new(file: &RequireFile, names: &mut Names<'_>) -> Result<Self, Unfit> {
        let inline = Inline { path: &[], phrases: &file.phrases, patterns: &file.patterns, except: &file.except };
        let mut scope = Scope::new(&file.places, &[Place::Body]);
        scope.first_sentences = file.first_sentences;
        if file.first_sentences == Some(0) {
            return Err(Unfit::at(&["first-sentences"], "nothing can be said in the first 0 sentences"));
        }
        Ok(Self { books: names.all(&file.phrasebooks, inline)?, scope, belongs: file.belongs })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let said = self.books.iter().any(|book| view.hits.of(*book).iter().any(|hit| self.scope.holds(view.draft, hit.sentence)));
        if said {
            return Vec::new();
        }
        let span = match self.belongs {
            Belongs::Start => view.draft.body_first(),
            Belongs::End => view.draft.body_last(),
        };
        vec![Finding::at(span)]
    }
}
