//! How long each piece takes, in one process: `cargo bench`, or `cargo bench -- report` for some of them.
//!
//! One draft is a fixture; the archive is the drafts that the rules are judged by, some 340 of them.
#![allow(clippy::disallowed_methods, clippy::expect_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use decline_lint::diagnostic::Trust;
use decline_lint::draft::{Draft, Format, words};
use decline_lint::fix::fixed;
use decline_lint::report::{self, Linted, ReportFormat, Style};
use decline_lint::rule::kind::View;
use decline_lint::rule::{Rule, RuleSet, RuleText};
use decline_lint::source::Source;
use decline_lint::{compare, lint, sketch};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn read(path: &Path) -> Source {
    Source::new(path.to_string_lossy(), fs::read_to_string(path).expect("a draft in UTF-8"))
}

/// A draft of 53 words with five flaws.
static ONE: LazyLock<Vec<Source>> = LazyLock::new(|| vec![read(&fixtures().join("five-flaws.txt"))]);

static ARCHIVE: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let mut archive = Vec::new();
    let mut open = vec![fixtures().join("corpus/blind")];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|ending| ending == "md" || ending == "txt") {
            archive.push(read(&path));
        }
    }
    archive.sort_by(|left, right| left.name().cmp(right.name()));
    assert!(archive.len() > 300, "the drafts are not where they were");
    archive
});

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::builtin);

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// What is worked on.
#[derive(Clone, Copy, Debug)]
enum Input {
    One,
    Archive,
}

const INPUTS: [Input; 2] = [Input::One, Input::Archive];

impl Input {
    fn sources(self) -> &'static [Source] {
        match self {
            Self::One => &ONE,
            Self::Archive => &ARCHIVE,
        }
    }

    fn drafts(self) -> Vec<Draft<'static>> {
        self.sources().iter().map(|source| Draft::parse(source, Format::Markdown)).collect()
    }

    fn bytes(self) -> BytesCount {
        BytesCount::new(self.sources().iter().map(|source| source.text().len()).sum::<usize>())
    }

    fn linted(self) -> Vec<Linted> {
        let one = |draft: &Draft<'_>| Linted {
            source: Source::new(draft.source().name(), draft.source().text()),
            diagnostics: lint(draft, &RULES),
        };
        self.drafts().iter().map(one).collect()
    }
}

#[divan::bench(args = INPUTS)]
fn parse_markdown(bencher: Bencher<'_, '_>, input: Input) {
    let parse = || input.sources().iter().map(|source| Draft::parse(source, Format::Markdown).words.len()).sum::<usize>();
    bencher.counter(input.bytes()).bench(parse);
}

#[divan::bench(args = INPUTS)]
fn parse_plain_text(bencher: Bencher<'_, '_>, input: Input) {
    let parse = || input.sources().iter().map(|source| Draft::parse(source, Format::PlainText).words.len()).sum::<usize>();
    bencher.counter(input.bytes()).bench(parse);
}

/// Plain text whose quotes, dashes and spaces are all typographic: parsing it with every mark to be folded.
#[divan::bench(args = INPUTS)]
fn parse_and_fold(bencher: Bencher<'_, '_>, input: Input) {
    let curly = |text: &str| text.replace('\'', "\u{2019}").replace('"', "\u{201d}").replace('-', "\u{2013}").replace(", ", ",\u{a0}");
    let sources: Vec<Source> = input.sources().iter().map(|source| Source::new(source.name(), curly(source.text()))).collect();
    let parse = || sources.iter().map(|source| Draft::parse(source, Format::PlainText).words.len()).sum::<usize>();
    bencher.counter(input.bytes()).bench(parse);
}

#[divan::bench(args = INPUTS)]
fn scan_words(bencher: Bencher<'_, '_>, input: Input) {
    let mut found = Vec::new();
    bencher.counter(input.bytes()).bench_local(|| {
        for source in input.sources() {
            found.clear();
            words::scan(source.text(), 0, source.text().len(), &mut found);
            black_box(&found);
        }
    });
}

#[divan::bench(args = INPUTS)]
fn find(bencher: Bencher<'_, '_>, input: Input) {
    let drafts = input.drafts();
    bencher.counter(input.bytes()).bench_local(|| drafts.iter().map(|draft| RULES.find(draft).typos().len()).sum::<usize>());
}

/// Names of all kinds, from the rules that are there.
fn kinds() -> Vec<String> {
    let mut kinds: Vec<String> = RULES.rules().iter().map(kind_of).collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

fn kind_of(rule: &Rule) -> String {
    let shown = format!("{:?}", rule.check);
    shown.split('(').next().unwrap_or_default().to_owned()
}

/// All rules of one kind on the archive; what they look for has been found before.
#[divan::bench(args = kinds())]
fn kind(bencher: Bencher<'_, '_>, kind: &String) {
    let drafts = Input::Archive.drafts();
    let hits: Vec<_> = drafts.iter().map(|draft| RULES.find(draft)).collect();
    let rules: Vec<&Rule> = RULES.rules().iter().filter(|rule| kind_of(rule) == *kind).collect();
    bencher.counter(Input::Archive.bytes()).bench_local(|| {
        for (draft, hits) in drafts.iter().zip(&hits) {
            let view = View { draft, hits, today: None, words: &RULES.words };
            rules.iter().for_each(|rule| drop(black_box(rule.check.check(&view))));
        }
    });
}

#[divan::bench(args = INPUTS)]
fn lint_drafts(bencher: Bencher<'_, '_>, input: Input) {
    let drafts = input.drafts();
    bencher.counter(input.bytes()).bench_local(|| drafts.iter().map(|draft| lint(draft, &RULES).len()).sum::<usize>());
}

/// Sketches the drafts of the archive, and finds which are copies of each other.
#[divan::bench]
fn compare_drafts(bencher: Bencher<'_, '_>) {
    let drafts = Input::Archive.drafts();
    bencher.counter(Input::Archive.bytes()).bench_local(|| {
        let sketches: Vec<_> = drafts.iter().map(|draft| (draft.source().name(), sketch(draft, &RULES))).collect();
        let named: Vec<_> = sketches.iter().map(|(name, sketch)| (*name, sketch)).collect();
        compare(&named, &RULES)
    });
}

/// All that was found in the archive, written to memory; bytes are those of the drafts.
#[divan::bench(args = ReportFormat::ALL)]
fn report(bencher: Bencher<'_, '_>, format: ReportFormat) {
    let linted = Input::Archive.linted();
    let mut out = Vec::new();
    bencher.counter(Input::Archive.bytes()).bench_local(|| {
        out.clear();
        report::write(format, &linted, Style::default(), &mut out).expect("memory takes it");
        out.len()
    });
}

#[divan::bench(args = INPUTS)]
fn mend(bencher: Bencher<'_, '_>, input: Input) {
    let linted = input.linted();
    let fix = |file: &Linted| fixed(&file.source, &file.diagnostics, Trust::Suggested).text.len();
    bencher.counter(input.bytes()).bench_local(|| linted.iter().map(fix).sum::<usize>());
}

/// Getting the built-in rules ready, as each run does.
#[divan::bench]
fn rules_built_in() -> RuleSet {
    RuleSet::builtin()
}

/// The same with rules of a user's own, a phrase each.
#[divan::bench(args = [10, 300])]
fn rules_of_a_user(bencher: Bencher<'_, '_>, count: usize) {
    let texts: Vec<RuleText> = (0..count).map(own_rule).collect();
    bencher.bench_local(|| RuleSet::with_texts(&texts).expect("sound rules"));
}

fn own_rule(at: usize) -> RuleText {
    let word = |at: usize| char::from(b'a' + (at % 26) as u8).to_string().repeat(4);
    let phrase = format!("{} {} house", word(at), word(at / 26));
    let text = format!(
        "severity = \"note\"\ncategory = \"tone\"\nmessage = \"own\"\nhelp = \"plain words\"\nwhy = \"a rule made for measuring\"\n\n\
        [check.forbid]\nphrases = [\"{phrase}\"]\n\n[[example]]\nbad = \"The {phrase}.\"\ngood = \"The house.\"\n"
    );
    RuleText::Rule(format!("own-{at}"), Source::new(format!("own-{at}.toml"), text))
}
