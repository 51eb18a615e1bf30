//! `forbid`: a phrasebook must not be said; with what should stand there instead.

use super::{Finding, Inline, Names, Unfit, View, is_spared};
use crate::diagnostic::{Severity, Trust};
use crate::rule::file::{ForbidFile, Name, Place, TrustName};
use crate::rule::hits::{Book, Hit};
use crate::rule::scope::Scope;
use crate::source::Span;

/// Every hit is a finding.
#[derive(Clone, Debug)]
pub struct Forbid {
    books: Vec<Book>,
    spare: Vec<Book>,
    /// Phrasebook, the wrong words in it (empty for the whole hit), and what should stand there.
    swaps: Vec<(Book, Name, Name)>,
    trust: Trust,
    emoji: bool,
    scope: Scope,
}

impl Forbid {
    pub(super) fn new(file: &ForbidFile, names: &mut Names<'_>) -> Result<Self, Unfit> {
        let mut swaps = Vec::new();
        for (phrase, right) in &file.replace {
            let inline = Inline { path: &["replace"], phrases: std::slice::from_ref(phrase), ..Inline::default() };
            swaps.push(((names.inline)(inline)?, Name::default(), Name::from(right.as_str())));
        }
        for (at, swap) in file.swap.iter().enumerate() {
            let at = at.to_string();
            let inline = Inline { path: &["swap", &at], phrases: &swap.phrases, patterns: &[], except: &swap.except };
            let wrong = if swap.wrong.chars().any(char::is_uppercase) { swap.wrong.to_lowercase().into() } else { swap.wrong.clone() };
            swaps.push(((names.inline)(inline)?, wrong, swap.right.clone()));
        }
        let inline = Inline { path: &[], phrases: &file.phrases, patterns: &file.patterns, except: &file.except };
        let idle = file.phrasebooks.is_empty() && file.phrases.is_empty() && file.patterns.is_empty();
        let books = if idle && (!swaps.is_empty() || file.emoji) { Vec::new() } else { names.all(&file.phrasebooks, inline)? };
        let trust = if file.trust == TrustName::Safe { Trust::Safe } else { Trust::Suggested };
        let scope = Scope::new(&file.places, &[Place::Body]);
        Ok(Self { books, spare: names.books("spare", &file.spare)?, swaps, trust, emoji: file.emoji, scope })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let wanted = |hit: &&Hit| self.scope.holds(view.draft, hit.sentence) && !is_spared(view.hits, &self.spare, hit, true);
        let mut findings: Vec<Finding> =
            view.hits.of_any(&self.books).iter().filter(wanted).map(|hit| Finding::at(view.draft.span(hit.range()))).collect();
        for (book, wrong, right) in &self.swaps {
            findings.extend(view.hits.of(*book).iter().filter(wanted).filter_map(|hit| self.swap(view, hit, wrong, right)));
        }
        if self.emoji {
            self.find_emoji(view, &mut findings);
        }
        findings.sort_by_key(|finding| finding.span);
        findings.dedup_by(|later, earlier| later.span.start < earlier.span.end && !later.span.is_empty());
        findings
    }

    fn swap(&self, view: &View<'_>, hit: &Hit, wrong: &str, right: &str) -> Option<Finding> {
        let text = view.draft.text(hit.range());
        // Words that a mark parts are no neighbours.
        let parted = !wrong.is_empty() && text.contains([',', ';', ':', '(', ')', '—', '–']);
        let (start, end) = if wrong.is_empty() { (0, text.len()) } else { find_word(text, wrong)? };
        let found = text.get(start..end).filter(|_| !parted)?;
        let span = view.draft.span(hit.range().start + start..hit.range().start + end);
        let replacement = in_case_of(found, right);
        Some(Finding::at(span).with("replacement", &replacement).with_fix(self.trust, span, replacement))
    }

    fn find_emoji(&self, view: &View<'_>, findings: &mut Vec<Finding>) {
        let everywhere = Scope::new(&[], &[Place::Body, Place::Subject, Place::Greeting, Place::SignOff, Place::Signature]);
        for part in everywhere.parts(view.draft) {
            let (text, mut last_end) = (view.draft.text(part.prose.clone()), usize::MAX);
            let beyond_ascii = if text.is_ascii() { "" } else { text };
            for (at, char) in beyond_ascii.char_indices().filter(|(_, char)| is_emoji(*char)) {
                if at != last_end {
                    let start = part.prose.start + at;
                    let span = view.draft.span(start..start + char.len_utf8());
                    findings.push(Finding::at(span).with_severity(Severity::Note));
                } else if let Some(finding) = findings.last_mut() {
                    let end = part.prose.start + at + char.len_utf8();
                    finding.span = Span::new(finding.span.start, view.draft.prose.source_end(end));
                }
                last_end = at + char.len_utf8();
            }
            for (at, face) in faces(text) {
                let before = text.get(..at).and_then(|before| before.chars().next_back());
                let after = text.get(at + face.len()..).and_then(|after| after.chars().next());
                if before.is_none_or(char::is_whitespace) && after.is_none_or(|char| !char.is_alphanumeric()) {
                    let start = part.prose.start + at;
                    findings.push(Finding::at(view.draft.span(start..start + face.len())).with_severity(Severity::Note));
                }
            }
        }
    }
}

/// Faces made of punctuation marks, with where they start.
fn faces(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    let opens = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b':' | b';' | b'<' | b'x' | b'^'));
    opens.filter_map(|(at, _)| Some((at, *FACES.iter().find(|face| text.get(at..).is_some_and(|rest| rest.starts_with(**face)))?)))
}

const FACES: [&str; 14] = [":)", ":-)", ";)", ";-)", ":(", ":-(", ":D", ":-D", ":P", ":p", "<3", ":/", "xD", "^^"];

const fn is_emoji(char: char) -> bool {
    matches!(char, '\u{1f300}'..='\u{1faff}' | '\u{2600}'..='\u{26ff}' | '\u{2702}'..='\u{27b0}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{2b50}')
}

/// Bytes of the first `wrong` in the text that is not a part of a longer word.
fn find_word(text: &str, wrong: &str) -> Option<(usize, usize)> {
    let lower = text.to_ascii_lowercase();
    let inner = |char: char| char.is_alphanumeric() || char == '\'';
    lower.match_indices(wrong).map(|(at, _)| (at, at + wrong.len())).find(|(start, end)| {
        !lower.get(..*start).unwrap_or_default().ends_with(inner) && !lower.get(*end..).unwrap_or_default().starts_with(inner)
    })
}

/// The replacement with the capital that the found word had.
pub(super) fn in_case_of(found: &str, right: &str) -> String {
    let shouted = found.chars().filter(|char| char.is_alphabetic()).count() > 1 && !found.chars().any(char::is_lowercase);
    if shouted {
        return right.to_uppercase();
    }
    let mut chars = right.chars();
    match (found.chars().next(), chars.next()) {
        (Some(first), Some(head)) if first.is_uppercase() => head.to_uppercase().chain(chars).collect(),
        _ => right.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_word_is_found_whole() {
        assert_eq!(find_word("there, their own", "their"), Some((7, 12)));
        assert_eq!(find_word("It's its own", "its"), Some((5, 8)));
        assert_eq!(find_word("theirs", "their"), None);
    }

    #[test]
    fn case_is_kept() {
        assert_eq!(in_case_of("Your", "you're"), "You're");
        assert_eq!(in_case_of("TEH", "the"), "THE");
        assert_eq!(in_case_of("i", "I"), "I");
    }
}
