//! Whether a stop ends a sentence or shortens a word.

/// Whether a text ends with one mark that closes a sentence, and not with an abbreviation.
pub(super) fn ends_for_sure(ahead: &str) -> bool {
    let closed = ahead.trim_end();
    let Some(body) = closed.strip_suffix(['.', '!', '?']) else { return false };
    let word = body.rsplit(|char: char| !(char.is_alphanumeric() || char == '\'' || char == '.')).next().unwrap_or_default().to_lowercase();
    let short = word.contains('.') || (word.len() < 2 && word != "i") || !word.contains(['a', 'e', 'i', 'o', 'u', 'y']) || word.contains(|char: char| char.is_ascii_digit());
    closed.len() < ahead.len() && (!closed.ends_with('.') || (!short && !ABBREVIATIONS.contains(&word.as_str())))
        && word != "yahoo" && body.ends_with(|char: char| char.is_alphanumeric() || matches!(char, '!' | '?'))
}

/// Abbreviations that have a vowel; those without one are known by that.
const ABBREVIATIONS: [&str; 45] = [
    "no", "etc", "approx", "ext", "incl", "excl", "resp", "ref", "dept", "vol", "esp", "asst", "acct", "appt", "assoc", "univ", "int", "al", "viz", "ed",
    "eds", "mo", "mos", "tues", "thu", "mon", "tue", "wed", "fri", "sat", "sun", "avg", "temp", "abt", "prof", "est", "ave", "max", "min", "mins", "inc",
    "co", "corp", "art", "admin",
];
