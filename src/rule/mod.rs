//! TOML -> [`RuleSet`]: rules, phrasebooks and profiles, in two stages. What was written is the wire shape
//! ([`file`]); what it means is checked and cannot hold an invalid state. Knows no Markdown and touches no files.

mod asked;
pub mod builtin;
pub mod check_file;
mod compile;
pub mod file;
pub mod hits;
pub mod kind;
mod load;
mod meeting;
mod misspellings;
pub mod option_file;
pub mod pattern;
pub mod phrase;
pub mod scope;
mod set;
mod table;
mod tuning;

pub use load::RuleText;
pub use set::{DEFAULT_PROFILE, Profile, Rule, RuleSet};
pub use tuning::Untuned;
