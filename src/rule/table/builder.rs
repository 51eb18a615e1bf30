//! Phrases and classes -> the bytes of a table.
#![allow(unreachable_pub, reason = "the build script includes this file, and there its crate is the binary")]

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::phrase::{Piece, Variant};
use super::{ANCHOR, ENTRY, HAS_EDGES, MAX_CLASSES, NODE, ROOT, WORD_CLASSES, edge_hash};
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
        let slots = hash_slots(
            self.spellings.iter().enumerate().map(|(at, (spelt, _))| [words::hash(spelt), at as u32 + 1]),
            |slot| slot[0],
            |slot| slot[1],
        );
        let edges = hash_slots(edges.into_iter(), |edge| edge_hash(edge[0], edge[1]), |edge| edge[2]);
        let counts = [slots.len() / 2, self.spellings.len(), self.nodes.len(), edges.len() / 3, lists.len()].map(|count| count as u32);
        let header = counts.into_iter().chain([root_classes as u32, (root_classes >> 32) as u32, 0]);
        let mut bytes: Vec<u8> =
            header.chain(slots).chain(entries).chain(nodes).chain(edges).chain(lists).flat_map(u32::to_le_bytes).collect();
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
