//! Texts to try: the stories, stretches of them put together anew, and anything at all.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use decline_lint::draft::{Draft, Format, Role};
use decline_lint::source::Source;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;

/// Name, format and text of every story.
pub(crate) static STORIES: LazyLock<Vec<(String, Format, String)>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let paths = fs::read_dir(folder).expect("fixtures/").map(|entry| entry.expect("an entry").path());
    let mut stories: Vec<_> = paths
        .filter_map(|path| {
            let format = match path.extension()?.to_str()? {
                "md" => Format::Markdown,
                "txt" => Format::PlainText,
                _ => return None,
            };
            Some((path.file_name()?.to_str()?.to_owned(), format, fs::read_to_string(&path).expect("a draft in UTF-8")))
        })
        .collect();
    stories.sort_by(|left, right| left.0.cmp(&right.0));
    stories
});

/// Pieces that structure hangs on.
const HINGES: [&str; 44] = [
    "+++\n",
    "---\n",
    "subject = \"x\"\n",
    "subject: x\n",
    "Subject: ",
    "\n\n",
    "\n",
    "\r\n",
    "\r",
    "> ",
    ">",
    "- ",
    "1. ",
    "# ",
    "```\n",
    "    ",
    "-- \n",
    "--\n",
    "On Tue, 3 Nov 2026 at 10:12, Ann Lee wrote:\n",
    "-----Original Message-----\n",
    "From: Ann\nSent: now\n",
    "Dear ",
    "Hi Ann,",
    "Kind regards,\n",
    "Ann",
    "[Name]",
    "{{x}}",
    "<Role>",
    "<b>",
    "&eacute;",
    "&#x200b;",
    "[a](b)",
    "**",
    "_",
    "`",
    "\u{feff}",
    "\u{200d}",
    "\u{202e}",
    "’",
    "“",
    "…",
    "\u{a0}",
    "😂",
    "\t",
];

pub(crate) fn config(cases: u32) -> ProptestConfig {
    let asked = |name: &str| std::env::var_os(name).is_some();
    let known = ProptestConfig::default();
    let seed = if asked("PROPTEST_RNG_SEED") { known.rng_seed } else { RngSeed::Fixed(2026) };
    let cases = if asked("PROPTEST_CASES") { known.cases } else { cases };
    ProptestConfig { cases, rng_seed: seed, failure_persistence: None, ..known }
}

/// Any characters at all, mixed with pieces that structure hangs on.
fn wild_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![3 => select(&HINGES[..]).prop_map(str::to_owned), 2 => ".{0,12}", 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Stretches of stories, cut anywhere and put together.
fn spliced_text() -> impl Strategy<Value = String> {
    let stretch = (any::<Index>(), any::<Index>(), 1..160_usize).prop_map(|(story, from, length)| {
        let (.., text) = story.get(&STORIES);
        let start = text.floor_char_boundary(if text.is_empty() { 0 } else { from.index(text.len()) });
        text[start..text.ceil_char_boundary(start + length)].to_owned()
    });
    let joint = select(&["", " ", "\n", "\n\n", "\r\n", "> "][..]);
    proptest::collection::vec((stretch, joint), 1..8).prop_map(|pieces| pieces.into_iter().map(|(text, joint)| text + joint).collect())
}

pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![wild_text(), spliced_text()]
}

/// Own paragraphs of plain text without facts, quotes or signatures, as whole lines of stories.
pub(crate) fn own_text() -> impl Strategy<Value = String> {
    let lines: Vec<&'static str> = STORIES
        .iter()
        .filter(|(_, format, text)| {
            *format == Format::PlainText && !text.contains(['>', '-', '\u{202e}']) && !text.contains("Subject") && !text.contains("To:")
        })
        .flat_map(|(.., text)| text.split("\n\n"))
        .collect();
    proptest::collection::vec(select(lines), 1..6).prop_map(|lines| lines.join("\n\n"))
}

/// Paragraphs of several stories between a greeting and a sign-off.
pub(crate) fn whole_mail() -> impl Strategy<Value = String> {
    let mut paragraphs = Vec::new();
    for (.., text) in STORIES.iter().filter(|(_, format, _)| *format == Format::PlainText) {
        let source = Source::new("draft", text.as_str());
        let draft = Draft::parse(&source, Format::PlainText);
        paragraphs.extend(draft.body().filter(|part| part.role == Role::Paragraph).map(|part| source.slice(part.span).to_owned()));
    }
    let body = proptest::collection::vec(select(paragraphs), 1..5);
    body.prop_map(|body| format!("Dear Ms Abara,\n\n{}\n\nKind regards,\nNoah Prinz\n", body.join("\n\n")))
}
