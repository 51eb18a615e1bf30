//! Globs as in `.gitignore`, relative to the folder of the configuration file that holds them.

use std::path::{Component, Path};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use toml::Spanned;

use super::{CONFIG, Entry};
use crate::diagnostic::Diagnostic;
use crate::source::Source;

/// Globs in the order in which they were written; the last one that matches decides.
#[derive(Clone, Debug, Default)]
pub struct Globs(Vec<Glob>);

/// One glob.
#[derive(Clone, Debug)]
pub struct Glob {
    /// As it was written.
    pub entry: Entry,
    /// It begins with `!` and takes back what an earlier one matched.
    pub negated: bool,
    matcher: Gitignore,
}

impl Glob {
    fn read(entry: Entry) -> Result<Self, Box<Diagnostic>> {
        let (negated, text) = entry.text.strip_prefix('!').map_or((false, entry.text.as_str()), |rest| (true, rest));
        // Git has no glob for the folder itself.
        let text = if matches!(text, "." | "./") { "**" } else { text.strip_prefix("./").unwrap_or(text) };
        let refuse = |what: String, help: &str| Err(Box::new(Diagnostic::error(CONFIG, entry.span, what).with_help(help)));
        if text.trim().is_empty() {
            return refuse("this glob is empty".to_owned(), "name a file, a folder or a glob such as `drafts/*.md`");
        }
        if Path::new(text).components().any(|component| component == Component::ParentDir) {
            let help = "globs are relative to the folder of this file and hold for what lies below it";
            return refuse(format!("`{text}` leads out of the folder of this file"), help);
        }
        let mut builder = GitignoreBuilder::new("");
        builder.allow_unclosed_class(false);
        // In `.gitignore` such a line is a comment.
        let line = if text.starts_with('#') { format!("\\{text}") } else { text.to_owned() };
        let built = builder.add_line(None, &line).map(|_| ()).and_then(|()| builder.build());
        match built {
            Ok(matcher) => Ok(Self { negated, matcher, entry }),
            Err(error) => {
                let what = error.to_string();
                let reason = what.rsplit_once("': ").map_or(what.as_str(), |(_, reason)| reason);
                refuse(format!("this is no glob: {reason}"), "for example `*.md`, `drafts/` or `archive/**/*.txt`")
            }
        }
    }

    /// Whether it matches a path, or a folder above it. The path is relative to the folder of the configuration file.
    #[must_use]
    pub fn matches(&self, path: &Path, is_folder: bool) -> bool {
        // The library refuses paths with a root by a panic.
        !path.has_root() && self.matcher.matched_path_or_any_parents(path, is_folder).is_ignore()
    }
}

impl Globs {
    /// Makes globs ready; what can't be read is added to `problems`.
    pub(super) fn read(written: Vec<Spanned<String>>, source: &Source, problems: &mut Vec<Diagnostic>) -> Self {
        let mut globs = Vec::with_capacity(written.len());
        for text in written {
            match Glob::read(Entry::new(text, source)) {
                Ok(glob) => globs.push(glob),
                Err(problem) => problems.push(*problem),
            }
        }
        Self(globs)
    }

    /// What they say about a path: `Some(true)` when it is meant, `Some(false)` when a `!` takes it back.
    #[must_use]
    pub fn decide(&self, path: &Path, is_folder: bool) -> Option<bool> {
        self.0.iter().rev().find(|glob| glob.matches(path, is_folder)).map(|glob| !glob.negated)
    }

    /// Whether a file is meant.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        self.decide(path, false) == Some(true)
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Glob> {
        self.0.iter()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn globs(written: &[&str]) -> Result<Globs, Vec<Diagnostic>> {
        let mut problems = Vec::new();
        let written = written.iter().map(|text| Spanned::new(0..1, (*text).to_owned())).collect();
        let globs = Globs::read(written, &Source::new("a", ""), &mut problems);
        if problems.is_empty() { Ok(globs) } else { Err(problems) }
    }

    fn holds(written: &[&str], path: &str) -> bool {
        globs(written).expect("globs").holds(Path::new(path))
    }

    #[test]
    fn globs_match_as_in_gitignore() {
        assert!(
            holds(&["*.md"], "a/b.md")
                && holds(&["drafts/"], "x/drafts/b.md")
                && holds(&["./drafts"], "drafts/b.md")
                && holds(&["./"], "a/b.md")
        );
        assert!(holds(&["drafts/*.md"], "drafts/b.md") && !holds(&["drafts/*.md"], "x/drafts/b.md") && !holds(&["/b.md"], "a/b.md"));
        assert!(holds(&["a/**/c.txt"], "a/b/d/c.txt") && holds(&["*.{md,txt}"], "b.txt") && holds(&["#a.md"], "#a.md"));
        assert!(!holds(&["*.md", "!keep.md"], "keep.md") && holds(&["!keep.md", "*.md"], "keep.md"));
    }

    #[test]
    fn what_is_no_glob_is_refused() {
        for broken in ["", "!", "../x", "a/../../b", "[a-", "a{b"] {
            assert_eq!(globs(&[broken]).expect_err(broken).len(), 1, "{broken}");
        }
    }

    #[test]
    fn a_path_with_a_root_is_never_meant() {
        assert!(!holds(&["*.md"], "/a.md"));
    }
}
