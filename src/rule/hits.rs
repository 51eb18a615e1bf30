//! The one pass over the prose: finds every phrase of every rule, and every known misspelling.

mod finder;
mod settle;

pub use finder::Finder;
use settle::settle;

/// Number of a phrasebook in its rule set.
pub type Book = u16;

/// Words that a phrasebook was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The phrasebook.
    pub book: Book,
    /// Index of the sentence.
    pub sentence: u32,
    /// Index of its first word in the draft.
    pub first: u32,
    /// Index behind its last word.
    pub last: u32,
    /// Prose offset of its first byte.
    pub start: u32,
    /// Prose offset behind its last byte.
    pub end: u32,
}

impl Hit {
    /// Its bytes of the prose.
    #[must_use]
    pub const fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether two hits share a word.
    #[must_use]
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A known misspelling met in a draft.
#[derive(Clone, Debug)]
pub struct Typo {
    /// Index of the word.
    pub word: usize,
    /// Corrections, best first, divided by commas.
    pub corrections: String,
}

/// All that was found in one draft.
#[derive(Debug, Default)]
pub struct Hits {
    /// By number of the phrasebook.
    books: Vec<Vec<Hit>>,
    typos: Vec<Typo>,
}

impl Hits {
    /// Hits of a phrasebook in the order of the text; those that an exception undoes are gone, and overlapping ones are one.
    #[must_use]
    pub fn of(&self, book: Book) -> &[Hit] {
        self.books.get(usize::from(book)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Hits of several phrasebooks in the order of the text.
    #[must_use]
    pub fn of_any(&self, books: &[Book]) -> Vec<Hit> {
        let mut all: Vec<Hit> = books.iter().flat_map(|book| self.of(*book)).copied().collect();
        if books.len() > 1 {
            all.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
        }
        all
    }

    /// Hits of a phrasebook in one sentence.
    #[must_use]
    pub fn in_sentence(&self, book: Book, sentence: u32) -> &[Hit] {
        let all = self.of(book);
        if all.is_empty() {
            return all;
        }
        let start = all.partition_point(|hit| hit.sentence < sentence);
        let end = start + all.get(start..).unwrap_or_default().partition_point(|hit| hit.sentence == sentence);
        all.get(start..end).unwrap_or_default()
    }

    fn set(&mut self, book: Book, settled: Vec<Hit>) {
        let book = usize::from(book);
        if book >= self.books.len() {
            self.books.resize_with(book + 1, Vec::new);
        }
        if let Some(hits) = self.books.get_mut(book) {
            *hits = settled;
        }
    }

    /// Known misspellings in the order of the text.
    #[must_use]
    pub fn typos(&self) -> &[Typo] {
        &self.typos
    }
}

/// What was found, before exceptions have undone a part of it.
#[derive(Debug, Default)]
pub(super) struct Raw {
    /// Hits and exceptions by number of the phrasebook.
    books: Vec<[Vec<Hit>; 2]>,
}

impl Raw {
    /// Adds a hit of twice its book, plus one for an exception.
    pub(super) fn push(&mut self, accept: u32, hit: Hit) {
        let book = usize::from(hit.book);
        if book >= self.books.len() {
            self.books.resize_with(book + 1, Default::default);
        }
        if let Some(list) = self.books.get_mut(book).and_then(|both| both.get_mut(accept as usize % 2)) {
            list.push(hit);
        }
    }

    fn settle(&mut self) -> Vec<Vec<Hit>> {
        self.books.iter_mut().map(|[hits, exceptions]| settle(hits, exceptions)).collect()
    }

    /// The exceptions of a phrasebook.
    fn exceptions(&self, book: Book) -> &[Hit] {
        self.books.get(usize::from(book)).map(|[_, exceptions]| exceptions.as_slice()).unwrap_or_default()
    }
}
