//! Configuration files and comments in drafts, through the built program.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::unwrap_used, clippy::string_slice, clippy::print_stdout, missing_docs)]

#[path = "config/docs.rs"]
mod docs;
#[path = "config/include.rs"]
mod include;
#[path = "config/mistakes.rs"]
mod mistakes;
#[path = "config/project.rs"]
mod project;
#[path = "config/suppression.rs"]
mod suppression;
#[path = "cli/world.rs"]
#[allow(dead_code)]
mod world;

use std::path::Path;
use std::process::Command;

use world::{CLEAN, RUDE, Run, World};

/// The program in a folder of the world, with a concise report.
fn run_in(world: &World, folder: &str, args: &[&str], input: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_decline-lint"));
    command.args(args).current_dir(world.path(folder)).env("HOME", world.path("")).env_remove("NO_COLOR");
    world.finish(command, input)
}

fn run(world: &World, args: &[&str]) -> Run {
    run_in(world, "", args, "")
}

/// What a concise report says, as "draft rule severity".
fn found(run: &Run) -> Vec<String> {
    let line = |line: &str| {
        let (path, rest) = line.split_once(':')?;
        let (_, named) = rest.split_once(": ")?;
        let (severity, rest) = named.split_once('[')?;
        // The drafts of these tests are much alike, which is not what they are about.
        let wanted = !rest.starts_with("copied-draft");
        wanted.then_some(())?;
        Some(format!("{} {} {severity}", path.replace('\\', "/"), rest.split_once(']')?.0))
    };
    run.out.lines().filter_map(line).collect()
}

/// Lints paths under a configuration and asserts what is found.
fn assert_found(files: &[(&str, &str)], args: &[&str], expected: &[&str]) {
    let world = World::with(files);
    let run = run(&world, &[&["--format", "concise", "--today", "2026-11-23"], args].concat());
    assert_eq!(found(&run), expected, "{}", run.err);
}

const STRICT: &str = "[rules]\ntoo-long = { max = 10 }\n";
const LONG: &str = "a.md too-long warning";

#[test]
fn the_nearest_file_above_a_draft_holds() {
    let files = [("decline-lint.toml", STRICT), ("a.md", CLEAN), ("b/c/a.md", CLEAN), ("b/decline-lint.toml", "")];
    assert_found(&files, &["."], &["./a.md too-long warning"]);
    assert_found(&files, &["b/c/a.md", "a.md"], &[LONG]);
    let world = World::with(&files);
    assert_eq!(run_in(&world, "b/c", &["../../a.md"], "").code, 1);
    assert_eq!(run_in(&world, "b/c", &["a.md"], "").code, 0);
}

#[test]
fn the_dotfile_counts_too_and_the_plain_name_wins() {
    assert_found(&[(".decline-lint.toml", STRICT), ("a.md", CLEAN)], &["a.md"], &[LONG]);
    let world = World::with(&[(".decline-lint.toml", STRICT), ("decline-lint.toml", ""), ("a.md", CLEAN)]);
    let run = run(&world, &["a.md"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains(".decline-lint.toml is not used"), "{}", run.err);
}

#[test]
fn standard_input_has_the_configuration_of_its_name() {
    let world = World::with(&[("decline-lint.toml", STRICT), ("b/decline-lint.toml", "")]);
    assert_eq!(run_in(&world, "", &["-"], CLEAN).code, 1);
    assert_eq!(run_in(&world, "", &["-", "--stdin-filename", "b/a.md"], CLEAN).code, 0);
}

#[test]
fn the_command_line_names_a_file_or_none() {
    let files = [("decline-lint.toml", STRICT), ("other.toml", "[rules]\ntoo-long = \"off\"\n"), ("a.md", CLEAN)];
    assert_found(&files, &["a.md"], &[LONG]);
    assert_found(&files, &["--no-config", "a.md"], &[]);
    assert_found(&files, &["--config", "other.toml", "a.md"], &[]);
    let world = World::with(&files);
    let missing = run(&world, &["--config", "missing.toml", "a.md"]);
    assert!(missing.code == 2 && missing.err.contains("missing.toml"), "{}", missing.err);
    assert_eq!(run(&world, &["--config", "other.toml", "--no-config", "a.md"]).code, 2);
}

#[test]
fn severities_and_options_are_those_of_the_file() {
    let severity = "[rules]\nnegativity = \"note\"\n";
    assert_found(&[("decline-lint.toml", severity), ("a.md", RUDE)], &["a.md"], &["a.md negativity note"]);
    let both = "[rules.too-long]\nmax = 10\nseverity = \"error\"\n";
    assert_found(&[("decline-lint.toml", both), ("a.md", CLEAN)], &["a.md"], &["a.md too-long error"]);
    let world = World::with(&[("decline-lint.toml", both)]);
    let rules = run(&world, &["rules"]).out;
    assert!(rules.lines().any(|line| line.starts_with("too-long ") && line.contains("error")), "{rules}");
    assert!(run(&world, &["explain", "too-long"]).out.contains("too-long = { max = 10"));
}

#[test]
fn fail_on_is_that_of_the_file_unless_the_command_line_says_more() {
    let world = World::with(&[
        ("decline-lint.toml", &format!("fail-on = \"error\"\n{STRICT}")),
        ("a.md", CLEAN),
        ("b/decline-lint.toml", STRICT),
        ("b/a.md", CLEAN),
    ]);
    assert_eq!(run(&world, &["a.md"]).code, 0);
    assert_eq!(run(&world, &["--fail-on", "warning", "a.md"]).code, 1);
    assert_eq!(run(&world, &["b/a.md"]).code, 1);
    // Each draft is judged by its own configuration.
    assert_eq!(run(&world, &["a.md", "b/a.md"]).code, 1);
}

#[test]
fn profile_and_words_are_those_of_the_file() {
    let typo = CLEAN.replace("policy officer", "polcy officer");
    let files = [("a.md", typo.as_str())];
    let with = |config: &'static str| [files[0], ("decline-lint.toml", config)];
    let flagged = run(&World::with(&files), &["--format", "concise", "a.md"]);
    if found(&flagged) == ["a.md typo warning"] {
        assert_found(&with("words = [\"Polcy\"]\n"), &["a.md"], &[]);
    }
    let recieve = CLEAN.replace("glad to hear", "glad to recieve news");
    assert_found(&[("a.md", &recieve), ("decline-lint.toml", "words = [\"RECIEVE\"]\n")], &["a.md"], &[]);
    let undecided = CLEAN.replace("I have decided to decline it, as I have accepted another post.", "It was a pleasure to read it.");
    let missing = run(&World::with(&[("a.md", &undecided)]), &["--format", "concise", "a.md"]);
    assert!(found(&missing).contains(&"a.md missing-decision error".to_owned()), "{}", missing.out);
    let world = World::with(&[("a.md", &undecided), ("decline-lint.toml", "profile = \"follow-up\"\n")]);
    assert!(!found(&run(&world, &["--format", "concise", "a.md"])).contains(&"a.md missing-decision error".to_owned()));
    // The command line has the last word.
    let asked = run(&world, &["--format", "concise", "--profile", "interview-decline", "a.md"]);
    assert!(found(&asked).contains(&"a.md missing-decision error".to_owned()));
}

#[test]
fn overrides_hold_for_the_drafts_they_name() {
    let config = "[[overrides]]\nfiles = [\"*.txt\", \"old/\"]\nrules = { too-long = { max = 10 } }\n[[overrides]]\nfiles = [\"old/*.md\"]\nrules = { too-long = \"note\" }\n";
    let files = [("decline-lint.toml", config), ("a.md", CLEAN), ("a.txt", CLEAN), ("old/a.md", CLEAN)];
    assert_found(&files, &["a.md", "a.txt", "old/a.md"], &["a.txt too-long warning", "old/a.md too-long note"]);
    assert_eq!(run_in(&World::with(&files), "old", &["--fail-on", "note", "a.md"], "").code, 1);
}

#[test]
fn an_override_that_matches_nothing_is_a_notice() {
    let config = "[[overrides]]\nfiles = [\"*.txt\", \"gone/**\"]\nprofile = \"follow-up\"\n";
    let world = World::with(&[("decline-lint.toml", config), ("a.md", CLEAN), ("b.txt", CLEAN)]);
    let run = run(&world, &["a.md"]);
    assert_eq!((run.code, run.err.matches("matches no file").count()), (0, 1), "{}", run.err);
    assert!(run.err.contains("`gone/**`") && run.err.contains("decline-lint.toml:2:19"), "{}", run.err);
}

#[test]
fn rules_dir_adds_rules_phrasebooks_and_profiles() {
    let rule = "severity = \"warning\"\ncategory = \"tone\"\nmessage = \"tern is said\"\nhelp = \"do not\"\nwhy = \"It is a test of the folder of rules.\"\n\
        [check.forbid]\nphrases = [\"tern\"]\n[[example]]\nbad = \"The tern.\"\ngood = \"The gull.\"\n";
    let files = [
        ("conf/decline-lint.toml", "rules-dir = \"own\"\nprofile = \"mine\"\n"),
        ("conf/own/no-tern.toml", rule),
        ("conf/own/profile/mine.toml", "about = \"Mine.\"\nrules = { no-tern = \"error\" }\n"),
        ("conf/a.md", CLEAN),
        ("a.md", CLEAN),
    ];
    assert_found(&files, &["conf/a.md", "a.md"], &["conf/a.md no-tern error"]);
    // What the command line names replaces what has the same name.
    let other = rule.replace("severity = \"warning\"", "severity = \"note\"");
    let world = World::with(&[&files[..], &[("cli/no-tern.toml", other.as_str())]].concat());
    let run = run(&world, &["--format", "concise", "--rules", "cli", "--profile", "interview-decline", "conf/a.md"]);
    assert_eq!(found(&run), ["conf/a.md no-tern note"], "{}", run.err);
}

#[test]
fn init_writes_a_valid_file_and_never_over_another() {
    let world = World::with(&[("a.md", CLEAN)]);
    assert_eq!(run(&world, &["init"]).code, 0);
    let written = std::fs::read_to_string(world.path("decline-lint.toml")).expect("written");
    assert_eq!(run(&world, &["a.md"]).code, 0);
    world.write("decline-lint.toml", b"mine");
    let again = run(&world, &["init"]);
    assert!(again.code == 2 && again.err.contains("is there already"), "{}", again.err);
    assert_eq!(std::fs::read(world.path("decline-lint.toml")).expect("kept"), b"mine");
    assert_eq!(run(&World::with(&[(".decline-lint.toml", "")]), &["init"]).code, 2);

    // All of it at once, with what it names.
    let lines = written.lines().map(|line| match line.strip_prefix('#') {
        Some(rest) if !rest.starts_with([' ', '#']) => rest,
        _ => line,
    });
    let rule = "severity = \"note\"\ncategory = \"tone\"\nmessage = \"m\"\nhelp = \"h\"\nwhy = \"w\"\n[check.forbid]\nphrases = [\"zzz\"]\n[[example]]\nbad = \"zzz\"\ngood = \"z\"\n";
    let all = lines.collect::<Vec<_>>().join("\n");
    let files = [
        ("decline-lint.toml", all.as_str()),
        ("shared/decline-lint.toml", ""),
        ("rules/own.toml", rule),
        ("drafts/a.md", CLEAN),
        ("follow-ups/b.md", CLEAN),
    ];
    let everything = run(&World::with(&files), &[]);
    assert_eq!((everything.code, everything.err.as_str()), (0, ""), "{}", everything.out);
}

#[test]
fn many_drafts_share_what_they_can() {
    let world = World::with(&[("decline-lint.toml", STRICT)]);
    for at in 0..50 {
        world.write(&format!("d/{}/{at}.md", at % 5), CLEAN.replace("Abara", &format!("Abara{at}")).as_bytes());
    }
    let run = run(&world, &["--format", "concise", "d"]);
    assert_eq!(found(&run).iter().filter(|line| line.ends_with("too-long warning")).count(), 50);
    assert!(Path::new(&world.path("d")).is_dir());
}
