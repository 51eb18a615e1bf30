//! The rules that the binary carries, as the build script prepared them.

use std::collections::BTreeMap;

use super::file::{Meeting, PhrasebookFile, ProfileFile, RuleFile};
use super::misspellings::Misspellings;
use super::table::Table;

static RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"));
static TEXTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/texts.bin"));
static PHRASES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.bin"));
static MISSPELLINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/misspellings.bin"));

/// What every run needs: rules without their long texts, names of phrasebooks by number, profiles, and the phrasebooks that
/// others make up by meeting.
pub(super) type Heads = (Vec<(String, RuleFile)>, Vec<String>, Vec<(String, ProfileFile)>, Vec<(String, Vec<Meeting>)>);

pub(super) fn heads() -> Heads {
    // The bytes were written by the build script of this very binary.
    postcard::from_bytes(RULES).unwrap_or_default()
}

/// Rules and phrasebooks with every text and example, for `explain` and `test`; decoded on each call.
#[must_use]
pub fn texts() -> (BTreeMap<String, RuleFile>, BTreeMap<String, PhrasebookFile>) {
    type Texts = (Vec<(String, RuleFile)>, Vec<(String, PhrasebookFile)>);
    let (rules, books): Texts = postcard::from_bytes(TEXTS).unwrap_or_default();
    (rules.into_iter().collect(), books.into_iter().collect())
}

pub(super) fn phrases() -> Table {
    Table::new(PHRASES)
}

pub(super) fn misspellings() -> Misspellings {
    Misspellings::new(MISSPELLINGS)
}
