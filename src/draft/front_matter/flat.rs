//! Front matter that is YAML but for a colon in a value: `subject: Interview: a no`. Everybody writes it so.

use super::super::quoted::lines;
use super::{Front, key_of};
use crate::source::Span;

/// Keys and values of a block in which every line is `key: value` and some plain value holds a colon; `None` for any other,
/// which is a matter for a parser.
pub(super) fn facts(source: &str, offset: usize) -> Option<Vec<(&str, &str, Span)>> {
    let mut facts = Vec::new();
    let mut colon = false;
    for (start, line) in lines(source, 0).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
        let (key, at) = key_of(line).filter(|_| !line.starts_with([' ', '\t', '-', '*', '_']))?;
        let value = line.get(at..)?;
        let bare = value.trim();
        // Lists, mappings, quoted and folded texts.
        if !value.starts_with(' ') || bare.starts_with(['[', '{', '"', '\'', '|', '>', '&', '!', '%', '@', '`']) {
            return None;
        }
        colon |= bare.contains(": ") || bare.ends_with(':');
        let from = offset + start + at + value.find(bare)?;
        facts.push((key, bare, Span::new(from, from + bare.len())));
    }
    colon.then_some(facts)
}

/// States the facts of a flat block; `false` when it is none.
pub(super) fn state(source: &str, offset: usize, front: &mut Front) -> bool {
    let Some(facts) = facts(source, offset) else { return false };
    for (key, value, span) in facts {
        front.facts.state(key, value, span);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::facts;

    #[test]
    fn a_colon_in_a_value_is_a_part_of_it() {
        let found = facts("subject: Interview: a no\r\nrole: Puppet Maker\n", 4).expect("flat");
        let found: Vec<(&str, &str, usize)> = found.iter().map(|(key, value, span)| (*key, *value, span.start)).collect();
        assert_eq!(found, [("subject", "Interview: a no", 13), ("role", "Puppet Maker", 36)]);
        for other in ["subject: Interview\n", "subject: \"a: b\"\nrole: c: d\n", "words:\n- a: b\n", "a: b: c\n  d\n", "a: [b: c\n"] {
            assert!(facts(other, 0).is_none(), "{other}");
        }
    }
}
