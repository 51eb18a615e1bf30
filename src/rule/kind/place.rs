//! `place`: a phrasebook must be said early.

use super::{Finding, Names, Unfit, View};
use crate::rule::file::PlaceFile;
use crate::rule::hits::Book;
use crate::rule::scope::body_position;

/// The first hit must lie within the first sentences of the body; a draft that never says it is another rule's matter.
#[derive(Clone, Debug)]
pub struct Place {
    books: Vec<Book>,
    max_sentence: u32,
}

impl Place {
    pub(super) fn new(file: &PlaceFile, names: &mut Names<'_>) -> Result<Self, Unfit> {
        if file.phrasebooks.is_empty() {
            return Err(Unfit::at(&["phrasebooks"], "an empty list finds nothing"));
        }
        if file.max_sentence == 0 {
            return Err(Unfit::at(&["max-sentence"], "sentences count from 1, so nothing can be said by sentence 0"));
        }
        Ok(Self { books: names.books("phrasebooks", &file.phrasebooks)?, max_sentence: file.max_sentence })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let hits = view.hits.of_any(&self.books);
        let first = hits.iter().find_map(|hit| Some((hit, body_position(view.draft, hit.sentence)?)));
        let Some((hit, position)) = first.filter(|(_, position)| *position > self.max_sentence) else { return Vec::new() };
        vec![Finding::at(view.draft.span(hit.range())).with("position", position).with("max", self.max_sentence)]
    }
}
