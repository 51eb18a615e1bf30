//! Text made safe for XML 1.0, in elements and in attributes alike.

use std::fmt::{self, Display, Write};

/// A text that XML readers give back as it was: markup characters and white space that attributes would lose are
/// references, so `]]>` needs no care. A character that XML 1.0 forbids (section 2.2, even as a reference) becomes U+FFFD.
#[derive(Clone, Copy, Debug)]
pub(super) struct Escaped<'t>(pub(super) &'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for char in self.0.chars() {
            match char {
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
        assert_eq!(Escaped("a<b>&\"'\n]]>").to_string(), "a&lt;b&gt;&amp;&quot;&apos;&#10;]]&gt;");
        assert_eq!(Escaped("\u{1b}[0m\0\u{ffff}é").to_string(), "\u{fffd}[0m\u{fffd}\u{fffd}é");
    }
}
