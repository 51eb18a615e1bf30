//! `decline-lint`: arguments in, exit status out.
#![expect(clippy::print_stderr, clippy::print_stdout, reason = "this is the room where people are spoken to")]

mod args;
mod error;
mod examples;
mod files;
mod init;
mod mend;
mod new;
mod outlet;
mod outline;
mod output;
mod progress;
mod rules;
mod run;
mod settings;
mod shell;

use std::process::ExitCode;

use args::{Cli, Command};
use clap::Parser;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        None => run::lint(&cli.lint),
        Some(Command::Outline(args)) => outline::outline(&args),
        Some(Command::Explain { rule, rules }) => rules::explain(&rule, &rules),
        Some(Command::Rules { json, rules }) => rules::list(json, &rules),
        Some(Command::Init) => init::init(),
        Some(Command::New(args)) => new::new(&args),
        Some(Command::Completions { shell }) => shell::completions(shell),
        Some(Command::Man { command }) => shell::man(command.as_deref()),
        Some(Command::Test { dir }) => examples::test(dir.as_deref()),
    };
    match outcome {
        Ok(code) => code,
        Err(trouble) if trouble.is_closed_pipe() => ExitCode::SUCCESS,
        Err(trouble) => {
            // Only `lint` has a report to put it in.
            if let error::Trouble::Broken(files) = &trouble {
                let _ = rules::notice(files);
            }
            eprintln!("decline-lint: {trouble}");
            ExitCode::from(2)
        }
    }
}
