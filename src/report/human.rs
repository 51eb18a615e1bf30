//! The report for people: rule, message, the source line with the span underlined, what to do; a closing line.

use std::io::{self, Write};

use codespan_reporting::diagnostic as shown;
use codespan_reporting::term::{self, Config};
use rayon::prelude::*;
use termcolor::{Ansi, NoColor, WriteColor};

use super::excerpt::Excerpt;
use super::{Counts, Linted, Style, counted};
use crate::diagnostic::{Diagnostic, Severity, Trust};
use crate::source::{Source, Span};

pub(super) fn write(linted: &[Linted], style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    write_diagnostics(linted, style, out)?;
    writeln!(out, "{}", closing_line(linted))
}

pub(super) fn write_diagnostics(linted: &[Linted], style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    if linted.len() <= CHUNK {
        return draw(linted, style, out);
    }
    // Drafts are drawn side by side when there are many; their order stays, and no more of it is held than one batch.
    let mut drawn = Vec::new();
    for batch in linted.chunks(CHUNK * 32) {
        let chunk = |chunk: &[Linted]| {
            let mut out = Vec::new();
            draw(chunk, style, &mut out).map(|()| out)
        };
        batch.par_chunks(CHUNK).map(chunk).collect_into_vec(&mut drawn);
        drawn.drain(..).try_for_each(|chunk| out.write_all(&chunk?))?;
    }
    Ok(())
}

/// Drafts that are drawn in one go.
const CHUNK: usize = 64;

fn draw<W: Write + ?Sized>(linted: &[Linted], style: Style<'_>, out: &mut W) -> io::Result<()> {
    if style.color { write_all(linted, &mut Ansi::new(out)) } else { write_all(linted, &mut NoColor::new(out)) }
}

fn write_all<W: WriteColor>(linted: &[Linted], out: &mut W) -> io::Result<()> {
    let config = Config::default();
    let styles = term::Styles::default();
    for Linted { source, diagnostics } in linted {
        for diagnostic in diagnostics {
            let spans: Vec<Span> = std::iter::once(diagnostic.span).chain(diagnostic.notes.iter().filter_map(|note| note.span)).collect();
            let excerpt = Excerpt::new(source, &spans);
            let shown = show(diagnostic, &excerpt, source);
            let mut writer = term::StylesWriter::new(&mut *out, &styles);
            term::emit_to_write_style(&mut writer, &config, &excerpt, &shown).map_err(|error| match error {
                codespan_reporting::files::Error::Io(error) => error,
                other => io::Error::other(other),
            })?;
        }
    }
    Ok(())
}

fn show(diagnostic: &Diagnostic, excerpt: &Excerpt<'_>, source: &Source) -> shown::Diagnostic<()> {
    let severity = match diagnostic.severity {
        Severity::Error => shown::Severity::Error,
        Severity::Warning => shown::Severity::Warning,
        Severity::Note | Severity::Off => shown::Severity::Note,
    };
    let mut labels = vec![shown::Label::primary((), excerpt.range(diagnostic.span))];
    let mut notes = Vec::new();
    for note in &diagnostic.notes {
        match note.span {
            Some(span) => labels.push(shown::Label::secondary((), excerpt.range(span)).with_message(super::visible(&note.message))),
            None => notes.push(format!("note: {}", super::visible(&note.message))),
        }
    }
    if let Some(help) = &diagnostic.help {
        notes.push(format!("help: {}", super::visible(help)));
    }
    notes.extend(fix_line(diagnostic, source));
    shown::Diagnostic::new(severity)
        .with_code(super::visible::visible_line(&diagnostic.rule))
        .with_message(super::visible::visible_line(&diagnostic.message))
        .with_labels(labels)
        .with_notes(notes)
}

/// What `--fix` would write, when it is short enough to be shown.
fn fix_line(diagnostic: &Diagnostic, source: &Source) -> Option<String> {
    let fix = diagnostic.fix.as_ref()?;
    let [edit] = fix.edits.as_slice() else { return None };
    let (old, new) = (super::visible::visible_line(source.slice(edit.span)), super::visible::visible_line(&edit.text));
    if old.trim().is_empty() || new.len() + old.len() > 60 {
        return None;
    }
    let how = match fix.trust {
        Trust::Safe => "--fix",
        Trust::Suggested => "--fix --suggested",
    };
    Some(if new.is_empty() { format!("fix: remove “{old}” ({how})") } else { format!("fix: “{old}” → “{new}” ({how})") })
}

fn closing_line(linted: &[Linted]) -> String {
    let counts = Counts::of(linted);
    let drafts = counted(linted.len(), "draft");
    if counts.total() == 0 {
        return format!("Ready to send: nothing to mend in {drafts}.");
    }
    let named = [(counts.errors, "error"), (counts.warnings, "warning"), (counts.notes, "note")];
    let parts: Vec<String> = named.iter().filter(|(count, _)| *count > 0).map(|(count, name)| counted(*count, name)).collect();
    let fixable = linted.iter().flat_map(|linted| &linted.diagnostics);
    let fixable = fixable.filter(|diagnostic| diagnostic.fix.as_ref().is_some_and(|fix| fix.trust == Trust::Safe)).count();
    let hint = if fixable > 0 { format!("; `--fix` mends {fixable}") } else { String::new() };
    let verdict = if counts.errors > 0 {
        "Not ready to send yet"
    } else if counts.warnings > 0 {
        "Nearly there"
    } else {
        "Good to send"
    };
    format!("{verdict}: {} in {drafts}{hint}.", parts.join(", "))
}
