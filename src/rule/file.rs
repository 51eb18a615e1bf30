//! The wire shape of rules, phrasebooks and profiles: what was written in TOML, not yet checked.
//!
//! The build script includes this file to embed the rules of `rules/`; it depends on nothing else in the crate.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `rules/<id>.toml`.
#[derive(Clone, Debug, Serialize, Deserialize)]
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

/// Severity as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    /// Slips of spelling and punctuation.
    Slip,
}

/// Two versions of the same words: with the flaw and without it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The rule finds something here.
    pub bad: String,
    /// The rule finds nothing here.
    pub good: String,
}

/// `[check.<kind>]`, externally tagged: exactly one kind, exact spans.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RequireFile {
    /// Names of phrasebooks; a hit of any is enough.
    #[serde(default)]
    pub phrasebooks: Vec<String>,
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
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ForbidFile {
    /// Names of phrasebooks.
    #[serde(default)]
    pub phrasebooks: Vec<String>,
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
    pub spare: Vec<String>,
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
#[serde(deny_unknown_fields)]
pub struct Swap {
    /// The wrong word as it stands in the draft, apostrophe included.
    pub wrong: String,
    /// What should stand there.
    pub right: String,
    /// Phrases that hold the wrong word.
    pub phrases: Vec<String>,
    /// Phrases that undo a hit they overlap.
    #[serde(default)]
    pub except: Vec<String>,
}

/// `[check.together]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TogetherFile {
    /// Meetings, any of which is a finding.
    pub any: Vec<Meeting>,
    /// Phrasebooks that spare a hit they overlap or stand shortly before.
    #[serde(default)]
    pub spare: Vec<String>,
    /// Where; the body when empty.
    #[serde(default, rename = "in")]
    pub places: Vec<Place>,
}

/// Phrasebooks that meet in one sentence.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meeting {
    /// Names of phrasebooks; a hit of each is needed.
    pub of: Vec<String>,
    /// Words between the outermost hits at most; the whole sentence when absent.
    #[serde(default)]
    pub within: Option<u32>,
    /// The hits stand in the order of `of`.
    #[serde(default)]
    pub ordered: bool,
    /// Phrasebooks whose hit anywhere in the sentence spares it.
    #[serde(default)]
    pub unless: Vec<String>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
    pub phrasebooks: Vec<String>,
    /// Phrasebooks of which any hit is too many.
    #[serde(default)]
    pub zero: Vec<String>,
    /// Phrasebooks that spare a hit they overlap or stand shortly before.
    #[serde(default)]
    pub spare: Vec<String>,
    /// Where; the body when empty.
    #[serde(default, rename = "in")]
    pub places: Vec<Place>,
}

/// `[check.place]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PlaceFile {
    /// Names of phrasebooks; the first hit of any counts.
    pub phrasebooks: Vec<String>,
    /// Last sentence of the body (from 1) in which it may be said first.
    pub max_sentence: u32,
}

/// `[check.conflict]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConflictFile {
    /// Two phrasebooks; the hit of the second is shown.
    pub phrasebooks: Vec<String>,
    /// Phrasebooks that spare a hit of the second.
    #[serde(default)]
    pub spare: Vec<String>,
}

/// `[check.spell]`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpellFile {
    /// Where; body, subject and sign-off when empty.
    #[serde(default, rename = "in")]
    pub places: Vec<Place>,
}

/// `[check.repeat]`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RepeatFile {
    /// Words that may stand twice.
    #[serde(default)]
    pub allow: Vec<String>,
}

/// `[check.article]`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
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
#[serde(deny_unknown_fields)]
pub struct PlainFile {}

/// `[check.shout]`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ShoutFile {
    /// Words in capitals, one behind the other, from which it is shouting.
    pub min_words: u32,
    /// Exclamation marks, one behind the other, from which it is shouting.
    pub min_marks: u32,
}

/// `[check.fill]`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FillFile {
    /// Phrasebooks of filler words.
    #[serde(default)]
    pub phrasebooks: Vec<String>,
}

/// `[check.anatomy]`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnatomyFile {
    /// The part that must be there.
    pub part: Place,
}

/// `[check.address]`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressFile {
    /// Phrasebooks of salutations that name nobody.
    #[serde(default)]
    pub phrasebooks: Vec<String>,
}

/// `[check.tell]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TellFile {
    /// Phrasebooks of words that tell what the mail is about.
    pub phrasebooks: Vec<String>,
    /// Most words a subject may have.
    pub max_words: u32,
}

/// A fact that a rule may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(deny_unknown_fields)]
pub struct MentionFile {
    /// Any of these must be said.
    pub facts: Vec<FactName>,
    /// Phrasebooks that name a firm or a role when the facts are not given.
    #[serde(default)]
    pub phrasebooks: Vec<String>,
}

/// `[check.agree]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreeFile {
    /// Facts that the text must not contradict.
    pub facts: Vec<FactName>,
    /// Phrasebooks behind which the firm is named.
    #[serde(default)]
    pub company: Vec<String>,
    /// Phrasebooks behind or before which the role is named.
    #[serde(default)]
    pub role: Vec<String>,
}

/// `[check.elapsed]`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElapsedFile {
    /// Business days from which a reply is late.
    pub max: u32,
    /// Business days from which it is worth a note.
    pub note: u32,
}

/// `[check.medium]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MediumFile {
    /// Phrasebooks that tell of an invitation by phone.
    pub phone: Vec<String>,
}

/// `[check.resemble]`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResembleFile {
    /// Share of alike word sequences, in percent, from which two drafts are copies.
    pub percent: u32,
    /// Drafts of fewer words are not compared.
    pub words: u32,
}

/// `rules/phrasebook/<language>/<name>.toml`.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
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
#[serde(deny_unknown_fields)]
pub struct ProfileFile {
    /// What sort of message it is for.
    pub about: String,
    /// Rule id -> severity; rules that are not named keep their own.
    #[serde(default)]
    pub rules: BTreeMap<String, SeverityName>,
}
