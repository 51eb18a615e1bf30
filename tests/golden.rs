//! Every story under `fixtures/` gets the report that lies beside it.
//!
//! `<story>.expected` is the concise report, empty for a draft without findings; `<story>.human`, where it is there,
//! the human one. All stories are linted as one run on the same day, so that copies of each other are found too.
//! `UPDATE_EXPECT=1 cargo test --test golden` writes what the tool says now into the expectations that are there or
//! missing; whoever runs it reads the difference against the drafts before it is committed.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::unwrap_used, clippy::string_slice, clippy::print_stdout, missing_docs)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use decline_lint::draft::{Draft, Format};
use decline_lint::report::{self, Linted, ReportFormat, Style};
use decline_lint::rule::RuleSet;
use decline_lint::source::Source;
use decline_lint::{Sketch, compare, lint, sketch};

const TODAY: &str = "2026-11-23";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// Files of the folder itself with one of the endings, sorted.
fn files(endings: &[&str]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("fixtures/").map(|entry| entry.expect("an entry").path());
    let wanted = |path: &PathBuf| {
        path.is_file() && path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| endings.contains(&ending))
    };
    let mut paths: Vec<PathBuf> = entries.filter(wanted).collect();
    paths.sort();
    paths
}

fn story(path: &Path) -> String {
    path.file_stem().expect("a name").to_string_lossy().into_owned()
}

fn format_of(path: &Path) -> Format {
    if path.extension().is_some_and(|ending| ending == "md") { Format::Markdown } else { Format::PlainText }
}

fn rules() -> RuleSet {
    let mut rules = RuleSet::builtin();
    rules.today = TODAY.parse().ok();
    assert!(rules.today.is_some());
    rules
}

/// Every draft with its findings, named by its path from the root of the repository.
fn linted() -> Vec<(PathBuf, Linted)> {
    let rules = rules();
    let paths = files(&["md", "txt"]);
    let read = |path: &PathBuf| {
        let name = format!("fixtures/{}", path.file_name().expect("a name").to_string_lossy());
        Source::new(name, fs::read_to_string(path).expect("a draft in UTF-8"))
    };
    let sources: Vec<Source> = paths.iter().map(read).collect();
    let drafts: Vec<Draft<'_>> = paths.iter().zip(&sources).map(|(path, source)| Draft::parse(source, format_of(path))).collect();
    let mut found: Vec<_> = drafts.iter().map(|draft| lint(draft, &rules)).collect();
    let sketches: Vec<Sketch> = drafts.iter().map(|draft| sketch(draft, &rules)).collect();
    let named: Vec<(&str, &Sketch)> = sources.iter().map(Source::name).zip(&sketches).collect();
    for (at, likeness) in compare(&named, &rules) {
        let place = found[at].partition_point(|known| known.span <= likeness.span);
        found[at].insert(place, likeness);
    }
    drop(named);
    drop(drafts);
    let reports = sources.into_iter().zip(found).map(|(source, diagnostics)| Linted { source, diagnostics });
    paths.into_iter().zip(reports).collect()
}

fn written(format: ReportFormat, linted: &Linted) -> String {
    let one = Linted { source: Source::new(linted.source.name(), linted.source.text()), diagnostics: linted.diagnostics.clone() };
    let mut out = Vec::new();
    report::write(format, &[one], Style::default(), &mut out).expect("a report in memory");
    String::from_utf8(out).expect("a report in UTF-8")
}

/// Lines that only one of the texts holds, marked as in a diff.
fn difference(expected: &str, actual: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), actual.lines().collect());
    let gone = old.iter().filter(|line| !new.contains(line)).map(|line| format!("  - {line}\n"));
    let added = new.iter().filter(|line| !old.contains(line)).map(|line| format!("  + {line}\n"));
    gone.chain(added).collect()
}

/// What is wrong with one expectation, if anything; `needed` tells that it has to be there.
fn judge(expectation: &Path, actual: &str, needed: bool) -> Option<String> {
    let expected = fs::read_to_string(expectation).ok();
    if expected.is_none() && !needed {
        return None;
    }
    if expected.as_deref() == Some(actual) {
        return None;
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(expectation, actual).expect("an expectation can be written");
        return None;
    }
    let name = expectation.file_name().expect("a name").to_string_lossy();
    Some(match expected {
        None => format!("{name} is missing; the tool says\n{}", difference("", actual)),
        Some(expected) => format!("{name}: expected (-), said (+)\n{}", difference(&expected, actual)),
    })
}

fn compare_all(ending: &str, format: ReportFormat, needed: bool) {
    let all = linted();
    let failures: Vec<String> =
        all.iter().filter_map(|(path, linted)| judge(&path.with_extension(ending), &written(format, linted), needed)).collect();
    assert!(failures.is_empty(), "{} of {} stories:\n{}", failures.len(), all.len(), failures.join("\n"));
}

#[test]
fn every_story_gets_the_report_beside_it() {
    compare_all("expected", ReportFormat::Concise, true);
}

#[test]
fn some_stories_are_shown_to_people() {
    assert!(files(&["human"]).len() >= 4, "a handful of human reports are kept");
    compare_all("human", ReportFormat::Human, false);
}

#[test]
fn no_expectation_lacks_its_draft() {
    let stories: Vec<String> = files(&["md", "txt"]).iter().map(|path| story(path)).collect();
    let distinct: BTreeSet<&String> = stories.iter().collect();
    assert_eq!(distinct.len(), stories.len(), "two drafts share one expectation");
    for path in files(&["expected", "human"]) {
        assert!(stories.contains(&story(&path)), "{} has no draft", path.display());
    }
    assert!(stories.len() >= 32, "only {} stories", stories.len());
}

#[test]
fn every_rule_is_broken_in_some_story() {
    let reports: String = files(&["expected"]).iter().map(|path| fs::read_to_string(path).expect("an expectation")).collect();
    let silent: Vec<String> =
        rules().rules().iter().map(|rule| rule.id.clone()).filter(|id| !reports.contains(&format!("[{id}]: "))).collect();
    assert!(silent.is_empty(), "no story expects {}", silent.join(", "));
}
