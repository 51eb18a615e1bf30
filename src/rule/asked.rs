//! Which phrasebooks a written check asks for.
//!
//! The build script includes this file, so that it prepares the phrases that are needed and no others.

use super::check_file::{CheckFile, Meeting, Name};
use super::file::OUTLINED;

/// Whether the phrases of a phrasebook go into the prepared table: a rule, the outline or a meeting asks for them.
pub(crate) fn is_asked<'m>(
    name: &str,
    mut checks: impl Iterator<Item = &'m CheckFile>,
    mut meetings: impl Iterator<Item = &'m Meeting>,
) -> bool {
    checks.any(|check| check.books().contains(&name))
        || OUTLINED.contains(&name)
        || meetings.any(|meeting| meeting.of.iter().chain(&meeting.unless).any(|met| met == name))
}

impl CheckFile {
    /// Names of all phrasebooks that the check asks for.
    #[must_use]
    pub fn books(&self) -> Vec<&str> {
        let lists: Vec<&Vec<Name>> = match self {
            Self::Require(file) => vec![&file.phrasebooks],
            Self::Forbid(file) => vec![&file.phrasebooks, &file.spare],
            Self::Together(file) => file.any.iter().flat_map(|meeting| [&meeting.of, &meeting.unless]).chain([&file.spare]).collect(),
            Self::Limit(file) => vec![&file.phrasebooks, &file.zero, &file.spare, &file.apart],
            Self::Place(file) => vec![&file.phrasebooks],
            Self::Conflict(file) => vec![&file.phrasebooks, &file.spare],
            Self::Fill(file) => vec![&file.phrasebooks],
            Self::Address(file) => vec![&file.phrasebooks],
            Self::Tell(file) => vec![&file.phrasebooks],
            Self::Mention(file) => vec![&file.phrasebooks, &file.faceless, &file.no_firm, &file.plain],
            Self::Agree(file) => file.books().to_vec(),
            Self::Medium(file) => vec![&file.phone, &file.spare],
            _ => Vec::new(),
        };
        lists.into_iter().flatten().map(Name::as_str).collect()
    }

    /// Leaves out the phrases written inside of the check: they are in the prepared table, and a run needs only to know that
    /// there are some.
    pub fn forget_phrases(&mut self) {
        match self {
            Self::Require(file) => file.phrases.truncate(1),
            Self::Forbid(file) => {
                file.phrases.truncate(1);
                file.except.clear();
                for swap in &mut file.swap {
                    swap.phrases.clear();
                    swap.except.clear();
                }
            }
            _ => {}
        }
    }

    /// Phrasebooks written inside of the check, in the order in which the kinds ask for them.
    #[must_use]
    pub fn inline_books(&self) -> Vec<super::file::PhrasebookFile> {
        let book = |phrases: &[String], patterns: &[String], except: &[String]| super::file::PhrasebookFile {
            phrases: phrases.to_vec(),
            patterns: patterns.to_vec(),
            except: except.to_vec(),
            ..Default::default()
        };
        let own = |phrases: &[String], patterns: &[String], except: &[String]| {
            if phrases.is_empty() && patterns.is_empty() { None } else { Some(book(phrases, patterns, except)) }
        };
        match self {
            Self::Require(file) => own(&file.phrases, &file.patterns, &file.except).into_iter().collect(),
            Self::Forbid(file) => {
                let replaced = file.replace.keys().map(|phrase| book(std::slice::from_ref(phrase), &[], &[]));
                let swapped = file.swap.iter().map(|swap| book(&swap.phrases, &[], &swap.except));
                replaced.chain(swapped).chain(own(&file.phrases, &file.patterns, &file.except)).collect()
            }
            _ => Vec::new(),
        }
    }
}
