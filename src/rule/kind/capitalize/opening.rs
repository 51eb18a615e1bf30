//! Where a sentence begins for sure, and with a word that should have a capital.

use crate::draft::words::{CAMEL, CAPITAL, CURRENCY, NUMBER, OPAQUE, TAIL, Word};
use crate::draft::{Draft, Part, Role, Sentence};
use crate::source::Span;

/// Whether the first sentence of a paragraph begins anew.
pub(super) fn opens_sentence(draft: &Draft<'_>, part: &Part) -> bool {
    let here = draft.parts.partition_point(|other| other.prose.start < part.prose.start);
    let ahead = draft.parts.get(..here).unwrap_or_default();
    let before = ahead.iter().rfind(|other| other.role.is_body() || other.role == Role::Greeting);
    before.is_none_or(|before| match before.role {
        Role::Paragraph => draft.text(before.prose.clone()).ends_with(['.', '!', '?']) && !draft.text(before.prose.clone()).ends_with(".."),
        Role::Heading => true,
        // In English the first line has its capital, whatever mark the salutation ends with; "Hi Ann, thank you" goes on.
        Role::Greeting => draft.source().slice(Span::new(before.span.end, part.span.start)).contains(['\n', '\r']),
        _ => false,
    })
}

/// The first word of a sentence that should have a capital; `at` is its place in the paragraph.
pub(super) fn lower_start(draft: &Draft<'_>, at: usize, sentence: &Sentence) -> Option<Word> {
    let words = draft.words.get(sentence.words())?;
    let word = words.first().filter(|word| !word.is(CAPITAL | CAMEL | OPAQUE | NUMBER | CURRENCY | TAIL))?;
    let text = draft.text(word.range());
    let special = text == "i" || NAMES.contains(&text);
    let named = PARTICLES.contains(&text) && words.get(1).is_some_and(|next| next.is(CAPITAL));
    let whole = words.len() > 2 && (words.len() > 5 || draft.text(sentence.range()).ends_with(['.', '!', '?']));
    // "note: ..."
    let label = draft.text(word.end as usize..word.end as usize + 1) == ":";
    let start = draft.parts.get(sentence.part as usize)?.prose.start;
    let ahead = draft.text(start..word.start as usize);
    let begins = if at == 0 { ahead.is_empty() } else { ends_for_sure(ahead) } && nothing_hidden(draft, at, word);
    (text.starts_with(char::is_lowercase) && !special && !named && !label && whole && begins).then_some(*word)
}

/// Whether no code or picture, which is no prose, stands before a word.
fn nothing_hidden(draft: &Draft<'_>, at: usize, word: &Word) -> bool {
    let markup = |char: char| matches!(char, ' ' | '\t' | '*' | '_' | '~') || (at > 0 && char.is_whitespace());
    let ahead = draft.source().text().get(..draft.span(word.range()).start).unwrap_or_default().trim_end_matches(markup);
    if at == 0 { ahead.is_empty() || ahead.ends_with(['\n', '\r', '\u{feff}']) } else { ahead.ends_with(['.', '!', '?']) }
}

/// Whether a text ends with one mark that closes a sentence, and not with an abbreviation.
fn ends_for_sure(ahead: &str) -> bool {
    let closed = ahead.trim_end();
    // "the moment . your": a blank that should not be there parts no sentence.
    let Some(body) = closed.strip_suffix(['.', '!', '?']).map(|body| body.strip_suffix(' ').unwrap_or(body)) else { return false };
    let word = body.rsplit(|char: char| !(char.is_alphanumeric() || char == '\'' || char == '.')).next().unwrap_or_default().to_lowercase();
    let short = word.contains('.')
        || (word.len() < 2 && word != "i")
        || !word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        || word.contains(|char: char| char.is_ascii_digit());
    closed.len() < ahead.len()
        && (!closed.ends_with('.') || (!short && !ABBREVIATIONS.contains(&word.as_str())))
        && word != "yahoo"
        && body.ends_with(|char: char| char.is_alphanumeric() || matches!(char, '!' | '?'))
}

/// Abbreviations that have a vowel; those without one are known by that.
const ABBREVIATIONS: [&str; 45] = [
    "no", "etc", "approx", "ext", "incl", "excl", "resp", "ref", "dept", "vol", "esp", "asst", "acct", "appt", "assoc", "univ", "int",
    "al", "viz", "ed", "eds", "mo", "mos", "tues", "thu", "mon", "tue", "wed", "fri", "sat", "sun", "avg", "temp", "abt", "prof", "est",
    "ave", "max", "min", "mins", "inc", "co", "corp", "art", "admin",
];

/// Words that open a family name in lower case.
const PARTICLES: [&str; 18] =
    ["de", "van", "von", "der", "den", "la", "le", "du", "da", "di", "del", "della", "dos", "el", "al", "ter", "ten", "bin"];

/// Products and firms that write themselves in lower case.
const NAMES: [&str; 14] =
    ["npm", "pip", "git", "vim", "curl", "bash", "nginx", "pytest", "pandas", "numpy", "dbt", "adidas", "kubectl", "x"];
