//! `anatomy`: a part must be there.

use super::{Finding, Names, Unfit, View};
use crate::draft::{FactsForm, Role};
use crate::rule::file::{AnatomyFile, Place};

/// The parts that can be asked for.
#[derive(Clone, Copy, Debug)]
enum Wanted {
    Greeting,
    SignOff,
    Signature,
    Subject,
}

/// Finds that the part is missing.
#[derive(Clone, Copy, Debug)]
pub struct Anatomy {
    part: Wanted,
}

impl Anatomy {
    pub(super) fn new(file: &AnatomyFile, _: &mut Names<'_>) -> Result<Self, Unfit> {
        let part = match file.part {
            Place::Greeting => Wanted::Greeting,
            Place::SignOff => Wanted::SignOff,
            Place::Signature => Wanted::Signature,
            Place::Subject => Wanted::Subject,
            Place::Body | Place::Header | Place::LastParagraph => {
                return Err(Unfit::at(&["part"], "only `greeting`, `sign-off`, `signature` and `subject` can be missing"));
            }
        };
        Ok(Self { part })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let draft = view.draft;
        let lacks = |role: Role| draft.part(role).is_none();
        let span = match self.part {
            Wanted::Greeting if lacks(Role::Greeting) => draft.body_first(),
            Wanted::SignOff if lacks(Role::SignOff) && lacks(Role::Signature) => draft.body_last(),
            Wanted::Signature if lacks(Role::Signature) => draft.body_last(),
            // A draft without header lines or front matter is a body alone; its subject stands elsewhere.
            Wanted::Subject if draft.facts.form != FactsForm::None && draft.facts.subject.is_none() => {
                crate::source::Span::at(draft.facts.span.start)
            }
            _ => return Vec::new(),
        };
        vec![Finding::at(span)]
    }
}
