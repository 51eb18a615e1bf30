//! What a draft excuses itself from: `<!-- decline-lint allow(rule-id): reason -->` for a line, `allow-file(...)` and
//! the fact `allow` for the whole draft. An excuse that excuses nothing is a finding of its own.

use crate::diagnostic::{Diagnostic, Edit, Fix, Severity, Trust};
use crate::draft::Draft;
use crate::rule::RuleSet;
use crate::rule::kind::Check;
use crate::source::Span;
use crate::wire;

/// Id of the finding that an allow excuses nothing.
const UNUSED: &str = "unused-allow";

/// Id of the finding that an allow names no rule, or can't be read.
const UNKNOWN: &str = "unknown-allow";

/// Ids of findings that no rule makes; configuration gives them a severity all the same.
pub(crate) const IDS: [&str; 2] = [UNUSED, UNKNOWN];

const HOW: &str = "write `<!-- decline-lint allow(rule-id): reason -->`, or `allow-file(rule-id)` for the whole draft";

/// One rule that a draft excuses itself from.
#[derive(Clone, Debug)]
struct Allow<'d> {
    id: &'d str,
    /// Where the id stands.
    span: Span,
    cover: Cover,
    /// How to take it back, when that is one edit.
    removal: Option<Edit>,
    used: bool,
}

/// What an allow covers.
#[derive(Clone, Copy, Debug)]
enum Cover {
    Draft,
    /// What begins on these lines; and below `from`, what is about no place.
    Lines {
        lines: Span,
        from: usize,
    },
}

impl Allow<'_> {
    fn covers(&self, diagnostic: &Diagnostic) -> bool {
        let at = diagnostic.span.start;
        self.id == diagnostic.rule
            && match self.cover {
                Cover::Draft => true,
                Cover::Lines { lines, from } => (lines.start <= at && at <= lines.end) || (diagnostic.span.is_empty() && from <= at),
            }
    }
}

/// Takes out what the draft excuses itself from, and adds what is wrong with its excuses.
pub(crate) fn apply(draft: &Draft<'_>, rules: &RuleSet, profile: &str, diagnostics: &mut Vec<Diagnostic>) {
    if draft.comments.is_empty() && draft.facts.allow.is_empty() {
        return;
    }
    let (mut allows, mut findings) = read(draft);
    diagnostics.retain(|diagnostic| {
        let mut allowed = false;
        for allow in allows.iter_mut().filter(|allow| allow.covers(diagnostic)) {
            allow.used = true;
            allowed = true;
        }
        !allowed
    });
    findings.extend(allows.iter().filter(|allow| !allow.used).filter_map(|allow| complain(allow, rules, profile, diagnostics)));
    findings.retain(|finding| !allows.iter().any(|allow| allow.covers(finding)));
    for mut finding in findings {
        finding.severity = rules.severity_of(&finding.rule, Severity::Warning, profile);
        if finding.severity != Severity::Off {
            diagnostics.push(finding);
        }
    }
}

/// Whether the draft excuses itself from a finding that was made apart from the others.
pub(crate) fn is_allowed(draft: &Draft<'_>, diagnostic: &Diagnostic) -> bool {
    read(draft).0.iter().any(|allow| allow.covers(diagnostic))
}

/// What is wrong with an allow that excused nothing; nothing when its rule does not apply here.
fn complain(allow: &Allow<'_>, rules: &RuleSet, profile: &str, left: &[Diagnostic]) -> Option<Diagnostic> {
    let id = allow.id;
    if let Some(rule) = rules.rule(id) {
        // Copies are found later, when all drafts of a run are known.
        if rules.severity(rule, profile) == Severity::Off || matches!(rule.check, Check::Resemble(_)) {
            return None;
        }
        let elsewhere = left.iter().any(|diagnostic| diagnostic.rule == id);
        let help = if elsewhere {
            format!("it was found elsewhere: put the comment on that line or right above it, or write `allow-file({id})`")
        } else {
            "remove it".to_owned()
        };
        let mut finding =
            Diagnostic::error(UNUSED, allow.span, format!("`{id}` is allowed here, but there is nothing of it to allow")).with_help(help);
        finding.fix = allow.removal.clone().filter(|_| !elsewhere).map(|edit| Fix { trust: Trust::Suggested, edits: vec![edit] });
        return Some(finding);
    }
    if IDS.contains(&id) || id == "front-matter" {
        return None;
    }
    let known: Vec<&str> = rules.rules().iter().map(|rule| rule.id.as_str()).collect();
    let help = wire::nearest(id, &known)
        .map_or_else(|| "`decline-lint rules` lists them all".to_owned(), |near| format!("did you mean `{near}`?"));
    Some(Diagnostic::error(UNKNOWN, allow.span, format!("there is no rule `{id}` to allow")).with_help(help))
}

/// Every allow of a draft, and a finding for each comment to this tool that can't be read.
fn read<'d>(draft: &'d Draft<'_>) -> (Vec<Allow<'d>>, Vec<Diagnostic>) {
    let mut allows = Vec::new();
    let mut misread = Vec::new();
    for fact in &draft.facts.allow {
        let ids = fact.value.split([',', ' ']).filter(|id| !id.is_empty());
        allows.extend(ids.map(|id| Allow { id, span: fact.span, cover: Cover::Draft, removal: None, used: false }));
    }
    for comment in &draft.comments {
        misread.extend(read_comment(draft, *comment, &mut allows));
    }
    (allows, misread)
}

/// Adds what a comment allows; gives a finding when it is meant for this tool and can't be read.
fn read_comment<'d>(draft: &'d Draft<'_>, comment: Span, allows: &mut Vec<Allow<'d>>) -> Option<Diagnostic> {
    let text = draft.source().slice(comment);
    let inner = text.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")).unwrap_or_default();
    // "decline-linter" and "decline-lint.toml" are words about the tool, not to it.
    let order = inner.trim_start().strip_prefix("decline-lint").filter(|rest| rest.starts_with([' ', '\t', '\r', '\n', ':']))?;
    let refuse = |what: String, help: String| Some(Diagnostic::error(UNKNOWN, comment, what).with_help(help));
    let Some((verb, rest)) = order.split_once('(') else {
        return refuse("this comment to decline-lint says nothing it knows".to_owned(), HOW.to_owned());
    };
    let Some((list, _)) = rest.split_once(')') else {
        return refuse("the `(` of this allow is never closed".to_owned(), HOW.to_owned());
    };
    let verb = verb.trim();
    let cover = match verb {
        "allow" => Cover::Lines { lines: covered(draft, comment), from: comment.start },
        "allow-file" => Cover::Draft,
        other => {
            let help =
                wire::nearest(other, &["allow", "allow-file"]).map_or_else(|| HOW.to_owned(), |near| format!("did you mean `{near}`?"));
            return refuse(format!("decline-lint knows no `{other}`"), help);
        }
    };
    let ids: Vec<&str> = list.split(',').collect();
    if list.trim().is_empty() {
        return refuse(format!("this `{verb}` names no rule"), HOW.to_owned());
    }
    let removal = (ids.len() == 1).then(|| Edit { span: with_its_line(draft, comment), text: String::new() });
    // What was split off in front is gone, but `rest` still ends where the comment does.
    let mut at = comment.end - "-->".len() - rest.len();
    for written in ids {
        let id = written.trim();
        let start = at + written.len() - written.trim_start().len();
        if !id.is_empty() {
            let span = Span::new(start, start + id.len());
            allows.push(Allow { id, span, cover, removal: removal.clone(), used: false });
        }
        at += written.len() + 1;
    }
    None
}

/// The lines that a comment stands on; when it stands alone, the next line that has text.
fn covered(draft: &Draft<'_>, comment: Span) -> Span {
    let source = draft.source();
    let (first, last) = (source.position(comment.start).line, source.position(comment.end).line);
    let own = |line: usize| source.line_span(line).unwrap_or(comment);
    let lines = own(first).join(own(last));
    if (first..=last).any(|line| has_text(draft, own(line))) {
        return lines;
    }
    let below = (last + 1..=source.line_count()).filter_map(|line| source.line_span(line));
    below.into_iter().find(|line| has_text(draft, *line)).unwrap_or(lines)
}

/// Whether a line holds anything but comments and white space.
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

/// A comment with the line it stands on, when nothing else stands there.
fn with_its_line(draft: &Draft<'_>, comment: Span) -> Span {
    let source = draft.source();
    let (first, last) = (source.position(comment.start).line, source.position(comment.end).line);
    let (Some(start), Some(end)) = (source.line_span(first), source.line_span(last)) else { return comment };
    let around = Span::new(start.start, comment.start);
    let alone = source.slice(around).trim().is_empty() && source.slice(Span::new(comment.end, end.end)).trim().is_empty();
    if !alone {
        return comment;
    }
    Span::new(start.start, source.line_span(last + 1).map_or(end.end, |next| next.start))
}
