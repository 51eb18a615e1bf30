//! The kinds of checks: a closed set. A kind has one method, from a view of a draft to findings; it knows no id,
//! no severity and no wording, and never searches the text for phrases itself.

mod address;
mod agree;
mod anatomy;
mod article;
mod capitalize;
mod conflict;
mod elapsed;
mod fill;
mod forbid;
mod limit;
mod medium;
mod mention;
mod place;
mod punctuate;
mod repeat;
mod require;
mod resemble;
mod reveal;
mod shout;
mod spell;
mod tell;
mod together;

use std::collections::HashSet;

use jiff::civil::Date;

use super::file::{CheckFile, Name};
use super::hits::{Book, Hit, Hits};
use crate::diagnostic::{Edit, Fix, Note, Severity, Trust};
use crate::draft::Draft;
use crate::source::Span;

pub use resemble::{Fingerprint, Likeness, Resemble};

/// What a kind may look at.
pub struct View<'v> {
    /// The draft.
    pub draft: &'v Draft<'v>,
    /// Everything that was found in it.
    pub hits: &'v Hits,
    /// The day to count from when the draft states none.
    pub today: Option<Date>,
    /// Words, in lower case, that are no misspellings.
    pub words: &'v HashSet<String>,
}

/// What a kind found.
#[derive(Clone, Debug, Default)]
pub struct Finding {
    /// Where; empty where something is missing.
    pub span: Span,
    /// Values for the placeholders of message and help.
    pub values: Vec<(&'static str, String)>,
    /// Further places.
    pub notes: Vec<Note>,
    /// How to mend it.
    pub fix: Option<Fix>,
    /// Another severity than the rule's own.
    pub severity: Option<Severity>,
}

impl Finding {
    /// Found here.
    #[must_use]
    pub fn at(span: Span) -> Self {
        Self { span, ..Self::default() }
    }

    /// With a value for `{name}` in the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// With a fix that replaces `span`.
    #[must_use]
    pub fn with_fix(mut self, trust: Trust, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { trust, edits: vec![Edit { span, text: text.into() }] });
        self
    }

    /// With a severity of its own.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }
}

macro_rules! kinds {
    ($($name:ident: $kind:ty),* $(,)?) => {
        /// A check of one kind, ready to run.
        #[derive(Clone, Debug)]
        #[expect(missing_docs, reason = "each kind says in its own file what it finds")]
        pub enum Check { $($name($kind)),* }

        impl Check {
            /// What this check finds in a draft.
            #[must_use]
            pub fn check(&self, view: &View<'_>) -> Vec<Finding> {
                match self { $(Self::$name(kind) => kind.check(view)),* }
            }

            /// Makes a written check ready; `number` gives the number of a phrasebook by its name.
            ///
            /// # Errors
            /// What can never hold, or which phrasebook is not known.
            pub fn new(file: &CheckFile, names: &mut Names<'_>) -> Result<Self, Unfit> {
                Ok(match file { $(CheckFile::$name(file) => Self::$name(<$kind>::new(file, names)?)),* })
            }
        }
    };
}

kinds! {
    Require: require::Require, Forbid: forbid::Forbid, Together: together::Together, Limit: limit::Limit,
    Place: place::Place, Conflict: conflict::Conflict, Spell: spell::Spell, Repeat: repeat::Repeat,
    Article: article::Article, Capitalize: capitalize::Capitalize, Punctuate: punctuate::Punctuate,
    Reveal: reveal::Reveal, Shout: shout::Shout, Fill: fill::Fill, Anatomy: anatomy::Anatomy,
    Address: address::Address, Tell: tell::Tell, Mention: mention::Mention, Agree: agree::Agree,
    Elapsed: elapsed::Elapsed, Medium: medium::Medium, Resemble: resemble::Resemble,
}

/// Why a check can't be made ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// Keys that lead to the place, below the kind.
    pub path: Vec<String>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl Unfit {
    /// Wrong at a key of the kind.
    #[must_use]
    pub fn at(path: &[&str], what: impl Into<String>) -> Self {
        Self { path: path.iter().map(|key| (*key).to_owned()).collect(), what: what.into(), help: None }
    }
}

/// Gives phrasebooks their numbers while checks are made ready.
pub struct Names<'n> {
    /// Number of a named phrasebook.
    pub book: &'n mut dyn FnMut(&str) -> Result<Book, Unfit>,
    /// Number of a new phrasebook of phrases, patterns and exceptions written inline.
    pub inline: &'n mut dyn FnMut(Inline<'_>) -> Result<Book, Unfit>,
}

/// Phrases written inside of a rule.
#[derive(Clone, Copy, Debug, Default)]
pub struct Inline<'i> {
    /// Keys that lead to the phrases, below the kind.
    pub path: &'i [&'i str],
    /// Phrases.
    pub phrases: &'i [String],
    /// Regular expressions.
    pub patterns: &'i [String],
    /// Phrases that undo a hit.
    pub except: &'i [String],
}

impl Names<'_> {
    /// Numbers of named phrasebooks under a key.
    ///
    /// # Errors
    /// The name that is not known.
    pub fn books(&mut self, key: &str, names: &[Name]) -> Result<Vec<Book>, Unfit> {
        let number =
            |(at, name): (usize, &Name)| (self.book)(name).map_err(|unfit| Unfit { path: vec![key.to_owned(), at.to_string()], ..unfit });
        names.iter().enumerate().map(number).collect()
    }

    /// The phrasebooks of a rule: named ones and its own.
    ///
    /// # Errors
    /// An unknown name, a broken phrase, or nothing to look for at all.
    pub fn all(&mut self, names: &[Name], inline: Inline<'_>) -> Result<Vec<Book>, Unfit> {
        let mut books = self.books("phrasebooks", names)?;
        if !inline.phrases.is_empty() || !inline.patterns.is_empty() {
            books.push((self.inline)(inline)?);
        }
        if books.is_empty() {
            return Err(Unfit::at(&[], "this check looks for nothing: give `phrasebooks`, `phrases` or `patterns`"));
        }
        Ok(books)
    }
}

/// Most words between a word that spares and the hit that it spares.
const SPARING_WORDS: u32 = 4;

/// Whether one of the `spare` phrasebooks overlaps the hit, or ends shortly before it in its sentence.
fn is_spared(hits: &Hits, spare: &[Book], hit: &Hit, also_before: bool) -> bool {
    spare.iter().any(|book| {
        hits.in_sentence(*book, hit.sentence)
            .iter()
            .any(|sparing| sparing.overlaps(hit) || (also_before && sparing.last <= hit.first && hit.first - sparing.last <= SPARING_WORDS))
    })
}
