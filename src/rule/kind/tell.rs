//! `tell`: the subject must tell what the mail is about, in few words.

use super::agree::{naming, work};
use super::limit::count_words;
use super::{Finding, Names, Unfit, View};
use crate::draft::{Draft, Part, Role};
use crate::rule::file::TellFile;
use crate::rule::hits::Book;

/// Finds a subject without a telling word, or with too many words.
#[derive(Clone, Debug)]
pub struct Tell {
    telling: Vec<Book>,
    max_words: u32,
}

impl Tell {
    pub(super) fn new(file: &TellFile, names: &mut Names<'_>) -> Result<Self, Unfit> {
        if file.max_words == 0 {
            return Err(Unfit::at(&["max-words"], "no subject has 0 words"));
        }
        Ok(Self { telling: names.books("phrasebooks", &file.phrasebooks)?, max_words: file.max_words })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let draft = view.draft;
        let Some(subject) = draft.part(Role::Subject) else { return Vec::new() };
        let words = count_words(draft, subject.words.clone()).saturating_sub(replies(draft.text(subject.prose.clone())));
        let reason = if words > self.max_words {
            format!("runs to {words} words")
        } else if self.tells(view, subject) {
            return Vec::new();
        } else {
            "does not say what the mail is about".to_owned()
        };
        vec![Finding::at(subject.span).with("reason", reason).with("max", self.max_words)]
    }

    fn tells(&self, view: &View<'_>, subject: &Part) -> bool {
        let own = |sentence: u32| subject.sentences.contains(&(sentence as usize));
        view.hits.of_any(&self.telling).iter().any(|hit| own(hit.sentence))
            || names_a_fact(view.draft, subject)
            || naming::words(view.draft.text(subject.prose.clone())).iter().any(|word| work::sounds_like_work(word))
    }
}

fn names_a_fact(draft: &Draft<'_>, subject: &Part) -> bool {
    let words = naming::words(draft.text(subject.prose.clone()));
    let firm = draft.facts.company.iter().flat_map(|fact| naming::firm_words(&fact.value));
    let post = draft.facts.role.iter().flat_map(|fact| naming::post_words(&fact.value));
    firm.chain(post).any(|telling| words.contains(&telling))
}

/// How many words at the head of a subject only tell that it is a reply: "Re: Fwd: ...".
fn replies(subject: &str) -> u32 {
    const MARKS: [&str; 14] = ["re", "fw", "fwd", "aw", "wg", "sv", "vs", "antw", "ref", "res", "tr", "rv", "odp", "r"];
    let heads = subject.split(':').map(|head| head.trim().to_lowercase());
    heads.take_while(|head| MARKS.contains(&head.as_str())).count() as u32
}

#[cfg(test)]
mod tests {
    use super::replies;

    #[test]
    fn marks_of_a_reply_are_no_words() {
        assert_eq!(replies("Re: FWD: Interview: Analyst"), 2);
        assert_eq!(replies("Interview: re"), 0);
    }
}
