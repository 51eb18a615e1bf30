//! The walls between the rooms, and what the compiler can't keep: see the invariants in `src/lib.rs`.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::unwrap_used, clippy::string_slice, clippy::print_stdout, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use decline_lint::rule::{RuleSet, builtin};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root()).expect("below the root").to_string_lossy().replace('\\', "/");
            found.push((name, fs::read_to_string(&path).expect("a source file")));
        }
    }
    found.sort();
    found
}

/// The text of a file without its unit tests.
fn shipped(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

#[test]
fn rooms_import_in_one_direction() {
    let walls = [
        ("src/source.rs", vec!["crate::"]),
        ("src/diagnostic.rs", vec!["crate::draft", "crate::rule", "crate::report"]),
        ("src/draft/", vec!["crate::rule", "crate::report", "crate::lint"]),
        ("src/rule/", vec!["crate::report", "crate::lint", "pulldown_cmark", "std::fs"]),
        ("src/report/", vec!["crate::rule", "crate::draft", "crate::lint", "crate::outline"]),
    ];
    for (room, banned) in walls {
        for (name, text) in sources("src").iter().filter(|(name, _)| name.starts_with(room)) {
            for path in &banned {
                assert!(!shipped(text).contains(path), "{name} reaches into {path}");
            }
        }
    }
}

#[test]
fn only_the_binary_touches_the_world() {
    for (name, text) in sources("src").iter().filter(|(name, _)| !name.starts_with("src/bin/")) {
        for banned in ["std::fs", "std::env::", "std::net", "std::process", "println!", "std::time"] {
            assert!(!shipped(text).contains(banned), "{name} uses {banned}");
        }
    }
}

#[test]
fn lines_and_columns_are_counted_in_one_file() {
    for (name, text) in sources("src").iter().filter(|(name, _)| name != "src/source.rs") {
        assert!(!shipped(text).contains("line_starts"), "{name} counts lines");
    }
}

#[test]
fn files_fit_on_a_few_screens() {
    for folder in ["src", "tests"] {
        for (name, text) in sources(folder) {
            // A kind is a file right in its folder; what it needs besides stands below.
            let kind = name.strip_prefix("src/rule/kind/").is_some_and(|rest| !rest.contains('/') && rest != "mod.rs");
            let most = if kind { 130 } else { 300 };
            let lines = shipped(&text).lines().count();
            assert!(lines <= most, "{name} has {lines} lines, more than {most}");
        }
    }
}

#[test]
fn every_rule_and_phrasebook_has_examples() {
    let (rules, books) = builtin::texts();
    for (id, rule) in &rules {
        assert!(rule.example.len() >= 2, "{id} has fewer than two examples");
        assert!(!rule.message.ends_with('.'), "the message of {id} ends with a stop");
        assert!(rule.why.trim().len() > 40, "{id} does not say why");
    }
    for (name, book) in &books {
        assert!(!book.examples.says.is_empty() && !book.examples.does_not.is_empty(), "{name} lacks examples of both kinds");
        assert!(!book.about.trim().is_empty(), "{name} does not say what it is about");
    }
}

#[test]
fn the_rule_table_of_the_readme_is_that_of_the_rules() {
    let set = RuleSet::builtin();
    let (texts, _) = builtin::texts();
    let mut table = String::from("| rule | severity | finds |\n|---|---|---|\n");
    for rule in set.rules() {
        let message = texts.get(&rule.id).map(|text| text.message.replace('|', "\\|")).unwrap_or_default();
        table.push_str(&format!("| `{}` | {} | {} |\n", rule.id, rule.severity.name(), message));
    }
    let path = root().join("README.md");
    let text = fs::read_to_string(&path).expect("README.md");
    let (head, rest) = text.split_once("--test tidy` -->\n").expect("the mark where the table begins");
    let (found, tail) = rest.split_once("<!-- end of rules -->").expect("the mark where the table ends");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, format!("{head}--test tidy` -->\n{table}<!-- end of rules -->{tail}")).expect("README.md can be written");
    } else {
        assert_eq!(found, table, "the rule table is out of date: run `UPDATE_DOCS=1 cargo test --test tidy`");
    }
}
