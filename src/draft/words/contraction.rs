//! Contractions, written out: `don't` gives `do` and `not`.

use super::scanner::Scanner;
use super::{BASIS, CONTRACTED, Marks, SLOPPY, TAIL, full_form, hash, mix};

impl Scanner<'_> {
    /// Writes out contractions: `don't` gives `do` and `not`, `I'm` gives `i` and `am`.
    pub(super) fn contraction(&mut self, start: usize, end: usize, marks: Marks) -> bool {
        if self.byte(end) == b'\'' && self.byte(end + 1).is_ascii_alphabetic() {
            return self.with_apostrophe(start, end, marks);
        }
        // Hardly any other word ends like one of them.
        let tail = [self.byte(end.saturating_sub(2)), self.byte(end.saturating_sub(1))];
        if end - start < 2 || end - start > 8 || !SLOPPY_ENDINGS.iter().any(|ending| tail.eq_ignore_ascii_case(*ending)) {
            return false;
        }
        let text = self.prose.get(start..end).unwrap_or_default();
        if text.eq_ignore_ascii_case("cannot") {
            self.pair((start, start + 3, "can"), (start + 3, end, "not"), marks | CONTRACTED);
            return true;
        }
        let Some((_, head, tail)) = SLOPPY_FORMS.iter().find(|(form, ..)| text.eq_ignore_ascii_case(form)) else {
            return false;
        };
        self.pair((start, end, head), (end, end, tail), marks | CONTRACTED | SLOPPY);
        true
    }

    fn with_apostrophe(&mut self, start: usize, apostrophe: usize, marks: Marks) -> bool {
        let mut end = apostrophe + 1;
        while self.byte(end).is_ascii_alphabetic() {
            end += 1;
        }
        let head = self.prose.get(start..apostrophe).unwrap_or_default();
        let tail = self.prose.get(apostrophe + 1..end).unwrap_or_default();
        let lower = tail.to_ascii_lowercase();
        let n = head.len() > 1 && head.ends_with(['n', 'N']);
        let full = match lower.as_str() {
            "t" if n => "not",
            "m" => "am",
            "ve" => "have",
            "d" => "would",
            "ll" => "will",
            "re" => "are",
            "s" if head.eq_ignore_ascii_case("let") => "us",
            "s" if IS_HEADS.iter().any(|known| head.eq_ignore_ascii_case(known)) => "is",
            "s" => "",
            _ => return false,
        };
        self.at = end;
        if full == "not" {
            let cut = apostrophe - 1;
            let head = match head.to_ascii_lowercase().as_str() {
                "can" => "can",
                "won" => "will",
                "shan" => "shall",
                _ => "",
            };
            self.pair(
                (start, if head == "can" { apostrophe } else { cut }, head),
                (if head == "can" { apostrophe } else { cut }, end, "not"),
                marks | CONTRACTED,
            );
        } else {
            self.pair((start, apostrophe, ""), (apostrophe, end, full), marks | CONTRACTED);
        }
        true
    }

    fn pair(&mut self, head: (usize, usize, &str), tail: (usize, usize, &str), marks: Marks) {
        for (at, (start, end, full)) in [head, tail].into_iter().enumerate() {
            let marks = if at == 0 { marks } else { TAIL | (marks & SLOPPY) };
            let value = if full.is_empty() {
                self.prose.get(start..end).unwrap_or_default().bytes().fold(BASIS, |value, byte| mix(value, byte.to_ascii_lowercase()))
            } else {
                hash(full)
            };
            self.push(start, end, value, marks, full_form(full));
        }
    }
}

/// Words behind which `'s` stands for "is" rather than for possession.
const IS_HEADS: [&str; 11] = ["it", "that", "there", "here", "what", "who", "he", "she", "where", "how", "this"];

/// The last two letters of `cannot` and of every sloppy form.
const SLOPPY_ENDINGS: [&[u8; 2]; 5] = [b"nt", b"ot", b"im", b"ve", b"ll"];

/// Contractions typed without an apostrophe that are no words of their own.
const SLOPPY_FORMS: [(&str, &str, &str); 18] = [
    ("dont", "do", "not"),
    ("cant", "can", "not"),
    ("wont", "will", "not"),
    ("didnt", "did", "not"),
    ("doesnt", "does", "not"),
    ("isnt", "is", "not"),
    ("wasnt", "was", "not"),
    ("arent", "are", "not"),
    ("werent", "were", "not"),
    ("hasnt", "has", "not"),
    ("havent", "have", "not"),
    ("wouldnt", "would", "not"),
    ("couldnt", "could", "not"),
    ("shouldnt", "should", "not"),
    ("im", "i", "am"),
    ("ive", "i", "have"),
    ("itll", "", "will"),
    ("shant", "shall", "not"),
];
