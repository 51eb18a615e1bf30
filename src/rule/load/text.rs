//! What is loaded.

use crate::source::Source;

/// A file of a rule folder.
#[derive(Debug)]
pub enum RuleText {
    /// A rule; its id is the file's name.
    Rule(String, Source),
    /// A phrasebook.
    Phrasebook(String, Source),
    /// A profile.
    Profile(String, Source),
}

impl RuleText {
    /// The text of the file.
    #[must_use]
    pub const fn source(&self) -> &Source {
        match self {
            Self::Rule(_, source) | Self::Phrasebook(_, source) | Self::Profile(_, source) => source,
        }
    }

    /// The text, to report what is wrong with it.
    #[must_use]
    pub fn into_source(self) -> Source {
        match self {
            Self::Rule(_, source) | Self::Phrasebook(_, source) | Self::Profile(_, source) => source,
        }
    }
}
