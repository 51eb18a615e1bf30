//! The only place that touches the disk: finds drafts, reads them, reads rule folders.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use decline_lint::draft::Format;
use decline_lint::rule::RuleText;
use decline_lint::source::Source;
use ignore::{DirEntry, WalkBuilder};

use crate::error::Trouble;
use crate::settings::{Excluded, Settings};

/// Endings of drafts in folders.
const ENDINGS: [&str; 3] = ["md", "markdown", "txt"];

/// Largest draft that is read, in bytes.
const MAX_SIZE: u64 = 256 << 20;

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
            Err(error) => {
                let what = error
                    .io_error()
                    .map_or_else(|| io::Error::other(error.to_string()), |inner| io::Error::new(inner.kind(), inner.to_string()));
                troubles.push(Trouble::Io(folder.to_path_buf(), what));
            }
        }
    }
}

/// How a draft is written, by its ending: `.md` and `.markdown` are Markdown, everything else is plain text.
pub(crate) fn format_of(path: &Path) -> Format {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if ["md", "markdown"].iter().any(|known| ending.eq_ignore_ascii_case(known)) { Format::Markdown } else { Format::PlainText }
}

/// Reads a draft; `-` is standard input, reported as `name`.
pub(crate) fn read(path: &Path, name: Option<&Path>) -> Result<Source, Trouble> {
    let shown = name.unwrap_or(path);
    let bytes = read_bytes(path).map_err(|error| Trouble::Io(shown.to_path_buf(), error))?;
    let text = decode(bytes).map_err(|what| Trouble::NotText(shown.to_path_buf(), what))?;
    Ok(Source::new(shown.to_string_lossy(), text))
}

fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(MAX_SIZE + 1).read_to_end(&mut bytes)?;
    } else {
        let file = fs::File::open(path)?;
        let about = file.metadata()?;
        if about.is_dir() {
            return Err(io::Error::other("is a folder"));
        }
        bytes.reserve(usize::try_from(about.len().min(MAX_SIZE)).unwrap_or_default());
        file.take(MAX_SIZE + 1).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > MAX_SIZE {
        return Err(io::Error::other(format!("larger than {} MB; no draft is", MAX_SIZE >> 20)));
    }
    Ok(bytes)
}

/// UTF-8, or UTF-16 with a byte order mark.
fn decode(bytes: Vec<u8>) -> Result<String, String> {
    let wide = |parse: fn([u8; 2]) -> u16| {
        let units = bytes
            .get(2..)
            .unwrap_or_default()
            .chunks(2)
            .map(|pair| parse([pair.first().copied().unwrap_or(0), pair.get(1).copied().unwrap_or(0)]));
        char::decode_utf16(units).collect::<Result<String, _>>().map_err(|_| "not valid UTF-16; save it as UTF-8".to_owned())
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            if error.as_bytes().contains(&0) {
                return "a binary file, not a draft".to_owned();
            }
            format!("not UTF-8 (first bad byte at offset {at}); save it as UTF-8")
        }),
    }
}

/// The files of several rule folders.
pub(crate) fn rule_texts(folders: &[PathBuf]) -> Result<Vec<RuleText>, Trouble> {
    let mut texts = Vec::new();
    for folder in folders {
        texts.extend(read_rules(folder)?);
    }
    Ok(texts)
}

/// The files of a rule folder, which has the shape of the project's own `rules/`.
pub(crate) fn read_rules(folder: &Path) -> Result<Vec<RuleText>, Trouble> {
    let mut texts = Vec::new();
    type Make = fn(String, Source) -> RuleText;
    let shelves: [(&str, Make); 2] = [("", RuleText::Rule), ("profile", RuleText::Profile)];
    for (below, make) in shelves {
        read_shelf(&folder.join(below), below.is_empty(), make, &mut texts)?;
    }
    let books = folder.join("phrasebook");
    read_shelf(&books, false, RuleText::Phrasebook, &mut texts)?;
    for language in listed(&books, false)?.into_iter().filter(|path| path.is_dir()) {
        read_shelf(&language, false, RuleText::Phrasebook, &mut texts)?;
    }
    if texts.is_empty() {
        return Err(Trouble::Usage(format!("{}: no rules here; a rule is a file `<id>.toml`", folder.display())));
    }
    Ok(texts)
}

fn read_shelf(folder: &Path, needed: bool, make: fn(String, Source) -> RuleText, texts: &mut Vec<RuleText>) -> Result<(), Trouble> {
    for path in listed(folder, needed)? {
        if path.extension().is_some_and(|ending| ending == "toml") && path.is_file() {
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            texts.push(make(name, read(&path, None)?));
        }
    }
    Ok(())
}

fn listed(folder: &Path, needed: bool) -> Result<Vec<PathBuf>, Trouble> {
    match fs::read_dir(folder) {
        Ok(entries) => {
            let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
            paths.sort();
            Ok(paths)
        }
        Err(error) if !needed && error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(Trouble::Io(folder.to_path_buf(), error)),
    }
}
