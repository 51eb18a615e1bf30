//! The one loop: draft and rules in, diagnostics out.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Note, Severity};
use crate::draft::Draft;
use crate::rule::kind::{Check, Finding, Fingerprint, View};
use crate::rule::{Rule, RuleSet};
use crate::suppression;
use crate::wire;

/// Longest stretch of matched text that is quoted in a message, in characters.
const QUOTED: usize = 48;

/// Lints one draft; the diagnostics are sorted by their place.
#[must_use]
pub fn lint(draft: &Draft<'_>, rules: &RuleSet) -> Vec<Diagnostic> {
    let hits = rules.find(draft);
    let mut words = Cow::Borrowed(&rules.words);
    for fact in &draft.facts.words {
        words.to_mut().extend(fact.value.split([',', ' ']).map(str::to_lowercase));
    }
    let view = View { draft, hits: &hits, today: rules.today, words: &words };
    let mut diagnostics = draft.problems.clone();
    let profile = profile(draft, rules, &mut diagnostics);
    let severity_of = rules.severities(profile);
    for rule in rules.rules() {
        let severity = severity_of(rule);
        if severity != Severity::Off {
            let found = rule.check.check(&view);
            diagnostics.extend(found.into_iter().map(|finding| diagnostic(draft, rule, severity, finding)));
        }
    }
    suppression::apply(draft, rules, profile, &mut diagnostics);
    diagnostics.sort_by(|left, right| (left.span, right.severity, &left.rule).cmp(&(right.span, left.severity, &right.rule)));
    diagnostics
}

/// What one rule finds in a draft, whether it applies there or not; its examples are proved by this.
#[must_use]
pub(crate) fn lint_rule(draft: &Draft<'_>, rules: &RuleSet, id: &str) -> Vec<Diagnostic> {
    let hits = rules.find(draft);
    let view = View { draft, hits: &hits, today: rules.today, words: &rules.words };
    let Some(rule) = rules.rule(id) else { return Vec::new() };
    rule.check.check(&view).into_iter().map(|finding| diagnostic(draft, rule, Severity::Error, finding)).collect()
}

/// The profile of a draft; one that is not known is itself a finding.
fn profile<'d>(draft: &'d Draft<'_>, rules: &'d RuleSet, diagnostics: &mut Vec<Diagnostic>) -> &'d str {
    let Some(stated) = &draft.facts.profile else { return &rules.profile };
    if rules.profiles().contains_key(&stated.value) {
        return &stated.value;
    }
    let known: Vec<&str> = rules.profiles().keys().map(String::as_str).collect();
    let help = wire::suggest(&stated.value, &known, "known profiles");
    diagnostics.push(Diagnostic::error("front-matter", stated.span, format!("there is no profile `{}`", stated.value)).with_help(help));
    &rules.profile
}

/// What is kept of a draft for the comparison with others, so that the draft itself need not be: some four bytes a word.
#[derive(Clone, Debug, Default)]
pub struct Sketch {
    /// For each rule that compares: its id, what it compares, and what it would say if this draft were a copy.
    prints: Vec<(String, Fingerprint, Option<Diagnostic>)>,
}

/// Sketches a draft for [`compare`].
#[must_use]
pub fn sketch(draft: &Draft<'_>, rules: &RuleSet) -> Sketch {
    let profile = draft.facts.profile.as_ref().map_or(rules.profile.as_str(), |fact| &fact.value);
    let prints = rules.rules().iter().filter_map(|rule| {
        let Check::Resemble(resemble) = &rule.check else { return None };
        let severity = rules.severity(rule, profile);
        // The other draft and how alike they are get filled in when they are known.
        let diagnostic = diagnostic(draft, rule, severity, Finding::at(draft.body_first()));
        let silent = severity == Severity::Off || suppression::is_allowed(draft, &diagnostic);
        Some((rule.id.clone(), resemble.fingerprint(draft), Some(diagnostic).filter(|_| !silent)))
    });
    Sketch { prints: prints.collect() }
}

/// Finds drafts of one run that are copies of each other: pairs of an index into `drafts` (names and sketches) and a
/// diagnostic for it. `rules` say how alike is too alike.
#[must_use]
pub fn compare(drafts: &[(&str, &Sketch)], rules: &RuleSet) -> Vec<(usize, Diagnostic)> {
    let mut diagnostics = Vec::new();
    let none = (String::new(), Fingerprint::default(), None);
    for rule in rules.rules() {
        let Check::Resemble(resemble) = &rule.check else { continue };
        let sketched = drafts.iter().map(|(_, sketch)| sketch.prints.iter().find(|(id, ..)| *id == rule.id).unwrap_or(&none));
        let sketched: Vec<_> = sketched.collect();
        let prints: Vec<&Fingerprint> = sketched.iter().map(|(_, print, _)| print).collect();
        for likeness in resemble.compare(&prints) {
            let (Some((name, _)), Some((.., Some(template)))) = (drafts.get(likeness.first), sketched.get(likeness.second)) else {
                continue;
            };
            let values = [("other", (*name).to_owned()), ("percent", likeness.percent.to_string())];
            let mut diagnostic = template.clone();
            diagnostic.message = fill(&diagnostic.message, "", &values);
            diagnostic.help = diagnostic.help.map(|help| fill(&help, "", &values));
            diagnostics.push((likeness.second, diagnostic));
        }
    }
    diagnostics
}

fn diagnostic(draft: &Draft<'_>, rule: &Rule, severity: Severity, finding: Finding) -> Diagnostic {
    let span = draft.source().clamp(finding.span);
    let fill = |template: &str| fill(template, draft.source().slice(span), &finding.values);
    Diagnostic {
        rule: rule.id.clone(),
        severity: finding.severity.unwrap_or(severity),
        message: fill(&rule.message),
        help: Some(fill(&rule.help)).filter(|help| !help.is_empty()),
        span,
        notes: shortened(finding.notes),
        fix: finding.fix,
    }
}

/// Most further places that are shown with a finding; more would bury it.
const MOST_NOTES: usize = 4;

fn shortened(mut notes: Vec<Note>) -> Vec<Note> {
    let more = notes.len().saturating_sub(MOST_NOTES);
    if more > 0 {
        notes.truncate(MOST_NOTES);
        notes.push(Note { span: None, message: format!("and in {more} more place{}", if more == 1 { "" } else { "s" }) });
    }
    notes
}

/// Puts values into a message: `{text}` is what was matched, on one line and not too long.
fn fill(template: &str, text: &str, values: &[(&'static str, String)]) -> String {
    let mut filled = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let known = after.split_once('}').and_then(|(name, tail)| {
            let value = values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone());
            value.or_else(|| (name == "text").then(|| short(text))).map(|value| (value, tail))
        });
        match known {
            Some((value, tail)) => {
                filled.push_str(&value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    // A value, or the rule of a stranger, may hold a line that whoever reads the report would obey.
    if filled.contains(['\r', '\n']) { filled.replace(['\r', '\n'], " ") } else { filled }
}

/// A text on one line and not too long.
pub(crate) fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= QUOTED {
        return line;
    }
    line.chars().take(QUOTED - 1).chain(['…']).collect()
}
