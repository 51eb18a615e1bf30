//! `decline-lint new`: a fresh draft with its facts, which lints clean once filled in.

use std::io::{self, BufRead, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use decline_lint::report::visible_line;

use crate::args::NewArgs;
use crate::error::Trouble;
use crate::output;

/// Writes the draft to a new file, or to standard output; asks for what is missing at a terminal.
pub(crate) fn new(args: &NewArgs) -> Result<ExitCode, Trouble> {
    let recruiter = asked(args.recruiter.as_ref(), "Who invited you (a name)", "[Recruiter's Name]")?;
    let company = asked(args.company.as_ref(), "Which company", "[Company]")?;
    let role = asked(args.role.as_ref(), "Which role", "[Role]")?;
    let name = asked(args.name.as_ref(), "Your name", "[Your Name]")?;
    let reason = asked(args.reason.as_ref(), "Why, in a short sentence (may stay empty)", "I have decided to take another path")?;
    let draft = text(&recruiter, &company, &role, &name, &reason);
    let Some(path) = &args.path else {
        io::stdout().lock().write_all(draft.as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    };
    output::write_fresh(path, draft.as_bytes()).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            Trouble::Usage(format!("{} is there already; nothing was written", visible_line(&path.to_string_lossy())))
        }
        _ => Trouble::Io(path.clone(), error),
    })?;
    eprintln!(
        "decline-lint: wrote {}; fill in what is left in brackets, then run decline-lint on it",
        visible_line(&path.to_string_lossy())
    );
    Ok(ExitCode::SUCCESS)
}

/// The option, or what the person at the terminal types, or what stands for it: a slot that lint will find.
fn asked(option: Option<&String>, question: &str, otherwise: &str) -> Result<String, Trouble> {
    if let Some(value) = option {
        return Ok(value.trim().to_owned());
    }
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return Ok(otherwise.to_owned());
    }
    eprint!("{question}? ");
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line)?;
    let line = line.trim();
    Ok(if line.is_empty() { otherwise.to_owned() } else { line.to_owned() })
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
