//! `address`: the greeting must name somebody.

mod collective;
mod token;

use std::ops::Range;

use collective::{COLLECTIVE, DEPARTMENTS, OF_FIRM};
use token::{Token, segments};

use super::agree::naming;
use super::agree::person::Named;
use super::{Finding, Names, Unfit, View};
use crate::draft::{Part, Role, is_generic};
use crate::rule::file::AddressFile;
use crate::rule::hits::{Book, Hit};

/// Finds a greeting in which every word would fit any reader.
#[derive(Clone, Debug)]
pub struct Address {
    faceless: Vec<Book>,
}

impl Address {
    pub(super) fn new(file: &AddressFile, names: &mut Names<'_>) -> Result<Self, Unfit> {
        Ok(Self { faceless: names.books("phrasebooks", &file.phrasebooks)? })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let Some(greeting) = view.draft.part(Role::Greeting) else { return Vec::new() };
        let source = view.draft.source().slice(greeting.span);
        // A slot that was never filled in is a flaw of its own.
        let slot = source.contains(['[', ']', '{', '}', '<', '>', '$', '_']) || source.contains("XX");
        if slot || !people(view, greeting, &self.faceless).is_empty() || names_team(view, greeting, &self.faceless) {
            return Vec::new();
        }
        vec![Finding::at(greeting.span)]
    }
}

/// Whether a greeting names a team by its firm: "Dear Acme Recruiting Team", "Hello to the panel at Acme".
pub(super) fn names_team(view: &View<'_>, greeting: &Part, faceless: &[Book]) -> bool {
    let text = view.draft.text(greeting.prose.clone());
    let unnamed = unnamed_words(view, text, faceless);
    let names_firm = |segment: &Vec<Token<'_>>| {
        let many = segment.iter().position(|token| token.is_any_of(&COLLECTIVE));
        let own = |token: &Token<'_>| token.is_capital() && !unnamed(token) && !token.is_any_of(&DEPARTMENTS) && !token.is_any_of(&OF_FIRM);
        many.is_some() && segment.iter().skip(1).any(|token| own(token) && !token.is_any_of(&COLLECTIVE) && !token.is_title())
    };
    segments(text, greeting.prose.start).iter().any(names_firm)
}

/// A person whom a greeting names.
pub(super) struct Person {
    /// Bytes of the prose, title included.
    pub(super) range: Range<usize>,
    /// The name.
    pub(super) name: Named,
    /// Some word of the name begins with a capital.
    pub(super) capital: bool,
}

/// The people whom a greeting names; `faceless` are phrasebooks of words that name nobody.
pub(super) fn people(view: &View<'_>, greeting: &Part, faceless: &[Book]) -> Vec<Person> {
    let text = view.draft.text(greeting.prose.clone());
    // "Dear Whoever Reads This": the capitals are those of a title.
    if text.split_whitespace().any(|word| ["whoever", "whomever", "whosoever"].iter().any(|any| word.eq_ignore_ascii_case(any))) {
        return Vec::new();
    }
    let unnamed = unnamed_words(view, text, faceless);
    segments(text, greeting.prose.start).iter().filter_map(|segment| person(view, segment, &unnamed)).collect()
}

/// Tells which words of a greeting name nobody.
fn unnamed_words(view: &View<'_>, greeting: &str, faceless: &[Book]) -> impl Fn(&Token<'_>) -> bool {
    let concern = ["whom", "concern"].iter().any(|word| greeting.to_lowercase().contains(word));
    let hits = view.hits.of_any(faceless);
    move |token: &Token<'_>| {
        let covered = |hit: &Hit| hit.range().start <= token.range.start && token.range.end <= hit.range().end;
        let name_all_the_same = !concern && token.is_capital() && token.is_any_of(&["may", "ola"]);
        (is_generic(token.text) && !name_all_the_same) || hits.iter().any(covered)
    }
}

fn person(view: &View<'_>, segment: &[Token<'_>], unnamed: &impl Fn(&Token<'_>) -> bool) -> Option<Person> {
    let firm = segment.iter().position(|token| token.is_any_of(&OF_FIRM)).unwrap_or(segment.len());
    let segment = segment.get(..firm)?;
    let collective = segment.iter().rposition(|token| token.is_any_of(&COLLECTIVE));
    let own = match collective {
        // "Dear Team Leader Okonjo" names somebody, "Dear Team" does not.
        // "Mr Team" is a person again.
        Some(at) if at > 0 && segment.get(at - 1)?.is_title() => segment,
        Some(at) if at + 1 == segment.len() && segment.get(at)?.is_any_of(&["team", "all", "everyone", "folks"]) => return None,
        Some(at) => segment.get(at + 1..)?,
        None => segment,
    };
    let mut named: Vec<&Token<'_>> = Vec::new();
    for (at, token) in own.iter().enumerate() {
        // "Mr Good" is a person, though "good" opens salutations.
        let behind_title = at > 0 && own.get(at - 1).is_some_and(Token::is_title) && token.is_capital();
        let title = token.is_title() && !token.is_any_of(&["sir", "madam", "madame"]);
        if title || !unnamed(token) || (behind_title && !token.is_title()) {
            named.push(token);
        }
    }
    let first = named.iter().position(|token| !token.is_title())?;
    let text: Vec<&str> = named.iter().map(|token| token.text).collect();
    let name = Named::new(&text.join(" "));
    let capital = named.iter().skip(first).any(|token| token.is_capital());
    let facts = &view.draft.facts;
    let invited = facts.recruiter.as_ref().is_some_and(|fact| name.may_be(&Named::new(&fact.value)));
    let firm = facts.company.as_ref().is_some_and(|fact| naming::firm_words(&fact.value).iter().all(|word| name.words.contains(word)));
    (!name.words.is_empty() && (invited || !firm)).then(|| Person {
        range: named.first().map_or(0, |token| token.range.start)..named.last().map_or(0, |token| token.range.end),
        name,
        capital,
    })
}
