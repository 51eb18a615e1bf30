//! The wire shape of `[check.<kind>]`: one struct a kind.
//!
//! The build script includes this file; it depends on nothing else in the crate.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use super::option_file::*;

/// A short text, a name most often: up to 23 bytes of it need no memory of their own, and start-up reads hundreds of them.
pub type Name = smol_str::SmolStr;

/// `[check.<kind>]`, externally tagged: exactly one kind, exact spans.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CheckFile {
    /// A phrasebook must be said.
    Require(RequireFile),
    /// A phrasebook must not be said.
    Forbid(ForbidFile),
    /// Phrasebooks must not meet in one sentence.
    Together(TogetherFile),
    /// A count must stay within bounds.
    Limit(LimitFile),
    /// A phrasebook must be said early.
    Place(PlaceFile),
    /// Two phrasebooks must not both be said.
    Conflict(ConflictFile),
    /// Known misspellings.
    Spell(SpellFile),
    /// Words said twice in a row.
    Repeat(RepeatFile),
    /// "a" before a vowel, "an" before a consonant.
    Article(ArticleFile),
    /// Lower case where upper case belongs.
    Capitalize(PlainFile),
    /// Slips of punctuation.
    Punctuate(PlainFile),
    /// Characters nobody sees.
    Reveal(PlainFile),
    /// Capitals and exclamation marks.
    Shout(ShoutFile),
    /// Slots that were never filled in.
    Fill(FillFile),
    /// A part must be there.
    Anatomy(AnatomyFile),
    /// The greeting must name somebody.
    Address(AddressFile),
    /// The subject must tell something.
    Tell(TellFile),
    /// Facts must be said.
    Mention(MentionFile),
    /// Names must agree with the facts.
    Agree(AgreeFile),
    /// Business days between two dates.
    Elapsed(ElapsedFile),
    /// The reply goes the way the invitation came.
    Medium(MediumFile),
    /// Drafts of one run must differ.
    Resemble(ResembleFile),
}

/// Where a check looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Paragraphs, headings and list items between greeting and sign-off.
    Body,
    /// The subject line.
    Subject,
    /// The salutation.
    Greeting,
    /// The closing phrase.
    SignOff,
    /// What stands below it.
    Signature,
    /// Front matter or mail header lines.
    Header,
    /// The last paragraph of the body.
    LastParagraph,
}

/// Phrases: named phrasebooks, or written inline.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RequireFile {
    /// Names of phrasebooks; a hit of any is enough.
    #[serde(default)]
    pub phrasebooks: Vec<Name>,
    /// Phrases of the rule's own.
    #[serde(default)]
    pub phrases: Vec<String>,
    /// Regular expressions of the rule's own.
    #[serde(default)]
    pub patterns: Vec<String>,
    /// Phrases that undo a hit they overlap.
    #[serde(default)]
    pub except: Vec<String>,
    /// Where it must be said; the body when empty.
    #[serde(default, rename = "in")]
    pub places: Vec<Place>,
    /// Only the first so many sentences of the body count.
    #[serde(default)]
    pub first_sentences: Option<u32>,
    /// Where a finding is shown: `start` or `end` of the body.
    #[serde(default)]
    pub belongs: Belongs,
}

/// Where something that is missing belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Belongs {
    /// The start of the body.
    #[default]
    Start,
    /// The end of the body, before the sign-off.
    End,
}

/// `[check.forbid]`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ForbidFile {
    /// Names of phrasebooks.
    #[serde(default)]
    pub phrasebooks: Vec<Name>,
    /// Phrases of the rule's own.
    #[serde(default)]
    pub phrases: Vec<String>,
    /// Regular expressions of the rule's own.
    #[serde(default)]
    pub patterns: Vec<String>,
    /// Phrases that undo a hit they overlap.
    #[serde(default)]
    pub except: Vec<String>,
    /// Where it must not be said; the body when empty.
    #[serde(default, rename = "in")]
    pub places: Vec<Place>,
    /// Phrasebooks that spare a hit they overlap or stand shortly before.
    #[serde(default)]
    pub spare: Vec<Name>,
    /// Phrase -> what should stand there instead.
    #[serde(default)]
    pub replace: BTreeMap<String, String>,
    /// Wrong words that only their neighbours give away.
    #[serde(default)]
    pub swap: Vec<Swap>,
    /// How far to trust `replace` and `swap`.
    #[serde(default)]
    pub trust: TrustName,
    /// Emoji and emoticons are found too, as notes.
    #[serde(default)]
    pub emoji: bool,
}

/// Trust as written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TrustName {
    /// Cannot change what the draft says.
    Safe,
    /// Wants a look.
    #[default]
    Suggested,
}

/// A word that is wrong among certain neighbours.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Swap {
    /// The wrong word as it stands in the draft, apostrophe included.
    pub wrong: Name,
    /// What should stand there.
    pub right: Name,
    /// Phrases that hold the wrong word; a comma or another mark must not part them.
    pub phrases: Vec<String>,
    /// Phrases that undo a hit they overlap.
    #[serde(default)]
    pub except: Vec<String>,
}

/// `[check.together]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TogetherFile {
    /// Meetings, any of which is a finding.
    pub any: Vec<Meeting>,
    /// Phrasebooks that spare a hit they overlap or stand shortly before.
    #[serde(default)]
    pub spare: Vec<Name>,
    /// Where; the body when empty.
    #[serde(default, rename = "in")]
    pub places: Vec<Place>,
}

/// Phrasebooks that meet in one sentence.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Names of phrasebooks; a hit of each is needed.
    pub of: Vec<Name>,
    /// Words between the outermost hits at most; the whole sentence when absent.
    #[serde(default)]
    pub within: Option<u32>,
    /// The hits stand in the order of `of`.
    #[serde(default)]
    pub ordered: bool,
    /// Phrasebooks whose hit anywhere in the sentence spares it.
    #[serde(default)]
    pub unless: Vec<Name>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Words in all.
    Words,
    /// Characters in all.
    Characters,
    /// Sentences in all.
    Sentences,
    /// Paragraphs in all.
    Paragraphs,
    /// Words of each sentence.
    WordsPerSentence,
    /// Sentences of each paragraph.
    SentencesPerParagraph,
    /// Hits of the phrasebooks.
    Hits,
    /// Sentences with a hit of the phrasebooks.
    HitSentences,
}

/// `[check.limit]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LimitFile {
    /// What is counted.
    pub count: Unit,
    /// Least allowed.
    #[serde(default)]
    pub min: Option<u32>,
    /// Most allowed.
    #[serde(default)]
    pub max: Option<u32>,
    /// Phrasebooks whose hits are counted.
    #[serde(default)]
    pub phrasebooks: Vec<Name>,
    /// Phrasebooks of which any hit is too many.
    #[serde(default)]
    pub zero: Vec<Name>,
    /// Phrasebooks that spare a hit they overlap or stand shortly before.
    #[serde(default)]
    pub spare: Vec<Name>,
    /// Phrasebooks of what else a sentence may say: behind two sentences with hits, those without any of these count as well.
    #[serde(default)]
    pub apart: Vec<Name>,
    /// Where; the body when empty.
    #[serde(default, rename = "in")]
    pub places: Vec<Place>,
}

/// `[check.place]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PlaceFile {
    /// Names of phrasebooks; the first hit of any counts.
    pub phrasebooks: Vec<Name>,
    /// Last sentence of the body (from 1) in which it may be said first.
    pub max_sentence: u32,
}

/// `[check.conflict]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConflictFile {
    /// Two phrasebooks; the hit of the second is shown.
    pub phrasebooks: Vec<Name>,
    /// Phrasebooks that spare a hit of the second.
    #[serde(default)]
    pub spare: Vec<Name>,
}
