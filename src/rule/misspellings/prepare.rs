//! From lists of misspellings to the table of bytes.
#![allow(unreachable_pub, reason = "the build script includes this file, and there its crate is the binary")]

use super::{BLOCK, HALF, filter_places};
use crate::draft::words;

/// Makes the table from lists of `misspelling<TAB>correction,...` lines; a later list wins over an earlier one. Lines of
/// over 255 bytes are left out.
#[must_use]
pub fn prepare(lists: &[&str]) -> Vec<u8> {
    let mut all = std::collections::BTreeMap::new();
    for line in lists.iter().flat_map(|list| list.lines()).filter(|line| line.len() <= usize::from(u8::MAX)) {
        if let Some((misspelling, corrections)) = line.split_once('\t') {
            all.insert(misspelling, corrections);
        }
    }
    // About ten bits a word: one in a hundred of the right words gets past the filter.
    let filter_bits = (all.len() * 10).next_power_of_two().max(64).ilog2();
    let mut filter = vec![0_u8; (1 << filter_bits) / 8];
    let mut offsets = Vec::new();
    let mut entries = Vec::new();
    let mut before = "";
    for (at, (misspelling, corrections)) in all.into_iter().enumerate() {
        for place in filter_places(words::hash(misspelling), filter_bits) {
            if let Some(byte) = filter.get_mut(place / 8) {
                *byte |= 1 << (place % 8);
            }
        }
        if at % BLOCK == 0 {
            offsets.push(entries.len() as u32);
            before = "";
        }
        push(&mut entries, before, misspelling, corrections);
        before = misspelling;
    }
    let mut bytes = filter_bits.to_le_bytes().to_vec();
    bytes.extend((offsets.len() as u32).to_le_bytes());
    bytes.extend(filter);
    bytes.extend(offsets.iter().flat_map(|offset| offset.to_le_bytes()));
    bytes.extend(entries);
    bytes
}

/// Writes a misspelling as what differs from the one before, and its corrections as what differs from it.
fn push(entries: &mut Vec<u8>, before: &str, misspelling: &str, corrections: &str) {
    let shared = alike(before.bytes(), misspelling.bytes());
    let rest = misspelling.as_bytes().get(shared..).unwrap_or_default();
    push_pair(entries, shared, rest.len());
    entries.extend(rest);
    let head = alike(misspelling.bytes(), corrections.bytes());
    let free = misspelling.len().min(corrections.len()) - head;
    let tail = alike(misspelling.bytes().rev(), corrections.bytes().rev()).min(free);
    let middle = corrections.as_bytes().get(head..corrections.len() - tail).unwrap_or_default();
    push_pair(entries, head, tail);
    entries.push(middle.len() as u8);
    entries.extend(middle);
}

fn alike(left: impl Iterator<Item = u8>, right: impl Iterator<Item = u8>) -> usize {
    left.zip(right).take_while(|(left, right)| left == right).count()
}

fn push_pair(entries: &mut Vec<u8>, first: usize, second: usize) {
    entries.push((first.min(HALF) << 4 | second.min(HALF)) as u8);
    entries.extend([first, second].into_iter().filter(|half| *half >= HALF).map(|half| half as u8));
}
