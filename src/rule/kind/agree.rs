//! `agree`: names must not contradict the facts. When in doubt they don't.

mod firms;
pub(super) mod naming;
pub(super) mod person;
mod runs;
mod spelling;
mod told;
pub(super) mod work;

use std::ops::Range;

use super::address::people;
use super::mention::fact;
use super::{Finding, Names, Unfit, View};
use crate::draft::Role;
use crate::rule::file::{AgreeFile, FactName, Place};
use crate::rule::hits::Book;
use crate::rule::scope::Scope;
use naming::{can_be_compared, is_slot};
use person::Named;

/// Finds a person, a firm or a post other than the facts state.
#[derive(Clone, Debug)]
pub struct Agree {
    facts: Vec<FactName>,
    /// Frames behind which the inviting firm is named.
    company: Vec<Book>,
    /// Frames in which the post is named.
    role: Vec<Book>,
    /// What shows that a sentence speaks of another firm, post or time.
    elsewhere: Vec<Book>,
    /// What shows that a sentence speaks of a later post.
    later: Vec<Book>,
    /// Capitalised words that are no firm: departments, places, tools.
    no_firm: Vec<Book>,
    /// Given names.
    given: Vec<Book>,
    /// Words that name nobody in a greeting.
    faceless: Vec<Book>,
    /// Words that describe a post and are no part of its name.
    plain: Vec<Book>,
    scope: Scope,
}

impl Agree {
    pub(super) fn new(file: &AgreeFile, names: &mut Names<'_>) -> Result<Self, Unfit> {
        Ok(Self {
            facts: file.facts.clone(),
            company: names.books("company", &file.company)?,
            role: names.books("role", &file.role)?,
            elsewhere: names.books("elsewhere", &file.elsewhere)?,
            later: names.books("later", &file.later)?,
            no_firm: names.books("no-firm", &file.no_firm)?,
            given: names.books("given", &file.given)?,
            faceless: names.books("faceless", &file.faceless)?,
            plain: names.books("plain", &file.plain)?,
            scope: Scope::new(&[], &[Place::Body, Place::Subject, Place::Greeting]),
        })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for name in &self.facts {
            let Some(fact) = fact(view.draft, *name).filter(|fact| can_be_compared(&fact.value)) else { continue };
            let wrong = match name {
                FactName::Recruiter => self.wrong_person(view, &fact.value),
                FactName::Company => self.wrong_firms(view, &fact.value),
                FactName::Role => self.wrong_posts(view, &fact.value),
            };
            findings.extend(wrong.into_iter().map(|range| Finding::at(view.draft.span(range)).with("expected", &fact.value)));
        }
        findings
    }

    /// The first person of the greeting, when none of them may be the one of the fact.
    fn wrong_person(&self, view: &View<'_>, fact: &str) -> Vec<Range<usize>> {
        let generic = fact.split_whitespace().all(crate::draft::is_generic);
        let Some(greeting) = view.draft.part(Role::Greeting).filter(|_| !generic) else { return Vec::new() };
        let invited = Named::new(fact);
        let source = view.draft.source().slice(greeting.span);
        let people = people(view, greeting, &self.faceless);
        if is_slot(source) || people.iter().any(|person| person.name.may_be(&invited)) {
            return Vec::new();
        }
        people.into_iter().find(|person| person.capital).map(|person| person.range).into_iter().collect()
    }
}
