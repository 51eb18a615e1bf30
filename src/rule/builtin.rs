//! The rules that the binary carries, as the build script prepared them.

use std::collections::BTreeMap;

use super::file::{Head, Meeting, Name, PhrasebookFile, ProfileFile, RuleFile};
use super::misspellings::Misspellings;
use super::table::Table;

static RULES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"));
static TEXTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/texts.bin"));
static PHRASES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/phrases.bin"));
static MISSPELLINGS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/misspellings.bin"));

/// What every run needs: rules without their long texts, names of phrasebooks by number, profiles, and the phrasebooks that
/// others make up by meeting.
pub(super) type Heads = (Vec<Head<'static>>, Vec<Name>, Vec<(String, ProfileFile)>, Vec<(Name, Vec<Meeting>)>);

pub(super) fn heads() -> Heads {
    // The bytes were written by the build script of this very binary.
    postcard::from_bytes(RULES).unwrap_or_default()
}

/// Rules and phrasebooks with every text and example, for `explain` and `test`; decoded on each call.
#[must_use]
pub fn texts() -> (BTreeMap<String, RuleFile>, BTreeMap<String, PhrasebookFile>) {
    let (rules, books) = shelves();
    (read(rules), read(books))
}

/// One phrasebook with its phrases and examples.
pub(super) fn book(name: &str) -> Option<PhrasebookFile> {
    let (_, bytes) = shelves().1.into_iter().find(|(known, _)| *known == name)?;
    postcard::from_bytes(bytes).ok()
}

/// Names of files, and each file in its compact form.
type Shelf = Vec<(&'static str, &'static [u8])>;

fn shelves() -> (Shelf, Shelf) {
    postcard::from_bytes(TEXTS).unwrap_or_default()
}

fn read<T: serde::de::DeserializeOwned>(shelf: Shelf) -> BTreeMap<String, T> {
    shelf.into_iter().filter_map(|(name, bytes)| Some((name.to_owned(), postcard::from_bytes(bytes).ok()?))).collect()
}

pub(super) fn phrases() -> Table {
    Table::new(PHRASES)
}

pub(super) fn misspellings() -> Misspellings {
    Misspellings::new(MISSPELLINGS)
}
