//! `punctuate`: slips of punctuation.

mod slip;

use super::{Finding, Names, Unfit, View};
use crate::diagnostic::Trust;
use crate::draft::Draft;
use crate::draft::words::{CAMEL, CAPITAL, NUMBER, OPAQUE, SHOUTED, TAIL, Word};
use crate::rule::file::{Place, PlainFile};
use crate::rule::scope::Scope;
use crate::source::Span;
use slip::slip_at;

/// Doubled commas and stops, white space before a mark, none behind it.
#[derive(Clone, Debug)]
pub struct Punctuate {
    scope: Scope,
}

impl Punctuate {
    #[expect(clippy::unnecessary_wraps, reason = "every kind is made ready alike")]
    pub(super) fn new(_: &PlainFile, _: &mut Names<'_>) -> Result<Self, Unfit> {
        Ok(Self { scope: Scope::new(&[], &[Place::Subject, Place::Greeting, Place::Body, Place::SignOff]) })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        self.find(view.draft)
    }

    fn find(&self, draft: &Draft<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        for part in self.scope.parts(draft) {
            let text = draft.text(part.prose.clone());
            let marks = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b',' | b'.' | b'!' | b'?' | b':' | b';'));
            for (at, _) in marks {
                findings.extend(slip_at(text, at).and_then(|slip| slip.finding(draft, part.prose.start)));
            }
            let words = draft.words.get(part.words.clone()).unwrap_or_default();
            findings.extend(words.windows(2).filter_map(|pair| unspaced(draft, pair)));
        }
        findings.sort_by_key(|finding| finding.span);
        findings
    }
}

/// Two words with a mark and no white space between them.
fn unspaced(draft: &Draft<'_>, pair: &[Word]) -> Option<Finding> {
    let [left, right] = pair else { return None };
    let between = left.end as usize..right.start as usize;
    let mark = draft.text(between.clone());
    if !matches!(mark, "," | "." | "!" | "?") {
        return None;
    }
    let (head, tail) = (draft.text(left.range()), draft.text(right.range()));
    let odd = (left.marks | right.marks) & (OPAQUE | NUMBER | CAMEL) != 0 || right.is(SHOUTED | TAIL) || left.is(SHOUTED);
    let short =
        (head.len() < 2 && !left.is(TAIL)) || (tail.len() < 2 && !tail.eq_ignore_ascii_case("i") && !tail.eq_ignore_ascii_case("a"));
    let opens = OPENERS.contains(&tail.to_lowercase().as_str());
    let certain = mark == "," || opens || (right.is(CAPITAL) && !left.is(CAPITAL) && head.len() > 2);
    let span = draft.span(between);
    let named = draft.text(right.end as usize..right.end as usize + 1).starts_with(['/', '@', '_', '\\', '='])
        || draft.text(right.end as usize..right.end as usize + 1) == ".";
    let named = named && !draft.text(right.end as usize + 1..right.end as usize + 2).chars().all(char::is_whitespace);
    if odd || short || named || !certain || draft.source().slice(span) != mark {
        return None;
    }
    let whole = draft.span(left.start as usize..right.end as usize);
    let space = Span::at(span.end);
    Some(Finding::at(whole).with("what", "no space behind a mark").with_fix(Trust::Safe, space, " "))
}

/// Words that begin a sentence rather than the ending of a file or a firm's address.
const OPENERS: [&str; 30] = [
    "i", "the", "thank", "thanks", "unfortunately", "however", "it", "we", "please", "this", "that", "my", "but", "and", "so", "if",
    "after", "hope", "looking", "kind", "best", "with", "as", "wishing", "regards", "you", "your", "there", "although", "at",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Format;
    use crate::source::Source;

    fn mended(text: &str) -> String {
        let source = Source::new("a", text);
        let punctuate = Punctuate { scope: Scope::new(&[], &[Place::Body, Place::Greeting]) };
        let mut mended = text.to_owned();
        for finding in punctuate.find(&Draft::parse(&source, Format::Markdown)).into_iter().rev() {
            let edit = &finding.fix.expect("every slip has one").edits[0];
            mended.replace_range(edit.span.start..edit.span.end, &edit.text);
        }
        mended
    }

    #[test]
    fn slips_are_mended() {
        for (bad, good) in [
            ("I thank you,, and wish you well..", "I thank you, and wish you well."),
            ("I thank you , and wish you well .", "I thank you, and wish you well."),
            ("I thank you ,and wish you well !", "I thank you, and wish you well!"),
            ("Thank you for your time.Thank you all.", "Thank you for your time. Thank you all."),
            ("I am well,thank you.I must go.", "I am well, thank you. I must go."),
            ("My answer\u{a0}: no (sorry) . Good luck to you", "My answer: no (sorry). Good luck to you"),
            ("It was good.**Thank** you for it", "It was good. **Thank** you for it"),
        ] {
            assert_eq!(mended(bad), good);
            assert_eq!(mended(good), good);
        }
    }

    #[test]
    fn marks_that_belong_are_left_alone() {
        for text in [
            "Well... I am not sure . . . no",
            "It is 3,000.50 or .5 of it",
            "I write .NET and Node.js at Booking.com",
            "See draft.md, e.g. at 5 p.m. or in the U.S.A. now",
            "I hold a Ph.D. and an M.Sc. in it",
            "Use `this`, or `that`. Or `none` , fine",
            "It is at ../a and a..b or System.Text.Json now",
            "At 10 : 30 we met :) or 1 , 2",
            "She said ,,hello'' to me",
            "I run Socket.IO and ASP.NET with C,C++",
            "What?! No... yes…",
            "See resume.odt and config.yaml there",
            "A | b\n--|--\nx | y",
        ] {
            assert_eq!(mended(text), text);
        }
    }
}
