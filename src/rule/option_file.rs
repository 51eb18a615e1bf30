//! The wire shape of the kinds that need few phrases or none.
//!
//! The build script includes this file; it depends on nothing else in the crate.

use serde::{Deserialize, Serialize};

use super::check_file::{Name, Place};

/// `[check.spell]`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SpellFile {
    /// Where; body, subject and sign-off when empty.
    #[serde(default, rename = "in")]
    pub places: Vec<Place>,
}

/// `[check.repeat]`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RepeatFile {
    /// Words that may stand twice.
    #[serde(default)]
    pub allow: Vec<String>,
}

/// `[check.article]`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ArticleFile {
    /// Beginnings of words that are written with a consonant and take "an".
    #[serde(default)]
    pub an: Vec<String>,
    /// Beginnings of words that are written with a vowel and take "a".
    #[serde(default)]
    pub a: Vec<String>,
}

/// A kind without options.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PlainFile {}

/// `[check.shout]`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ShoutFile {
    /// Words in capitals, one behind the other, from which it is shouting.
    pub min_words: u32,
    /// Exclamation marks, one behind the other, from which it is shouting.
    pub min_marks: u32,
}

/// `[check.fill]`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FillFile {
    /// Phrasebooks of filler words.
    #[serde(default)]
    pub phrasebooks: Vec<Name>,
}

/// `[check.anatomy]`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AnatomyFile {
    /// The part that must be there.
    pub part: Place,
}

/// `[check.address]`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AddressFile {
    /// Phrasebooks of salutations that name nobody.
    #[serde(default)]
    pub phrasebooks: Vec<Name>,
}

/// `[check.tell]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TellFile {
    /// Phrasebooks of words that tell what the mail is about.
    pub phrasebooks: Vec<Name>,
    /// Most words a subject may have.
    pub max_words: u32,
}

/// A fact that a rule may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FactName {
    /// The person who invited.
    Recruiter,
    /// The firm.
    Company,
    /// The position.
    Role,
}

/// `[check.mention]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MentionFile {
    /// Any of these must be said.
    pub facts: Vec<FactName>,
    /// Phrasebooks that name a firm or a role when the facts are not given.
    #[serde(default)]
    pub phrasebooks: Vec<Name>,
    /// Phrasebooks of words that name nobody in a greeting.
    #[serde(default)]
    pub faceless: Vec<Name>,
    /// Phrasebooks of capitalised words that are no firm: places, tools, people.
    #[serde(default, rename = "no-firm")]
    pub no_firm: Vec<Name>,
    /// Phrasebooks of words that praise or describe a post and don't name it.
    #[serde(default)]
    pub plain: Vec<Name>,
}

/// `[check.agree]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgreeFile {
    /// Facts that the text must not contradict.
    pub facts: Vec<FactName>,
    /// Phrasebooks behind which the firm is named.
    #[serde(default)]
    pub company: Vec<Name>,
    /// Phrasebooks behind or before which the role is named.
    #[serde(default)]
    pub role: Vec<Name>,
    /// Phrasebooks that show that a sentence speaks of another firm, post or time.
    #[serde(default)]
    pub elsewhere: Vec<Name>,
    /// Phrasebooks that show that a sentence speaks of a later post of the same firm.
    #[serde(default)]
    pub later: Vec<Name>,
    /// Phrasebooks of capitalised words that are no firm.
    #[serde(default, rename = "no-firm")]
    pub no_firm: Vec<Name>,
    /// Phrasebooks of given names.
    #[serde(default)]
    pub given: Vec<Name>,
    /// Phrasebooks of words that name nobody in a greeting.
    #[serde(default)]
    pub faceless: Vec<Name>,
    /// Phrasebooks of words that praise or describe a post and are no part of its name.
    #[serde(default)]
    pub plain: Vec<Name>,
}

impl AgreeFile {
    /// Names of its phrasebooks.
    #[must_use]
    pub const fn books(&self) -> [&Vec<Name>; 8] {
        [&self.company, &self.role, &self.elsewhere, &self.later, &self.no_firm, &self.given, &self.faceless, &self.plain]
    }
}

/// `[check.elapsed]`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ElapsedFile {
    /// Business days from which a reply is late.
    pub max: u32,
    /// Business days from which it is worth a note.
    pub note: u32,
}

/// `[check.medium]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MediumFile {
    /// Phrasebooks that tell of an invitation by phone.
    pub phone: Vec<Name>,
    /// Phrasebooks that say why it is a mail all the same; one hit is enough.
    #[serde(default)]
    pub spare: Vec<Name>,
}

/// `[check.resemble]`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResembleFile {
    /// Share of alike word sequences, in percent, from which two drafts are copies.
    pub percent: u32,
    /// Drafts of fewer words are not compared.
    pub words: u32,
}
