//! `resemble`: drafts of one run that are the same once names and facts are taken out.

mod rows;

use std::collections::HashMap;

use rows::{Frequency, plain_words};

use super::limit::count_words;
use super::{Finding, Names, Unfit, View};
use crate::draft::Draft;
use crate::rule::file::ResembleFile;

/// Words in a row that are compared as one.
const ROW: usize = 4;

/// Most drafts that are looked up for one row: a row that more drafts share tells little.
const MOST_KNOWN: usize = 16;

/// Finds copies among the drafts of a run.
#[derive(Clone, Copy, Debug)]
pub struct Resemble {
    percent: u32,
    words: u32,
}

/// What is left of a draft for comparison: hashes of its rows of words, sorted, each once. Empty when it is too short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fingerprint {
    rows: Vec<u32>,
}

/// Two drafts that are the same but for names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Likeness {
    /// Share of rows of words that they have in common, in percent.
    pub percent: u32,
    /// Index of the earlier draft.
    pub first: usize,
    /// Index of the later draft.
    pub second: usize,
}

impl Resemble {
    pub(super) fn new(file: &ResembleFile, _: &mut Names<'_>) -> Result<Self, Unfit> {
        if !(1..=100).contains(&file.percent) {
            return Err(Unfit::at(&["percent"], "the share is a percentage from 1 to 100"));
        }
        Ok(Self { percent: file.percent, words: file.words })
    }

    /// One draft alone resembles nothing.
    pub(super) fn check(&self, _: &View<'_>) -> Vec<Finding> {
        Vec::new()
    }

    /// What of a draft is compared.
    #[must_use]
    pub fn fingerprint(&self, draft: &Draft<'_>) -> Fingerprint {
        let length: u32 = draft.body().map(|part| count_words(draft, part.words.clone())).sum();
        if length < self.words {
            return Fingerprint::default();
        }
        let kept = plain_words(draft);
        let row = |row: &[u32]| row.iter().fold(0, |mixed: u32, word| (mixed.rotate_left(7) ^ word).wrapping_mul(0x9e37_79b1));
        let mut rows: Vec<u32> = kept.windows(ROW).map(row).map(|mixed| mixed ^ (mixed >> 15)).collect();
        rows.sort_unstable();
        rows.dedup();
        Fingerprint { rows }
    }

    /// The drafts that are copies of an earlier one: each once, with the first that it resembles, in order.
    ///
    /// Drafts that share so many rows also share one of their rarest, so only those few are looked up.
    #[must_use]
    pub fn compare(&self, drafts: &[&Fingerprint]) -> Vec<Likeness> {
        let frequency = Frequency::new(drafts);
        let mut known: HashMap<u32, Vec<usize>> = HashMap::new();
        let mut found = Vec::new();
        for (second, print) in drafts.iter().enumerate() {
            let rare = self.rarest(print, &frequency);
            let mut candidates: Vec<usize> = rare.iter().filter_map(|row| known.get(row)).flatten().copied().collect();
            candidates.sort_unstable();
            candidates.dedup();
            let likeness = |first: usize| {
                let percent = self.share(drafts.get(first)?, print)?;
                Some(Likeness { percent, first, second })
            };
            found.extend(candidates.into_iter().find_map(likeness));
            for row in rare {
                let drafts = known.entry(row).or_default();
                if drafts.len() < MOST_KNOWN {
                    drafts.push(second);
                }
            }
        }
        found
    }

    /// The rarest rows of a draft, as many as it takes that no copy lacks them all; rows that no other draft has are left out.
    fn rarest(&self, print: &Fingerprint, frequency: &Frequency) -> Vec<u32> {
        let length = print.rows.len();
        let shared = (length * self.percent as usize).div_ceil(100);
        let mut rows: Vec<(u32, u32)> = print.rows.iter().map(|row| (frequency.of(*row), *row)).collect();
        let kept = length + usize::from(length > 0) - shared;
        if kept < rows.len() {
            rows.select_nth_unstable(kept);
            rows.truncate(kept);
        }
        rows.into_iter().filter(|(count, _)| *count > 1).map(|(_, row)| row).collect()
    }

    /// Share of common rows in percent, when it is high enough.
    fn share(&self, one: &Fingerprint, other: &Fingerprint) -> Option<u32> {
        let (small, large) = (one.rows.len().min(other.rows.len()), one.rows.len().max(other.rows.len()));
        let enough = |common: usize, all: usize| common * 100 >= self.percent as usize * all;
        if !enough(small, large) {
            return None;
        }
        let mut rest = other.rows.iter().peekable();
        let mut common = 0;
        for row in &one.rows {
            while rest.next_if(|known| *known < row).is_some() {}
            common += usize::from(rest.next_if_eq(&row).is_some());
        }
        let all = small + large - common;
        enough(common, all).then(|| (common * 100 / all.max(1)) as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Format;
    use crate::source::Source;

    const COPIES: Resemble = Resemble { percent: 75, words: 15 };

    fn likenesses(texts: &[String]) -> Vec<(usize, usize)> {
        let prints: Vec<Fingerprint> =
            texts.iter().map(|text| COPIES.fingerprint(&Draft::parse(&Source::new("a", text.as_str()), Format::PlainText))).collect();
        COPIES.compare(&prints.iter().collect::<Vec<_>>()).iter().map(|likeness| (likeness.first, likeness.second)).collect()
    }

    fn mail(name: &str, role: &str, firm: &str) -> String {
        format!(
            "Company: {firm}\nRole: {role}\n\nDear {name},\n\nThank you for inviting me to interview for the {role} role at {firm} on 3 May. \
             I thought about it for some time, {name}, and I have decided to stay where I am.\n\nJo"
        )
    }

    #[test]
    fn names_facts_and_numbers_make_no_difference() {
        let other = "Hi Tom,\n\nit was kind of you to think of me, but I took a post closer to home last week, which is why I will not come in.\n\nJo".to_owned();
        let texts = [
            mail("Anna Lee", "nurse", "Acme"),
            other,
            mail("Bob", "senior data analyst", "the Bank of Bern"),
            mail("Chi", "Cook", "Globex"),
        ];
        assert_eq!(likenesses(&texts), [(0, 2), (0, 3)]);
    }

    #[test]
    fn short_drafts_are_not_compared() {
        assert_eq!(likenesses(&vec!["Dear Ann,\n\nI must decline the interview.\n\nJo".to_owned(); 3]), []);
        assert_eq!(likenesses(&[String::new(), String::new()]), []);
    }

    #[test]
    fn every_copy_is_found_once_however_many_there_are() {
        let texts: Vec<String> = (0..400).map(|at| format!("{} copy{} so it goes", unique(at % 100), letters(at / 100))).collect();
        let found = likenesses(&texts);
        assert_eq!(found.len(), 300);
        assert!(found.iter().all(|(first, second)| first % 100 == second % 100 && *first < 100 && *second >= 100));
    }

    fn letters(number: usize) -> String {
        number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
    }

    /// Forty words that no other family has.
    fn unique(family: usize) -> String {
        (0..40).map(|at| format!("z{}k{}", letters(family), letters(at))).collect::<Vec<_>>().join(" ")
    }
}
