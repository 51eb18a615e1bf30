//! Finds the configuration of each draft, and makes the rules in force from it. A folder is looked at once, a
//! configuration file is read once, and drafts with the same configuration and overrides share one set of rules.

mod chain;
mod dead;

use std::collections::HashMap;
use std::env;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use decline_lint::config::{CONFIG, Globs};
use decline_lint::diagnostic::{Diagnostic, Severity};
use decline_lint::report::Linted;
use decline_lint::rule::RuleSet;

use crate::args::RuleArgs;
use crate::error::Trouble;
use crate::{files, rules};
use chain::Chain;

/// Names of a configuration file; where a folder holds both, the first one counts.
pub(crate) const NAMES: [&str; 2] = ["decline-lint.toml", ".decline-lint.toml"];

/// What holds for a draft.
#[derive(Debug)]
pub(crate) struct InForce {
    /// The rules.
    pub(crate) rules: RuleSet,
    /// Least severity that fails a run.
    pub(crate) fail_on: Severity,
}

/// Which configuration holds, and which of its overrides, by layer.
type Combination = (Option<usize>, Vec<Vec<usize>>);

/// Configuration by folder.
pub(crate) struct Settings<'a> {
    args: &'a RuleArgs,
    here: PathBuf,
    chains: Vec<Chain>,
    by_folder: HashMap<PathBuf, Option<usize>>,
    made: HashMap<Combination, Arc<InForce>>,
    /// Broken configuration and rule files: all of them are reported at once.
    broken: Vec<Linted>,
}

impl<'a> Settings<'a> {
    /// Nothing is looked for yet.
    pub(crate) fn new(args: &'a RuleArgs) -> Result<Self, Trouble> {
        let here = env::current_dir().map_err(|error| Trouble::Io(PathBuf::from("."), error))?;
        Ok(Self { args, here, chains: Vec::new(), by_folder: HashMap::new(), made: HashMap::new(), broken: Vec::new() })
    }

    /// What holds for each draft; standard input is taken for a file of the name it is reported under.
    pub(crate) fn for_drafts(&mut self, paths: &[PathBuf], stdin_name: Option<&Path>) -> Result<Vec<Arc<InForce>>, Trouble> {
        let mut all = Vec::with_capacity(paths.len());
        for path in paths {
            let path = if path == Path::new("-") { stdin_name.unwrap_or(Path::new("stdin.md")) } else { path };
            let place = self.place(path);
            let chain = self.chain(place.parent().unwrap_or(&place))?;
            let overrides = chain.and_then(|at| self.chains.get_mut(at)).map(|chain| chain.overrides_for(&place));
            all.push(self.make(chain, overrides.unwrap_or_default())?);
        }
        self.refuse_broken()?;
        dead::notice(&self.chains)?;
        Ok(all)
    }

    /// What holds in the current folder, whatever the draft.
    pub(crate) fn here(args: &RuleArgs) -> Result<Arc<InForce>, Trouble> {
        let mut settings = Settings::new(args)?;
        let here = settings.here.clone();
        let chain = settings.chain(&here)?;
        settings.refuse_broken()?;
        settings.make(chain, Vec::new())
    }

    /// The drafts that the configuration of the current folder names, and what could not be found; `None` when it names none.
    pub(crate) fn included(&mut self) -> Result<Option<files::Found>, Trouble> {
        let here = self.here.clone();
        let chain = self.chain(&here)?;
        self.refuse_broken()?;
        let Some(chain) = chain.and_then(|at| self.chains.get(at)) else { return Ok(None) };
        let Some((layer, include)) = chain.layers.iter().rev().find_map(|layer| Some((layer, layer.config.include.as_ref()?))) else {
            return Ok(None);
        };
        let excluded = chain.excluded.clone();
        let endings: Vec<&str> = include.iter().filter_map(|glob| plain_ending(&glob.entry.text)).collect();
        let wanted =
            |path: &Path| files::is_draft(path) || path.extension().is_some_and(|ending| endings.iter().any(|known| ending == *known));
        let (mut drafts, mut troubles) = (Vec::new(), Vec::new());
        files::walk(&layer.root, &excluded, &wanted, &mut drafts, &mut troubles);
        // A file that is named as such is a draft whatever its ending, and wherever `.gitignore` would hide it.
        drafts.extend(
            include.iter().map(|glob| layer.root.join(&glob.entry.text)).filter(|path| path.is_file() && !excluded.holds(path, false)),
        );
        let missing: Vec<Diagnostic> = include
            .iter()
            .filter(|glob| !glob.negated && !drafts.iter().any(|draft| glob.matches(&relative(draft, &layer.root), false)))
            .map(|glob| {
                let help = "a draft ends in .md, .markdown or .txt, or is named as such, and is neither ignored nor excluded";
                Diagnostic::error(CONFIG, glob.entry.span, format!("`{}` finds no draft", glob.entry.text)).with_help(help)
            })
            .collect();
        if !missing.is_empty() {
            return Err(Trouble::Broken(vec![Linted { source: layer.source(), diagnostics: missing }]));
        }
        drafts.retain(|draft| include.holds(&relative(draft, &layer.root)));
        let shown = drafts.iter().map(|draft| shown(draft, &self.here).to_path_buf()).collect();
        Ok(Some((files::once_each(shown), troubles)))
    }

    /// What the configuration leaves out of a folder.
    pub(crate) fn excluded(&mut self, folder: &Path) -> Result<Excluded, Trouble> {
        let place = self.place(folder);
        let chain = self.chain(&place)?;
        Ok(chain.and_then(|at| self.chains.get(at)).map(|chain| chain.excluded.clone()).unwrap_or_default())
    }

    fn refuse_broken(&mut self) -> Result<(), Trouble> {
        if self.broken.is_empty() { Ok(()) } else { Err(Trouble::Broken(std::mem::take(&mut self.broken))) }
    }

    /// Where a path leads from the root of the disk; links are not followed unless `..` makes it necessary.
    fn place(&self, path: &Path) -> PathBuf {
        let place = self.here.join(path);
        if !path.components().any(|component| component == Component::ParentDir) {
            return place.components().collect();
        }
        place.canonicalize().unwrap_or(place)
    }

    /// The configuration of a folder: its own, or that of the nearest folder above.
    fn chain(&mut self, folder: &Path) -> Result<Option<usize>, Trouble> {
        let (key, file, start) = match &self.args.config {
            _ if self.args.no_config => return Ok(None),
            // One for all, under a name that is no folder.
            Some(path) => (PathBuf::new(), Some(self.here.join(path)), self.here.as_path()),
            None => (folder.to_path_buf(), None, folder),
        };
        if let Some(known) = self.by_folder.get(&key) {
            return Ok(*known);
        }
        let own = || {
            let [plain, hidden] = NAMES.map(|name| folder.join(name));
            if !plain.is_file() {
                return hidden.is_file().then_some(hidden);
            }
            if hidden.is_file() {
                eprintln!("decline-lint: {} is not used, as {} stands beside it", shown(&hidden, &self.here).display(), NAMES[0]);
            }
            Some(plain)
        };
        let found = match (file.or_else(own), folder.parent()) {
            (Some(path), _) => match Chain::read(&path, start, &self.here, self.args) {
                Ok(chain) => {
                    self.chains.push(chain);
                    Some(self.chains.len() - 1)
                }
                Err(Trouble::Broken(files)) => {
                    self.broken.extend(files);
                    None
                }
                Err(trouble) => return Err(trouble),
            },
            (None, Some(parent)) => self.chain(parent)?,
            (None, None) => None,
        };
        self.by_folder.insert(key, found);
        Ok(found)
    }

    fn make(&mut self, chain: Option<usize>, overrides: Vec<Vec<usize>>) -> Result<Arc<InForce>, Trouble> {
        let key = (chain, overrides);
        if let Some(made) = self.made.get(&key) {
            return Ok(Arc::clone(made));
        }
        let mut in_force = match chain.and_then(|at| self.chains.get(at)) {
            Some(chain) => chain.in_force(&key.1),
            None => InForce { rules: rules::ready(files::rule_texts(&self.args.rules)?, self.args)?, fail_on: Severity::Warning },
        };
        if let Some(profile) = &self.args.profile {
            in_force.rules.profile.clone_from(profile);
        }
        let made = Arc::new(in_force);
        self.made.insert(key, Arc::clone(&made));
        Ok(made)
    }
}

/// What `exclude` leaves out, of one file or of several that extend each other. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Excluded(Arc<ExcludedBy>);

#[derive(Debug, Default)]
struct ExcludedBy {
    here: PathBuf,
    /// Where the globs start, and the globs; the nearest file last.
    layers: Vec<(PathBuf, Globs)>,
}

impl Excluded {
    /// Whether both are the word of the same files.
    pub(crate) fn is_that_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// Whether a path is left out; the last word is that of the nearest file.
    pub(crate) fn holds(&self, path: &Path, is_folder: bool) -> bool {
        if self.0.layers.is_empty() {
            return false;
        }
        let place: PathBuf = self.0.here.join(path).components().collect();
        let said = self.0.layers.iter().rev().find_map(|(root, globs)| globs.decide(&relative(&place, root), is_folder));
        said == Some(true)
    }
}

/// A path as people write it: from the current folder where it lies below it.
pub(crate) fn shown<'p>(path: &'p Path, here: &Path) -> &'p Path {
    path.strip_prefix(here).unwrap_or(path)
}

/// A path as globs see it: from the folder where they start, or from the root of the disk when it lies elsewhere.
fn relative(path: &Path, root: &Path) -> PathBuf {
    let inner = path.strip_prefix(root).unwrap_or(path);
    inner.components().filter(|component| matches!(component, Component::Normal(_))).collect()
}

/// The ending that a glob spells out, such as `eml` in `*.eml`.
fn plain_ending(glob: &str) -> Option<&str> {
    let (_, ending) = glob.rsplit_once('/').map_or(glob, |(_, name)| name).rsplit_once('.')?;
    (!ending.is_empty() && !ending.contains(['*', '?', '[', ']', '{', '}', '\\'])).then_some(ending)
}
