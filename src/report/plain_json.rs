//! JSON that may be shown in a terminal or a CI log: what either would obey is escaped. Readers get the same strings.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

use super::visible::is_hidden;

/// Writes a value on one line.
pub(super) fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Plain)).map_err(io::Error::from)
}

struct Plain;

impl Formatter for Plain {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut plain = 0;
        for (at, char) in fragment.char_indices() {
            let end = at + char.len_utf8();
            // The end of `##[` and of `##vso[`.
            let order = char == '#' && fragment.get(end..).is_some_and(|rest| rest.starts_with('[') || rest.starts_with("vso["));
            if !is_hidden(char) && !order {
                continue;
            }
            out.write_all(fragment.get(plain..at).unwrap_or_default().as_bytes())?;
            for unit in char.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            plain = end;
        }
        out.write_all(fragment.get(plain..).unwrap_or_default().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_obeyed_and_nothing_is_lost() {
        for text in ["plain é 漢", "\u{1b}[31m\u{9b}x\u{202e}\u{feff}\0", "##[error]a", "## [a] C# #[b]", "##vso[x]", "\u{e0041}\"\\"] {
            let mut out = Vec::new();
            write(&text, &mut out).expect("a string");
            let json = String::from_utf8(out).expect("UTF-8");
            assert_eq!(serde_json::from_str::<String>(&json).expect("JSON"), text);
            assert!(!json.contains("##[") && !json.contains("##vso[") && !json.chars().any(is_hidden), "{json}");
        }
    }
}
