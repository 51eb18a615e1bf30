//! A user's rules, phrasebooks and profiles: checked, and added to the built-in ones.

mod kind_name;
mod profiles;
mod text;

use std::collections::BTreeMap;
use std::sync::Arc;

use kind_name::kind_problem;
pub use text::RuleText;

use super::builtin;
use super::compile::{MOST_ERRORS, Numbered, compile};
use super::file::{OUTLINED, PhrasebookFile, RuleFile};
use super::hits::Book;
use super::kind::{Check, Inline, Names, Unfit};
use super::pattern::{Pattern, PatternError};
use super::set::{Rule, RuleSet, ready_meetings};
use super::table::Table;
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::wire::{self, Keys, nearest};

/// Id under which mistakes in these files are reported.
const RULE_FILE: &str = "rule-file";

/// Most steps of all variants of a user's phrases: each takes memory for as long as the program runs.
const MAX_STEPS: usize = 1_000_000;

/// Most patterns of a user, and what they may weigh together.
const MAX_PATTERNS: (usize, u64) = (500, 500_000);

/// A phrasebook of the user's, or one written inside of a rule.
struct Fresh {
    number: Book,
    file: PhrasebookFile,
    /// Index of its file among the texts, and the keys that lead to its phrases.
    text: Option<usize>,
    path: Vec<String>,
}

struct Loader<'t> {
    texts: &'t [RuleText],
    problems: Vec<(usize, Diagnostic)>,
    names: BTreeMap<String, Book>,
    next: Book,
    fresh: Vec<Fresh>,
}

impl RuleSet {
    /// The built-in rules with a user's added; a rule or phrasebook of the same name replaces the built-in one.
    ///
    /// # Errors
    /// Every mistake in the files, as the index of the text and a diagnostic with a span in it.
    pub fn with_texts(texts: &[RuleText]) -> Result<Self, Vec<(usize, Diagnostic)>> {
        if texts.is_empty() { Ok(Self::builtin()) } else { Self::with_every_phrasebook(texts) }
    }

    /// The same, with the phrasebooks that no rule asks for: whoever proves phrasebooks needs them all.
    ///
    /// # Errors
    /// As [`RuleSet::with_texts`].
    pub fn with_every_phrasebook(texts: &[RuleText]) -> Result<Self, Vec<(usize, Diagnostic)>> {
        let mut set = Self::builtin();
        let names: BTreeMap<String, Book> = (*set.books).clone();
        let next = names.len() as Book + builtin::heads().0.iter().map(|(_, rule)| rule.check.inline_books().len() as Book).sum::<Book>();
        let mut loader = Loader { texts, problems: Vec::new(), names, next, fresh: Vec::new() };
        loader.read_phrasebooks();
        loader.rebind_builtin(&mut set);
        loader.read_rules(&mut set);
        loader.read_profiles(&mut set);
        loader.compile(&mut set);
        if loader.problems.is_empty() {
            set.rules.sort_by(|left, right| left.id.cmp(&right.id));
            set.books = Arc::new(loader.names);
            Ok(set)
        } else {
            loader.problems.sort_by_key(|(text, problem)| (*text, problem.span));
            Err(loader.problems)
        }
    }
}

impl Loader<'_> {
    fn refuse(&mut self, text: usize, span: Span, what: impl Into<String>, help: Option<String>) {
        let mut problem = Diagnostic::error(RULE_FILE, span, what);
        problem.help = help;
        self.problems.push((text, problem));
    }

    fn number(&mut self) -> Book {
        self.next = self.next.saturating_add(1);
        self.next - 1
    }

    fn read_phrasebooks(&mut self) {
        for (at, text) in self.texts.iter().enumerate() {
            let RuleText::Phrasebook(name, source) = text else { continue };
            let (file, keys) = match wire::read::<PhrasebookFile>(source, RULE_FILE) {
                Ok(read) => read,
                Err(problems) => {
                    self.problems.extend(problems.into_iter().map(|problem| (at, problem)));
                    continue;
                }
            };
            if self.fresh.iter().any(|fresh| self.names.get(name) == Some(&fresh.number)) {
                self.refuse(at, Span::at(source.start()), format!("there are two phrasebooks `{name}`"), None);
                continue;
            }
            if file.phrases.is_empty() && file.patterns.is_empty() && file.words.trim().is_empty() && file.together.is_empty() {
                self.refuse(
                    at,
                    keys.span(&["phrases".to_owned()]),
                    "this phrasebook is empty: give `phrases`, `words` or `patterns`",
                    None,
                );
            }
            if file.examples.says.is_empty() || file.examples.does_not.is_empty() {
                let help = "add `[examples]` with `says = [...]` and `does_not = [...]`; `decline-lint test` runs them";
                self.refuse(
                    at,
                    keys.span(&["examples".to_owned()]),
                    "this phrasebook has no examples of both kinds",
                    Some(help.to_owned()),
                );
            }
            let number = self.number();
            self.names.insert(name.clone(), number);
            self.fresh.push(Fresh { number, file, text: Some(at), path: Vec::new() });
        }
    }

    /// Makes the built-in rules look for a user's phrasebooks where the names are the same.
    fn rebind_builtin(&self, set: &mut RuleSet) {
        let (heads, names, _, meetings) = builtin::heads();
        let mut inline = names.len() as Book;
        let mut by_name = |name: &str| self.names.get(name).copied().ok_or_else(|| Unfit::at(&[], "unknown"));
        let mut numbered = |_: Inline<'_>| {
            inline += 1;
            Ok(inline - 1)
        };
        let mut names_of = Names { book: &mut by_name, inline: &mut numbered };
        for (rule, (_, file)) in set.rules.iter_mut().zip(&heads) {
            if let Ok(check) = Check::new(&file.check, &mut names_of) {
                rule.check = check;
            }
        }
        let own = self.fresh.iter().filter_map(|fresh| {
            let name = self.names.iter().find(|(_, number)| **number == fresh.number)?.0;
            (!fresh.file.together.is_empty()).then(|| (name.clone(), fresh.file.together.clone()))
        });
        let replaced = |name: &str| self.fresh.iter().any(|fresh| self.names.get(name) == Some(&fresh.number));
        let meetings: Vec<_> = meetings.into_iter().filter(|(name, _)| !replaced(name)).chain(own).collect();
        set.meetings = Arc::new(ready_meetings(&meetings, &mut names_of));
    }

    fn read_rules(&mut self, set: &mut RuleSet) {
        let mut seen: Vec<&str> = Vec::new();
        for (at, text) in self.texts.iter().enumerate() {
            let RuleText::Rule(id, source) = text else { continue };
            let (file, keys) = match wire::read::<RuleFile>(source, RULE_FILE) {
                Ok(read) => read,
                Err(problems) => {
                    let kinds = kind_problem(source);
                    self.problems.extend(kinds.map_or(problems, |problem| vec![problem]).into_iter().map(|problem| (at, problem)));
                    continue;
                }
            };
            if seen.contains(&id.as_str()) {
                self.refuse(
                    at,
                    Span::at(source.start()),
                    format!("there are two rules `{id}`"),
                    Some("rename one of the files".to_owned()),
                );
                continue;
            }
            seen.push(id);
            self.check_rule(at, &file, &keys);
            if let Some(check) = self.ready(at, &file, &keys) {
                let rule = Rule::new(id.clone(), file, check, Some(source.name().to_owned()));
                match set.rules.iter_mut().find(|known| known.id == *id) {
                    Some(known) => *known = rule,
                    None => set.rules.push(rule),
                }
            }
        }
    }

    /// The check made ready, its inline phrasebooks numbered.
    fn ready(&mut self, at: usize, file: &RuleFile, keys: &Keys<'_>) -> Option<Check> {
        let kind = keys.keys_of("check").and_then(|kinds| kinds.first().map(|(kind, _)| (*kind).to_owned())).unwrap_or_default();
        let names = self.names.clone();
        let mut next = self.next;
        let mut inline: Vec<Fresh> = Vec::new();
        let mut by_name = |name: &str| {
            names.get(name).copied().ok_or_else(|| {
                let known: Vec<&str> = names.keys().map(String::as_str).collect();
                let help = nearest(name, &known).map(|near| format!("did you mean `{near}`?"));
                Unfit { path: Vec::new(), what: format!("there is no phrasebook `{name}`"), help }
            })
        };
        let lead = ["check".to_owned(), kind.clone()];
        let mut numbered = |written: Inline<'_>| {
            let file = PhrasebookFile {
                phrases: written.phrases.to_vec(),
                patterns: written.patterns.to_vec(),
                except: written.except.to_vec(),
                ..PhrasebookFile::default()
            };
            let path = lead.iter().cloned().chain(written.path.iter().map(|key| (*key).to_owned())).collect();
            inline.push(Fresh { number: next, file, text: Some(at), path });
            next += 1;
            Ok(next - 1)
        };
        let made = Check::new(&file.check, &mut Names { book: &mut by_name, inline: &mut numbered });
        self.next = next;
        self.fresh.append(&mut inline);
        match made {
            Ok(check) => Some(check),
            Err(unfit) => {
                let path: Vec<String> = ["check".to_owned(), kind].into_iter().chain(unfit.path).collect();
                self.refuse(at, keys.span(&path), unfit.what, unfit.help);
                None
            }
        }
    }

    /// One table for the user's phrases, and for the built-in phrasebooks that only the user's rules ask for.
    fn compile(&mut self, set: &mut RuleSet) {
        let (heads, names, _, meetings) = builtin::heads();
        let (_, books) = builtin::texts();
        let met = |name: &str| {
            meetings.iter().flat_map(|(_, all)| all).flat_map(|meeting| meeting.of.iter().chain(&meeting.unless)).any(|of| of == name)
        };
        let asked = |name: &str| heads.iter().any(|(_, rule)| rule.check.books().contains(&name)) || OUTLINED.contains(&name) || met(name);
        for (number, name) in names.iter().enumerate().filter(|(_, name)| !asked(name)) {
            if let Some(file) = books.get(name) {
                self.fresh.push(Fresh { number: number as Book, file: file.clone(), text: None, path: Vec::new() });
            }
        }
        let mut by_name: BTreeMap<&str, &PhrasebookFile> = books.iter().map(|(name, file)| (name.as_str(), file)).collect();
        let named = self.names.iter().filter_map(|(name, number)| {
            let fresh = self.fresh.iter().find(|fresh| fresh.number == *number)?;
            Some((name.as_str(), &fresh.file))
        });
        by_name.extend(named);
        let numbered: Vec<Numbered<'_>> = self.fresh.iter().map(|fresh| Numbered { number: fresh.number, file: &fresh.file }).collect();
        match compile(&numbered, &by_name, MAX_STEPS) {
            Ok(bytes) => set.tables.push(Table::new(bytes)),
            Err(errors) => {
                for error in errors {
                    self.refuse_entry(error.book, error.key, error.entry, &error.error.at, error.error.what);
                }
            }
        }
        set.patterns = Arc::new(self.patterns());
    }

    fn patterns(&mut self) -> Vec<Pattern> {
        let mut patterns: Vec<Pattern> = Vec::new();
        let mut refused = Vec::new();
        let mut weight = 0;
        'all: for (book, fresh) in self.fresh.iter().enumerate() {
            for (entry, text) in fresh.file.patterns.iter().enumerate() {
                match Pattern::new(text, fresh.number, false) {
                    Ok(pattern) => {
                        weight += pattern.weight();
                        patterns.push(pattern);
                        if patterns.len() > MAX_PATTERNS.0 || weight > MAX_PATTERNS.1 {
                            refused.push((
                                book,
                                entry,
                                PatternError { at: 0..text.len(), what: "too many patterns, or too large ones, from here on".to_owned() },
                            ));
                            break 'all;
                        }
                    }
                    Err(error) => refused.push((book, entry, error)),
                }
                if refused.len() == MOST_ERRORS {
                    break 'all;
                }
            }
        }
        for (book, entry, error) in refused {
            self.refuse_entry(book, "patterns", entry, &error.at, error.what);
        }
        patterns
    }

    fn refuse_entry(&mut self, book: usize, key: &str, entry: usize, at: &std::ops::Range<usize>, what: String) {
        let Some((text, path)) = self.fresh.get(book).and_then(|fresh| Some((fresh.text?, fresh.path.clone()))) else { return };
        let Some(source) = self.texts.get(text).map(RuleText::source) else { return };
        let path: Vec<String> = path.into_iter().chain([key.to_owned(), entry.to_string()]).collect();
        let span = wire::read::<toml::Table>(source, RULE_FILE).map_or(Span::at(0), |(_, keys)| keys.inside(&path, at));
        self.refuse(text, span, what, None);
    }
}
