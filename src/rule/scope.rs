//! Where in a draft a check looks.

use super::file::Place;
use crate::draft::{Draft, Part, Role};

/// A set of places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    places: Vec<Place>,
    /// Only the first so many sentences of the body count.
    pub first_sentences: Option<u32>,
}

impl Scope {
    /// The given places, or `default` when there are none.
    #[must_use]
    pub fn new(places: &[Place], default: &[Place]) -> Self {
        let places = if places.is_empty() { default } else { places };
        Self { places: places.to_vec(), first_sentences: None }
    }

    /// The body.
    #[must_use]
    pub fn body() -> Self {
        Self::new(&[], &[Place::Body])
    }

    fn holds_role(&self, draft: &Draft<'_>, part: &Part) -> bool {
        self.places.iter().any(|place| match place {
            Place::Body => part.role.is_body(),
            Place::Subject => part.role == Role::Subject,
            Place::Greeting => part.role == Role::Greeting,
            Place::SignOff => part.role == Role::SignOff,
            Place::Signature => part.role == Role::Signature,
            Place::Header => part.role == Role::Header,
            Place::LastParagraph => draft.body().next_back().is_some_and(|last| last.span == part.span),
        })
    }

    /// The parts it holds, in order.
    pub fn parts<'d>(&'d self, draft: &'d Draft<'_>) -> impl Iterator<Item = &'d Part> {
        draft.parts.iter().filter(|part| self.holds_role(draft, part))
    }

    /// Whether it holds the sentence with this index.
    #[must_use]
    pub fn holds(&self, draft: &Draft<'_>, sentence: u32) -> bool {
        let Some(part) = draft.sentences.get(sentence as usize).and_then(|sentence| draft.parts.get(sentence.part as usize)) else {
            return false;
        };
        self.holds_role(draft, part)
            && self.first_sentences.is_none_or(|first| body_position(draft, sentence).is_some_and(|position| position <= first))
    }
}

/// Which sentence of the body this is, from 1; `None` when it stands elsewhere.
#[must_use]
pub fn body_position(draft: &Draft<'_>, sentence: u32) -> Option<u32> {
    let mut before = 0;
    for part in draft.body() {
        if part.sentences.contains(&(sentence as usize)) {
            return Some(before + (sentence as usize - part.sentences.start) as u32 + 1);
        }
        before += part.sentences.len() as u32;
    }
    None
}
