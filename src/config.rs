//! `decline-lint.toml`, in two stages: what was written ([`file`]), then what it means ([`Config`]). Pure: text in,
//! no files; the binary finds the texts, follows `extends` and walks folders.

mod file;
mod globs;

use std::collections::BTreeMap;
use std::path::Path;

use toml::Spanned;

pub use globs::{Glob, Globs};

use crate::diagnostic::{Diagnostic, Severity};
use crate::rule::{RuleSet, Untuned};
use crate::source::{Source, Span};
use crate::suppression;
use crate::wire;
use file::{ConfigFile, FailOnName, RuleSetting};

/// Id under which mistakes in configuration are reported.
pub const CONFIG: &str = "config";

/// A text of the file and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The text.
    pub text: String,
    /// Its bytes in the source.
    pub span: Span,
}

impl Entry {
    fn new(written: Spanned<String>, source: &Source) -> Self {
        let span = place(written.span(), source);
        Self { text: written.into_inner(), span }
    }
}

/// A span as the TOML library gives it, which never sees a byte order mark.
fn place(span: std::ops::Range<usize>, source: &Source) -> Span {
    Span::new(span.start + source.start(), span.end + source.start())
}

/// A configuration file, checked as far as one can without the rules.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The file that this one is read on top of.
    pub extends: Option<Entry>,
    /// Least severity that fails a run.
    pub fail_on: Option<Severity>,
    /// What is linted when no path is given.
    pub include: Option<Globs>,
    /// What is left out of folders.
    pub exclude: Globs,
    /// A folder with more rules.
    pub rules_dir: Option<Entry>,
    /// What is different for some drafts.
    pub overrides: Vec<Override>,
    own: Adjustment,
}

/// What is different for some drafts.
#[derive(Clone, Debug)]
pub struct Override {
    /// The drafts it holds for.
    pub files: Globs,
    adjustment: Adjustment,
}

/// What changes in the rules.
#[derive(Clone, Debug, Default)]
struct Adjustment {
    profile: Option<Entry>,
    settings: Vec<Setting>,
    words: Vec<String>,
}

/// What changes in one rule.
#[derive(Clone, Debug)]
struct Setting {
    id: Entry,
    severity: Option<Severity>,
    /// Name, where it stands, and the value.
    options: Vec<(Entry, u32)>,
}

impl Config {
    /// Reads a configuration file.
    ///
    /// # Errors
    /// Every mistake, with its span in the source: of the syntax, else the first one of the shape, else all of the meaning.
    pub fn read(source: &Source) -> Result<Self, Vec<Diagnostic>> {
        let (file, _) = wire::read::<ConfigFile>(source, CONFIG)?;
        let mut problems = Vec::new();
        let mut overrides = Vec::with_capacity(file.overrides.len());
        for written in file.overrides {
            let files = some_globs(written.files, "files", source, &mut problems);
            let adjustment = Adjustment::read(written.profile, written.rules, written.words, source, &mut problems);
            overrides.push(Override { files, adjustment });
        }
        let config = Self {
            extends: file.extends.map(|extends| Entry::new(extends, source)),
            fail_on: file.fail_on.map(|name| match name {
                FailOnName::Note => Severity::Note,
                FailOnName::Warning => Severity::Warning,
                FailOnName::Error => Severity::Error,
            }),
            include: file.include.map(|include| some_globs(include, "include", source, &mut problems)),
            exclude: Globs::read(file.exclude, source, &mut problems),
            rules_dir: file.rules_dir.map(|folder| Entry::new(folder, source)),
            overrides,
            own: Adjustment::read(file.profile, file.rules, file.words, source, &mut problems),
        };
        problems.sort_by_key(|problem| problem.span);
        if problems.is_empty() { Ok(config) } else { Err(problems) }
    }

    /// What does not fit the rules: a rule, profile or option that there is not.
    #[must_use]
    pub fn check(&self, rules: &RuleSet) -> Vec<Diagnostic> {
        let mut rules = rules.clone();
        let mut problems = self.own.apply(&mut rules);
        for one in &self.overrides {
            problems.extend(one.adjustment.apply(&mut rules.clone()));
        }
        problems.sort_by_key(|problem| problem.span);
        problems
    }

    /// Which overrides hold for a draft, as indices; the path is relative to the folder of the file.
    #[must_use]
    pub fn overrides_for(&self, path: &Path) -> Vec<usize> {
        self.overrides.iter().enumerate().filter(|(_, one)| one.files.holds(path)).map(|(at, _)| at).collect()
    }

    /// The rules as this file changes them, with the overrides of these indices. What [`check`](Self::check) finds is
    /// left as it was.
    #[must_use]
    pub fn apply(&self, rules: &RuleSet, overrides: &[usize]) -> RuleSet {
        let mut rules = rules.clone();
        self.own.apply(&mut rules);
        for one in overrides.iter().filter_map(|at| self.overrides.get(*at)) {
            one.adjustment.apply(&mut rules);
        }
        rules
    }
}

/// Globs of which there must be one at least.
fn some_globs(written: Spanned<Vec<Spanned<String>>>, key: &str, source: &Source, problems: &mut Vec<Diagnostic>) -> Globs {
    let span = place(written.span(), source);
    let before = problems.len();
    let globs = Globs::read(written.into_inner(), source, problems);
    if globs.iter().all(|glob| glob.negated) && problems.len() == before {
        let problem = Diagnostic::error(CONFIG, span, format!("`{key}` names no file"));
        problems.push(problem.with_help(format!("name some, such as `{key} = [\"drafts/*.md\"]`, or remove the key")));
    }
    globs
}

impl Adjustment {
    fn read(
        profile: Option<Spanned<String>>,
        rules: BTreeMap<Spanned<String>, RuleSetting>,
        words: Vec<Spanned<String>>,
        source: &Source,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut adjustment = Self { profile: profile.map(|profile| Entry::new(profile, source)), ..Self::default() };
        for (id, setting) in rules {
            let options: Vec<(Entry, u32)> = setting.options.into_iter().map(|(key, value)| (Entry::new(key, source), value)).collect();
            let (id, severity) = (Entry::new(id, source), setting.severity.map(Severity::from));
            if severity.is_none() && options.is_empty() {
                let help = "give a `severity` or one of the rule's options, or remove it";
                problems.push(Diagnostic::error(CONFIG, id.span, format!("nothing is said about `{}`", id.text)).with_help(help));
            }
            adjustment.settings.push(Setting { id, severity, options });
        }
        for word in words {
            let word = Entry::new(word, source);
            if word.text.trim().is_empty() {
                problems.push(Diagnostic::error(CONFIG, word.span, "this word is empty").with_help("remove it"));
            }
            adjustment.words.extend(word.text.split_whitespace().map(str::to_lowercase));
        }
        adjustment
    }

    /// Changes the rules; what does not fit them is left out and told.
    fn apply(&self, rules: &mut RuleSet) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        if let Some(profile) = &self.profile {
            if rules.profiles().contains_key(&profile.text) {
                rules.profile.clone_from(&profile.text);
            } else {
                let known: Vec<&str> = rules.profiles().keys().map(String::as_str).collect();
                problems.push(unknown("profile", profile, &known));
            }
        }
        for setting in &self.settings {
            setting.apply(rules, &mut problems);
        }
        rules.words.extend(self.words.iter().cloned());
        problems
    }
}

impl Setting {
    fn apply(&self, rules: &mut RuleSet, problems: &mut Vec<Diagnostic>) {
        let id = &self.id.text;
        if rules.rule(id).is_none() && !suppression::IDS.contains(&id.as_str()) {
            let known: Vec<&str> = rules.rules().iter().map(|rule| rule.id.as_str()).chain(suppression::IDS).collect();
            return problems.push(unknown("rule", &self.id, &known));
        }
        if let Some(severity) = self.severity {
            rules.severities.insert(id.clone(), severity);
        }
        let options: Vec<(&str, u32)> = self.options.iter().map(|(key, value)| (key.text.as_str(), *value)).collect();
        if let Err(Untuned { option, what, help }) = rules.tune(id, &options) {
            let span = self.options.get(option).map_or(self.id.span, |(key, _)| key.span);
            let mut problem = Diagnostic::error(CONFIG, span, what);
            problem.help = help;
            problems.push(problem);
        }
    }
}

fn unknown(what: &str, entry: &Entry, known: &[&str]) -> Diagnostic {
    let help = match wire::nearest(&entry.text, known) {
        Some(near) => format!("did you mean `{near}`?"),
        // Rules are too many for one line.
        None if what == "rule" => "`decline-lint rules` lists them all".to_owned(),
        None => wire::suggest(&entry.text, known, "known are"),
    };
    Diagnostic::error(CONFIG, entry.span, format!("there is no {what} `{}`", entry.text)).with_help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each problem as "text under its span: message (help)".
    fn problems(text: &str) -> Vec<String> {
        let source = Source::new("decline-lint.toml", text);
        let found = match Config::read(&source) {
            Ok(config) => config.check(&RuleSet::builtin()),
            Err(problems) => problems,
        };
        found
            .iter()
            .map(|problem| format!("{}: {} ({})", source.slice(problem.span), problem.message, problem.help.as_deref().unwrap_or_default()))
            .collect()
    }

    #[test]
    fn every_mistake_has_its_span_and_a_suggestion() {
        for (text, expected) in [
            ("profil = \"x\"", "profil: unknown key `profil` (did you mean `profile`?)"),
            ("profile = \"folow-up\"", "\"folow-up\": there is no profile `folow-up` (did you mean `follow-up`?)"),
            ("fail-on = \"warn\"", "\"warn\": `warn` is not known here (did you mean `warning`?)"),
            ("[rules]\ntoo-lnog = \"off\"", "too-lnog: there is no rule `too-lnog` (did you mean `too-long`?)"),
            ("[rules]\ntoo-long = \"of\"", "\"of\": `of` is not known here (did you mean `off`?)"),
            ("[rules]\ntoo-long = { severity = \"eror\" }", "\"eror\": `eror` is not known here (did you mean `error`?)"),
            ("[rules]\ntoo-long = { maks = 3 }", "maks: the rule `too-long` has no option `maks` (did you mean `max`?)"),
            ("[rules.too-long]\nmaks = 3", "maks: the rule `too-long` has no option `maks` (did you mean `max`?)"),
            ("[rules]\ntypo = { max = 3 }", "max: the rule `typo` has no option `max` (it has only a `severity`)"),
            ("[rules]\ntypo = {}", "typo: nothing is said about `typo` (give a `severity` or one of the rule's options, or remove it)"),
            ("include = []", "[]: `include` names no file (name some, such as `include = [\"drafts/*.md\"]`, or remove the key)"),
            ("words = [\"ok\", \"\"]", "\"\": this word is empty (remove it)"),
            ("[[overrides]]\nfiles = [\"*.md\"]\nrule = 1", "rule: unknown key `rule` (did you mean `rules`?)"),
            (
                "[[overrides]]\nfiles = [\"*.md\"]\nprofile = \"x\"",
                "\"x\": there is no profile `x` (known are: `connection-request`, `follow-up`, `interview-decline`)",
            ),
            ("\u{feff}[rules]\nzzzzzz = \"off\"", "zzzzzz: there is no rule `zzzzzz` (`decline-lint rules` lists them all)"),
        ] {
            assert_eq!(problems(text), [expected], "{text}");
        }
        assert!(problems("[rules]\ntoo-long = 3")[0].contains("a severity (\"error\", \"warning\", \"note\", \"off\")"));
        assert!(problems("[[overrides]]\nprofile = \"follow-up\"")[0].contains("`files` is missing"));
        assert_eq!(problems("[rules]\nx-y-z-1 = \"off\"\nx-y-z-2 = \"off\"").len(), 2);
    }

    #[test]
    fn overrides_hold_for_their_drafts_and_the_later_wins() {
        let text = "profile = \"follow-up\"\nwords = [\"Foo Bar\"]\n[rules]\ntoo-long = \"error\"\n\
            [[overrides]]\nfiles = [\"*.txt\"]\nrules = { too-long = \"off\" }\n[[overrides]]\nfiles = [\"a/\"]\nrules = { too-long = \"note\" }";
        let config = Config::read(&Source::new("c", text)).expect("valid");
        let severity = |path: &str| {
            let rules = config.apply(&RuleSet::builtin(), &config.overrides_for(Path::new(path)));
            assert!(rules.profile == "follow-up" && rules.words.contains("foo") && rules.words.contains("bar"));
            rules.severity(rules.rule("too-long").expect("a rule"), &rules.profile)
        };
        assert_eq!([severity("b.md"), severity("b.txt"), severity("a/b.txt")], [Severity::Error, Severity::Off, Severity::Note]);
    }
}
