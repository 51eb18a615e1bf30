//! `shout`: capitals and exclamation marks.

mod capitals;

use super::{Finding, Names, Unfit, View};
use crate::diagnostic::Trust;
use crate::draft::{Draft, Role};
use crate::rule::file::{Place, ShoutFile};
use crate::rule::scope::Scope;
use capitals::loud_words;

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
            let answers =
                |mark: &&str| draft.text(part.prose.clone()).get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
            let answered = part.role == Role::Subject && ["re:", "fw:", "fwd:", "aw:"].iter().any(answers);
            let capitals = part.role != Role::Heading && !answered;
            let sentences = draft.sentences.get(part.sentences.clone()).unwrap_or_default();
            for (at, sentence) in sentences.iter().enumerate() {
                let end = sentences.get(at + 1).map_or(part.prose.end, |next| next.start as usize);
                let words = draft.words.get(sentence.words()).unwrap_or_default();
                let loud = capitals.then(|| loud_words(draft, words, self.min_words)).flatten().map(|words| Finding::at(draft.span(words)));
                findings.extend(loud.or_else(|| self.loud_marks(draft, sentence.start as usize..end)));
            }
        }
        findings
    }

    fn loud_marks(&self, draft: &Draft<'_>, range: std::ops::Range<usize>) -> Option<Finding> {
        let text = draft.text(range.clone());
        let mut rest = text;
        if text.bytes().all(|byte| !matches!(byte, b'!' | b'?' | 0x80..)) {
            return None;
        }
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
            "I work with IBM, SAP, AWS and GCP.",
            "I am NOT coming.",
            "AWS GCP HIPAA SOC skills are mine.",
            "IBM UK. It is a firm.",
            "Really?! Great!!",
            "Subject: RE: INTERVIEW INVITATION TODAY\n\nHi Ann, no.",
            "The CEO, CTO & CFO met HR.",
            "ORACLE, SIEMENS, SALESFORCE. All of them.",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
