//! Marks that are doubled, or stand behind white space.

use super::super::Finding;
use crate::diagnostic::Trust;
use crate::draft::Draft;

/// Bytes of a part that should read otherwise.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slip {
    start: usize,
    end: usize,
    right: &'static str,
    trust: Trust,
    what: &'static str,
}

impl Slip {
    pub(super) fn finding(&self, draft: &Draft<'_>, offset: usize) -> Option<Finding> {
        let with_mark = if self.right.is_empty() { self.end + 1 } else { self.end };
        let prose = offset + self.start..offset + with_mark;
        let shown = draft.span(prose.clone());
        // Code or markup that is no prose stands in between.
        let same =
            draft.source().slice(shown).chars().map(|char| if char.is_whitespace() { ' ' } else { char }).eq(draft.text(prose).chars());
        let span = draft.span(offset + self.start..offset + self.end);
        same.then(|| Finding::at(shown).with("what", self.what).with_fix(self.trust, span, self.right))
    }
}

/// The slip that the mark at an offset makes; of several marks in a row only the first is looked at.
pub(super) fn slip_at(text: &str, at: usize) -> Option<Slip> {
    let (ahead, behind) = (text.get(..at)?, text.get(at..)?);
    if ahead.ends_with([',', '.', '/', '\\', '!', '?']) {
        return None;
    }
    let marks = behind.len() - behind.trim_start_matches([',', '.']).len();
    let run = behind.get(..marks).unwrap_or_default();
    let after = behind.chars().nth(marks.max(1));
    let open = after.is_none_or(|char| char.is_whitespace() || matches!(char, '"' | '\'' | ')' | ']'));
    let bare = ahead.trim_end_matches([' ', '\t']);
    let before = bare.chars().next_back();
    let slip = |start, end, right, trust, what| Some(Slip { start, end, right, trust, what });
    let digits =
        before.is_some_and(|char| char.is_ascii_digit()) && behind.get(1..)?.trim_start().starts_with(|char: char| char.is_ascii_digit());
    if bare.len() < ahead.len() && !digits && before.is_some_and(|char| char.is_alphanumeric() || matches!(char, ')' | '"')) {
        let (end, right) = match (behind.chars().next()?, run.len()) {
            (',', 1) if open => (at, ""),
            (',', 1) if after.is_some_and(char::is_alphabetic) => (at + 1, ", "),
            ('.', 1) if open && !behind.get(1..)?.trim_start().starts_with('.') => (at, ""),
            ('!' | '?', _) if behind.trim_start_matches(['!', '?']).chars().next().is_none_or(char::is_whitespace) => (at, ""),
            (':' | ';', _) if after.is_none_or(char::is_whitespace) => (at, ""),
            _ => return None,
        };
        return slip(bare.len(), end, right, Trust::Safe, "white space before a mark");
    }
    if run.len() > 1 && ahead.ends_with(char::is_whitespace) {
        return None;
    }
    // "a.. b" may trail off; ",,quoted''" opens a quotation.
    let capital = behind.get(marks..)?.trim_start().chars().next().is_none_or(char::is_uppercase);
    match run {
        ",," | ",,," if before.is_some() && !ahead.is_empty() => {
            slip(at, at + marks, if open { "," } else { ", " }, Trust::Safe, "a comma too many")
        }
        ".." if open => slip(at, at + 2, ".", if capital { Trust::Safe } else { Trust::Suggested }, "a stop too many"),
        ",." if open && after.is_none_or(char::is_whitespace) => slip(at, at + 2, ".", Trust::Suggested, "a mark too many"),
        _ => None,
    }
}
