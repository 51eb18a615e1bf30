//! Paths that are no plain files, and folders that change: an error for what can't be read, findings for the rest, no waiting.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use crate::world::{CLEAN, RUDE, Run, World};

/// Some user that owns nothing: root reads and writes whatever the permissions say.
const NOBODY: u32 = 65_534;

/// Runs the program as somebody whom permissions bind.
fn run_bound(world: &World, args: &[&str]) -> Run {
    let mut command = world.command(args);
    if is_root() {
        // A build may stand where only root may go. Another process copies it: what this one holds open for writing, the programs
        // that other tests start meanwhile hold too, and nobody may start it then.
        let program = world.path("decline-lint-of-nobody");
        let copied = Command::new("cp").arg(env!("CARGO_BIN_EXE_decline-lint")).arg(&program).status();
        assert!(copied.is_ok_and(|status| status.success()));
        let own: Vec<_> = command.get_args().map(std::ffi::OsStr::to_os_string).collect();
        command = Command::new(program);
        command.args(own).current_dir(world.path("")).env("HOME", world.path("")).uid(NOBODY).gid(NOBODY);
    }
    world.finish(command, "")
}

fn is_root() -> bool {
    let world = World::with(&[("secret", "x")]);
    fs::set_permissions(world.path("secret"), Permissions::from_mode(0o000)).expect("permissions");
    fs::read(world.path("secret")).is_ok()
}

fn mode(world: &World, name: &str, mode: u32) {
    fs::set_permissions(world.path(name), Permissions::from_mode(mode)).expect("permissions");
}

#[test]
fn pipes_devices_and_sockets_are_no_drafts() {
    let world = World::with(&[("rude.txt", RUDE)]);
    let made = Command::new("mkfifo").arg(world.path("pipe.txt")).status().expect("mkfifo");
    assert!(made.success());
    let _socket = UnixListener::bind(world.path("socket.txt")).expect("a socket");
    for (path, word) in
        [("pipe.txt", "is a pipe"), ("socket.txt", "is a socket"), ("/dev/zero", "is a device"), ("/dev/null", "is a device")]
    {
        let run = world.run(&["--format", "concise", path, "rude.txt"]);
        assert!(run.code == 2 && run.err.contains(path) && run.err.contains(word), "{}", run.err);
        assert!(run.out.contains("[negativity]"), "{}", run.out);
    }
    // In folders they are no drafts at all; as configuration, rules or baseline they are refused as well.
    assert_eq!(world.run(&["."]).code, 1);
    for option in ["--rules", "--baseline"] {
        let run = world.run(&[option, "pipe.txt", "rude.txt"]);
        assert!(run.code == 2 && run.err.contains("pipe.txt"), "{option}: {run:?}");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_decline-lint"));
    command.args(["--config", "pipe.txt", "rude.txt"]).current_dir(world.path(""));
    let run = world.finish(command, "");
    assert!(run.code == 2 && run.err.contains("is a pipe"), "{run:?}");
}

#[test]
fn links_that_lead_nowhere_are_errors_and_links_in_folders_are_not_followed() {
    let world = World::with(&[("drafts/rude.txt", RUDE)]);
    symlink("gone.txt", world.path("drafts/dangling.txt")).expect("a link");
    symlink("loop.txt", world.path("drafts/loop.txt")).expect("a link");
    symlink("..", world.path("drafts/up")).expect("a link");
    symlink("/", world.path("drafts/root.txt")).expect("a link");
    let run = world.run(&["--format", "concise", "drafts"]);
    assert_eq!((run.code, run.drafts()), (1, vec!["drafts/rude.txt".to_owned()]), "{}", run.err);
    let run = world.run(&["--format", "concise", "drafts/dangling.txt", "drafts/loop.txt", "drafts/rude.txt"]);
    assert_eq!((run.code, run.drafts()), (2, vec!["drafts/rude.txt".to_owned()]), "{}", run.err);
    assert!(run.err.contains("dangling.txt: No such file") && run.err.contains("loop.txt: Too many levels"), "{}", run.err);
    assert_eq!(run.err.lines().count(), 2);
}

#[test]
fn what_may_not_be_read_is_named_and_the_rest_is_linted() {
    let world = World::with(&[("drafts/a/secret.txt", RUDE), ("drafts/b.txt", RUDE), ("drafts/c.txt", CLEAN)]);
    mode(&world, "", 0o755);
    mode(&world, "drafts/a", 0o000);
    mode(&world, "drafts/c.txt", 0o000);
    let run = run_bound(&world, &["--format", "concise", "drafts"]);
    mode(&world, "drafts/a", 0o755);
    assert_eq!((run.code, run.drafts()), (2, vec!["drafts/b.txt".to_owned()]), "{}", run.err);
    assert!(run.err.contains("drafts/a: Permission denied") && run.err.contains("drafts/c.txt: Permission denied"), "{}", run.err);
}

#[test]
fn a_folder_that_may_not_be_written_keeps_its_drafts() {
    let slip = CLEAN.replace("interview", "the the interview");
    let world = World::with(&[("locked/a.txt", &slip), ("open/a.txt", &slip)]);
    mode(&world, "", 0o755);
    mode(&world, "locked", 0o555);
    mode(&world, "open", 0o777);
    mode(&world, "open/a.txt", 0o666);
    let run = run_bound(&world, &["--fix", "locked/a.txt", "open/a.txt"]);
    mode(&world, "locked", 0o755);
    assert!(run.code == 2 && run.err.contains("locked/a.txt: Permission denied"), "{run:?}");
    assert_eq!(fs::read_to_string(world.path("locked/a.txt")).expect("the draft"), slip);
    assert_ne!(fs::read_to_string(world.path("open/a.txt")).expect("the draft"), slip);
    assert_eq!(fs::read_dir(world.path("locked")).expect("a folder").count(), 1, "nothing else is left");
}

#[test]
fn drafts_that_vanish_while_others_are_read_are_errors() {
    let world = World::with(&[]);
    for at in 0..300 {
        world.write(&format!("drafts/{at:03}.txt"), RUDE.as_bytes());
    }
    let mut command = world.command(&["--format", "concise", "drafts"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a run");
    for at in (0..300).rev() {
        fs::remove_file(world.path(&format!("drafts/{at:03}.txt"))).expect("a draft");
    }
    let output = child.wait_with_output().expect("an end");
    let err = String::from_utf8(output.stderr).expect("text");
    assert!(matches!(output.status.code(), Some(1 | 2)) && !err.contains("internal"), "{err}");
    assert!(err.lines().all(|line| line.contains("No such file") || line.contains("no drafts here")), "{err}");
}

#[test]
fn a_name_that_is_no_text_is_mended_under_its_own_name() {
    use std::os::unix::ffi::OsStrExt;
    let world = World::with(&[]);
    let name = std::ffi::OsStr::from_bytes(b"an\xfcn.txt");
    let path = world.path("").join(name);
    fs::write(&path, CLEAN.replace("the invitation", "the the invitation")).expect("a draft");
    let mut command = world.command(&["--fix"]);
    command.arg(name);
    let run = world.finish(command, "");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(fs::read_to_string(path).expect("the draft"), CLEAN);
}
