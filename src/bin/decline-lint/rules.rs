//! Loads rules as the command line asks, lists and explains them.

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use decline_lint::diagnostic::Diagnostic;
use decline_lint::report::{self, Linted, Style};
use decline_lint::rule::file::{Example, RuleFile};
use decline_lint::rule::{DEFAULT_PROFILE, RuleSet, RuleText, builtin};
use decline_lint::source::Source;

use crate::args::RuleArgs;
use crate::error::Trouble;
use crate::files;

/// The built-in rules with those of `--rules`, under the profile that was asked for.
pub(crate) fn load(args: &RuleArgs) -> Result<RuleSet, Trouble> {
    let mut texts = Vec::new();
    for folder in &args.rules {
        texts.extend(files::read_rules(folder)?);
    }
    let mut rules = RuleSet::with_texts(&texts).map_err(|problems| report_problems(texts, problems))?;
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

/// Shows what is wrong with rule files, through the same reporter as drafts.
pub(crate) fn report_problems(texts: Vec<RuleText>, problems: Vec<(usize, Diagnostic)>) -> Trouble {
    let mut linted: Vec<Linted> = texts
        .into_iter()
        .map(|text| match text {
            RuleText::Rule(_, source) | RuleText::Phrasebook(_, source) | RuleText::Profile(_, source) => Linted { source, diagnostics: Vec::new() },
        })
        .collect();
    for (at, problem) in problems {
        if let Some(file) = linted.get_mut(at) {
            file.diagnostics.push(problem);
        }
    }
    linted.retain(|file| !file.diagnostics.is_empty());
    let mut out = Vec::new();
    match report::write_diagnostics(&linted, Style::default(), &mut out) {
        Ok(()) => {
            eprint!("{}", String::from_utf8_lossy(&out));
            Trouble::Reported
        }
        Err(error) => Trouble::Output(error),
    }
}

/// `decline-lint rules`
pub(crate) fn list(json: bool, args: &RuleArgs) -> Result<ExitCode, Trouble> {
    let rules = load(args)?;
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
            writeln!(out, "{:width$}  {severity:7}  {origin:8}  {}", rule.id, rule.message)?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// `decline-lint explain RULE`
pub(crate) fn explain(id: &str, args: &RuleArgs) -> Result<ExitCode, Trouble> {
    let rules = load(args)?;
    let Some(rule) = rules.rule(id) else {
        let mut known: Vec<&str> = rules.rules().iter().map(|rule| rule.id.as_str()).collect();
        known.sort_by_key(|known| strsim::damerau_levenshtein(known, id));
        let near = known.first().copied().unwrap_or_default();
        return Err(Trouble::Usage(format!("there is no rule `{id}`; did you mean `{near}`? `decline-lint rules` lists them all")));
    };
    let file = match &rule.origin {
        None => builtin::texts().0.remove(id),
        Some(path) => toml::from_str::<RuleFile>(files::read(path.as_ref(), None).as_ref().map_or("", Source::text)).ok(),
    };
    let Some(file) = file else { return Err(Trouble::Usage(format!("the file of `{id}` is gone"))) };
    let severity = rules.severity(rule, &rules.profile).name();
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "{id} ({severity})\n\n{}\n\n{}\nWhat to do: {}\n", capital(&file.message), file.why.trim_start(), file.help)?;
    for Example { bad, good } in &file.example {
        writeln!(out, "Instead of:\n{}\nbetter:\n{}", indented(bad), indented(good))?;
    }
    let key = if rules.profile == DEFAULT_PROFILE { "[rules]" } else { "[rules] (your configuration wins over the profile)" };
    writeln!(out, "To change how much it matters, put this into decline-lint.toml:\n\n    {key}\n    {id} = \"note\"   # error, warning, note or off")?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn indented(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("    {line}\n")).collect()
}
