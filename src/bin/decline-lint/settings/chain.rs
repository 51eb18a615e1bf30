//! A configuration file with those it extends.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use decline_lint::config::{CONFIG, Config, Entry};
use decline_lint::diagnostic::{Diagnostic, Severity};
use decline_lint::report::Linted;
use decline_lint::rule::{RuleSet, RuleText};
use decline_lint::source::Source;

use super::{Excluded, ExcludedBy, InForce, NAMES, relative, shown};
use crate::args::RuleArgs;
use crate::error::Trouble;
use crate::{files, rules};

/// Most files that extend each other.
const MAX_DEPTH: usize = 8;

/// Largest configuration file.
const MAX_SIZE: files::Size = files::Size::new(1 << 20);

/// Files that extend each other, the outermost first: what comes later wins.
pub(super) struct Chain {
    pub(super) layers: Vec<Layer>,
    /// The rules before any of the files changes them.
    rules: RuleSet,
    /// What they leave out of folders.
    pub(super) excluded: Excluded,
}

/// One configuration file.
pub(super) struct Layer {
    /// The folder it stands in, from the root of the disk; its paths start here.
    folder: PathBuf,
    /// Where its globs start: its own folder, unless it is extended from elsewhere.
    pub(super) root: PathBuf,
    pub(super) config: Config,
    name: String,
    text: String,
    /// Globs of overrides that no draft of this run has matched: indices of the override and of the glob.
    pub(super) unmatched: Vec<(usize, usize)>,
}

impl Chain {
    /// Reads a file and what it extends. Mistakes are reported at once. `start` is the folder that the file was asked for.
    pub(super) fn read(path: &Path, start: &Path, here: &Path, args: &RuleArgs) -> Result<Self, Trouble> {
        let mut layers = vec![Layer::read(path, start, here)?];
        let mut seen = vec![path.canonicalize().unwrap_or_else(|_| path.to_path_buf())];
        while let Some((layer, extends)) = layers.last().and_then(|layer| Some((layer, layer.config.extends.as_ref()?))) {
            let target = target(layer, extends, &seen, here).map_err(|problem| layer.refuse(vec![*problem]))?;
            seen.push(target.clone());
            let base = Layer::read(&target, start, here)?;
            layers.push(base);
        }
        layers.reverse();
        let base = rules::ready(texts(&layers, here, args)?, args)?;
        let mut rules = base.clone();
        for layer in &layers {
            let problems = layer.config.check(&rules);
            if !problems.is_empty() {
                return Err(layer.refuse(problems));
            }
            rules = layer.config.apply(&rules, &[]);
        }
        let stated = layers.iter().filter(|layer| !layer.config.exclude.is_empty());
        let excluded = stated.map(|layer| (layer.root.clone(), layer.config.exclude.clone())).collect();
        let excluded = Excluded(Arc::new(ExcludedBy { here: here.to_path_buf(), layers: excluded }));
        Ok(Self { layers, rules: base, excluded })
    }

    /// Which overrides hold for a draft, by layer; their globs are no longer unmatched.
    pub(super) fn overrides_for(&mut self, draft: &Path) -> Vec<Vec<usize>> {
        let of_layer = |layer: &mut Layer| {
            if layer.config.overrides.is_empty() {
                return Vec::new();
            }
            let relative = relative(draft, &layer.root);
            layer.match_globs(&relative);
            layer.config.overrides_for(&relative)
        };
        self.layers.iter_mut().map(of_layer).collect()
    }

    /// The rules with the overrides that hold, by layer.
    pub(super) fn in_force(&self, overrides: &[Vec<usize>]) -> InForce {
        let mut rules = self.rules.clone();
        for (at, layer) in self.layers.iter().enumerate() {
            rules = layer.config.apply(&rules, overrides.get(at).map_or(&[], Vec::as_slice));
        }
        let fail_on = self.layers.iter().rev().find_map(|layer| layer.config.fail_on);
        InForce { rules, fail_on: fail_on.unwrap_or(Severity::Warning) }
    }
}

impl Layer {
    fn read(path: &Path, start: &Path, here: &Path) -> Result<Self, Trouble> {
        let source = files::read(path, Some(shown(path, here)), MAX_SIZE)?;
        let config = match Config::read(&source) {
            Ok(config) => config,
            Err(diagnostics) => return Err(Trouble::Broken(vec![Linted { source, diagnostics }])),
        };
        let positive = |at: usize| {
            let globs = config.overrides.get(at).into_iter().flat_map(|one| one.files.iter().enumerate());
            globs.filter(|(_, glob)| !glob.negated).map(move |(glob, _)| (at, glob)).collect::<Vec<_>>()
        };
        let unmatched = (0..config.overrides.len()).flat_map(positive).collect();
        let folder = path.parent().unwrap_or(here).to_path_buf();
        let root = if start.starts_with(&folder) { folder.clone() } else { start.to_path_buf() };
        Ok(Self { folder, root, config, name: source.name().to_owned(), text: source.text().to_owned(), unmatched })
    }

    /// The file, to report something about it.
    pub(super) fn source(&self) -> Source {
        Source::new(self.name.clone(), self.text.clone())
    }

    /// The glob of an override.
    pub(super) fn glob(&self, (one, glob): (usize, usize)) -> Option<&decline_lint::config::Glob> {
        self.config.overrides.get(one)?.files.iter().nth(glob)
    }

    pub(super) fn match_globs(&mut self, relative: &Path) {
        let mut unmatched = std::mem::take(&mut self.unmatched);
        unmatched.retain(|at| self.glob(*at).is_some_and(|glob| !glob.matches(relative, false)));
        self.unmatched = unmatched;
    }

    fn refuse(&self, diagnostics: Vec<Diagnostic>) -> Trouble {
        Trouble::Broken(vec![Linted { source: self.source(), diagnostics }])
    }
}

/// The file that a layer extends, or why it can't.
fn target(layer: &Layer, extends: &Entry, seen: &[PathBuf], here: &Path) -> Result<PathBuf, Box<Diagnostic>> {
    let refuse = |what: String, help: &str| Err(Box::new(Diagnostic::error(CONFIG, extends.span, what).with_help(help)));
    let text = &extends.text;
    if text.contains("://") {
        return refuse(format!("`{text}` is no local file"), "nothing is ever fetched; copy the file into the project and name it here");
    }
    let target = match layer.folder.join(text).canonicalize() {
        Ok(target) if target.is_file() => target,
        Ok(_) => return refuse(format!("`{text}` is no file"), "name the configuration file itself"),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return refuse(format!("there is no file `{text}`"), "the path is relative to the folder of this file");
        }
        Err(error) => return refuse(format!("`{text}` can't be read: {error}"), "mend its permissions"),
    };
    let project = project(&layer.folder, here);
    if !target.starts_with(project.canonicalize().unwrap_or_else(|_| project.clone())) {
        let help = format!("the project is `{}`; only files in it may be extended", project.display());
        return refuse(format!("`{text}` lies outside of the project"), &help);
    }
    if seen.contains(&target) {
        let others = if seen.len() == 1 { "itself" } else { "a file that extends it" };
        return refuse(format!("this file extends {others}"), "remove one `extends` of the circle");
    }
    if seen.len() >= MAX_DEPTH {
        return refuse(format!("more than {MAX_DEPTH} files extend each other"), "merge some of them");
    }
    Ok(target)
}

/// The project of a folder: the nearest folder with `.git`; without one, the outermost folder above that has a configuration
/// file or is the current one.
fn project(folder: &Path, here: &Path) -> PathBuf {
    let mut outermost = folder;
    for ancestor in folder.ancestors() {
        if ancestor.join(".git").exists() {
            return ancestor.to_path_buf();
        }
        if ancestor == here || NAMES.iter().any(|name| ancestor.join(name).is_file()) {
            outermost = ancestor;
        }
    }
    outermost.to_path_buf()
}

/// The rule files of all layers, and of the command line; what comes later replaces what has the same name.
fn texts(layers: &[Layer], here: &Path, args: &RuleArgs) -> Result<Vec<RuleText>, Trouble> {
    let mut texts: Vec<RuleText> = Vec::new();
    let mut add = |newer: Vec<RuleText>| {
        texts.retain(|old| newer.iter().all(|new| key(new) != key(old)));
        texts.extend(newer);
    };
    for layer in layers {
        let Some(folder) = &layer.config.rules_dir else { continue };
        let path = layer.folder.join(&folder.text);
        let read = files::read_rules(shown(&path, here)).map_err(|trouble| {
            let problem = Diagnostic::error(CONFIG, folder.span, trouble.to_string());
            layer.refuse(vec![
                problem.with_help("name a folder in the shape of `rules/`, relative to this file, with a rule in each `<id>.toml`"),
            ])
        })?;
        add(read);
    }
    add(files::rule_texts(&args.rules)?);
    Ok(texts)
}

/// What a rule file is and is called.
fn key(text: &RuleText) -> (u8, &str) {
    match text {
        RuleText::Rule(name, _) => (0, name),
        RuleText::Phrasebook(name, _) => (1, name),
        RuleText::Profile(name, _) => (2, name),
    }
}
