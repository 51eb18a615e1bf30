//! Known misspellings as a table of bytes, prepared by the build script and read in place.
//!
//! A word list of right words would flag names; a list of wrong ones stays silent on what it does not know.
#![allow(unreachable_pub, reason = "the build script includes this file, and there its crate is the binary")]

use std::borrow::Cow;

use crate::draft::words::{self, Word};

/// A slot holds an offset into the strings and, above it, the first bits of the hash, so that most words are told apart
/// without a look at the strings.
const OFFSET_BITS: u32 = 24;
const MAX_OFFSET: u32 = (1 << OFFSET_BITS) - 1;

/// Misspelling -> corrections.
#[derive(Clone, Debug)]
pub struct Misspellings {
    bytes: Cow<'static, [u8]>,
    mask: u32,
    strings: usize,
}

impl Misspellings {
    /// Reads what [`prepare`] made.
    #[must_use]
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Self {
        let bytes = bytes.into();
        let slots = number(&bytes, 0);
        Self { mask: slots.wrapping_sub(1), strings: 4 + slots as usize * 4, bytes }
    }

    /// The corrections of a misspelt word, best first, divided by commas; `None` for any other word.
    #[must_use]
    pub fn look_up(&self, prose: &str, word: &Word) -> Option<&str> {
        let text = prose.get(word.range())?;
        // A contraction without its apostrophe is looked up as it is typed, not by what it stands for.
        let hash = if word.is(words::SLOPPY) { words::hash(&text.to_ascii_lowercase()) } else { word.hash };
        let mut slot = hash & self.mask;
        loop {
            let entry = number(&self.bytes, 4 + slot as usize * 4);
            if entry == 0 {
                return None;
            }
            if entry >> OFFSET_BITS == hash >> OFFSET_BITS {
                let line = self.line((entry & MAX_OFFSET) as usize - 1)?;
                let (misspelling, corrections) = line.split_once('\t')?;
                if text.eq_ignore_ascii_case(misspelling) {
                    return Some(corrections);
                }
            }
            slot = (slot + 1) & self.mask;
        }
    }

    fn line(&self, start: usize) -> Option<&str> {
        let rest = self.bytes.get(self.strings + start..)?;
        let end = rest.iter().position(|byte| *byte == b'\n')?;
        std::str::from_utf8(rest.get(..end)?).ok()
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, u32::from_le_bytes)
}

#[cfg_attr(not(test), allow(dead_code, reason = "only the build script prepares tables"))]
/// Makes the table from lists of `misspelling<TAB>correction,...` lines; a later list wins over an earlier one.
#[must_use]
pub fn prepare(lists: &[&str]) -> Vec<u8> {
    let mut all = std::collections::BTreeMap::new();
    for line in lists.iter().flat_map(|list| list.lines()) {
        if let Some((misspelling, corrections)) = line.split_once('\t') {
            all.insert(misspelling, corrections);
        }
    }
    let size = (all.len() * 2).next_power_of_two().max(2);
    let mut slots = vec![0_u32; size];
    let mut strings = String::new();
    for (misspelling, corrections) in all {
        let hash = words::hash(misspelling);
        let mut at = hash as usize & (size - 1);
        while slots.get(at).is_some_and(|slot| *slot != 0) {
            at = (at + 1) & (size - 1);
        }
        if let Some(slot) = slots.get_mut(at) {
            *slot = (hash >> OFFSET_BITS << OFFSET_BITS) | (strings.len() as u32 + 1);
        }
        strings.push_str(misspelling);
        strings.push('\t');
        strings.push_str(corrections);
        strings.push('\n');
    }
    let mut bytes = (size as u32).to_le_bytes().to_vec();
    bytes.extend(slots.iter().flat_map(|slot| slot.to_le_bytes()));
    bytes.extend(strings.bytes());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misspellings_are_found_whatever_their_case() {
        let list = Misspellings::new(prepare(&["teh\tthe\ndont\tdon't\n", "recieve\treceive\n"]));
        let prose = "Recieve teh mail, dont receive";
        let mut found = Vec::new();
        words::scan(prose, 0, prose.len(), &mut found);
        let corrections: Vec<Option<&str>> = found.iter().map(|word| list.look_up(prose, word)).collect();
        assert_eq!(corrections, [Some("receive"), Some("the"), None, Some("don't"), None, None]);
    }
}
