//! The few lines of a source that a human report shows: long lines cropped around what is underlined, hostile
//! characters made harmless. Serves codespan-reporting as its file.

use std::ops::Range;

use codespan_reporting::files::{Error, Files, Location};

use super::visible::{visible, visible_line};
use crate::source::{Source, Span};

/// Longest line that is shown whole, in bytes.
const WHOLE_LINE: usize = 100;
/// Bytes shown before and behind the underlined part of a longer line.
const AROUND: usize = 36;
/// Most lines of one underlined span.
const MOST_LINES: usize = 6;

/// Lines cut out of a source.
#[derive(Debug)]
pub(super) struct Excerpt<'s> {
    name: String,
    source: &'s Source,
    text: String,
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    /// Number in the source, from 1.
    number: usize,
    /// Bytes of the excerpt, line break included.
    range: Range<usize>,
    /// Bytes of the source that are shown.
    shown: Span,
    /// Bytes of the excerpt before them: the mark of what is left out.
    lead: usize,
}

impl<'s> Excerpt<'s> {
    /// The lines of the given spans; what is underlined on a line decides how a long one is cropped.
    pub(super) fn new(source: &'s Source, spans: &[Span]) -> Self {
        let mut numbers: Vec<usize> = spans.iter().flat_map(|span| lines_of(source, *span)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut excerpt = Self { name: visible_line(source.name()).into_owned(), source, text: String::new(), lines: Vec::new() };
        for number in numbers {
            excerpt.push(number, spans);
        }
        excerpt
    }

    fn push(&mut self, number: usize, spans: &[Span]) {
        let Some(line) = self.source.line_span(number) else { return };
        let line = Span::new(line.start.max(self.source.start().min(line.end)), line.end);
        let here: Vec<Span> = spans.iter().filter(|span| span.start <= line.end && span.end >= line.start).copied().collect();
        let shown = if line.len() <= WHOLE_LINE { line } else { crop(self.source, line, &here) };
        let start = self.text.len();
        let lead = if shown.start > line.start { "… " } else { "" };
        self.text.push_str(lead);
        self.text.push_str(&visible(self.source.slice(shown)).replace(['\r', '\n'], " "));
        if shown.end < line.end {
            self.text.push_str(" …");
        }
        self.text.push('\n');
        self.lines.push(Line { number, range: start..self.text.len(), shown, lead: lead.len() });
    }

    /// Where a span of the source stands in the excerpt; cut to what is shown.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let start = self.offset(span.start);
        let end = self.offset(span.end.min(lines_end(self.source, span)));
        start..end.max(start)
    }

    fn offset(&self, source: usize) -> usize {
        let after = self.lines.partition_point(|line| line.shown.start <= source);
        let Some(line) = self.lines.get(after.saturating_sub(1)) else { return 0 };
        let within = source.clamp(line.shown.start, line.shown.end) - line.shown.start;
        line.range.start + line.lead + within
    }

    fn line(&self, at: usize) -> Result<&Line, Error> {
        self.lines.get(at).ok_or(Error::LineTooLarge { given: at, max: self.lines.len() })
    }
}

fn lines_of(source: &Source, span: Span) -> Range<usize> {
    let first = source.position(span.start).line;
    let last = source.position(span.end).line;
    first..last.min(first + MOST_LINES - 1) + 1
}

fn lines_end(source: &Source, span: Span) -> usize {
    let last = lines_of(source, span).end - 1;
    source.line_span(last).map_or(span.end, |line| line.end)
}

/// The part of a long line that is shown: around the first of the spans, which a finding is about, with the further ones when
/// they are near.
fn crop(source: &Source, line: Span, spans: &[Span]) -> Span {
    let mut shown = spans.iter().map(|span| (span.start.max(line.start), span.end.min(line.end)));
    let (mut from, mut to) = shown.next().unwrap_or((line.start, line.start));
    to = to.min(from + WHOLE_LINE);
    for (start, end) in shown {
        let (start, end) = (start.min(from), end.max(to));
        if end - start <= WHOLE_LINE {
            (from, to) = (start, end);
        }
    }
    let text = source.text();
    // What is not needed before the span is shown behind it, and the other way round.
    let room = to - from + 2 * AROUND;
    let first = from.saturating_sub(AROUND).max(line.start).min(line.end.saturating_sub(room).max(line.start));
    let mut start = text.floor_char_boundary(first);
    let mut end = text.ceil_char_boundary((start + room).max(to).min(line.end));
    // Whole words look better; a giant word is cut.
    if start > line.start {
        start += text.get(start..from).and_then(|head| head.find(' ')).map_or(0, |space| space + 1);
    }
    if end < line.end {
        end = text.get(to..end).and_then(|tail| tail.rfind(' ')).map_or(end, |space| to + space);
    }
    Span::new(start, end)
}

impl<'f> Files<'f> for Excerpt<'_> {
    type FileId = ();
    type Name = &'f str;
    type Source = &'f str;

    fn name(&'f self, (): ()) -> Result<&'f str, Error> {
        Ok(&self.name)
    }

    fn source(&'f self, (): ()) -> Result<&'f str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'f self, (): (), byte: usize) -> Result<usize, Error> {
        Ok(self.lines.partition_point(|line| line.range.start <= byte).saturating_sub(1))
    }

    fn line_number(&'f self, (): (), at: usize) -> Result<usize, Error> {
        self.line(at).map(|line| line.number)
    }

    fn line_range(&'f self, (): (), at: usize) -> Result<Range<usize>, Error> {
        self.line(at).map(|line| line.range.clone())
    }

    fn location(&'f self, (): (), byte: usize) -> Result<Location, Error> {
        let line = self.line(self.line_index((), byte)?)?;
        let within = byte.saturating_sub(line.range.start + line.lead);
        let at = self.source.position((line.shown.start + within).min(line.shown.end));
        Ok(Location { line_number: at.line, column_number: at.column })
    }
}
