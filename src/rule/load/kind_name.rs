//! What is wrong with the kinds that a rule names.

use super::RULE_FILE;
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use crate::wire;

/// Kinds by their TOML keys.
const KINDS: [&str; 22] = [
    "require", "forbid", "together", "limit", "place", "conflict", "spell", "repeat", "article", "capitalize", "punctuate", "reveal", "shout",
    "fill", "anatomy", "address", "tell", "mention", "agree", "elapsed", "medium", "resemble",
];

/// What is wrong with the kinds of a rule, if that is what is wrong: none, two, or one that is not known.
pub(super) fn kind_problem(source: &Source) -> Option<Diagnostic> {
    let (_, keys) = wire::read::<toml::Table>(source, RULE_FILE).ok()?;
    let kinds = keys.keys_of("check")?;
    match kinds.as_slice() {
        [] => Some(Diagnostic::error(RULE_FILE, keys.span(&["check".to_owned()]), "this rule has no check").with_help("give it one, such as `[check.forbid]`")),
        [(kind, span)] if !KINDS.contains(kind) => {
            Some(Diagnostic::error(RULE_FILE, *span, format!("there is no kind `{kind}`")).with_help(wire::suggest(kind, &KINDS, "kinds")))
        }
        [_] => None,
        [.., (kind, span)] => {
            Some(Diagnostic::error(RULE_FILE, *span, format!("a rule has one check; `{kind}` is one too many")).with_help("put it into a rule of its own"))
        }
    }
}
