//! Checked rules, ready to lint with.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::builtin;
use super::file::{self, Category, CheckFile, Head, Name, RuleFile, SeverityName};
use super::hits::{Book, Finder, Hits};
use super::kind::{Check, Inline, Names, Unfit};
use super::meeting::Meeting;
use super::misspellings::Misspellings;
use super::pattern::Pattern;
use super::table::Table;
use crate::diagnostic::Severity;
use crate::draft::Draft;

/// The profile that applies when nothing else is asked for.
pub const DEFAULT_PROFILE: &str = "interview-decline";

/// What must hold in a draft: one check of one kind, with its words.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Names the flaw.
    pub id: String,
    /// Its own severity, before profile and configuration.
    pub severity: Severity,
    /// What sort of flaw it finds.
    pub category: Category,
    /// One line; `{name}` stands for a value of the finding.
    pub message: Cow<'static, str>,
    /// What to do.
    pub help: Cow<'static, str>,
    /// Path of the file it was loaded from; `None` for a built-in one.
    pub origin: Option<String>,
    /// The check.
    pub check: Check,
    /// The check as it was written, to be made ready anew with other options.
    pub(super) written: Arc<CheckFile>,
}

/// Which rules apply to a sort of message, and at which severity.
#[derive(Clone, Debug)]
pub struct Profile {
    /// What it is for.
    pub about: String,
    /// Rules whose severity differs from their own.
    pub severities: BTreeMap<String, Severity>,
}

/// Rules, phrasebooks and profiles. Cheap to clone.
#[derive(Clone, Debug)]
pub struct RuleSet {
    pub(super) rules: Vec<Rule>,
    pub(super) books: Arc<BTreeMap<Name, Book>>,
    pub(super) tables: Vec<Table>,
    pub(super) patterns: Arc<Vec<Pattern>>,
    pub(super) meetings: Arc<Vec<(Book, Vec<Meeting>)>>,
    misspellings: Misspellings,
    pub(super) profiles: BTreeMap<String, Profile>,
    /// Name of the profile that applies to drafts which state none.
    pub profile: String,
    /// Severities that override rule and profile.
    pub severities: BTreeMap<String, Severity>,
    /// Words, in lower case, that are no misspellings.
    pub words: HashSet<String>,
    /// The day to count from when a draft states none.
    pub today: Option<Date>,
}

impl From<SeverityName> for Severity {
    fn from(name: SeverityName) -> Self {
        match name {
            SeverityName::Off => Self::Off,
            SeverityName::Note => Self::Note,
            SeverityName::Warning => Self::Warning,
            SeverityName::Error => Self::Error,
        }
    }
}

/// Meetings with the numbers of their phrasebooks; one that names an unknown phrasebook is left out.
pub(super) fn ready_meetings(files: &[(Name, Vec<file::Meeting>)], names: &mut Names<'_>) -> Vec<(Book, Vec<Meeting>)> {
    let ready = files.iter().filter_map(|(name, meetings)| {
        let book = (names.book)(name).ok()?;
        Some((book, Meeting::all(meetings, "together", names).ok()?))
    });
    ready.collect()
}

impl Rule {
    pub(super) fn new(id: String, file: RuleFile, check: Check, origin: Option<String>) -> Self {
        let RuleFile { severity, category, message, help, check: written, .. } = file;
        let (message, help) = (message.into(), help.into());
        Self { id, severity: severity.into(), category, message, help, origin, check, written: Arc::new(written) }
    }

    fn builtin(head: Head<'static>, check: Check) -> Self {
        let Head { id, severity, category, message, help, check: written } = head;
        let (id, message, help) = (id.to_owned(), message.into(), help.into());
        Self { id, severity: severity.into(), category, message, help, origin: None, check, written: Arc::new(written) }
    }
}

impl RuleSet {
    /// The rules that the library carries, under the default profile.
    #[must_use]
    pub fn builtin() -> Self {
        let (rules, names, profiles, meetings) = builtin::heads();
        let mut inline = names.len() as Book;
        let mut by_name = |name: &str| match names.binary_search_by(|known| known.as_str().cmp(name)) {
            Ok(at) => Ok(at as Book),
            Err(_) => Err(Unfit::at(&[], format!("there is no phrasebook `{name}`"))),
        };
        let mut numbered = |_: Inline<'_>| {
            inline += 1;
            Ok(inline - 1)
        };
        let mut names_of = Names { book: &mut by_name, inline: &mut numbered };
        let ready = rules.into_iter().filter_map(|head| {
            let check = Check::new(&head.check, &mut names_of).ok()?;
            Some(Rule::builtin(head, check))
        });
        let rules = ready.collect();
        let meetings = ready_meetings(&meetings, &mut names_of);
        let profiles = profiles.into_iter().map(|(name, file)| {
            let severities = file.rules.into_iter().map(|(id, severity)| (id, severity.into())).collect();
            (name, Profile { about: file.about, severities })
        });
        Self {
            rules,
            profiles: profiles.collect(),
            books: Arc::new(names.iter().enumerate().map(|(at, name)| (name.clone(), at as Book)).collect()),
            tables: vec![builtin::phrases()],
            patterns: Arc::new(Vec::new()),
            meetings: Arc::new(meetings),
            misspellings: builtin::misspellings(),
            profile: DEFAULT_PROFILE.to_owned(),
            severities: BTreeMap::new(),
            words: HashSet::new(),
            today: None,
        }
    }

    /// All rules, sorted by id, whether they apply or not.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rule with an id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// All profiles by name.
    #[must_use]
    pub const fn profiles(&self) -> &BTreeMap<String, Profile> {
        &self.profiles
    }

    /// Severity of a rule under a profile, after configuration.
    #[must_use]
    pub fn severity(&self, rule: &Rule, profile: &str) -> Severity {
        self.severity_of(&rule.id, rule.severity, profile)
    }

    /// Severities of rules under a profile, which is looked up once.
    pub(crate) fn severities(&self, profile: &str) -> impl Fn(&Rule) -> Severity {
        let by_profile = self.profiles.get(profile).map(|profile| &profile.severities);
        move |rule| {
            let stated = self.severities.get(&rule.id).or_else(|| by_profile.and_then(|severities| severities.get(&rule.id)));
            stated.copied().unwrap_or(rule.severity)
        }
    }

    /// Severity under an id, which need not be that of a rule; `own` holds where nothing else is said.
    #[must_use]
    pub fn severity_of(&self, id: &str, own: Severity, profile: &str) -> Severity {
        let by_profile = || self.profiles.get(profile).and_then(|profile| profile.severities.get(id)).copied();
        self.severities.get(id).copied().or_else(by_profile).unwrap_or(own)
    }

    /// Finds every phrase and every known misspelling in a draft: one pass.
    #[must_use]
    pub fn find(&self, draft: &Draft<'_>) -> Hits {
        Finder { tables: &self.tables, patterns: &self.patterns, meetings: &self.meetings, misspellings: Some(&self.misspellings) }
            .find(draft)
    }

    /// The number of a phrasebook.
    #[must_use]
    pub fn book(&self, name: &str) -> Option<Book> {
        self.books.get(name).copied()
    }
}
