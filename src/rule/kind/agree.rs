//! `agree`: names must not contradict the facts. When in doubt they don't.

pub(super) mod naming;
pub(super) mod person;
mod runs;
mod told;

use std::ops::Range;

use super::address::people;
use super::mention::fact;
use super::{Finding, Names, Unfit, View};
use crate::draft::Role;
use crate::rule::file::{AgreeFile, FactName, Place};
use crate::rule::hits::{Book, Hit};
use crate::rule::scope::Scope;
use naming::{can_be_compared, is_slot, shares_word};
use person::Named;
use runs::firm_behind;

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
    /// Capitalised words that are no firm: departments, places, tools.
    no_firm: Vec<Book>,
    /// Given names.
    given: Vec<Book>,
    /// Words that name nobody in a greeting.
    faceless: Vec<Book>,
    scope: Scope,
}

impl Agree {
    pub(super) fn new(file: &AgreeFile, names: &mut Names<'_>) -> Result<Self, Unfit> {
        let scope = Scope::new(&[], &[Place::Body, Place::Subject, Place::Greeting]);
        let mut agree = Self {
            facts: file.facts.clone(),
            company: Vec::new(),
            role: Vec::new(),
            elsewhere: Vec::new(),
            no_firm: Vec::new(),
            given: Vec::new(),
            faceless: Vec::new(),
            scope,
        };
        // Phrasebooks that spare are told from frames by their names.
        for (key, listed) in [("company", &file.company), ("role", &file.role)] {
            for (name, book) in listed.iter().zip(names.books(key, listed)?) {
                let list = match name.as_str() {
                    "other-employer" => &mut agree.elsewhere,
                    "no-firm" => &mut agree.no_firm,
                    "given-name" => &mut agree.given,
                    "faceless" => &mut agree.faceless,
                    _ if key == "role" => &mut agree.role,
                    _ => &mut agree.company,
                };
                list.push(book);
            }
        }
        Ok(agree)
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

    fn wrong_firms(&self, view: &View<'_>, fact: &str) -> Vec<Range<usize>> {
        let draft = view.draft;
        let named = |text: &str| naming::words(text).iter().any(|word| naming::firm_words(fact).contains(word));
        let named_rightly = self.scope.parts(draft).any(|part| named(draft.text(part.prose.clone())));
        let stated = || draft.facts.names().chain(&draft.facts.other).map(|fact| fact.value.as_str());
        let wrong = |hit: &Hit| {
            let run = firm_behind(draft, hit)?;
            let text = draft.text(run.clone());
            let sentence = draft.sentences.get(hit.sentence as usize)?;
            // "with", "for" and "join" stand before people and tools as well; "at" before firms and places.
            let firm = draft.text(hit.range()).to_lowercase().ends_with("at");
            let hits = |books: &[Book]| {
                books.iter().flat_map(|book| view.hits.in_sentence(*book, hit.sentence)).map(Hit::range).collect::<Vec<_>>()
            };
            let is_place = hits(&self.no_firm).iter().any(|known| known.contains(&(run.end - 1)));
            let is_person = || hits(&self.given).iter().any(|known| known.contains(&run.start));
            let titled = naming::words(text).first().is_some_and(|word| person::is_title(word));
            let spared = is_place
                || titled
                || naming::is_common(text)
                || named(draft.text(sentence.range()))
                || (!firm && (named_rightly || is_person()))
                || stated().any(|value| shares_word(value, text))
                || draft
                    .part(Role::Greeting)
                    .is_some_and(|greeting| !greeting.prose.contains(&run.start) && shares_word(draft.text(greeting.prose.clone()), text));
            (!spared && !naming::same_firm(text, fact)).then_some(run)
        };
        self.told(view, &self.company).iter().filter_map(wrong).collect()
    }
}
