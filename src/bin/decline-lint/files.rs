//! Finds drafts, reads them, reads rule folders.

mod content;
mod shelf;
mod size;

use std::io;
use std::path::{Path, PathBuf};

use decline_lint::draft::Format;
use ignore::{DirEntry, WalkBuilder};

pub(crate) use content::read;
pub(crate) use shelf::{MAX_FILE as MAX_RULE_FILE, read_rules, rule_texts};
pub(crate) use size::Size;

use crate::error::Trouble;
use crate::settings::{Excluded, Settings};

/// Endings of drafts in folders.
const ENDINGS: [&str; 3] = ["md", "markdown", "txt"];

/// Drafts, and what could not be found.
pub(crate) type Found = (Vec<PathBuf>, Vec<Trouble>);

/// The drafts that paths stand for, in order, each once; and what could not be found. A file that is named is a draft;
/// of folders, what the configuration excludes is left out.
pub(crate) fn find(paths: &[PathBuf], settings: &mut Settings<'_>) -> Result<Found, Trouble> {
    let mut drafts = Vec::new();
    let mut troubles = Vec::new();
    for path in paths {
        if path == Path::new("-") || !path.is_dir() {
            drafts.push(path.clone());
            continue;
        }
        let before = (drafts.len(), troubles.len());
        let excluded = settings.excluded(path)?;
        walk(path, &excluded, &is_draft, &mut drafts, &mut troubles);
        let found = drafts.split_off(before.0);
        for draft in found {
            // A folder further down may have a configuration of its own.
            let own = settings.excluded(draft.parent().unwrap_or(path))?;
            if own.is_that_of(&excluded) || !own.holds(&draft, false) {
                drafts.push(draft);
            }
        }
        if before == (drafts.len(), troubles.len()) {
            troubles.push(Trouble::NoDrafts(path.clone()));
        }
    }
    Ok((once_each(drafts), troubles))
}

/// The same paths in the same order, each once.
pub(crate) fn once_each(mut paths: Vec<PathBuf>) -> Vec<PathBuf> {
    let mut seen = std::collections::HashSet::new();
    paths.retain(|path| seen.insert(path.clone()));
    paths
}

/// Whether a file in a folder is taken for a draft.
pub(crate) fn is_draft(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The wanted files below a folder: links are not followed, hidden, ignored and excluded files are left out, names are sorted.
pub(crate) fn walk(
    folder: &Path,
    excluded: &Excluded,
    wanted: &dyn Fn(&Path) -> bool,
    drafts: &mut Vec<PathBuf>,
    troubles: &mut Vec<Trouble>,
) {
    let excluded = excluded.clone();
    let enters =
        move |entry: &DirEntry| entry.depth() == 0 || !excluded.holds(entry.path(), entry.file_type().is_some_and(|kind| kind.is_dir()));
    // A `.gitignore` says what is no draft outside of repositories, too.
    let walker =
        WalkBuilder::new(folder).follow_links(false).require_git(false).sort_by_file_name(std::cmp::Ord::cmp).filter_entry(enters).build();
    for entry in walker {
        match entry {
            Ok(entry) => {
                let path = entry.path();
                if wanted(path) && entry.file_type().is_some_and(|kind| kind.is_file()) {
                    drafts.push(path.to_path_buf());
                }
            }
            Err(error) => troubles.push(unreadable(folder, &error)),
        }
    }
}

/// What can't be walked: the folder itself, or what stands below it.
fn unreadable(folder: &Path, error: &ignore::Error) -> Trouble {
    let place = match error {
        ignore::Error::WithDepth { err, .. } => match &**err {
            ignore::Error::WithPath { path, .. } => path,
            _ => folder,
        },
        ignore::Error::WithPath { path, .. } => path,
        _ => folder,
    };
    // The system's own words; those of the library name the place once more.
    let code = error.io_error().and_then(io::Error::raw_os_error);
    let what = code.map_or_else(|| io::Error::other(error.to_string()), io::Error::from_raw_os_error);
    Trouble::Io(place.to_path_buf(), what)
}

/// How a draft is written, by its ending: `.md` and `.markdown` are Markdown, everything else is plain text.
pub(crate) fn format_of(path: &Path) -> Format {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if ["md", "markdown"].iter().any(|known| ending.eq_ignore_ascii_case(known)) { Format::Markdown } else { Format::PlainText }
}
