//! The one pass over the prose: finds every phrase of every rule, and every known misspelling.

mod settle;

use super::meeting::Meeting;
use super::misspellings::Misspellings;
use super::pattern::Pattern;
use super::table::{Known, Table};
use crate::draft::words::{self, Word};
use crate::draft::{Draft, Role, Sentence};
use settle::settle;

/// Number of a phrasebook in its rule set.
pub type Book = u16;

/// Words that a phrasebook was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The phrasebook.
    pub book: Book,
    /// Index of the sentence.
    pub sentence: u32,
    /// Index of its first word in the draft.
    pub first: u32,
    /// Index behind its last word.
    pub last: u32,
    /// Prose offset of its first byte.
    pub start: u32,
    /// Prose offset behind its last byte.
    pub end: u32,
}

impl Hit {
    /// Its bytes of the prose.
    #[must_use]
    pub const fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether two hits share a word.
    #[must_use]
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// A known misspelling met in a draft.
#[derive(Clone, Debug)]
pub struct Typo {
    /// Index of the word.
    pub word: usize,
    /// Corrections, best first, divided by commas.
    pub corrections: String,
}

/// All that was found in one draft.
#[derive(Debug, Default)]
pub struct Hits {
    hits: Vec<Hit>,
    typos: Vec<Typo>,
}

impl Hits {
    /// Hits of a phrasebook in the order of the text; those that an exception undoes are gone, and overlapping ones are one.
    #[must_use]
    pub fn of(&self, book: Book) -> &[Hit] {
        let start = self.hits.partition_point(|hit| hit.book < book);
        let end = start + self.hits.get(start..).unwrap_or_default().partition_point(|hit| hit.book == book);
        self.hits.get(start..end).unwrap_or_default()
    }

    /// Hits of several phrasebooks in the order of the text.
    #[must_use]
    pub fn of_any(&self, books: &[Book]) -> Vec<Hit> {
        let mut all: Vec<Hit> = books.iter().flat_map(|book| self.of(*book)).copied().collect();
        if books.len() > 1 {
            all.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
        }
        all
    }

    /// Hits of a phrasebook in one sentence.
    #[must_use]
    pub fn in_sentence(&self, book: Book, sentence: u32) -> &[Hit] {
        let all = self.of(book);
        let start = all.partition_point(|hit| hit.sentence < sentence);
        let end = start + all.get(start..).unwrap_or_default().partition_point(|hit| hit.sentence == sentence);
        all.get(start..end).unwrap_or_default()
    }

    /// Known misspellings in the order of the text.
    #[must_use]
    pub fn typos(&self) -> &[Typo] {
        &self.typos
    }
}

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
        let mut raw = Vec::with_capacity(64);
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
        let mut hits = Hits { hits: settle(&mut raw), typos };
        self.add_meetings(&raw, &mut hits);
        hits
    }

    /// Adds the hits of phrasebooks that others make up by meeting.
    fn add_meetings(&self, raw: &[(u32, Hit)], hits: &mut Hits) {
        for (book, meetings) in self.meetings {
            let exception = u32::from(*book) * 2 + 1;
            let mut met: Vec<(u32, Hit)> = raw.iter().filter(|(accept, _)| *accept == exception).copied().collect();
            met.extend(hits.of(*book).iter().map(|hit| (exception - 1, *hit)));
            for meeting in meetings {
                let firsts = meeting.first().map(|first| hits.of(first)).unwrap_or_default();
                let chosen = firsts.iter().filter_map(|first| meeting.around(hits, first, &|_, _| false));
                met.extend(chosen.filter_map(|chosen| Some((exception - 1, joined(*book, &chosen)?))));
            }
            let at = hits.hits.partition_point(|hit| hit.book < *book);
            let end = hits.hits.partition_point(|hit| hit.book <= *book);
            hits.hits.splice(at..end, settle(&mut met));
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
        raw: &mut Vec<(u32, Hit)>,
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
            raw.push((
                accept,
                Hit {
                    book: (accept / 2) as Book,
                    sentence: index as u32,
                    first: offset + first as u32,
                    last: offset + last as u32,
                    start,
                    end,
                },
            ));
        });
    }
}

/// The classes `number`, `money` and `name`, in the order of [`super::table::WORD_CLASSES`].
fn told_classes(prose: &str, words: &[Word], at: usize, opens: bool) -> u64 {
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
