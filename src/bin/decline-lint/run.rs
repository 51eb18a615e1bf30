//! The main job as a short story: find the drafts, lint them, report, judge.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use decline_lint::baseline::Baseline;
use decline_lint::diagnostic::{Severity, Trust};
use decline_lint::draft::{Draft, Format};
use decline_lint::report::{self, Counts, Linted};
use decline_lint::{Sketch, compare, lint as lint_draft, sketch};
use rayon::prelude::*;

use crate::args::LintArgs;
use crate::error::Trouble;
use crate::progress::Progress;
use crate::settings::{InForce, Settings};
use crate::{files, mend, outlet, output};

const NOTHING: &str = "nothing to lint: name a draft, a folder of drafts, or `-` for standard input; or name drafts in the `include` of decline-lint.toml\n\
    for example: decline-lint draft.md";

/// `decline-lint [PATH]...`
pub(crate) fn lint(args: &LintArgs) -> Result<ExitCode, Trouble> {
    run(args).or_else(|trouble| match trouble {
        // A report that an earlier run left in a file would be a lie, and readers of a format want to know in that format.
        Trouble::Broken(files) => {
            outlet::write_broken(&files, args)?;
            Ok(exit(&[Trouble::Broken(files)], true))
        }
        other => Err(other),
    })
}

fn run(args: &LintArgs) -> Result<ExitCode, Trouble> {
    let mut settings = Settings::new(&args.rules)?;
    let (paths, mut troubles) = if args.paths.is_empty() {
        settings.included()?.ok_or_else(|| Trouble::Usage(NOTHING.to_owned()))?
    } else {
        files::find(&args.paths, &mut settings)?
    };
    let in_force = settings.for_drafts(&paths, args.stdin_filename.as_deref())?;
    let (mut linted, formats, in_force) = lint_all(&paths, args, &in_force, &mut troubles);
    if args.fix || args.diff {
        mend_all(&mut linted, &formats, &in_force, args, &mut troubles)?;
    }
    if let Some(path) = &args.write_baseline {
        let text = Baseline::of(&linted).to_json();
        output::write_whole(path, text.as_bytes()).map_err(|error| Trouble::Io(path.clone(), error))?;
        eprintln!("decline-lint: recorded {} findings in {}", Counts::of(&linted).total(), path.display());
        return Ok(exit(&troubles, false));
    }
    if let Some(path) = &args.baseline {
        apply_baseline(path, &mut linted)?;
    }
    let failed = verdict(&linted, &in_force, args.fail_on.map(Severity::from));
    if args.quiet {
        for file in &mut linted {
            file.diagnostics.retain(|diagnostic| diagnostic.severity > Severity::Note);
        }
    }
    if !args.diff {
        outlet::write_report(&linted, args)?;
    }
    // The process ends here, and takes thousands of small pieces with it faster than they can be freed one by one.
    std::mem::forget((linted, in_force, settings));
    Ok(exit(&troubles, failed))
}

/// Tells what went wrong outside of the drafts, and decides the exit status.
fn exit(troubles: &[Trouble], failed: bool) -> ExitCode {
    for trouble in troubles {
        eprintln!("decline-lint: {trouble}");
    }
    if troubles.is_empty() { ExitCode::from(u8::from(failed)) } else { ExitCode::from(2) }
}

/// Mends every draft, or shows how: files are written, standard input comes out mended on standard output.
fn mend_all(
    linted: &mut [Linted],
    formats: &[Format],
    in_force: &[Arc<InForce>],
    args: &LintArgs,
    troubles: &mut Vec<Trouble>,
) -> Result<(), Trouble> {
    let trust = if args.suggested { Trust::Suggested } else { Trust::Safe };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut count = 0;
    for ((file, format), in_force) in linted.iter_mut().zip(formats).zip(in_force) {
        let is_stdin = file.source.name() == outlet::shown_stdin(args);
        let mended = mend::mend(file, *format, &in_force.rules, trust);
        if args.diff {
            if let Some(mended) = &mended {
                mend::write_diff(&file.source, &mended.linted.source, outlet::wants_color(args, false), &mut out)?;
            }
            continue;
        }
        if is_stdin {
            let text = mended.as_ref().map_or(file.source.text(), |mended| mended.linted.source.text());
            out.write_all(text.as_bytes())?;
        }
        let Some(mended) = mended else { continue };
        let saved = if is_stdin { Ok(()) } else { mend::save(Path::new(file.source.name()), &file.source, &mended.linted.source) };
        match saved {
            Ok(()) => {
                count += mended.count;
                *file = mended.linted;
            }
            Err(trouble) => troubles.push(trouble),
        }
    }
    out.flush()?;
    if count > 0 {
        eprintln!("decline-lint: mended {count} finding{}", if count == 1 { "" } else { "s" });
    }
    Ok(())
}

fn apply_baseline(path: &Path, linted: &mut [Linted]) -> Result<(), Trouble> {
    let source = files::read(path, None)?;
    let baseline =
        Baseline::from_json(source.text()).map_err(|what| Trouble::Usage(format!("{}: not a baseline: {what}", path.display())))?;
    for stale in baseline.apply(linted) {
        eprintln!("decline-lint: no longer found, take it out of the baseline: {}", report::visible(&stale));
    }
    Ok(())
}

/// A draft that was linted, how it is written, what holds for it, and what it is compared by.
struct One {
    linted: Linted,
    format: Format,
    in_force: Arc<InForce>,
    sketch: Sketch,
}

/// Lints every draft, in parallel when there are many; the order of the results is that of the paths.
///
/// Gives what holds for each result too, without the drafts that could not be read.
fn lint_all(
    paths: &[PathBuf],
    args: &LintArgs,
    in_force: &[Arc<InForce>],
    troubles: &mut Vec<Trouble>,
) -> (Vec<Linted>, Vec<Format>, Vec<Arc<InForce>>) {
    let progress = Progress::new(paths.len());
    let done = AtomicU64::new(0);
    let one = |(path, in_force): (&PathBuf, &Arc<InForce>)| -> Result<One, Trouble> {
        let name = outlet::name_of(path, args.stdin_filename.as_deref());
        let source = files::read(path, name.as_deref())?;
        let format = args.format.map_or_else(|| files::format_of(name.as_deref().unwrap_or(path)), Format::from);
        let draft = Draft::parse(&source, format);
        let diagnostics = lint_draft(&draft, &in_force.rules);
        let sketch = if paths.len() > 1 { sketch(&draft, &in_force.rules) } else { Sketch::default() };
        drop(draft);
        progress.step(done.fetch_add(1, Ordering::Relaxed) + 1);
        Ok(One { linted: Linted { source, diagnostics }, format, in_force: Arc::clone(in_force), sketch })
    };
    let results: Vec<Result<One, Trouble>> =
        if paths.len() == 1 { paths.iter().zip(in_force).map(one).collect() } else { paths.par_iter().zip(in_force).map(one).collect() };
    let mut linted = Vec::with_capacity(results.len());
    let mut formats = Vec::with_capacity(results.len());
    let mut in_force = Vec::with_capacity(results.len());
    let mut sketches = Vec::with_capacity(results.len());
    for result in results {
        match result {
            Ok(one) => {
                linted.push(one.linted);
                formats.push(one.format);
                in_force.push(one.in_force);
                sketches.push(one.sketch);
            }
            Err(trouble) => troubles.push(trouble),
        }
    }
    if linted.len() > 1 {
        add_likenesses(&mut linted, &sketches, &in_force);
    }
    (linted, formats, in_force)
}

/// Two drafts take part in a likeness; the rules of the first draft of the run say how alike is too alike.
fn add_likenesses(linted: &mut [Linted], sketches: &[Sketch], in_force: &[Arc<InForce>]) {
    let Some(first) = in_force.first() else { return };
    let named: Vec<(&str, &Sketch)> = linted.iter().map(|file| file.source.name()).zip(sketches).collect();
    for (at, diagnostic) in compare(&named, &first.rules) {
        if let Some(file) = linted.get_mut(at) {
            let place = file.diagnostics.partition_point(|known| known.span <= diagnostic.span);
            file.diagnostics.insert(place, diagnostic);
        }
    }
}

/// Whether anything reaches the severity that fails a run; made from the diagnostics, the same in every format.
fn verdict(linted: &[Linted], in_force: &[Arc<InForce>], asked: Option<Severity>) -> bool {
    linted.iter().zip(in_force).any(|(file, in_force)| {
        let fail_on = asked.unwrap_or(in_force.fail_on);
        file.diagnostics.iter().any(|diagnostic| diagnostic.severity >= fail_on)
    })
}
