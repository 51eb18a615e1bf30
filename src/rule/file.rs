//! The wire shape of rules, phrasebooks and profiles: what was written in TOML, not yet checked.
//!
//! The build script includes this file to embed the rules of `rules/`; it depends on nothing else in the crate.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use super::check_file::*;

/// Phrasebooks that the outline of a draft shows besides those that rules ask for.
pub const OUTLINED: [&str; 5] = ["thanks", "decision", "reason", "apology", "wishes"];

/// `rules/<id>.toml`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RuleFile {
    /// `error`, `warning`, `note` or `off`.
    pub severity: SeverityName,
    /// What sort of flaw it is.
    pub category: Category,
    /// One line without a final stop; `{text}` and the values of the kind are filled in.
    pub message: String,
    /// What to do about it; filled in likewise.
    pub help: String,
    /// Why it matters.
    pub why: String,
    /// Exactly one check of one kind.
    pub check: CheckFile,
    /// At least one draft that has the flaw and one that has not.
    #[serde(default)]
    pub example: Vec<Example>,
}

/// What a run needs of a built-in rule, read in place from what the build script wrote.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Head<'t> {
    /// Its id.
    pub id: &'t str,
    /// As [`RuleFile::severity`].
    pub severity: SeverityName,
    /// As [`RuleFile::category`].
    pub category: Category,
    /// As [`RuleFile::message`].
    pub message: &'t str,
    /// As [`RuleFile::help`].
    pub help: &'t str,
    /// As [`RuleFile::check`], without the phrases inside.
    pub check: CheckFile,
}

/// Severity as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum SeverityName {
    /// Not applied.
    Off,
    /// Advice.
    Note,
    /// Fix before sending.
    Warning,
    /// Do not send.
    Error,
}

/// What sort of flaw a rule finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// What the message must or must not say.
    Content,
    /// How it sounds.
    Tone,
    /// Names, dates and the medium.
    Facts,
    /// Length and order.
    Shape,
    /// Register and grammar.
    Language,
    /// Slips of spelling and punctuation.
    Slip,
}

/// Two versions of the same words: with the flaw and without it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The rule finds something here.
    pub bad: String,
    /// The rule finds nothing here.
    pub good: String,
}

/// `rules/phrasebook/<language>/<name>.toml`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PhrasebookFile {
    /// What the phrases say.
    pub about: String,
    /// Phrases in the syntax of [`super::phrase`].
    #[serde(default)]
    pub phrases: Vec<String>,
    /// Many single words, divided by white space.
    #[serde(default)]
    pub words: String,
    /// Regular expressions on folded prose, any case.
    #[serde(default)]
    pub patterns: Vec<String>,
    /// Phrases that undo a hit they overlap.
    #[serde(default)]
    pub except: Vec<String>,
    /// Meetings of other phrasebooks in one sentence; each counts as a hit.
    #[serde(default)]
    pub together: Vec<Meeting>,
    /// Where a list was taken from.
    #[serde(default)]
    pub source: Option<String>,
    /// Under which licence.
    #[serde(default)]
    pub licence: Option<String>,
    /// Sentences that prove it.
    #[serde(default)]
    pub examples: BookExamples,
}

/// Proof of a phrasebook.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BookExamples {
    /// Each yields a hit.
    #[serde(default)]
    pub says: Vec<String>,
    /// None yields a hit.
    #[serde(default)]
    pub does_not: Vec<String>,
}

/// `rules/profile/<name>.toml`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ProfileFile {
    /// What sort of message it is for.
    pub about: String,
    /// Rule id -> severity; rules that are not named keep their own.
    #[serde(default)]
    pub rules: BTreeMap<String, SeverityName>,
}
