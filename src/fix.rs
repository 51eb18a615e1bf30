//! Applies fixes: edits in, text out.

use crate::diagnostic::{Diagnostic, Edit, Fix, Trust};
use crate::source::Source;

/// A text after its fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The whole new text; outside of the edits not a byte is changed.
    pub text: String,
    /// How many diagnostics were mended.
    pub count: usize,
}

/// Applies every fix that is trusted at least as far as `trust`: all edits of a fix, or none. A fix that overlaps one
/// before it is left for the next run.
#[must_use]
pub fn fixed(source: &Source, diagnostics: &[Diagnostic], trust: Trust) -> Fixed {
    let mut fixes: Vec<&Fix> =
        diagnostics.iter().filter_map(|diagnostic| diagnostic.fix.as_ref()).filter(|fix| fix.trust <= trust).collect();
    fixes.sort_by(|left, right| left.edits.cmp(&right.edits));
    fixes.dedup_by(|later, earlier| later.edits == earlier.edits);
    let mut chosen: Vec<&Edit> = Vec::new();
    let mut count = 0;
    for fix in fixes {
        let clashes = |edit: &Edit| chosen.last().is_some_and(|last| last.span.end > edit.span.start || last.span.touches(edit.span));
        if fix.edits.is_empty() || fix.edits.iter().any(clashes) {
            continue;
        }
        chosen.extend(&fix.edits);
        count += 1;
    }
    let mut text = String::with_capacity(source.text().len());
    let mut at = 0;
    for edit in chosen {
        let span = source.clamp(edit.span);
        text.push_str(source.text().get(at..span.start).unwrap_or_default());
        text.push_str(&edit.text);
        at = span.end;
    }
    text.push_str(source.text().get(at..).unwrap_or_default());
    Fixed { text, count }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn mend(trust: Trust, edits: &[(usize, usize, &str)]) -> Diagnostic {
        let edits = edits.iter().map(|(start, end, text)| Edit { span: Span::new(*start, *end), text: (*text).to_owned() }).collect();
        Diagnostic { fix: Some(Fix { trust, edits }), ..Diagnostic::error("x", Span::at(0), "x") }
    }

    #[test]
    fn overlapping_fixes_wait_and_the_rest_stays_as_it_is() {
        let source = Source::new("a", "one two three");
        let found = [
            mend(Trust::Safe, &[(0, 3, "1")]),
            mend(Trust::Safe, &[(2, 5, "x")]),
            mend(Trust::Suggested, &[(4, 7, "2")]),
            mend(Trust::Safe, &[(8, 13, "3")]),
        ];
        assert_eq!(fixed(&source, &found, Trust::Safe), Fixed { text: "1 two 3".to_owned(), count: 2 });
        assert_eq!(fixed(&source, &found, Trust::Suggested).text, "1 2 3");
    }
}
