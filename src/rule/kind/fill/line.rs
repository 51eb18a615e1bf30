//! What a line of front matter is about, for the slots on it.

/// The line that is being searched; read once, however many slots it has.
#[derive(Default)]
pub(super) struct Line<'t> {
    /// Where the line begins.
    start: usize,
    /// Where the search has come to.
    at: usize,
    /// What stands before its first `=` or `:`, and whether it is a remark; read at its first slot.
    read: Option<(&'t str, bool)>,
    /// A quote stands before the search.
    quoted: bool,
}

impl<'t> Line<'t> {
    /// Whether a bracket of front matter is a table, a list of words or a remark rather than a value. To be asked in order.
    pub(super) fn is_syntax(&mut self, text: &'t str, at: usize) -> bool {
        let passed = text.get(self.at..at).unwrap_or_default();
        if let Some(found) = passed.rfind('\n') {
            let start = self.at + found + 1;
            *self = Self { start, at: start, ..Self::default() };
        }
        self.quoted |= text.get(self.at..at).unwrap_or_default().contains(['"', '\'']);
        self.at = at;
        let first = self.read.is_none();
        let ahead = text.get(self.start..at).unwrap_or_default();
        let (key, remark) = *self.read.get_or_insert_with(|| {
            let line = text.get(self.start..).unwrap_or_default().trim_start();
            (ahead.split(['=', ':']).next().unwrap_or_default().trim(), line.starts_with('#'))
        });
        let opens = first && ahead.trim().is_empty();
        let behind = text.get(at..).unwrap_or_default();
        let list = behind.starts_with('[') && behind.split(']').next().is_some_and(|list| list.contains([',', '"', '\'']));
        (remark && !opens) || (!self.quoted && behind.starts_with('[') && (opens || list || matches!(key, "words" | "allow")))
    }
}
