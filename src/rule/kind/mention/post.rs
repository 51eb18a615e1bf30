//! Whether a sentence names a post by an ordinary noun: "the canal-boat guide job", "your piano tuner interview".

use crate::draft::words::{self, Word};
use crate::draft::{Draft, Sentence};
use crate::rule::kind::agree::work::sounds_like_work;

/// Words behind which stands the kind of work.
const POSTS: [&str; 24] = [
    "role", "roles", "position", "positions", "post", "posts", "job", "jobs", "vacancy", "vacancies", "opening", "posting", "placement",
    "internship", "apprenticeship", "traineeship", "fellowship", "studentship", "shift", "shifts", "seat", "gig", "interview",
    "interviews",
];

/// Words that say which post is meant without naming it, and small words.
const PLAIN: [&str; 119] = [
    "the", "a", "an", "this", "that", "these", "those", "your", "my", "our", "their", "his", "her", "its", "another", "other", "any",
    "some", "every", "each", "no", "one", "two", "both", "such", "same", "said", "next", "last", "first", "second", "third", "final",
    "open", "vacant", "above", "current", "new", "whole", "entire", "full", "part", "time", "day", "night", "dream", "job", "work",
    "interview", "role", "position", "phone", "video", "telephone", "zoom", "skype", "teams", "online", "panel", "group", "person", "site",
    "onsite", "screening", "round", "stage", "selection", "morning", "afternoon", "evening", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "for", "of", "to", "in", "at", "on", "with", "from", "by", "and", "or", "not", "is", "was", "are",
    "be", "i", "you", "me", "it", "as", "about", "all", "more", "better", "best", "office", "home", "local", "contract", "week", "month",
    "desk", "actual", "original", "following", "upcoming", "existing", "remaining", "working", "company", "future",
];

/// Words behind which the kind of work is told: "an interview as shuttle driver".
const FRAMES: [&str; 13] = [
    "invited", "interview", "interviews", "interviewing", "considered", "considering", "shortlisted", "shortlisting", "applied",
    "application", "candidate", "candidacy", "invitation",
];

/// Whether the kind of work is told; `plain` knows more words that tell none.
pub(super) fn names_post(draft: &Draft<'_>, sentence: &Sentence, plain: &dyn Fn(&Word) -> bool) -> bool {
    let all: Vec<&Word> = draft.words.get(sentence.words()).unwrap_or_default().iter().filter(|word| !word.is(words::TAIL)).collect();
    let spelt = |at: usize| all.get(at).map_or_else(String::new, |word| words::spelling(draft.prose.text(), word));
    let telling = |at: usize| {
        let word = spelt(at);
        word.len() > 2
            && word.chars().all(char::is_alphabetic)
            && !word.ends_with("ed")
            && !PLAIN.contains(&word.as_str())
            && all.get(at).is_some_and(|word| !plain(word))
    };
    let pointed = |at: usize| matches!(spelt(at).as_str(), "the" | "this" | "that" | "your" | "my");
    let behind = |at: usize| {
        let count = (0..at).rev().take(4).take_while(|before| telling(*before)).count();
        let interview = spelt(at).starts_with("interview");
        let enough = if interview { count > 1 || (count == 1 && sounds_like_work(&spelt(at - 1))) } else { count > 0 };
        let start = (0..at - count).rev().take(3).take_while(|before| !telling(*before)).find(|before| pointed(*before));
        enough && start.is_some()
    };
    let ahead = |at: usize| {
        matches!(spelt(at + 1).as_str(), "for" | "as" | "of")
            && (at + 2..at + 7)
                .take_while(|next| telling(*next) || pointed(*next) || spelt(*next).len() < 3)
                .any(|next| sounds_like_work(&spelt(next)))
    };
    const POST_HASHES: [u32; POSTS.len()] = words::hashes(&POSTS);
    const FRAME_HASHES: [u32; FRAMES.len()] = words::hashes(&FRAMES);
    all.iter().enumerate().any(|(at, word)| {
        let is_any_of = |hashes: &[u32], spellings: &[&str]| hashes.contains(&word.hash) && spellings.contains(&spelt(at).as_str());
        (at > 0 && is_any_of(&POST_HASHES, &POSTS) && behind(at)) || (is_any_of(&FRAME_HASHES, &FRAMES) && ahead(at))
    })
}
