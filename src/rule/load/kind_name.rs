//! What is wrong with a rule that can be read: its texts, and the kinds that it names.

use super::{Loader, RULE_FILE};
use crate::diagnostic::Diagnostic;
use crate::rule::file::RuleFile;
use crate::source::{Source, Span};
use crate::wire::{self, Keys};

/// Kinds by their TOML keys.
const KINDS: [&str; 22] = [
    "require", "forbid", "together", "limit", "place", "conflict", "spell", "repeat", "article", "capitalize", "punctuate", "reveal",
    "shout", "fill", "anatomy", "address", "tell", "mention", "agree", "elapsed", "medium", "resemble",
];

/// What is wrong with the kinds of a rule, if that is what is wrong: none, two, or one that is not known.
pub(super) fn kind_problem(source: &Source) -> Option<Diagnostic> {
    let (_, keys) = wire::read::<toml::Table>(source, RULE_FILE).ok()?;
    let kinds = keys.keys_of("check")?;
    match kinds.as_slice() {
        [] => Some(
            Diagnostic::error(RULE_FILE, keys.span(&["check".to_owned()]), "this rule has no check")
                .with_help("give it one, such as `[check.forbid]`"),
        ),
        [(kind, span)] if !KINDS.contains(kind) => {
            Some(Diagnostic::error(RULE_FILE, *span, format!("there is no kind `{kind}`")).with_help(wire::suggest(kind, &KINDS, "kinds")))
        }
        [_] => None,
        [.., (kind, span)] => Some(
            Diagnostic::error(RULE_FILE, *span, format!("a rule has one check; `{kind}` is one too many"))
                .with_help("put it into a rule of its own"),
        ),
    }
}

impl Loader<'_> {
    pub(super) fn check_rule(&mut self, at: usize, file: &RuleFile, keys: &Keys<'_>) {
        if file.example.is_empty() {
            let help = "add `[[example]]` with a `bad` and a `good` text; `decline-lint test` runs them";
            self.refuse(at, Span::at(0), "this rule has no example", Some(help.to_owned()));
        }
        for (key, text) in [("message", &file.message), ("help", &file.help), ("why", &file.why)] {
            if text.trim().is_empty() {
                self.refuse(at, keys.span(&[key.to_owned()]), format!("`{key}` says nothing"), None);
            }
        }
    }
}
