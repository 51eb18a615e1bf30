//! The anatomy of a draft at a glance: its parts, its moves, and the words that showed them.

use serde::Serialize;

use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, Role, words};
use crate::rule::RuleSet;

/// Words a minute that a person reads of a mail: the usual estimate for prose on a screen.
const WORDS_A_MINUTE: usize = 238;

/// Moves of the message, the phrasebooks that show them, and the rule that misses them.
const MOVES: [(&str, &[&str], Option<&str>); 6] = [
    ("thanks", &["thanks", "gratitude"], Some("missing-thanks")),
    ("decision", &["decision", "refusal"], Some("missing-decision")),
    ("reason", &["reason"], None),
    ("apology", &["apology"], None),
    ("wishes", &["wishes"], None),
    ("future contact", &["future-contact", "open-door"], Some("missing-future-contact")),
];

/// What a draft consists of.
#[derive(Clone, Debug, Serialize)]
pub struct Outline {
    /// Parts and moves in the order in which a mail is written.
    pub moves: Vec<Move>,
    /// Every part in the order of the source.
    pub parts: Vec<PartLine>,
    /// Words of the body.
    pub words: usize,
    /// Sentences of the body.
    pub sentences: usize,
    /// Seconds it takes to read the body.
    pub reading_seconds: usize,
    /// What lint says of the draft.
    pub findings: Vec<FindingLine>,
}

/// One move of the message.
#[derive(Clone, Debug, Serialize)]
pub struct Move {
    /// Its name.
    pub name: String,
    /// Where it was found; empty when it is missing.
    pub found: Vec<PlaceLine>,
    /// The rule that fires because it is missing.
    pub missed_by: Option<String>,
}

/// Words and their place.
#[derive(Clone, Debug, Serialize)]
pub struct PlaceLine {
    /// Line from 1.
    pub line: usize,
    /// The words that showed it.
    pub text: String,
}

/// One part of the draft.
#[derive(Clone, Debug, Serialize)]
pub struct PartLine {
    /// What it is there for.
    pub role: &'static str,
    /// First line from 1.
    pub line: usize,
    /// Last line from 1.
    pub last_line: usize,
    /// Its words, counted.
    pub words: usize,
    /// How it begins.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, Serialize)]
pub struct FindingLine {
    /// Line from 1.
    pub line: usize,
    /// The rule.
    pub rule: String,
    /// Its severity.
    pub severity: &'static str,
    /// What it says.
    pub message: String,
}

/// The outline of a draft, with what `lint` found in it.
#[must_use]
pub fn outline(draft: &Draft<'_>, rules: &RuleSet, diagnostics: &[Diagnostic]) -> Outline {
    let count =
        |range: std::ops::Range<usize>| draft.words.get(range).unwrap_or_default().iter().filter(|word| !word.is(words::TAIL)).count();
    let words: usize = draft.body().map(|part| count(part.words.clone())).sum();
    let parts = draft.parts.iter().map(|part| PartLine {
        role: part.role.name(),
        line: draft.source().position(part.span.start).line,
        last_line: draft.source().position(part.span.end.max(part.span.start + 1) - 1).line,
        words: count(part.words.clone()),
        text: one_line(draft.source().slice(part.span)),
    });
    let findings = diagnostics.iter().map(|diagnostic| FindingLine {
        line: draft.source().position(diagnostic.span.start).line,
        rule: diagnostic.rule.clone(),
        severity: diagnostic.severity.name(),
        message: diagnostic.message.clone(),
    });
    Outline {
        moves: moves(draft, rules),
        parts: parts.collect(),
        words,
        sentences: draft.body().map(|part| part.sentences.len()).sum(),
        reading_seconds: (words * 60).div_ceil(WORDS_A_MINUTE),
        findings: findings.collect(),
    }
}

fn moves(draft: &Draft<'_>, rules: &RuleSet) -> Vec<Move> {
    let part = |name: &str, roles: &[Role], missed_by: &str| {
        let found = draft.parts.iter().filter(|part| roles.contains(&part.role)).take(1);
        let found = found.map(|part| place(draft, part.prose.clone())).collect();
        Move { name: name.to_owned(), found, missed_by: Some(missed_by.to_owned()) }
    };
    let hits = rules.find(draft);
    let said = MOVES.iter().map(|(name, books, missed_by)| {
        let books: Vec<_> = books.iter().filter_map(|book| rules.book(book)).collect();
        let mut all = hits.of_any(&books);
        all.dedup_by(|later, earlier| later.overlaps(earlier));
        let in_body = all.iter().filter(|hit| {
            let part = draft.sentences.get(hit.sentence as usize).and_then(|sentence| draft.parts.get(sentence.part as usize));
            part.is_some_and(|part| part.role.is_body())
        });
        let found = in_body.map(|hit| place(draft, hit.range())).collect();
        Move { name: (*name).to_owned(), found, missed_by: missed_by.map(str::to_owned) }
    });
    let mut moves = vec![part("subject", &[Role::Subject], "missing-subject"), part("greeting", &[Role::Greeting], "missing-greeting")];
    moves.extend(said);
    moves.push(part("sign-off", &[Role::SignOff, Role::Signature], "missing-sign-off"));
    moves
}

fn place(draft: &Draft<'_>, prose: std::ops::Range<usize>) -> PlaceLine {
    let span = draft.span(prose);
    PlaceLine { line: draft.source().position(span.start).line, text: one_line(draft.source().slice(span)) }
}

/// The first words of a text, on one line of at most 60 characters.
fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 { line } else { line.chars().take(59).chain(['…']).collect() }
}
