//! Which firms a draft names that are not the one of the facts.

use std::collections::HashSet;
use std::ops::Range;

use super::runs::{firm_behind, names_in};
use super::spelling::is_slip_for;
use super::{Agree, naming, person};
use crate::draft::{Draft, Part, Role, Sentence};
use crate::rule::hits::{Book, Hit};
use crate::rule::kind::View;
use naming::shares_word;

impl Agree {
    /// Firms in frames that name the inviting one, and names that look like the right one and are not.
    pub(super) fn wrong_firms(&self, view: &View<'_>, fact: &str) -> Vec<Range<usize>> {
        let known = self.known(view.draft, fact);
        let mut wrong = self.framed(view, fact, &known);
        let apart =
            |range: &Range<usize>, others: &[Range<usize>]| others.iter().all(|other| range.end <= other.start || other.end <= range.start);
        for range in self.alike(view, &known) {
            if apart(&range, &wrong) {
                wrong.push(range);
            }
        }
        wrong
    }

    fn known(&self, draft: &Draft<'_>, fact: &str) -> Known {
        let words_of = |part: &Part| naming::words(draft.text(part.prose.clone()));
        let persons = [Role::Greeting, Role::SignOff, Role::Signature].iter().filter_map(|role| draft.part(*role)).flat_map(words_of);
        let others = draft.facts.names().chain(&draft.facts.other).filter(|other| other.value != fact);
        let telling = naming::firm_words(fact);
        // "Housing Officer" does not name Brightwater Housing.
        let role = draft.facts.role.as_ref().map(|role| naming::words(&role.value)).unwrap_or_default();
        let rare: Vec<String> = telling.iter().filter(|word| !role.contains(word)).cloned().collect();
        let own = if rare.is_empty() { telling.clone() } else { rare };
        Known {
            named_rightly: self.scope.parts(draft).flat_map(words_of).any(|word| own.contains(&word)),
            telling,
            all: naming::name_words(fact),
            others: persons.chain(others.flat_map(|other| naming::words(&other.value))).collect(),
        }
    }

    fn framed(&self, view: &View<'_>, fact: &str, known: &Known) -> Vec<Range<usize>> {
        let draft = view.draft;
        let stated = || draft.facts.names().chain(&draft.facts.other).map(|fact| fact.value.as_str());
        let wrong = |hit: &Hit| {
            let run = firm_behind(draft, hit)?;
            let text = draft.text(run.clone());
            let sentence = draft.sentences.get(hit.sentence as usize)?;
            // "with", "for" and "join" stand before people and tools as well; "at" before firms and places.
            let frame = draft.text(hit.range()).to_lowercase();
            let firm = frame.ends_with(" at");
            // A bare "at" stands before shops and places of any sort.
            let bare = frame == "at" && naming::name_words(text).len() < 2;
            // People write and are heard from, too.
            let by_person = frame.ends_with("from") && !naming::sounds_like_firm(text);
            let hits = |books: &[Book]| {
                books.iter().flat_map(|book| view.hits.in_sentence(*book, hit.sentence)).map(Hit::range).collect::<Vec<_>>()
            };
            let is_place = hits(&self.no_firm).iter().any(|known| known.contains(&(run.end - 1)));
            let is_person = || hits(&self.given).iter().any(|known| known.contains(&run.start));
            let titled = naming::words(text).first().is_some_and(|word| person::is_title(word));
            let spared = is_place
                || by_person
                || bare
                || titled
                || naming::is_common(text)
                || known.is_named_in(draft.text(sentence.range()))
                || (!firm && (known.named_rightly || is_person()))
                || stated().any(|value| shares_word(value, text))
                || draft
                    .part(Role::Greeting)
                    .is_some_and(|greeting| !greeting.prose.contains(&run.start) && shares_word(draft.text(greeting.prose.clone()), text));
            (!spared && !naming::same_firm(text, fact)).then_some(run)
        };
        self.told(view, &self.company).iter().filter_map(wrong).collect()
    }

    /// "Fenimore" or "Fenwick Labs" for "Fennimore Labs", wherever it stands.
    fn alike(&self, view: &View<'_>, known: &Known) -> Vec<Range<usize>> {
        let draft = view.draft;
        let mut wrong = Vec::new();
        for (sentence, at) in draft.sentences.iter().zip(0_u32..).filter(|(_, at)| self.scope.holds(draft, *at)) {
            let innocent = self.no_firm.iter().chain(&self.given).flat_map(|book| view.hits.in_sentence(*book, at));
            let innocent: Vec<Range<usize>> = innocent.map(Hit::range).collect();
            let unknown = |run: &Range<usize>| !innocent.iter().any(|known| known.start < run.end && run.start < known.end);
            for run in names_in(draft, sentence).into_iter().filter(unknown) {
                let words = naming::name_words(draft.text(run.clone()));
                let strange = known.is_sibling(&words) || (naming::sounds_like_firm(draft.text(run.clone())) && to_reader(draft, sentence));
                let sibling = !known.named_rightly && strange && !self.tells_of_others(view, at);
                if !known.may_be(&words) && (sibling || known.is_misspelt(&words)) {
                    wrong.push(run);
                }
            }
        }
        wrong
    }
}

/// Whether a sentence speaks to the reader or of the interview.
fn to_reader(draft: &Draft<'_>, sentence: &Sentence) -> bool {
    const WORDS: [&str; 19] = [
        "you", "your", "interview", "role", "position", "post", "job", "application", "candidacy", "invitation", "interviewed", "process",
        "please", "thank", "thanks", "grateful", "selection", "intake", "recruitment",
    ];
    let words = draft.words.get(sentence.words()).unwrap_or_default();
    words.iter().any(|word| WORDS.contains(&draft.text(word.range()).to_lowercase().as_str()))
}

/// What a draft calls its own.
struct Known {
    /// Words that make the inviting firm known.
    telling: Vec<String>,
    /// All words of its name.
    all: Vec<String>,
    /// Words of the people and of the other facts.
    others: HashSet<String>,
    /// The inviting firm is named somewhere.
    named_rightly: bool,
}

impl Known {
    /// Whether a text names the inviting firm.
    fn is_named_in(&self, text: &str) -> bool {
        naming::words(text).iter().any(|word| self.telling.contains(word))
    }

    /// Whether a name is that of the firm, or of somebody else whom the draft knows.
    fn may_be(&self, words: &[String]) -> bool {
        words.iter().any(|word| self.telling.contains(word) || (self.others.contains(word) && !self.all.contains(word)))
    }

    fn is_misspelt(&self, words: &[String]) -> bool {
        words.iter().any(|word| self.telling.iter().any(|known| is_slip_for(word, known)))
    }

    /// "Fenwick Labs" beside "Fennimore Labs": another firm of the same sort.
    fn is_sibling(&self, words: &[String]) -> bool {
        let (Some((sort, name)), Some((known_sort, _))) = (words.split_last(), self.all.split_last()) else { return false };
        self.all.len() > 1 && sort == known_sort && name.iter().any(|word| !self.all.contains(word))
    }
}
