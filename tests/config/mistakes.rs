//! Every mistake in a configuration file is shown at its place, with what to do, and stops the run.

use crate::run;
use crate::world::{CLEAN, World};

fn refused(config: &str, place: &str, words: &[&str]) {
    let world = World::with(&[("decline-lint.toml", config), ("a.md", CLEAN)]);
    let run = run(&world, &["a.md"]);
    assert_eq!(run.code, 2, "{config}");
    assert!(run.out.contains("error[config]") && run.out.contains(&format!("decline-lint.toml:{place}\n")), "{config}\n{}", run.out);
    for word in words {
        assert!(run.out.contains(word), "{word}: {}", run.out);
    }
    assert_eq!(run.err, "decline-lint: nothing was done: 1 file of configuration or rules is broken\n");
}

#[test]
fn unknown_keys() {
    refused("profil = \"follow-up\"\n", "1:1", &["unknown key `profil`", "did you mean `profile`?"]);
    refused("[[override]]\nfiles = [\"a\"]\n", "1:3", &["unknown key `override`", "did you mean `overrides`?"]);
    refused("[[overrides]]\nfile = [\"a\"]\n", "2:1", &["unknown key `file`", "did you mean `files`?"]);
    refused("failon = \"error\"\n", "1:1", &["did you mean `fail-on`?"]);
}

#[test]
fn unknown_rules_profiles_severities_and_options() {
    refused("[rules]\nmissing-thank = \"off\"\n", "2:1", &["there is no rule `missing-thank`", "did you mean `missing-thanks`?"]);
    refused("profile = \"interview-declin\"\n", "1:11", &["there is no profile", "did you mean `interview-decline`?"]);
    refused("[rules]\ntypo = \"warn\"\n", "2:8", &["`warn` is not known here", "did you mean `warning`?"]);
    refused("fail-on = \"off\"\n", "1:11", &["`note`", "`error`"]);
    refused("[rules]\ntoo-long = { mx = 100 }\n", "2:14", &["has no option `mx`", "did you mean `max`?"]);
    refused("[rules]\ntoo-long = { max = \"many\" }\n", "2:20", &["invalid type"]);
    refused("[rules]\ntoo-long = { max = 10, min = 20 }\n", "2:24", &["at least 20 and at most 10"]);
    refused("[[overrides]]\nfiles = [\"*.md\"]\n[overrides.rules]\ntoo-lon = \"off\"\n", "4:1", &["did you mean `too-long`?"]);
}

#[test]
fn several_mistakes_are_shown_together() {
    let world =
        World::with(&[("decline-lint.toml", "profile = \"x-x\"\n[rules]\nno-such = \"off\"\nno-other = \"off\"\n"), ("a.md", CLEAN)]);
    let run = run(&world, &["a.md"]);
    assert_eq!((run.code, run.out.matches("error[config]").count()), (2, 3), "{}", run.out);
}

#[test]
fn broken_globs_syntax_and_folders() {
    refused("exclude = [\"[a-\"]\n", "1:12", &["no glob"]);
    refused("exclude = [\"../x\"]\n", "1:12", &["leads out of the folder"]);
    refused("[[overrides]]\nfiles = []\nprofile = \"follow-up\"\n", "2:9", &["`files` names no file"]);
    refused("profile = \n", "1:11", &[]);
    refused("rules-dir = \"gone\"\n", "1:13", &["gone"]);
}

#[test]
fn broken_rules_of_the_folder_are_shown_in_their_own_files() {
    let world = World::with(&[("decline-lint.toml", "rules-dir = \"own\"\n"), ("own/mine.toml", "severty = \"note\"\n"), ("a.md", CLEAN)]);
    let run = run(&world, &["a.md"]);
    assert!(run.code == 2 && run.out.contains("mine.toml:1:1") && run.out.contains("did you mean `severity`?"), "{}", run.out);
}

#[test]
fn a_file_that_no_draft_needs_is_not_read() {
    let world = World::with(&[("decline-lint.toml", ""), ("a.md", CLEAN), ("b/decline-lint.toml", "broken ="), ("b/a.md", CLEAN)]);
    assert_eq!(run(&world, &["a.md"]).code, 0);
    assert_eq!(run(&world, &["a.md", "b/a.md"]).code, 2);
}

#[test]
fn a_broken_file_is_reported_in_the_format_that_is_asked_for() {
    let world = World::with(&[("decline-lint.toml", "profil = \"follow-up\"\n"), ("a.md", CLEAN), ("old.json", "{}")]);
    let json = run(&world, &["--format", "json", "a.md"]);
    let report: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    let found = &report["diagnostics"][0];
    assert_eq!((json.code, &found["path"], &found["rule"]), (2, &"decline-lint.toml".into(), &"config".into()));
    assert_eq!(found["start"], serde_json::json!({ "offset": 0, "line": 1, "column": 1 }));
    let github = run(&world, &["--format", "github", "a.md"]);
    assert!(github.code == 2 && github.out.starts_with("::error file=decline-lint.toml,line=1,endLine=1,"), "{}", github.out);
    for format in ["concise", "jsonl", "sarif", "gitlab", "junit", "checkstyle"] {
        let run = run(&world, &["--format", format, "a.md"]);
        assert!(run.code == 2 && run.out.contains("unknown key `profil`") && run.err.lines().count() == 1, "{format}: {run:?}");
    }
    // What an earlier run left in the file is no longer true.
    let filed = run(&world, &["--format", "json", "--output", "old.json", "a.md"]);
    assert_eq!((filed.code, filed.out.as_str()), (2, ""));
    assert_eq!(std::fs::read_to_string(world.path("old.json")).expect("a report"), json.out);
}

#[test]
fn a_broken_file_never_mixes_with_other_output() {
    let world = World::with(&[("decline-lint.toml", "profil = \"follow-up\"\n"), ("a.md", CLEAN)]);
    let cases: [&[&str]; 5] = [&["--diff", "a.md"], &["--fix", "-"], &["rules", "--json"], &["explain", "typo"], &["outline", "a.md"]];
    for args in cases {
        let run = run(&world, args);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains("unknown key `profil`") && run.err.contains("nothing was done"), "{args:?}: {}", run.err);
    }
    // The report of `test` is about such files.
    let world = World::with(&[("rules/mine.toml", "severty = \"note\"\n")]);
    let test = run(&world, &["test", "rules"]);
    assert!(test.code == 2 && test.out.contains("unknown key `severty`") && test.err.lines().count() == 1, "{test:?}");
}
