//! What must hold for any bytes: one function a fuzz target. `tests/fuzz.rs` runs the same on stable Rust.

use std::sync::LazyLock;

use decline_lint::baseline::Baseline;
use decline_lint::config::Config;
use decline_lint::diagnostic::{Diagnostic, Trust};
use decline_lint::draft::{Draft, Format};
use decline_lint::fix::fixed;
use decline_lint::report::{self, Linted, ReportFormat, Style};
use decline_lint::rule::{RuleSet, RuleText};
use decline_lint::source::{Source, Span};
use decline_lint::{lint as lint_draft, sketch};

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::builtin);

/// The first byte decides on the format, the rest is the text.
fn text(data: &[u8]) -> (Format, String) {
    let (first, rest) = data.split_first().unwrap_or((&0, &[]));
    let format = if first % 2 == 0 { Format::Markdown } else { Format::PlainText };
    (format, String::from_utf8_lossy(rest).into_owned())
}

fn found(source: &Source, format: Format) -> Vec<Diagnostic> {
    lint_draft(&Draft::parse(source, format), &RULES)
}

fn is_true(source: &Source, span: Span) -> bool {
    let text = source.text();
    span.start <= span.end && span.end <= text.len() && text.is_char_boundary(span.start) && text.is_char_boundary(span.end)
}

/// Every place lies in the text and on the boundaries of its characters; a message is one line.
fn hold(source: &Source, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let notes = diagnostic.notes.iter().filter_map(|note| note.span);
        let edits = diagnostic.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        assert!(std::iter::once(diagnostic.span).chain(notes).chain(edits).all(|span| is_true(source, span)), "{diagnostic:?}");
        assert!(!diagnostic.message.is_empty() && !diagnostic.message.contains(['\n', '\r']), "{diagnostic:?}");
        let at = source.position(diagnostic.span.start);
        assert!(at.line >= 1 && at.line <= source.line_count() && at.column >= 1, "{at:?}");
    }
}

/// Any draft is linted; what is found is in order and in the text.
pub(crate) fn lint(data: &[u8]) {
    let (format, text) = text(data);
    let source = Source::new("draft", text);
    let draft = Draft::parse(&source, format);
    let diagnostics = lint_draft(&draft, &RULES);
    let _ = sketch(&draft, &RULES);
    hold(&source, &diagnostics);
    assert!(diagnostics.is_sorted_by_key(|diagnostic| diagnostic.span), "{diagnostics:?}");
}

/// Front matter in each of its forms; the text below it stays where it is.
pub(crate) fn front_matter(data: &[u8]) {
    let (_, text) = text(data);
    let mail = "Dear Ann Lee,\n\nthank you for the invitation, which I must decline.\n\nTom\n";
    for whole in [format!("+++\n{text}\n+++\n{mail}"), format!("---\n{text}\n---\n{mail}"), format!("{text}\n\n{mail}")] {
        let source = Source::new("draft", whole);
        for format in [Format::Markdown, Format::PlainText] {
            let draft = Draft::parse(&source, format);
            assert!(draft.facts.names().all(|fact| is_true(&source, fact.span)), "{:?}", draft.facts);
            hold(&source, &draft.problems);
            hold(&source, &lint_draft(&draft, &RULES));
        }
    }
}

/// A configuration is read and applied, or its mistakes are shown where they are.
pub(crate) fn config(data: &[u8]) {
    let source = Source::new("decline-lint.toml", String::from_utf8_lossy(data));
    match Config::read(&source) {
        Ok(config) => {
            hold(&source, &config.check(&RULES));
            let overrides = config.overrides_for("letters/draft.md".as_ref());
            let rules = config.apply(&RULES, &overrides);
            let draft = Source::new("draft", "Hi,\n\nno.\n");
            hold(&draft, &lint_draft(&Draft::parse(&draft, Format::Markdown), &rules));
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            hold(&source, &problems);
        }
    }
}

/// A rule, a phrasebook or a profile is read and used, or its mistakes are shown where they are.
pub(crate) fn rules(data: &[u8]) {
    let (kind, rest) = data.split_first().unwrap_or((&0, &[]));
    let source = Source::new("own.toml", String::from_utf8_lossy(rest));
    let text = match kind % 3 {
        0 => RuleText::Rule("own".to_owned(), source),
        1 => RuleText::Phrasebook("own".to_owned(), source),
        _ => RuleText::Profile("own".to_owned(), source),
    };
    let texts = [text];
    match RuleSet::with_texts(&texts) {
        Ok(rules) => {
            let draft = Source::new("draft", "Hi [Name],\n\nthank you for the interview; I recieve it, and must decline.\n\nTom\n");
            hold(&draft, &lint_draft(&Draft::parse(&draft, Format::Markdown), &rules));
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            let [RuleText::Rule(_, source) | RuleText::Phrasebook(_, source) | RuleText::Profile(_, source)] = &texts;
            for (at, problem) in problems {
                assert_eq!(at, 0);
                hold(source, &[problem]);
            }
        }
    }
}

/// A mended draft has nothing left to mend, and nothing but what the edits say was changed.
pub(crate) fn fix(data: &[u8]) {
    let (format, text) = text(data);
    for trust in [Trust::Safe, Trust::Suggested] {
        let source = Source::new("draft", text.as_str());
        let diagnostics = found(&source, format);
        let once = fixed(&source, &diagnostics, trust);
        only_the_edits_changed(&source, &diagnostics, &once.text);
        // Each round may uncover another slip, but there is an end.
        let mut last = once.text;
        for round in 0.. {
            let source = Source::new("draft", last.as_str());
            let again = fixed(&source, &found(&source, format), trust);
            if again.text == last {
                break;
            }
            assert!(round < 16, "mending does not end: {last:?} becomes {:?}", again.text);
            last = again.text;
        }
    }
}

/// What stands between the edits is all there, in order.
fn only_the_edits_changed(source: &Source, diagnostics: &[Diagnostic], mended: &str) {
    let mut spans: Vec<Span> = diagnostics.iter().flat_map(|found| &found.fix).flat_map(|fix| &fix.edits).map(|edit| edit.span).collect();
    spans.sort();
    let (mut rest, mut at) = (mended, 0);
    for span in spans.into_iter().chain([Span::at(source.text().len())]) {
        if span.start > at {
            let kept = source.slice(Span::new(at, span.start));
            let found = rest.find(kept).unwrap_or_else(|| panic!("{kept:?} is gone from {mended:?}"));
            rest = &rest[found + kept.len()..];
        }
        at = at.max(span.end);
    }
}

/// Every format stays what it is, whatever the draft and its name say.
pub(crate) fn report(data: &[u8]) {
    let (format, text) = text(data);
    let name: String = text.chars().take(12).collect();
    let source = Source::new(name, text);
    let diagnostics = found(&source, format);
    let linted = [Linted { source, diagnostics }];
    let baseline = Baseline::of(&linted).to_json();
    assert!(Baseline::from_json(&baseline).is_ok(), "{baseline}");
    for format in ReportFormat::ALL {
        let mut out = Vec::new();
        report::write(format, &linted, Style::default(), &mut out).expect("a report in memory");
        is_harmless(format, &String::from_utf8(out).expect("UTF-8"));
    }
}

fn is_harmless(format: ReportFormat, out: &str) {
    match format {
        ReportFormat::Json | ReportFormat::Sarif | ReportFormat::Gitlab => {
            serde_json::from_str::<serde_json::Value>(out).unwrap_or_else(|error| panic!("{format:?}: {error}: {out}"));
        }
        ReportFormat::Jsonl => {
            for line in out.lines() {
                serde_json::from_str::<serde_json::Value>(line).unwrap_or_else(|error| panic!("{error}: {line}"));
            }
        }
        ReportFormat::Junit | ReportFormat::Checkstyle => {
            roxmltree::Document::parse(out).unwrap_or_else(|error| panic!("{format:?}: {error}: {out}"));
        }
        ReportFormat::Github => {
            let ours = |line: &str| ["::error ", "::warning ", "::notice "].iter().any(|head| line.starts_with(head));
            assert!(out.lines().all(|line| ours(line) || !(line.contains("::") || line.contains("##["))), "{out}");
        }
        ReportFormat::Human | ReportFormat::Concise => {
            assert!(!out.contains(|char: char| char.is_control() && !matches!(char, '\n' | '\t' | '\r')), "{out:?}");
        }
    }
}
