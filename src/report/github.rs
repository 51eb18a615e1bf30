//! GitHub workflow commands: one annotation a line, as the runner parses them (actions/runner, `ActionCommand.cs`).
//! The worst come first, since GitHub shows only ten of each sort and step.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::io::{self, Write};

use super::path::relative;
use super::visible::ORDERS;
use super::{Linted, Style, full_message, visible};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

pub(super) fn write(linted: &[Linted], style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let each = linted.iter().flat_map(|Linted { source, diagnostics }| diagnostics.iter().map(move |diagnostic| (source, diagnostic)));
    let mut findings: Vec<(&Source, &Diagnostic)> = each.collect();
    findings.sort_by_key(|(_, diagnostic)| Reverse(diagnostic.severity));
    for (source, diagnostic) in findings {
        write_command(source, diagnostic, style, out)?;
    }
    Ok(())
}

fn write_command(source: &Source, diagnostic: &Diagnostic, style: Style<'_>, out: &mut dyn Write) -> io::Result<()> {
    let command = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note | Severity::Off => "notice",
    };
    let (start, end) = (source.position(diagnostic.span.start), source.position(diagnostic.span.end));
    write!(out, "::{command} file={},line={},endLine={}", property(&path(source, style)), start.line, end.line)?;
    // The runner drops columns of an annotation that spans lines.
    if start.line == end.line {
        write!(out, ",col={},endColumn={}", start.column, end.column)?;
    }
    let message = full_message(source, diagnostic);
    writeln!(out, ",title={}::{}", property(&visible(&diagnostic.rule)), data(&visible(&message)))
}

/// The name has to be the file's own, so only what a log would obey is replaced; line breaks are escaped later.
fn path(source: &Source, style: Style<'_>) -> String {
    let obeyed = |char: char| char.is_control() && !matches!(char, '\r' | '\n');
    ORDERS.iter().fold(relative(source.name(), style.base).replace(obeyed, "?"), |path, (order, mark)| path.replace(order, mark))
}

/// What stands behind the second `::`.
fn data(text: &str) -> Cow<'_, str> {
    if !text.contains(['%', '\r', '\n']) {
        return Cow::Borrowed(text);
    }
    // The percent sign first: the others bring their own.
    Cow::Owned(text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"))
}

/// What stands behind a `name=`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_property_or_a_line() {
        assert_eq!(property("a%0A,b::c\r\n"), "a%250A%2Cb%3A%3Ac%0D%0A");
        assert_eq!(data("50%, x::y\nz"), "50%25, x::y%0Az");
    }
}
