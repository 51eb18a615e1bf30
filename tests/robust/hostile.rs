//! Text and names with bad intentions: terminals, CI logs and readers of reports obey none of them.

use std::process::{Command, Stdio};

use crate::world::{RUDE, World};

const FORMATS: [&str; 9] = ["human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle"];

/// What a draft or its name may bring along.
const ORDERS: &str = "##[error]a ##vso[task.setvariable x]b ::error::c %0A::error::d ]]>&lt;\u{1b}[31m\u{9b}2J\u{7}\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}\u{8}";

fn hostile_draft() -> String {
    let body = RUDE.replace("your company is a joke", &format!("your company is a joke {ORDERS}, teh\r::error::e"));
    format!(
        "+++\nprofile = \"{}\"\nallow = \"::x\"\n+++\n{body}\n::error::f\n##[error]g\n<!-- decline-lint allow(::error::h) -->\n<!-- decline-lint ::stop-commands::x() -->\n",
        "##[set-output name=x]y\u{9b}"
    )
}

/// What a terminal or the log of a CI run must never get.
fn assert_harmless(text: &str, what: &str) {
    let obeyed = |char: char| {
        (char.is_control() && !matches!(char, '\n' | '\t' | '\r'))
            || matches!(char, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    };
    assert!(!text.contains(obeyed), "{what}: {:?}", text.chars().find(|char| obeyed(*char)));
    assert!(!text.contains("##[") && !text.contains("##vso["), "{what}: {text}");
    for line in text.lines() {
        let ours = ["::error file=", "::warning file=", "::notice file="].iter().any(|head| line.starts_with(head));
        assert!(ours || !line.trim_start().starts_with("::"), "{what}: {line}");
    }
}

#[test]
fn no_report_of_hostile_text_is_obeyed() {
    let world = World::with(&[("draft.md", &hostile_draft()), ("draft.txt", &hostile_draft())]);
    for format in FORMATS {
        let run = world.run(&["--format", format, "draft.md", "draft.txt"]);
        assert_eq!(run.code, 1, "{format}: {}", run.err);
        assert!(run.out.contains("negativity"), "{format}: {}", run.out);
        assert_harmless(&run.out, format);
        assert_harmless(&run.err, format);
        match format {
            "json" | "sarif" | "gitlab" => drop(serde_json::from_str::<serde_json::Value>(&run.out).expect(format)),
            "jsonl" => drop(run.entries()),
            "junit" | "checkstyle" => drop(roxmltree::Document::parse(&run.out).expect(format)),
            _ => {}
        }
    }
    assert_harmless(&world.run(&["--statistics", "draft.md"]).out, "statistics");
}

#[test]
fn json_gives_back_what_it_escapes() {
    let world = World::with(&[("draft.md", &RUDE.replace("company", "com\u{200b}pany"))]);
    let entries = world.run(&["--format", "jsonl", "draft.md"]).entries();
    assert!(entries.iter().any(|entry| entry["text"].as_str().is_some_and(|text| text.contains('\u{200b}'))), "{entries:?}");
}

#[test]
fn an_outline_of_hostile_text_is_not_obeyed() {
    let world = World::with(&[("draft.md", &hostile_draft())]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_decline-lint"));
    command.args(["outline", "--no-config", "draft.md"]).current_dir(world.path(""));
    let run = world.finish(command, "");
    assert_eq!(run.code, 0, "{}", run.err);
    assert_harmless(&run.out, "outline");
}

#[cfg(unix)]
#[test]
fn hostile_names_are_not_obeyed() {
    let name = format!("{}\n::error::x.md", ORDERS.replace('/', ""));
    let world = World::with(&[(&name, &hostile_draft()), ("a\n::warning::gone/fine.md", &hostile_draft())]);
    for format in FORMATS {
        let run = world.run(&["--format", format, ".", "missing\n::error::\u{1b}[2J##[x].md"]);
        assert_eq!(run.code, 2, "{format}: {}", run.err);
        // The name of a file is the name of a file; what is invisible in it stays in formats for programs.
        let shown =
            if format == "github" { run.out.replace(['\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '\u{e0041}'], "") } else { run.out };
        assert_harmless(&shown, format);
        assert_harmless(&run.err, format);
    }
    let run = world.run(&["--write-baseline", "base\n::error::y.json", "."]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_harmless(&run.err, "baseline");
}

#[test]
fn hostile_rules_and_configuration_are_not_obeyed() {
    let toml = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let rule = format!(
        "severity = \"warning\"\ncategory = \"tone\"\nmessage = {0}\nhelp = {0}\nwhy = {0}\n[check.forbid]\nphrases = [\"policy officer\"]\n[[example]]\nbad = {0}\ngood = {0}\n[[example]]\nbad = {0}\ngood = \"b\"\n",
        toml(&format!("{ORDERS}\n::error::z"))
    );
    let world = World::with(&[
        ("rules/bad-rule.toml", &rule),
        ("draft.md", RUDE),
        ("config.toml", &format!("profile = {0}\n{0} = 1\n", toml(ORDERS))),
    ]);
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_decline-lint"));
        command.args(args).current_dir(world.path("")).stdin(Stdio::null());
        world.finish(command, "")
    };
    for args in [
        &["--no-config", "--rules", "rules", "draft.md"][..],
        &["rules", "--no-config", "--rules", "rules"],
        &["explain", "--no-config", "--rules", "rules", "bad-rule"],
        &["test", "rules"],
        &["--config", "config.toml", "draft.md"],
    ] {
        let run = run(args);
        assert!(!run.out.is_empty(), "{args:?}: {}", run.err);
        assert_harmless(&run.out, &args.join(" "));
        assert_harmless(&run.err, &args.join(" "));
    }
}
