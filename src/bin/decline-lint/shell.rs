//! `completions` and `man`: for shells and manual readers, made from the arguments themselves.

use std::io;
use std::process::ExitCode;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Cli;
use crate::error::Trouble;

/// `decline-lint completions SHELL`
pub(crate) fn completions(shell: Shell) -> Result<ExitCode, Trouble> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "decline-lint", &mut script);
    io::Write::write_all(&mut io::stdout().lock(), &script)?;
    Ok(ExitCode::SUCCESS)
}

/// `decline-lint man`
pub(crate) fn man() -> Result<ExitCode, Trouble> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    io::Write::write_all(&mut io::stdout().lock(), &page)?;
    Ok(ExitCode::SUCCESS)
}
