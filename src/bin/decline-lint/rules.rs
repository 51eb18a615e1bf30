//! Loads rules as the command line asks, lists and explains them.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use decline_lint::diagnostic::Diagnostic;
use decline_lint::report::{self, Linted, Style, visible_line, visible_lines};
use decline_lint::rule::file::{Example, RuleFile};
use decline_lint::rule::{DEFAULT_PROFILE, RuleSet, RuleText, builtin};
use decline_lint::source::Source;

use crate::args::RuleArgs;
use crate::error::Trouble;
use crate::files;
use crate::settings::Settings;

/// The built-in rules with those of the texts, under the profile and the day that were asked for.
pub(crate) fn ready(texts: Vec<RuleText>, args: &RuleArgs) -> Result<RuleSet, Trouble> {
    let mut rules = RuleSet::with_texts(&texts).map_err(|problems| problems_of(texts, problems))?;
    if let Some(profile) = &args.profile {
        if !rules.profiles().contains_key(profile) {
            let known: Vec<&str> = rules.profiles().keys().map(String::as_str).collect();
            return Err(Trouble::Usage(format!("there is no profile `{profile}`; known profiles: {}", known.join(", "))));
        }
        rules.profile.clone_from(profile);
    }
    if let Some(today) = &args.today {
        let date = today.parse().map_err(|_| Trouble::Usage(format!("`--today {today}` is no date; write it as 2026-11-23")))?;
        rules.today = Some(date);
    }
    Ok(rules)
}

/// What is wrong with rule files, to be reported like what is wrong with drafts.
pub(crate) fn problems_of(texts: Vec<RuleText>, problems: Vec<(usize, Diagnostic)>) -> Trouble {
    let mut files: Vec<Linted> = texts.into_iter().map(|text| Linted { source: text.into_source(), diagnostics: Vec::new() }).collect();
    for (at, problem) in problems {
        if let Some(file) = files.get_mut(at) {
            file.diagnostics.push(problem);
        }
    }
    files.retain(|file| !file.diagnostics.is_empty());
    Trouble::Broken(files)
}

/// Writes diagnostics to standard error: what is no report, and what would mix with other output on standard output.
pub(crate) fn notice(files: &[Linted]) -> Result<(), Trouble> {
    let mut out = Vec::new();
    report::write_diagnostics(files, Style::default(), &mut out)?;
    eprint!("{}", String::from_utf8_lossy(&out));
    Ok(())
}

/// `decline-lint rules`
pub(crate) fn list(json: bool, args: &RuleArgs) -> Result<ExitCode, Trouble> {
    let rules = &Settings::here(args)?.rules;
    let mut out = BufWriter::new(io::stdout().lock());
    if json {
        let entries: Vec<serde_json::Value> = rules
            .rules()
            .iter()
            .map(|rule| {
                let severity = rules.severity(rule, &rules.profile).name();
                serde_json::json!({ "rule": rule.id, "severity": severity, "category": rule.category, "origin": rule.origin, "message": rule.message })
            })
            .collect();
        serde_json::to_writer_pretty(&mut out, &entries).map_err(io::Error::from)?;
        writeln!(out)?;
    } else {
        let width = rules.rules().iter().map(|rule| rule.id.len()).max().unwrap_or_default();
        for rule in rules.rules() {
            let severity = rules.severity(rule, &rules.profile).name();
            let origin = rule.origin.as_deref().unwrap_or("built-in");
            let (id, origin, message) = (visible_line(&rule.id), visible_line(origin), visible_line(&rule.message));
            writeln!(out, "{id:width$}  {severity:7}  {origin:8}  {message}")?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Findings that no rule makes.
const OTHERS: [(&str, &str); 6] = [
    (
        "unused-allow",
        "A comment or the fact `allow` excuses the draft from a rule that finds nothing there. An excuse that is left behind hides the next flaw.\nRemove it.",
    ),
    (
        "unknown-allow",
        "A comment or the fact `allow` names a rule that there is not, or can't be read, so that it excuses nothing.\nWrite `<!-- decline-lint allow(rule-id): reason -->`, or `allow-file(rule-id)` for the whole draft.",
    ),
    (
        "front-matter",
        "The facts at the top of the draft can't be read, or name a profile that there is not.\nMend them, so that they count.",
    ),
    (
        "internal-error",
        "decline-lint itself broke down on this draft, which was not linted; the others were.\nPlease report it, with as much of the draft as you may show.",
    ),
    ("config", "A mistake in decline-lint.toml. Nothing is linted until it is mended."),
    ("rule-file", "A mistake in a rule, phrasebook or profile of your own. Nothing is linted until it is mended."),
];

/// `decline-lint explain RULE`
pub(crate) fn explain(id: &str, args: &RuleArgs) -> Result<ExitCode, Trouble> {
    let rules = &Settings::here(args)?.rules;
    let Some(rule) = rules.rule(id) else {
        if let Some((_, about)) = OTHERS.iter().find(|(other, _)| *other == id) {
            println!("{id}\n\n{about}");
            return Ok(ExitCode::SUCCESS);
        }
        let mut known: Vec<&str> = rules.rules().iter().map(|rule| rule.id.as_str()).collect();
        known.sort_by_key(|known| strsim::damerau_levenshtein(known, id));
        let near = known.first().copied().unwrap_or_default();
        return Err(Trouble::Usage(format!("there is no rule `{id}`; did you mean `{near}`? `decline-lint rules` lists them all")));
    };
    let file = match &rule.origin {
        None => builtin::texts().0.remove(id),
        Some(path) => {
            toml::from_str::<RuleFile>(files::read(path.as_ref(), None, files::MAX_RULE_FILE).as_ref().map_or("", Source::text)).ok()
        }
    };
    let Some(file) = file else { return Err(Trouble::Usage(format!("the file of `{id}` is gone"))) };
    let severity = rules.severity(rule, &rules.profile).name();
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(
        out,
        "{id} ({severity})\n\n{}\n\n{}\nWhat to do: {}\n",
        visible_lines(&capital(&without_values(&file.message))),
        visible_lines(file.why.trim_start()),
        visible_lines(&file.help)
    )?;
    for Example { bad, good } in &file.example {
        writeln!(out, "Instead of:\n{}\nbetter:\n{}", indented(&visible_lines(bad)), indented(&visible_lines(good)))?;
    }
    let key = if rules.profile == DEFAULT_PROFILE { "[rules]" } else { "[rules] (your configuration wins over the profile)" };
    writeln!(
        out,
        "To change how much it matters, put this into decline-lint.toml:\n\n    {key}\n    {id} = \"note\"   # error, warning, note or off"
    )?;
    let options: Vec<String> = rules.options(id).into_iter().filter_map(|(name, value)| Some(format!("{name} = {}", value?))).collect();
    if !options.is_empty() {
        writeln!(out, "\nIts numbers can be changed too:\n\n    {id} = {{ {} }}", options.join(", "))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// A message without its placeholders, which only a finding fills in.
fn without_values(text: &str) -> String {
    let mut plain = String::new();
    for (at, piece) in text.split('{').enumerate() {
        match piece.split_once('}').filter(|_| at > 0) {
            Some((_, rest)) => plain.push_str(&format!("…{rest}")),
            None => plain.push_str(piece),
        }
    }
    plain
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn indented(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("    {line}\n")).collect()
}
