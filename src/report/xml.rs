//! Text made safe for XML 1.0, in elements and in attributes alike.

use std::fmt::{self, Display, Write};

/// A text that XML readers give back as it was. Markup characters are references, so `]]>` needs no care, and so is the
/// white space that readers would change. A character that XML 1.0 forbids (2.2, even as a reference) becomes U+FFFD.
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
        for char in text.chars() {
            match char {
                '\n' | '\t' if matches!(self, Self::Text(_)) => out.write_char(char)?,
                '&' => out.write_str("&amp;")?,
                '<' => out.write_str("&lt;")?,
                '>' => out.write_str("&gt;")?,
                '"' => out.write_str("&quot;")?,
                '\'' => out.write_str("&apos;")?,
                '\t' => out.write_str("&#9;")?,
                '\n' => out.write_str("&#10;")?,
                '\r' => out.write_str("&#13;")?,
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.write_char(char::REPLACEMENT_CHARACTER)?,
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
        assert_eq!(Escaped::Text("</a>\r\n\u{1b}[0m\0\u{ffff}é").to_string(), "&lt;/a&gt;&#13;\n\u{fffd}[0m\u{fffd}\u{fffd}é");
    }
}
