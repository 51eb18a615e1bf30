//! A user's rules: what `--rules` takes, and how it says what is wrong with a file.

use crate::world::{CLEAN, Run, World};

const GOOD: &str = r#"
severity = "warning"
category = "tone"
message  = "“{text}” is a phrase of ours that is worn out"
help     = "say it in your own words"
why      = "Everybody in the house writes it."

[check.forbid]
phrases  = ["touch base"]
patterns = ['\bsynerg(y|ies)\b']

[[example]]
bad  = "Let us touch base."
good = "Let us talk."
"#;

const BOOK: &str = r#"
about   = "Our worn-out phrases."
phrases = ["circle back"]

[examples]
says     = ["We will circle back."]
does_not = ["We will talk."]
"#;

/// The good rule with another check, written out of its own.
fn with_check(check: &str) -> String {
    let (head, rest) = GOOD.split_once("[check.forbid]").expect("a check");
    let (_, tail) = rest.split_once("[[example]]").expect("an example");
    format!("{head}{check}\n\n[[example]]{tail}")
}

#[test]
fn a_rule_of_ones_own_is_applied() {
    let draft = CLEAN.replace("hear from you", "touch base and find synergies");
    let world = World::with(&[("rules/worn-out.toml", GOOD), ("draft.txt", &draft), ("clean.txt", CLEAN)]);
    let run = world.run(&["--rules", "rules", "--format", "concise", "draft.txt"]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert_eq!(run.out.matches("warning[worn-out]").count(), 2, "{}", run.out);
    assert!(run.out.contains("“touch base”"), "{}", run.out);
    assert_eq!(world.run(&["--rules", "rules", "clean.txt"]).code, 0);
    assert_eq!(world.run(&["draft.txt"]).out.matches("worn-out").count(), 0);
}

#[test]
fn phrasebooks_and_profiles_of_ones_own_are_applied() {
    let rule = with_check("[check.forbid]\nphrasebooks = [\"worn\"]");
    let profile = "about = \"Ours.\"\n[rules]\nworn-out = \"error\"\nmissing-thanks = \"off\"\n";
    let draft = CLEAN.replace("hear from you", "circle back").replace("Thank you for the", "I have your");
    let world = World::with(&[
        ("rules/worn-out.toml", &rule),
        ("rules/phrasebook/en/worn.toml", BOOK),
        ("rules/profile/ours.toml", profile),
        ("draft.txt", &draft),
    ]);
    let run = world.run(&["--rules", "rules", "--profile", "ours", "--format", "concise", "draft.txt"]);
    assert!(run.out.contains("error[worn-out]") && !run.out.contains("missing-thanks"), "{run:?}");
    assert_eq!(world.run(&["--rules", "rules", "--profile", "theirs", "draft.txt"]).code, 2);
}

#[test]
fn a_rule_with_the_id_of_a_built_in_one_replaces_it() {
    let world =
        World::with(&[("rules/missing-thanks.toml", &with_check("[check.require]\nphrases = [\"gramercy\"]")), ("clean.txt", CLEAN)]);
    let run = world.run(&["--rules", "rules", "--format", "concise", "clean.txt"]);
    assert_eq!(run.out.matches("warning[missing-thanks]").count(), 1, "{run:?}");
}

/// Lints with one broken file beside another, and gives what is said of it.
fn broken(name: &str, text: &str) -> Run {
    let world = World::with(&[("rules/worn-out.toml", GOOD), ("rules/zz-second.toml", "severity = \n"), ("clean.txt", CLEAN)]);
    world.write(&format!("rules/{name}"), text.as_bytes());
    let run = world.run(&["--rules", "rules", "clean.txt"]);
    assert_eq!(run.code, 2, "{name}: {run:?}\n{text}");
    assert!(run.out.contains("error[rule-file]") && run.err.lines().count() == 1, "diagnostics are a report: {run:?}");
    assert!(said(&run).contains("zz-second.toml"), "the other files are checked too: {run:?}");
    run
}

fn said(run: &Run) -> String {
    format!("{}{}", run.out, run.err).replace('\\', "/")
}

/// Line and column, from 1, of a mark in a text.
fn place(text: &str, mark: &str) -> (usize, usize) {
    let (before, _) = text.split_once(mark).unwrap_or_else(|| panic!("{mark:?} is not in the text"));
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// The broken file is named with the line of `mark`, and every one of `words` is said of it.
fn assert_said(text: &str, mark: &str, words: &[&str]) {
    let run = broken("broken.toml", text);
    let (line, _) = place(text, mark);
    let report = said(&run);
    let own = report.split("zz-second.toml").next().unwrap_or_default();
    assert!(own.contains(&format!("broken.toml:{line}:")), "not on line {line}:\n{report}\n{text}");
    for word in words {
        assert!(own.contains(word), "does not say {word:?}:\n{report}");
    }
}

#[test]
fn broken_toml_is_shown_where_it_breaks() {
    assert_said(&GOOD.replace("\"tone\"", "\"tone"), "\"tone", &[]);
    assert_said(&GOOD.replace("severity", "severity = 1\nseverity"), "severity = \"warning\"", &["duplicate"]);
    assert_said(&GOOD.replace("\"tone\"", "7"), "7", &[]);
}

#[test]
fn names_that_are_not_known_are_guessed() {
    assert_said(&GOOD.replace("help ", "hlep "), "hlep", &["unknown key `hlep`", "did you mean `help`?"]);
    assert_said(&GOOD.replace("phrases ", "phrase "), "phrase  =", &["unknown key `phrase`", "did you mean `phrases`?"]);
    assert_said(&GOOD.replace("\"warning\"", "\"warnin\""), "\"warnin\"", &["warnin", "did you mean `warning`?"]);
    assert_said(&GOOD.replace("check.forbid", "check.forbidden"), "forbidden", &["there is no kind `forbidden`", "did you mean `forbid`?"]);
    assert_said(
        &with_check("[check.forbid]\nphrasebooks = [\"thank\"]"),
        "\"thank\"",
        &["there is no phrasebook `thank`", "did you mean `thanks`?"],
    );
    assert_said(&with_check("[check.require]\nphrases = [\"x\"]\nin = [\"subjet\"]"), "\"subjet\"", &["subjet", "did you mean `subject`?"]);
    assert_said(&with_check("[check.limit]\ncount = \"word\"\nmax = 3"), "\"word\"", &["did you mean `words`?"]);
    let profile = "about = \"Ours.\"\n\n[rules]\nmissing-thank = \"off\"\n";
    let report = said(&broken("profile/ours.toml", profile));
    assert!(report.contains("ours.toml:4:") && report.contains("did you mean `missing-thanks`?"), "{report}");
}

#[test]
fn a_rule_has_exactly_one_check() {
    assert_said(&with_check("[check]"), "[check]", &["no check"]);
    assert_said(&with_check(""), "severity", &["`check` is missing"]);
    let two = with_check("[check.forbid]\nphrases = [\"x\"]\n[check.require]\nphrases = [\"y\"]");
    assert_said(&two, "require]", &["one check"]);
}

#[test]
fn a_broken_pattern_is_shown_inside_of_itself() {
    for (pattern, at, word) in
        [(r"\bsyn(ergy", "(ergy", "unclosed group"), (r"syn[z-a]ergy", "z-a", "range"), (r"syn\pergy", r"\pe", ""), ("a{2,1}", "{2,1}", "")]
    {
        let text = GOOD.replace(r"\bsynerg(y|ies)\b", pattern);
        let report = said(&broken("broken.toml", &text));
        let (line, column) = place(&text, at);
        assert!(report.contains(&format!("broken.toml:{line}:{column}")), "{pattern} is not at {line}:{column}:\n{report}");
        assert!(report.contains(word), "{pattern}:\n{report}");
    }
}

#[test]
fn patterns_that_find_everything_or_fill_the_memory_are_refused() {
    for pattern in ["(synergy)?", "a*", r"\b", "x|", "^"] {
        assert_said(&GOOD.replace(r"\bsynerg(y|ies)\b", pattern), "patterns", &["empty text"]);
    }
    for pattern in ["(a{100}){100}{100}", r"\w{5000}", "(x{1000}y){1000}"] {
        assert_said(&GOOD.replace(r"\bsynerg(y|ies)\b", pattern), "patterns", &["too large"]);
    }
    assert_said(&GOOD.replace(r"\bsynerg(y|ies)\b", "synergy|".repeat(1000).trim_end_matches('|')), "patterns", &["too l"]);
}

#[test]
fn lists_that_find_nothing_are_refused() {
    for (check, mark) in [
        ("[check.forbid]\nphrases = []", "[check.forbid]"),
        ("[check.forbid]", "[check.forbid]"),
        ("[check.require]\nphrasebooks = []", "[check.require]"),
        ("[check.together]\nany = []", "any"),
        ("[check.together]\nany = [{ of = [] }]", "any"),
        ("[check.conflict]\nphrasebooks = [\"thanks\"]", "phrasebooks"),
        ("[check.conflict]\nphrasebooks = [\"thanks\", \"thanks\"]", "phrasebooks"),
        ("[check.place]\nphrasebooks = []\nmax-sentence = 3", "phrasebooks"),
        ("[check.limit]\ncount = \"hits\"\nmax = 1", "count"),
        ("[check.mention]\nfacts = []", "facts"),
        ("[check.medium]\nphone = []", "phone"),
    ] {
        assert_said(&with_check(check), mark, &[]);
    }
    let empty = BOOK.replace("\"circle back\"", "");
    let report = said(&broken("phrasebook/en/empty.toml", &empty));
    assert!(report.contains("empty.toml:3:") && report.contains("empty"), "{report}");
    let blank = GOOD.replace("\"touch base\"", "\"\"");
    assert_said(&blank, "phrases", &[]);
}

#[test]
fn bounds_that_can_never_hold_are_refused() {
    for (check, mark) in [
        ("[check.limit]\ncount = \"words\"\nmin = 5\nmax = 3", "min"),
        ("[check.limit]\ncount = \"words\"", "[check.limit]"),
        ("[check.limit]\ncount = \"words\"\nmax = -1", "max"),
        ("[check.place]\nphrasebooks = [\"thanks\"]\nmax-sentence = 0", "max-sentence"),
        ("[check.require]\nphrases = [\"x\"]\nfirst-sentences = 0", "first-sentences"),
        ("[check.elapsed]\nmax = 1\nnote = 3", "note"),
        ("[check.resemble]\npercent = 120\nwords = 10", "percent"),
    ] {
        assert_said(&with_check(check), mark, &[]);
    }
}

#[test]
fn a_rule_without_examples_or_words_is_refused() {
    let bare = GOOD.split("[[example]]").next().expect("a rule");
    assert_said(bare, "\n", &["example"]);
    assert_said(&GOOD.replace("good = ", "goot = "), "goot", &["did you mean `good`?"]);
    assert_said(&GOOD.replace("\"Everybody in the house writes it.\"", "\" \""), "why", &["`why`"]);
    let report = said(&broken("phrasebook/en/lone.toml", &BOOK.replace("\"We will talk.\"", "")));
    assert!(report.contains("lone.toml:") && report.contains("example"), "{report}");
}

#[test]
fn two_rules_of_one_id_are_one_too_many() {
    let world = World::with(&[("one/worn-out.toml", GOOD), ("two/worn-out.toml", GOOD), ("clean.txt", CLEAN)]);
    let run = world.run(&["--rules", "one", "--rules", "two", "clean.txt"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(said(&run).contains("two/worn-out.toml:1:") && said(&run).contains("two rules `worn-out`"), "{run:?}");
    let world = World::with(&[("rules/phrasebook/en/worn.toml", BOOK), ("rules/phrasebook/de/worn.toml", BOOK), ("clean.txt", CLEAN)]);
    let run = world.run(&["--rules", "rules", "clean.txt"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(said(&run).contains("two phrasebooks `worn`"), "{run:?}");
}

#[test]
fn a_byte_order_mark_moves_no_column() {
    let text = with_check("[check.forbid]\nphrasebooks = [\"thank\"]");
    let (line, column) = place(&text, "\"thank\"");
    for text in [text.clone(), format!("\u{feff}{text}"), text.replace('\n', "\r\n")] {
        let report = said(&broken("broken.toml", &text));
        assert!(report.contains(&format!("broken.toml:{line}:{column}")), "not at {line}:{column}:\n{report}");
    }
}

#[test]
fn a_rule_folder_that_is_none_is_said() {
    let world = World::with(&[("clean.txt", CLEAN), ("empty/readme.md", "nothing")]);
    for folder in ["missing", "empty", "clean.txt"] {
        let run = world.run(&["--rules", folder, "clean.txt"]);
        assert_eq!(run.code, 2, "{folder}: {run:?}");
        assert!(run.err.contains(folder), "{}", run.err);
    }
    world.write("latin/worn-out.toml", b"message = \"\xfc\"");
    let run = world.run(&["--rules", "latin", "clean.txt"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("worn-out.toml") && run.err.contains("UTF-8"), "{}", run.err);
}
