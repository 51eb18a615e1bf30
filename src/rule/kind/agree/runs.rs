//! Runs of capitalised words around a hit: the names that a draft gives.

use std::ops::Range;

use crate::draft::words::{self, Word};
use crate::draft::{Draft, Sentence};
use crate::rule::hits::Hit;

/// A capitalised word of a name, rather than "I" or a word in a shouted or titled sentence.
fn is_name(draft: &Draft<'_>, word: &Word) -> bool {
    word.is(words::CAPITAL) && !word.is(words::TAIL | words::NUMBER) && draft.text(word.range()) != "I"
}

/// Whether nothing but blanks, `&` and hyphens stand between two words.
fn adjoin(draft: &Draft<'_>, left: &Word, right: &Word) -> bool {
    let gap = draft.text(left.end as usize..right.start as usize);
    gap.chars().all(|char| char.is_whitespace() || matches!(char, '&' | '-' | '\'')) && !gap.contains(" - ")
}

/// Prose bytes of the capitalised words that follow a hit, "the" and a quotation mark aside.
pub(super) fn firm_behind(draft: &Draft<'_>, hit: &Hit) -> Option<Range<usize>> {
    let sentence = draft.sentences.get(hit.sentence as usize)?;
    let (last, rest) = draft.words.get((hit.last as usize).checked_sub(1)?..sentence.last as usize)?.split_first()?;
    if is_name(draft, last) {
        // In a title or a shouted sentence capitals tell nothing.
        return None;
    }
    let rest: Vec<&Word> = rest.iter().filter(|word| !word.is(words::TAIL)).collect();
    let start = usize::from(rest.first().is_some_and(|word| draft.text(word.range()) == "the"));
    let first = rest.get(start).filter(|word| is_name(draft, word))?;
    let gap = draft.text(last.end as usize..first.start as usize);
    let mut end = start;
    let goes_on = |at: usize| rest.get(at).zip(rest.get(at + 1)).is_some_and(|(word, next)| adjoin(draft, word, next));
    let named = |at: usize| rest.get(at).is_some_and(|word| is_name(draft, word));
    let joins = |at: usize| rest.get(at).is_some_and(|word| matches!(draft.text(word.range()), "of" | "and" | "for" | "the"));
    while goes_on(end) && (named(end + 1) || (joins(end + 1) && goes_on(end + 1) && named(end + 2))) {
        end += if named(end + 1) { 1 } else { 2 };
    }
    let place = goes_on(end)
        && rest.get(end + 1).is_some_and(|word| PLACES.iter().any(|place| words::is_spelt(draft.prose.text(), word, place.as_bytes())));
    let range = first.start as usize..rest.get(end)?.end as usize;
    (!gap.contains([',', ';', ':', '(']) && !place).then_some(range)
}

/// Behind one of these a name is that of a place or a part of the firm.
const PLACES: [&str; 18] = [
    "office", "offices", "branch", "site", "location", "campus", "headquarters", "hq", "plant", "warehouse", "store", "shop", "lab",
    "building", "team", "department", "division", "street",
];

/// Prose bytes of the runs of capitalised words in a sentence.
pub(super) fn names_in(draft: &Draft<'_>, sentence: &Sentence) -> Vec<Range<usize>> {
    let words = draft.words.get(sentence.words()).unwrap_or_default();
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut last: Option<&Word> = None;
    for word in words.iter().filter(|word| !word.is(words::TAIL)) {
        let named = is_name(draft, word);
        match runs.last_mut() {
            Some(run) if named && last.is_some_and(|last| adjoin(draft, last, word)) => run.end = word.end as usize,
            _ if named => runs.push(word.range()),
            _ => {}
        }
        last = named.then_some(word);
    }
    runs
}

/// Prose bytes of the capitalised words around the last one of a hit; `None` when the post is not written as a name.
pub(super) fn post_in(draft: &Draft<'_>, hit: &Hit) -> Option<Range<usize>> {
    let sentence = draft.sentences.get(hit.sentence as usize)?;
    let all = draft.words.get(sentence.words())?;
    let (from, to) = (hit.first.checked_sub(sentence.first)? as usize, hit.last.checked_sub(sentence.first)? as usize);
    let named = |at: usize| all.get(at).is_some_and(|word| is_name(draft, word) && !(word.is(words::SHOUTED) && word.end - word.start > 4));
    let adjoins = |at: usize| all.get(at).zip(all.get(at + 1)).is_some_and(|(word, next)| adjoin(draft, word, next));
    // The capital that opens the sentence tells nothing.
    let last = (from.max(1)..to).rev().find(|at| named(*at))?;
    let (mut start, mut end) = (last, last);
    while start > 1 && named(start - 1) && adjoins(start - 1) {
        start -= 1;
    }
    while named(end + 1) && adjoins(end) {
        end += 1;
    }
    let opens = all.first().filter(|word| start == 1 && adjoins(0) && word.end - word.start > 4 && word.is(words::CAPITAL));
    let first = opens.or_else(|| all.get(start))?;
    Some(first.start as usize..all.get(end)?.end as usize)
}
