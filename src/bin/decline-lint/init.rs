//! `decline-lint init`: a commented configuration file for the current folder.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::error::Trouble;
use crate::settings::NAMES;

/// What is written. Lines `# text` explain, lines `#key = ...` are settings to be uncommented one by one.
const STARTER: &str = include_str!("starter.toml");

/// Writes the file, never over another one.
pub(crate) fn init() -> Result<ExitCode, Trouble> {
    if let Some(name) = NAMES.iter().find(|name| Path::new(name).symlink_metadata().is_ok()) {
        return Err(there_already(name));
    }
    let [name, _] = NAMES;
    let mut file = OpenOptions::new().write(true).create_new(true).open(name).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => there_already(name),
        _ => Trouble::Io(name.into(), error),
    })?;
    file.write_all(STARTER.as_bytes()).map_err(|error| Trouble::Io(name.into(), error))?;
    eprintln!("decline-lint: wrote {name}; uncomment what you want to change");
    Ok(ExitCode::SUCCESS)
}

fn there_already(name: &str) -> Trouble {
    Trouble::Usage(format!("{name} is there already; nothing was written"))
}

#[cfg(test)]
mod tests {
    use decline_lint::config::Config;
    use decline_lint::rule::RuleSet;
    use decline_lint::source::Source;

    use super::STARTER;

    fn assert_valid(text: &str) {
        let config = Config::read(&Source::new("decline-lint.toml", text)).map_err(|problems| format!("{problems:?}\n{text}"));
        assert_eq!(config.expect("valid").check(&RuleSet::builtin()), []);
    }

    fn setting(line: &str) -> Option<&str> {
        line.strip_prefix('#').filter(|rest| !rest.is_empty() && !rest.starts_with(['#', ' ']))
    }

    #[test]
    fn every_line_may_be_uncommented_alone_and_with_all_others() {
        assert_valid(STARTER);
        let lines: Vec<&str> = STARTER.lines().collect();
        let settings: Vec<usize> = (0..lines.len()).filter(|at| setting(lines[*at]).is_some()).collect();
        assert!(settings.len() > 10);
        for wanted in settings.iter().map(std::slice::from_ref).chain([settings.as_slice()]) {
            let line = |(at, line): (usize, &&'static str)| if wanted.contains(&at) { setting(line).unwrap_or(line) } else { *line };
            assert_valid(&lines.iter().enumerate().map(line).collect::<Vec<_>>().join("\n"));
        }
    }
}
