//! Paths as other tools look them up: relative to where the run began, with forward slashes; and as URIs.

use std::fmt::Write;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

/// A source's name as a path below `base`; one that lies elsewhere stays as it is. `./draft.md` is `draft.md`.
pub(super) fn relative(name: &str, base: Option<&Path>) -> String {
    let path = Path::new(name);
    let below = base.and_then(|base| path.strip_prefix(base).ok()).unwrap_or(path);
    let plain: PathBuf = below.components().filter(|part| *part != Component::CurDir).collect();
    let shown = plain.to_string_lossy();
    if MAIN_SEPARATOR == '/' { shown.into_owned() } else { shown.replace(MAIN_SEPARATOR, "/") }
}

/// The same as a URI reference (RFC 3986): relative below `base`, otherwise `file:`. Whatever is not plainly allowed is
/// percent-encoded, so that no name can be read as a scheme, a query or a fragment.
pub(super) fn uri(name: &str, base: Option<&Path>) -> String {
    let path = relative(name, base);
    let mut uri = String::with_capacity(path.len() + 8);
    if Path::new(&path).is_absolute() {
        uri.push_str(if path.starts_with('/') { "file://" } else { "file:///" });
    }
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn names_below_the_base_become_relative() {
        let base = Some(Path::new("/home/lena/mails"));
        assert_eq!(relative("/home/lena/mails/no/draft.md", base), "no/draft.md");
        assert_eq!(relative("./no//draft.md", base), "no/draft.md");
        assert_eq!(relative("../draft.md", base), "../draft.md");
        assert_eq!(relative("/tmp/draft.md", base), "/tmp/draft.md");
    }

    #[test]
    fn a_uri_holds_no_character_with_a_meaning() {
        assert_eq!(uri("a b/c%:?#\\é\n.md", None), "a%20b/c%25%3A%3F%23%5C%C3%A9%0A.md");
        assert_eq!(uri("javascript:x", None), "javascript%3Ax");
        assert_eq!(uri("/tmp/a b.md", None), "file:///tmp/a%20b.md");
    }
}
