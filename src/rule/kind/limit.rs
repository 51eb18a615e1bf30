//! `limit`: a count must stay within bounds.

mod extent;
mod going_on;

use extent::{first_line, full_sentences};

use super::{Finding, Names, Unfit, View, is_spared};
use crate::diagnostic::Note;
use crate::draft::{Draft, Part, words};
use crate::rule::file::{LimitFile, Place, Unit};
use crate::rule::hits::{Book, Hit};
use crate::rule::scope::Scope;
use crate::source::Span;

/// Bounds on a count.
#[derive(Clone, Debug)]
pub struct Limit {
    unit: Unit,
    min: u32,
    max: u32,
    books: Vec<Book>,
    zero: Vec<Book>,
    spare: Vec<Book>,
    /// What is said in a sentence that does not go on with the one before it.
    apart: Vec<Book>,
    scope: Scope,
}

impl Limit {
    pub(super) fn new(file: &LimitFile, names: &mut Names<'_>) -> Result<Self, Unfit> {
        let (min, max) = (file.min.unwrap_or(0), file.max.unwrap_or(u32::MAX));
        if min > max {
            return Err(Unfit::at(&["min"], format!("no count is at least {min} and at most {max}")));
        }
        if file.min.unwrap_or(0) == 0 && file.max.is_none() {
            return Err(Unfit::at(&[], "this limit has no bound: give `min` or `max`"));
        }
        let counts_hits = matches!(file.count, Unit::Hits | Unit::HitSentences);
        if counts_hits && file.phrasebooks.is_empty() {
            return Err(Unfit::at(&["count"], "hits are counted, but no `phrasebooks` are named"));
        }
        Ok(Self {
            unit: file.count,
            min,
            max,
            books: names.books("phrasebooks", &file.phrasebooks)?,
            zero: names.books("zero", &file.zero)?,
            spare: names.books("spare", &file.spare)?,
            apart: names.books("apart", &file.apart)?,
            scope: Scope::new(&file.places, &[Place::Body]),
        })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let draft = view.draft;
        match self.unit {
            Unit::Hits | Unit::HitSentences => self.check_hits(view),
            Unit::WordsPerSentence => {
                let sentences = self.scope.parts(draft).flat_map(|part| draft.sentences.get(part.sentences.clone()).unwrap_or_default());
                let spans = sentences.map(|sentence| (count_words(draft, sentence.words()), draft.span(sentence.range())));
                self.judge_each(spans)
            }
            Unit::SentencesPerParagraph => {
                self.judge_each(self.scope.parts(draft).map(|part| (full_sentences(draft, part) as u32, part.span)))
            }
            Unit::Words => self.judge_sum(view, |part| count_words(draft, part.words.clone())),
            Unit::Characters => self.judge_sum(view, |part| draft.text(part.prose.clone()).chars().count() as u32),
            Unit::Sentences => self.judge_sum(view, |part| part.sentences.len() as u32),
            Unit::Paragraphs => self.judge_sum(view, |_| 1),
        }
    }

    fn judge_each(&self, counts: impl Iterator<Item = (u32, Span)>) -> Vec<Finding> {
        counts.filter(|(count, _)| *count < self.min || *count > self.max).map(|(count, span)| self.finding(span, count)).collect()
    }

    fn judge_sum(&self, view: &View<'_>, count: impl Fn(&Part) -> u32) -> Vec<Finding> {
        let total: u32 = self.scope.parts(view.draft).map(count).sum();
        if total >= self.min && total <= self.max {
            return Vec::new();
        }
        let span = self.scope.parts(view.draft).next().map_or_else(|| view.draft.body_first(), |part| first_line(view.draft, part));
        vec![self.finding(span, total)]
    }

    fn finding(&self, span: Span, count: u32) -> Finding {
        Finding::at(span).with("count", count).with("max", self.max).with("min", self.min)
    }

    fn check_hits(&self, view: &View<'_>) -> Vec<Finding> {
        let held = |hit: &Hit| self.scope.holds(view.draft, hit.sentence) && !is_spared(view.hits, &self.spare, hit, true);
        let mut hits: Vec<Hit> = view.hits.of_any(&self.books).into_iter().filter(|hit| held(hit)).collect();
        if self.unit == Unit::HitSentences {
            hits.dedup_by_key(|hit| hit.sentence);
            going_on::with_those_that_go_on(view, &mut hits, &self.apart);
        } else {
            hits.dedup_by(|later, earlier| later.overlaps(earlier));
        }
        let count = hits.len() as u32;
        let mut excess: Vec<Hit> = if count > self.max {
            let kept = if self.unit == Unit::HitSentences { 0 } else { self.max as usize };
            hits.get(kept..).unwrap_or_default().to_vec()
        } else {
            Vec::new()
        };
        excess.extend(view.hits.of_any(&self.zero).into_iter().filter(|hit| held(hit)));
        excess.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
        excess.dedup_by(|later, earlier| later.overlaps(earlier));
        if let Some((first, others)) = excess.split_first() {
            let mut finding = self.finding(view.draft.span(first.range()), count.max(excess.len() as u32));
            let note = |hit: &Hit| Note { span: Some(view.draft.span(hit.range())), message: "and here".to_owned() };
            finding.notes = others.iter().map(note).collect();
            return vec![finding];
        }
        if count < self.min { vec![self.finding(view.draft.body_first(), count)] } else { Vec::new() }
    }
}

/// Words as a reader counts them: a contraction is one, a bare mark is none.
pub(crate) fn count_words(draft: &Draft<'_>, range: std::ops::Range<usize>) -> u32 {
    let words = draft.words.get(range).unwrap_or_default();
    words.iter().filter(|word| !word.is(words::TAIL | words::CURRENCY)).count() as u32
}
