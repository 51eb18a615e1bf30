//! Phrases as a table of bytes: a vocabulary and a tree of words, searched in place.
//!
//! The table of the built-in phrasebooks is prepared by the build script and read from the binary as it stands,
//! so that starting costs nothing; a user's phrases get a table of their own at run time. All numbers are
//! little-endian: `u32`, and three bytes inside of the nodes, which are most of it.
#![allow(unreachable_pub, reason = "the build script includes this file, and there its crate is the binary")]

mod builder;
mod node;
mod walk;

use std::borrow::Cow;

pub use builder::TableBuilder;
use walk::Walk;

use crate::draft::words::{self, Word};

/// Classes that the words themselves tell.
pub const WORD_CLASSES: [&str; 3] = ["number", "money", "name"];

/// Classes of words, a bit each.
pub type Classes = u128;

/// Most classes of one table; each is a bit of a word's mask.
pub const MAX_CLASSES: usize = Classes::BITS as usize;

const ROOT: u32 = 0;
const ANCHOR: u32 = 1;
/// Numbers of the header: slots, words, nodes' bytes, lists; the nodes of root and anchor; the classes of the root.
const HEADER: usize = 6 + MASK;
/// Numbers of a mask of classes.
const MASK: usize = MAX_CLASSES / 32;
/// Numbers of a word: where its spelling starts, how long it is, the mask of its classes among the lists (0 when it has
/// none), the node behind the root.
const ENTRY: usize = 4;
/// A slot holds the number of a word and, above it, the first bits of its hash.
const ENTRY_BITS: u32 = 20;

/// Vocabulary and tree, ready to search.
#[derive(Clone, Debug)]
pub struct Table {
    bytes: Cow<'static, [u8]>,
    entries: usize,
    nodes: usize,
    lists: usize,
    strings: usize,
    slot_mask: u32,
    root_classes: Classes,
    root: u32,
    anchor: u32,
}

/// What a table knows of one word of a draft.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// Its number in the vocabulary, from 1; 0 when it is not there.
    pub id: u32,
    /// The classes it belongs to.
    pub classes: Classes,
    /// The node behind the root for it; 0 when no phrase begins with it.
    child: u32,
    /// Filter bits and classes of the words that a gap before it would reach: itself and those that follow.
    ahead: u64,
    ahead_classes: Classes,
}

impl Table {
    /// Reads a table that [`TableBuilder::finish`] made.
    #[must_use]
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Self {
        let bytes = bytes.into();
        let count = |at: usize| read(&bytes, at) as usize;
        let entries = HEADER + count(0);
        let lists = entries + count(1) * ENTRY;
        let nodes = (lists + count(3)) * 4;
        let root_classes = read_mask(&bytes, 6);
        let (root, anchor, slot_mask) = (read(&bytes, 4), read(&bytes, 5), read(&bytes, 0).wrapping_sub(1));
        Self { entries, nodes, lists, strings: nodes + count(2), slot_mask, root_classes, root, anchor, bytes }
    }

    fn at(&self, index: usize) -> u32 {
        read(&self.bytes, index)
    }

    /// Looks a word of a draft up.
    #[must_use]
    pub fn look_up(&self, prose: &str, word: &Word) -> Known {
        let mut slot = word.hash & self.slot_mask;
        loop {
            let entry = self.at(HEADER + slot as usize);
            if entry == 0 {
                return Known::default();
            }
            if entry >> ENTRY_BITS == word.hash >> ENTRY_BITS {
                let id = entry & ((1 << ENTRY_BITS) - 1);
                let at = self.entries + (id as usize - 1) * ENTRY;
                if words::is_spelt(prose, word, self.spelt(self.at(at), self.at(at + 1))) {
                    let mask = self.at(at + 2);
                    let classes = if mask == 0 { 0 } else { read_mask(&self.bytes, self.lists + mask as usize) };
                    return Known { id, classes, child: self.at(at + 3), ..Known::default() };
                }
            }
            slot = (slot + 1) & self.slot_mask;
        }
    }

    fn spelt(&self, start: u32, length: u32) -> &[u8] {
        let start = self.strings + start as usize;
        self.bytes.get(start..start + length as usize).unwrap_or_default()
    }

    /// Finds every phrase in the words of one sentence: calls `found(accept, first, last)` with indices into `known`.
    pub fn find(&self, known: &mut [Known], found: &mut impl FnMut(u32, usize, usize)) {
        walk::look_ahead(known);
        let known: &[Known] = known;
        let mut walk = Walk { bytes: &self.bytes, nodes: self.nodes, lists: self.lists, known, found };
        let by_class = walk.node(self.root).classes();
        for (at, word) in known.iter().enumerate() {
            if word.child != 0 {
                walk.on(word.child, at, at + 1);
            }
            if word.classes & self.root_classes != 0 {
                walk.classes(by_class, word.classes, at, at + 1);
            }
        }
        if let Some(word) = known.first() {
            let anchor = walk.node(self.anchor);
            if let Some(next) = anchor.edges().follow(word.id) {
                walk.on(next, 0, 1);
            }
            walk.classes(anchor.classes(), word.classes, 0, 1);
        }
    }
}

/// The classes of a mask.
#[inline]
fn read_mask(bytes: &[u8], index: usize) -> Classes {
    bytes.get(index * 4..(index + MASK) * 4).and_then(|mask| mask.try_into().ok()).map_or(0, Classes::from_le_bytes)
}

#[inline]
fn read(bytes: &[u8], index: usize) -> u32 {
    bytes.get(index * 4..index * 4 + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::super::phrase::expand;
    use super::*;

    fn hits(phrases: &[&str], prose: &str) -> Vec<String> {
        let mut builder = TableBuilder::default();
        builder.class("kin", ["wife", "husband"]);
        for phrase in phrases {
            for variant in expand(phrase).expect(phrase) {
                builder.add(&variant, 7);
            }
        }
        let table = Table::new(builder.finish().expect("a small table"));
        let mut found = Vec::new();
        words::scan(prose, 0, prose.len(), &mut found);
        let mut known: Vec<Known> = found.iter().map(|word| table.look_up(prose, word)).collect();
        let mut hits = Vec::new();
        table.find(&mut known, &mut |accept, first, last| {
            assert_eq!(accept, 7);
            hits.push(prose[found[first].start as usize..found[last - 1].end as usize].to_owned());
        });
        hits.dedup();
        hits
    }

    #[test]
    fn words_classes_gaps_and_anchors_are_found() {
        assert_eq!(hits(&["thank you"], "So, Thank YOU very much"), ["Thank YOU"]);
        assert_eq!(hits(&["my <kin>"], "my wife and my dog"), ["my wife"]);
        assert_eq!(hits(&["<kin> is ill"], "the husband is ill"), ["husband is ill"]);
        assert_eq!(
            hits(&["decline ... interview"], "decline the kind invitation to interview now"),
            ["decline the kind invitation to interview"]
        );
        assert_eq!(hits(&["decline ... interview"], "decline a b c d e f interview"), Vec::<String>::new());
        assert_eq!(hits(&["decline ... (kindly |)... interview"], "decline a b c d e f interview"), ["decline a b c d e f interview"]);
        assert_eq!(hits(&["^no thanks"], "no thanks"), ["no thanks"]);
        assert_eq!(hits(&["^no thanks"], "oh no thanks"), Vec::<String>::new());
        assert_eq!(hits(&["a * c"], "a b c a c"), ["a b c"]);
        assert_eq!(hits(&["can not"], "I can't"), ["can't"]);
        assert_eq!(hits(&["café"], "the CAFÉ"), ["CAFÉ"]);
    }
}
