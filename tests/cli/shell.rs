//! Completions and manual pages, loaded by real shells and a real reader where they are installed.

use std::process::{Command, Stdio};

use crate::world::World;

/// What the program prints, in a file of a fresh folder.
fn printed(file: &str, args: &[&str]) -> World {
    let world = World::with(&[]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_decline-lint"));
    command.args(args).current_dir(world.path(""));
    let run = world.finish(command, "");
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{args:?}");
    world.write(file, run.out.as_bytes());
    world
}

/// What a program says, without a complaint; nothing where it is not installed.
fn said(world: &World, program: &str, args: &[&str]) -> Option<String> {
    let mut command = Command::new(program);
    command.args(args).current_dir(world.path("")).env("HOME", world.path("")).env("MANWIDTH", "100").stdin(Stdio::null());
    let output = command.output().ok()?;
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success() && output.stderr.is_empty(), "{program}: {}", text(&output.stderr));
    Some(text(&output.stdout))
}

#[test]
fn shells_load_their_completions() {
    let bash = printed("it.bash", &["completions", "bash"]);
    let script = "source it.bash; COMP_WORDS=(decline-lint --fo); COMP_CWORD=1; \
        $(complete -p decline-lint | sed 's/.*-F \\([^ ]*\\) .*/\\1/') decline-lint --fo decline-lint; echo \"${COMPREPLY[@]}\"";
    assert!(said(&bash, "bash", &["--norc", "-c", script]).is_none_or(|out| out.trim() == "--format"));
    let zsh = printed("_decline-lint", &["completions", "zsh"]);
    let script = "fpath=($PWD $fpath); autoload -U compinit; compinit -u -d dump; autoload +X _decline-lint; print $_comps[decline-lint]";
    assert!(said(&zsh, "zsh", &["-f", "-c", script]).is_none_or(|out| out.trim() == "_decline-lint"));
    let fish = printed("it.fish", &["completions", "fish"]);
    let script = "source it.fish; complete -C 'decline-lint exp'; complete -C 'decline-lint --format=sa'";
    assert!(said(&fish, "fish", &["--no-config", "-c", script]).is_none_or(|out| out.contains("explain\t") && out.contains("=sarif\t")));
    for shell in ["elvish", "powershell"] {
        printed("script", &["completions", shell]);
    }
}

#[test]
fn every_command_has_a_manual_page() {
    let main = printed("page.1", &["man"]);
    // Small systems have a reader that shows nothing.
    let shown = said(&main, "man", &["-l", "page.1"]).filter(|shown| shown.contains("SYNOPSIS"));
    let Some(shown) = shown else { return };
    let commands: Vec<&str> = shown.lines().filter_map(|line| line.trim().strip_prefix("decline-lint-")?.strip_suffix("(1)")).collect();
    assert!(commands.contains(&"new") && commands.contains(&"test"), "{shown}");
    for command in commands {
        let page = printed("page.1", &["man", command]);
        let shown = said(&page, "man", &["-l", "page.1"]).unwrap_or_default();
        assert!(shown.contains(&format!("decline-lint-{command} - ")) && shown.contains("SYNOPSIS"), "{shown}");
    }
    let world = World::with(&[]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_decline-lint"));
    command.args(["man", "knit"]);
    let run = world.finish(command, "");
    assert!(run.code == 2 && run.err.contains("no command `knit`") && run.err.contains("explain"), "{}", run.err);
}
