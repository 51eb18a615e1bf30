//! The visible words of a draft, markup and typography folded away, each tied to its place in the source.

use crate::source::Span;

/// A stretch of prose and where it came from.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// Offset of its first byte in the prose.
    prose: u32,
    /// Offset of its first byte in the source.
    source: u32,
    /// 0 when prose and source are the same number of bytes from here to the next run; otherwise the
    /// source bytes that the whole run was folded from.
    folded: u32,
}

/// Folded text with its ties to the source.
///
/// Folding makes curly quotes straight, dashes plain, special spaces ordinary, dots of an ellipsis three, and drops
/// soft hyphens and invisible characters, so that phrases can be written plainly. Line breaks stay, as `\n`.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    text: String,
    runs: Vec<Run>,
    /// Source offset that follows the last byte pushed, when the last run is not folded.
    next: Option<u32>,
}

impl Prose {
    /// Room for `bytes` bytes of text.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), ..Self::default() }
    }

    /// The folded text of all parts, one behind the other.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Length in bytes.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Appends the source text at an offset, folding it on the way.
    pub(super) fn push(&mut self, text: &str, source: usize) {
        let bytes = text.as_bytes();
        let mut plain = 0;
        let mut at = 0;
        while let Some(byte) = bytes.get(at).copied() {
            if byte < 0x80 && byte != b'\r' && byte != 0 {
                at += 1;
                continue;
            }
            let char = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
            let length = char.len_utf8();
            match fold(char, bytes.get(at + 1).copied()) {
                None => {}
                Some(folded) => {
                    self.push_plain(text.get(plain..at).unwrap_or_default(), source + plain);
                    self.push_folded(folded, source + at, length);
                    plain = at + length;
                }
            }
            at += length;
        }
        self.push_plain(text.get(plain..).unwrap_or_default(), source + plain);
    }

    fn push_plain(&mut self, text: &str, source: usize) {
        if text.is_empty() {
            return;
        }
        let source = source as u32;
        if self.next != Some(source) {
            self.runs.push(Run { prose: self.text.len() as u32, source, folded: 0 });
        }
        self.text.push_str(text);
        self.next = Some(source + text.len() as u32);
    }

    /// Appends text that stands for `width` source bytes as a whole.
    pub(super) fn push_folded(&mut self, text: &str, source: usize, width: usize) {
        if text.len() == width {
            return self.push_plain(text, source);
        }
        if text.is_empty() {
            self.next = None;
            return;
        }
        self.runs.push(Run { prose: self.text.len() as u32, source: source as u32, folded: width.max(1) as u32 });
        self.text.push_str(text);
        self.next = None;
    }

    /// Separates two parts: nothing is found across it.
    pub(super) fn push_break(&mut self, source: usize) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.runs.push(Run { prose: self.text.len() as u32, source: source as u32, folded: 0 });
            self.text.push_str("\n\n");
            self.next = None;
        }
    }

    fn run_at(&self, prose: usize) -> Run {
        let after = self.runs.partition_point(|run| run.prose as usize <= prose);
        self.runs.get(after.wrapping_sub(1)).copied().unwrap_or(Run { prose: 0, source: 0, folded: 0 })
    }

    /// Source offset of the character at a prose offset.
    #[must_use]
    pub fn source_start(&self, prose: usize) -> usize {
        let run = self.run_at(prose);
        match run.folded {
            0 => run.source as usize + (prose - run.prose as usize),
            _ => run.source as usize,
        }
    }

    /// Source offset behind the character that ends at a prose offset.
    #[must_use]
    pub fn source_end(&self, prose: usize) -> usize {
        let Some(last) = prose.checked_sub(1) else { return self.source_start(0) };
        let run = self.run_at(last);
        match run.folded {
            0 => run.source as usize + (prose - run.prose as usize),
            width => (run.source + width) as usize,
        }
    }

    /// The source bytes that a range of prose came from.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        let from = self.source_start(start);
        if end <= start { Span::at(from) } else { Span::new(from, self.source_end(end)) }
    }
}

/// What a character becomes; `None` when it stays as it is.
fn fold(char: char, next: Option<u8>) -> Option<&'static str> {
    Some(match char {
        '\r' if next == Some(b'\n') => " ",
        '\r' => "\n",
        '\0' => " ",
        '‘' | '’' | '‚' | '‛' | 'ʼ' | '′' | '＇' | '´' => "'",
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '＂' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' => "-",
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => " ",
        '\u{85}' | '\u{2028}' | '\u{2029}' => "\n",
        '…' => "...",
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => "",
        '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' => "",
        '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e007f}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(source: &str) -> Prose {
        let mut prose = Prose::default();
        prose.push(source, 0);
        prose
    }

    #[test]
    fn typography_is_folded_and_still_tied_to_its_place() {
        let source = "I’m “so”…\u{a0}glad\u{ad}ly—yes";
        let prose = folded(source);
        assert_eq!(prose.text(), "I'm \"so\"... gladly-yes");
        let at = prose.text().find("gladly").expect("folded");
        let span = prose.span(at, at + 6);
        assert_eq!(&source[span.start..span.end], "glad\u{ad}ly");
        let dots = prose.text().find("...").expect("folded");
        let span = prose.span(dots, dots + 3);
        assert_eq!(&source[span.start..span.end], "…");
    }

    #[test]
    fn line_breaks_of_every_kind_become_one() {
        assert_eq!(folded("a\r\nb\rc\nd").text(), "a \nb\nc\nd");
    }
}
