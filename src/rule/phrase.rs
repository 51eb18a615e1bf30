//! The syntax of phrases, and their expansion into sequences of words.
//!
//! - words divided by white space; any case, either apostrophe, contractions or full forms;
//! - `(a|b|c)` alternatives, also inside of a word; an empty one makes optional;
//! - `...` up to [`GAP`] words, `*` exactly one word;
//! - `^` at the beginning: the phrase opens its sentence;
//! - `<number>`, `<money>`, `<name>`, or `<book>`: one word of a phrasebook of single words.
//!
//! The build script includes this file; besides `draft::words` it depends on nothing in the crate.

use std::ops::Range;

use crate::draft::words;

/// Most words that `...` stands for.
pub const GAP: usize = 5;

/// Most variants that one phrase may expand to: more is a slip, and would eat memory.
pub const MAX_VARIANTS: usize = 2_000;

/// Most words of one variant.
pub const MAX_WORDS: usize = 24;

/// Most gaps of one variant; each multiplies the work.
pub const MAX_GAPS: usize = 3;

/// One step of a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Piece {
    /// A word by its normal spelling.
    Word(String),
    /// One word of a class.
    Class(String),
    /// One word, whichever.
    Any,
    /// None to [`GAP`] words.
    Gap,
}

/// One variant of a phrase.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Variant {
    /// It opens its sentence.
    pub anchored: bool,
    /// Its steps, at least one; the first and the last are no gaps.
    pub pieces: Vec<Piece>,
}

/// Why a phrase can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhraseError {
    /// Bytes of the phrase.
    pub at: Range<usize>,
    /// What is wrong.
    pub what: String,
}

fn error(at: Range<usize>, what: impl Into<String>) -> PhraseError {
    PhraseError { at, what: what.into() }
}

/// All variants of a phrase.
///
/// # Errors
/// When a parenthesis is not closed, a class has no name, nothing is left to look for, or there are too many variants.
pub fn expand(phrase: &str) -> Result<Vec<Variant>, PhraseError> {
    let mut at = 0;
    let texts = alternatives(phrase, &mut at, 0)?;
    if at < phrase.len() {
        return Err(error(at..at + 1, "this `)` closes nothing"));
    }
    let mut variants = Vec::with_capacity(texts.len());
    for text in texts {
        let variant = variant(&text, phrase)?;
        if !variants.contains(&variant) || variants.len() > 64 {
            variants.push(variant);
        }
    }
    Ok(variants)
}

/// Reads `a|b|c` up to a closing parenthesis or the end.
fn alternatives(phrase: &str, at: &mut usize, depth: usize) -> Result<Vec<String>, PhraseError> {
    if depth > 8 {
        return Err(error(*at..phrase.len(), "parentheses are nested too deep"));
    }
    let mut all = Vec::new();
    let mut current = vec![String::new()];
    while let Some(char) = phrase.get(*at..).and_then(|rest| rest.chars().next()) {
        match char {
            '(' => {
                let open = *at;
                *at += 1;
                let inner = alternatives(phrase, at, depth + 1)?;
                if phrase.as_bytes().get(*at) != Some(&b')') {
                    return Err(error(open..open + 1, "this `(` is never closed"));
                }
                *at += 1;
                current = product(&current, &inner).ok_or_else(|| error(open..*at, format!("more than {MAX_VARIANTS} variants")))?;
            }
            ')' => break,
            '|' => {
                *at += 1;
                all.append(&mut current);
                current.push(String::new());
            }
            _ => {
                *at += char.len_utf8();
                for text in &mut current {
                    text.push(char);
                }
            }
        }
    }
    all.append(&mut current);
    if all.len() > MAX_VARIANTS {
        return Err(error(0..phrase.len(), format!("more than {MAX_VARIANTS} variants")));
    }
    Ok(all)
}

fn product(left: &[String], right: &[String]) -> Option<Vec<String>> {
    (left.len() * right.len() <= MAX_VARIANTS)
        .then(|| left.iter().flat_map(|head| right.iter().map(move |tail| format!("{head}{tail}"))).collect())
}

fn variant(text: &str, phrase: &str) -> Result<Variant, PhraseError> {
    let whole = 0..phrase.len();
    let trimmed = text.trim();
    let anchored = trimmed.starts_with('^');
    let mut pieces = Vec::new();
    for item in trimmed.trim_start_matches('^').split_whitespace() {
        match item {
            "..." | "…" => pieces.push(Piece::Gap),
            "*" => pieces.push(Piece::Any),
            _ if item.starts_with('<') => push_classes(item, &whole, &mut pieces)?,
            _ => push_words(item, &mut pieces),
        }
    }
    if matches!(pieces.first(), None | Some(Piece::Gap | Piece::Any)) || matches!(pieces.last(), Some(Piece::Gap)) {
        return Err(error(whole, "a phrase begins with a word, and does not end in `...`"));
    }
    let gaps = pieces.iter().filter(|piece| **piece == Piece::Gap).count();
    if pieces.len() > MAX_WORDS || gaps > MAX_GAPS {
        return Err(error(whole, format!("a phrase has at most {MAX_WORDS} words and {MAX_GAPS} gaps")));
    }
    Ok(Variant { anchored, pieces })
}

/// Reads `<kin>` and `<kin>'s`.
fn push_classes(item: &str, whole: &Range<usize>, pieces: &mut Vec<Piece>) -> Result<(), PhraseError> {
    let mut rest = item;
    while let Some(tail) = rest.strip_prefix('<') {
        let Some((name, after)) = tail.split_once('>').filter(|(name, _)| !name.is_empty()) else {
            return Err(error(whole.clone(), format!("`{item}` is no class; write it as `<name>`")));
        };
        pieces.push(Piece::Class(name.to_owned()));
        rest = after;
    }
    if !rest.is_empty() {
        push_words(rest, pieces);
    }
    Ok(())
}

fn push_words(item: &str, pieces: &mut Vec<Piece>) {
    let plain = item.replace(['’', '‘'], "'");
    let mut found = Vec::new();
    words::scan(&plain, 0, plain.len(), &mut found);
    if found.is_empty() && plain.starts_with("'s") {
        return pieces.push(Piece::Word("'s".to_owned()));
    }
    if plain == "'s" {
        return pieces.push(Piece::Word("'s".to_owned()));
    }
    pieces.extend(found.iter().map(|word| Piece::Word(words::spelling(&plain, word))));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variants(phrase: &str) -> Vec<String> {
        let read = |piece: &Piece| match piece {
            Piece::Word(word) => word.clone(),
            Piece::Class(name) => format!("<{name}>"),
            Piece::Any => "*".to_owned(),
            Piece::Gap => "...".to_owned(),
        };
        expand(phrase).expect(phrase).iter().map(|variant| variant.pieces.iter().map(read).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn alternatives_multiply() {
        assert_eq!(variants("appreciat(e|ed)"), ["appreciate", "appreciated"]);
        assert_eq!(variants("(so |)much (a|b(c|d))"), ["so much a", "so much bc", "so much bd", "much a", "much bc", "much bd"]);
    }

    #[test]
    fn phrases_are_cut_like_prose() {
        assert_eq!(variants("I can’t follow-up"), ["i can not follow up"]);
        assert_eq!(variants("the firm's ... <role-word>"), ["the firm 's ... <role-word>"]);
        assert_eq!(variants("company 's * name"), ["company 's * name"]);
    }

    #[test]
    fn broken_phrases_say_where() {
        assert_eq!(expand("a (b").map_err(|error| error.at), Err(2..3));
        assert_eq!(expand("a) b").map_err(|error| error.at), Err(1..2));
        assert!(expand("... a").is_err());
        assert!(expand("").is_err());
        assert!(expand(&"(a|b|c|d)".repeat(8)).is_err());
    }
}
