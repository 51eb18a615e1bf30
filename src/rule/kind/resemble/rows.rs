//! The rows of words that two drafts are compared by, and how common each is.

use super::super::agree::naming;
use super::Fingerprint;
use crate::draft::words::{self, Word};
use crate::draft::{Draft, Role, is_generic};

/// In about how many drafts a row stands: counted by a part of its hash, never too low.
pub(super) struct Frequency {
    counts: Vec<u32>,
}

impl Frequency {
    pub(super) fn new(drafts: &[&Fingerprint]) -> Self {
        let rows: usize = drafts.iter().map(|print| print.rows.len()).sum();
        let mut counts = vec![0; (rows * 2).next_power_of_two().clamp(1 << 8, 1 << 22)];
        let mask = counts.len() - 1;
        for row in drafts.iter().flat_map(|print| &print.rows) {
            if let Some(count) = counts.get_mut(*row as usize & mask) {
                *count += 1;
            }
        }
        Self { counts }
    }

    pub(super) fn of(&self, row: u32) -> u32 {
        self.counts.get(row as usize & (self.counts.len() - 1)).copied().unwrap_or_default()
    }
}

/// Hashes of the small words of names.
const SMALL: [u32; naming::EMPTY.len()] = words::hashes(&naming::EMPTY);

/// Hashes of the words of the body, without those that differ from mail to mail (names, facts, numbers, addresses) and
/// the small words around them.
pub(super) fn plain_words(draft: &Draft<'_>) -> Vec<u32> {
    let stated = draft.facts.names().flat_map(|fact| naming::name_words(&fact.value));
    let greeting = draft.part(Role::Greeting).map(|part| draft.text(part.prose.clone())).unwrap_or_default();
    let greeted = naming::name_words(greeting).into_iter().filter(|word| !is_generic(word));
    let mut names: Vec<u32> = stated.chain(greeted).map(|word| words::hash(&word)).chain(SMALL).collect();
    names.sort_unstable();
    let sentences = || draft.body().flat_map(|part| draft.sentences.get(part.sentences.clone()).unwrap_or_default());
    let own = words::hash("i");
    let is_name = |word: &Word| word.is(words::CAPITAL) && word.hash != own;
    let mut capitals = Vec::new();
    for sentence in sentences() {
        let inner = draft.words.get(sentence.words()).unwrap_or_default().iter().skip(1);
        capitals.extend(inner.filter(|word| is_name(word)).map(|word| word.hash));
    }
    capitals.sort_unstable();
    let varies = |word: &Word, opens: bool| {
        let odd = word.is(words::NUMBER | words::OPAQUE | words::CURRENCY) || names.binary_search(&word.hash).is_ok();
        odd || (is_name(word) && (!opens || capitals.binary_search(&word.hash).is_ok()))
    };
    let kept = sentences().flat_map(|sentence| {
        let own = draft.words.get(sentence.words()).unwrap_or_default();
        own.iter().enumerate().filter(|(at, word)| !varies(word, *at == 0)).map(|(_, word)| word.hash)
    });
    kept.collect()
}
