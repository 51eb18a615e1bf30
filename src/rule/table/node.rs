//! A node of the tree of words, as bytes: what it has, and the edges behind it.
#![allow(unreachable_pub, reason = "the build script includes this file, and there its crate is the binary")]

use std::cmp::Ordering;

/// What a node has, as bits of its first byte; each is a number of three bytes behind it, in this order.
const ACCEPTS: u8 = 1;
const CLASSES: u8 = 2;
const ANY: u8 = 4;
const AFTER_GAP: u8 = 8;
/// Behind the count of its edges: a filter, their words, sorted, then the nodes they lead to.
const EDGES: u8 = 16;
/// A node with more edges than this has a filter before them: nearly every word that is looked for is not there.
const FEW: usize = 3;
/// Bytes of a filter for up to eight edges; twice as many for each doubling, so that about every eighth word passes.
const FILTER: usize = 8;
/// Bytes of a number inside of a node.
const WIDE: usize = 3;
/// Zeros behind the last node, so that a number can be read as four bytes of which one is dropped.
pub(super) const PADDING: usize = 1;

/// So many bytes, or numbers of a list, can't be pointed at any more.
pub(super) const MOST_BYTES: usize = 1 << (8 * WIDE);

/// A node as it is read: what it has is decoded when it is asked for.
#[derive(Clone, Copy)]
pub(super) struct Node<'t> {
    /// The table from the node on.
    bytes: &'t [u8],
    has: u8,
}

impl<'t> Node<'t> {
    /// The node at this byte.
    #[inline]
    pub(super) fn read(bytes: &'t [u8], start: usize) -> Self {
        let bytes = bytes.get(start..).unwrap_or_default();
        Self { bytes, has: bytes.first().copied().unwrap_or_default() }
    }

    /// The number behind a bit, 0 where the node has no such thing.
    #[inline]
    fn number(&self, bit: u8) -> u32 {
        if self.has & bit == 0 { 0 } else { wide(self.bytes, place_of(self.has & (bit - 1))) }
    }

    /// The list of phrasebooks whose phrase ends here.
    #[inline]
    pub(super) fn accepts(&self) -> u32 {
        self.number(ACCEPTS)
    }

    /// The list of classes that lead on.
    #[inline]
    pub(super) fn classes(&self) -> u32 {
        self.number(CLASSES)
    }

    /// The node behind any word.
    #[inline]
    pub(super) fn any(&self) -> u32 {
        self.number(ANY)
    }

    /// The node behind a gap.
    #[inline]
    pub(super) fn gap(&self) -> u32 {
        self.number(AFTER_GAP)
    }

    /// The words that lead on.
    #[inline]
    pub(super) fn edges(&self) -> Edges<'t> {
        if self.has & EDGES == 0 {
            return Edges { count: 0, filter: 0, bytes: &[] };
        }
        let at = place_of(self.has & (EDGES - 1));
        let count = wide(self.bytes, at) as usize;
        let filter = if count > FEW { filter_size(count) } else { 0 };
        Edges { count, filter, bytes: self.bytes.get(at + WIDE..).unwrap_or_default() }
    }
}

/// The edges of a node: words, and the nodes that they lead to.
#[derive(Clone, Copy)]
pub(super) struct Edges<'t> {
    count: usize,
    /// Bytes of the filter before the words.
    filter: usize,
    bytes: &'t [u8],
}

impl Edges<'_> {
    /// Whether one of the words whose [bits](filter_bit) are given may lead on.
    #[inline]
    pub(super) fn may_follow(&self, ahead: u64) -> bool {
        match self.filter {
            0 => (0..self.count).any(|edge| filter_bit(wide(self.bytes, edge * WIDE)) & ahead != 0),
            FILTER => eight(self.bytes, 0) & ahead != 0,
            _ => true,
        }
    }

    /// The node behind a word.
    #[inline]
    pub(super) fn follow(&self, word: u32) -> Option<u32> {
        if self.filter == 0 {
            let edge = (0..self.count).find(|edge| wide(self.bytes, edge * WIDE) == word)?;
            return Some(wide(self.bytes, (self.count + edge) * WIDE));
        }
        let filter = eight(self.bytes, (self.filter - 8) & filter_place(word));
        if filter & filter_bit(word) == 0 { None } else { halve(self.bytes.get(self.filter..)?, self.count, word) }
    }
}

/// Where a number stands, given the bits of those before it; counting bits by a table is quicker than without an instruction for it.
#[inline]
const fn place_of(before: u8) -> usize {
    const COUNTS: [u8; 16] = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4];
    1 + WIDE * COUNTS[(before & 15) as usize] as usize
}

#[inline]
fn eight(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..at + 8).and_then(|eight| eight.try_into().ok()).map_or(0, u64::from_le_bytes)
}

fn halve(bytes: &[u8], edges: usize, word: u32) -> Option<u32> {
    let (mut low, mut high) = (0, edges);
    while low < high {
        let middle = low.midpoint(high);
        match wide(bytes, middle * WIDE).cmp(&word) {
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
            Ordering::Equal => return Some(wide(bytes, (edges + middle) * WIDE)),
        }
    }
    None
}

/// Writes what [`Node::read`] reads: accepts, classes, the node behind any word and the one behind a gap (0 where there is
/// none), and the edges, sorted by word.
pub(super) fn write([accepts, classes, any, gap]: [u32; 4], edges: &[(u32, u32)], nodes: &mut Vec<u8>) {
    let parts = [(ACCEPTS, accepts), (CLASSES, classes), (ANY, any), (AFTER_GAP, gap), (EDGES, edges.len() as u32)];
    nodes.push(parts.iter().filter(|(_, value)| *value != 0).fold(0, |has, (bit, _)| has | bit));
    parts.iter().filter(|(_, value)| *value != 0).for_each(|(_, value)| push_wide(nodes, *value));
    if edges.len() > FEW {
        let mut filter = vec![0_u64; filter_size(edges.len()) / 8];
        for (word, _) in edges {
            let place = (filter.len() - 1) & (filter_place(*word) / 8);
            if let Some(bits) = filter.get_mut(place) {
                *bits |= filter_bit(*word);
            }
        }
        nodes.extend(filter.into_iter().flat_map(u64::to_le_bytes));
    }
    edges.iter().for_each(|(word, _)| push_wide(nodes, *word));
    edges.iter().for_each(|(_, next)| push_wide(nodes, *next));
}

fn push_wide(nodes: &mut Vec<u8>, value: u32) {
    nodes.extend(value.to_le_bytes().iter().take(WIDE));
}

/// Bytes of the filter before so many edges: a bit for each eighth of an edge, rounded up to a power of two.
#[inline]
const fn filter_size(edges: usize) -> usize {
    if edges <= FILTER { FILTER } else { edges.next_power_of_two() }
}

/// Which eight bytes of a filter tell of a word, as an offset; to be cut to the filter's size.
#[inline]
const fn filter_place(word: u32) -> usize {
    ((spread(word) >> 23) & !7) as usize
}

/// The bit that tells of a word in a filter.
#[inline]
pub(super) const fn filter_bit(word: u32) -> u64 {
    1 << (spread(word) & 63)
}

#[inline]
const fn spread(word: u32) -> u32 {
    let spread = word.wrapping_mul(0x9e37_79b1);
    spread ^ (spread >> 15)
}

#[inline]
fn wide(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + WIDE + PADDING).and_then(|four| four.try_into().ok()).map_or(0, |four| u32::from_le_bytes(four) & 0xff_ffff)
}
