//! A folder of its own for each test, and the program run in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A draft without findings.
pub(crate) const CLEAN: &str = "Dear Ms Abara,\n\nThank you for the invitation to interview for the policy officer role at the Tern Foundation. \
    I have decided to decline it, as I have accepted another post.\n\nI would be glad to hear from you in the future.\n\nKind regards,\nNoah Prinz\n";

/// A draft with an error.
pub(crate) const RUDE: &str = "Dear Ms Abara,\n\nThank you for the invitation to interview for the policy officer role at the Tern Foundation. \
    I have decided to decline it, because your company is a joke.\n\nI would be glad to hear from you in the future.\n\nKind regards,\nNoah Prinz\n";

pub(crate) struct World {
    folder: TempDir,
}

/// What a run of the program gave.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl World {
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::Builder::new().prefix("decline-lint-").tempdir().expect("a folder for the test");
        let world = Self { folder };
        for (name, text) in files {
            world.write(name, text.as_bytes());
        }
        world
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    /// The program with these arguments, and nothing of whoever runs the tests.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_decline-lint"));
        command.args(["--no-config", "--today", "2026-11-23"]).args(args).current_dir(self.folder.path());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "RUST_BACKTRACE"] {
            command.env_remove(name);
        }
        command.env("HOME", self.folder.path()).env("XDG_CONFIG_HOME", self.folder.path()).env("LC_ALL", "C");
        command
    }

    pub(crate) fn finish(&self, mut command: Command, input: &str) -> Run {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        // A program that does not want the input may have closed it.
        let _ = child.stdin.take().expect("an input").write_all(input.as_bytes());
        let output = child.wait_with_output().expect("the program ends");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("output in UTF-8");
        let run = Run { code: output.status.code().expect("an exit status"), out: text(output.stdout), err: text(output.stderr) };
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.finish(self.command(args), "")
    }

    pub(crate) fn run_with_input(&self, args: &[&str], input: &str) -> Run {
        self.finish(self.command(args), input)
    }
}

impl Run {
    /// The lines of a `jsonl` report.
    pub(crate) fn entries(&self) -> Vec<serde_json::Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
    }

    /// The drafts of a concise report, in order, each once.
    pub(crate) fn drafts(&self) -> Vec<String> {
        let mut drafts: Vec<String> = self.out.lines().filter_map(|line| Some(line.split_once(':')?.0.replace('\\', "/"))).collect();
        drafts.dedup();
        drafts
    }
}
