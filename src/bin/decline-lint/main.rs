//! `decline-lint`: arguments in, exit status out.
#![expect(clippy::print_stderr, clippy::print_stdout, reason = "this is the room where people are spoken to")]

mod args;
mod drafts;
mod error;
mod examples;
mod files;
mod guard;
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
use decline_lint::report::visible;

fn main() -> ExitCode {
    guard::announce();
    // A panic that nobody caught nearer to its draft is no finding of the lint, which exit status 1 or 101 might be taken for.
    guard::guarded(program).unwrap_or_else(|_| ExitCode::from(2))
}

fn program() -> ExitCode {
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
            eprintln!("decline-lint: {}", visible(&trouble.to_string()));
            ExitCode::from(2)
        }
    }
}
