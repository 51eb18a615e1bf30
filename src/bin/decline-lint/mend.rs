//! `--fix` and `--diff`: applies fixes until nothing more changes, and writes drafts whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use decline_lint::diagnostic::{Diagnostic, Trust};
use decline_lint::draft::{Draft, Format};
use decline_lint::fix::fixed;
use decline_lint::lint;
use decline_lint::report::{Linted, visible, visible_line};
use decline_lint::rule::RuleSet;
use decline_lint::source::Source;
use diffy::{DiffOptions, PatchFormatter};

use crate::error::Trouble;
use crate::output::write_whole;

/// Most rounds: a fix may make room for another, but two may also never agree.
const ROUNDS: usize = 8;

/// A draft after its fixes.
pub(crate) struct Mended {
    /// The new text and what is still found in it.
    pub(crate) linted: Linted,
    /// How many findings were mended.
    pub(crate) count: usize,
}

/// Applies fixes round by round; `None` when there is nothing to mend.
pub(crate) fn mend(file: &Linted, format: Format, rules: &RuleSet, trust: Trust) -> Option<Mended> {
    let mut count = 0;
    let mut now: Option<Linted> = None;
    for _ in 0..ROUNDS {
        let (source, diagnostics): (&Source, &[Diagnostic]) =
            now.as_ref().map_or((&file.source, &file.diagnostics), |now| (&now.source, &now.diagnostics));
        let step = fixed(source, diagnostics, trust);
        if step.count == 0 {
            break;
        }
        count += step.count;
        let source = Source::new(source.name(), step.text);
        let diagnostics = lint(&Draft::parse(&source, format), rules);
        now = Some(Linted { source, diagnostics });
    }
    now.map(|linted| Mended { linted, count })
}

/// Writes a mended draft over the old one, unless that has changed since it was read.
pub(crate) fn save(path: &Path, old: &Source, new: &Source) -> Result<(), Trouble> {
    let trouble = |error| Trouble::Io(path.to_path_buf(), error);
    if fs::read(path).map_err(trouble)? != old.text().as_bytes() {
        return Err(trouble(io::Error::other("not fixed: it changed while it was linted, or it is not UTF-8")));
    }
    write_whole(path, new.text().as_bytes()).map_err(trouble)
}

/// Writes what would change as a unified diff that `patch` understands.
pub(crate) fn write_diff(old: &Source, new: &Source, color: bool, out: &mut dyn Write) -> io::Result<()> {
    let name = visible_line(old.name()).into_owned();
    let patch = DiffOptions::new().set_original_filename(name.clone()).set_modified_filename(name).create_patch(old.text(), new.text());
    let text = PatchFormatter::new().suppress_blank_empty(false).fmt_patch(&patch).to_string();
    if !color {
        return out.write_all(text.as_bytes());
    }
    for line in text.split_inclusive('\n') {
        let paint = match line.bytes().next() {
            _ if line.starts_with("---") || line.starts_with("+++") => "1",
            Some(b'+') => "32",
            Some(b'-') => "31",
            Some(b'@') => "36",
            _ => "0",
        };
        // A lone carriage return would write over what stands before it.
        let end = line.trim_end_matches(['\r', '\n']).len();
        let (line, end) = line.split_at_checked(end).unwrap_or_default();
        write!(out, "\u{1b}[{paint}m{}{end}\u{1b}[0m", visible(line).replace('\r', "?"))?;
    }
    Ok(())
}
