//! Checkstyle XML, the report of checkstyle 4.3 that CI servers and review bots read. Columns count characters from 1.

use std::io::{self, Write};

use super::path::relative;
use super::xml::Escaped;
use super::{Linted, Style};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

pub(super) fn write(linted: &[Linted], style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">")?;
    for Linted { source, diagnostics } in linted {
        let path = relative(source.name(), style.base);
        // A file without an `error` says that it was looked at.
        writeln!(out, "  <file name=\"{}\">", Escaped::Attribute(&path))?;
        for diagnostic in diagnostics {
            write_error(source, diagnostic, out)?;
        }
        writeln!(out, "  </file>")?;
    }
    writeln!(out, "</checkstyle>")
}

fn write_error(source: &Source, diagnostic: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    let at = source.position(diagnostic.span.start);
    let severity = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Off => "info",
    };
    let (message, rule) = (Escaped::Attribute(&diagnostic.message), Escaped::Attribute(&diagnostic.rule));
    write!(out, "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\"", at.line, at.column)?;
    writeln!(out, " message=\"{message}\" source=\"decline-lint.{rule}\"/>")
}
