//! The fuzz targets on stable Rust: seeds from the stories, every input that once failed, and a bounded number of texts put
//! together from both, the same in every run. `fuzz/README.md` says how to run them for longer.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::string_slice, missing_docs)]

#[path = "../fuzz/checks.rs"]
mod checks;

use std::fs;
use std::path::{Path, PathBuf};

/// Texts that are made anew for each target.
const MADE: usize = 150;
/// Longest of them, in bytes.
const LONGEST: usize = 4000;

fn files(folder: &str, endings: &[&str]) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = fs::read_dir(&root) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let wanted = |path: &PathBuf| endings.is_empty() || path.extension().is_some_and(|own| endings.iter().any(|ending| own == *ending));
    paths.iter().filter(|path| path.is_file() && wanted(path)).map(|path| fs::read(path).expect("a file")).collect()
}

/// The words of the dictionary that the fuzzer is given.
fn words() -> Vec<Vec<u8>> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/dictionary.txt")).expect("the dictionary");
    let quoted = text.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    quoted.map(unescaped).collect()
}

/// `\xe2\x80\x99`, `\"` and `\\` of a dictionary of libFuzzer.
fn unescaped(word: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let escaped = rest.strip_prefix("\\x").and_then(|hex| u8::from_str_radix(hex.get(..2)?, 16).ok());
        match escaped {
            Some(byte) => {
                bytes.push(byte);
                rest = &rest[4..];
            }
            None => {
                rest = rest.strip_prefix('\\').filter(|rest| !rest.is_empty()).unwrap_or(rest);
                let char = if first == '\\' { rest.chars().next().unwrap_or(first) } else { first };
                bytes.extend(char.to_string().bytes());
                rest = &rest[char.len_utf8()..];
            }
        }
    }
    bytes
}

/// A small generator of numbers (splitmix64), so that a failure comes again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % most.max(1) as u64) as usize
    }

    fn pick<'t>(&mut self, all: &'t [Vec<u8>]) -> &'t [u8] {
        all.get(self.below(all.len())).map_or(&[], Vec::as_slice)
    }
}

/// A seed with stretches of another, words of the dictionary and single bytes in it.
fn made(dice: &mut Dice, seeds: &[Vec<u8>], words: &[Vec<u8>]) -> Vec<u8> {
    let mut text = dice.pick(seeds).to_vec();
    for _ in 0..=dice.below(8) {
        let at = dice.below(text.len() + 1);
        let until = (at + dice.below(40)).min(text.len());
        let piece = match dice.below(4) {
            0 => dice.pick(words).repeat(1 + dice.below(3)),
            1 => {
                let other = dice.pick(seeds);
                let from = dice.below(other.len() + 1);
                other[from..(from + dice.below(200)).min(other.len())].to_vec()
            }
            2 => vec![dice.below(256) as u8],
            _ => Vec::new(),
        };
        text.splice(at..until, piece);
    }
    text.truncate(LONGEST);
    text
}

fn run(target: &str, check: fn(&[u8]), seeds: &[Vec<u8>]) {
    let (known, words) = (files(&format!("fuzz/regressions/{target}"), &[]), words());
    assert!(!seeds.is_empty() && words.len() > 20);
    let mut dice = Dice(target.bytes().map(u64::from).sum());
    let fresh = (0..MADE).map(|_| made(&mut dice, seeds, &words));
    for data in
        seeds.iter().cloned().chain(known.into_iter().flat_map(|data| [data.clone(), [&[1], data.as_slice()].concat()])).chain(fresh)
    {
        if std::panic::catch_unwind(|| check(&data)).is_err() {
            panic!("{target} fails on {:?}", String::from_utf8_lossy(&data));
        }
    }
}

fn stories() -> Vec<Vec<u8>> {
    files("fixtures", &["md", "txt"])
}

fn behind(kind: u8, texts: Vec<Vec<u8>>) -> impl Iterator<Item = Vec<u8>> {
    texts.into_iter().map(move |text| [&[kind], text.as_slice()].concat())
}

#[test]
fn any_bytes_are_linted() {
    run("lint", checks::lint, &stories());
}

#[test]
fn any_front_matter_is_read() {
    run("front_matter", checks::front_matter, &stories());
}

#[test]
fn any_configuration_is_read() {
    let mut seeds = files("docs/examples", &["toml"]);
    seeds.push(b"profile = \"follow-up\"\nfail-on = \"error\"\ninclude = [\"*.md\"]\nexclude = [\"a/**\"]\nwords = [\"Kubernetes\"]\n[rules]\ntypo = \"off\"\ntoo-long = { severity = \"note\", max = 200 }\n[[overrides]]\nfiles = [\"letters/**\"]\nrules = { slang = \"note\" }\n".to_vec());
    run("config", checks::config, &seeds);
}

#[test]
fn any_rule_is_read() {
    let books = files("rules/phrasebook/en", &["toml"]).into_iter().filter(|book| book.len() < LONGEST).collect();
    let rules = files("rules", &["toml"]).into_iter().filter(|rule| rule.len() < LONGEST).collect();
    let seeds: Vec<_> = behind(0, rules).chain(behind(1, books)).chain(behind(2, files("rules/profile", &["toml"]))).collect();
    run("rules", checks::rules, &seeds);
}

#[test]
fn any_draft_is_mended_once_and_for_all() {
    run("fix", checks::fix, &stories());
}

#[test]
fn any_report_stays_what_it_is() {
    run("report", checks::report, &stories());
}
