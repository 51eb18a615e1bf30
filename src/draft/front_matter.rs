//! Facts at the top of a draft: TOML between `+++`, YAML between `---`, or mail header lines.

mod flat;

use saphyr_parser::{Event, Parser};
use toml::de::{DeTable, DeValue};

use super::facts::{Facts, FactsForm};
use super::quoted::lines;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// Id under which malformed front matter is reported.
const FRONT_MATTER: &str = "front-matter";

/// What was read at the top of a draft.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub facts: Facts,
    /// Offset where the message begins.
    pub body: usize,
    pub problems: Vec<Diagnostic>,
}

/// Reads the facts of a text that begins at `start`. Never fails: what can't be read is a problem, and the
/// rest of the draft is still there.
pub(super) fn read(text: &str, start: usize) -> Front {
    let first = lines(text, start).find(|(_, line)| !line.trim().is_empty());
    let Some((at, line)) = first else { return Front { body: start, ..Front::default() } };
    let fence = line.trim_end();
    match fence {
        "+++" => fenced(text, at, fence, FactsForm::Toml, start),
        "---" => fenced(text, at, fence, FactsForm::Yaml, start),
        _ => headers(text, at, start),
    }
}

fn fenced(text: &str, at: usize, fence: &str, form: FactsForm, start: usize) -> Front {
    let inner_start = lines(text, at).nth(1).map_or(text.len(), |(start, _)| start);
    let close = lines(text, inner_start).find(|(_, line)| {
        let line = line.trim_end();
        line == fence || (form == FactsForm::Yaml && line == "...")
    });
    let Some((close_at, close_line)) = close else {
        let stated = lines(text, inner_start).next().is_some_and(|(_, line)| key_of(line).is_some());
        if form == FactsForm::Yaml && !stated {
            // A thematic break.
            return Front { body: start, ..Front::default() };
        }
        let problem = Diagnostic::error(
            FRONT_MATTER,
            Span::new(at, at + fence.len()),
            format!("the front matter opens with `{fence}` and is never closed"),
        )
        .with_help(format!("put a line with only `{fence}` below the facts"));
        return Front { body: inner_start, problems: vec![problem], ..Front::default() };
    };
    let inner = Span::new(inner_start, close_at);
    let mut front = Front { body: next_line(text, close_at + close_line.len()), ..Front::default() };
    front.facts.form = form;
    front.facts.span = inner;
    let source = text.get(inner.start..inner.end).unwrap_or_default();
    if form == FactsForm::Toml {
        toml_facts(source, inner.start, &mut front);
    } else if !flat::state(source, inner.start, &mut front) {
        yaml_facts(source, inner.start, &mut front);
    }
    front
}

fn next_line(text: &str, end_of_line: usize) -> usize {
    let rest = text.get(end_of_line..).unwrap_or_default();
    end_of_line + if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) }
}

fn toml_facts(source: &str, offset: usize, front: &mut Front) {
    let (table, errors) = DeTable::parse_recoverable(source);
    for error in errors.iter().take(1) {
        let span = error.span().unwrap_or(0..0);
        // The end of a line is before its line break, whichever that is.
        let line_end = source.get(..span.start).map_or(span.start, |before| before.trim_end_matches('\r').len());
        front.problems.push(broken(Span::new(offset + line_end.min(span.start), offset + span.end.max(line_end)), error.message(), "TOML"));
    }
    for (key, value) in table.get_ref() {
        let key = key.get_ref();
        match value.get_ref() {
            DeValue::Array(items) => {
                for item in items.iter() {
                    state_toml(key, item.get_ref(), item.span(), source, offset, front);
                }
            }
            DeValue::Table(_) => {}
            single => state_toml(key, single, value.span(), source, offset, front),
        }
    }
}

fn state_toml(key: &str, value: &DeValue<'_>, span: std::ops::Range<usize>, source: &str, offset: usize, front: &mut Front) {
    let raw = source.get(span.clone()).unwrap_or_default();
    let inner = raw.trim_matches(['"', '\'']);
    let lead = raw.find(inner).unwrap_or_default();
    let span = Span::new(offset + span.start + lead, offset + span.start + lead + inner.len());
    match value.as_str() {
        Some(text) => front.facts.state(key, text, span),
        None => front.facts.state(key, inner, span),
    }
}

fn broken(span: Span, what: &str, language: &str) -> Diagnostic {
    let first = what.lines().next().unwrap_or_default();
    Diagnostic::error(FRONT_MATTER, span, format!("the front matter is not valid {language}: {first}"))
        .with_help("the rest of the draft was linted all the same; mend the front matter so that its facts count")
}

/// Keys and values of a flat YAML mapping; what is nested deeper states nothing.
fn yaml_facts(source: &str, offset: usize, front: &mut Front) {
    // The parser counts characters.
    let starts: Vec<usize> = source.char_indices().map(|(at, _)| at).collect();
    let byte = |chars: usize| offset + starts.get(chars).copied().unwrap_or(source.len());
    let mut depth = 0_usize;
    let mut key: Option<String> = None;
    let mut in_list = false;
    for event in Parser::new_from_str(source) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let at = byte(error.marker().index()).min(offset + source.len());
                return front.problems.push(broken(Span::at(at), error.info(), "YAML"));
            }
        };
        match event {
            Event::MappingStart(..) => {
                depth += 1;
                if depth > 1 && !in_list {
                    key = None;
                }
            }
            Event::MappingEnd => depth = depth.saturating_sub(1),
            Event::SequenceStart(..) if depth == 1 => in_list = true,
            Event::SequenceEnd => {
                in_list = false;
                key = None;
            }
            Event::Scalar(value, ..) if depth == 1 => match key.take() {
                None => key = Some(value.into_owned()),
                Some(name) => {
                    front.facts.state(&name, &value, unquoted(source, offset, byte(span.start.index()), byte(span.end.index())));
                    if in_list {
                        key = Some(name);
                    }
                }
            },
            _ => {}
        }
    }
}

fn unquoted(source: &str, offset: usize, start: usize, end: usize) -> Span {
    let raw = source.get(start - offset..end - offset).unwrap_or_default();
    let inner = raw.trim().trim_matches(['"', '\'']);
    let lead = raw.find(inner).unwrap_or_default();
    Span::new(start + lead, start + lead + inner.len())
}

/// Header fields of mail, besides the facts, that open a header block.
const FIELDS: [&str; 31] = [
    "subject",
    "to",
    "from",
    "date",
    "cc",
    "bcc",
    "reply-to",
    "sent",
    "company",
    "role",
    "position",
    "recruiter",
    "received",
    "invited-by",
    "invited by",
    "profile",
    "message-id",
    "in-reply-to",
    "references",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "x-mailer",
    "importance",
    "priority",
    "re",
    "betreff",
    "an",
    "von",
    "words",
    "allow",
];

/// The key of a `Key: value` line and where its value begins; Markdown emphasis around the key is ignored.
fn key_of(line: &str) -> Option<(&str, usize)> {
    let colon = line.find(':')?;
    let key = line.get(..colon)?.trim_matches(|char: char| matches!(char, '*' | '_' | ' ' | '#'));
    let fits =
        !key.is_empty() && key.len() <= 30 && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b' '));
    fits.then_some((key, colon + 1))
}

fn headers(text: &str, at: usize, start: usize) -> Front {
    let known = |key: &str| FIELDS.iter().any(|field| key.eq_ignore_ascii_case(field));
    let mut front = Front { body: start, ..Front::default() };
    let mut end = at;
    let mut last: Option<(String, Span)> = None;
    for (line_start, line) in lines(text, at) {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t'])
            && let Some((_, span)) = &mut last
        {
            span.end = line_start + line.trim_end().len();
        } else {
            let Some((key, value_at)) = key_of(line).filter(|(key, _)| known(key)) else { break };
            let value = line.get(value_at..).unwrap_or_default();
            let bare = value.trim().trim_start_matches(['*', '_']).trim().trim_end_matches(['*', '_']).trim();
            let from = line_start + value_at + value.find(bare).unwrap_or_default();
            if let Some((key, span)) = last.replace((key.to_owned(), Span::new(from, from + bare.len()))) {
                front.facts.state(&key, text.get(span.start..span.end).unwrap_or_default(), span);
            }
        }
        end = line_start + line.len();
    }
    if let Some((key, span)) = last {
        front.facts.state(&key, text.get(span.start..span.end).unwrap_or_default(), span);
    }
    if end > at {
        front.facts.form = FactsForm::Headers;
        front.facts.span = Span::new(at, end);
        front.body = next_line(text, end);
    }
    front
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str, fact: Option<&super::super::facts::Fact>) -> String {
        let fact = fact.expect("stated");
        assert_eq!(&text[fact.span.start..fact.span.end], fact.value);
        fact.value.clone()
    }

    #[test]
    fn facts_are_read_in_every_form() {
        for text in [
            "+++\nsubject = \"Interview\"\ncompany = \"Acme\"\nreceived = 2026-11-03\n+++\nDear",
            "---\nsubject: Interview\ncompany: \"Acme\"\nreceived: 2026-11-03\n---\nDear",
            "Subject: Interview\nCompany: Acme\nReceived: 2026-11-03\n\nDear",
            "**Subject:** Interview\n**Company:** Acme\n**Received:** 2026-11-03\n\nDear",
            "\u{feff}Subject: Interview\r\nCompany: Acme\r\nReceived: 2026-11-03\r\n\r\nDear",
        ] {
            let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
            let front = read(text, start);
            assert_eq!(value(text, front.facts.subject.as_ref()), "Interview", "{text}");
            assert_eq!(value(text, front.facts.company.as_ref()), "Acme");
            assert_eq!(value(text, front.facts.received.as_ref()), "2026-11-03");
            assert_eq!(text[front.body..].trim(), "Dear");
            assert!(front.problems.is_empty());
        }
    }

    #[test]
    fn malformed_front_matter_is_a_problem_and_the_rest_stays() {
        for text in ["+++\nsubject = \n+++\nDear", "---\nsubject: [a\n---\nDear", "+++\nsubject = 'x'\nDear", "---\nto: a\nDear"] {
            let front = read(text, 0);
            assert_eq!(front.problems.len(), 1, "{text}");
            assert!(text[front.body..].contains("Dear"));
        }
        assert!(read("---\n\nDear Ann", 0).problems.is_empty());
        assert_eq!(read("Dear Ann: hello", 0).facts.form, FactsForm::None);
    }

    #[test]
    fn lists_state_one_fact_an_item() {
        let front = read("---\nwords: [Foo, Bar]\nnested:\n  company: X\n---\n", 0);
        assert_eq!(front.facts.words.len(), 2);
        assert_eq!(front.facts.company, None);
    }
}
