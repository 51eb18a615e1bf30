//! `--output FILE`: the report of standard output in a file, whole or not at all.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::unwrap_used, clippy::string_slice, clippy::print_stdout, missing_docs)]

#[allow(dead_code, reason = "the other tests of the built program use more of it")]
#[path = "cli/world.rs"]
mod world;

use std::fs;

use world::{CLEAN, RUDE, World};

const BOTH: [(&str, &str); 2] = [("clean.txt", CLEAN), ("rude.txt", RUDE)];

#[test]
fn the_file_holds_what_standard_output_would() {
    let world = World::with(&BOTH);
    for format in ["human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle"] {
        let plain = world.run(&["--format", format, "rude.txt"]);
        let run = world.run(&["--format", format, "--output", "report", "rude.txt"]);
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (1, "", ""));
        assert_eq!(fs::read_to_string(world.path("report")).expect("a report"), plain.out, "{format}");
    }
    assert_eq!(world.run(&["--output", "-", "rude.txt"]).out, world.run(&["rude.txt"]).out);
}

#[test]
fn nothing_stays_of_an_earlier_report_or_of_the_writing() {
    let world = World::with(&BOTH);
    world.run(&["--quiet", "--output", "report", "rude.txt"]);
    let run = world.run(&["--quiet", "--output", "report", "clean.txt"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""));
    assert!(!fs::read_to_string(world.path("report")).expect("a report").contains("rude"));
    let mut names: Vec<_> = fs::read_dir(world.path(".")).expect("the folder").map(|entry| entry.expect("an entry").file_name()).collect();
    names.sort();
    assert_eq!(names, ["clean.txt", "report", "rude.txt"]);
}

#[test]
fn a_report_that_cannot_be_written_is_status_2() {
    let world = World::with(&BOTH);
    for file in ["no/such/folder/report", "."] {
        for draft in ["clean.txt", "rude.txt"] {
            let run = world.run(&["--output", file, draft]);
            assert_eq!((run.code, run.out.as_str()), (2, ""), "{file}");
            assert!(run.err.contains(file), "{}", run.err);
        }
    }
}

#[cfg(unix)]
#[test]
fn permissions_links_and_devices_stay_what_they_are() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::with(&BOTH);
    world.write("real/report", b"old");
    fs::set_permissions(world.path("real/report"), fs::Permissions::from_mode(0o640)).expect("permissions");
    std::os::unix::fs::symlink("real/report", world.path("link")).expect("a link");
    world.run(&["--format", "jsonl", "--output", "link", "rude.txt"]);
    assert!(fs::symlink_metadata(world.path("link")).expect("the link").is_symlink());
    assert!(fs::read_to_string(world.path("real/report")).expect("a report").starts_with('{'));
    assert_eq!(fs::metadata(world.path("real/report")).expect("the report").permissions().mode() & 0o777, 0o640);
    let run = world.run(&["--format", "jsonl", "--output", "/dev/stderr", "rude.txt"]);
    assert!(run.code == 1 && run.err.starts_with('{'), "{run:?}");
}

/// CI names drafts by absolute paths, and the report is read where only the repository's own paths mean something.
#[cfg(unix)]
#[test]
fn absolute_names_become_relative() {
    let world = World::with(&[("drafts/rude.txt", RUDE)]);
    // On some systems the folder for temporary files is a link.
    let draft = world.path("drafts/rude.txt").canonicalize().expect("the draft");
    let draft = draft.to_str().expect("UTF-8");
    for format in ["sarif", "github", "gitlab", "junit", "checkstyle"] {
        let run = world.run(&["--format", format, draft]);
        assert!(run.out.contains("drafts/rude.txt") && !run.out.contains(draft), "{format}: {}", run.out);
        assert_eq!(run.out, world.run(&["--format", format, "./drafts/rude.txt"]).out);
    }
}
