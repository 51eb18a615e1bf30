//! `mention`: the firm or the post must be named.

mod firm;
mod post;

use super::address::names_team;
use super::agree::naming;
use super::{Finding, Names, Unfit, View};
use crate::diagnostic::Severity;
use crate::draft::words::Word;
use crate::draft::{Draft, Fact, Part, Role};
use crate::rule::file::{FactName, MentionFile, Place};
use crate::rule::hits::{Book, Hit};
use crate::rule::scope::Scope;

/// Hits that begin before a word and are looked at for whether they cover it: a draft may hold any number.
const NEAR: usize = 8;

/// One of the facts is enough. A fact that is not stated counts as said when something may be its name.
#[derive(Clone, Debug)]
pub struct Mention {
    facts: Vec<FactName>,
    naming: Vec<Book>,
    /// Words that name nobody in a greeting.
    faceless: Vec<Book>,
    /// Names of places, tools and people: no firm.
    no_firm: Vec<Book>,
    /// Words that describe a post without naming it.
    plain: Vec<Book>,
    scope: Scope,
}

impl Mention {
    pub(super) fn new(file: &MentionFile, names: &mut Names<'_>) -> Result<Self, Unfit> {
        if file.facts.is_empty() {
            return Err(Unfit::at(&["facts"], "nothing must be said: name `recruiter`, `company` or `role`"));
        }
        let scope = Scope::new(&[], &[Place::Body, Place::Subject, Place::Greeting]);
        Ok(Self {
            facts: file.facts.clone(),
            naming: names.books("phrasebooks", &file.phrasebooks)?,
            faceless: names.books("faceless", &file.faceless)?,
            no_firm: names.books("no-firm", &file.no_firm)?,
            plain: names.books("plain", &file.plain)?,
            scope,
        })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let draft = view.draft;
        if draft.body().next().is_none() {
            return Vec::new();
        }
        let stated = |name: &FactName| fact(draft, *name);
        let unstated = self.facts.iter().any(|name| stated(name).is_none());
        if self.names_one(view) || (unstated && self.may_name_one(view)) || self.states_one(draft) {
            return Vec::new();
        }
        let finding = Finding::at(draft.body_first());
        vec![if self.facts.iter().any(|name| stated(name).is_some()) { finding.with_severity(Severity::Warning) } else { finding }]
    }

    /// Whether one of the facts is said, in whatever spelling.
    fn states_one(&self, draft: &Draft<'_>) -> bool {
        let mut stated = self.facts.iter().filter_map(|name| Some((*name, fact(draft, *name)?))).peekable();
        if stated.peek().is_none() {
            return false;
        }
        let text: Vec<String> = self.scope.parts(draft).map(|part| draft.text(part.prose.clone())).flat_map(naming::words).collect();
        stated.any(|(name, fact)| is_said(name, &fact.value, &text))
    }

    /// Whether a firm or a post is named as such. That it is the right one is not judged here.
    fn names_one(&self, view: &View<'_>) -> bool {
        let draft = view.draft;
        let part_of = |sentence: u32| draft.sentences.get(sentence as usize).and_then(|sentence| draft.parts.get(sentence.part as usize));
        let told = |part: &Part| part.role.is_body() || part.role == Role::Subject;
        let filled = |hit: &&Hit| !naming::is_slot(draft.text(hit.range()));
        let greeted = || draft.part(Role::Greeting).is_some_and(|greeting| names_team(view, greeting, &self.faceless));
        view.hits.of_any(&self.naming).iter().filter(filled).any(|hit| part_of(hit.sentence).is_some_and(told)) || greeted()
    }

    /// Whether something in the body or the subject may be the name of a firm or of a post.
    fn may_name_one(&self, view: &View<'_>) -> bool {
        let draft = view.draft;
        let covers = |books: &[Book]| {
            let hits = view.hits.of_any(books);
            move |word: &Word| {
                let before = hits.partition_point(|hit| hit.start <= word.start);
                hits.get(..before).unwrap_or_default().iter().rev().take(NEAR).any(|hit| word.end <= hit.end)
            }
        };
        let (known, plain) = (covers(&self.no_firm), covers(&self.plain));
        draft.body().chain(draft.part(Role::Subject)).any(|part| {
            let sentences = draft.sentences.get(part.sentences.clone()).unwrap_or_default();
            firm::has_name(draft, part, &known) || sentences.iter().any(|sentence| post::names_post(draft, sentence, &plain))
        })
    }
}

pub(super) fn fact<'d>(draft: &'d Draft<'_>, name: FactName) -> Option<&'d Fact> {
    match name {
        FactName::Recruiter => draft.facts.recruiter.as_ref(),
        FactName::Company => draft.facts.company.as_ref(),
        FactName::Role => draft.facts.role.as_ref(),
    }
}

/// Whether a telling word of the fact, or its letters spaced otherwise, stands among the words.
fn is_said(name: FactName, fact: &str, text: &[String]) -> bool {
    let telling = if name == FactName::Role { naming::post_words(fact) } else { naming::firm_words(fact) };
    let squeezed = naming::words(fact).concat();
    text.iter().any(|word| telling.iter().any(|known| known == word || naming::same_work(known, word)))
        || naming::acronyms(fact).iter().any(|letters| text.contains(letters))
        || (squeezed.len() > 3 && text.concat().contains(&squeezed))
        || spells_out(text, &squeezed)
}

/// "National Health Service" for "NHS".
fn spells_out(text: &[String], letters: &str) -> bool {
    let initial = |word: &String| word.chars().next();
    (3..7).contains(&letters.chars().count())
        && text.windows(letters.chars().count()).any(|words| words.iter().filter_map(initial).eq(letters.chars()))
}
