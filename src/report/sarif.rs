//! SARIF 2.1.0, for GitHub code scanning and editors. Columns count UTF-16 code units; paths are URIs relative to where
//! the run began, which is the root of the repository in CI.

mod wire;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use super::fingerprint::Fingerprints;
use super::path::{relative, uri};
use super::{Linted, Style, full_message, plain_json};
use crate::diagnostic::{Diagnostic, Severity, Trust};
use crate::source::{Source, Span};
use wire::{ArtifactLocation, Change, Configuration, Content, Descriptor, Driver, Finding, Fingerprint, Fix, Invocation};
use wire::{Location, Log, Message, Notification, PhysicalLocation, Region, Replacement, Run, Tool};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Most results that GitHub keeps of a run (docs.github.com, "SARIF support for code scanning", limits).
const MOST_RESULTS: usize = 5_000;

pub(super) fn write(linted: &[Linted], style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let rules = rules(linted);
    let index: BTreeMap<&str, usize> = rules.iter().enumerate().map(|(at, rule)| (rule.id, at)).collect();
    let mut fingerprints = Fingerprints::default();
    let mut findings: Vec<(&Source, &Diagnostic, String)> = Vec::new();
    for Linted { source, diagnostics } in linted {
        let path = relative(source.name(), style.base);
        findings.extend(diagnostics.iter().map(|diagnostic| (source, diagnostic, fingerprints.next(&path, source, diagnostic))));
    }
    findings.sort_by_key(|(_, diagnostic, _)| Reverse(diagnostic.severity));
    let left_out = findings.len().saturating_sub(MOST_RESULTS);
    findings.truncate(MOST_RESULTS);
    let driver = Driver { name: "decline-lint", semantic_version: env!("CARGO_PKG_VERSION"), rules };
    let run = Run {
        tool: Tool { driver },
        invocations: truncation(left_out),
        column_kind: "utf16CodeUnits",
        newline_sequences: ["\r\n", "\n", "\r"],
        results: findings
            .into_iter()
            .map(|(source, diagnostic, fingerprint)| {
                let rule_index = index.get(rule_id(diagnostic)).copied().unwrap_or_default();
                finding(source, diagnostic, rule_index, fingerprint, style)
            })
            .collect(),
    };
    plain_json::write(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] }, &mut *out)?;
    writeln!(out)
}

fn rule_id(diagnostic: &Diagnostic) -> &str {
    &diagnostic.rule
}

/// What the diagnostics tell of their rules. Descriptions are made of the id alone, since they are to stay the same from
/// run to run; advice that quotes a draft is no advice for the rule.
fn rules(linted: &[Linted]) -> Vec<Descriptor<'_>> {
    let mut met: BTreeMap<&str, (Severity, Option<&str>)> = BTreeMap::new();
    for diagnostic in linted.iter().flat_map(|draft| &draft.diagnostics) {
        let help = diagnostic.help.as_deref();
        let (severity, advice) = met.entry(rule_id(diagnostic)).or_insert((diagnostic.severity, help));
        *severity = diagnostic.severity.max(*severity);
        *advice = advice.filter(|advice| help == Some(*advice));
    }
    let describe = |(id, (severity, advice)): (_, (Severity, Option<&str>))| {
        let explain = format!("`decline-lint explain {id}` says why, with examples.");
        Descriptor {
            id,
            short_description: message(&id.replace('-', " ")),
            full_description: message(&format!("Found by the rule {id} of decline-lint. {explain}")),
            help: message(&advice.map_or_else(|| explain.clone(), |advice| format!("{advice}\n\n{explain}"))),
            default_configuration: Configuration { level: level(severity) },
        }
    };
    met.into_iter().map(describe).collect()
}

fn finding<'d>(source: &Source, diagnostic: &'d Diagnostic, rule_index: usize, value: String, style: Style<'_>) -> Finding<'d> {
    let artifact = || ArtifactLocation { uri: uri(source.name(), style.base) };
    let physical = |span| PhysicalLocation { artifact_location: artifact(), region: region(source, span) };
    let related = diagnostic.notes.iter().filter_map(|note| {
        let physical_location = physical(note.span?);
        Some(Location { physical_location, message: Some(message(&note.message)) })
    });
    let fix = diagnostic.fix.as_ref().filter(|fix| !fix.edits.is_empty()).map(|fix| {
        let description = match fix.trust {
            Trust::Safe => "Safe: cannot change what the draft says.",
            Trust::Suggested => "Suggested: probably right, wants a look.",
        };
        let replace = |edit: &'d crate::diagnostic::Edit| Replacement {
            deleted_region: region(source, edit.span),
            inserted_content: Content { text: &edit.text },
        };
        let change = Change { artifact_location: artifact(), replacements: fix.edits.iter().map(replace).collect() };
        Fix { description: message(description), artifact_changes: [change] }
    });
    Finding {
        rule_id: rule_id(diagnostic),
        rule_index,
        level: level(diagnostic.severity),
        message: message(&full_message(source, diagnostic)),
        locations: [Location { physical_location: physical(diagnostic.span), message: None }],
        related_locations: related.collect(),
        partial_fingerprints: Fingerprint { value },
        fixes: fix.into_iter().collect(),
    }
}

/// Viewers make a link of `[words](target)` in a message (3.11.6); a draft's words are to stay words.
fn message(text: &str) -> Message {
    Message { text: text.replace("](", "] (") }
}

fn region(source: &Source, span: Span) -> Region {
    let (start, end) = (source.position(span.start), source.position(span.end));
    Region { start_line: start.line, start_column: start.utf16_column, end_line: end.line, end_column: end.utf16_column }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Off => "note",
    }
}

/// Says how many results did not fit; nothing is left out in silence.
fn truncation(left_out: usize) -> Vec<Invocation> {
    if left_out == 0 {
        return Vec::new();
    }
    let text = format!("{left_out} less severe findings are left out: a run holds at most {MOST_RESULTS}.");
    let notification = Notification { level: "warning", message: Message { text } };
    vec![Invocation { execution_successful: true, tool_execution_notifications: [notification] }]
}
