//! Text made safe for XML 1.0, in elements and in attributes alike.

use std::fmt::{self, Display, Write};

use super::visible::is_hidden;

/// A text that XML readers give back as it was. Markup characters are references, so `]]>` needs no care, and so is the
/// white space that readers would change. A character that XML 1.0 forbids (2.2, even as a reference) becomes
/// U+FFFD. In text, so does one that nobody would see or a terminal would obey: some readers know no references there.
#[derive(Clone, Copy, Debug)]
pub(super) enum Escaped<'t> {
    /// The value of an attribute, between double quotes.
    Attribute(&'t str),
    /// Between tags, where lines are lines.
    Text(&'t str),
}

impl Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Attribute(text) | Self::Text(text)) = self;
        let exact = matches!(self, Self::Attribute(_));
        for (at, char) in text.char_indices() {
            let rest = || text.get(at + 1..).unwrap_or_default();
            match char {
                // Agents of GitHub and Azure obey `##[` and `##vso[` anywhere in a log, and `::` where a line begins.
                '#' if rest().starts_with('[') || rest().starts_with("vso[") => out.write_str(if exact { "&#35;" } else { "?" })?,
                '\n' if !exact && rest().trim_start().starts_with("::") => out.write_char(' ')?,
                '\n' | '\t' if !exact => out.write_char(char)?,
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                '\'' => out.write_str("&apos;")?,
                '\t' => out.write_str("&#9;")?,
                '\n' => out.write_str("&#10;")?,
                '\r' => out.write_str("&#13;")?,
                '\u{fffe}' | '\u{ffff}' => out.write_char(char::REPLACEMENT_CHARACTER)?,
                '\u{7f}'.. if exact && is_hidden(char) => write!(out, "&#{};", u32::from(char))?,
                _ if is_hidden(char) => out.write_char(char::REPLACEMENT_CHARACTER)?,
                _ => out.write_char(char)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_an_element_or_an_attribute() {
        assert_eq!(Escaped::Attribute("a<b>&\"'\n]]>").to_string(), "a&lt;b&gt;&amp;&quot;&apos;&#10;]]&gt;");
        assert_eq!(Escaped::Text("a\n ::error::b\nc").to_string(), "a  ::error::b\nc");
        assert_eq!(Escaped::Attribute("##[x]\u{9b}\u{202e}").to_string(), "#&#35;[x]&#155;&#8238;");
        assert_eq!(Escaped::Text("##[x]\u{9b}\u{202e}").to_string(), "#?[x]\u{fffd}\u{fffd}");
        assert_eq!(Escaped::Text("</a>\r\n\u{1b}[0m\0\u{ffff}é").to_string(), "&lt;/a&gt;&#13;\n\u{fffd}[0m\u{fffd}\u{fffd}é");
    }
}
