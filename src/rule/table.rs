//! Phrases as a table of bytes: a vocabulary and a tree of words, searched in place.
//!
//! The table of the built-in phrasebooks is prepared by the build script and read from the binary as it stands,
//! so that starting costs nothing; a user's phrases get a table of their own at run time. All numbers are
//! little-endian: `u32`, and three bytes inside of the nodes, which are most of it.
#![allow(unreachable_pub, reason = "the build script includes this file, and there its crate is the binary")]

mod builder;
mod node;

use std::borrow::Cow;

pub use builder::TableBuilder;
use node::Node;

use super::phrase::GAP;
use crate::draft::words::{self, Word};

/// Classes that the words themselves tell.
pub const WORD_CLASSES: [&str; 3] = ["number", "money", "name"];

/// Most classes of one table; each is a bit of a word's mask.
pub const MAX_CLASSES: usize = 64;

const ROOT: u32 = 0;
const ANCHOR: u32 = 1;
/// Numbers of the header: slots, words, nodes' bytes, lists; the classes of the root; the nodes of root and anchor.
const HEADER: usize = 8;
/// Numbers of a word: where its spelling starts, how long it is, its classes (two), the node behind the root.
const ENTRY: usize = 5;
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
    root_classes: u64,
    root: u32,
    anchor: u32,
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
        let entries = HEADER + count(0);
        let lists = entries + count(1) * ENTRY;
        let nodes = (lists + count(3)) * 4;
        let root_classes = u64::from(read(&bytes, 4)) | u64::from(read(&bytes, 5)) << 32;
        let (root, anchor, slot_mask) = (read(&bytes, 6), read(&bytes, 7), read(&bytes, 0).wrapping_sub(1));
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
                if words::is_spelt(prose, word, self.string(self.at(at), self.at(at + 1))) {
                    let classes = u64::from(self.at(at + 2)) | u64::from(self.at(at + 3)) << 32;
                    return Known { id, classes, child: self.at(at + 4) };
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
                self.walk_classes(&self.node(self.root), word.classes, known, at, at + 1, found);
            }
        }
        if let Some(word) = known.first() {
            let anchor = self.node(self.anchor);
            if let Some(next) = self.edge(&anchor, word.id) {
                self.walk(next, known, 0, 1, found);
            }
            self.walk_classes(&anchor, word.classes, known, 0, 1, found);
        }
    }

    fn walk(&self, node: u32, known: &[Known], first: usize, at: usize, found: &mut impl FnMut(u32, usize, usize)) {
        let node = self.node(node);
        if node.accepts != 0 {
            let list = self.lists + node.accepts as usize;
            for offset in 1..=self.at(list) as usize {
                found(self.at(list + offset), first, at);
            }
        }
        if let Some(word) = known.get(at) {
            if let Some(next) = self.edge(&node, word.id) {
                self.walk(next, known, first, at + 1, found);
            }
            self.walk_classes(&node, word.classes, known, first, at + 1, found);
            if node.any != 0 {
                self.walk(node.any, known, first, at + 1, found);
            }
        }
        if node.gap != 0 {
            self.walk_gap(&self.node(node.gap), known, first, at, found);
        }
    }

    /// Goes on behind a gap; what follows a gap is a word or a class, never the end.
    fn walk_gap(&self, behind: &Node, known: &[Known], first: usize, at: usize, found: &mut impl FnMut(u32, usize, usize)) {
        for (skipped, word) in known.iter().enumerate().skip(at).take(GAP + 1) {
            if let Some(next) = self.edge(behind, word.id) {
                self.walk(next, known, first, skipped + 1, found);
            }
            self.walk_classes(behind, word.classes, known, first, skipped + 1, found);
            if behind.any != 0 {
                self.walk(behind.any, known, first, skipped + 1, found);
            }
            // An optional word between two gaps leaves one gap behind another.
            if behind.gap != 0 {
                self.walk_gap(&self.node(behind.gap), known, first, skipped, found);
            }
        }
    }

    fn walk_classes(&self, node: &Node, classes: u64, known: &[Known], first: usize, at: usize, found: &mut impl FnMut(u32, usize, usize)) {
        if node.classes == 0 || classes == 0 {
            return;
        }
        let list = self.lists + node.classes as usize;
        let all = u64::from(self.at(list + 1)) | u64::from(self.at(list + 2)) << 32;
        if classes & all == 0 {
            return;
        }
        for pair in 1..self.at(list) as usize {
            if classes >> self.at(list + 1 + pair * 2) & 1 == 1 {
                self.walk(self.at(list + 2 + pair * 2), known, first, at, found);
            }
        }
    }

    fn node(&self, start: u32) -> Node {
        Node::read(&self.bytes, self.nodes + start as usize)
    }

    fn edge(&self, node: &Node, word: u32) -> Option<u32> {
        node.edge(&self.bytes, word)
    }
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
        let known: Vec<Known> = found.iter().map(|word| table.look_up(prose, word)).collect();
        let mut hits = Vec::new();
        table.find(&known, &mut |accept, first, last| {
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
