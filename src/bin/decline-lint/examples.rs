//! `decline-lint test`: runs the examples of rules and phrasebooks, the user's own or the built-in ones.

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use decline_lint::report::{self, Style, visible_line, visible_lines};
use decline_lint::rule::file::{PhrasebookFile, RuleFile};
use decline_lint::rule::{RuleSet, RuleText, builtin};
use decline_lint::{Proof, prove_phrasebook, prove_rule};

use crate::error::Trouble;
use crate::files;
use crate::rules::problems_of;

/// Proves every rule and phrasebook of a folder, or the built-in ones; exit status 1 when an example fails.
pub(crate) fn test(folder: Option<&Path>) -> Result<ExitCode, Trouble> {
    let texts = folder.map(files::read_rules).transpose()?.unwrap_or_default();
    let (rules, books) = if folder.is_some() { written(&texts) } else { builtin_texts() };
    let set = match RuleSet::with_every_phrasebook(&texts) {
        Ok(set) => set,
        Err(problems) => return refuse(problems_of(texts, problems)),
    };
    let mut proofs: Vec<Proof> = Vec::new();
    for (id, file) in &rules {
        proofs.extend(prove_rule(&set, id, file));
    }
    for (name, file) in &books {
        proofs.extend(prove_phrasebook(&set, name, file));
    }
    let failed: Vec<&Proof> = proofs.iter().filter(|proof| proof.failure.is_some()).collect();
    let mut out = BufWriter::new(io::stdout().lock());
    for proof in &failed {
        writeln!(
            out,
            "{}: {}\n    {}",
            visible_line(&proof.of),
            visible_line(proof.failure.as_deref().unwrap_or_default()),
            visible_lines(proof.text.trim()).replace('\n', "\n    ")
        )?;
    }
    writeln!(out, "{} passed, {} failed", proofs.len() - failed.len(), failed.len())?;
    out.flush()?;
    Ok(ExitCode::from(u8::from(!failed.is_empty())))
}

/// Files that can't be read are a result of the test like any other.
fn refuse(trouble: Trouble) -> Result<ExitCode, Trouble> {
    if let Trouble::Broken(files) = &trouble {
        report::write_diagnostics(files, Style::default(), &mut io::stdout().lock())?;
    }
    eprintln!("decline-lint: {trouble}");
    Ok(ExitCode::from(2))
}

type Texts = (Vec<(String, RuleFile)>, Vec<(String, PhrasebookFile)>);

fn builtin_texts() -> Texts {
    let (rules, books) = builtin::texts();
    (rules.into_iter().collect(), books.into_iter().collect())
}

/// What can be read of the files; what can't is reported by the loading.
fn written(texts: &[RuleText]) -> Texts {
    let mut all: Texts = (Vec::new(), Vec::new());
    for text in texts {
        match text {
            RuleText::Rule(id, source) => all.0.extend(toml::from_str(source.text()).map(|file| (id.clone(), file))),
            RuleText::Phrasebook(name, source) => all.1.extend(toml::from_str(source.text()).map(|file| (name.clone(), file))),
            RuleText::Profile(..) => {}
        }
    }
    all
}
