//! What a draft excuses itself from: `<!-- decline-lint allow(rule-id): reason -->` for a line, `allow-file(...)` and
//! the fact `allow` for the whole draft. An excuse that excuses nothing is a finding of its own.

mod cover;
mod lines;

use std::collections::HashSet;

use cover::{Cover, Covers, Found};
use lines::Lines;

use crate::diagnostic::{Diagnostic, Edit, Fix, Severity, Trust};
use crate::draft::Draft;
use crate::lint::short;
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
}

/// Takes out what the draft excuses itself from, and adds what is wrong with its excuses.
pub(crate) fn apply(draft: &Draft<'_>, rules: &RuleSet, profile: &str, diagnostics: &mut Vec<Diagnostic>) {
    if draft.comments.is_empty() && draft.facts.allow.is_empty() {
        return;
    }
    let (allows, mut findings) = read(draft);
    let ids: HashSet<&str> = allows.iter().map(|allow| allow.id).collect();
    let covers = covers(&allows);
    let found = Found::new(diagnostics.iter(), &ids);
    diagnostics.retain(|diagnostic| !covers.holds(diagnostic));
    let left = Found::new(diagnostics.iter(), &ids);
    let unused = allows.iter().filter(|allow| !found.any_under(allow.id, allow.cover));
    findings.extend(unused.filter_map(|allow| complain(allow, rules, profile, left.any_of(allow.id))));
    findings.retain(|finding| !covers.holds(finding));
    for mut finding in findings {
        finding.severity = rules.severity_of(&finding.rule, Severity::Warning, profile);
        if finding.severity != Severity::Off {
            diagnostics.push(finding);
        }
    }
}

fn covers<'d>(allows: &[Allow<'d>]) -> Covers<'d> {
    Covers::new(allows.iter().map(|allow| (allow.id, allow.cover)))
}

/// Whether the draft excuses itself from a finding that was made apart from the others.
pub(crate) fn is_allowed(draft: &Draft<'_>, diagnostic: &Diagnostic) -> bool {
    covers(&read(draft).0).holds(diagnostic)
}

/// What is wrong with an allow that excused nothing; nothing when its rule does not apply here. `elsewhere`: the rule found something
/// that is not excused.
fn complain(allow: &Allow<'_>, rules: &RuleSet, profile: &str, elsewhere: bool) -> Option<Diagnostic> {
    let id = allow.id;
    if let Some(rule) = rules.rule(id) {
        // Copies are found later, when all drafts of a run are known.
        if rules.severity(rule, profile) == Severity::Off || matches!(rule.check, Check::Resemble(_)) {
            return None;
        }
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
    Some(Diagnostic::error(UNKNOWN, allow.span, format!("there is no rule `{}` to allow", short(id))).with_help(help))
}

/// Every allow of a draft, and a finding for each comment to this tool that can't be read.
fn read<'d>(draft: &'d Draft<'_>) -> (Vec<Allow<'d>>, Vec<Diagnostic>) {
    let mut allows = Vec::new();
    let mut misread = Vec::new();
    for fact in &draft.facts.allow {
        let ids = fact.value.split([',', ' ']).filter(|id| !id.is_empty());
        allows.extend(ids.map(|id| Allow { id, span: fact.span, cover: Cover::Draft, removal: None }));
    }
    let mut lines = None;
    for (comment, order) in draft.comments.iter().filter_map(|comment| Some((*comment, order(draft, *comment)?))) {
        let lines = lines.get_or_insert_with(|| Lines::new(draft));
        misread.extend(read_order(order, comment, lines, &mut allows));
    }
    (allows, misread)
}

/// What a comment says to this tool: all behind its name.
fn order<'d>(draft: &'d Draft<'_>, comment: Span) -> Option<&'d str> {
    let inner = draft.source().slice(comment).strip_prefix("<!--")?.strip_suffix("-->")?;
    // "decline-linter" and "decline-lint.toml" are words about the tool, not to it.
    inner.trim_start().strip_prefix("decline-lint").filter(|rest| rest.starts_with([' ', '\t', '\r', '\n', ':']))
}

/// Adds what a comment allows; gives a finding when it can't be read.
fn read_order<'d>(order: &'d str, comment: Span, lines: &Lines<'_>, allows: &mut Vec<Allow<'d>>) -> Option<Diagnostic> {
    let refuse = |what: String, help: String| Some(Diagnostic::error(UNKNOWN, comment, what).with_help(help));
    let Some((verb, rest)) = order.split_once('(') else {
        return refuse("this comment to decline-lint says nothing it knows".to_owned(), HOW.to_owned());
    };
    let Some((list, _)) = rest.split_once(')') else {
        return refuse("the `(` of this allow is never closed".to_owned(), HOW.to_owned());
    };
    let verb = verb.trim();
    let cover = match verb {
        "allow" => Cover::Lines { lines: lines.covered(comment), from: comment.start },
        "allow-file" => Cover::Draft,
        other => {
            let help =
                wire::nearest(other, &["allow", "allow-file"]).map_or_else(|| HOW.to_owned(), |near| format!("did you mean `{near}`?"));
            return refuse(format!("decline-lint knows no `{}`", short(other)), help);
        }
    };
    let ids: Vec<&str> = list.split(',').collect();
    if list.trim().is_empty() {
        return refuse(format!("this `{verb}` names no rule"), HOW.to_owned());
    }
    let removal = (ids.len() == 1).then(|| Edit { span: lines.with_its_line(comment), text: String::new() });
    // What was split off in front is gone, but `rest` still ends where the comment does.
    let mut at = comment.end - "-->".len() - rest.len();
    for written in ids {
        let id = written.trim();
        let start = at + written.len() - written.trim_start().len();
        if !id.is_empty() {
            let span = Span::new(start, start + id.len());
            allows.push(Allow { id, span, cover, removal: removal.clone() });
        }
        at += written.len() + 1;
    }
    None
}
