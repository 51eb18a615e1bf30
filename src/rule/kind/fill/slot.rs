//! Where a slot begins and ends, by its brackets and signs.

use std::ops::Range;

use super::name::{Bracket, is_key, names_slot};

/// Longest slot, in bytes between its brackets.
const LONGEST: usize = 120;

/// How far an end tag is looked for, in bytes: a text may hold thousands of tags.
const NEAR: usize = 1000;

/// Bytes of the slots of a text. In a header line only words that certainly name a slot make one.
pub(super) fn slots(text: &str, in_header: bool) -> Vec<Range<usize>> {
    let mut slots: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    // Behind the first half of a reference link: "[text][link]".
    let mut link_end = usize::MAX;
    // 0xc2 is the first of the two bytes of «.
    let opens = |byte: &u8| matches!(byte, b'[' | b'{' | b'<' | b'$' | b'%' | b'_' | b'#' | b'@' | b'(' | b'|' | 0xc2);
    while let Some(found) = text.as_bytes().get(at..).and_then(|rest| rest.iter().position(opens)) {
        let start = at + found;
        let (ahead, rest) = text.split_at_checked(start).unwrap_or_default();
        let length = if start == link_end { 0 } else { slot_length(ahead, rest, in_header) };
        if length > 0 {
            slots.push(start..start + length);
            at = start + length;
        } else {
            at = start + 1;
            link_end = between(rest, "[", "]").map_or(link_end, |inner| start + inner.len() + 2);
        }
    }
    slots
}

/// Bytes of the slot at the start of `rest`; 0 when there is none.
fn slot_length(ahead: &str, rest: &str, in_header: bool) -> usize {
    let glued = ahead.ends_with(char::is_alphanumeric);
    let named = |inner: &str, bracket: Bracket| names_slot(inner, bracket, in_header);
    let whole = |open: &str, close: &str, fits: &dyn Fn(&str) -> bool| {
        let inner = between(rest, open, close).filter(|inner| fits(inner))?;
        Some(open.len() + inner.len() + close.len())
    };
    let plain = |inner: &str| inner.len() > 1 && inner.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_');
    // "#a#b": the sign at the end must not begin another word.
    let behind = |length: usize| rest.get(length..).unwrap_or_default();
    let free = |length: &usize| !behind(*length).starts_with(char::is_alphanumeric);
    let length = match rest.bytes().next() {
        _ if ahead.ends_with('\\') => None,
        // A template of an address.
        Some(b'{') if ahead.rsplit(char::is_whitespace).next().is_some_and(|token| token.contains("://")) => None,
        Some(b'{') => whole("{{", "}}", &|inner| !inner.trim().is_empty())
            .or_else(|| whole("{%", "%}", &|_| true))
            .or_else(|| whole("{", "}", &is_key)),
        Some(b'<') => whole("<<", ">>", &|inner| named(inner, Bracket::Angle) || is_shouted(inner) || is_plain_name(inner))
            .or_else(|| whole("<", ">", &|inner| named(inner, Bracket::Angle) && !closes(rest, inner))),
        Some(0xc2) => whole("«", "»", &|inner| named(inner, Bracket::Angle) || (is_shouted(inner) && inner.contains('_'))),
        Some(b'_') => blank(ahead, rest),
        _ if glued => None,
        Some(b'$') => whole("${", "}", &is_key).or_else(|| variable(rest)),
        Some(b'[') => whole("[[", "]]", &|inner| named(inner, Bracket::Square))
            .or_else(|| whole("[", "]", &|inner| named(inner, Bracket::Square)).filter(|length| !is_link(ahead, behind(*length)))),
        Some(b'(') => whole("(", ")", &|inner| named(inner, Bracket::Round)),
        Some(b'%') => whole("%", "%", &plain)
            .filter(free)
            .or_else(|| ["%s", "%d"].iter().any(|code| rest.starts_with(code)).then_some(2).filter(free)),
        Some(b'#') => whole("##", "##", &plain).or_else(|| whole("#", "#", &plain)).filter(free),
        Some(b'@') => whole("@@", "@@", &plain),
        Some(b'|') => whole("|", "|", &|inner| plain(inner) && inner == inner.to_uppercase()).filter(free),
        _ => None,
    };
    length.unwrap_or_default()
}

fn between<'t>(rest: &'t str, open: &str, close: &str) -> Option<&'t str> {
    let rest = rest.strip_prefix(open)?;
    let near = rest.get(..rest.floor_char_boundary(LONGEST + close.len()))?;
    let inner = near.get(..near.find(close)?)?;
    let nested = open.chars().next().is_some_and(|open| inner.contains(open)) && open != close;
    (!inner.is_empty() && !nested && !inner.contains("\n\n")).then_some(inner)
}

/// `STELLE`, `NOM_ENTREPRISE`: a name in another language, between signs that no prose holds.
fn is_shouted(inner: &str) -> bool {
    let letters = inner.chars().filter(|char| char.is_alphabetic()).count();
    letters > 1 && inner.chars().all(|char| char.is_uppercase() || matches!(char, ' ' | '_' | '-' | '/'))
}

/// `insurer`, `first_name`: one or two small words; what is quoted between such signs begins with a capital or says more.
fn is_plain_name(inner: &str) -> bool {
    let words: Vec<&str> = inner.split([' ', '_', '-']).collect();
    words.len() < 3 && words.iter().all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase()))
}

/// Whether an end tag comes soon.
fn closes(rest: &str, name: &str) -> bool {
    rest.get(..rest.floor_char_boundary(NEAR)).is_some_and(|near| near.contains(&format!("</{name}")))
}

/// `$ROLE`, `$company_name`; not `$USD`, `$HOME` or `$TSLA`.
fn variable(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix('$')?;
    let length = name.bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'_').count();
    let name = name.get(..length)?;
    names_slot(name, Bracket::None, false).then_some(1 + length)
}

/// `____`, but no line that divides the mail.
fn blank(ahead: &str, rest: &str) -> Option<usize> {
    let length = if ahead.ends_with('_') { 0 } else { rest.bytes().take_while(|byte| *byte == b'_').count() };
    let behind = rest.get(length..)?;
    let inner = ahead.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric);
    let alone = (ahead.is_empty() || ahead.ends_with('\n')) && (behind.is_empty() || behind.trim_start_matches(' ').starts_with('\n'));
    (length > 2 && !inner && (length < 10 || !alone)).then_some(length)
}

/// `[text](address)`, `[text][reference]`, `[reference]: address`.
fn is_link(ahead: &str, behind: &str) -> bool {
    let reference = between(behind, "[", "]").is_some_and(|label| !names_slot(label, Bracket::Square, false));
    let targets = [": http", ": <", ": /", ": #", ": www.", ": mailto:"];
    let defined = targets.iter().any(|target| behind.starts_with(target));
    behind.starts_with('(') || reference || (defined && (ahead.is_empty() || ahead.ends_with('\n')))
}

/// Bytes of dates with letters for their numbers: `XX.XX.2026`, `dd/mm/yyyy`.
pub(super) fn dates(text: &str) -> Vec<Range<usize>> {
    let mut end = 0;
    let mut dates = Vec::new();
    if !text.as_bytes().windows(3).any(may_divide_date) {
        return dates;
    }
    for token in text.split_inclusive(char::is_whitespace) {
        let start = end;
        end += token.len();
        // `??.??.` is the shortest with its marks, and few words have a mark inside.
        let inner = token.as_bytes().get(1..token.len().saturating_sub(2)).unwrap_or_default();
        if !inner.iter().any(|byte| matches!(byte, b'.' | b'/' | b'-')) {
            continue;
        }
        let bare = token.trim_matches(|char: char| !char.is_alphanumeric());
        let at = start + token.find(bare).unwrap_or_default();
        if is_date(bare) {
            dates.push(at..at + bare.len());
        }
    }
    dates
}

/// Whether a mark stands beside a letter that such dates hold.
fn may_divide_date(three: &[u8]) -> bool {
    let holds = |byte: &u8| matches!(byte.to_ascii_lowercase(), b'x' | b'd' | b'm' | b'y' | b't' | b'j' | b'?');
    let [before, b'.' | b'/' | b'-', behind] = three else { return false };
    let inner = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'?';
    inner(before) && inner(behind) && (holds(before) || holds(behind))
}

fn is_date(token: &str) -> bool {
    let stands_in = |field: &&str| {
        matches!(field.to_ascii_lowercase().as_str(), "xx" | "xxxx" | "dd" | "mm" | "yy" | "yyyy" | "tt" | "jj" | "jjjj" | "??")
    };
    let number = |field: &&str| !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit());
    let fields: Vec<&str> = token.split(['.', '/', '-']).collect();
    (2..4).contains(&fields.len()) && fields.iter().any(stands_in) && fields.iter().all(|field| stands_in(field) || number(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_of_every_shape_are_found() {
        for text in [
            "[Name]",
            "[Your Name Here]",
            "[COMPANY]",
            "[insert date]",
            "{{company}}",
            "{{ company | upper }}",
            "{name}",
            "{first_name}",
            "{0}",
            "{% if x %}",
            "<Role>",
            "<your name>",
            "<<name>>",
            "<<STELLE>>",
            "<<insurer>>",
            "<<first_name>>",
            "«Name»",
            "«Company Name»",
            "<COMPANY_NAME>",
            "$ROLE",
            "$company_name",
            "${role}",
            "%NAME%",
            "%s",
            "____",
            "#name#",
            "##NAME##",
            "@@name@@",
            "(insert company)",
            "(your name)",
            "(company name)",
            "[[Company]]",
            "|FNAME|",
            "[Hiring Manager's Name]",
            "[Company/Organization]",
            "[reason for declining]",
            "[your company's name]",
            "[the role]",
            "[Acme Corp]",
            "[client name]",
            "[Optional: one thing that you liked]",
            "[Dr./Ms. Last Name]",
            "(NAME)",
            "[First Name]",
        ] {
            assert_eq!(slots(&format!("to {text}, ok"), false).first(), Some(&(3..3 + text.len())), "{text}");
        }
        assert_eq!(slots("[Title][Name]", false).len(), 2);
    }

    #[test]
    fn brackets_with_other_uses_are_left_alone() {
        for text in [
            "[text](url)", "[Name](https://a.b)", "[my portfolio][link]", "[Role]: https://a.b", "[^1]", "[1]", "[x]", "[ ]",
            "<https://a.b>", "<a@b.c>", "[sic]", "[and my manager]", "(Ms)", "[...]", "[edit: typo fixed]", "[EXTERNAL]",
            "[External Email]", "[REQ-1234]", "[Job 4821]", "$500", "$5k", "$HOME", "100%", "50% or 60%", "<b>bold</b>",
            "<title>x</title>", "(and my team)", "(your team)", "word[s]", "C# and F#", "#one #two", "a < b > c", "{ a = 1 }", "{a: b}",
            "\\{x}", "snake___case", "\n______________\n", "|a|b|", "[I]", "100 % sure%", "<3 <grin>", "$AUD", "(role)", "[redacted]",
            "«Der Spiegel»", "«NASA»",
        ] {
            assert_eq!(slots(text, false), [] as [Range<usize>; 0], "{text}");
        }
    }
}
