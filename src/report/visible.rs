//! Hostile text made harmless: what a terminal would obey, or nobody would see, is shown as a mark.

use std::borrow::Cow;

/// What agents of GitHub and Azure obey wherever it stands on a line of a log, and what is shown instead.
pub(super) const ORDERS: [(&str, &str); 2] = [("##[", "#?["), ("##vso[", "#?vso[")];

/// Replaces control, bidi and invisible characters by visible ones of the same number of bytes, so that offsets hold; breaks
/// what a CI log would obey.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    // Nearly all text is plain, and bytes are looked at faster than characters.
    let plain = |byte: &u8| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r');
    let hidden = !text.as_bytes().iter().all(plain) && text.chars().any(is_hidden);
    let shown = if hidden { Cow::Owned(show(text)) } else { Cow::Borrowed(text) };
    if !shown.contains("##") {
        return shown;
    }
    Cow::Owned(ORDERS.iter().fold(shown.into_owned(), |shown, (order, mark)| shown.replace(order, mark)))
}

fn show(text: &str) -> String {
    let show = |char: char| match (is_hidden(char), char.len_utf8()) {
        (false, _) => char,
        (true, 1) => '?',
        (true, 2) => '¿',
        (true, 3) => '\u{fffd}',
        (true, _) => '\u{1f6ab}',
    };
    text.chars().map(show).collect()
}

/// The same for text of several lines that stands alone: GitHub obeys `::` where a line begins.
#[must_use]
pub fn visible_lines(text: &str) -> String {
    let line = |line: &str| {
        let bare = line.trim_start();
        let lead = line.get(..line.len() - bare.len()).unwrap_or_default();
        bare.strip_prefix("::").map_or_else(|| line.to_owned(), |rest| format!("{lead}?:{rest}"))
    };
    visible(text).split_inclusive('\n').map(line).collect()
}

/// The same for text in one line: line breaks and tabs are spaces.
#[must_use]
pub fn visible_line(text: &str) -> Cow<'_, str> {
    let shown = visible(text);
    if shown.as_bytes().iter().any(|byte| matches!(byte, b'\n' | b'\r' | b'\t')) {
        Cow::Owned(shown.replace(['\n', '\r', '\t'], " "))
    } else {
        shown
    }
}

pub(super) const fn is_hidden(char: char) -> bool {
    matches!(char,
        '\0'..='\u{8}' | '\u{b}'..='\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_an_order() {
        assert_eq!(visible_lines("::a\n  ::b ::c\r\nd::e\n"), "?:a\n  ?:b ::c\r\nd::e\n");
    }

    #[test]
    fn nothing_hidden_stays_and_no_byte_moves() {
        for text in ["plain", "\u{1b}[31mred", "a\u{9b}b", "x\u{202e}y", "\u{e0041}z", "a ##[error]b", "###[a]##vso[b]"] {
            let shown = visible(text);
            assert!(ORDERS.iter().all(|(order, _)| !shown.contains(order)), "{shown}");
            assert_eq!(shown.len(), text.len());
            assert!(!shown.chars().any(is_hidden));
        }
    }
}
