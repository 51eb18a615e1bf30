//! JUnit XML, within Jenkins' schema (xunit-plugin `junit-10.xsd`): a draft is a test suite, a diagnostic a failed test
//! case, and a draft without diagnostics has one case that passes.

use std::io::{self, Write};

use super::path::relative;
use super::xml::Escaped;
use super::{Linted, Style, full_message};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

pub(super) fn write(linted: &[Linted], style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let failures: usize = linted.iter().map(|draft| draft.diagnostics.len()).sum();
    let tests: usize = linted.iter().map(cases).sum();
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<testsuites name=\"decline-lint\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">")?;
    for draft in linted {
        write_suite(draft, &relative(draft.source.name(), style.base), out)?;
    }
    writeln!(out, "</testsuites>")
}

/// Consumers take a suite without cases for one that did not run.
fn cases(draft: &Linted) -> usize {
    draft.diagnostics.len().max(1)
}

fn write_suite(draft: &Linted, path: &str, out: &mut dyn Write) -> io::Result<()> {
    let (name, tests, failures) = (Escaped::Attribute(path), cases(draft), draft.diagnostics.len());
    write!(out, "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\"")?;
    writeln!(out, " errors=\"0\" skipped=\"0\" file=\"{name}\">")?;
    if draft.diagnostics.is_empty() {
        writeln!(out, "    <testcase name=\"ready to send\" classname=\"{name}\"/>")?;
    }
    for diagnostic in &draft.diagnostics {
        write_case(&draft.source, diagnostic, path, out)?;
    }
    writeln!(out, "  </testsuite>")
}

fn write_case(source: &Source, diagnostic: &Diagnostic, path: &str, out: &mut dyn Write) -> io::Result<()> {
    let at = source.position(diagnostic.span.start);
    let (name, rule, severity) = (Escaped::Attribute(path), Escaped::Attribute(&diagnostic.rule), diagnostic.severity.name());
    let (message, whole) = (Escaped::Attribute(&diagnostic.message), full_message(source, diagnostic));
    writeln!(out, "    <testcase name=\"{rule} (line {}, column {})\" classname=\"{name}\">", at.line, at.column)?;
    write!(out, "      <failure type=\"{severity}\" message=\"{message}\">")?;
    write!(out, "line {}, column {}: {severity}: {}", at.line, at.column, Escaped::Text(&whole))?;
    writeln!(out, "</failure>\n    </testcase>")
}
