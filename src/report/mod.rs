//! Diagnostics -> bytes: one function a format. A reporter knows only [`Diagnostic`] and [`Source`]; it cannot tell
//! how a finding was made, and decides nothing.

mod checkstyle;
mod concise;
mod excerpt;
mod fingerprint;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod path;
mod plain_json;
mod sarif;
mod visible;
mod xml;

use std::io::{self, Write};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

pub use visible::{visible, visible_line, visible_lines};

/// A text and what was found in it, sorted by place.
#[derive(Debug)]
pub struct Linted {
    /// The text.
    pub source: Source,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}

/// How diagnostics are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportFormat {
    /// Source lines with underlined spans, for people.
    #[default]
    Human,
    /// `path:line:column: severity[rule]: message`.
    Concise,
    /// One JSON value: a version and all diagnostics.
    Json,
    /// One JSON value a diagnostic and line.
    Jsonl,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// A code quality report of GitLab.
    Gitlab,
    /// JUnit XML: a draft is a test suite, a diagnostic a failed case.
    Junit,
    /// Checkstyle 4.3 XML.
    Checkstyle,
}

impl ReportFormat {
    /// Every format.
    pub const ALL: [Self; 9] =
        [Self::Human, Self::Concise, Self::Json, Self::Jsonl, Self::Sarif, Self::Github, Self::Gitlab, Self::Junit, Self::Checkstyle];
}

/// A number with what it counts: "1 draft", "7 drafts".
#[must_use]
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// What a report is told besides the diagnostics.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style<'p> {
    /// Colours are wanted.
    pub color: bool,
    /// The folder that formats with relative paths count from; without it, names stay as they are.
    pub base: Option<&'p Path>,
}

/// How many diagnostics there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Counts {
    /// Counts the diagnostics of all texts.
    #[must_use]
    pub fn of(linted: &[Linted]) -> Self {
        let mut counts = Self::default();
        for diagnostic in linted.iter().flat_map(|linted| &linted.diagnostics) {
            counts.add(diagnostic.severity);
        }
        counts
    }

    const fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
            Severity::Off => {}
        }
    }

    /// All of them.
    #[must_use]
    pub const fn total(self) -> usize {
        self.errors + self.warnings + self.notes
    }
}

/// Writes a report.
///
/// # Errors
/// When `out` can't be written to.
pub fn write(format: ReportFormat, linted: &[Linted], style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    match format {
        ReportFormat::Human => human::write(linted, style, out),
        ReportFormat::Concise => concise::write(linted, out),
        ReportFormat::Json => json::write(linted, out),
        ReportFormat::Jsonl => json::write_lines(linted, out),
        ReportFormat::Sarif => sarif::write(linted, style, out),
        ReportFormat::Github => github::write(linted, style, out),
        ReportFormat::Gitlab => gitlab::write(linted, style, out),
        ReportFormat::Junit => junit::write(linted, style, out),
        ReportFormat::Checkstyle => checkstyle::write(linted, style, out),
    }
}

/// All that a diagnostic says in words, for formats with one text a finding.
fn full_message(source: &Source, diagnostic: &Diagnostic) -> String {
    let notes = diagnostic.notes.iter().map(|note| match note.span {
        Some(span) => format!("\nline {}: {}", source.position(span.start).line, note.message),
        None => format!("\nnote: {}", note.message),
    });
    let help = diagnostic.help.iter().map(|help| format!("\nhelp: {}", help));
    std::iter::once(diagnostic.message.clone()).chain(notes).chain(help).collect()
}

/// Writes diagnostics for people without the closing line: for broken rule files and configuration.
///
/// # Errors
/// When `out` can't be written to.
pub fn write_diagnostics(linted: &[Linted], style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    human::write_diagnostics(linted, style, out)
}

/// Writes how often each rule found something, most often first.
///
/// # Errors
/// When `out` can't be written to.
pub fn write_statistics(linted: &[Linted], out: &mut dyn Write) -> io::Result<()> {
    let mut counts: std::collections::BTreeMap<(&str, Severity), (usize, usize)> = std::collections::BTreeMap::new();
    for diagnostic in linted.iter().flat_map(|linted| &linted.diagnostics) {
        let count = counts.entry((&diagnostic.rule, diagnostic.severity)).or_default();
        count.0 += 1;
        count.1 += usize::from(diagnostic.fix.is_some());
    }
    let mut sorted: Vec<_> = counts.into_iter().collect();
    sorted.sort_by_key(|((rule, _), (count, _))| (std::cmp::Reverse(*count), *rule));
    for ((rule, severity), (count, fixable)) in sorted {
        let hint = if fixable > 0 { format!("  ({fixable} with a fix)") } else { String::new() };
        writeln!(out, "{count:>6}  {:7}  {rule}{hint}", severity.name())?;
    }
    let counts = Counts::of(linted);
    writeln!(out, "{:>6}  in {}", counts.total(), counted(linted.len(), "draft"))
}
