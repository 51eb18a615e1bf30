//! A stranger's rules and settings, and drafts that are no mails: refused with a word, before they take memory or time.

use crate::world::{CLEAN, RUDE, Run, World};

fn rule(check: &str) -> String {
    format!(
        "severity = \"warning\"\ncategory = \"tone\"\nmessage = \"x\"\nhelp = \"x\"\nwhy = \"x\"\n[check.forbid]\n{check}\n{}",
        "[[example]]\nbad = \"a\"\ngood = \"b\"\n".repeat(2)
    )
}

fn list(times: usize, entry: impl Fn(usize) -> String) -> String {
    (0..times).map(|at| format!("'{}', ", entry(at))).collect()
}

fn refused(files: &[(&str, &str)], words: &str) -> Run {
    let world = World::with(files);
    world.write("clean.txt", CLEAN.as_bytes());
    let run = world.run(&["--rules", "rules", "clean.txt"]);
    assert_eq!(run.code, 2, "{}", run.out);
    assert!(run.out.contains(words) || run.err.contains(words), "{run:?}");
    assert!(run.out.len() < 100_000, "{} bytes of complaint", run.out.len());
    run
}

#[test]
fn rules_have_a_size() {
    refused(&[("rules/a.toml", &"#".repeat(2 << 20))], "larger than 1 MiB");
    let world = World::with(&[("clean.txt", CLEAN)]);
    for at in 0..2_001 {
        world.write(&format!("rules/a{at}.toml"), b"");
    }
    let run = world.run(&["--rules", "rules", "clean.txt"]);
    assert!(run.code == 2 && run.err.contains("at most 2000 files"), "{}", run.err);
}

#[test]
fn phrases_and_patterns_have_a_weight() {
    let ten = "(a|b|c|d|e|f|g|h|i|j)";
    let check = format!("phrases = [{}]", list(500, |at| format!("{ten}{ten}{ten} (x|y) q{at} r s t u v")));
    refused(&[("rules/a.toml", &rule(&check))], "too many phrases");
    let check = format!("patterns = [{}]", list(600, |at| format!("abc{at}")));
    refused(&[("rules/a.toml", &rule(&check))], "too many patterns");
    let check = format!("patterns = [{}]", list(200, |at| format!(r"\w{{9}}x{at}")));
    refused(&[("rules/a.toml", &rule(&check))], "too many patterns");
    let check = format!("phrases = [{}]", list(20_000, |_| "(a".to_owned()));
    let run = refused(&[("rules/a.toml", &rule(&check))], "never closed");
    assert_eq!(run.out.matches("error[rule-file]").count(), 20);
}

#[test]
fn nesting_has_a_depth() {
    for text in [format!("a = {}", "[".repeat(100_000)), format!("a = {}", "{a = ".repeat(100_000)), format!("[{}a]", "a.".repeat(100_000))]
    {
        refused(&[("rules/a.toml", &text)], "ecursion");
        let world = World::with(&[("clean.txt", CLEAN), ("config.toml", &text)]);
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_decline-lint"));
        command.args(["--config", "config.toml", "clean.txt"]).current_dir(world.path(""));
        let run = world.finish(command, "");
        assert!(run.code == 2 && run.out.contains("ecursion"), "{run:?}");
    }
    let world = World::with(&[("clean.txt", CLEAN), ("base.json", &"[".repeat(100_000))]);
    let run = world.run(&["--baseline", "base.json", "clean.txt"]);
    assert!(run.code == 2 && run.err.contains("not a baseline"), "{run:?}");
}

#[test]
fn a_draft_above_the_largest_size_is_refused_and_the_others_are_linted() {
    let world = World::with(&[("big.txt", &RUDE.repeat(10)), ("rude.txt", RUDE)]);
    let run = world.run(&["--max-size", "1kB", "--format", "concise", "big.txt", "rude.txt"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("big.txt: larger than 1 kB") && run.err.contains("--max-size"), "{}", run.err);
    assert!(run.out.contains("rude.txt") && !run.out.contains("big.txt"), "{}", run.out);
    assert_eq!(world.run(&["--max-size", "10MB", "big.txt"]).code, 1);
    let piped = world.run_with_input(&["--max-size", "1kB", "-"], &RUDE.repeat(10));
    assert!(piped.code == 2 && piped.err.contains("stdin.md: larger than 1 kB"), "{}", piped.err);
    for size in ["0", "ten", "1.5MB", "9GiB"] {
        let run = world.run(&["--max-size", size, "rude.txt"]);
        assert!(run.code == 2 && run.err.contains("--max-size"), "{}", run.err);
    }
}

/// Only a debug build breaks down when it is asked to.
#[cfg(debug_assertions)]
#[test]
fn a_break_down_on_one_draft_is_a_finding_and_the_others_are_linted() {
    let world = World::with(&[("a.txt", RUDE), ("b.txt", RUDE), ("c.txt", CLEAN)]);
    let run = |args: &[&str]| {
        let mut command = world.command(args);
        command.env("DECLINE_LINT_BREAK_DOWN_ON", "b.txt");
        let output = command.output().expect("a run");
        (output.status.code(), String::from_utf8(output.stdout).expect("text"), String::from_utf8(output.stderr).expect("text"))
    };
    let (code, out, err) = run(&["--format", "concise", "a.txt", "b.txt", "c.txt"]);
    assert_eq!(code, Some(2), "{err}");
    assert!(
        out.contains("a.txt:3:") && out.contains("b.txt:1:1: error[internal-error]: decline-lint broke down here: broken on purpose"),
        "{out}"
    );
    assert!(err.contains("b.txt: not linted because of a mistake in decline-lint"), "{err}");
    // Alone, and while the others are mended.
    assert_eq!(run(&["b.txt"]).0, Some(2));
    world.write("a.txt", CLEAN.replace("interview", "the the interview").as_bytes());
    let (code, ..) = run(&["--fix", "a.txt", "b.txt"]);
    assert_eq!(code, Some(2));
    assert!(!std::fs::read_to_string(world.path("a.txt")).expect("a draft").contains("the the"));
    assert_eq!(std::fs::read_to_string(world.path("b.txt")).expect("a draft"), RUDE);
}
