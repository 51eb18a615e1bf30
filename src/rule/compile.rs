//! Phrasebooks -> the table that finds them. Runs in the build script for the built-in ones, and at start for a user's.
#![allow(unreachable_pub, reason = "the build script includes this file, and there its crate is the binary")]

use std::collections::BTreeMap;

use super::file::PhrasebookFile;
use super::phrase::{PhraseError, Piece, Variant, expand};
use super::table::{MAX_CLASSES, TableBuilder};

/// What is wrong with an entry of a phrasebook.
#[derive(Clone, Debug)]
pub struct BookError {
    /// Index of the phrasebook in the list that was given.
    pub book: usize,
    /// `phrases`, `except` or `words`.
    pub key: &'static str,
    /// Index of the entry under its key.
    pub entry: usize,
    /// Where in the entry, and what.
    pub error: PhraseError,
}

/// A phrasebook with the number that its hits are reported under.
pub struct Numbered<'b> {
    /// Its number.
    pub number: u16,
    /// As it was written.
    pub file: &'b PhrasebookFile,
}

/// Most words of a class.
const MOST_CLASS_WORDS: usize = 200_000;

/// The words of a phrasebook that serves as a class; `None` when it holds anything but single words, or too many.
#[must_use]
pub fn class_words(file: &PhrasebookFile) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let entries = file.phrases.iter().map(String::as_str).chain(file.words.split_whitespace());
    for variant in entries.flat_map(|entry| expand(entry).unwrap_or_default()) {
        match <[Piece; 1]>::try_from(variant.pieces) {
            Ok([Piece::Word(word)]) if words.len() < MOST_CLASS_WORDS => words.push(word),
            _ => return None,
        }
    }
    Some(words)
}

/// Most mistakes that are told at once; what comes after them is not looked at.
pub const MOST_ERRORS: usize = 20;

/// The table of the given phrasebooks. `by_name` holds those that phrases may name as classes; `most` bounds the memory, as
/// steps of all variants together.
///
/// # Errors
/// Every entry that can't be read; the others are checked all the same.
pub fn compile(books: &[Numbered<'_>], by_name: &BTreeMap<&str, &PhrasebookFile>, most: usize) -> Result<Vec<u8>, Vec<BookError>> {
    let mut builder = TableBuilder::default();
    let mut errors = Vec::new();
    let mut steps = 0;
    'all: for (book, numbered) in books.iter().enumerate() {
        let file = numbered.file;
        let accept = u32::from(numbered.number) * 2;
        let words: Vec<&str> = file.words.split_whitespace().collect();
        let phrases = file.phrases.iter().enumerate().map(|(at, text)| ("phrases", at, text.as_str(), accept));
        let except = file.except.iter().enumerate().map(|(at, text)| ("except", at, text.as_str(), accept + 1));
        let words = words.iter().enumerate().map(|(at, text)| ("words", at, *text, accept));
        for (key, entry, text, accept) in phrases.chain(except).chain(words) {
            let added = expand(text).and_then(|variants| {
                steps += variants.iter().map(|variant| variant.pieces.len()).sum::<usize>();
                if steps > most {
                    return Err(PhraseError {
                        at: 0..text.len(),
                        what: "too many phrases, or too many variants of them, up to here".to_owned(),
                    });
                }
                add(&mut builder, &variants, accept, text, by_name)
            });
            if let Err(error) = added {
                errors.push(BookError { book, key, entry, error });
            }
            if errors.len() == MOST_ERRORS || steps > most {
                break 'all;
            }
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    builder.finish().ok_or_else(|| {
        let error = PhraseError { at: 0..0, what: "these phrases are too many for one table: 16 MB are the limit".to_owned() };
        vec![BookError { book: books.len().saturating_sub(1), key: "phrases", entry: 0, error }]
    })
}

fn add(
    builder: &mut TableBuilder,
    variants: &[Variant],
    accept: u32,
    text: &str,
    by_name: &BTreeMap<&str, &PhrasebookFile>,
) -> Result<(), PhraseError> {
    let refuse = |what: String| PhraseError { at: 0..text.len(), what };
    for variant in variants {
        for piece in &variant.pieces {
            let Piece::Class(name) = piece else { continue };
            if builder.has_class(name) {
                continue;
            }
            let file = by_name.get(name.as_str()).ok_or_else(|| refuse(format!("there is no phrasebook `{name}`")))?;
            let words = class_words(file).ok_or_else(|| {
                refuse(format!("`<{name}>` stands for one word, but the phrasebook `{name}` holds longer phrases, or too many"))
            })?;
            if !builder.class(name, words.iter().map(String::as_str)) {
                return Err(refuse(format!("more than {MAX_CLASSES} classes")));
            }
        }
        builder.add(variant, accept);
    }
    Ok(())
}
