//! `decline-lint new`: a fresh draft with its facts, which lints clean once filled in.

use std::fs::OpenOptions;
use std::io::{self, BufRead, IsTerminal, Write};
use std::process::ExitCode;

use crate::args::NewArgs;
use crate::error::Trouble;

/// Writes the draft to a new file, or to standard output; asks for what is missing at a terminal.
pub(crate) fn new(args: &NewArgs) -> Result<ExitCode, Trouble> {
    let recruiter = asked(args.recruiter.as_ref(), "Who invited you (a name)", "[Recruiter's Name]")?;
    let company = asked(args.company.as_ref(), "Which company", "[Company]")?;
    let role = asked(args.role.as_ref(), "Which role", "[Role]")?;
    let name = asked(args.name.as_ref(), "Your name", "[Your Name]")?;
    let reason = args.reason.as_deref().unwrap_or("I have decided to take another path");
    let draft = text(&recruiter, &company, &role, &name, reason);
    let Some(path) = &args.path else {
        io::stdout().lock().write_all(draft.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    };
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(draft.as_bytes())).map_err(|error| Trouble::Io(path.clone(), error))?;
    eprintln!("decline-lint: wrote {}; fill in what is left in brackets, then run decline-lint on it", path.display());
    Ok(ExitCode::SUCCESS)
}

/// The option, or what the person at the terminal types, or a slot that lint will find.
fn asked(option: Option<&String>, question: &str, slot: &str) -> Result<String, Trouble> {
    if let Some(value) = option {
        return Ok(value.trim().to_owned());
    }
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return Ok(slot.to_owned());
    }
    eprint!("{question}? ");
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    let line = line.trim();
    Ok(if line.is_empty() { slot.to_owned() } else { line.to_owned() })
}

fn text(recruiter: &str, company: &str, role: &str, name: &str, reason: &str) -> String {
    let quoted = |value: &str| toml::Value::String(value.to_owned()).to_string();
    let reason = reason.trim().trim_end_matches('.');
    let first = recruiter.trim();
    format!(
        "+++\nsubject = {}\nrecruiter = {}\ncompany = {}\nrole = {}\n+++\n\n\
         Dear {first},\n\n\
         Thank you for inviting me to interview for the {role} position at {company}. After careful thought I have decided not to take the \
         interview: {reason}.\n\n\
         I enjoyed learning about your work, and I would be glad to hear from you should another opening come up.\n\n\
         Kind regards,\n{name}\n",
        quoted(&format!("Interview for the {role} position")),
        quoted(recruiter),
        quoted(company),
        quoted(role),
    )
}
