//! A node of the tree of words, as bytes: what it has, and the edges behind it.
#![allow(unreachable_pub, reason = "the build script includes this file, and there its crate is the binary")]

use std::cmp::Ordering;

/// What a node has, as bits of its first byte; each is a number of three bytes behind it, in this order.
const ACCEPTS: u8 = 1;
const CLASSES: u8 = 2;
const ANY: u8 = 4;
const AFTER_GAP: u8 = 8;
/// Behind the count of its edges: their words, sorted, then the nodes they lead to.
const EDGES: u8 = 16;
/// A node with more edges than this has a filter of eight bytes before them: nearly every word that is looked for is not there.
const FEW: usize = 3;
const FILTER: usize = 8;
/// Bytes of a number inside of a node.
const WIDE: usize = 3;

/// So many bytes, or numbers of a list, can't be pointed at any more.
pub(super) const MOST_BYTES: usize = 1 << (8 * WIDE);

/// A node as it is written; 0 where it has no such thing.
pub(super) struct Node {
    pub(super) accepts: u32,
    pub(super) classes: u32,
    pub(super) any: u32,
    pub(super) gap: u32,
    /// Number of edges; their words start at `at`.
    edges: u32,
    at: usize,
}

impl Node {
    /// The node at this byte.
    pub(super) fn read(bytes: &[u8], start: usize) -> Self {
        let has = bytes.get(start).copied().unwrap_or_default();
        let mut at = start + 1;
        let mut next = |bit: u8| {
            if has & bit == 0 {
                return 0;
            }
            at += WIDE;
            wide(bytes, at - WIDE)
        };
        Self { accepts: next(ACCEPTS), classes: next(CLASSES), any: next(ANY), gap: next(AFTER_GAP), edges: next(EDGES), at }
    }

    /// The node behind a word, by halving the sorted words of the edges.
    pub(super) fn edge(&self, bytes: &[u8], word: u32) -> Option<u32> {
        let edges = self.edges as usize;
        if word == 0 || edges == 0 {
            return None;
        }
        let mut at = self.at;
        if edges > FEW {
            let filter = bytes.get(at..at + FILTER).and_then(|eight| eight.try_into().ok()).map_or(0, u64::from_le_bytes);
            if filter & filter_bit(word) == 0 {
                return None;
            }
            at += FILTER;
        }
        let words = bytes.get(at..at + edges * WIDE)?;
        let (mut low, mut high) = (0, edges);
        while low < high {
            let middle = low.midpoint(high);
            match wide(words, middle * WIDE).cmp(&word) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return Some(wide(bytes, at + (edges + middle) * WIDE)),
            }
        }
        None
    }
}

/// Writes what [`Node::read`] reads: accepts, classes, the node behind any word and the one behind a gap (0 where there is
/// none), and the edges, sorted by word.
pub(super) fn write([accepts, classes, any, gap]: [u32; 4], edges: &[(u32, u32)], nodes: &mut Vec<u8>) {
    let parts = [(ACCEPTS, accepts), (CLASSES, classes), (ANY, any), (AFTER_GAP, gap), (EDGES, edges.len() as u32)];
    nodes.push(parts.iter().filter(|(_, value)| *value != 0).fold(0, |has, (bit, _)| has | bit));
    parts.iter().filter(|(_, value)| *value != 0).for_each(|(_, value)| push_wide(nodes, *value));
    if edges.len() > FEW {
        let filter = edges.iter().fold(0, |bits, (word, _)| bits | filter_bit(*word));
        nodes.extend(filter.to_le_bytes());
    }
    edges.iter().for_each(|(word, _)| push_wide(nodes, *word));
    edges.iter().for_each(|(_, next)| push_wide(nodes, *next));
}

fn push_wide(nodes: &mut Vec<u8>, value: u32) {
    nodes.extend(value.to_le_bytes().iter().take(WIDE));
}

const fn filter_bit(word: u32) -> u64 {
    1 << (word.wrapping_mul(0x9e37_79b1) >> 26)
}

#[inline]
fn wide(bytes: &[u8], at: usize) -> u32 {
    match bytes.get(at..at + WIDE) {
        Some([low, middle, high]) => u32::from(*low) | u32::from(*middle) << 8 | u32::from(*high) << 16,
        _ => 0,
    }
}
