//! Which findings are covered by which allows, in about the time that it takes to sort them: a draft may hold thousands of each.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// What an allow covers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cover {
    Draft,
    /// What begins on these lines; and below `from`, what is about no place.
    Lines {
        lines: Span,
        from: usize,
    },
}

/// What all allows of one rule cover together.
#[derive(Debug, Default)]
struct Covered {
    draft: bool,
    /// First and last byte of lines, sorted; `last` is the largest one so far.
    lines: Vec<(usize, usize)>,
    /// From where on findings about no place are covered.
    from: Option<usize>,
}

/// What is covered, by rule.
#[derive(Debug, Default)]
pub(super) struct Covers<'d>(HashMap<&'d str, Covered>);

impl<'d> Covers<'d> {
    pub(super) fn new(allows: impl Iterator<Item = (&'d str, Cover)>) -> Self {
        let mut covers = Self::default();
        for (id, cover) in allows {
            let covered = covers.0.entry(id).or_default();
            match cover {
                Cover::Draft => covered.draft = true,
                Cover::Lines { lines, from } => {
                    covered.lines.push((lines.start, lines.end));
                    covered.from = Some(covered.from.map_or(from, |known| known.min(from)));
                }
            }
        }
        for covered in covers.0.values_mut() {
            covered.lines.sort_unstable();
            let mut largest = 0;
            for (_, last) in &mut covered.lines {
                largest = largest.max(*last);
                *last = largest;
            }
        }
        covers
    }

    /// Whether any allow covers a finding.
    pub(super) fn holds(&self, diagnostic: &Diagnostic) -> bool {
        let Some(covered) = self.0.get(diagnostic.rule.as_str()) else { return false };
        let at = diagnostic.span.start;
        let before = covered.lines.partition_point(|(first, _)| *first <= at);
        let on_line = before.checked_sub(1).and_then(|nearest| covered.lines.get(nearest)).is_some_and(|(_, last)| at <= *last);
        covered.draft || on_line || (diagnostic.span.is_empty() && covered.from.is_some_and(|from| from <= at))
    }
}

/// Where the findings of one rule begin.
#[derive(Debug, Default)]
struct Places {
    /// Sorted.
    starts: Vec<usize>,
    /// The last finding about no place.
    last_empty: Option<usize>,
}

/// What was found, by rule.
#[derive(Debug)]
pub(super) struct Found(HashMap<String, Places>);

impl Found {
    pub(super) fn new<'f>(diagnostics: impl Iterator<Item = &'f Diagnostic>, ids: &HashSet<&str>) -> Self {
        let mut found: HashMap<String, Places> = HashMap::new();
        for diagnostic in diagnostics.filter(|diagnostic| ids.contains(diagnostic.rule.as_str())) {
            let places = found.entry(diagnostic.rule.clone()).or_default();
            places.starts.push(diagnostic.span.start);
            if diagnostic.span.is_empty() {
                places.last_empty = places.last_empty.max(Some(diagnostic.span.start));
            }
        }
        for places in found.values_mut() {
            places.starts.sort_unstable();
        }
        Self(found)
    }

    /// Whether an allow covers any of it.
    pub(super) fn any_under(&self, id: &str, cover: Cover) -> bool {
        let Some(places) = self.0.get(id) else { return false };
        match cover {
            Cover::Draft => true,
            Cover::Lines { lines, from } => {
                let next = places.starts.partition_point(|start| *start < lines.start);
                places.starts.get(next).is_some_and(|start| *start <= lines.end) || places.last_empty.is_some_and(|at| from <= at)
            }
        }
    }

    /// Whether a rule found anything.
    pub(super) fn any_of(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }
}
