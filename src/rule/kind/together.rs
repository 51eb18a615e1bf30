//! `together`: phrasebooks that must not meet in one sentence.

use std::collections::BTreeMap;

use super::{Finding, Names, Unfit, View, is_spared};
use crate::diagnostic::Note;
use crate::rule::file::{Place, TogetherFile};
use crate::rule::hits::{Book, Hit};
use crate::rule::meeting::Meeting;
use crate::rule::scope::Scope;

/// A meeting is a finding; there is one in a sentence, and sentences in a row are one finding.
#[derive(Clone, Debug)]
pub struct Together {
    meetings: Vec<Meeting>,
    spare: Vec<Book>,
    scope: Scope,
}

impl Together {
    pub(super) fn new(file: &TogetherFile, names: &mut Names<'_>) -> Result<Self, Unfit> {
        if file.any.is_empty() {
            return Err(Unfit::at(&["any"], "an empty `any` finds nothing"));
        }
        let meetings = Meeting::all(&file.any, "any", names)?;
        Ok(Self { meetings, spare: names.books("spare", &file.spare)?, scope: Scope::new(&file.places, &[Place::Body]) })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let spared = |hit: &Hit, before: bool| is_spared(view.hits, &self.spare, hit, before);
        let mut found: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for meeting in &self.meetings {
            let Some(first) = meeting.first() else { continue };
            for hit in view.hits.of(first) {
                if !self.scope.holds(view.draft, hit.sentence) || found.contains_key(&hit.sentence) {
                    continue;
                }
                if let Some(chosen) = meeting.around(view.hits, hit, &spared) {
                    let start = chosen.iter().map(|hit| hit.start).min().unwrap_or_default();
                    let end = chosen.iter().map(|hit| hit.end).max().unwrap_or_default();
                    found.insert(hit.sentence, (start as usize, end as usize));
                }
            }
        }
        merge_neighbours(view, &found)
    }
}

/// Sentences in a row, or with one between them, are one flaw to whoever reads them: the first is the finding, the others are notes.
fn merge_neighbours(view: &View<'_>, found: &BTreeMap<u32, (usize, usize)>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    let mut before = None;
    for (sentence, (start, end)) in found {
        let span = view.draft.span(*start..*end);
        match findings.last_mut() {
            Some(finding) if before.is_some_and(|before| *sentence - before <= 2) => {
                finding.notes.push(Note { span: Some(span), message: "and here".to_owned() });
            }
            _ => findings.push(Finding::at(span)),
        }
        before = Some(*sentence);
    }
    findings
}
