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

impl Agree {
    pub(super) fn wrong_posts(&self, view: &View<'_>, fact: &str) -> Vec<Range<usize>> {
        let draft = view.draft;
        let hits = self.told(view, &self.role);
        let posts: Vec<(u32, Range<usize>)> = hits.iter().filter_map(|hit| Some((hit.sentence, post_in(draft, hit)?))).collect();
        let agrees = |range: &Range<usize>| {
            let text = draft.text(range.clone());
            naming::same_post(text, fact) || naming::words(text).iter().all(|word| NO_POSTS.contains(&word.as_str()))
        };
        let right: Vec<u32> = posts.iter().filter(|(_, range)| agrees(range)).map(|(sentence, _)| *sentence).collect();
        posts.into_iter().filter(|(sentence, range)| !right.contains(sentence) && !agrees(range)).map(|(_, range)| range).collect()
    }

    /// Hits in sentences that speak of the invitation, and don't follow one that speaks of another firm.
    pub(super) fn told(&self, view: &View<'_>, books: &[Book]) -> Vec<Hit> {
        let elsewhere = |sentence: u32| self.elsewhere.iter().any(|book| !view.hits.in_sentence(*book, sentence).is_empty());
        let mut hits = view.hits.of_any(books);
        hits.retain(|hit| {
            let follows = hit.sentence.checked_sub(1).is_some_and(|before| self.scope.holds(view.draft, before) && elsewhere(before));
            self.scope.holds(view.draft, hit.sentence) && !elsewhere(hit.sentence) && !follows
        });
        hits.dedup_by(|later, earlier| later.overlaps(earlier));
        hits
    }
}
