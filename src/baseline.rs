//! Known findings that are kept silent: keyed by path, rule and matched text, not by line, so that moving text keeps
//! them known.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::report::Linted;

/// Findings that are known, and how often each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<Key, usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Key {
    path: String,
    rule: String,
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u32,
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    #[serde(flatten)]
    key: Key,
    count: usize,
}

/// White space does not make a finding new.
fn key(linted: &Linted, at: usize) -> Option<Key> {
    let diagnostic = linted.diagnostics.get(at)?;
    let text = linted.source.slice(diagnostic.span).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Key { path: linted.source.name().replace('\\', "/"), rule: diagnostic.rule.clone(), text })
}

impl Baseline {
    /// Everything that is found now.
    #[must_use]
    pub fn of(linted: &[Linted]) -> Self {
        let mut known = BTreeMap::new();
        for file in linted {
            for key in (0..file.diagnostics.len()).filter_map(|at| key(file, at)) {
                *known.entry(key).or_insert(0) += 1;
            }
        }
        Self { known }
    }

    /// Reads what [`Baseline::to_json`] wrote.
    ///
    /// # Errors
    /// What is wrong with the text, with line and column.
    pub fn from_json(text: &str) -> Result<Self, String> {
        let file: File = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if file.version != 1 {
            return Err(format!("version {} is not known; this tool writes version 1", file.version));
        }
        Ok(Self { known: file.findings.into_iter().map(|entry| (entry.key, entry.count)).collect() })
    }

    /// The text of a baseline file: sorted, one finding a line, so that it reads well in a diff.
    #[must_use]
    pub fn to_json(&self) -> String {
        let line = |(key, count): (&Key, &usize)| {
            let entry = Entry { key: key.clone(), count: *count };
            format!("    {}", serde_json::to_string(&entry).unwrap_or_default())
        };
        let lines: Vec<String> = self.known.iter().map(line).collect();
        format!("{{\n  \"version\": 1,\n  \"findings\": [\n{}\n  ]\n}}\n", lines.join(",\n"))
    }

    /// Takes known findings away and says which entries no longer apply, as `path: rule: text`. Entries for paths that were
    /// not linted are left alone.
    pub fn apply(&self, linted: &mut [Linted]) -> Vec<String> {
        let mut left = self.known.clone();
        for file in linted.iter_mut() {
            let keys: Vec<Option<Key>> = (0..file.diagnostics.len()).map(|at| key(file, at)).collect();
            let mut keys = keys.into_iter();
            file.diagnostics.retain(|_| {
                let count = keys.next().flatten().and_then(|key| left.get_mut(&key)).filter(|count| **count > 0);
                count.is_none_or(|count| {
                    *count -= 1;
                    false
                })
            });
        }
        let linted_paths: Vec<String> = linted.iter().map(|file| file.source.name().replace('\\', "/")).collect();
        let stale = left.iter().filter(|(key, count)| **count > 0 && linted_paths.contains(&key.path));
        stale.map(|(key, _)| format!("{}: {}: {}", key.path, key.rule, key.text)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;
    use crate::source::{Source, Span};

    fn linted(text: &str, found: &[(usize, usize)]) -> Linted {
        let diagnostics = found.iter().map(|(start, end)| Diagnostic::error("typo", Span::new(*start, *end), "x")).collect();
        Linted { source: Source::new("a.md", text), diagnostics }
    }

    #[test]
    fn moved_findings_stay_known_and_new_ones_do_not() {
        let baseline = Baseline::of(&[linted("teh cat", &[(0, 3)])]);
        let baseline = Baseline::from_json(&baseline.to_json()).expect("what was written is read");
        let mut moved = [linted("so\n\nteh cat, recieve, teh", &[(4, 7), (13, 20), (22, 25)])];
        assert_eq!(baseline.apply(&mut moved), Vec::<String>::new());
        assert_eq!(moved[0].diagnostics.len(), 2);
        let mut mended = [linted("the cat", &[])];
        assert_eq!(baseline.apply(&mut mended), ["a.md: typo: teh"]);
    }

    #[test]
    fn a_broken_file_says_where() {
        assert!(Baseline::from_json("{").is_err());
        assert!(Baseline::from_json("{\"version\": 2, \"findings\": []}").is_err());
    }
}
