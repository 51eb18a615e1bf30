//! Where the report goes: standard output, a file, or standard error when standard output is for something else.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use decline_lint::report::{self, Linted, ReportFormat, Style};

use crate::args::{LintArgs, ReportName, When};
use crate::error::Trouble;
use crate::output;

/// Whether colours are wanted: never in a file unless they are asked for.
pub(crate) fn wants_color(args: &LintArgs, in_file: bool) -> bool {
    match args.color {
        When::Always => true,
        When::Never => false,
        When::Auto => !in_file && io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    }
}

/// Writes what was found to where it is wanted.
pub(crate) fn write_report(linted: &[Linted], args: &LintArgs) -> Result<(), Trouble> {
    let nothing = linted.iter().all(|file| file.diagnostics.is_empty());
    // A report in a file is always written: what an earlier run left there is no longer true.
    if file(args).is_none() && args.report == ReportName::Human && nothing && (args.quiet || linted.is_empty()) {
        return Ok(());
    }
    write_where_wanted(args, |style, out| match args.statistics {
        true => report::write_statistics(linted, out),
        false => report::write(ReportFormat::from(args.report), linted, style, out),
    })
}

/// Writes what is wrong with rule files and configuration, which are no drafts: nobody is told how near they are to being sent.
pub(crate) fn write_broken(files: &[Linted], args: &LintArgs) -> Result<(), Trouble> {
    write_where_wanted(args, |style, out| match args.report {
        ReportName::Human => report::write_diagnostics(files, style, out),
        other => report::write(ReportFormat::from(other), files, style, out),
    })
}

fn write_where_wanted(args: &LintArgs, write: impl Fn(Style<'_>, &mut dyn Write) -> io::Result<()>) -> Result<(), Trouble> {
    let file = file(args);
    // Without a current folder, absolute names just stay as they are.
    let base = std::env::current_dir().ok();
    let style = Style { color: wants_color(args, file.is_some()), base: base.as_deref() };
    if let Some(path) = file {
        let mut report = Vec::new();
        write(style, &mut report)?;
        return output::write_whole(path, &report).map_err(|error| Trouble::Io(path.to_path_buf(), error));
    }
    // Standard output is for the patch, or for the mended draft when that came from standard input.
    if args.diff || (args.fix && !shown_stdin(args).is_empty()) {
        let mut report = Vec::new();
        write(style, &mut report)?;
        return Ok(io::stderr().lock().write_all(&report)?);
    }
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    write(style, &mut out)?;
    Ok(out.flush()?)
}

/// The file that the report is wanted in.
fn file(args: &LintArgs) -> Option<&Path> {
    args.output.as_deref().filter(|path| *path != Path::new("-"))
}

/// The name that standard input is reported under; empty when it is not among the drafts.
pub(crate) fn shown_stdin(args: &LintArgs) -> String {
    let stdin = args.paths.iter().find(|path| *path == Path::new("-"));
    stdin
        .and_then(|path| name_of(path, args.stdin_filename.as_deref()))
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// What a draft is reported under when that is not its path.
pub(crate) fn name_of(path: &Path, stdin_name: Option<&Path>) -> Option<PathBuf> {
    (path == Path::new("-")).then(|| stdin_name.map_or_else(|| PathBuf::from("stdin.md"), Path::to_path_buf))
}
