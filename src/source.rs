//! Source text and positions: the only place where bytes become lines and columns.

use std::sync::OnceLock;

/// A half-open range of bytes of a [`Source`], always inside of the text and on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset behind the last byte; never less than `start`.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to `end`; an `end` before `start` gives an empty span.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end }
    }

    /// The empty span before the byte at `offset`.
    #[must_use]
    pub const fn at(offset: usize) -> Self {
        Self { start: offset, end: offset }
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether the two share a byte, or one is empty and lies in the other.
    #[must_use]
    pub const fn touches(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
            || (self.start >= other.start && self.end <= other.end)
            || (other.start >= self.start && other.end <= self.end)
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// A place in a [`Source`] as people and editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Byte offset from the start of the text.
    pub offset: usize,
    /// Line, from 1. LF, CRLF and a lone CR each end a line.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1; a byte order mark is not counted.
    pub column: usize,
    /// Column in UTF-16 code units, from 1, as editors count.
    pub utf16_column: usize,
}

/// One text with the name it is reported under.
#[derive(Debug, Default)]
pub struct Source {
    name: String,
    text: String,
    line_starts: OnceLock<Vec<usize>>,
    counts: OnceLock<Vec<(usize, usize)>>,
}

/// Bytes between two counts of characters: a column on a line of any length costs no more than this to count.
const BLOCK: usize = 1024;

const BOM: char = '\u{feff}';

impl Source {
    /// A text under a name, usually the path as it was given. A leading byte order mark stays in the
    /// text (offsets count it) but is never prose.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into(), line_starts: OnceLock::new(), counts: OnceLock::new() }
    }

    /// The name it is reported under.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the text begins: 3 behind a byte order mark, otherwise 0.
    #[must_use]
    pub fn start(&self) -> usize {
        if self.text.starts_with(BOM) { BOM.len_utf8() } else { 0 }
    }

    /// The text under a span; the span is first [clamped](Self::clamp).
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        let span = self.clamp(span);
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// The span moved inside of the text and widened to character boundaries.
    #[must_use]
    pub fn clamp(&self, span: Span) -> Span {
        let start = self.text.floor_char_boundary(span.start);
        let end = self.text.ceil_char_boundary(span.end);
        Span::new(start, end)
    }

    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let bytes = self.text.as_bytes();
            let mut starts = vec![0];
            for (at, byte) in bytes.iter().enumerate() {
                let ends = *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
                if ends {
                    starts.push(at + 1);
                }
            }
            starts
        })
    }

    /// How many lines there are; a text without a line break has one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.line_starts().len()
    }

    /// Line and column of a byte offset; an offset past the end is the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.text.floor_char_boundary(offset);
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= offset);
        let mut start = starts.get(line.wrapping_sub(1)).copied().unwrap_or_default();
        if start == 0 {
            start = self.start().min(offset);
        }
        let (columns, units) = match self.text.as_bytes().get(start..offset) {
            Some(ahead) if ahead.len() <= BLOCK => count(ahead),
            _ => {
                let (from, to) = (self.characters(start), self.characters(offset));
                (to.0 - from.0, to.1 - from.1)
            }
        };
        Position { offset, line, column: 1 + columns, utf16_column: 1 + units }
    }

    /// Characters and UTF-16 units before a byte offset.
    fn characters(&self, offset: usize) -> (usize, usize) {
        let bytes = self.text.as_bytes();
        let counts = self.counts.get_or_init(|| {
            let mut sum = (0, 0);
            let step = |block: &[u8]| {
                let before = sum;
                let count = count(block);
                sum = (sum.0 + count.0, sum.1 + count.1);
                before
            };
            bytes.chunks(BLOCK).map(step).collect()
        });
        let block = (offset / BLOCK).min(counts.len().saturating_sub(1));
        let before = counts.get(block).copied().unwrap_or_default();
        let rest = count(bytes.get(block * BLOCK..offset).unwrap_or_default());
        (before.0 + rest.0, before.1 + rest.1)
    }

    /// The bytes of a line (from 1) without its line break; `None` when there is no such line.
    #[must_use]
    pub fn line_span(&self, line: usize) -> Option<Span> {
        let starts = self.line_starts();
        let start = *starts.get(line.checked_sub(1)?)?;
        let next = starts.get(line).copied().unwrap_or(self.text.len());
        let text = self.text.get(start..next)?;
        Some(Span::new(start, start + text.trim_end_matches(['\r', '\n']).len()))
    }
}

/// Characters and UTF-16 units that begin in these bytes of UTF-8: a character begins with any byte but 0b10xxxxxx, and takes two
/// units when that is 0b11110xxx.
fn count(bytes: &[u8]) -> (usize, usize) {
    let characters = bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    (characters, characters + bytes.iter().filter(|byte| **byte >= 0xf0).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_column(text: &str, offset: usize) -> (usize, usize) {
        let position = Source::new("a", text).position(offset);
        (position.line, position.column)
    }

    #[test]
    fn every_kind_of_line_break_counts_once() {
        assert_eq!(line_column("a\nb", 2), (2, 1));
        assert_eq!(line_column("a\r\nb", 3), (2, 1));
        assert_eq!(line_column("a\rb", 2), (2, 1));
        assert_eq!(line_column("a\n\rb", 3), (3, 1));
        assert_eq!(line_column("no break", 8), (1, 9));
    }

    #[test]
    fn columns_count_characters_and_skip_the_byte_order_mark() {
        assert_eq!(line_column("\u{feff}ab", 4), (1, 2));
        assert_eq!(line_column("é“x", 5), (1, 3));
        let position = Source::new("a", "😀x").position(4);
        assert_eq!((position.column, position.utf16_column), (2, 3));
    }

    #[test]
    fn spans_are_widened_to_boundaries() {
        let source = Source::new("a", "aéb");
        assert_eq!(source.clamp(Span::new(2, 2)), Span::new(1, 3));
        assert_eq!(source.clamp(Span::new(1, 99)), Span::new(1, 4));
        assert_eq!(source.slice(Span::new(2, 3)), "é");
    }

    #[test]
    fn a_line_is_given_without_its_break() {
        let source = Source::new("a", "one\r\ntwo");
        assert_eq!(source.line_span(1), Some(Span::new(0, 3)));
        assert_eq!(source.line_span(2), Some(Span::new(5, 8)));
        assert_eq!(source.line_span(3), None);
    }
}
