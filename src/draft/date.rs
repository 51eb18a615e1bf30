//! Dates as people and mail programs write them.

use jiff::civil::Date;

/// Names of the months and their short forms: English, German, French, Spanish, Italian, Dutch, Polish.
const MONTHS: [&str; 12] = [
    "january jan januar jänner janner janvier janv enero ene gennaio gen januari stycznia styczeń",
    "february feb februar feber février fevrier févr fevr fév febrero febbraio februari lutego luty",
    "march mar märz maerz marz mär mrz mars marzo maart mrt marca marzec",
    "april apr avril avr abril abr aprile kwietnia kwiecień",
    "may mai mayo maggio mag mei maja maj",
    "june jun juni juin junio giugno giu czerwca czerwiec",
    "july jul juli juillet juil julio luglio lug lipca lipiec",
    "august aug août aout agosto ago augustus sierpnia sierpień",
    "september sep sept septembre septiembre settembre set września wrzesień",
    "october oct oktober okt octobre octubre ottobre ott października październik",
    "november nov novembre noviembre listopada listopad",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre grudnia grudzień",
];

/// A run of digits or of letters.
#[derive(Clone, Copy)]
struct Token<'t> {
    text: &'t str,
    /// What stands between it and the token before.
    gap: &'t str,
}

/// The first date in a text; times of day and weekdays around it don't matter.
///
/// Read are `2026-11-03`, `3 Nov 2026`, `3rd of November 2026`, `Nov 3, 2026`, `03.11.2026` (day first) and `25/11/2026`.
/// `None` when there is no date with a year, or when the first one is ambiguous, as `11/03/2026` is.
#[must_use]
pub fn first_date(text: &str) -> Option<Date> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| date_at(tokens.get(at..)?)).flatten()
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let (gap, from) = rest.split_at(start);
        let digits = from.starts_with(|char: char| char.is_ascii_digit());
        let same = |char: char| if digits { char.is_ascii_digit() } else { char.is_alphabetic() };
        let length = from.find(|char: char| !same(char)).unwrap_or(from.len());
        let length = if length == 0 { from.chars().next().map_or(1, char::len_utf8) } else { length };
        let (text, behind) = from.split_at(length);
        tokens.push(Token { text, gap });
        rest = behind;
    }
    tokens
}

/// `None`: no date begins here; `Some(None)`: one that can't be told.
fn date_at(tokens: &[Token<'_>]) -> Option<Option<Date>> {
    let first = tokens.first()?;
    match number(first.text) {
        Some(_) => numeric(tokens).or_else(|| day_first(tokens).map(Some)),
        None => month_first(tokens).map(Some),
    }
}

fn number(text: &str) -> Option<i16> {
    if text.len() > 4 { None } else { text.parse().ok() }
}

fn month(text: &str) -> Option<i8> {
    let lower = text.to_lowercase();
    let at = MONTHS.iter().position(|names| names.split(' ').any(|name| name == lower))?;
    i8::try_from(at + 1).ok()
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A year of four digits, or of two behind an apostrophe or a stop.
fn year(token: &Token<'_>, short: bool) -> Option<i16> {
    let value = number(token.text)?;
    match token.text.len() {
        4 => Some(value),
        2 if short || token.gap.ends_with('\'') => Some(2000 + value),
        _ => None,
    }
}

/// Digits only: year first, or day and month in an order that the mark between them or their size tells.
fn numeric(tokens: &[Token<'_>]) -> Option<Option<Date>> {
    let [one, two, three, ..] = tokens else { return None };
    let mark = two.gap.trim();
    if mark != three.gap.trim() || !matches!(mark, "-" | "." | "/") {
        return None;
    }
    let (left, middle) = (number(one.text)?, number(two.text)?);
    if one.text.len() == 4 {
        return date(left, middle, number(three.text)?).map(Some);
    }
    let year = year(three, mark == ".")?;
    let by_day = date(year, middle, left);
    let by_month = if mark == "." { by_day } else { date(year, left, middle) };
    match (by_day, by_month) {
        (Some(day), Some(month)) if day != month => Some(None),
        (known, other) => known.or(other).map(Some),
    }
}

fn is_gap(gap: &str) -> bool {
    gap.chars().all(|char| char.is_whitespace() || matches!(char, '.' | ',' | '-' | '/' | '\''))
}

/// Skips the ending of "3rd", "1er" and the "of" or "de" behind it.
fn skip_ordinal<'t, 's>(mut tokens: &'s [Token<'t>]) -> &'s [Token<'t>] {
    while let Some((token, rest)) = tokens.split_first()
        && ["st", "nd", "rd", "th", "er", "of", "de", "ten"].iter().any(|ending| token.text.eq_ignore_ascii_case(ending))
    {
        tokens = rest;
    }
    tokens
}

/// "3 Nov 2026", "3rd of November, 2026".
fn day_first(tokens: &[Token<'_>]) -> Option<Date> {
    let (day, rest) = tokens.split_first()?;
    let (named, rest) = skip_ordinal(rest).split_first()?;
    let stated = skip_ordinal(rest).first()?;
    let near = is_gap(named.gap) && is_gap(stated.gap) && day.text.len() <= 2;
    near.then(|| date(year(stated, false)?, month(named.text)?.into(), number(day.text)?)).flatten()
}

/// "Nov 3, 2026", "November 3rd 2026".
fn month_first(tokens: &[Token<'_>]) -> Option<Date> {
    let (named, rest) = tokens.split_first()?;
    let month = month(named.text)?;
    let (day, rest) = rest.split_first()?;
    let stated = skip_ordinal(rest).first()?;
    let near = is_gap(day.gap) && is_gap(stated.gap) && day.text.len() <= 2;
    near.then(|| date(year(stated, false)?, month.into(), number(day.text)?)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_in_every_common_form() {
        for text in [
            "2026-11-03",
            "2026-11-03T10:12:00Z",
            "3 Nov 2026",
            "3. November 2026",
            "the 3rd of November, 2026",
            "3rd November 2026",
            "Nov 3, 2026",
            "November 3rd, 2026 at 10:12",
            "On Tue, Nov 3, 2026 at 10:12 AM Ann Lee <ann@example.com> wrote:",
            "Tue, 3 Nov 2026 10:12:00 +0100",
            "Am 3. Nov. 2026 um 10:12 schrieb Ann Lee",
            "Le mar. 3 novembre 2026 à 10:12",
            "03.11.2026",
            "3.11.26",
            "03-Nov-2026",
        ] {
            assert_eq!(first_date(text), Some(Date::constant(2026, 11, 3)), "{text}");
        }
        assert_eq!(first_date("25/11/2026"), Some(Date::constant(2026, 11, 25)));
        assert_eq!(first_date("11/25/2026"), Some(Date::constant(2026, 11, 25)));
        assert_eq!(first_date("5/5/2026"), Some(Date::constant(2026, 5, 5)));
        assert_eq!(first_date("1er août 2026"), Some(Date::constant(2026, 8, 1)));
    }

    #[test]
    fn what_is_ambiguous_or_no_date_is_none() {
        for text in [
            "11/03/2026",
            "11/03/2026, or 3 Nov 2026",
            "3 November",
            "at 10.12",
            "31 Feb 2026",
            "version 1.2.3",
            "call 020 7946 2026",
            "",
            "ß 3",
        ] {
            assert_eq!(first_date(text), None, "{text}");
        }
    }
}
