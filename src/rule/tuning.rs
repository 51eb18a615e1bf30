//! Options of rules that configuration may change: numbers, such as the bounds of a limit.

use std::sync::Arc;

use super::check_file::CheckFile;
use super::kind::{Check, Inline, Names, Unfit};
use super::set::RuleSet;
use crate::wire;

/// Why a rule can't be tuned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untuned {
    /// Index of the option that is wrong.
    pub option: usize,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// Names of the options of a check.
const fn names(check: &CheckFile) -> &'static [&'static str] {
    match check {
        CheckFile::Limit(_) => &["max", "min"],
        CheckFile::Place(_) => &["max-sentence"],
        CheckFile::Tell(_) => &["max-words"],
        CheckFile::Elapsed(_) => &["max", "note"],
        CheckFile::Shout(_) => &["min-words", "min-marks"],
        CheckFile::Resemble(_) => &["percent", "words"],
        _ => &[],
    }
}

/// The value of an option; `None` when the check has none of this name.
const fn slot<'c>(check: &'c mut CheckFile, name: &str) -> Option<Slot<'c>> {
    Some(match (check, name.as_bytes()) {
        (CheckFile::Limit(file), b"max") => Slot::Bound(&mut file.max),
        (CheckFile::Limit(file), b"min") => Slot::Bound(&mut file.min),
        (CheckFile::Place(file), b"max-sentence") => Slot::Number(&mut file.max_sentence),
        (CheckFile::Tell(file), b"max-words") => Slot::Number(&mut file.max_words),
        (CheckFile::Elapsed(file), b"max") => Slot::Number(&mut file.max),
        (CheckFile::Elapsed(file), b"note") => Slot::Number(&mut file.note),
        (CheckFile::Shout(file), b"min-words") => Slot::Number(&mut file.min_words),
        (CheckFile::Shout(file), b"min-marks") => Slot::Number(&mut file.min_marks),
        (CheckFile::Resemble(file), b"percent") => Slot::Number(&mut file.percent),
        (CheckFile::Resemble(file), b"words") => Slot::Number(&mut file.words),
        _ => return None,
    })
}

enum Slot<'c> {
    Number(&'c mut u32),
    Bound(&'c mut Option<u32>),
}

impl RuleSet {
    /// The options of a rule that [`tune`](Self::tune) changes, with their values; `None` for a bound that is not set.
    #[must_use]
    pub fn options(&self, id: &str) -> Vec<(&'static str, Option<u32>)> {
        let Some(rule) = self.rule(id) else { return Vec::new() };
        let mut written = (*rule.written).clone();
        let value = |name: &&'static str| match slot(&mut written, name)? {
            Slot::Number(number) => Some((*name, Some(*number))),
            Slot::Bound(bound) => Some((*name, *bound)),
        };
        names(&rule.written).iter().filter_map(value).collect()
    }

    /// Changes options of a rule: all of them, or none.
    ///
    /// # Errors
    /// The first option that the rule has not, or whose value can never hold.
    pub fn tune(&mut self, id: &str, options: &[(&str, u32)]) -> Result<(), Untuned> {
        if options.is_empty() {
            return Ok(());
        }
        let refuse = |option, what, help| Err(Untuned { option, what, help });
        let Some(rule) = self.rules.iter_mut().find(|rule| rule.id == id) else {
            return refuse(0, format!("`{id}` has no options"), Some("it has only a severity".to_owned()));
        };
        let mut written = (*rule.written).clone();
        for (at, (name, value)) in options.iter().enumerate() {
            match slot(&mut written, name) {
                Some(Slot::Number(number)) => *number = *value,
                Some(Slot::Bound(bound)) => *bound = Some(*value),
                None => {
                    let known = names(&written);
                    let help = if known.is_empty() {
                        "it has only a `severity`".to_owned()
                    } else {
                        wire::suggest(name, known, "its options are")
                    };
                    return refuse(at, format!("the rule `{id}` has no option `{name}`"), Some(help));
                }
            }
        }
        let books = &self.books;
        let mut by_name = |name: &str| books.get(name).copied().ok_or_else(|| Unfit::at(&[], format!("there is no phrasebook `{name}`")));
        // No kind with options holds phrases of its own.
        let mut inline = |_: Inline<'_>| Err(Unfit::at(&[], "phrases can't be changed here; write a rule of your own"));
        match Check::new(&written, &mut Names { book: &mut by_name, inline: &mut inline }) {
            Ok(check) => {
                rule.check = check;
                rule.written = Arc::new(written);
                Ok(())
            }
            Err(unfit) => {
                let named = unfit.path.first().and_then(|key| options.iter().position(|(name, _)| name == key));
                refuse(named.unwrap_or_default(), unfit.what, unfit.help)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_changed_all_or_none() {
        let mut rules = RuleSet::builtin();
        assert_eq!(rules.options("too-long"), [("max", Some(150)), ("min", None)]);
        rules.tune("too-long", &[("max", 90)]).expect("an option");
        assert_eq!(rules.options("too-long"), [("max", Some(90)), ("min", None)]);
        assert_eq!(rules.tune("too-long", &[("max", 10), ("min", 20)]).expect_err("impossible").option, 1);
        assert_eq!(rules.tune("too-long", &[("max", 10), ("mni", 20)]).expect_err("unknown").help.as_deref(), Some("did you mean `min`?"));
        assert_eq!(rules.options("too-long"), [("max", Some(90)), ("min", None)]);
    }

    #[test]
    fn every_option_has_a_value() {
        let rules = RuleSet::builtin();
        for rule in rules.rules() {
            assert_eq!(rules.options(&rule.id).len(), names(&rule.written).len(), "{}", rule.id);
        }
    }
}
