//! Which lines of a draft hold anything but comments and white space; looked at once, however many comments ask.

use crate::draft::Draft;
use crate::source::Span;

/// The lines that hold text.
pub(super) struct Lines<'d> {
    draft: &'d Draft<'d>,
    /// Their numbers, in order.
    texts: Vec<usize>,
}

impl<'d> Lines<'d> {
    pub(super) fn new(draft: &'d Draft<'d>) -> Self {
        let source = draft.source();
        let numbers = 1..=source.line_count();
        let texts = numbers.filter(|number| source.line_span(*number).is_some_and(|line| has_text(draft, line))).collect();
        Self { draft, texts }
    }

    /// The lines that a comment stands on; when it stands alone, the next line that has text.
    pub(super) fn covered(&self, comment: Span) -> Span {
        let (first, last) = self.of(comment);
        let lines = self.span(first, comment).join(self.span(last, comment));
        let next = self.texts.get(self.texts.partition_point(|number| *number < first)).copied();
        next.filter(|number| *number > last).map_or(lines, |number| self.span(number, lines))
    }

    /// A comment with the line it stands on, when nothing else stands there.
    pub(super) fn with_its_line(&self, comment: Span) -> Span {
        let (first, last) = self.of(comment);
        let lines = self.span(first, comment).join(self.span(last, comment));
        let comments = &self.draft.comments;
        let at = comments.partition_point(|other| other.start < comment.start);
        let shares = |other: Option<&Span>| other.is_some_and(|other| other.start < lines.end && lines.start < other.end);
        let neighbours = shares(at.checked_sub(1).and_then(|before| comments.get(before))) || shares(comments.get(at + 1));
        let text = self.texts.get(self.texts.partition_point(|number| *number < first)).is_some_and(|number| *number <= last);
        if neighbours || text {
            return comment;
        }
        Span::new(lines.start, self.draft.source().line_span(last + 1).map_or(lines.end, |next| next.start))
    }

    /// First and last line of a comment.
    fn of(&self, comment: Span) -> (usize, usize) {
        let source = self.draft.source();
        (source.position(comment.start).line, source.position(comment.end).line)
    }

    fn span(&self, number: usize, otherwise: Span) -> Span {
        self.draft.source().line_span(number).unwrap_or(otherwise)
    }
}

fn has_text(draft: &Draft<'_>, line: Span) -> bool {
    let mut at = line.start;
    let from = draft.comments.partition_point(|comment| comment.end <= line.start);
    for comment in draft.comments.get(from..).unwrap_or_default().iter().take_while(|comment| comment.start < line.end) {
        if !draft.source().slice(Span::new(at, comment.start)).trim().is_empty() {
            return true;
        }
        at = comment.end;
    }
    at < line.end && !draft.source().slice(Span::new(at, line.end)).trim().is_empty()
}
