//! The words of a greeting.

use std::ops::Range;

use super::super::agree::naming;
use super::super::agree::person::is_title;

pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    pub(super) range: Range<usize>,
}

impl Token<'_> {
    pub(super) fn is_any_of(&self, words: &[&str]) -> bool {
        let bare = self.text.trim_matches(|char: char| !char.is_alphanumeric());
        words.iter().any(|word| bare.eq_ignore_ascii_case(word))
    }

    pub(super) fn is_title(&self) -> bool {
        is_title(&naming::words(self.text).concat())
    }

    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The words of a greeting, divided where another addressee begins.
pub(super) fn segments(text: &str, offset: usize) -> Vec<Vec<Token<'_>>> {
    let mut segments = vec![Vec::new()];
    let mut at = 0;
    for piece in text.split_inclusive(|char: char| char.is_whitespace() || matches!(char, ',' | '/' | '(' | ')' | '&' | ';')) {
        let word =
            piece.trim_end_matches(|char: char| char.is_whitespace() || matches!(char, ',' | '/' | '(' | ')' | '&' | ';' | '!' | ':'));
        let token = Token { text: word, range: offset + at..offset + at + word.len() };
        at += piece.len();
        let joins = token.is_any_of(&["and", "or", "und", "et", "y", "e"]) && word.chars().all(char::is_lowercase);
        if !joins
            && !word.is_empty()
            && let Some(last) = segments.last_mut()
        {
            last.push(token);
        }
        if joins || piece.ends_with([',', '/', '(', ')', '&', ';']) {
            segments.push(Vec::new());
        }
    }
    segments
}
