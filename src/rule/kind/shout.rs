//! `shout`: capitals and exclamation marks.

mod vocabulary;

use super::{Finding, Names, Unfit, View};
use crate::diagnostic::Trust;
use crate::draft::words::{NUMBER, SHOUTED, TAIL, Word};
use crate::draft::{Draft, Role};
use crate::rule::file::{Place, ShoutFile};
use crate::rule::scope::Scope;
use vocabulary::{ABBREVIATIONS, COMMON};

/// Several words in capitals, or several loud marks, one behind the other.
#[derive(Clone, Debug)]
pub struct Shout {
    min_words: usize,
    min_marks: usize,
    scope: Scope,
}

impl Shout {
    pub(super) fn new(file: &ShoutFile, _: &mut Names<'_>) -> Result<Self, Unfit> {
        for (key, least) in [("min-words", file.min_words), ("min-marks", file.min_marks)] {
            if least < 2 {
                return Err(Unfit::at(&[key], "one of them is no shouting yet: give 2 or more"));
            }
        }
        let scope = Scope::new(&[], &[Place::Subject, Place::Greeting, Place::Body]);
        Ok(Self { min_words: file.min_words as usize, min_marks: file.min_marks as usize, scope })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        self.find(view.draft)
    }

    fn find(&self, draft: &Draft<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for part in self.scope.parts(draft) {
            // The subject of an answer is the recruiter's, and headings may be set in capitals.
            let text = draft.text(part.prose.clone()).to_lowercase();
            let answered = part.role == Role::Subject && ["re:", "fw:", "fwd:", "aw:"].iter().any(|mark| text.starts_with(mark));
            let capitals = part.role != Role::Heading && !answered;
            let sentences = draft.sentences.get(part.sentences.clone()).unwrap_or_default();
            for (at, sentence) in sentences.iter().enumerate() {
                let end = sentences.get(at + 1).map_or(part.prose.end, |next| next.start as usize);
                let words = draft.words.get(sentence.words()).unwrap_or_default();
                let loud = capitals.then(|| self.loud_words(draft, words)).flatten();
                findings.extend(loud.or_else(|| self.loud_marks(draft, sentence.start as usize..end)));
            }
        }
        findings
    }

    fn loud_words(&self, draft: &Draft<'_>, words: &[Word]) -> Option<Finding> {
        let is_quiet = |word: &Word| !word.is(SHOUTED) && !is_neutral(word);
        let whole = !words.iter().any(is_quiet);
        let runs = words.split(is_quiet);
        let mut loud = runs.filter(|run| self.is_loud(draft, run, whole)).filter_map(|run| {
            let from = run.iter().find(|word| word.is(SHOUTED))?;
            let to = run.iter().rfind(|word| word.is(SHOUTED | TAIL))?;
            Some(Finding::at(draft.span(from.start as usize..to.end as usize)))
        });
        loud.next()
    }

    /// Whether words in capitals are more than a row of firms, places or abbreviations.
    fn is_loud(&self, draft: &Draft<'_>, run: &[Word], whole: bool) -> bool {
        let loud: Vec<(&Word, String)> = run.iter().filter(|word| word.is(SHOUTED) && !word.is(NUMBER)).map(|word| (word, draft.text(word.range()).to_lowercase())).collect();
        let letters: usize = loud.iter().map(|(_, text)| text.len()).sum();
        let common = loud.iter().any(|(_, text)| COMMON.contains(&text.as_str()));
        let long = loud.iter().filter(|(_, text)| text.len() > 5 && !ABBREVIATIONS.contains(&text.as_str())).count();
        let listed = loud.windows(2).all(|pair| match pair {
            [(left, _), (right, _)] => draft.text(left.end as usize..right.start as usize).contains([',', '/', '&', '|']),
            _ => false,
        });
        match loud.len() {
            0 | 1 => false,
            count if whole && count < self.min_words => letters > 6 && !listed && (common || long > 1),
            count => count >= self.min_words && letters >= MIN_LETTERS && (common || (whole && long > 1 && !listed)),
        }
    }

    fn loud_marks(&self, draft: &Draft<'_>, range: std::ops::Range<usize>) -> Option<Finding> {
        let text = draft.text(range.clone());
        let mut rest = text;
        while let Some(found) = rest.find(['!', '?', '！', '？']) {
            let marks = rest.get(found..)?;
            rest = marks.trim_start_matches(['!', '?', '！', '？']);
            let run = marks.get(..marks.len() - rest.len())?;
            if run.chars().count() >= self.min_marks {
                let end = range.start + text.len() - rest.len();
                let span = draft.span(end - run.len()..end);
                return Some(Finding::at(span).with_fix(Trust::Suggested, span, if run.contains(['?', '？']) { "?" } else { "!" }));
            }
        }
        None
    }
}

/// Letters in all from which several words in capitals are loud: "I AM IN" may be a slip of the shift key.
const MIN_LETTERS: usize = 10;

/// Words that look the same in a loud sentence and in a quiet one.
const fn is_neutral(word: &Word) -> bool {
    word.is(NUMBER | TAIL) || word.end - word.start == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Format;
    use crate::source::Source;

    fn found(text: &str) -> Vec<String> {
        let source = Source::new("a", text);
        let shout = Shout { min_words: 3, min_marks: 3, scope: Scope::new(&[], &[Place::Body, Place::Greeting, Place::Subject]) };
        shout.find(&Draft::parse(&source, Format::PlainText)).iter().map(|finding| source.slice(finding.span).to_owned()).collect()
    }

    #[test]
    fn loud_sentences_are_found_once() {
        for (text, loud) in [
            ("I am NOT COMING TO YOUR office!!! Thanks.", "NOT COMING TO YOUR"),
            ("Well. NOT INTERESTED. Bye for now.", "NOT INTERESTED"),
            ("I DON'T WANT THIS JOB at all.", "DON'T WANT THIS JOB"),
            ("Thank you so much!!! I must decline.", "!!!"),
            ("Why did you call at night?!?! I slept.", "?!?!"),
            ("Hi Ann!!!\n\nThank you for the mail.", "!!!"),
            ("INTERVIEW CANCELLED TOMORROW MORNING. Sorry.", "INTERVIEW CANCELLED TOMORROW MORNING"),
        ] {
            assert_eq!(found(text), [loud], "{text}");
        }
    }

    #[test]
    fn abbreviations_and_single_words_are_quiet() {
        for text in [
            "I work with IBM, SAP, AWS and GCP.", "I am NOT coming.", "AWS GCP HIPAA SOC skills are mine.", "IBM UK. It is a firm.", "Really?! Great!!",
            "Subject: RE: INTERVIEW INVITATION TODAY\n\nHi Ann, no.", "The CEO, CTO & CFO met HR.", "ORACLE, SIEMENS, SALESFORCE. All of them.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
