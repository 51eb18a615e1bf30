//! Phrases as a table of bytes: a vocabulary and a tree of words, searched in place.
//!
//! The table of the built-in phrasebooks is prepared by the build script and read from the binary as it stands,
//! so that starting costs nothing; a user's phrases get a table of their own at run time. All numbers are
//! little-endian `u32`.
#![allow(unreachable_pub, reason = "the build script includes this file, and there its crate is the binary")]

mod builder;

use std::borrow::Cow;

pub use builder::TableBuilder;

use super::phrase::GAP;
use crate::draft::words::{self, Word};

/// Classes that the words themselves tell.
pub const WORD_CLASSES: [&str; 3] = ["number", "money", "name"];

/// Most classes of one table; each is a bit of a word's mask.
pub const MAX_CLASSES: usize = 64;

const ROOT: u32 = 0;
const ANCHOR: u32 = 1;
const HEADER: usize = 8;
const ENTRY: usize = 5;
const NODE: usize = 4;
const HAS_EDGES: u32 = 1 << 31;

/// Vocabulary and tree, ready to search.
#[derive(Clone, Debug)]
pub struct Table {
    bytes: Cow<'static, [u8]>,
    slots: usize,
    entries: usize,
    nodes: usize,
    edges: usize,
    edge_mask: u32,
    lists: usize,
    strings: usize,
    slot_mask: u32,
    root_classes: u64,
}

/// What a table knows of one word of a draft.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// Its number in the vocabulary, from 1; 0 when it is not there.
    pub id: u32,
    /// The classes it belongs to.
    pub classes: u64,
    /// The node behind the root for it; 0 when no phrase begins with it.
    child: u32,
}

impl Table {
    /// Reads a table that [`TableBuilder::finish`] made.
    #[must_use]
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Self {
        let bytes = bytes.into();
        let count = |at: usize| read(&bytes, at) as usize;
        let slots = HEADER;
        let entries = slots + count(0) * 2;
        let nodes = entries + count(1) * ENTRY;
        let edges = nodes + count(2) * NODE;
        let lists = edges + count(3) * 3;
        let strings = (lists + count(4)) * 4;
        let (slot_mask, edge_mask) = ((count(0) as u32).wrapping_sub(1), (count(3) as u32).wrapping_sub(1));
        let root_classes = u64::from(read(&bytes, 5)) | u64::from(read(&bytes, 6)) << 32;
        Self { slots, entries, nodes, edges, edge_mask, lists, strings, slot_mask, root_classes, bytes }
    }

    fn at(&self, index: usize) -> u32 {
        read(&self.bytes, index)
    }

    /// Looks a word of a draft up.
    #[must_use]
    pub fn look_up(&self, prose: &str, word: &Word) -> Known {
        let mut slot = word.hash & self.slot_mask;
        loop {
            let at = self.slots + slot as usize * 2;
            let entry = self.at(at + 1);
            if entry == 0 {
                return Known::default();
            }
            if self.at(at) == word.hash {
                let at = self.entries + (entry as usize - 1) * ENTRY;
                if words::is_spelt(prose, word, self.string(self.at(at), self.at(at + 1))) {
                    let classes = u64::from(self.at(at + 2)) | u64::from(self.at(at + 3)) << 32;
                    return Known { id: entry, classes, child: self.at(at + 4) };
                }
            }
            slot = (slot + 1) & self.slot_mask;
        }
    }

    fn string(&self, start: u32, length: u32) -> &str {
        let start = self.strings + start as usize;
        let bytes = self.bytes.get(start..start + length as usize).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }

    /// Finds every phrase in the words of one sentence: calls `found(accept, first, last)` with indices into `known`.
    pub fn find(&self, known: &[Known], found: &mut impl FnMut(u32, usize, usize)) {
        let has_classes = self.root_classes != 0;
        for (at, word) in known.iter().enumerate() {
            if word.child != 0 {
                self.walk(word.child, known, at, at + 1, found);
            }
            if has_classes && word.classes & self.root_classes != 0 {
                self.walk_classes(ROOT, word.classes, known, at, at + 1, found);
            }
        }
        if let Some(word) = known.first() {
            if let Some(next) = self.edge(ANCHOR, word.id) {
                self.walk(next, known, 0, 1, found);
            }
            self.walk_classes(ANCHOR, word.classes, known, 0, 1, found);
        }
    }

    fn walk(&self, node: u32, known: &[Known], first: usize, at: usize, found: &mut impl FnMut(u32, usize, usize)) {
        let base = self.nodes + node as usize * NODE;
        let head = self.at(base);
        let accepts = head & !HAS_EDGES;
        if accepts != 0 {
            let list = self.lists + accepts as usize;
            for offset in 1..=self.at(list) as usize {
                found(self.at(list + offset), first, at);
            }
        }
        if let Some(word) = known.get(at) {
            if head & HAS_EDGES != 0
                && let Some(next) = self.edge(node, word.id)
            {
                self.walk(next, known, first, at + 1, found);
            }
            self.walk_classes(node, word.classes, known, first, at + 1, found);
            let any = self.at(base + 2);
            if any != 0 {
                self.walk(any, known, first, at + 1, found);
            }
        }
        let gap = self.at(base + 3);
        if gap != 0 {
            for skipped in at..=(at + GAP).min(known.len()) {
                self.walk(gap, known, first, skipped, found);
            }
        }
    }

    fn walk_classes(&self, node: u32, classes: u64, known: &[Known], first: usize, at: usize, found: &mut impl FnMut(u32, usize, usize)) {
        let list = self.at(self.nodes + node as usize * NODE + 1);
        if list == 0 || classes == 0 {
            return;
        }
        let list = self.lists + list as usize;
        for pair in 0..self.at(list) as usize {
            if classes >> self.at(list + 1 + pair * 2) & 1 == 1 {
                self.walk(self.at(list + 2 + pair * 2), known, first, at, found);
            }
        }
    }

    fn edge(&self, node: u32, word: u32) -> Option<u32> {
        if word == 0 {
            return None;
        }
        let mut slot = edge_hash(node, word) & self.edge_mask;
        loop {
            let at = self.edges + slot as usize * 3;
            let next = self.at(at + 2);
            if next == 0 {
                return None;
            }
            if self.at(at) == node && self.at(at + 1) == word {
                return Some(next);
            }
            slot = (slot + 1) & self.edge_mask;
        }
    }
}

#[inline]
fn read(bytes: &[u8], index: usize) -> u32 {
    bytes.get(index * 4..index * 4 + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes)
}

const fn edge_hash(node: u32, word: u32) -> u32 {
    let mixed = (node.wrapping_mul(0x9e37_79b1) ^ word).wrapping_mul(0x85eb_ca6b);
    mixed ^ (mixed >> 15)
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
        let table = Table::new(builder.finish());
        let mut found = Vec::new();
        words::scan(prose, 0, prose.len(), &mut found);
        let known: Vec<Known> = found.iter().map(|word| table.look_up(prose, word)).collect();
        let mut hits = Vec::new();
        table.find(&known, &mut |accept, first, last| {
            assert_eq!(accept, 7);
            hits.push(prose[found[first].start as usize..found[last - 1].end as usize].to_owned());
        });
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
        assert_eq!(hits(&["^no thanks"], "no thanks"), ["no thanks"]);
        assert_eq!(hits(&["^no thanks"], "oh no thanks"), Vec::<String>::new());
        assert_eq!(hits(&["a * c"], "a b c a c"), ["a b c"]);
        assert_eq!(hits(&["can not"], "I can't"), ["can't"]);
        assert_eq!(hits(&["café"], "the CAFÉ"), ["CAFÉ"]);
    }
}
