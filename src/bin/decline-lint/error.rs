//! Why a run could not do what it was asked: always exit status 2, always with what to do.

use std::fmt;
use std::io;
use std::path::PathBuf;

use decline_lint::report::{Linted, counted, visible_line};

/// What went wrong outside of the drafts.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The command line asks for something impossible.
    Usage(String),
    /// A file or folder can't be read or written.
    Io(PathBuf, io::Error),
    /// A draft is no text.
    NotText(PathBuf, String),
    /// A folder holds no drafts.
    NoDrafts(PathBuf),
    /// The program broke down on a draft.
    Internal(String),
    /// The output can't be written.
    Output(io::Error),
    /// Rule files or configuration are broken; what is wrong with them is still to be reported.
    Broken(Vec<Linted>),
}

impl Trouble {
    /// Whether it is only that nobody reads the output any more.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |path: &PathBuf| visible_line(&path.to_string_lossy()).into_owned();
        match self {
            Self::Usage(what) => write!(out, "{what}"),
            Self::Io(path, error) => write!(out, "{}: {error}", shown(path)),
            Self::NotText(path, what) => write!(out, "{}: {what}", shown(path)),
            Self::NoDrafts(path) => {
                write!(
                    out,
                    "{}: no drafts here; a draft ends in .md, .markdown or .txt and is neither ignored nor excluded (or name the file itself)",
                    shown(path)
                )
            }
            Self::Internal(name) => write!(out, "{}: not linted because of a mistake in decline-lint", visible_line(name)),
            Self::Output(error) => write!(out, "cannot write the output: {error}"),
            Self::Broken(files) => {
                let verb = if files.len() == 1 { "is" } else { "are" };
                write!(out, "nothing was done: {} of configuration or rules {verb} broken", counted(files.len(), "file"))
            }
        }
    }
}
