//! Every mistake in a configuration file is shown at its place, with what to do, and stops the run.

use crate::run;
use crate::world::{CLEAN, World};

fn refused(config: &str, place: &str, words: &[&str]) {
    let world = World::with(&[("decline-lint.toml", config), ("a.md", CLEAN)]);
    let run = run(&world, &["a.md"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""), "{config}");
    assert!(run.err.contains("error[config]") && run.err.contains(&format!("decline-lint.toml:{place}\n")), "{config}\n{}", run.err);
    for word in words {
        assert!(run.err.contains(word), "{word}: {}", run.err);
    }
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
    assert_eq!((run.code, run.err.matches("error[config]").count()), (2, 3), "{}", run.err);
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
    assert!(run.code == 2 && run.err.contains("mine.toml:1:1") && run.err.contains("did you mean `severity`?"), "{}", run.err);
}

#[test]
fn a_file_that_no_draft_needs_is_not_read() {
    let world = World::with(&[("decline-lint.toml", ""), ("a.md", CLEAN), ("b/decline-lint.toml", "broken ="), ("b/a.md", CLEAN)]);
    assert_eq!(run(&world, &["a.md"]).code, 0);
    assert_eq!(run(&world, &["a.md", "b/a.md"]).code, 2);
}
