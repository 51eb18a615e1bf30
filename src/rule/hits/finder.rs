//! The pass over the words of a draft.

use super::{Book, Dealt, Hit, Hits, Raw, Typo};
use crate::draft::words::{self, Word};
use crate::draft::{Draft, Role, Sentence};
use crate::rule::meeting::Meeting;
use crate::rule::misspellings::Misspellings;
use crate::rule::pattern::Pattern;
use crate::rule::table::{Classes, Known, Table};

/// What is looked for.
pub struct Finder<'r> {
    /// Tables of phrases; their hits are reported as twice the book, plus one for its exceptions.
    pub tables: &'r [Table],
    /// Regular expressions of a user's phrasebooks.
    pub patterns: &'r [Pattern],
    /// Phrasebooks that are said when others meet in a sentence.
    pub meetings: &'r [(Book, Vec<Meeting>)],
    /// Known misspellings, when a rule asks for them.
    pub misspellings: Option<&'r Misspellings>,
}

impl Finder<'_> {
    /// Finds all of it in one draft.
    #[must_use]
    pub fn find(&self, draft: &Draft<'_>) -> Hits {
        let mut raw = Raw::default();
        let mut typos = Vec::new();
        let mut known = Vec::with_capacity(64);
        for (index, sentence) in draft.sentences.iter().enumerate() {
            let role = draft.parts.get(sentence.part as usize).map_or(Role::Code, |part| part.role);
            if matches!(role, Role::Header | Role::Quoted | Role::Code) {
                continue;
            }
            let opens = self.opens_with_name(draft, sentence);
            for table in self.tables {
                self.find_phrases(draft, table, (index, sentence, opens), &mut known, &mut raw);
            }
            if let Some(list) = self.misspellings
                && role != Role::Signature
            {
                find_typos(draft, list, sentence, &mut typos);
            }
        }
        for pattern in self.patterns {
            pattern.find(draft, &mut raw);
        }
        let mut dealt = raw.deal();
        let mut hits = dealt.settle();
        hits.typos = typos;
        self.add_meetings(&mut dealt, &mut hits);
        hits
    }

    /// Adds the hits of phrasebooks that others make up by meeting.
    fn add_meetings(&self, dealt: &mut Dealt, hits: &mut Hits) {
        for (book, meetings) in self.meetings {
            let mut met: Vec<Hit> = Vec::new();
            for meeting in meetings {
                let firsts = meeting.first().map(|first| hits.of(first)).unwrap_or_default();
                let chosen = firsts.iter().filter_map(|first| meeting.around(hits, first, &|_, _| false));
                met.extend(chosen.filter_map(|chosen| joined(*book, &chosen)));
            }
            if !met.is_empty() {
                met.extend(hits.of(*book));
                let [_, exceptions] = dealt.of(usize::from(*book));
                hits.settle(*book, &mut met, exceptions);
            }
        }
    }

    /// The first word of a sentence has a capital anyway: it is a name when it is an abbreviation ("BMW"), when another
    /// capital follows ("Fischer Elektrotechnik"), or when no phrase in any table knows such a word.
    fn opens_with_name(&self, draft: &Draft<'_>, sentence: &Sentence) -> bool {
        let mut words = draft.words.get(sentence.words()).unwrap_or_default().iter();
        let Some(first) = words.next().filter(|first| looks_like_name(first)) else { return false };
        if first.is(words::SHOUTED | words::CAMEL) && !first.is(words::CONTRACTED) {
            return true;
        }
        let is_unheard = || self.tables.iter().all(|table| table.look_up(draft.prose.text(), first).id == 0);
        words.next().is_some_and(looks_like_name) || is_unheard()
    }

    fn find_phrases(
        &self,
        draft: &Draft<'_>,
        table: &Table,
        (index, sentence, opens): (usize, &Sentence, bool),
        known: &mut Vec<Known>,
        raw: &mut Raw,
    ) {
        let prose = draft.prose.text();
        let words = draft.words.get(sentence.words()).unwrap_or_default();
        known.clear();
        for (at, word) in words.iter().enumerate() {
            let mut found = table.look_up(prose, word);
            found.classes |= told_classes(prose, words, at, opens);
            known.push(found);
        }
        table.find(known, &mut |accept, first, last| {
            let start = words.get(first).map_or(0, |word| word.start);
            let end = words.get(last - 1).map_or(start, |word| word.end);
            let offset = sentence.first;
            let (book, sentence) = ((accept / 2) as Book, index as u32);
            raw.push(accept, Hit { book, sentence, first: offset + first as u32, last: offset + last as u32, start, end });
        });
    }
}

/// The classes `number`, `money` and `name`, in the order of [`super::table::WORD_CLASSES`].
fn told_classes(prose: &str, words: &[Word], at: usize, opens: bool) -> Classes {
    let Some(word) = words.get(at) else { return 0 };
    if word.is(words::NUMBER) {
        return 1 | if is_money(prose, words, at) { 2 } else { 0 };
    }
    let named = looks_like_name(word) && (at > 0 || opens);
    if named { 4 } else { 0 }
}

fn looks_like_name(word: &Word) -> bool {
    word.is(words::CAPITAL) && word.end - word.start > 1 && !word.is(words::TAIL)
}

/// Whether a number is an amount of money: beside a currency, or "85k" and "85 grand".
fn is_money(prose: &str, words: &[Word], at: usize) -> bool {
    let text = |word: &Word| prose.get(word.range()).unwrap_or_default().to_ascii_lowercase();
    let Some(number) = words.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    let after = words.get(at + 1);
    let is_unit = |word: &Word, units: &[&str]| word.is(words::CURRENCY) || units.contains(&text(word).as_str());
    let own = text(number);
    let thousands = own
        .strip_suffix('k')
        .is_some_and(|digits| digits.len() > 1 && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b','));
    thousands
        || before.is_some_and(|word| is_unit(word, &CODES))
        || after.is_some_and(|word| is_unit(word, &CODES) || UNITS.contains(&text(word).as_str()))
}

const CODES: [&str; 12] = ["usd", "eur", "gbp", "chf", "cad", "aud", "inr", "pln", "brl", "jpy", "rs", "sek"];
const UNITS: [&str; 14] =
    ["k", "grand", "dollars", "pounds", "euros", "euro", "quid", "bucks", "lakh", "lakhs", "lpa", "crore", "rupees", "zloty"];

fn find_typos(draft: &Draft<'_>, list: &Misspellings, sentence: &Sentence, typos: &mut Vec<Typo>) {
    let skipped = words::OPAQUE | words::NUMBER | words::CURRENCY | words::TAIL | words::SHOUTED | words::CAMEL;
    for index in sentence.words() {
        let Some(word) = draft.words.get(index) else { continue };
        // Shorter words are names and abbreviations more often than slips.
        let long = word.end - word.start >= 3;
        if word.is(skipped) || !long || (word.is(words::CAPITAL) && index != sentence.first as usize) {
            continue;
        }
        if word.is(words::CONTRACTED) && !word.is(words::SLOPPY) {
            continue;
        }
        if let Some(corrections) = list.look_up(draft.prose.text(), word) {
            typos.push(Typo { word: index, corrections });
        }
    }
}

/// One hit from the first to the last of those that met.
fn joined(book: Book, chosen: &[Hit]) -> Option<Hit> {
    let first = chosen.iter().min_by_key(|hit| hit.start)?;
    let last = chosen.iter().max_by_key(|hit| hit.end)?;
    Some(Hit { book, sentence: first.sentence, first: first.first, last: last.last, start: first.start, end: last.end })
}
