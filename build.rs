//! Prepares what is the same in every run: the built-in rules in a compact form, their phrases as one table, and the
//! list of misspellings. A mistake in a rule file stops the build with its name.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::disallowed_methods,
    reason = "files of the library are included for what they prepare; this is a program that reads files"
)]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/draft"]
mod draft {
    pub mod words;
}

#[path = "src/rule"]
mod rule {
    pub mod asked;
    pub mod check_file;
    pub mod compile;
    pub mod file;
    pub mod misspellings;
    pub mod option_file;
    pub mod phrase;
    pub mod table;
}

use rule::compile::{Numbered, compile};
use rule::file::{Head, PhrasebookFile, ProfileFile, RuleFile};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=build.rs");
    // Without it, every start relocates 15,000 pointers, which takes longer than linting a draft. What it costs is the random
    // address of the program itself; there is no unsafe code here that it would protect.
    if env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") && env::var("CARGO_CFG_TARGET_ENV").as_deref() == Ok("gnu") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let rules: Vec<(String, RuleFile)> = read_all(Path::new("rules"))?;
    let books: Vec<(String, PhrasebookFile)> = read_all(Path::new("rules/phrasebook/en"))?;
    let profiles: Vec<(String, ProfileFile)> = read_all(Path::new("rules/profile"))?;

    fs::write(out.join("phrases.bin"), phrase_table(&rules, &books)?)?;
    fs::write(out.join("misspellings.bin"), misspellings()?)?;

    let names: Vec<&String> = books.iter().map(|(name, _)| name).collect();
    let heads: Vec<Head<'_>> = rules.iter().map(|(id, rule)| head(id, rule)).collect();
    let meetings: Vec<_> = books.iter().filter(|(_, file)| !file.together.is_empty()).map(|(name, file)| (name, &file.together)).collect();
    fs::write(out.join("rules.bin"), postcard::to_allocvec(&(heads, names, profiles, meetings))?)?;
    fs::write(out.join("texts.bin"), postcard::to_allocvec(&(each(&rules)?, each(&books)?))?)?;
    Ok(())
}

fn head<'r>(id: &'r str, rule: &'r RuleFile) -> Head<'r> {
    let mut check = rule.check.clone();
    check.forget_phrases();
    Head { id, severity: rule.severity, category: rule.category, message: &rule.message, help: &rule.help, check }
}

/// Every file in a form of its own, so that one can be read without the others.
fn each<T: serde::Serialize>(files: &[(String, T)]) -> Outcome<Vec<(&str, Vec<u8>)>> {
    files.iter().map(|(name, file)| Ok((name.as_str(), postcard::to_allocvec(file)?))).collect()
}

/// Every TOML file of a folder with its name, sorted by name.
fn read_all<T: serde::de::DeserializeOwned>(folder: &Path) -> Outcome<Vec<(String, T)>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    // By name, not by path: "thanks-own.toml" stands before "thanks.toml", and names are looked up by halving.
    paths.sort_by(|one, other| one.file_stem().cmp(&other.file_stem()));
    let mut all = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        let file = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        all.push((path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), file));
    }
    Ok(all)
}

/// The phrases of all phrasebooks that a rule asks for; those written inside of rules follow the named ones.
fn phrase_table(rules: &[(String, RuleFile)], books: &[(String, PhrasebookFile)]) -> Outcome<Vec<u8>> {
    let by_name: BTreeMap<&str, &PhrasebookFile> = books.iter().map(|(name, file)| (name.as_str(), file)).collect();
    for (id, rule) in rules {
        if let Some(missing) = rule.check.books().into_iter().find(|name| !by_name.contains_key(name)) {
            return Err(format!("rules/{id}.toml: there is no phrasebook `{missing}`").into());
        }
    }
    let inline: Vec<PhrasebookFile> = rules.iter().flat_map(|(_, rule)| rule.check.inline_books()).collect();
    let asked = |name: &str| {
        rule::asked::is_asked(name, rules.iter().map(|(_, rule)| &rule.check), books.iter().flat_map(|(_, file)| &file.together))
    };
    let named = books.iter().enumerate().filter(|(_, (name, _))| asked(name)).map(|(at, (_, file))| (at, file));
    let own = inline.iter().enumerate().map(|(at, file)| (books.len() + at, file));
    let numbered: Vec<Numbered<'_>> = named.chain(own).map(|(at, file)| Numbered { number: at as u16, file }).collect();
    let label = |book: usize| {
        let number = usize::from(numbered.get(book).map_or(0, |book| book.number));
        books.get(number).map_or_else(|| "inside of a rule".to_owned(), |(name, _)| name.clone())
    };
    compile(&numbered, &by_name, usize::MAX).map_err(|errors| {
        let lines: Vec<String> = errors
            .iter()
            .map(|error| format!("phrasebook {}, {}[{}]: {}", label(error.book), error.key, error.entry, error.error.what))
            .collect();
        lines.join("\n").into()
    })
}

fn misspellings() -> Outcome<Vec<u8>> {
    let lists =
        ["rules/words/misspellings.tsv", "rules/words/misspellings-field.tsv"].map(|path| fs::read_to_string(path).unwrap_or_default());
    Ok(rule::misspellings::prepare(&[&lists[0], &lists[1]]))
}
