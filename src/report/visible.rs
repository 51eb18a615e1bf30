//! Hostile text made harmless: what a terminal would obey, or nobody would see, is shown as a mark.

use std::borrow::Cow;

/// Replaces control, bidi and invisible characters by visible ones of the same number of bytes, so that offsets hold.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    // Nearly all text is plain, and bytes are looked at faster than characters.
    let plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r');
    if text.as_bytes().iter().all(plain) || !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let show = |char: char| match (is_hidden(char), char.len_utf8()) {
        (false, _) => char,
        (true, 1) => '?',
        (true, 2) => '¿',
        (true, 3) => '\u{fffd}',
        (true, _) => '\u{1f6ab}',
    };
    Cow::Owned(text.chars().map(show).collect())
}

/// The same for text in one line: line breaks are marks too.
#[must_use]
pub(super) fn visible_line(text: &str) -> Cow<'_, str> {
    let shown = visible(text);
    if shown.as_bytes().iter().any(|byte| matches!(byte, b'\n' | b'\r' | b'\t')) {
        Cow::Owned(shown.replace(['\n', '\r', '\t'], " "))
    } else {
        shown
    }
}

const fn is_hidden(char: char) -> bool {
    matches!(char,
        '\0'..='\u{8}' | '\u{b}'..='\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hidden_stays_and_no_byte_moves() {
        for text in ["plain", "\u{1b}[31mred", "a\u{9b}b", "x\u{202e}y", "\u{e0041}z"] {
            let shown = visible(text);
            assert_eq!(shown.len(), text.len());
            assert!(!shown.chars().any(is_hidden));
        }
    }
}
