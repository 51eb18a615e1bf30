//! Which characters are hidden, what they are called, and what they are needed for.

pub(super) const BLACK_FLAG: char = '\u{1f3f4}';
pub(super) const TAG_FIRST: char = '\u{e0000}';
pub(super) const TAG_LAST: char = '\u{e007f}';

/// Bytes of the tags behind a black flag that make it the flag of a region: up to six and a closing one.
pub(super) fn flag_length(rest: &str) -> usize {
    let tags: Vec<char> = rest.chars().take_while(|char| (TAG_FIRST..=TAG_LAST).contains(char)).take(8).collect();
    if tags.len() < 8 && tags.last() == Some(&TAG_LAST) { tags.len() * TAG_LAST.len_utf8() } else { 0 }
}

/// What a hidden character is called; `None` for one that is seen.
pub(super) const fn name(char: char) -> Option<&'static str> {
    Some(match char {
        '\t' | '\n' | '\r' => return None,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => "control character",
        '\u{ad}' => "soft hyphen",
        '\u{61c}' => "Arabic letter mark",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "Hangul filler",
        '\u{180e}' => "Mongolian vowel separator",
        '\u{200b}' => "zero width space",
        '\u{200c}' => "zero width non-joiner",
        '\u{200d}' => "zero width joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{202a}' | '\u{202b}' => "embedding of another direction",
        '\u{202c}' => "end of another direction",
        '\u{202d}' | '\u{202e}' => "override of the direction",
        '\u{2060}' => "word joiner",
        '\u{2061}'..='\u{2064}' => "invisible operator",
        '\u{2066}'..='\u{2068}' => "isolate of another direction",
        '\u{2069}' => "end of an isolate",
        '\u{206a}'..='\u{206f}' => "deprecated format character",
        '\u{feff}' => "byte order mark inside of the text",
        '\u{fff9}'..='\u{fffb}' => "annotation mark",
        TAG_FIRST..=TAG_LAST => "tag character",
        _ => return None,
    })
}

/// Whether a control character ends what another one began.
pub(super) const fn closes(opener: char, closer: char) -> bool {
    matches!((opener, closer), ('\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}', '\u{202c}') | ('\u{2066}'..='\u{2068}', '\u{2069}'))
}

/// Letters of scripts in which joiners change what is read.
pub(super) const fn is_joining(char: char) -> bool {
    matches!(char, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{18af}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

pub(super) const fn is_emoji(char: char) -> bool {
    matches!(char, '\u{1f000}'..='\u{1faff}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0f}' | '\u{20e3}' | TAG_LAST)
}
