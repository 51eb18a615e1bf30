//! TOML text -> wire shape: mistakes become diagnostics with spans, and keys keep their places for later checks.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Diagnostic;
use crate::source::{Source, Span};

/// A TOML text whose keys can be found again.
pub(crate) struct Keys<'t> {
    table: Spanned<DeTable<'t>>,
    text: &'t str,
    /// Where the text begins in its source, behind a byte order mark.
    offset: usize,
}

impl<'t> Keys<'t> {
    /// The span of the value under a path of keys and array indices, or of the deepest part of the path that is there.
    pub(crate) fn span(&self, path: &[String]) -> Span {
        let mut span = 0..0;
        let mut here: Option<&Spanned<DeValue<'t>>> = None;
        for (depth, key) in path.iter().enumerate() {
            let next = match here.map(Spanned::get_ref) {
                None if depth == 0 => self.table.get_ref().get(key.as_str()),
                Some(DeValue::Table(table)) => table.get(key.as_str()),
                Some(DeValue::Array(array)) => key.parse::<usize>().ok().and_then(|at| array.get(at)),
                _ => None,
            };
            let Some(next) = next else { break };
            span = next.span();
            here = Some(next);
        }
        self.shift(self.first_line(Span::new(span.start, span.end)))
    }

    fn shift(&self, span: Span) -> Span {
        Span::new(span.start + self.offset, span.end + self.offset)
    }

    /// Bytes inside of the string under a path; the whole value when it is written with escapes.
    pub(crate) fn inside(&self, path: &[String], at: &std::ops::Range<usize>) -> Span {
        let whole = self.span(path);
        let raw = self.text.get(whole.start - self.offset..whole.end - self.offset).unwrap_or_default();
        let quotes = raw.chars().take_while(|char| matches!(char, '"' | '\'')).count();
        let lead = if quotes >= 3 { 3 } else { 1 };
        let plain = !raw.contains('\\') || raw.starts_with('\'');
        let (start, end) = (whole.start + lead + at.start, whole.start + lead + at.end);
        if plain && quotes > 0 && end < whole.end { Span::new(start, end) } else { whole }
    }

    /// The keys of the table under a top-level key, with their spans.
    pub(crate) fn keys_of(&self, key: &str) -> Option<Vec<(&str, Span)>> {
        let DeValue::Table(table) = self.table.get_ref().get(key)?.get_ref() else { return None };
        Some(table.iter().map(|(key, _)| (key.get_ref().as_ref(), self.shift(Span::new(key.span().start, key.span().end)))).collect())
    }

    /// A long span cut to its first line, so that a report stays short.
    fn first_line(&self, span: Span) -> Span {
        let text = self.text.get(span.start..span.end).unwrap_or_default();
        Span::new(span.start, span.start + text.find('\n').unwrap_or(text.len()))
    }
}

/// Reads a text under an id for its mistakes.
///
/// # Errors
/// Every mistake of the syntax, or the first one of the shape.
pub(crate) fn read<'t, T: DeserializeOwned>(source: &'t Source, id: &str) -> Result<(T, Keys<'t>), Vec<Diagnostic>> {
    let text = source.text().get(source.start()..).unwrap_or_default();
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return Err(errors.iter().take(5).map(|error| explain(error, id, source)).collect());
    }
    // A copy of the table costs less than reading the text a second time.
    let shape = T::deserialize(toml::Deserializer::from(table.clone()));
    let keys = Keys { table, text, offset: source.start() };
    match shape {
        Ok(file) => Ok((file, keys)),
        Err(error) => Err(vec![explain(&error, id, source)]),
    }
}

/// Puts what the library says into plain words, with a "did you mean".
fn explain(error: &toml::de::Error, id: &str, source: &Source) -> Diagnostic {
    let offset = source.start();
    let span = error.span().unwrap_or(0..0);
    let span = Span::new(span.start + offset, span.end + offset);
    let message = error.message().lines().next().unwrap_or_default();
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let (found, known) = names.split_first().map_or(("", &[][..]), |(found, known)| (*found, known));
    let plain = |what: &str| Diagnostic::error(id, span, what.to_owned());
    if message.starts_with("unknown field") {
        plain(&format!("unknown key `{found}`")).with_help(suggest(found, known, "known keys"))
    } else if message.starts_with("unknown variant") {
        plain(&format!("`{found}` is not known here")).with_help(suggest(found, known, "known are"))
    } else if message.starts_with("missing field") {
        let plain = |what: &str| Diagnostic::error(id, first_key(span, source), what.to_owned());
        plain(&format!("the key `{found}` is missing")).with_help(format!("add a line `{found} = ...`"))
    } else {
        plain(message)
    }
}

/// A key that is missing from the whole file is shown at its first line that says anything.
fn first_key(span: Span, source: &Source) -> Span {
    let rest = source.text().get(span.start..).unwrap_or_default();
    let start = span.start + (rest.len() - rest.trim_start().len());
    let line = rest.trim_start().lines().next().unwrap_or_default();
    if span.start == source.start() { Span::new(start, start + line.len()) } else { span }
}

/// "did you mean `x`?" when a known name is near, otherwise all that are known.
pub(crate) fn suggest(found: &str, known: &[&str], lead: &str) -> String {
    match nearest(found, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "remove it".to_owned(),
        None => format!("{lead}: {}", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
    }
}

/// Longest name that is compared with known ones, in bytes.
const LONGEST_NAME: usize = 120;

/// The known name that is nearest to what was written, if any is near.
pub(crate) fn nearest<'k>(found: &str, known: &[&'k str]) -> Option<&'k str> {
    // Nothing is near to a text without end, and counting how far off it is would take its length squared.
    if found.len() > LONGEST_NAME {
        return None;
    }
    let scored = known.iter().map(|name| (strsim::damerau_levenshtein(found, name), *name));
    let best = scored.min_by_key(|(distance, _)| *distance)?;
    let near = best.0 <= 1 + found.len() / 4 || best.1.starts_with(found) && found.len() > 2;
    near.then_some(best.1)
}
