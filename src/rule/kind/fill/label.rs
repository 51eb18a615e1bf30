//! Labels without brackets: `Company Name`, `COMPANY_NAME`, `[text](LINK_HERE)`, `???`.

use std::ops::Range;

use super::name::{Bracket, names_slot};
use crate::draft::words::{self, Word};

/// First words of a label, spelt with a capital as forms spell them.
const OWNERS: [&str; 22] = [
    "Company", "Firm", "Employer", "Organisation", "Organization", "Recruiter", "Interviewer", "Manager", "Job", "Position", "Role",
    "Your", "Candidate", "Applicant", "Contact", "Client", "First", "Last", "Recipient", "Sender", "Institution", "Business",
];

/// Longest target of a link that may be a slot, in bytes.
const LONGEST: usize = 120;

/// Second words of a label.
const LABELS: [&str; 5] = ["Name", "Title", "Surname", "Here", "Signature"];
const LABEL_HASHES: [u32; 5] = words::hashes(&["name", "title", "surname", "here", "signature"]);

/// Whether a word may end a label: hardly any text holds one.
pub(super) fn may_end_label(word: &Word) -> bool {
    word.is(words::CAPITAL) && LABEL_HASHES.contains(&word.hash)
}

/// Bytes of the labels in a text: two words with capitals, such as `Company Name`, that name a field of a form. In a header line
/// the label is the whole value.
pub(super) fn labels(text: &str, in_header: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for label in LABELS {
        for (at, _) in text.match_indices(label) {
            let Some(ahead) = text.get(..at).and_then(|ahead| ahead.strip_suffix(' ')) else { continue };
            let word = ahead.rsplit(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
            let (start, end) = (ahead.len() - word.len(), at + label.len());
            let behind = text.get(end..).unwrap_or_default();
            let before = text.get(..start).unwrap_or_default();
            let whole = !behind.starts_with(char::is_alphanumeric) && !behind.starts_with(':');
            let field = !in_header || (before.trim_end().ends_with([':', '"', '\'', '=']) && behind.starts_with(['"', '\'', '\n', '\r']));
            if OWNERS.contains(&word) && whole && field {
                found.push(start..end);
            }
        }
    }
    found
}

/// Bytes of names of variables in prose, such as `COMPANY_NAME` and `INSERT_DATE_HERE`, and of question marks that stand for a word.
pub(super) fn keys(text: &str) -> Vec<Range<usize>> {
    let mut end = 0;
    let mut found = Vec::new();
    if !text.as_bytes().contains(&b'_') && !text.as_bytes().contains(&b'?') {
        return found;
    }
    for token in text.split_inclusive(char::is_whitespace) {
        let start = end;
        end += token.len();
        let bare = token.trim_matches(|char: char| !char.is_alphanumeric() && char != '_');
        let marks = token.trim().trim_end_matches([',', '.']);
        if bare.contains('_') && is_key_name(bare) {
            let at = start + token.find(bare).unwrap_or_default();
            found.push(at..at + bare.len());
        } else if marks.len() > 2 && marks.bytes().all(|byte| byte == b'?') && start > 0 {
            found.push(start..start + marks.len());
        }
    }
    found
}

fn is_key_name(token: &str) -> bool {
    let shouted = token.chars().all(|char| char.is_ascii_uppercase() || char == '_') && token.starts_with(|char: char| char != '_');
    let words: Vec<&str> = token.split('_').collect();
    let orders = words.iter().any(|word| matches!(*word, "INSERT" | "YOUR" | "HERE" | "ENTER"));
    shouted && words.len() > 1 && (orders || names_slot(token, Bracket::None, false))
}

/// Bytes of the targets of Markdown links that were never put in: `[my work](LINK)`, `[my work](insert link)`.
pub(super) fn targets(source: &str) -> Vec<Range<usize>> {
    let target = |(at, _): (usize, &str)| {
        let start = at + 2;
        // Hostile text may open targets by the thousand and close none.
        let near = source.get(start..source.floor_char_boundary(start + LONGEST))?;
        let inner = near.get(..near.find([')', '\n'])?)?;
        let words = inner.trim_matches('_').replace('_', " ");
        let slot = is_key_name(inner) || names_slot(words.trim(), Bracket::Square, false);
        (!inner.is_empty() && !inner.contains(['.', '/', ':', '#', '@']) && slot).then_some(start..start + inner.len())
    };
    let links = source.as_bytes().contains(&b']').then(|| source.match_indices("](")).into_iter().flatten();
    links.filter_map(target).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str, found: &[Range<usize>]) -> String {
        found.first().map_or_else(String::new, |range| text[range.clone()].to_owned())
    }

    #[test]
    fn labels_are_found_as_forms_spell_them() {
        for (text, label) in [
            ("the work at Company Name is fine", "Company Name"),
            ("I withdraw from the Job Title role", "Job Title"),
            ("your company name is well known", ""),
            ("Job Title: welder", ""),
        ] {
            assert_eq!(first(text, &labels(text, false)), label);
        }
        let header = "subject = \"Company Name tags\"\ncompany = \"Company Name\"\n";
        assert_eq!(labels(header, true).len(), 1);
    }

    #[test]
    fn keys_and_targets_are_found() {
        for (text, key) in [
            ("on INSERT_DATE_HERE, at COMPANY_NAME.", "INSERT_DATE_HERE"),
            ("see MAX_SPEED and a_name", ""),
            ("on ??? at", "???"),
            ("Why???", ""),
            ("so ... on", ""),
        ] {
            assert_eq!(first(text, &keys(text)), key);
        }
        for (text, target) in
            [("[my work](LINK)", "LINK"), ("[it](insert link here)", "insert link here"), ("[it](https://a.b)", ""), ("[it](#top)", "")]
        {
            assert_eq!(first(text, &targets(text)), target);
        }
    }
}
