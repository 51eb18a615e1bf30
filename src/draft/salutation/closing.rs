//! Closing phrases, and names that stand alone under them.

use super::vocabulary::{CLOSERS, CLOSING_HEADS, OPENERS};
use super::{bare, ends_clause, is_capital, is_opening_word, is_particle};

/// Whether a whole line is a closing phrase, perhaps with a name behind it.
pub(in crate::draft) fn is_closing(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['-', '*', '_']).trim();
    let words: Vec<&str> = line.split_whitespace().collect();
    let (Some(first), true) = (words.first(), words.len() <= 9) else { return false };
    let head = bare(first);
    let heads = CLOSING_HEADS.contains(&head.as_str()) || CLOSERS.contains(&head.as_str());
    if !heads || (head == "take" && words.get(1).is_none_or(|word| bare(word) != "care")) {
        return false;
    }
    // The phrase goes up to its punctuation or up to the names.
    let mut last = head.clone();
    let mut length = 1;
    let mut clauses = 0;
    if !ends_clause(first) {
        for word in words.iter().skip(1) {
            let plain = bare(word);
            if is_capital(word) && !CLOSERS.contains(&plain.as_str()) && !CLOSING_HEADS.contains(&plain.as_str()) {
                break;
            }
            if !plain.is_empty() {
                last = plain;
            }
            length += 1;
            if ends_clause(word) {
                clauses += 1;
                break;
            }
        }
    }
    let rest = words.get(length..).unwrap_or_default();
    let names = rest.len() <= 4 && rest.iter().all(|word| is_capital(word) || is_particle(word) || bare(word).is_empty());
    let closes = CLOSERS.contains(&last.as_str()) || set_phrase(&line.to_lowercase());
    let stopped = line.ends_with('.') && length > 3;
    closes && names && !stopped && (length <= 7) && (clauses <= 1) && !(head == "thank" && length > 4)
}

fn set_phrase(line: &str) -> bool {
    const PHRASES: [&str; 14] = [
        "thank you", "thanks again", "thank you again", "many thanks", "until next time", "take care", "all the best", "all good wishes",
        "with thanks", "in gratitude", "good day", "have a great day", "have a good day", "see you around",
    ];
    let line = line.trim_end_matches([',', '.', '!', ' ', ':']);
    PHRASES.iter().any(|phrase| line == *phrase || line.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(',')))
}

/// Whether a line is nothing but a name: "Ann", "- Ann Lee", "A. de Vries", "ann x".
pub(in crate::draft) fn is_name(line: &str) -> bool {
    let bare_line = line.trim().trim_start_matches(['-', '~', '*', '_', '/']).trim().trim_end_matches(['*', '_']);
    let words: Vec<&str> = bare_line.split_whitespace().collect();
    if is_slot(bare_line) {
        return true;
    }
    let short = !words.is_empty() && words.len() <= 4 && bare_line.len() <= 40;
    let sentence = bare_line.ends_with(['.', '!', '?', ':', ';'])
        && !words.last().is_some_and(|word| word.len() == 2 || are_initials(word) || matches!(bare(word).as_str(), "jr" | "sr"));
    if !short || sentence {
        return false;
    }
    let greets = |word: &str| OPENERS.contains(&word) && !matches!(word, "ola" | "kia" | "salam");
    let known = words.iter().any(|word| is_opening_word(word) || greets(&bare(word)));
    let capitals =
        words.iter().all(|word| is_capital(word) || is_particle(word) || word.starts_with('(') || bare(word) == "x" || bare(word) == "xx");
    let dashed = line.trim_start().starts_with(['-', '~']);
    let single =
        words.len() <= 2 && words.iter().all(|word| word.chars().all(|char| char.is_alphabetic() || matches!(char, '-' | '\'' | ',')));
    !known && (capitals || (single && (dashed || words.len() == 1)))
}

/// "K.T.": two to four capitals, each with its stop.
fn are_initials(word: &str) -> bool {
    let letters = word.split_terminator('.');
    matches!(letters.clone().count(), 2..=4) && letters.clone().all(|letter| letter.chars().count() == 1 && is_capital(letter))
}

/// "[Your Name]", "{{name}}": a slot where the name belongs.
fn is_slot(line: &str) -> bool {
    line.starts_with(['[', '{', '<']) && line.ends_with([']', '}', '>'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closings_are_short_and_formal() {
        for line in [
            "Best,",
            "Kind regards",
            "With many thanks and best wishes,",
            "Cheers, Tom",
            "Yours sincerely,",
            "Thanks again,",
            "best",
            "All the best, Ann",
            "Best regards, Ann de Vries",
        ] {
            assert!(is_closing(line), "{line}");
        }
        for line in [
            "I wish you all the best.",
            "Thank you for your time and for the invitation.",
            "Best of luck with the search.",
            "Thanks for inviting me,",
            "Take the train then",
        ] {
            assert!(!is_closing(line), "{line}");
        }
    }

    #[test]
    fn a_name_alone_is_no_sentence() {
        for line in ["Ann", "- ann", "Ann Lee", "J. de Vries", "Anjali R.", "K.T.", "[Your Name]"] {
            assert!(is_name(line), "{line}");
        }
        for line in ["See you.", "Thanks", "I decline", "That is all for now"] {
            assert!(!is_name(line), "{line}");
        }
    }
}
