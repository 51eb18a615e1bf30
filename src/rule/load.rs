//! A user's rules, phrasebooks and profiles: checked, and added to the built-in ones.

mod compile;
mod kind_name;
mod profiles;
mod text;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use kind_name::kind_problem;
use rayon::prelude::*;
pub use text::RuleText;

use super::builtin;
use super::file::{Name, PhrasebookFile, RuleFile};
use super::hits::Book;
use super::kind::{Check, Inline, Names, Unfit};
use super::set::{Rule, RuleSet, ready_meetings};
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
    builtin: builtin::Heads,
    /// The built-in phrasebooks that no rule asks for are wanted too.
    every: bool,
    problems: Vec<(usize, Diagnostic)>,
    names: BTreeMap<Name, Book>,
    next: Book,
    fresh: Vec<Fresh>,
    /// Names of the phrasebooks that the user's rules ask for.
    asked: Vec<Name>,
}

/// So many files are worth the start of a thread.
const MANY: usize = 32;

/// What was written in a rule, or what is wrong with it.
type Read<'t> = Result<(RuleFile, Keys<'t>), Vec<Diagnostic>>;

/// What was written in the rules among the texts; `None` for other texts.
fn read_all(texts: &[RuleText]) -> Vec<Option<Read<'_>>> {
    fn read(text: &RuleText) -> Option<Read<'_>> {
        let RuleText::Rule(_, source) = text else { return None };
        Some(wire::read::<RuleFile>(source, RULE_FILE))
    }
    if texts.len() < MANY { texts.iter().map(read).collect() } else { texts.par_iter().map(read).collect() }
}

impl RuleSet {
    /// The built-in rules with a user's added; a rule or phrasebook of the same name replaces the built-in one.
    ///
    /// # Errors
    /// Every mistake in the files, as the index of the text and a diagnostic with a span in it.
    pub fn with_texts(texts: &[RuleText]) -> Result<Self, Vec<(usize, Diagnostic)>> {
        if texts.is_empty() { Ok(Self::builtin()) } else { Self::load(texts, false) }
    }

    /// The same, with the phrasebooks that no rule asks for: whoever proves phrasebooks needs them all.
    ///
    /// # Errors
    /// As [`RuleSet::with_texts`].
    pub fn with_every_phrasebook(texts: &[RuleText]) -> Result<Self, Vec<(usize, Diagnostic)>> {
        Self::load(texts, true)
    }

    fn load(texts: &[RuleText], every: bool) -> Result<Self, Vec<(usize, Diagnostic)>> {
        let mut set = Self::builtin();
        let builtin = builtin::heads();
        let names: BTreeMap<Name, Book> = (*set.books).clone();
        let next = names.len() as Book + builtin.0.iter().map(|head| head.check.inline_books().len() as Book).sum::<Book>();
        let mut loader = Loader { texts, builtin, every, problems: Vec::new(), names, next, fresh: Vec::new(), asked: Vec::new() };
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
            if self.fresh.iter().any(|fresh| self.names.get(name.as_str()) == Some(&fresh.number)) {
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
            self.names.insert(Name::from(name.as_str()), number);
            self.fresh.push(Fresh { number, file, text: Some(at), path: Vec::new() });
        }
    }

    /// Makes the built-in rules look for a user's phrasebooks where the names are the same.
    fn rebind_builtin(&self, set: &mut RuleSet) {
        // Only phrasebooks have been read by now.
        if self.fresh.is_empty() {
            return;
        }
        let (heads, names, _, meetings) = &self.builtin;
        let mut inline = names.len() as Book;
        let mut by_name = |name: &str| self.names.get(name).copied().ok_or_else(|| Unfit::at(&[], "unknown"));
        let mut numbered = |_: Inline<'_>| {
            inline += 1;
            Ok(inline - 1)
        };
        let mut names_of = Names { book: &mut by_name, inline: &mut numbered };
        for (rule, head) in set.rules.iter_mut().zip(heads) {
            if let Ok(check) = Check::new(&head.check, &mut names_of) {
                rule.check = check;
            }
        }
        let own = self.fresh.iter().filter_map(|fresh| {
            let name = self.names.iter().find(|(_, number)| **number == fresh.number)?.0;
            (!fresh.file.together.is_empty()).then(|| (name.clone(), fresh.file.together.clone()))
        });
        let replaced = |name: &str| self.fresh.iter().any(|fresh| self.names.get(name) == Some(&fresh.number));
        let meetings: Vec<_> = meetings.iter().filter(|(name, _)| !replaced(name)).cloned().chain(own).collect();
        set.meetings = Arc::new(ready_meetings(&meetings, &mut names_of));
    }

    fn read_rules(&mut self, set: &mut RuleSet) {
        let mut seen: HashSet<&str> = HashSet::new();
        let builtin: HashMap<String, usize> = set.rules.iter().enumerate().map(|(at, rule)| (rule.id.clone(), at)).collect();
        for (at, (text, read)) in self.texts.iter().zip(read_all(self.texts)).enumerate() {
            let (RuleText::Rule(id, source), Some(read)) = (text, read) else { continue };
            let (file, keys) = match read {
                Ok(read) => read,
                Err(problems) => {
                    let kinds = kind_problem(source);
                    self.problems.extend(kinds.map_or(problems, |problem| vec![problem]).into_iter().map(|problem| (at, problem)));
                    continue;
                }
            };
            if !seen.insert(id.as_str()) {
                self.refuse(
                    at,
                    Span::at(source.start()),
                    format!("there are two rules `{id}`"),
                    Some("rename one of the files".to_owned()),
                );
                continue;
            }
            self.check_rule(at, &file, &keys);
            self.asked.extend(file.check.books().into_iter().map(Name::from));
            if let Some(check) = self.ready(at, &file, &keys) {
                let rule = Rule::new(id.clone(), file, check, Some(source.name().to_owned()));
                match builtin.get(id.as_str()).and_then(|at| set.rules.get_mut(*at)) {
                    Some(known) => *known = rule,
                    None => set.rules.push(rule),
                }
            }
        }
    }

    /// The check made ready, its inline phrasebooks numbered.
    fn ready(&mut self, at: usize, file: &RuleFile, keys: &Keys<'_>) -> Option<Check> {
        let kind = keys.keys_of("check").and_then(|kinds| kinds.first().map(|(kind, _)| (*kind).to_owned())).unwrap_or_default();
        let names = std::mem::take(&mut self.names);
        let mut next = self.next;
        let mut inline: Vec<Fresh> = Vec::new();
        let mut by_name = |name: &str| {
            names.get(name).copied().ok_or_else(|| {
                let known: Vec<&str> = names.keys().map(Name::as_str).collect();
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
        self.names = names;
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
}
