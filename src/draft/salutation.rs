//! Greetings, closing phrases and bare names: how a line of mail is recognised as one.

mod closing;
mod vocabulary;

pub(super) use closing::{is_closing, is_name};
use vocabulary::{GENERIC, NO_NAMES, OPENERS, TIMES, TITLES};

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

/// Whether a word stands within names of people without being one: "de", "van", "al".
#[must_use]
pub fn is_name_particle(word: &str) -> bool {
    const PARTICLES: [&str; 15] = ["de", "da", "van", "von", "der", "den", "del", "la", "le", "di", "dos", "al", "bin", "ten", "ter"];
    PARTICLES.contains(&word)
}

/// What may stand between the names of a salutation.
fn is_particle(word: &str) -> bool {
    let word = bare(word);
    is_name_particle(&word) || matches!(word.as_str(), "y" | "and" | "&" | "o'")
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
    // "Cosmo darling," and "Declan a chara," name somebody by their first word.
    let endeared = (2..=4).contains(&words.len()) && is_capital(first) && last.ends_with(',') && last.len() > 3;
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

/// "Andrei Petrovich, good day!" greets behind the name.
fn wishes_good_day(rest: &str) -> bool {
    let words: Vec<String> = rest.split_whitespace().map(bare).collect();
    let opens = words.first().is_some_and(|word| OPENERS.contains(&word.as_str()) || word == "good");
    opens && words.len() <= 3 && words.iter().all(|word| is_generic(word))
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
            let more = word.ends_with(',') && wishes_good_day(rest);
            return (closes && (rest.is_empty() || at < 3)).then_some(if more { line.trim_end().len() } else { end });
        }
        if words.get(at + 1).is_some_and(|(next, _)| next.chars().all(|char| char == '-')) {
            return Some(end + 2);
        }
    }
    // "Ms Lee" alone on its line.
    (whole_line && !words.is_empty() && words.len() < 4 && end == line.trim_end().len()).then_some(end)
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
            ("Andrei Petrovich, good day!", "Andrei Petrovich, good day!"),
            ("Unfortunately, I can't", ""),
            ("Thanks for your mail", ""),
            ("After careful thought, I decline", ""),
            ("Good news first", ""),
        ] {
            assert_eq!(greeting(line), expected, "{line}");
        }
    }
}
