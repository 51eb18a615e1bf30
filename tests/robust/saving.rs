//! `--fix` on a full disk and under a sudden end: a draft is the old one or the new one, never less.
#![cfg(unix)]

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::world::{CLEAN, World};

fn slips(times: usize) -> String {
    format!("{}\n\n{}", CLEAN.replace("interview", "the the interview"), "We recieve teh mail.\n\n".repeat(times))
}

/// Names in a folder besides those that are expected.
fn strangers(world: &World, own: &[&str]) -> Vec<String> {
    let names =
        fs::read_dir(world.path("")).expect("a folder").map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    names.filter(|name| !own.contains(&name.as_str())).collect()
}

#[test]
fn a_full_disk_leaves_the_draft_as_it_was() {
    let old = slips(1_000);
    let world = World::with(&[("draft.txt", &old)]);
    // A bound on what the program may write stands for the disk that is full; its signal is ignored, as a full disk sends none.
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" --no-config --fix draft.txt", env!("CARGO_BIN_EXE_decline-lint")])
        .current_dir(world.path(""));
    let run = world.finish(command, "");
    assert!(run.code == 2 && run.err.contains("draft.txt: ") && !run.err.contains("mended"), "{run:?}");
    assert_eq!(fs::read_to_string(world.path("draft.txt")).expect("the draft"), old);
    assert_eq!(strangers(&world, &["draft.txt"]), Vec::<String>::new());
}

#[test]
fn a_full_file_system_leaves_the_draft_as_it_was() {
    let world = World::with(&[]);
    fs::create_dir(world.path("small")).expect("a folder");
    // In a space of its own nobody needs to be root; where that is not allowed either, the test above has to do.
    let script = "mount -t tmpfs -o size=64k none small && cp \"$1\" small/draft.txt && \"$0\" --no-config --fix small/draft.txt; echo status $?; \
        cmp \"$1\" small/draft.txt && echo whole; ls -A small";
    let old = slips(2_000);
    world.write("old.txt", old.as_bytes());
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, env!("CARGO_BIN_EXE_decline-lint"), "old.txt"]);
    let output = command.current_dir(world.path("")).stdin(Stdio::null()).output();
    let Ok(output) = output else { return };
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if err.contains("unshare") || err.contains("mount") {
        return;
    }
    assert!(err.contains("No space left") && out.ends_with("status 2\nwhole\ndraft.txt\n"), "{out}{err}");
}

#[test]
fn a_kill_in_the_middle_leaves_the_old_draft_or_the_new_one() {
    let old = slips(100);
    let world = World::with(&[("draft.txt", &old)]);
    let whole = world.run(&["--fix", "draft.txt"]);
    let new = fs::read_to_string(world.path("draft.txt")).expect("the draft");
    assert!(new != old && whole.err.contains("mended"), "{}", whole.err);
    let own = ["draft.txt"];
    let (mut olds, mut news) = (0, 0);
    let mut wait = Duration::ZERO;
    for _ in 0..200 {
        world.write("draft.txt", old.as_bytes());
        let mut child = world.command(&["--fix", "draft.txt"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a run");
        std::thread::sleep(wait);
        child.kill().expect("a kill");
        child.wait().expect("an end");
        let left = fs::read_to_string(world.path("draft.txt")).expect("the draft");
        assert!(left == old || left == new, "{} bytes are neither the old {} nor the new {}", left.len(), old.len(), new.len());
        // Later kills while the draft stays old, earlier ones once it is new: most come about when the file is written.
        if left == old {
            olds += 1;
            wait = wait.mul_f64(1.1) + Duration::from_micros(500);
        } else {
            news += 1;
            wait = wait.mul_f64(0.9);
        }
    }
    assert!(olds > 10 && news > 10, "{olds} old, {news} new: no kill came near the moment of writing");
    // What a kill leaves beside the draft tells whose it is, and is no draft.
    let left = strangers(&world, &own);
    assert!(left.iter().all(|name| name.starts_with(".decline-lint-") && name.ends_with(".tmp")), "{left:?}");
    let run = world.run(&["--format", "concise", "."]);
    assert!(run.drafts().iter().all(|name| name == "./draft.txt"), "{}", run.out);
}
