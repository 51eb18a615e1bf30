//! decline-lint: a linter for the mail that says no.
//!
//! A candidate turns down a job interview and wants to keep the relation. This library reads such a draft and finds what a
//! careful friend would: nobody is thanked, the decision is never said, the reason rambles, a remark disparages the firm,
//! no line leaves the door open, a slot was never filled in, a word is misspelt.
//!
//! ```
//! use decline_lint::diagnostic::Trust;
//! use decline_lint::draft::{Draft, Format};
//! use decline_lint::fix::fixed;
//! use decline_lint::rule::RuleSet;
//! use decline_lint::source::Source;
//!
//! let source = Source::new("draft.md", "Dear Ms Lee,\n\nI must withdraw my aplication.\n\nKind regards,\nTom\n");
//! let rules = RuleSet::builtin();
//! let diagnostics = decline_lint::lint(&Draft::parse(&source, Format::Markdown), &rules);
//! assert!(diagnostics.iter().any(|diagnostic| diagnostic.rule == "missing-thanks"));
//!
//! let mended = fixed(&source, &diagnostics, Trust::Safe);
//! assert!(mended.text.contains("application"));
//! ```
//!
//! # The flow
//!
//! A [`Source`](source::Source) is a text with a name. [`Draft::parse`](draft::Draft::parse) finds its facts, its parts
//! (greeting, body, sign-off ...), its folded prose, its words and sentences. A [`RuleSet`](rule::RuleSet) holds checked
//! rules and the phrasebooks they ask for. [`lint`] looks for all phrases of all rules in one pass over the prose and lets
//! each rule turn hits into [`Diagnostic`](diagnostic::Diagnostic)s. [`report`] writes them, [`fix`] applies their edits.
//!
//! # The rooms, and the walls between them
//!
//! | room | knows | knows nothing of |
//! |---|---|---|
//! | [`source`] | bytes, lines, columns | everything else; it is the only one that counts lines |
//! | [`diagnostic`] | spans | rules, drafts, formats |
//! | [`draft`] | text, Markdown, mail | rules; parsing cannot fail |
//! | [`rule`] | TOML, phrases, drafts | Markdown, files, reports |
//! | [`report`] | diagnostics and sources | rules and drafts: it cannot tell how a finding was made |
//! | `bin/decline-lint` | files, terminals, exit statuses | what a rule means |
//!
//! Nothing in the library reads, prints, exits or holds global state. Positions are never lost and guessed again: folded
//! prose keeps runs that map every byte back to the source. A kind of check knows no id, severity or wording. The verdict
//! comes from the diagnostics, never from a reporter. `clippy.toml` and `tests/tidy.rs` keep these walls.
//!
//! # How phrases are found
//!
//! Words are looked up in one vocabulary; phrases are paths through a tree of words, with classes (`<kin>`) and gaps (`...`),
//! whose common tails are shared. The build script prepares the table of the built-in phrasebooks as bytes that are
//! searched in place, so that no regular expression is compiled and nothing is parsed at start. A user's phrases get a
//! table of the same shape. A phrasebook may also say that others meet in one sentence: insults, overshared stories and
//! open doors come in endless wordings, which lists of whole phrases never catch up with.
//!
//! Sentences are split by a small scanner of our own: the segmenters at hand either break at "Mr." or compile tables at
//! start-up that take longer than linting a draft.

#![cfg_attr(test, allow(clippy::string_slice, clippy::expect_used, clippy::unwrap_used))]

pub mod baseline;
pub mod config;
pub mod diagnostic;
pub mod draft;
pub mod fix;
mod lint;
mod outline;
mod proof;
pub mod report;
pub mod rule;
pub mod source;
mod suppression;
mod wire;

pub use lint::{Sketch, compare, lint, sketch};
pub use outline::{FindingLine, Move, Outline, PartLine, PlaceLine, outline};
pub use proof::{Proof, prove_phrasebook, prove_rule};
