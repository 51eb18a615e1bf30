//! The files of rule folders. A folder may come with a stranger's repository, so what is read of it has limits.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use decline_lint::rule::RuleText;
use decline_lint::source::Source;
use rayon::prelude::*;

use super::{Size, read};
use crate::error::Trouble;

/// Largest file.
pub(crate) const MAX_FILE: Size = Size::new(1 << 20);

/// Most files of a folder.
const MAX_FILES: usize = 2_000;

/// Most bytes of all files of a folder together.
const MAX_TOTAL: usize = 8 << 20;

/// So many files are worth the start of a thread.
const MANY: usize = 32;

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
    let total: usize = texts.iter().map(|text| text.source().text().len()).sum();
    if texts.len() > MAX_FILES || total > MAX_TOTAL {
        let what = format!("too much for a folder of rules: at most {MAX_FILES} files and {} in all are read", Size::new(MAX_TOTAL as u64));
        return Err(Trouble::Io(folder.to_path_buf(), io::Error::other(what)));
    }
    if texts.is_empty() {
        return Err(Trouble::Usage(format!("{}: no rules here; a rule is a file `<id>.toml`", folder.display())));
    }
    Ok(texts)
}

fn read_shelf(folder: &Path, needed: bool, make: fn(String, Source) -> RuleText, texts: &mut Vec<RuleText>) -> Result<(), Trouble> {
    let mut paths = listed(folder, needed)?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "toml") && path.is_file());
    paths.truncate((MAX_FILES + 1).saturating_sub(texts.len()));
    let one = |path: &PathBuf| {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok(make(name, read(path, None, MAX_FILE)?))
    };
    let read: Vec<Result<RuleText, Trouble>> =
        if paths.len() < MANY { paths.iter().map(one).collect() } else { paths.par_iter().map(one).collect() };
    for text in read {
        texts.push(text?);
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
