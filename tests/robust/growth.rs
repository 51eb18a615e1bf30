//! Long drafts of nasty shapes. No clock is asked: with the square of these lengths, none of the tests would end.
//! `tests/growth.py` measures the same and more shapes.

use decline_lint::diagnostic::Diagnostic;
use decline_lint::draft::{Draft, Format};
use decline_lint::rule::RuleSet;
use decline_lint::source::Source;

use crate::world::World;

fn lint(text: &str, format: Format) -> Vec<Diagnostic> {
    let source = Source::new("draft", text);
    let diagnostics = decline_lint::lint(&Draft::parse(&source, format), &RuleSet::builtin());
    for diagnostic in &diagnostics {
        assert_eq!(source.clamp(diagnostic.span), diagnostic.span);
    }
    diagnostics
}

/// Both as Markdown and as plain text.
fn lint_all(shapes: &[&str], times: usize) {
    for shape in shapes {
        for format in [Format::Markdown, Format::PlainText] {
            lint(&shape.repeat(times), format);
        }
    }
}

const LONG: usize = 25_000;

#[test]
fn marks_without_end() {
    lint_all(
        &["[", "]", "(", "<", "{", "|", "*", "_", "~", "`", "\\", ">", "!", "#", "'", "\"", "-", ".", " ", "\n", "\r", "\t", "\0"],
        LONG,
    );
}

#[test]
fn openings_that_are_never_closed() {
    lint_all(
        &["{{ ", "[](", "[a](<b", "[ (](", "[*_a", "*a _b ", "<a ", "<!-- ", "<!A ", "<?", "<![CDATA[", "](\n[", "```\n", "~~~ a\n", "&#x"],
        LONG / 2,
    );
}

#[test]
fn nests() {
    let deep = |open: &str, close: &str| format!("{}a{}", open.repeat(LONG), close.repeat(LONG));
    for text in [
        deep(">", ""),
        deep("> - ", ""),
        deep("- ", ""),
        deep("1. ", ""),
        deep("*a **b ", " c** d*"),
        deep("[", "](b)"),
        deep("![", "](b)"),
    ] {
        lint(&text, Format::Markdown);
    }
    let steps: String = (0..1_500).map(|depth| format!("{}- a\n", "  ".repeat(depth))).collect();
    lint(&steps, Format::Markdown);
}

#[test]
fn lines_and_paragraphs_by_the_ten_thousand() {
    lint_all(
        &["no\n", "no\n\n", "> no\n", "- no\n", "# no\n\n", "---\n\n", "> no\n\nno\n\n", "no[^a].\n\n[^a]: no\n\n", "-- \nAnn\n"],
        LONG,
    );
}

#[test]
fn words_without_end() {
    lint_all(
        &[
            "a", "7", "e\u{301}", "\u{200b}", "ש", "漢", "🙂", "thank ", "thank you ", "the the ", "no. ", "not ", "Ann Lee ",
            "e\u{301}\u{302} ", "שלום ", "12,000 ",
        ],
        LONG,
    );
}

#[test]
fn links_and_definitions() {
    let definitions: String = (0..LONG).map(|at| format!("[a{at}]: https://example.com/{at}\n")).collect();
    lint(&definitions, Format::Markdown);
    lint(&format!("[a]: b\n\n{}", "[a] [a][] ".repeat(LONG)), Format::Markdown);
    lint(&format!("[x]: {}\n\n{}", "x".repeat(LONG), "[x]".repeat(LONG)), Format::Markdown);
    lint(&format!("{}|\n{}|\n{}|\n", "|a".repeat(LONG), "|-".repeat(LONG), "|a".repeat(LONG)), Format::Markdown);
}

#[test]
fn findings_by_the_ten_thousand() {
    for (shape, rule) in [("teh ", "typo"), ("[Name] ", "placeholder"), ("<Role> $ROLE TBD\n\n", "placeholder")] {
        let found = lint(&shape.repeat(LONG / 3), Format::Markdown);
        assert!(found.iter().filter(|found| found.rule == rule).count() >= LONG / 3, "{shape}");
    }
    assert!(lint(&"Your company is a joke.\n\n".repeat(LONG / 3), Format::Markdown).iter().any(|found| found.rule == "negativity"));
}

#[test]
fn allows_by_the_ten_thousand() {
    let allow = "<!-- decline-lint allow(typo): so -->";
    for text in [format!("{allow}\n\nteh\n\n"), format!("teh {allow}\n"), format!("teh {allow} ")] {
        let found = lint(&text.repeat(LONG / 5), Format::Markdown);
        assert!(found.iter().all(|found| found.rule != "typo" && found.rule != "unused-allow"));
    }
    let found = lint(&format!("{}\n\nteh\n\nteh\n", format!("{allow}\n").repeat(LONG / 5)), Format::Markdown);
    assert_eq!(found.iter().filter(|found| found.rule == "typo").count(), 1);
    let found = lint(&format!("no {allow}\n\n").repeat(LONG / 5), Format::Markdown);
    assert_eq!(found.iter().filter(|found| found.rule == "unused-allow").count(), LONG / 5);
}

#[test]
fn facts_by_the_ten_thousand() {
    let keys = |mark: &str| (0..LONG).map(|at| format!("k{at}{mark} é\n")).collect::<String>();
    for text in [
        format!("---\n{}---\nno\n", keys(":")),
        format!("+++\n{}+++\nno\n", keys(" = 1 #")),
        format!("Subject: no\n{}\nno\n", " no\n".repeat(LONG)),
        format!("---\nwords: [{}]\n---\nno\n", "é, ".repeat(LONG)),
        format!("+++\nwords = [{}]\n+++\nno\n", "\"[Name]\", ".repeat(LONG)),
        format!("Allow: {}\n\nno\n", "typo, ".repeat(LONG)),
        format!("+++\na = {}\n+++\nno\n", "[".repeat(LONG)),
        format!("---\na: {}\n---\nno\n", "[".repeat(LONG)),
        format!("---\na: {}\n---\nno\n", "{a: ".repeat(LONG)),
        format!("---\n{}\n---\nno\n", "- ".repeat(LONG)),
        "---\na: b\n".repeat(LONG),
    ] {
        lint(&text, Format::Markdown);
    }
}

#[test]
fn every_report_of_a_line_full_of_findings() {
    let world = World::with(&[]);
    world.write("draft.md", "Your company is a joke, teh [Name]. ".repeat(5_000).as_bytes());
    for format in ["human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle"] {
        assert_eq!(world.run(&["--format", format, "draft.md"]).code, 1, "{format}");
    }
    let diff = world.run(&["--diff", "draft.md"]);
    assert!(diff.code == 1 && diff.out.contains("\n+"), "{}", diff.err);
}
