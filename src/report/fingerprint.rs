//! Names for findings that stay the same from run to run, while lines move: 64-bit FNV-1a over path, rule, matched text
//! and how many such there were before, in hexadecimal. No clock, no line number, no random seed.
//! FNV-1a is enough here: a fingerprint tells findings of one report apart, and nothing is trusted because of it.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Starting value and multiplier of 64-bit FNV-1a, from its authors' page (isthe.com/chongo/tech/comp/fnv).
const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

/// Ends a field; this byte is in no UTF-8 text.
const END: u8 = 0xff;

/// Counts what was met in one report.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    met: HashMap<u64, u64>,
}

impl Fingerprints {
    /// The fingerprint of the next diagnostic; ask in the order of the sources.
    pub(super) fn next(&mut self, path: &str, source: &Source, diagnostic: &Diagnostic) -> String {
        let fields = [path, &diagnostic.rule, source.slice(diagnostic.span)];
        let same = fields.iter().fold(OFFSET_BASIS, |hash, field| fnv(hash, field.bytes().chain([END])));
        let before = self.met.entry(same).or_default();
        let whole = fnv(same, before.to_le_bytes());
        *before += 1;
        format!("{whole:016x}")
    }
}

fn fnv(hash: u64, bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(hash, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(fnv(OFFSET_BASIS, *b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(OFFSET_BASIS, *b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn lines_may_move_and_repeats_differ() {
        let prints = |text: &str| {
            let source = Source::new("a.md", text);
            let mut prints = Fingerprints::default();
            let at = text.match_indices("no").map(|(at, _)| Diagnostic::error("refusal", Span::new(at, at + 2), "x"));
            at.map(|diagnostic| prints.next("a.md", &source, &diagnostic)).collect::<Vec<_>>()
        };
        let before = prints("no, no");
        assert_ne!(before[0], before[1]);
        assert_eq!(before, prints("Dear Ms Hallberg,\n\nno, no"));
    }
}
