//! Phrases and classes -> the bytes of a table.
#![allow(unreachable_pub, reason = "the build script includes this file, and there its crate is the binary")]

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::phrase::{Piece, Variant};
use super::node::{self, MOST_BYTES, PADDING};
use super::{ANCHOR, Classes, ENTRY, ENTRY_BITS, MASK, MAX_CLASSES, ROOT, WORD_CLASSES};
use crate::draft::words;

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
    spellings: Vec<(String, Classes)>,
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

    /// The finished table; `None` when there are more words or nodes than its numbers can count.
    #[must_use]
    pub fn finish(mut self) -> Option<Vec<u8>> {
        self.share_tails();
        let mut lists = vec![0_u32];
        let mut nodes = Vec::new();
        let mut starts = vec![0_u32; self.nodes.len()];
        // Every node but root and anchor comes after those that it leads to; 0 means none, so that the first byte is nobody's.
        nodes.push(0);
        for at in (ANCHOR as usize + 1..self.nodes.len()).chain([ROOT as usize, ANCHOR as usize]) {
            let Some(node) = self.nodes.get(at) else { continue };
            let start = nodes.len() as u32;
            write_node(node, at == ROOT as usize, &starts, &mut lists, &mut nodes);
            if let Some(slot) = starts.get_mut(at) {
                *slot = start;
            }
        }
        let start_of = |node: u32| starts.get(node as usize).copied().unwrap_or_default();
        let root_classes = self.nodes.first().map_or(0, |root| mask_of(root.classes.keys().copied()));
        let mut masks: HashMap<Classes, u32> = HashMap::from([(0, 0)]);
        let mut strings = String::new();
        let mut entries = Vec::with_capacity(self.spellings.len() * ENTRY);
        for (at, (spelt, classes)) in self.spellings.iter().enumerate() {
            let child = self.nodes.first().and_then(|root| root.words.get(&(at as u32 + 1))).map_or(0, |child| start_of(*child));
            let mask = *masks.entry(*classes).or_insert_with(|| {
                lists.extend(numbers(*classes));
                (lists.len() - MASK) as u32
            });
            entries.extend([strings.len() as u32, spelt.len() as u32, mask, child]);
            strings.push_str(spelt);
        }
        let fits = [nodes.len(), lists.len()].iter().all(|count| *count < MOST_BYTES) && self.spellings.len() < 1 << ENTRY_BITS;
        if !fits {
            return None;
        }
        let slots = hash_slots(self.spellings.iter().map(|(spelt, _)| words::hash(spelt)));
        let counts = [slots.len(), self.spellings.len(), nodes.len(), lists.len()].map(|count| count as u32);
        let header = counts.into_iter().chain([start_of(ROOT), start_of(ANCHOR)]).chain(numbers(root_classes));
        let mut bytes: Vec<u8> = header.chain(slots).chain(entries).chain(lists).flat_map(u32::to_le_bytes).collect();
        bytes.extend(nodes);
        bytes.extend(strings.bytes());
        bytes.extend([0; PADDING]);
        Some(bytes)
    }
}

/// Writes a node; the words behind the root are not among its edges, since the vocabulary leads to them.
fn write_node(node: &Node, is_root: bool, starts: &[u32], lists: &mut Vec<u32>, nodes: &mut Vec<u8>) {
    let start_of = |node: u32| starts.get(node as usize).copied().unwrap_or_default();
    let accepts = accept_list(lists, &node.accepts);
    let classes = class_list(lists, node.classes.iter().map(|(class, next)| (*class, start_of(*next))));
    let edges: Vec<(u32, u32)> = node.words.iter().filter(|_| !is_root).map(|(word, next)| (*word, start_of(*next))).collect();
    node::write([accepts, classes, start_of(node.any), start_of(node.gap)], &edges, nodes);
}

/// How many accept, and who; 0 when nobody does.
fn accept_list(lists: &mut Vec<u32>, accepts: &BTreeSet<u32>) -> u32 {
    if accepts.is_empty() {
        return 0;
    }
    let at = lists.len() as u32;
    lists.push(accepts.len() as u32);
    lists.extend(accepts);
    at
}

/// All classes as a mask, then the node that each leads to, in the order of the bits; 0 when there are none.
fn class_list(lists: &mut Vec<u32>, classes: impl Iterator<Item = (u32, u32)> + Clone) -> u32 {
    let all = mask_of(classes.clone().map(|(class, _)| class));
    if all == 0 {
        return 0;
    }
    let at = lists.len() as u32;
    lists.extend(numbers(all));
    lists.extend(classes.map(|(_, next)| next));
    at
}

fn mask_of(classes: impl Iterator<Item = u32>) -> Classes {
    classes.fold(0, |bits, class| bits | 1 << class)
}

/// A mask as numbers of four bytes.
fn numbers(mask: Classes) -> impl Iterator<Item = u32> {
    (0..MASK).map(move |at| (mask >> (32 * at)) as u32)
}

/// Open addressing, at most two thirds full, so that a search always meets an empty slot.
fn hash_slots(hashes: impl ExactSizeIterator<Item = u32>) -> Vec<u32> {
    let size = (hashes.len() * 3 / 2).next_power_of_two().max(2);
    let mut slots = vec![0; size];
    for (entry, hash) in hashes.enumerate() {
        let mut at = hash as usize & (size - 1);
        while slots.get(at).is_some_and(|slot| *slot != 0) {
            at = (at + 1) & (size - 1);
        }
        if let Some(slot) = slots.get_mut(at) {
            *slot = hash >> ENTRY_BITS << ENTRY_BITS | (entry as u32 + 1);
        }
    }
    slots
}
