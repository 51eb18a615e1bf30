//! The main job as a short story: find the drafts, lint them, report, judge.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use decline_lint::diagnostic::Severity;
use decline_lint::draft::{Draft, Format};
use decline_lint::report::{self, Linted, ReportFormat, Style};
use decline_lint::rule::RuleSet;
use decline_lint::{compare, lint as lint_draft};
use rayon::prelude::*;

use crate::args::{LintArgs, ReportName, When};
use crate::error::Trouble;
use crate::{files, output, rules};

/// `decline-lint [PATH]...`
pub(crate) fn lint(args: &LintArgs) -> Result<ExitCode, Trouble> {
    if args.paths.is_empty() {
        return Err(Trouble::Usage("nothing to lint: name a draft, a folder of drafts, or `-` for standard input\nfor example: decline-lint draft.md".to_owned()));
    }
    let rules = rules::load(&args.rules)?;
    let (paths, mut troubles) = files::find(&args.paths);
    let mut linted = lint_all(&paths, args, &rules, &mut troubles);
    if args.quiet {
        for file in &mut linted {
            file.diagnostics.retain(|diagnostic| diagnostic.severity > Severity::Note);
        }
    }
    let failed = verdict(&linted, args.fail_on.map_or(Severity::Warning, Severity::from));
    write_report(&linted, args)?;
    for trouble in &troubles {
        eprintln!("decline-lint: {trouble}");
    }
    Ok(if troubles.is_empty() { ExitCode::from(u8::from(failed)) } else { ExitCode::from(2) })
}

/// Lints every draft, in parallel when there are many; the order of the results is that of the paths.
fn lint_all(paths: &[PathBuf], args: &LintArgs, rules: &RuleSet, troubles: &mut Vec<Trouble>) -> Vec<Linted> {
    let one = |path: &PathBuf| -> Result<(Linted, Format), Trouble> {
        let name = name_of(path, args.stdin_filename.as_deref());
        let source = files::read(path, name.as_deref())?;
        let format = args.format.map_or_else(|| files::format_of(name.as_deref().unwrap_or(path)), Format::from);
        let diagnostics = lint_draft(&Draft::parse(&source, format), rules);
        Ok((Linted { source, diagnostics }, format))
    };
    let results: Vec<Result<(Linted, Format), Trouble>> =
        if paths.len() == 1 { paths.iter().map(one).collect() } else { paths.par_iter().map(one).collect() };
    let mut linted = Vec::with_capacity(results.len());
    let mut formats = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok((file, format)) => {
                linted.push(file);
                formats.push(format);
            }
            Err(trouble) => troubles.push(trouble),
        }
    }
    if linted.len() > 1 {
        add_likenesses(&mut linted, &formats, rules);
    }
    linted
}

fn add_likenesses(linted: &mut [Linted], formats: &[Format], rules: &RuleSet) {
    let found = {
        let drafts: Vec<Draft<'_>> = linted.par_iter().zip(formats).map(|(file, format)| Draft::parse(&file.source, *format)).collect();
        let named: Vec<(&str, &Draft<'_>)> = linted.iter().map(|file| file.source.name()).zip(&drafts).collect();
        compare(&named, |_| rules)
    };
    for (at, diagnostic) in found {
        if let Some(file) = linted.get_mut(at) {
            let place = file.diagnostics.partition_point(|known| known.span <= diagnostic.span);
            file.diagnostics.insert(place, diagnostic);
        }
    }
}

fn name_of(path: &Path, stdin_name: Option<&Path>) -> Option<PathBuf> {
    (path == Path::new("-")).then(|| stdin_name.map_or_else(|| PathBuf::from("stdin.md"), Path::to_path_buf))
}

/// Whether anything reaches the severity that fails a run; made from the diagnostics, the same in every format.
fn verdict(linted: &[Linted], fail_on: Severity) -> bool {
    linted.iter().flat_map(|file| &file.diagnostics).any(|diagnostic| diagnostic.severity >= fail_on)
}

fn write_report(linted: &[Linted], args: &LintArgs) -> Result<(), Trouble> {
    let nothing = linted.iter().all(|file| file.diagnostics.is_empty());
    let file = args.output.as_deref().filter(|path| *path != Path::new("-"));
    // A report in a file is always written: what an earlier run left there is no longer true.
    if file.is_none() && args.report == ReportName::Human && nothing && (args.quiet || linted.is_empty()) {
        return Ok(());
    }
    let stdout = io::stdout();
    let color = match args.color {
        When::Always => true,
        When::Never => false,
        When::Auto => file.is_none() && stdout.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
    };
    // Without a current folder, absolute names just stay as they are.
    let base = std::env::current_dir().ok();
    let format = ReportFormat::from(args.report);
    let style = Style { color, base: base.as_deref() };
    if let Some(path) = file {
        let mut report = Vec::new();
        report::write(format, linted, style, &mut report)?;
        return output::write_whole(path, &report).map_err(|error| Trouble::Io(path.to_path_buf(), error));
    }
    let mut out = BufWriter::with_capacity(1 << 16, stdout.lock());
    report::write(format, linted, style, &mut out)?;
    out.flush()?;
    Ok(())
}
