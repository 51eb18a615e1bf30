//! Sentences that go on with what the one before them began: "My lease is up. The landlord wants the flat in May."

use crate::draft::{Draft, Sentence, words};
use crate::rule::hits::{Book, Hit};
use crate::rule::kind::View;

/// Fewest hits that make the sentences between and behind them count.
const SEEDS: usize = 2;

/// Fewest words of a sentence that counts.
const FEWEST: usize = 4;

/// Adds to the hits, one a sentence and in order, the sentences right behind that say nothing else; `apart` knows what else is said.
pub(super) fn with_those_that_go_on(view: &View<'_>, hits: &mut Vec<Hit>, apart: &[Book]) {
    if apart.is_empty() || hits.len() < SEEDS {
        return;
    }
    let draft = view.draft;
    let mut all = Vec::with_capacity(hits.len());
    for (at, hit) in hits.iter().enumerate() {
        all.push(*hit);
        let paragraph = draft.sentences.get(hit.sentence as usize).map(|sentence| sentence.part);
        let until = hits.get(at + 1).map_or(u32::MAX, |next| next.sentence);
        let behind = draft.sentences.iter().zip(0_u32..).skip(hit.sentence as usize + 1);
        let goes_on = behind.take_while(|(sentence, number)| {
            *number < until && Some(sentence.part) == paragraph && goes_on(view, draft, sentence, *number, apart)
        });
        all.extend(goes_on.map(|(sentence, number)| Hit { sentence: number, start: sentence.start, end: sentence.end, ..*hit }));
    }
    *hits = all;
}

fn goes_on(view: &View<'_>, draft: &Draft<'_>, sentence: &Sentence, number: u32, apart: &[Book]) -> bool {
    let in_body = draft.parts.get(sentence.part as usize).is_some_and(|part| part.role.is_body());
    let own = draft.words.get(sentence.words()).unwrap_or_default();
    let long = own.iter().filter(|word| !word.is(words::TAIL)).count() >= FEWEST;
    in_body
        && long
        && !draft.text(sentence.range()).ends_with('?')
        && apart.iter().all(|book| view.hits.in_sentence(*book, number).is_empty())
}
