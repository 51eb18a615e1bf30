//! `path:line:column: severity[rule]: message`, one line a diagnostic.

use std::io::{self, Write};

use super::Linted;
use super::visible::visible_line;

pub(super) fn write(linted: &[Linted], out: &mut dyn Write) -> io::Result<()> {
    for Linted { source, diagnostics } in linted {
        for diagnostic in diagnostics {
            let at = source.position(diagnostic.span.start);
            let (name, rule, message) = (visible_line(source.name()), visible_line(&diagnostic.rule), visible_line(&diagnostic.message));
            writeln!(out, "{name}:{}:{}: {}[{rule}]: {message}", at.line, at.column, diagnostic.severity.name())?;
        }
    }
    Ok(())
}
