//! Dead entries speak up: globs of overrides that match no file at all.

use std::path::Path;

use decline_lint::config::CONFIG;
use decline_lint::diagnostic::{Diagnostic, Severity};
use decline_lint::report::Linted;
use ignore::WalkBuilder;

use super::chain::{Chain, Layer};
use crate::error::Trouble;
use crate::rules;

/// Most files and folders that are looked at; past that, a glob gets the benefit of the doubt.
const MOST_FILES: usize = 10_000;

/// Says on standard error which globs match nothing. A run over some drafts proves nothing yet, so the disk is asked.
pub(super) fn notice(chains: &[Chain]) -> Result<(), Trouble> {
    let layers = chains.iter().flat_map(|chain| &chain.layers).filter(|layer| !layer.unmatched.is_empty());
    let notices: Vec<Linted> = layers.map(|layer| Linted { source: layer.source(), diagnostics: dead_globs(layer) }).collect();
    rules::notice(&notices)
}

fn dead_globs(layer: &Layer) -> Vec<Diagnostic> {
    let mut dead = layer.unmatched.clone();
    // Drafts are often private: those that git ignores are drafts all the same.
    let walker = WalkBuilder::new(&layer.root).standard_filters(false).filter_entry(|entry| entry.file_name() != ".git").build();
    for (count, entry) in walker.filter_map(Result::ok).enumerate() {
        if dead.is_empty() || count > MOST_FILES {
            return Vec::new();
        }
        let relative = entry.path().strip_prefix(&layer.root).unwrap_or(Path::new(""));
        if entry.file_type().is_some_and(|kind| kind.is_file()) {
            dead.retain(|at| layer.glob(*at).is_some_and(|glob| !glob.matches(relative, false)));
        }
    }
    let notice = |at| {
        let entry = &layer.glob(at)?.entry;
        let what = format!("`{}` matches no file, so this override changes nothing there", entry.text);
        let help = "globs are read as in `.gitignore`, from the folder of this file; remove it when it has had its day";
        Some(Diagnostic::error(CONFIG, entry.span, what).with_severity(Severity::Note).with_help(help))
    };
    dead.into_iter().filter_map(notice).collect()
}
