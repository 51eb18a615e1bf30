//! Inputs that are no drafts, outputs that nobody reads.

use std::io::Read;
use std::process::Stdio;

use crate::world::{RUDE, Run, World};

/// A run over one bad input and one good one: the bad one is named on standard error, the good one is still linted.
fn beside_a_draft(world: &World, bad: &str) -> Run {
    world.write("zz-good.txt", RUDE.as_bytes());
    let run = world.run(&["--format", "concise", bad, "zz-good.txt"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.err.contains(bad), "{}", run.err);
    assert!(run.out.contains("zz-good.txt") && run.out.contains("[negativity]"), "{}", run.out);
    run
}

#[test]
fn a_missing_file_stops_nobody_else() {
    let run = beside_a_draft(&World::with(&[]), "missing.md");
    assert!(
        run.err.to_lowercase().contains("no such file") || run.err.contains("not found") || run.err.contains("cannot find"),
        "{}",
        run.err
    );
}

#[test]
fn text_that_is_not_utf_8_is_refused_with_advice() {
    let world = World::with(&[]);
    world.write("latin1.txt", b"Dear Ms M\xfcller,\n\nThank you for the invitation.\n");
    world.write("cut-short.txt", "Dear Zoë".as_bytes().split_last().expect("bytes").1);
    world.write("half-a-pair.txt", b"\xff\xfe\x00\xd8x\x00");
    for (name, words) in
        [("latin1.txt", ["UTF-8", "offset 9"]), ("cut-short.txt", ["UTF-8", "offset 7"]), ("half-a-pair.txt", ["UTF-16", "UTF-8"])]
    {
        let run = beside_a_draft(&world, name);
        assert!(words.iter().all(|word| run.err.contains(word)), "{}", run.err);
    }
}

#[test]
fn a_binary_file_is_no_draft() {
    let world = World::with(&[]);
    world.write("photo.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0\xff\xfe\xfd");
    let run = beside_a_draft(&world, "photo.png");
    assert!(run.err.contains("binary"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_stops_nobody_else() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::with(&[("secret.txt", RUDE)]);
    std::fs::set_permissions(world.path("secret.txt"), std::fs::Permissions::from_mode(0o000)).expect("permissions");
    if std::fs::File::open(world.path("secret.txt")).is_ok() {
        return; // Root reads everything.
    }
    beside_a_draft(&world, "secret.txt");
}

#[test]
fn an_empty_file_is_a_draft_that_says_nothing() {
    let world = World::with(&[("empty.txt", ""), ("blank.md", " \n\n\t\n"), ("mark.txt", "\u{feff}")]);
    for name in ["empty.txt", "blank.md", "mark.txt"] {
        let run = world.run(&["--format", "concise", name]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.out.contains("[missing-thanks]") && run.out.contains("[missing-decision]"), "{}", run.out);
        assert_eq!(world.run(&[name]).code, 1);
    }
}

/// 50 MB; a debug build is many times slower.
const LARGE: usize = if cfg!(debug_assertions) { 5 << 20 } else { 50 << 20 };

#[test]
fn one_endless_line_is_linted_in_the_end() {
    let world = World::with(&[]);
    let words = "Thank you for the invitation and for your time, which I value. ";
    world.write("words.txt", words.repeat(LARGE / words.len()).as_bytes());
    world.write("word.txt", "a".repeat(LARGE).as_bytes());
    for name in ["words.txt", "word.txt"] {
        let run = world.run(&["--max-size", "64MiB", name]);
        assert_eq!(run.code, 1, "{}", run.err);
        assert!(run.out.contains("missing-decision") && run.out.len() < 1 << 16, "{} bytes of report", run.out.len());
    }
}

#[test]
fn control_characters_of_a_draft_never_reach_the_terminal() {
    let hostile = RUDE.replace("your company is a joke", "your company \u{1b}]0;x\u{7}is a \u{202e}joke\u{9b}31m");
    let world = World::with(&[("draft.txt", &hostile)]);
    for format in ["human", "concise"] {
        let run = world.run(&["--format", format, "draft.txt"]);
        assert!(!run.out.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']), "{:?}", run.out);
    }
}

#[test]
fn a_closed_pipe_is_nobodys_error() {
    let world = World::with(&[]);
    world.write("draft.txt", format!("{RUDE}\n{}", "Your company is a joke.\n\nteh teh\n\n".repeat(2_000)).as_bytes());
    for format in ["human", "concise", "jsonl"] {
        let mut command = world.command(&["--format", format, "draft.txt"]);
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().expect("an error stream").read_to_string(&mut err).expect("text");
        let code = child.wait().expect("the program ends").code();
        assert_eq!(err, "", "{format}");
        assert!(matches!(code, Some(0 | 1)), "{format}: {code:?}");
    }
}
