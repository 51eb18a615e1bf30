//! JSON: stable names, version 1. Offsets are bytes, lines and columns count from 1, columns in characters.

use std::io::{self, Write};

use serde::Serialize;

use super::{Linted, plain_json};
use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// One diagnostic as it is written.
#[derive(Serialize)]
pub(super) struct Entry<'d> {
    path: &'d str,
    rule: &'d str,
    severity: &'static str,
    message: &'d str,
    help: Option<&'d str>,
    start: Place,
    end: Place,
    text: &'d str,
    fix: Option<FixEntry<'d>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteEntry<'d>>,
}

#[derive(Serialize)]
struct Place {
    offset: usize,
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct FixEntry<'d> {
    trust: crate::diagnostic::Trust,
    edits: Vec<EditEntry<'d>>,
}

#[derive(Serialize)]
struct EditEntry<'d> {
    start: Place,
    end: Place,
    text: &'d str,
}

#[derive(Serialize)]
struct NoteEntry<'d> {
    message: &'d str,
    start: Option<Place>,
    end: Option<Place>,
}

fn place(source: &Source, offset: usize) -> Place {
    let at = source.position(offset);
    Place { offset: at.offset, line: at.line, column: at.column }
}

fn places(source: &Source, span: Span) -> (Place, Place) {
    (place(source, span.start), place(source, span.end))
}

impl<'d> Entry<'d> {
    pub(super) fn new(source: &'d Source, diagnostic: &'d Diagnostic) -> Self {
        let (start, end) = places(source, diagnostic.span);
        let edit = |edit: &'d crate::diagnostic::Edit| {
            let (start, end) = places(source, edit.span);
            EditEntry { start, end, text: &edit.text }
        };
        let note = |note: &'d crate::diagnostic::Note| NoteEntry {
            message: &note.message,
            start: note.span.map(|span| place(source, span.start)),
            end: note.span.map(|span| place(source, span.end)),
        };
        Self {
            path: source.name(),
            rule: &diagnostic.rule,
            severity: diagnostic.severity.name(),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            start,
            end,
            text: source.slice(diagnostic.span),
            fix: diagnostic.fix.as_ref().map(|fix| FixEntry { trust: fix.trust, edits: fix.edits.iter().map(edit).collect() }),
            notes: diagnostic.notes.iter().map(note).collect(),
        }
    }
}

/// All diagnostics with the version of their shape.
#[derive(Serialize)]
struct Report<'d> {
    version: u8,
    diagnostics: Vec<Entry<'d>>,
}

/// One value for the whole run.
pub(super) fn write(linted: &[Linted], out: &mut dyn Write) -> io::Result<()> {
    let mut diagnostics = Vec::new();
    for Linted { source, diagnostics: found } in linted {
        diagnostics.extend(found.iter().map(|diagnostic| Entry::new(source, diagnostic)));
    }
    plain_json::write(&Report { version: 1, diagnostics }, &mut *out)?;
    out.write_all(b"\n")
}

/// One value a line.
pub(super) fn write_lines(linted: &[Linted], out: &mut dyn Write) -> io::Result<()> {
    for Linted { source, diagnostics } in linted {
        for diagnostic in diagnostics {
            plain_json::write(&Entry::new(source, diagnostic), &mut *out)?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}
