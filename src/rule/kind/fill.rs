//! `fill`: slots that were never filled in.

mod label;
mod line;
mod name;
mod slot;

use line::Line;

use super::{Finding, Names, Unfit, View};
use crate::draft::words::{GLUED, Word};
use crate::draft::{Draft, FactsForm, Format, Part, Role};
use crate::rule::file::FillFile;
use crate::rule::hits::Book;
use crate::source::Span;

/// Slots, marks and filler words in every part that is the sender's own.
#[derive(Clone, Debug)]
pub struct Fill {
    books: Vec<Book>,
}

impl Fill {
    pub(super) fn new(file: &FillFile, names: &mut Names<'_>) -> Result<Self, Unfit> {
        Ok(Self { books: names.books("phrasebooks", &file.phrasebooks)? })
    }

    pub(super) fn check(&self, view: &View<'_>) -> Vec<Finding> {
        let mut spans = find(view.draft);
        let mut fillers: Vec<Span> = view.hits.of_any(&self.books).into_iter().map(|hit| view.draft.span(hit.range())).collect();
        fillers.sort();
        fillers.dedup_by(|later, earlier| later.touches(*earlier));
        fillers.retain(|filler| {
            let next = spans.partition_point(|slot| slot.end <= filler.start);
            spans.get(next).is_none_or(|slot| slot.start >= filler.end)
        });
        spans.append(&mut fillers);
        spans.sort();
        spans.into_iter().map(Finding::at).collect()
    }
}

fn find(draft: &Draft<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    // The header holds the subject line already.
    for part in draft.parts.iter().filter(|part| !matches!(part.role, Role::Subject | Role::Quoted | Role::Code)) {
        let text = draft.text(part.prose.clone());
        let in_header = part.role == Role::Header;
        let mut line = Line::default();
        let mut listed = |at: usize| in_header && draft.facts.form != FactsForm::Headers && line.is_syntax(text, at);
        let slots = slot::slots(text, in_header).into_iter().filter(|slot| !listed(slot.start));
        spans.extend(slots.map(|slot| draft.span(part.prose.start + slot.start..part.prose.start + slot.end)));
        spans.extend(marks(draft, part));
        let words = draft.words.get(part.words.clone()).unwrap_or_default();
        let labels = if words.iter().any(label::may_end_label) { label::labels(text, in_header) } else { Vec::new() };
        let others = slot::dates(text).into_iter().chain(labels).chain(label::keys(text));
        spans.extend(others.map(|other| draft.span(part.prose.start + other.start..part.prose.start + other.end)));
        if draft.format == Format::Markdown {
            let targets = label::targets(draft.source().slice(part.span)).into_iter();
            spans.extend(targets.map(|target| Span::new(part.span.start + target.start, part.span.start + target.end)));
        }
    }
    spans.sort();
    spans.dedup_by(|later, earlier| later.start < earlier.end);
    spans
}

/// `XXX`, `TODO` and the like; neighbours such as `XXX-XXXX` are one.
fn marks(draft: &Draft<'_>, part: &Part) -> Vec<Span> {
    let words = draft.words.get(part.words.clone()).unwrap_or_default();
    let closing = matches!(part.role, Role::SignOff | Role::Signature);
    let mut spans: Vec<Span> = Vec::new();
    let mut last_end = u32::MAX;
    for (at, word) in words.iter().enumerate() {
        // "Ann xxx" are kisses.
        let kisses = closing || at + 1 == words.len();
        let list = || words.get(at + 1).is_some_and(|next| matches!(draft.text(next.range()), "list" | "lists" | "item" | "items" | "app"));
        if !is_mark(draft, word, kisses) || list() {
            continue;
        }
        let span = draft.span(word.range());
        match spans.last_mut() {
            Some(last) if word.is(GLUED) && word.start == last_end + 1 => last.end = span.end,
            _ => spans.push(span),
        }
        last_end = word.end;
    }
    spans
}

fn is_mark(draft: &Draft<'_>, word: &Word, kisses: bool) -> bool {
    let text = draft.text(word.range());
    if text.len() < 3 || !text.starts_with(['X', 'x', 'T', 'F', 'Y']) {
        return false;
    }
    let blank = text.len() > 2 && (text.bytes().all(|byte| byte == b'X') || (!kisses && text.bytes().all(|byte| byte == b'x')));
    blank || ["TODO", "TBD", "TBC", "FIXME", "TKTK", "YYYY", "TBA"].contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn found(text: &str, format: Format) -> Vec<String> {
        let source = Source::new("a", text);
        find(&Draft::parse(&source, format)).into_iter().map(|span| source.slice(span).to_owned()).collect()
    }

    #[test]
    fn every_part_is_searched() {
        let text = "Subject: Interview at [Company]\nTo: Ann Lee <ann@example.com>\n\nDear [Name],\n\nThank you for XXX and call XXX-XXXX.\n\nBest,\n[Your Name]\n";
        for format in [Format::Markdown, Format::PlainText] {
            assert_eq!(found(text, format), ["[Company]", "[Name]", "XXX", "XXX-XXXX", "[Your Name]"]);
        }
        assert_eq!(found("Hi Ann, I met [you](https://a.b) at <Role>.\n\n> [Name]\n\n`[Name]` TBD", Format::Markdown), ["<Role>", "TBD"]);
        assert_eq!(found("Hi Ann, I saw it on XX/XX/2026 at dd.mm.yyyy.", Format::PlainText).len(), 2);
        assert_eq!(found("Hi Ann, no. All my love xxx\n\nBest,\nTom xxx", Format::PlainText), [""; 0]);
    }

    #[test]
    fn lists_of_front_matter_are_no_slots() {
        for (text, slots) in [
            ("+++\nwords = [\"Name\", \"Role\"]\ncompany = \"[Company Name]\"\n[role]\n+++\nHi", vec!["[Company Name]"]),
            (
                "---\nwords: [Name, Role]\nallow: [name]\ncompany: {{company}}\nrole: \"[Role]\"\n# [Name]\n---\nHi",
                vec!["{{company}}", "[Role]"],
            ),
            ("---\nrecruiter: [Name]\n---\nHi", vec!["[Name]"]),
            ("Subject: [EXTERNAL] Re: [Job 4821] Interview [Acme]\n\nHi", vec![]),
        ] {
            assert_eq!(found(text, Format::Markdown), slots, "{text}");
        }
    }
}
