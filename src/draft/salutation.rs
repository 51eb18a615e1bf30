//! Greetings, closing phrases and bare names: how a line of mail is recognised as one.

mod vocabulary;

use vocabulary::{CLOSERS, CLOSING_HEADS, GENERIC, NO_NAMES, OPENERS, TIMES, TITLES};

fn bare(word: &str) -> String {
    word.trim_matches(|char: char| !char.is_alphanumeric() && char != '\'' && char != '&').to_lowercase()
}

fn is_capital(word: &str) -> bool {
    let word = word.trim_start_matches(|char: char| !char.is_alphanumeric());
    // "al-Rashid" and "d'Arcy" are names too.
    let behind_particle =
        || word.split_once(['-', '\'', '’']).is_some_and(|(head, name)| head.len() < 4 && name.starts_with(char::is_uppercase));
    word.starts_with(char::is_uppercase) || behind_particle()
}

fn is_particle(word: &str) -> bool {
    matches!(
        bare(word).as_str(),
        "de" | "da"
            | "van"
            | "von"
            | "der"
            | "den"
            | "del"
            | "la"
            | "le"
            | "di"
            | "bin"
            | "al"
            | "ten"
            | "ter"
            | "dos"
            | "y"
            | "and"
            | "&"
            | "o'"
    )
}

fn ends_clause(word: &str) -> bool {
    word.ends_with([',', '!', ':', ';', '?', '-']) || (word.ends_with('.') && !TITLES.contains(&bare(word).as_str()))
}

/// Whether a word of a salutation line names nobody.
#[must_use]
pub fn is_generic(word: &str) -> bool {
    let word = bare(word);
    word.is_empty() || GENERIC.contains(&word.as_str()) || OPENERS.contains(&word.as_str()) || TIMES.contains(&word.as_str())
}

/// Words of a line with the byte offset behind each.
fn pieces(line: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = line.get(at..)?;
        let skipped = rest.len() - rest.trim_start().len();
        let word = rest.split_whitespace().next()?;
        at += skipped + word.len();
        Some((word, at))
    })
}

/// Length in bytes of the salutation that a line opens with, its punctuation included.
pub(super) fn greeting_length(line: &str, whole_line: bool) -> Option<usize> {
    let words: Vec<(&str, usize)> = pieces(line).take(12).collect();
    let (first, _) = words.first()?;
    let opener = bare(first);
    let second = words.get(1).map(|(word, _)| bare(word));
    let second = second.as_deref().unwrap_or_default();
    let opens = (opener == "my" || OPENERS.contains(&opener.as_str()))
        && match opener.as_str() {
            "my" => matches!(second, "dear" | "dearest"),
            "to" => second.starts_with("who") || matches!(second, "the" | "all"),
            "good" | "guten" => TIMES.contains(&second),
            "sehr" => second.starts_with("geehrt"),
            "morning" | "afternoon" => words.len() < 6,
            "ladies" => matches!(second, "and" | "&"),
            _ => true,
        };
    if opens { opened_length(&words, &opener) } else { vocative_length(line, &words, whole_line) }
}

/// Whether a line opens with a word that only salutations open with.
pub(super) fn opens_plainly(line: &str) -> bool {
    let opener = line.split_whitespace().next().map(bare).unwrap_or_default();
    matches!(opener.as_str(), "dear" | "hi" | "hello" | "hey" | "hiya" | "greetings" | "kia")
}

/// Most words of a salutation that is known only by its place and shape.
const ADDRESS_WORDS: usize = 9;

/// A short first line that addresses somebody by name and ends like a salutation, whatever its language.
pub(super) fn is_address_line(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    // "Cosmo darling," names somebody by its first word.
    let endeared = words.len() == 2 && is_capital(first) && last.ends_with(',') && last.len() > 3;
    let named = endeared || words.iter().skip(1).any(|word| is_capital(word) && !is_opening_word(word) && bare(word).len() > 1);
    words.len() <= ADDRESS_WORDS && last.ends_with([',', ':', '!']) && named && !is_opening_word(first) && !bare(first).ends_with("ly")
}

/// "Dear Ms. Lee," / "Hi Ann - thanks" / "hello ann i can't": up to the punctuation behind the names.
fn opened_length(words: &[(&str, usize)], opener: &str) -> Option<usize> {
    let lead = if matches!(opener, "good" | "guten" | "sehr" | "my") { 2 } else { 1 };
    let mut end = words.get(lead - 1)?.1;
    if ends_clause(words.get(lead - 1)?.0) && !names_follow(words, lead) {
        return Some(end);
    }
    let concern = opener == "to";
    for (at, (word, word_end)) in words.iter().enumerate().skip(lead) {
        let named = is_capital(word) && !is_opening_word(word);
        let joins = is_particle(word) || is_generic(word) || TITLES.contains(&bare(word).as_str());
        let dash = word.chars().all(|char| char == '-');
        let lower_name = at == lead && !joins && !is_opening_word(word);
        if !(named || joins || dash || concern || lower_name) {
            break;
        }
        end = *word_end;
        if dash || ends_clause(word) {
            // "Dear Mr. Lee, Ms. Kim," and "Dear Team, dear Ms Kim," go on; "Hi Ann, Thanks" does not.
            let goes_on = |next: &str| {
                (is_capital(next) && ends_clause(next) && !is_opening_word(next))
                    || matches!(bare(next).as_str(), "dear" | "hi" | "hello" | "hey")
            };
            if !dash && words.get(at + 1).is_some_and(|(next, _)| goes_on(next)) {
                continue;
            }
            break;
        }
    }
    Some(end)
}

/// "Good morning, Dr. Lee,": capitalised words up to the next punctuation, and nothing else.
fn names_follow(words: &[(&str, usize)], from: usize) -> bool {
    for (word, _) in words.get(from..).unwrap_or_default().iter().take(5) {
        if !is_capital(word) && !is_particle(word) || is_opening_word(word) {
            return false;
        }
        if ends_clause(word) {
            return true;
        }
    }
    words.len() > from && words.len() - from <= 5
}

/// Words that begin a sentence right behind a salutation without punctuation.
fn is_opening_word(word: &str) -> bool {
    const WORDS: [&str; 36] = [
        "i", "i'm", "im", "i've", "we", "just", "thanks", "thank", "thx", "sorry", "unfortunately", "this", "my", "after", "it", "it's",
        "hope", "as", "no", "yes", "so", "not", "cant", "can't", "apologies", "wanted", "writing", "many", "regarding", "re", "for",
        "with", "please", "ty", "appreciate", "your",
    ];
    NO_NAMES.contains(&bare(word).as_str()) || WORDS.contains(&bare(word).as_str())
}

/// "Ann," or "Ms Lee -" at the start of a draft.
fn vocative_length(line: &str, words: &[(&str, usize)], whole_line: bool) -> Option<usize> {
    let mut end = 0;
    for (at, (word, word_end)) in words.iter().enumerate() {
        let plain = bare(word);
        let named =
            (is_capital(word) || (at > 0 && is_particle(word))) && !is_opening_word(word) && !plain.ends_with("ly") && plain.len() > 1;
        let generic = at == 0 && matches!(plain.as_str(), "sir" | "madam" | "all" | "team" | "hiring" | "folks");
        if !(named || generic || TITLES.contains(&plain.as_str())) || at > 4 {
            return None;
        }
        end = *word_end;
        if ends_clause(word) {
            let rest = line.get(end..).unwrap_or_default().trim();
            let closes = word.ends_with([',', ':', '-', '!']);
            return (closes && (rest.is_empty() || at < 3)).then_some(end);
        }
        if words.get(at + 1).is_some_and(|(next, _)| next.chars().all(|char| char == '-')) {
            return Some(end + 2);
        }
    }
    // "Ms Lee" alone on its line.
    (whole_line && !words.is_empty() && words.len() < 4 && end == line.trim_end().len()).then_some(end)
}

/// Whether a whole line is a closing phrase, perhaps with a name behind it.
pub(super) fn is_closing(line: &str) -> bool {
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
pub(super) fn is_name(line: &str) -> bool {
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
    let known = words.iter().any(|word| is_opening_word(word) || OPENERS.contains(&bare(word).as_str()));
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

    fn greeting(line: &str) -> &str {
        greeting_length(line, true).map_or("", |length| &line[..length])
    }

    #[test]
    fn salutations_end_behind_the_names() {
        for (line, expected) in [
            ("Dear Ms. Lee,", "Dear Ms. Lee,"),
            ("Hi Ann, thanks for the invite", "Hi Ann,"),
            ("hello ann i can't come", "hello ann"),
            ("Hi Ann I can't come", "Hi Ann"),
            ("Good morning Mr Smith - thank you", "Good morning Mr Smith -"),
            ("To whom it may concern:", "To whom it may concern:"),
            ("Hi,", "Hi,"),
            ("Dear Team, dear Ms Kim,", "Dear Team, dear Ms Kim,"),
            ("My dear Bartholomew,", "My dear Bartholomew,"),
            ("Dear Professor Dr. al-Rashid, thank you", "Dear Professor Dr. al-Rashid,"),
            ("Hey there!", "Hey there!"),
            ("Ann,", "Ann,"),
            ("Ann, thank you so much", "Ann,"),
            ("Unfortunately, I can't", ""),
            ("Thanks for your mail", ""),
            ("After careful thought, I decline", ""),
            ("Good news first", ""),
        ] {
            assert_eq!(greeting(line), expected, "{line}");
        }
    }

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
