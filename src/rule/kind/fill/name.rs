//! Which words name a slot.

/// What stands around the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    Square,
    Angle,
    Round,
    None,
}

/// Whether words in brackets say what should stand there; `sure`: only where they can mean nothing else.
pub(super) fn names_slot(inner: &str, bracket: Bracket, sure: bool) -> bool {
    let odd = |char: char| {
        !(char.is_alphabetic() || char.is_whitespace() || matches!(char, '_' | '-' | '/' | '\'' | ',' | '&' | '.' | '*' | '"'))
    };
    let written: Vec<&str> = inner.split(|char: char| !(char.is_alphabetic() || char == '\'')).filter(|word| !word.is_empty()).collect();
    let words: Vec<String> = written.iter().map(|word| word.trim_end_matches("'s").trim_matches('\'').to_lowercase()).collect();
    let Some(first) = words.first().map(String::as_str) else { return false };
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let told = (LEADS.contains(&first) && words.len() <= 8 && (words.len() > 1 || first == "recipient"))
        || (ORDERS.contains(&first) && (2..=14).contains(&words.len()));
    let opens = inner.starts_with(char::is_alphabetic) || (bracket == Bracket::Square && inner.starts_with(char::is_whitespace));
    if !opens || has(&INNOCENT) {
        return false;
    }
    if told && bracket != Bracket::Round && !inner.contains(['@', '=']) {
        return true;
    }
    if words.len() > 6 || inner.contains(odd) {
        return false;
    }
    let known = words.iter().all(|word| NOUNS.contains(&word.as_str()) || SMALL.contains(&word.as_str()) || word.is_empty());
    let known = known && has(if sure { &SURE } else { &NOUNS }) && !matches!(first, "and" | "or" | "in" | "at" | "for" | "of" | "with");
    // "[client name]"
    let called = !sure
        && (2..5).contains(&words.len())
        && words.last().is_some_and(|last| matches!(last.as_str(), "name" | "date" | "title" | "number"))
        && !matches!(first, "and" | "or" | "in" | "at" | "for" | "of" | "with" | "by" | "my" | "no" | "see");
    let capitals = written.iter().all(|word| word.starts_with(char::is_uppercase) || SMALL.contains(word));
    match bracket {
        Bracket::Square => {
            known || called || (capitals && !sure && written.len() < 5 && written.iter().all(|word| word.len() > 1) && first != "the")
        }
        Bracket::Angle => known || (capitals && !sure && words.len() > 1 && has(&NOUNS)),
        Bracket::Round => in_round(inner, &words, known),
        Bracket::None => known || (inner.contains('_') && has(&NOUNS)),
    }
}

/// Round brackets hold remarks more often than slots.
fn in_round(inner: &str, words: &[String], known: bool) -> bool {
    let (Some(first), rest) = (words.first().map(String::as_str), words.get(1..).unwrap_or_default()) else { return false };
    let all_of = |list: &[&str]| !rest.is_empty() && rest.iter().all(|word| list.contains(&word.as_str()));
    match first {
        "insert" | "enter" | "add" => rest.len() < 5 && rest.iter().any(|word| NOUNS.contains(&word.as_str())),
        "your" => all_of(&["name", "full", "first", "last", "surname", "signature", "title", "phone", "number", "email", "here"]),
        "name" if rest.is_empty() => true,
        _ if known && !rest.is_empty() => rest.iter().any(|word| matches!(word.as_str(), "name" | "title")) || first == "name",
        _ => known && inner.len() > 2 && inner == inner.to_uppercase(),
    }
}

/// `name`, `first_name`, `0`: what programs put between braces.
pub(super) fn is_key(inner: &str) -> bool {
    let inner = inner.trim();
    let plain = inner.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b' ' | b'\''));
    let number = inner.len() < 3 && inner.bytes().all(|byte| byte.is_ascii_digit());
    let opens = inner.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_');
    plain && !inner.is_empty() && (number || opens) && inner.len() <= 40 && inner.split(' ').count() < 5
}

/// Words that begin a slot, whatever follows.
const LEADS: [&str; 6] = ["your", "add", "recipient", "type", "provide", "give"];

/// Words that tell it at more length.
const ORDERS: [&str; 13] = [
    "insert", "enter", "fill", "choose", "select", "specify", "replace", "mention", "optional", "include", "describe", "explain", "briefly",
];

/// What a mail has slots for.
const NOUNS: [&str; 68] = [
    "name", "firstname", "lastname", "fullname", "surname", "company", "firm", "employer", "organisation", "organization", "business",
    "role", "position", "job", "title", "date", "day", "time", "month", "year", "recruiter", "manager", "interviewer", "candidate",
    "applicant", "contact", "person", "email", "phone", "mobile", "telephone", "number", "address", "street", "city", "state", "zip",
    "country", "department", "team", "school", "university", "reason", "reasons", "salutation", "greeting", "signature", "link", "url",
    "profile", "linkedin", "website", "subject", "sender", "recipient", "industry", "field", "skill", "skills", "project", "event",
    "location", "message", "text", "details", "detail", "amount", "salary",
];

/// Slots that no tag of a mail gateway or a mailing list is called by.
const SURE: [&str; 16] = [
    "name", "firstname", "lastname", "company", "firm", "employer", "organisation", "organization", "role", "position", "title", "date",
    "recruiter", "interviewer", "recipient", "surname",
];

/// Words around them.
const SMALL: [&str; 52] = [
    "the", "a", "an", "of", "and", "or", "to", "for", "in", "at", "with", "my", "your", "their", "his", "her", "first", "last", "full",
    "middle", "new", "other", "another", "current", "specific", "brief", "short", "hiring", "interview", "contact", "mr", "ms", "mrs",
    "dr", "mx", "s", "here", "declining", "if", "applicable", "optional", "original", "proposed", "scheduled", "preferred", "professional",
    "family", "given", "legal", "home", "work", "street",
];

/// Words of remarks, and of tags that mail gateways put into subjects.
const INNOCENT: [&str; 32] = [
    "external", "ext", "internal", "sic", "edit", "edited", "redacted", "confidential", "urgent", "spam", "caution", "warning", "image",
    "logo", "cid", "note", "pdf", "attachment", "attached", "encrypted", "secure", "update", "updated", "resolved", "closed", "suspicious",
    "bulk", "newsletter", "unverified", "quote", "sent", "signed",
];
