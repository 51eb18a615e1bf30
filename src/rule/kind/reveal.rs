//! `reveal`: characters that nobody sees.

mod hidden;

use super::{Finding, Names, Unfit, View};
use crate::diagnostic::Trust;
use crate::draft::{Draft, Role};
use crate::rule::file::PlainFile;
use crate::source::Span;
use hidden::{BLACK_FLAG, TAG_FIRST, TAG_LAST, closes, flag_length, is_emoji, is_joining, name};

/// Hidden characters of the source, outside of quoted text.
#[derive(Clone, Copy, Debug)]
pub struct Reveal;

impl Reveal {
    #[expect(clippy::unnecessary_wraps, reason = "every kind is made ready alike")]
    pub(super) fn new(_: &PlainFile, _: &mut Names<'_>) -> Result<Self, Unfit> {
        Ok(Self)
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        find(view.draft)
    }
}

fn find(draft: &Draft<'_>) -> Vec<Finding> {
    let text = draft.source().text();
    if text.bytes().all(|byte| (b' '..0x7f).contains(&byte) || matches!(byte, b'\n' | b'\r' | b'\t')) {
        return Vec::new();
    }
    let quoted = |at: usize| draft.parts.iter().any(|part| part.role == Role::Quoted && (part.span.start..part.span.end).contains(&at));
    let mut runs: Vec<(Span, char, usize)> = Vec::new();
    let mut before = '\n';
    let mut flag = 0..0;
    for (at, char) in text.char_indices().skip_while(|(at, _)| *at < draft.source().start()) {
        let end = at + char.len_utf8();
        let after = text.get(end..).and_then(|rest| rest.chars().next()).unwrap_or('\n');
        if char == BLACK_FLAG {
            flag = end..end + flag_length(text.get(end..).unwrap_or_default());
        }
        let meant = match char {
            '\u{200c}' => is_joining(before) || is_joining(after),
            '\u{200d}' => is_joining(before) || is_joining(after) || (is_emoji(before) && is_emoji(after)),
            TAG_FIRST..=TAG_LAST => flag.contains(&at),
            _ => false,
        };
        if name(char).is_some() && !meant && !quoted(at) {
            match runs.last_mut() {
                Some((span, _, count)) if span.end == at => {
                    span.end = end;
                    *count += 1;
                }
                _ => runs.push((Span::new(at, end), char, 1)),
            }
        }
        before = char;
    }
    let mut findings: Vec<Finding> = Vec::new();
    let mut opened: Option<(usize, char)> = None;
    for (span, first, count) in runs {
        let pair = opened.filter(|(_, opener)| count == 1 && closes(*opener, first)).and_then(|(at, _)| findings.get_mut(at));
        match pair {
            Some(opener) if !text.get(opener.span.end..span.start).is_some_and(|between| between.contains("\n\n")) => {
                // What opens and what closes is one flaw, and one mend.
                let closer = finding(text, span, first, 1).fix.map(|fix| fix.edits).unwrap_or_default();
                opener.fix.iter_mut().for_each(|fix| fix.edits.extend(closer.iter().cloned()));
                opened = None;
            }
            _ => {
                opened = (count == 1).then_some((findings.len(), first));
                findings.push(finding(text, span, first, count));
            }
        }
    }
    findings
}

fn finding(text: &str, span: Span, first: char, count: usize) -> Finding {
    let code = format!("U+{:04X} {}", u32::from(first), name(first).unwrap_or_default());
    let character = match count {
        1 => code,
        2 => format!("{code} and one more"),
        _ => format!("{code} and {} more", count - 1),
    };
    let apart = |char: Option<char>| char.is_none_or(char::is_whitespace);
    let spaces = text.get(span.start..span.end).is_some_and(|run| run.contains(char::is_whitespace));
    let joins = !apart(text.get(..span.start).and_then(|text| text.chars().next_back()))
        && !apart(text.get(span.end..).and_then(|text| text.chars().next()));
    Finding::at(span).with("character", character).with_fix(Trust::Safe, span, if spaces && joins { " " } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Format;
    use crate::source::Source;

    fn found(text: &str) -> Vec<String> {
        let source = Source::new("a", text);
        let findings = find(&Draft::parse(&source, Format::PlainText));
        findings.into_iter().flat_map(|finding| finding.values).map(|(_, value)| value).collect()
    }

    #[test]
    fn hidden_characters_are_named_and_neighbours_are_one() {
        assert_eq!(found("tha\u{200b}nk"), ["U+200B zero width space"]);
        assert_eq!(found("a\u{202e}\u{202c}b\u{ad}"), ["U+202E override of the direction and one more", "U+00AD soft hyphen"]);
        assert_eq!(found("a\u{e0041}\u{e0042}\u{e0043}"), ["U+E0041 tag character and 2 more"]);
        assert_eq!(found("a\u{feff}b \u{3164} \0\u{85}").len(), 3);
        assert_eq!(
            found("the \u{202b}role\u{202c} of \u{2067}x\u{2069} and \u{2066}y"),
            ["U+202B embedding of another direction", "U+2067 isolate of another direction", "U+2066 isolate of another direction",]
        );
        assert_eq!(found("one \u{202b}role\n\nand\u{202c} two").len(), 2);
        assert_eq!(found("Bcc: a\u{200b}\n\nHi").len(), 1);
    }

    #[test]
    fn marks_that_are_needed_and_quoted_ones_stay() {
        let england = "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";
        for text in [
            "\u{feff}Hi\r\n\tAnn",
            "👩\u{200d}💻 ❤\u{fe0f}\u{200d}🔥",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            england,
            "Hi\n> a\u{200b}b\n",
            "naïve – “ok”…",
        ] {
            assert_eq!(found(text), [""; 0], "{text:?}");
        }
        assert_eq!(found("\u{1f3f4}\u{e0067}\u{e0062}").len(), 1);
        assert_eq!(found("a\u{200d}b").len(), 1);
    }

    #[test]
    fn words_are_not_glued_together() {
        let source = Source::new("a", "one\u{b}two \u{c}three");
        let fixes: Vec<String> = find(&Draft::parse(&source, Format::PlainText))
            .into_iter()
            .filter_map(|finding| finding.fix)
            .map(|fix| fix.edits[0].text.clone())
            .collect();
        assert_eq!(fixes, [" ", ""]);
    }
}
