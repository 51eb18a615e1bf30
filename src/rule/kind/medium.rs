//! `medium`: the reply goes the way the invitation came.

use super::{Finding, Names, Unfit, View};
use crate::rule::file::MediumFile;
use crate::rule::hits::Book;
use crate::rule::scope::Scope;

/// Finds that a call is answered by mail: the facts or the draft tell of one.
#[derive(Clone, Debug)]
pub struct Medium {
    phone: Vec<Book>,
    /// Says why it is a mail all the same.
    spare: Vec<Book>,
    scope: Scope,
}

impl Medium {
    pub(super) fn new(file: &MediumFile, names: &mut Names<'_>) -> Result<Self, Unfit> {
        if file.phone.is_empty() {
            return Err(Unfit::at(&["phone"], "an empty list finds nothing"));
        }
        Ok(Self { phone: names.books("phone", &file.phone)?, spare: names.books("spare", &file.spare)?, scope: Scope::body() })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let draft = view.draft;
        if view.hits.of_any(&self.spare).iter().any(|hit| self.scope.holds(draft, hit.sentence)) {
            return Vec::new();
        }
        if draft.facts.invited_by.as_ref().is_some_and(|fact| is_phone(&fact.value)) {
            return vec![Finding::at(draft.body_first())];
        }
        let hits = view.hits.of_any(&self.phone);
        let first = hits.iter().find(|hit| self.scope.holds(draft, hit.sentence));
        first.map(|hit| Finding::at(draft.span(hit.range()))).into_iter().collect()
    }
}

fn is_phone(medium: &str) -> bool {
    const WORDS: [&str; 12] =
        ["phone", "telephone", "call", "called", "voicemail", "voice", "tel", "mobile", "cell", "cellphone", "telefon", "teléfono"];
    let lower = medium.to_lowercase();
    lower.split(|char: char| !char.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::is_phone;

    #[test]
    fn a_phone_is_told_from_other_media() {
        assert!(is_phone("Phone call") && is_phone("voice-mail") && is_phone("TELEPHONE"));
        assert!(!is_phone("e-mail") && !is_phone("LinkedIn") && !is_phone("Microsoft Teams"));
    }
}
