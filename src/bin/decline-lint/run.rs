//! The main job as a short story: find the drafts, lint them, report, judge.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use decline_lint::baseline::Baseline;
use decline_lint::diagnostic::{Severity, Trust};
use decline_lint::report::{self, Counts, Linted, counted};

use crate::args::LintArgs;
use crate::drafts::{self, Read};
use crate::error::Trouble;
use crate::guard::guarded;
use crate::settings::Settings;
use crate::{files, mend, outlet, output};

const NOTHING: &str = "nothing to lint: name a draft, a folder of drafts, or `-` for standard input; or name drafts in the `include` of decline-lint.toml\n\
    for example: decline-lint draft.md";

/// Largest baseline file.
const MAX_BASELINE: files::Size = files::Size::new(256 << 20);

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
    let (mut linted, read) = drafts::lint_all(&paths, args, &in_force, &mut troubles);
    if args.fix || args.diff {
        mend_all(&mut linted, &read, args, &mut troubles)?;
    }
    if let Some(path) = &args.write_baseline {
        let text = Baseline::of(&linted).to_json();
        output::write_whole(path, text.as_bytes()).map_err(|error| Trouble::Io(path.clone(), error))?;
        let count = counted(Counts::of(&linted).total(), "finding");
        eprintln!("decline-lint: recorded {count} in {}", report::visible_line(&path.to_string_lossy()));
        return Ok(exit(&troubles, false));
    }
    if let Some(path) = &args.baseline {
        apply_baseline(path, &mut linted)?;
    }
    let failed = verdict(&linted, &read, args.fail_on.map(Severity::from));
    if args.quiet {
        for file in &mut linted {
            file.diagnostics.retain(|diagnostic| diagnostic.severity > Severity::Note);
        }
    }
    if !args.diff {
        outlet::write_report(&linted, args)?;
    }
    // The process ends here, and takes thousands of small pieces with it faster than they can be freed one by one.
    std::mem::forget((linted, read, in_force, settings));
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
fn mend_all(linted: &mut [Linted], read: &[Read], args: &LintArgs, troubles: &mut Vec<Trouble>) -> Result<(), Trouble> {
    let trust = if args.suggested { Trust::Suggested } else { Trust::Safe };
    let mut out = BufWriter::new(io::stdout().lock());
    let mut count = 0;
    for (file, read) in linted.iter_mut().zip(read) {
        let is_stdin = read.path == Path::new("-");
        let mended = guarded(|| mend::mend(file, read.format, &read.in_force.rules, trust)).unwrap_or_else(|_| {
            troubles.push(Trouble::Internal(file.source.name().to_owned()));
            None
        });
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
        let saved = if is_stdin { Ok(()) } else { mend::save(&read.path, &file.source, &mended.linted.source) };
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
        eprintln!("decline-lint: mended {}", counted(count, "finding"));
    }
    Ok(())
}

fn apply_baseline(path: &Path, linted: &mut [Linted]) -> Result<(), Trouble> {
    let source = files::read(path, None, MAX_BASELINE)?;
    let baseline = Baseline::from_json(source.text())
        .map_err(|what| Trouble::Usage(format!("{}: not a baseline: {what}", report::visible_line(&path.to_string_lossy()))))?;
    for stale in baseline.apply(linted) {
        eprintln!("decline-lint: no longer found, take it out of the baseline: {}", report::visible_line(&stale));
    }
    Ok(())
}

/// Whether anything reaches the severity that fails a run; made from the diagnostics, the same in every format.
fn verdict(linted: &[Linted], read: &[Read], asked: Option<Severity>) -> bool {
    linted.iter().zip(read).any(|(file, read)| {
        let fail_on = asked.unwrap_or(read.in_force.fail_on);
        file.diagnostics.iter().any(|diagnostic| diagnostic.severity >= fail_on)
    })
}
