//! Which posts a draft names, in sentences that speak of the invitation.

use std::ops::Range;

use super::runs::post_in;
use super::{Agree, naming};
use crate::rule::hits::{Book, Hit};
use crate::rule::kind::View;

/// Capitalised words of subjects that name no post.
const NO_POSTS: [&str; 14] = [
    "interview", "interviews", "invitation", "application", "appointment", "withdrawal", "position", "role", "job", "re", "fwd",
    "regarding", "declining", "withdrawing",
];

/// Words that stand behind the name of a post.
const OPENINGS: [&str; 19] = [
    "role", "roles", "position", "positions", "post", "job", "opening", "opportunity", "vacancy", "interview", "posting", "application",
    "internship", "apprenticeship", "Role", "Position", "Interview", "Job", "Post",
];

/// Words before the name of a post that are no part of it.
const AROUND: [&str; 39] = [
    "your", "this", "that", "their", "with", "from", "about", "into", "what", "which", "open", "exciting", "interesting", "available",
    "current", "vacant", "above", "said", "other", "first", "second", "next", "full", "part", "time", "remote", "senior", "junior", "lead",
    "trainee", "assistant", "associate", "principal", "staff", "inviting", "considering", "attending", "coming", "upcoming",
];

impl Agree {
    pub(super) fn wrong_posts(&self, view: &View<'_>, fact: &str) -> Vec<Range<usize>> {
        let draft = view.draft;
        let hits = self.told(view, &self.role);
        let named = |hit: &Hit| post_in(draft, hit).or_else(|| self.plain_post(view, hit));
        let posts: Vec<(u32, Range<usize>)> = hits.iter().filter_map(|hit| Some((hit.sentence, named(hit)?))).collect();
        let fact_words = naming::words(fact);
        let agrees = |range: &Range<usize>| {
            let text = draft.text(range.clone());
            // "shop assistant" may be a retail assistant.
            let lower = text.chars().all(|char| !char.is_uppercase());
            let words = naming::words(text);
            let alike = || words.iter().any(|word| fact_words.iter().any(|known| naming::same_work(word, known)));
            naming::same_post(text, fact) || (lower && alike()) || words.iter().all(|word| NO_POSTS.contains(&word.as_str()))
        };
        let right: Vec<u32> = posts.iter().filter(|(_, range)| agrees(range)).map(|(sentence, _)| *sentence).collect();
        posts.into_iter().filter(|(sentence, range)| !right.contains(sentence) && !agrees(range)).map(|(_, range)| range).collect()
    }

    /// Hits in sentences that speak of the invitation, and don't follow one that speaks of another firm.
    pub(super) fn told(&self, view: &View<'_>, books: &[Book]) -> Vec<Hit> {
        let mut hits = view.hits.of_any(books);
        let later = |hit: &Hit| self.later.iter().any(|book| !view.hits.in_sentence(*book, hit.sentence).is_empty());
        hits.retain(|hit| self.scope.holds(view.draft, hit.sentence) && !self.speaks_elsewhere(view, hit.sentence) && !later(hit));
        hits.dedup_by(|later, earlier| later.overlaps(earlier));
        hits
    }

    /// Whether a sentence, or the one before it, speaks of another firm, post or time.
    pub(super) fn speaks_elsewhere(&self, view: &View<'_>, sentence: u32) -> bool {
        let follows =
            || sentence.checked_sub(1).is_some_and(|before| self.scope.holds(view.draft, before) && self.tells_of_others(view, before));
        self.tells_of_others(view, sentence) || follows()
    }

    /// Whether a sentence speaks of another firm, post or time.
    pub(super) fn tells_of_others(&self, view: &View<'_>, sentence: u32) -> bool {
        self.elsewhere.iter().any(|book| !view.hits.in_sentence(*book, sentence).is_empty())
    }

    /// "product designer" in "the product designer role": a post in lower case, with a word that tells it from others.
    fn plain_post(&self, view: &View<'_>, hit: &Hit) -> Option<Range<usize>> {
        let draft = view.draft;
        let spelt = |at: u32| draft.words.get(at as usize).map_or("", |word| draft.text(word.range()));
        let behind = OPENINGS.contains(&spelt(hit.last.checked_sub(1)?));
        let post = hit.last.checked_sub(if behind { 2 } else { 1 }).filter(|post| *post >= hit.first)?;
        let first = draft.sentences.get(hit.sentence as usize)?.first;
        let described = |at: u32| {
            self.plain.iter().flat_map(|book| view.hits.in_sentence(*book, hit.sentence)).any(|hit| hit.first <= at && at < hit.last)
        };
        let telling = |at: &u32| {
            let word = spelt(*at);
            word.len() > 3 && word.chars().all(char::is_lowercase) && !word.ends_with("ed") && !AROUND.contains(&word) && !described(*at)
        };
        let from = (first..post).rev().take(2).take_while(telling).last()?;
        let last = draft.words.get(post as usize).filter(|word| draft.text(word.range()).chars().all(char::is_lowercase))?;
        Some(draft.words.get(from as usize)?.start as usize..last.end as usize)
    }
}
