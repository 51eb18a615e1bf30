//! GitLab code quality: the part of the Code Climate issue format that GitLab reads (docs.gitlab.com/ci/testing/code_quality).

use std::io::{self, Write};

use serde::Serialize;

use super::fingerprint::Fingerprints;
use super::path::relative;
use super::{Linted, Style, plain_json};
use crate::diagnostic::Severity;

#[derive(Serialize)]
struct Issue<'d> {
    description: &'d str,
    check_name: &'d str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'d>,
}

#[derive(Serialize)]
struct Location<'d> {
    path: &'d str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

pub(super) fn write(linted: &[Linted], style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let paths: Vec<String> = linted.iter().map(|draft| relative(draft.source.name(), style.base)).collect();
    let mut fingerprints = Fingerprints::default();
    let mut issues = Vec::new();
    for (Linted { source, diagnostics }, path) in linted.iter().zip(&paths) {
        for diagnostic in diagnostics {
            let lines = Lines { begin: source.position(diagnostic.span.start).line, end: source.position(diagnostic.span.end).line };
            issues.push(Issue {
                description: &diagnostic.message,
                check_name: &diagnostic.rule,
                fingerprint: fingerprints.next(path, source, diagnostic),
                severity: severity(diagnostic.severity),
                location: Location { path, lines },
            });
        }
    }
    plain_json::write(&issues, &mut *out)?;
    writeln!(out)
}

/// `critical` and `blocker` are left to tools that find broken programs.
const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note | Severity::Off => "info",
    }
}
