//! Reads and lints the drafts of a run, in parallel when there are many.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use decline_lint::draft::{Draft, Format};
use decline_lint::report::Linted;
use decline_lint::source::Source;
use decline_lint::{Sketch, compare, lint, sketch};
use rayon::prelude::*;

use crate::args::LintArgs;
use crate::error::Trouble;
use crate::guard::guarded;
use crate::progress::Progress;
use crate::settings::InForce;
use crate::{files, outlet};

/// Where a draft came from, how it is written, and what holds for it.
pub(crate) struct Read {
    pub(crate) path: PathBuf,
    pub(crate) format: Format,
    pub(crate) in_force: Arc<InForce>,
    /// What it is compared by.
    sketch: Sketch,
    /// The program broke down on it.
    broke: bool,
}

/// Lints every draft; the order of the results is that of the paths, without those that could not be read.
pub(crate) fn lint_all(
    paths: &[PathBuf],
    args: &LintArgs,
    in_force: &[Arc<InForce>],
    troubles: &mut Vec<Trouble>,
) -> (Vec<Linted>, Vec<Read>) {
    let progress = Progress::new(paths.len());
    let done = AtomicU64::new(0);
    let one = |(path, in_force): (&PathBuf, &Arc<InForce>)| {
        let result = read_and_lint(path, args, in_force, paths.len() > 1);
        progress.step(done.fetch_add(1, Ordering::Relaxed) + 1);
        result
    };
    let results: Vec<Result<(Linted, Read), Trouble>> =
        if paths.len() == 1 { paths.iter().zip(in_force).map(one).collect() } else { paths.par_iter().zip(in_force).map(one).collect() };
    let mut linted = Vec::with_capacity(results.len());
    let mut all = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok((file, read)) => {
                if read.broke {
                    troubles.push(Trouble::Internal(file.source.name().to_owned()));
                }
                linted.push(file);
                all.push(read);
            }
            Err(trouble) => troubles.push(trouble),
        }
    }
    if linted.len() > 1 && guarded(|| add_likenesses(&mut linted, &all)).is_err() {
        troubles.push(Trouble::Internal("drafts that are copies of each other".to_owned()));
    }
    (linted, all)
}

/// `compared`: it is not the only draft of the run.
fn read_and_lint(path: &Path, args: &LintArgs, in_force: &Arc<InForce>, compared: bool) -> Result<(Linted, Read), Trouble> {
    let name = outlet::name_of(path, args.stdin_filename.as_deref());
    let source = files::read(path, name.as_deref(), args.max_size).map_err(advise)?;
    let format = args.format.map_or_else(|| files::format_of(name.as_deref().unwrap_or(path)), Format::from);
    let found = guarded(|| {
        break_down_if_asked(&source);
        let draft = Draft::parse(&source, format);
        let sketch = if compared { sketch(&draft, &in_force.rules) } else { Sketch::default() };
        (lint(&draft, &in_force.rules), sketch)
    });
    let broke = found.is_err();
    let (diagnostics, sketch) = found.unwrap_or_else(|problem| (vec![*problem], Sketch::default()));
    let read = Read { path: path.to_path_buf(), format, in_force: Arc::clone(in_force), sketch, broke };
    Ok((Linted { source, diagnostics }, read))
}

/// Tells how a draft that is too large can be linted all the same.
fn advise(trouble: Trouble) -> Trouble {
    match trouble {
        Trouble::Io(path, error) if error.kind() == ErrorKind::FileTooLarge => {
            let what = format!("{error}; if it is a draft all the same, give a larger `--max-size`");
            Trouble::Io(path, io::Error::new(ErrorKind::FileTooLarge, what))
        }
        other => other,
    }
}

/// Breaks down on purpose, in debug builds alone: how else would a test see what happens then?
fn break_down_if_asked(source: &Source) {
    #[cfg(debug_assertions)]
    if std::env::var_os("DECLINE_LINT_BREAK_DOWN_ON").is_some_and(|name| name == source.name()) {
        panic!("broken on purpose");
    }
    #[cfg(not(debug_assertions))]
    let _ = source;
}

/// Two drafts take part in a likeness; the rules of the first draft of the run say how alike is too alike.
fn add_likenesses(linted: &mut [Linted], read: &[Read]) {
    let Some(first) = read.first() else { return };
    let found = {
        let named: Vec<(&str, &Sketch)> = linted.iter().map(|file| file.source.name()).zip(read.iter().map(|read| &read.sketch)).collect();
        compare(&named, &first.in_force.rules)
    };
    for (at, diagnostic) in found {
        if let Some(file) = linted.get_mut(at) {
            let place = file.diagnostics.partition_point(|known| known.span <= diagnostic.span);
            file.diagnostics.insert(place, diagnostic);
        }
    }
}
