//! The one pass over the prose: finds every phrase of every rule, and every known misspelling.

mod finder;
mod settle;

use std::ops::Range;

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
    hits: Vec<Hit>,
    /// Where the hits of each phrasebook stand, by its number.
    places: Vec<Range<u32>>,
    typos: Vec<Typo>,
}

impl Hits {
    /// Hits of a phrasebook in the order of the text; those that an exception undoes are gone, and overlapping ones are one.
    #[must_use]
    pub fn of(&self, book: Book) -> &[Hit] {
        let place = self.places.get(usize::from(book)).cloned().unwrap_or_default();
        self.hits.get(place.start as usize..place.end as usize).unwrap_or_default()
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

    /// Sets the hits of a phrasebook to what settles out of these.
    fn settle(&mut self, book: Book, found: &mut [Hit], exceptions: &mut [Hit]) {
        let start = self.hits.len();
        settle(found, exceptions, &mut self.hits);
        let book = usize::from(book);
        if book >= self.places.len() {
            self.places.resize(book + 1, 0..0);
        }
        if let Some(place) = self.places.get_mut(book) {
            *place = start as u32..self.hits.len() as u32;
        }
    }

    /// Known misspellings in the order of the text.
    #[must_use]
    pub fn typos(&self) -> &[Typo] {
        &self.typos
    }
}

/// What was found, before exceptions have undone a part of it: with twice its book, plus one for an exception.
#[derive(Debug, Default)]
pub(super) struct Raw {
    found: Vec<(u32, Hit)>,
}

impl Raw {
    /// Adds a hit of twice its book, plus one for an exception.
    pub(super) fn push(&mut self, accept: u32, hit: Hit) {
        self.found.push((accept, hit));
    }

    /// Deals the hits out to their phrasebooks, in the order in which they were found.
    fn deal(self) -> Dealt {
        let accepts = self.found.iter().map(|(accept, _)| *accept as usize + 1).max().unwrap_or_default().next_multiple_of(2);
        let mut ends = vec![0_u32; accepts];
        for (accept, _) in &self.found {
            if let Some(count) = ends.get_mut(*accept as usize) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let mut hits: Vec<Hit> = self.found.iter().map(|(_, hit)| *hit).collect();
        let mut next = ends.clone();
        // From the back, so that the order stays.
        for (accept, hit) in self.found.iter().rev() {
            let Some(end) = next.get_mut(*accept as usize) else { continue };
            *end -= 1;
            if let Some(slot) = hits.get_mut(*end as usize) {
                *slot = *hit;
            }
        }
        Dealt { hits, ends }
    }
}

/// Hits and exceptions by their phrasebook.
#[derive(Debug)]
struct Dealt {
    hits: Vec<Hit>,
    /// Behind the last hit, and behind the last exception, of each phrasebook.
    ends: Vec<u32>,
}

impl Dealt {
    fn settle(&mut self) -> Hits {
        let mut settled = Hits { hits: Vec::with_capacity(self.hits.len()), places: vec![0..0; self.ends.len() / 2], typos: Vec::new() };
        for book in 0..self.ends.len() / 2 {
            let [found, exceptions] = self.of(book);
            if !found.is_empty() {
                settled.settle(book as Book, found, exceptions);
            }
        }
        settled
    }

    /// The hits and the exceptions of a phrasebook.
    fn of(&mut self, book: usize) -> [&mut [Hit]; 2] {
        // What was never found has no place of its own: it stands behind everything else, and is empty.
        let end = |accept: usize| self.ends.get(accept).map_or(self.hits.len(), |end| *end as usize);
        let (start, middle, end) = (if book == 0 { 0 } else { end(book * 2 - 1) }, end(book * 2), end(book * 2 + 1));
        let own = self.hits.get_mut(start..end).unwrap_or_default();
        let (found, rest) = own.split_at_mut_checked(middle.saturating_sub(start)).unwrap_or_default();
        [found, rest]
    }
}
