//! The built program, as people and scripts meet it: arguments, files, exit statuses, output.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::unwrap_used, clippy::string_slice, clippy::print_stdout, missing_docs)]

#[path = "cli/drafts.rs"]
mod drafts;
#[path = "cli/hostile.rs"]
mod hostile;
#[path = "cli/rule_files.rs"]
mod rule_files;
#[path = "cli/shell.rs"]
mod shell;
#[path = "cli/world.rs"]
mod world;

use world::{CLEAN, RUDE, World};

#[test]
fn exit_statuses_say_clean_findings_and_could_not_run() {
    let world = World::with(&[("clean.txt", CLEAN), ("rude.txt", RUDE)]);
    assert_eq!(world.run(&["clean.txt"]).code, 0);
    assert_eq!(world.run(&["rude.txt"]).code, 1);
    assert_eq!(world.run(&["clean.txt", "rude.txt"]).code, 1);
    assert_eq!(world.run(&["missing.txt"]).code, 2);
    assert_eq!(world.run(&["--no-such-option", "clean.txt"]).code, 2);
    assert_eq!(world.run(&["--fail-on", "sometimes", "clean.txt"]).code, 2);
}

#[test]
fn no_path_is_a_usage_error_that_says_what_to_pass() {
    let run = World::with(&[("clean.txt", CLEAN)]).run(&[]);
    assert_eq!(run.code, 2);
    assert_eq!(run.out, "");
    for word in ["draft", "folder", "`-`"] {
        assert!(run.err.contains(word), "{}", run.err);
    }
}

#[test]
fn five_flaws_are_five_rules() {
    let draft = "Hi Martin,\n\nI am withdrawing my application for the driver job at Swift Parcels.\n\nYour company is a joke. \
        I will not come to the interview on Monday, as my wife was diagnosed with cancer.\n\nThat is definately all I have to say about it.\n\nKind regards,\nJim Barlow\n";
    let run = World::with(&[("draft.txt", draft)]).run(&["--format", "jsonl", "draft.txt"]);
    assert_eq!(run.code, 1);
    let mut rules: Vec<String> = run
        .entries()
        .iter()
        .filter(|entry| entry["severity"] != "note")
        .map(|entry| entry["rule"].as_str().expect("a name").to_owned())
        .collect();
    rules.sort();
    assert_eq!(rules, ["missing-future-contact", "missing-thanks", "negativity", "too-much-detail", "typo"], "{}", run.out);
}

#[test]
fn jsonl_names_are_those_that_scripts_use() {
    let run = World::with(&[("draft.txt", "\u{feff}Hi Ann,\n\nThank you for teh invitation.\n")]).run(&["--format", "jsonl", "draft.txt"]);
    let entries = run.entries();
    let typo = entries.iter().find(|entry| entry["rule"] == "typo").expect("a typo");
    assert_eq!(
        (typo["path"].as_str(), typo["text"].as_str(), typo["severity"].as_str()),
        (Some("draft.txt"), Some("teh"), Some("warning"))
    );
    assert_eq!(typo["start"], serde_json::json!({ "offset": 26, "line": 3, "column": 15 }));
    assert_eq!(typo["end"], serde_json::json!({ "offset": 29, "line": 3, "column": 18 }));
    assert_eq!(typo["fix"]["trust"], "safe");
    assert_eq!(typo["fix"]["edits"][0]["text"], "the");
    assert!(typo["message"].is_string() && typo["help"].is_string());
}

/// A clean draft but for an emoji, which is a note.
const EMOJI: &str = "Hi Ann,\n\nThank you for the invitation to interview for the tutor role at Bright Steps 🙂 I have decided to decline it. \
    I would be glad to hear from you in the future.\n\nKind regards,\nTom\n";

#[test]
fn fail_on_moves_the_bar() {
    let world =
        World::with(&[("note.txt", EMOJI), ("warning.txt", &CLEAN.replace("Thank you for the", "Thank you for teh")), ("error.txt", RUDE)]);
    let code = |bar: &str, draft: &str| world.run(&["--fail-on", bar, draft]).code;
    assert_eq!(["note.txt", "warning.txt", "error.txt"].map(|draft| code("note", draft)), [1, 1, 1]);
    assert_eq!(["note.txt", "warning.txt", "error.txt"].map(|draft| code("warning", draft)), [0, 1, 1]);
    assert_eq!(["note.txt", "warning.txt", "error.txt"].map(|draft| code("error", draft)), [0, 0, 1]);
    assert_eq!(world.run(&["note.txt"]).code, 0);
}

#[test]
fn quiet_leaves_out_notes_and_praise_but_not_the_verdict() {
    let world = World::with(&[("note.txt", EMOJI), ("clean.txt", CLEAN), ("rude.txt", RUDE)]);
    assert!(world.run(&["note.txt"]).out.contains("note"));
    assert_eq!(world.run(&["--quiet", "note.txt"]).out, "");
    assert_eq!(world.run(&["-q", "clean.txt"]).out, "");
    assert!(world.run(&["--quiet", "rude.txt"]).out.contains("negativity"));
    // A draft fails or passes by what was found in it, not by what is shown.
    assert_eq!(world.run(&["--quiet", "--fail-on", "note", "note.txt"]).code, 1);
}

#[test]
fn every_format_gives_the_same_exit_status() {
    let world = World::with(&[("clean.txt", CLEAN), ("rude.txt", RUDE)]);
    for format in ["human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle"] {
        assert_eq!(world.run(&["--format", format, "clean.txt"]).code, 0, "{format}");
        assert_eq!(world.run(&["--format", format, "rude.txt"]).code, 1, "{format}");
    }
    assert_eq!(world.run(&["--format", "concise", "clean.txt"]).out, "");
    assert_eq!(world.run(&["--format", "jsonl", "clean.txt"]).out, "");
    assert!(world.run(&["clean.txt"]).out.contains("Ready to send"));
}

#[test]
fn version_and_help_are_said_on_standard_output() {
    let world = World::with(&[]);
    let version = world.run(&["--version"]);
    assert_eq!((version.code, version.out.trim(), version.err.as_str()), (0, concat!("decline-lint ", env!("CARGO_PKG_VERSION")), ""));
    let help = world.run(&["--help"]);
    assert_eq!(help.code, 0);
    assert!(help.out.contains("--fail-on") && help.out.contains("Exit status"), "{}", help.out);
}

#[test]
fn colours_come_when_asked_for() {
    let world = World::with(&[("rude.txt", RUDE)]);
    let coloured = |args: &[&str], no_color: Option<&str>| {
        let mut command = world.command(&[args, &["rude.txt"]].concat());
        no_color.map(|value| command.env("NO_COLOR", value));
        world.finish(command, "").out.contains('\u{1b}')
    };
    assert!(coloured(&["--color", "always"], None));
    assert!(coloured(&["--color", "always"], Some("1")), "what is asked for on the command line wins");
    assert!(!coloured(&["--color", "never"], None));
    assert!(!coloured(&[], None), "a pipe is no terminal");
    assert!(!coloured(&["--color", "auto"], Some("1")));
    assert!(!coloured(&["--color", "always", "--format", "concise"], None));
}
