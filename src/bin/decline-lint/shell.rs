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

/// `decline-lint man [COMMAND]`
pub(crate) fn man(name: Option<&str>) -> Result<ExitCode, Trouble> {
    let mut program = Cli::command();
    // Gives each command its whole name, "decline-lint new".
    program.build();
    let command = match name {
        None => &program,
        Some(name) => program.find_subcommand(name).ok_or_else(|| {
            let known: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
            Trouble::Usage(format!("there is no command `{name}`; known commands: {}", known.join(", ")))
        })?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    io::Write::write_all(&mut io::stdout().lock(), &page)?;
    Ok(ExitCode::SUCCESS)
}
