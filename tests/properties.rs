//! What holds for any text, however broken: parsing and linting return, positions are true, and what says the same
//! in other bytes is judged the same.
//!
//! The cases are the same in every run. `PROPTEST_CASES` and `PROPTEST_RNG_SEED` look further.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::unwrap_used, clippy::string_slice, clippy::print_stdout, missing_docs)]

#[path = "properties/texts.rs"]
mod texts;

use std::sync::LazyLock;

use decline_lint::diagnostic::{Diagnostic, Trust};
use decline_lint::draft::{Draft, Format, Role};
use decline_lint::report::{self, Linted, ReportFormat, Style};
use decline_lint::rule::hits::Book;
use decline_lint::rule::{RuleSet, builtin};
use decline_lint::source::{Source, Span};
use decline_lint::{fix, lint};
use proptest::prelude::*;
use texts::{STORIES, any_text, config, own_text, whole_mail};

static RULES: LazyLock<RuleSet> = LazyLock::new(|| {
    let mut rules = RuleSet::builtin();
    rules.today = "2026-11-23".parse().ok();
    rules
});

static BOOKS: LazyLock<Vec<Book>> = LazyLock::new(|| builtin::texts().1.keys().filter_map(|name| RULES.book(name)).collect());

fn found(text: &str, format: Format) -> Vec<Diagnostic> {
    let source = Source::new("draft", text);
    lint(&Draft::parse(&source, format), &RULES)
}

/// Rule, line and column of every finding.
fn places(text: &str, format: Format) -> Vec<(String, usize, usize)> {
    let source = Source::new("draft", text);
    let place = |found: Diagnostic| {
        let at = source.position(found.span.start);
        // Where a line breaks off, a part of its break may be what is wrong.
        let end = source.line_span(at.line).map_or(found.span.start, |line| line.end);
        (found.rule, at.line, source.position(found.span.start.min(end)).column)
    };
    lint(&Draft::parse(&source, format), &RULES).into_iter().map(place).collect()
}

fn is_true(source: &Source, span: Span) -> bool {
    let text = source.text();
    span.start <= span.end && span.end <= text.len() && text.is_char_boundary(span.start) && text.is_char_boundary(span.end)
}

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_within(part: &[char], whole: &[char]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|char| rest.any(|other| other == char))
}

/// Everything that holds for one text in one format.
fn hold(text: &str, format: Format) {
    let source = Source::new("draft", text);
    let draft = Draft::parse(&source, format);
    for part in &draft.parts {
        assert!(is_true(&source, part.span), "{:?} of {text:?}", part.role);
        assert!(part.prose.end <= draft.prose.text().len() && draft.prose.text().get(part.prose.clone()).is_some(), "{part:?} of {text:?}");
    }
    let ordered =
        |pairs: Vec<(u32, u32)>| pairs.into_iter().try_fold(0, |last, (start, end)| (last <= start && start <= end).then_some(end));
    assert!(ordered(draft.words.iter().map(|word| (word.start, word.end)).collect()).is_some(), "words of {text:?}");
    assert!(ordered(draft.sentences.iter().map(|sentence| (sentence.first, sentence.last)).collect()).is_some(), "sentences of {text:?}");
    hits_are_where_they_say(&source, &draft, format);
    let diagnostics = lint(&draft, &RULES);
    assert!(diagnostics.is_sorted_by_key(|diagnostic| diagnostic.span), "{diagnostics:?}");
    for diagnostic in &diagnostics {
        finding_holds(&source, diagnostic);
    }
}

/// Whatever was found can be mended, and shown in every format.
fn shows(text: &str, format: Format) {
    let source = Source::new("draft", text);
    let diagnostics = lint(&Draft::parse(&source, format), &RULES);
    for trust in [Trust::Safe, Trust::Suggested] {
        let _ = fix::fixed(&source, &diagnostics, trust);
    }
    let linted = [Linted { source, diagnostics }];
    for format in ReportFormat::ALL {
        for color in [false, true] {
            let mut out = Vec::new();
            report::write(format, &linted, Style { color, ..Style::default() }, &mut out)
                .unwrap_or_else(|error| panic!("{format:?} of {text:?}: {error}"));
            assert!(std::str::from_utf8(&out).is_ok());
        }
    }
}

fn hits_are_where_they_say(source: &Source, draft: &Draft<'_>, format: Format) {
    let hits = RULES.find(draft);
    for hit in BOOKS.iter().flat_map(|book| hits.of(*book)) {
        let (said, shown) = (letters(draft.text(hit.range())), letters(source.slice(draft.span(hit.range()))));
        let exact = format == Format::PlainText && said == shown;
        let marked_up = format == Format::Markdown && (is_within(&said, &shown) || source.text().contains('&'));
        assert!(exact || marked_up || said.is_empty(), "{said:?} is not {shown:?} in {:?}", source.text());
    }
}

fn finding_holds(source: &Source, diagnostic: &Diagnostic) {
    let notes = diagnostic.notes.iter().filter_map(|note| note.span);
    let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
    for span in std::iter::once(diagnostic.span).chain(notes).chain(edits) {
        assert!(is_true(source, span), "{diagnostic:?} in {:?}", source.text());
        assert_eq!(source.slice(span).is_empty(), span.is_empty(), "{diagnostic:?}");
    }
    let edits: Vec<_> = diagnostic.fix.iter().flat_map(|fix| &fix.edits).collect();
    assert!(edits.is_sorted_by(|left, right| left.span.end <= right.span.start), "{diagnostic:?}");
    assert!(!diagnostic.message.contains(['\n', '\r']) && !diagnostic.message.is_empty(), "{diagnostic:?}");
    if diagnostic.rule == "typo" {
        let word = source.slice(diagnostic.span);
        assert!(!word.is_empty() && !word.contains(char::is_whitespace), "{word:?} in {:?}", source.text());
    }
}

fn hold_in_both(text: &str) {
    for format in [Format::Markdown, Format::PlainText] {
        hold(text, format);
        shows(text, format);
    }
}

#[test]
fn every_story_holds() {
    for (.., text) in STORIES.iter() {
        hold_in_both(text);
    }
}

/// A draft is linted while it is being typed.
#[test]
fn every_beginning_of_a_story_holds() {
    for (_, format, text) in STORIES.iter() {
        let step = if text.len() <= 240 { 1 } else { 1 + text.len() / 120 };
        for (at, _) in text.char_indices().step_by(step) {
            hold(&text[..at], *format);
        }
    }
}

const QUOTED: &str = "\n\nOn Tue, 3 Nov 2026 at 10:12, Ann Lee wrote:\n> u r late AGAIN!!! teh stupid agency, [Name] TODO\n> damn it\n";

fn without_dates(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.retain(|diagnostic| diagnostic.rule != "late-reply");
    diagnostics
}

#[test]
fn an_original_below_a_story_changes_nothing_above() {
    for (name, format, text) in STORIES.iter().filter(|(.., text)| !text.contains("wrote:")) {
        assert_eq!(without_dates(found(text, *format)), without_dates(found(&format!("{text}{QUOTED}"), *format)), "{name}");
    }
}

#[test]
fn line_breaks_of_windows_change_nothing_in_a_story() {
    for (name, format, text) in STORIES.iter() {
        let lines = text.replace("\r\n", "\n");
        assert_eq!(places(&lines, *format), places(&lines.replace('\n', "\r\n"), *format), "{name}");
    }
}

#[test]
fn curly_apostrophes_change_nothing_in_a_story() {
    for (name, format, text) in STORIES.iter() {
        let (straight, curly) = (text.replace('’', "'"), text.replace('\'', "’"));
        assert_eq!(places(&straight, *format), places(&curly, *format), "{name}");
    }
}

/// The paragraphs of a plain draft, wrapped anew at a width in characters.
fn rewrapped(text: &str, width: usize) -> String {
    let source = Source::new("draft", text);
    let draft = Draft::parse(&source, Format::PlainText);
    let mut new = text.to_owned();
    for part in draft.body().filter(|part| part.role == Role::Paragraph).collect::<Vec<_>>().into_iter().rev() {
        let (mut lines, mut length) = (String::new(), 0);
        for word in source.slice(part.span).split_whitespace() {
            if length > 0 && length + word.chars().count() >= width {
                lines.push('\n');
                length = 0;
            } else if length > 0 {
                lines.push(' ');
            }
            lines.push_str(word);
            length += 1 + word.chars().count();
        }
        new.replace_range(part.span.start..part.span.end, &lines);
    }
    new
}

fn rules_found(text: &str) -> Vec<String> {
    let mut rules: Vec<String> = found(text, Format::PlainText).into_iter().map(|diagnostic| diagnostic.rule).collect();
    rules.sort();
    rules
}

#[test]
fn wrapping_a_story_anew_keeps_its_rules() {
    let signed = |text: &str| Draft::parse(&Source::new("draft", text), Format::PlainText).part(Role::SignOff).is_some();
    for (name, _, text) in STORIES.iter().filter(|(_, format, text)| *format == Format::PlainText && signed(text)) {
        for width in [24, 50, 72, 100, 1000] {
            let new = rewrapped(text, width);
            assert_eq!(rules_found(text), rules_found(&new), "{name} at {width}:\n{new}");
        }
    }
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn any_text_holds(text in any_text()) {
        hold_in_both(&text);
    }

    #[test]
    fn line_breaks_of_windows_change_nothing(text in any_text()) {
        let lines = text.replace("\r\n", "\n").replace('\r', "\n");
        let windows = lines.replace('\n', "\r\n");
        for format in [Format::Markdown, Format::PlainText] {
            prop_assert_eq!(places(&lines, format), places(&windows, format));
        }
    }

    #[test]
    fn a_byte_order_mark_changes_nothing_but_offsets(text in any_text()) {
        prop_assume!(!text.starts_with('\u{feff}'));
        for format in [Format::Markdown, Format::PlainText] {
            prop_assert_eq!(places(&text, format), places(&format!("\u{feff}{text}"), format));
        }
    }

    #[test]
    fn an_original_below_changes_nothing_above(text in own_text()) {
        prop_assert_eq!(without_dates(found(&text, Format::PlainText)), without_dates(found(&format!("{text}{QUOTED}"), Format::PlainText)));
    }

    #[test]
    fn curly_apostrophes_change_nothing(text in own_text()) {
        for format in [Format::Markdown, Format::PlainText] {
            prop_assert_eq!(places(&text.replace('’', "'"), format), places(&text.replace('\'', "’"), format));
        }
    }

    #[test]
    fn wrapping_anew_keeps_the_rules(text in whole_mail(), width in 30..120_usize) {
        prop_assert_eq!(rules_found(&text), rules_found(&rewrapped(&text, width)));
    }
}
