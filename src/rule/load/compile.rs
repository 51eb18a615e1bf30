//! The phrases of a user's rules as one table.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::{Fresh, Loader, MAX_PATTERNS, MAX_STEPS, RULE_FILE};
use crate::rule::asked::is_asked;
use crate::rule::builtin;
use crate::rule::compile::{MOST_ERRORS, Numbered, compile};
use crate::rule::file::{Name, PhrasebookFile};
use crate::rule::hits::Book;
use crate::rule::load::RuleText;
use crate::rule::pattern::{Pattern, PatternError};
use crate::rule::set::RuleSet;
use crate::rule::table::Table;
use crate::source::Span;
use crate::wire;

impl Loader<'_> {
    /// One table for the user's phrases, and for the built-in phrasebooks that only the user's rules ask for.
    pub(super) fn compile(&mut self, set: &mut RuleSet) {
        let books = self.builtin_books();
        let unprepared = books.iter().filter(|(name, _)| !self.is_prepared(name)).filter_map(|(name, file)| {
            let number = self.builtin.1.iter().position(|known| known == name)?;
            Some(Fresh { number: number as Book, file: file.clone(), text: None, path: Vec::new() })
        });
        let mut unprepared: Vec<Fresh> = unprepared.collect();
        self.fresh.append(&mut unprepared);
        let mut by_name: BTreeMap<&str, &PhrasebookFile> = books.iter().map(|(name, file)| (name.as_str(), file)).collect();
        let by_number: HashMap<Book, &PhrasebookFile> = self.fresh.iter().map(|fresh| (fresh.number, &fresh.file)).collect();
        by_name.extend(self.names.iter().filter_map(|(name, number)| Some((name.as_str(), *by_number.get(number)?))));
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

    /// Whether the phrases of a built-in phrasebook are in the table that the build script prepared.
    fn is_prepared(&self, name: &str) -> bool {
        let (heads, _, _, meetings) = &self.builtin;
        is_asked(name, heads.iter().map(|head| &head.check), meetings.iter().flat_map(|(_, all)| all))
    }

    /// The built-in phrasebooks that a user's files name, and those that serve as classes in their phrases.
    fn builtin_books(&self) -> BTreeMap<Name, PhrasebookFile> {
        let mut wanted: Vec<Name> = self.asked.clone();
        if self.every {
            wanted.extend(self.builtin.1.iter().cloned());
        }
        wanted.extend(self.fresh.iter().flat_map(|fresh| named_in(&fresh.file)));
        let mut books = BTreeMap::new();
        while let Some(name) = wanted.pop() {
            if !books.contains_key(&name)
                && let Some(file) = builtin::book(&name)
            {
                wanted.extend(named_in(&file));
                books.insert(name, file);
            }
        }
        books
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

/// Phrasebooks that another one names: in its meetings, and as classes in its phrases.
fn named_in(file: &PhrasebookFile) -> Vec<Name> {
    let met = file.together.iter().flat_map(|meeting| meeting.of.iter().chain(&meeting.unless)).cloned();
    let phrases = file.phrases.iter().chain(&file.except);
    let classes = phrases.flat_map(|phrase| phrase.split('<').skip(1)).filter_map(|tail| Some(Name::from(tail.split_once('>')?.0)));
    met.chain(classes).collect()
}
