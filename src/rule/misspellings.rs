//! Known misspellings as a table of bytes, prepared by the build script and read in place.
//!
//! A word list of right words would flag names; a list of wrong ones stays silent on what it does not know.
#![allow(unreachable_pub, reason = "the build script includes this file, and there its crate is the binary")]

#[cfg_attr(not(test), allow(dead_code, reason = "only the build script prepares tables"))]
mod prepare;

use std::borrow::Cow;
use std::cmp::Ordering;

use crate::draft::words::{self, Word};
#[cfg_attr(not(test), allow(unused_imports, reason = "only the build script prepares tables"))]
pub use prepare::prepare;

/// Words of a block; the first is written whole, each other one as what differs from the word before.
const BLOCK: usize = 16;

const HEADER: usize = 8;
/// Half of a byte, full.
const HALF: usize = 15;

/// Misspelling -> corrections.
///
/// A filter of bits answers for almost every word of a draft without a look at the list; the list itself is sorted and
/// written in blocks that leave out what a word shares with the one before, and a correction with its misspelling.
#[derive(Clone, Debug)]
pub struct Misspellings {
    bytes: Cow<'static, [u8]>,
    filter_bits: u32,
    offsets: usize,
    blocks: usize,
    entries: usize,
}

impl Misspellings {
    /// Reads what [`prepare`] made.
    #[must_use]
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Self {
        let bytes = bytes.into();
        let (filter_bits, blocks) = (number(&bytes, 0), number(&bytes, 4) as usize);
        let offsets = HEADER + (1_usize << filter_bits) / 8;
        Self { filter_bits, offsets, blocks, entries: offsets + blocks * 4, bytes }
    }

    /// The corrections of a misspelt word, best first, divided by commas; `None` for any other word.
    #[must_use]
    pub fn look_up(&self, prose: &str, word: &Word) -> Option<String> {
        // A contraction without its apostrophe is looked up as it is typed, not by what it stands for.
        let sloppy = word.is(words::SLOPPY);
        if !sloppy && !self.may_know(word.hash) {
            return None;
        }
        let text = prose.get(word.range())?.to_ascii_lowercase();
        if sloppy && !self.may_know(words::hash(&text)) {
            return None;
        }
        self.corrections(&text)
    }

    fn may_know(&self, hash: u32) -> bool {
        filter_places(hash, self.filter_bits)
            .all(|place| self.bytes.get(HEADER + place / 8).is_some_and(|byte| byte >> (place % 8) & 1 == 1))
    }

    fn corrections(&self, text: &str) -> Option<String> {
        let (mut low, mut high) = (0, self.blocks);
        while low + 1 < high {
            let middle = low.midpoint(high);
            let first = self.block(middle).misspelling()?;
            if first <= text.as_bytes() { low = middle } else { high = middle }
        }
        let mut block = self.block(low);
        let mut known = Vec::new();
        for _ in 0..BLOCK {
            let (shared, length) = block.pair()?;
            known.truncate(shared);
            known.extend_from_slice(block.take(length)?);
            let (head, tail) = block.pair()?;
            let length = block.byte()?;
            let middle = block.take(length)?;
            match known.as_slice().cmp(text.as_bytes()) {
                Ordering::Less => {}
                Ordering::Equal => {
                    let tail = known.get(known.len().checked_sub(tail)?..)?;
                    return String::from_utf8([known.get(..head)?, middle, tail].concat()).ok();
                }
                Ordering::Greater => return None,
            }
        }
        None
    }

    fn block(&self, index: usize) -> Reader<'_> {
        let start = self.entries + number(&self.bytes, self.offsets + index * 4) as usize;
        Reader(self.bytes.get(start..).unwrap_or_default())
    }
}

/// Reads counts and strings from the front of its bytes.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn byte(&mut self) -> Option<usize> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(usize::from(*first))
    }

    /// Two numbers in one byte; one of 15 or more follows in a byte of its own.
    fn pair(&mut self) -> Option<(usize, usize)> {
        let both = self.byte()?;
        let mut whole = |half| if half < HALF { Some(half) } else { self.byte() };
        Some((whole(both >> 4)?, whole(both & HALF)?))
    }

    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// The first misspelling of a block.
    fn misspelling(mut self) -> Option<&'b [u8]> {
        let (_, length) = self.pair()?;
        self.take(length)
    }
}

/// The bits of the filter that a word sets.
fn filter_places(hash: u32, bits: u32) -> impl Iterator<Item = usize> {
    let factors = [0x9e37_79b1_u32, 0x85eb_ca6b, 0xc2b2_ae35].into_iter();
    factors.map(move |factor| ((hash ^ hash >> 15).wrapping_mul(factor) >> (32 - bits)) as usize)
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspellings_are_found_whatever_their_case() {
        let list = Misspellings::new(prepare(&["teh\tthe\ndont\tdon't\n", "recieve\treceive\n"]));
        let prose = "Recieve teh mail, dont receive";
        let mut found = Vec::new();
        words::scan(prose, 0, prose.len(), &mut found);
        let corrections: Vec<Option<String>> = found.iter().map(|word| list.look_up(prose, word)).collect();
        let corrections: Vec<Option<&str>> = corrections.iter().map(Option::as_deref).collect();
        assert_eq!(corrections, [Some("receive"), Some("the"), None, Some("don't"), None, None]);
    }

    #[test]
    fn every_word_of_the_lists_is_found_and_no_correction_is() {
        let lists = [include_str!("../../rules/words/misspellings.tsv"), include_str!("../../rules/words/misspellings-field.tsv")];
        let table = Misspellings::new(prepare(&lists));
        for line in lists.iter().flat_map(|list| list.lines()) {
            let (misspelling, corrections) = line.split_once('\t').expect(line);
            assert_eq!(table.corrections(misspelling).as_deref(), Some(corrections));
            assert!(table.may_know(words::hash(misspelling)));
            for right in corrections.split(',') {
                assert_eq!(table.corrections(right), None, "{right}");
            }
        }
    }
}
