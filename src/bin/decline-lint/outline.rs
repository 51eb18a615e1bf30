//! `decline-lint outline PATH`: the anatomy of a draft as a table or as JSON.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use decline_lint::draft::{Draft, Format};
use decline_lint::report::{visible, visible_line};
use decline_lint::{Move, Outline};

use crate::args::OutlineArgs;
use crate::error::Trouble;
use crate::files::{self, Size};
use crate::settings::Settings;

/// Largest draft that is shown.
const MAX_SIZE: Size = Size::new(16 << 20);

/// Shows what was found where, what is missing, and what lint makes of it.
pub(crate) fn outline(args: &OutlineArgs) -> Result<ExitCode, Trouble> {
    let in_force = Settings::new(&args.rules)?.for_drafts(std::slice::from_ref(&args.path), None)?;
    let Some(rules) = in_force.first().map(|in_force| &in_force.rules) else { return Ok(ExitCode::SUCCESS) };
    let source = files::read(&args.path, None, MAX_SIZE)?;
    let draft = Draft::parse(&source, args.format.map_or_else(|| files::format_of(&args.path), Format::from));
    let outline = decline_lint::outline(&draft, rules, &decline_lint::lint(&draft, rules));
    let mut out = BufWriter::new(io::stdout().lock());
    if args.json {
        serde_json::to_writer_pretty(&mut out, &outline).map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        write(&outline, source.name(), &mut out)?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn write(outline: &Outline, name: &str, out: &mut dyn Write) -> io::Result<()> {
    writeln!(
        out,
        "{}: {} words, {} sentences, {} s to read\n",
        visible_line(name),
        outline.words,
        outline.sentences,
        outline.reading_seconds
    )?;
    for step in &outline.moves {
        write_move(step, outline, out)?;
    }
    writeln!(out, "\nparts")?;
    for part in &outline.parts {
        let lines = if part.line == part.last_line { part.line.to_string() } else { format!("{}-{}", part.line, part.last_line) };
        writeln!(out, "  {:10} line {lines:7} {:>4} words  {}", part.role, part.words, visible(&part.text))?;
    }
    if !outline.findings.is_empty() {
        writeln!(out, "\nfindings")?;
    }
    for finding in &outline.findings {
        writeln!(out, "  line {:<4} {:7}  {}: {}", finding.line, finding.severity, finding.rule, visible(&finding.message))?;
    }
    Ok(())
}

fn write_move(step: &Move, outline: &Outline, out: &mut dyn Write) -> io::Result<()> {
    let Some((first, others)) = step.found.split_first() else {
        let fired = step.missed_by.as_deref().filter(|id| outline.findings.iter().any(|finding| finding.rule == *id));
        let why = fired.map_or_else(|| "not there, and not needed".to_owned(), |id| format!("missing: {id}"));
        return writeln!(out, "  - {:15} {why}", step.name);
    };
    writeln!(out, "  + {:15} line {:<4} {}", step.name, first.line, visible(&first.text))?;
    for other in others {
        writeln!(out, "    {:15} line {:<4} {}", "", other.line, visible(&other.text))?;
    }
    Ok(())
}
