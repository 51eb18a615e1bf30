//! Regular expressions of a user's phrasebooks: compiled only when a draft holds what they need.
//!
//! The built-in phrasebooks use none: compiling one costs about as much as linting a draft.

use std::ops::Range;
use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};
use regex_syntax::hir::literal::Extractor;
use regex_syntax::hir::{Class, Hir, HirKind};

use super::hits::{Book, Hit, Raw};
use crate::draft::{Draft, Role};

/// Most bytes a compiled pattern may take.
const SIZE_LIMIT: usize = 1 << 20;

/// Most states a pattern may unfold to; a bound on memory that needs no compiling.
const MAX_WEIGHT: u64 = 10_000;

/// Longest pattern, in bytes.
const MAX_LENGTH: usize = 2_000;

/// A pattern of one phrasebook.
#[derive(Debug)]
pub struct Pattern {
    accept: u32,
    text: String,
    /// Lower-case literals, one of which any match holds; empty when there is no such set.
    needs: Vec<String>,
    weight: u64,
    regex: OnceLock<Option<Regex>>,
}

/// Why a pattern is refused, with its bytes inside of the pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PatternError {
    /// Bytes of the pattern.
    pub at: Range<usize>,
    /// What is wrong.
    pub what: String,
}

impl Pattern {
    /// Checks a pattern for the phrasebook `book`; `except` tells that it undoes hits.
    ///
    /// # Errors
    /// When it is no regular expression, matches the empty text, or is too large.
    pub fn new(text: &str, book: Book, except: bool) -> Result<Self, PatternError> {
        let refuse = |at: Range<usize>, what: &str| PatternError { at, what: what.to_owned() };
        if text.len() > MAX_LENGTH {
            return Err(refuse(0..text.len(), "this pattern is too long"));
        }
        let hir = parse(text)?;
        if hir.properties().minimum_len().unwrap_or(0) == 0 {
            return Err(refuse(0..text.len(), "this pattern matches the empty text, so it would be found everywhere"));
        }
        let weight = weight(&hir);
        if weight > MAX_WEIGHT {
            return Err(refuse(0..text.len(), "this pattern compiles too large; shorten its repetitions"));
        }
        let accept = u32::from(book) * 2 + u32::from(except);
        Ok(Self { accept, weight, needs: needs(&hir), text: text.to_owned(), regex: OnceLock::new() })
    }

    /// About how many states it unfolds to.
    pub(super) const fn weight(&self) -> u64 {
        self.weight
    }

    /// Appends every match in the draft's own parts.
    pub(super) fn find(&self, draft: &Draft<'_>, raw: &mut Raw) {
        let prose = draft.prose.text();
        if !self.may_match(prose) {
            return;
        }
        let Some(regex) = self.regex.get_or_init(|| build(&self.text).ok()) else { return };
        for part in draft.parts.iter().filter(|part| !matches!(part.role, Role::Header | Role::Quoted | Role::Code)) {
            for found in regex.find_iter(draft.text(part.prose.clone())) {
                let (start, end) = (part.prose.start + found.start(), part.prose.start + found.end());
                raw.push(self.accept, locate(draft, (self.accept / 2) as Book, start, end));
            }
        }
    }

    fn may_match(&self, prose: &str) -> bool {
        self.needs.is_empty() || self.needs.iter().any(|literal| contains_any_case(prose.as_bytes(), literal.as_bytes()))
    }
}

fn contains_any_case(text: &[u8], literal: &[u8]) -> bool {
    literal.is_empty() || text.windows(literal.len()).any(|window| window.eq_ignore_ascii_case(literal))
}

fn build(text: &str) -> Result<Regex, regex::Error> {
    RegexBuilder::new(text).case_insensitive(true).size_limit(SIZE_LIMIT).dfa_size_limit(SIZE_LIMIT).build()
}

fn parse(text: &str) -> Result<Hir, PatternError> {
    regex_syntax::ParserBuilder::new().build().parse(text).map_err(|error| {
        let (span, what) = match &error {
            regex_syntax::Error::Parse(error) => (Some(*error.span()), error.kind().to_string()),
            regex_syntax::Error::Translate(error) => (Some(*error.span()), error.kind().to_string()),
            other => (None, other.to_string()),
        };
        PatternError { at: span.map_or(0..text.len(), |span| span.start.offset..span.end.offset.max(span.start.offset)), what }
    })
}

/// About how many states a pattern unfolds to.
fn weight(hir: &Hir) -> u64 {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(Class::Unicode(class)) => 1 + class.ranges().len() as u64,
        HirKind::Class(Class::Bytes(class)) => 1 + class.ranges().len() as u64,
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min + 1).max(1);
            weight(&repetition.sub).saturating_mul(u64::from(times))
        }
        HirKind::Capture(capture) => weight(&capture.sub),
        HirKind::Concat(all) | HirKind::Alternation(all) => all.iter().fold(0, |sum: u64, hir| sum.saturating_add(weight(hir))),
    }
}

fn needs(hir: &Hir) -> Vec<String> {
    let literals = Extractor::new().extract(hir);
    let texts = literals
        .literals()
        .unwrap_or_default()
        .iter()
        .map(|literal| std::str::from_utf8(literal.as_bytes()).unwrap_or_default().to_ascii_lowercase());
    let texts: Vec<String> = texts.collect();
    if texts.iter().any(|text| text.len() < 2 || !text.is_ascii()) { Vec::new() } else { texts }
}

/// The words and the sentence that a range of prose belongs to.
fn locate(draft: &Draft<'_>, book: Book, start: usize, end: usize) -> Hit {
    let first = draft.words.partition_point(|word| word.end as usize <= start);
    let last = draft.words.partition_point(|word| (word.start as usize) < end);
    let sentence = draft.sentences.partition_point(|sentence| sentence.end as usize <= start);
    let sentence = sentence.min(draft.sentences.len().saturating_sub(1));
    Hit { book, sentence: sentence as u32, first: first as u32, last: last.max(first) as u32, start: start as u32, end: end as u32 }
}
