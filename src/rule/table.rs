//! Phrases as a table of bytes: a vocabulary and a tree of words, searched in place.
//!
//! The table of the built-in phrasebooks is prepared by the build script and read from the binary as it stands,
//! so that starting costs nothing; a user's phrases get a table of their own at run time. All numbers are
//! little-endian `u32`.
#![allow(unreachable_pub, reason = "the build script includes this file, and there its crate is the binary")]

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::phrase::{GAP, Piece, Variant};
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

#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct Node {
    accepts: BTreeSet<u32>,
    words: BTreeMap<u32, u32>,
    classes: BTreeMap<u32, u32>,
    any: u32,
    gap: u32,
}

/// Collects phrases and classes.
pub struct TableBuilder {
    ids: HashMap<String, u32>,
    spellings: Vec<(String, u64)>,
    classes: Vec<String>,
    nodes: Vec<Node>,
}

impl Default for TableBuilder {
    fn default() -> Self {
        let classes = WORD_CLASSES.map(str::to_owned).to_vec();
        Self { ids: HashMap::new(), spellings: Vec::new(), classes, nodes: vec![Node::default(), Node::default()] }
    }
}

impl TableBuilder {
    fn word(&mut self, spelt: &str) -> u32 {
        if let Some(id) = self.ids.get(spelt) {
            return *id;
        }
        self.spellings.push((spelt.to_owned(), 0));
        let id = self.spellings.len() as u32;
        self.ids.insert(spelt.to_owned(), id);
        id
    }

    /// Declares a class and the words that belong to it; `false` when there are too many classes.
    pub fn class<'w>(&mut self, name: &str, words: impl IntoIterator<Item = &'w str>) -> bool {
        if self.classes.iter().any(|known| known == name) {
            return true;
        }
        if self.classes.len() == MAX_CLASSES {
            return false;
        }
        let bit = 1 << self.classes.len();
        self.classes.push(name.to_owned());
        for spelt in words {
            let id = self.word(spelt);
            if let Some((_, classes)) = self.spellings.get_mut(id as usize - 1) {
                *classes |= bit;
            }
        }
        true
    }

    /// Whether a class was declared, or is told by the words themselves.
    #[must_use]
    pub fn has_class(&self, name: &str) -> bool {
        self.classes.iter().any(|known| known == name)
    }

    /// Adds a variant of a phrase; a hit of it is reported as `accept`. Classes that were not declared match nothing.
    pub fn add(&mut self, variant: &Variant, accept: u32) {
        let mut node = if variant.anchored { ANCHOR } else { ROOT };
        for piece in &variant.pieces {
            let key = match piece {
                Piece::Word(spelt) => self.word(spelt),
                Piece::Class(name) => match self.classes.iter().position(|known| known == name) {
                    Some(class) => class as u32,
                    None => return,
                },
                Piece::Any | Piece::Gap => 0,
            };
            let fresh = self.nodes.len() as u32;
            let Some(here) = self.nodes.get_mut(node as usize) else { return };
            let slot = match piece {
                Piece::Word(_) => here.words.entry(key).or_insert(0),
                Piece::Class(_) => here.classes.entry(key).or_insert(0),
                Piece::Any => &mut here.any,
                Piece::Gap => &mut here.gap,
            };
            if *slot == 0 {
                *slot = fresh;
            }
            node = *slot;
            if node == fresh {
                self.nodes.push(Node::default());
            }
        }
        if let Some(node) = self.nodes.get_mut(node as usize) {
            node.accepts.insert(accept);
        }
    }

    /// Makes one of all nodes behind which the same follows: the tree of expanded phrases repeats itself so often that
    /// this is what makes it fit into a binary.
    fn share_tails(&mut self) {
        let mut shared: HashMap<Node, u32> = HashMap::new();
        let mut kept = vec![Node::default(), Node::default()];
        let mut ids = vec![0_u32; self.nodes.len()];
        // A child is always younger than its parent, so from the youngest on every child has its final number.
        for at in (0..self.nodes.len()).rev() {
            let Some(mut node) = self.nodes.get_mut(at).map(std::mem::take) else { continue };
            let id = |old: u32| ids.get(old as usize).copied().unwrap_or_default();
            node.words.values_mut().chain(node.classes.values_mut()).for_each(|next| *next = id(*next));
            (node.any, node.gap) = (id(node.any), id(node.gap));
            let number = if at <= ANCHOR as usize {
                if let Some(slot) = kept.get_mut(at) {
                    *slot = node;
                }
                at as u32
            } else {
                *shared.entry(node).or_insert_with_key(|node| {
                    kept.push(node.clone());
                    kept.len() as u32 - 1
                })
            };
            if let Some(slot) = ids.get_mut(at) {
                *slot = number;
            }
        }
        self.nodes = kept;
    }

    /// The finished table.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.share_tails();
        let mut lists = vec![0_u32];
        let mut nodes = Vec::with_capacity(self.nodes.len() * NODE);
        let mut edges = Vec::new();
        let mut root_classes = 0_u64;
        for (at, node) in self.nodes.iter().enumerate() {
            let accepts = list(&mut lists, node.accepts.iter().copied(), 1);
            let classes = list(&mut lists, node.classes.iter().flat_map(|(class, next)| [*class, *next]), 2);
            nodes.extend([accepts | if node.words.is_empty() { 0 } else { HAS_EDGES }, classes, node.any, node.gap]);
            if at == ROOT as usize {
                root_classes = node.classes.keys().fold(0, |bits, class| bits | 1 << class);
            } else {
                edges.extend(node.words.iter().map(|(word, next)| [at as u32, *word, *next]));
            }
        }
        let mut strings = String::new();
        let mut entries = Vec::with_capacity(self.spellings.len() * ENTRY);
        for (at, (spelt, classes)) in self.spellings.iter().enumerate() {
            let child = self.nodes.first().and_then(|root| root.words.get(&(at as u32 + 1))).copied().unwrap_or_default();
            entries.extend([strings.len() as u32, spelt.len() as u32, *classes as u32, (*classes >> 32) as u32, child]);
            strings.push_str(spelt);
        }
        let slots = hash_slots(self.spellings.iter().enumerate().map(|(at, (spelt, _))| [words::hash(spelt), at as u32 + 1]), |slot| slot[0], |slot| slot[1]);
        let edges = hash_slots(edges.into_iter(), |edge| edge_hash(edge[0], edge[1]), |edge| edge[2]);
        let counts = [slots.len() / 2, self.spellings.len(), self.nodes.len(), edges.len() / 3, lists.len()].map(|count| count as u32);
        let header = counts.into_iter().chain([root_classes as u32, (root_classes >> 32) as u32, 0]);
        let mut bytes: Vec<u8> = header.chain(slots).chain(entries).chain(nodes).chain(edges).chain(lists).flat_map(u32::to_le_bytes).collect();
        bytes.extend(strings.bytes());
        bytes
    }
}

fn list(lists: &mut Vec<u32>, values: impl Iterator<Item = u32>, width: usize) -> u32 {
    let at = lists.len();
    lists.push(0);
    lists.extend(values);
    let count = lists.len() - at - 1;
    if count == 0 {
        lists.pop();
        return 0;
    }
    if let Some(length) = lists.get_mut(at) {
        *length = (count / width) as u32;
    }
    at as u32
}

/// Open addressing, at most half full, so that a search always meets an empty slot.
fn hash_slots<const N: usize>(items: impl Iterator<Item = [u32; N]>, hash: fn(&[u32; N]) -> u32, full: fn(&[u32; N]) -> u32) -> Vec<u32> {
    let items: Vec<[u32; N]> = items.collect();
    let size = (items.len() * 2).next_power_of_two().max(2);
    let mut slots = vec![[0; N]; size];
    for item in items {
        let mut at = hash(&item) as usize & (size - 1);
        while slots.get(at).is_some_and(|slot| full(slot) != 0) {
            at = (at + 1) & (size - 1);
        }
        if let Some(slot) = slots.get_mut(at) {
            *slot = item;
        }
    }
    slots.into_iter().flatten().collect()
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
        assert_eq!(hits(&["decline ... interview"], "decline the kind invitation to interview now"), ["decline the kind invitation to interview"]);
        assert_eq!(hits(&["decline ... interview"], "decline a b c d e f interview"), Vec::<String>::new());
        assert_eq!(hits(&["^no thanks"], "no thanks"), ["no thanks"]);
        assert_eq!(hits(&["^no thanks"], "oh no thanks"), Vec::<String>::new());
        assert_eq!(hits(&["a * c"], "a b c a c"), ["a b c"]);
        assert_eq!(hits(&["can not"], "I can't"), ["can't"]);
        assert_eq!(hits(&["café"], "the CAFÉ"), ["CAFÉ"]);
    }
}
