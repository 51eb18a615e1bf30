//! The walk through the tree: every phrase that begins at a word of a sentence.
#![allow(unreachable_pub, reason = "the build script includes this file, and there its crate is the binary")]

use super::node::{Node, filter_bit};
use super::{Classes, Known, MASK, read, read_mask};
use crate::rule::phrase::GAP;

/// A table that is searched for the phrases in the words of one sentence.
pub(super) struct Walk<'t, F> {
    pub(super) bytes: &'t [u8],
    /// Offset of the nodes, in bytes.
    pub(super) nodes: usize,
    /// Offset of the lists, in numbers of four bytes.
    pub(super) lists: usize,
    pub(super) known: &'t [Known],
    /// Called with what accepts, the index of the first word and the one behind the last.
    pub(super) found: F,
}

/// Tells every word what comes within the reach of a gap before it: nearly all gaps lead nowhere, and this shows it at once.
pub(super) fn look_ahead(known: &mut [Known]) {
    for word in known.iter_mut() {
        word.ahead = if word.id == 0 { 0 } else { filter_bit(word.id) };
        word.ahead_classes = word.classes;
    }
    for at in 0..known.len() {
        let end = (at + GAP + 1).min(known.len());
        let rest = known.get(at + 1..end).unwrap_or_default();
        let (words, classes) = rest.iter().fold((0, 0), |(words, classes), word| (words | word.ahead, classes | word.ahead_classes));
        if let Some(word) = known.get_mut(at) {
            word.ahead |= words;
            word.ahead_classes |= classes;
        }
    }
}

impl<'t, F: FnMut(u32, usize, usize)> Walk<'t, F> {
    pub(super) fn node(&self, start: u32) -> Node<'t> {
        Node::read(self.bytes, self.nodes + start as usize)
    }

    fn at(&self, index: usize) -> u32 {
        read(self.bytes, index)
    }

    /// Goes on from a node; the words from `first` to `at` have led to it.
    pub(super) fn on(&mut self, start: u32, first: usize, at: usize) {
        let node = self.node(start);
        let accepts = node.accepts();
        if accepts != 0 {
            let list = self.lists + accepts as usize;
            for offset in 1..=self.at(list) as usize {
                let accept = self.at(list + offset);
                (self.found)(accept, first, at);
            }
        }
        let known = self.known;
        let Some(word) = known.get(at) else { return };
        self.step(&node, word, first, at);
        let gap = node.gap();
        if gap != 0 {
            self.over(gap, first, at);
        }
    }

    /// Over one word.
    #[inline]
    fn step(&mut self, node: &Node<'t>, word: &Known, first: usize, at: usize) {
        if let Some(next) = node.edges().follow(word.id) {
            self.on(next, first, at + 1);
        }
        if word.classes != 0 {
            self.classes(node.classes(), word.classes, first, at + 1);
        }
        let any = node.any();
        if any != 0 {
            self.on(any, first, at + 1);
        }
    }

    /// Over a gap; what follows a gap is a word or a class, never the end.
    fn over(&mut self, start: u32, first: usize, at: usize) {
        let known = self.known;
        let Some(here) = known.get(at) else { return };
        let behind = self.node(start);
        let (edges, classes, any, gap) = (behind.edges(), behind.classes(), behind.any(), behind.gap());
        let by_word = edges.may_follow(here.ahead);
        let by_class = classes != 0 && here.ahead_classes & self.mask(classes) != 0;
        if !by_word && !by_class && any == 0 && gap == 0 {
            return;
        }
        for (skipped, word) in known.iter().enumerate().skip(at).take(GAP + 1) {
            if by_word && let Some(next) = edges.follow(word.id) {
                self.on(next, first, skipped + 1);
            }
            if by_class && word.classes != 0 {
                self.classes(classes, word.classes, first, skipped + 1);
            }
            if any != 0 {
                self.on(any, first, skipped + 1);
            }
            // An optional word between two gaps leaves one gap behind another.
            if gap != 0 {
                self.over(gap, first, skipped);
            }
        }
    }

    /// All classes of a list as bits.
    fn mask(&self, list: u32) -> Classes {
        read_mask(self.bytes, self.lists + list as usize)
    }

    /// Over a word by its classes; behind the mask of a list stand the nodes that its bits lead to.
    pub(super) fn classes(&mut self, list: u32, classes: Classes, first: usize, at: usize) {
        if list == 0 {
            return;
        }
        let all = self.mask(list);
        let mut both = classes & all;
        while both != 0 {
            let bit = both & both.wrapping_neg();
            let rank = (all & (bit - 1)).count_ones() as usize;
            let next = self.at(self.lists + list as usize + MASK + rank);
            self.on(next, first, at);
            both ^= bit;
        }
    }
}
