//! Every report format, over drafts whose names and words try to break out of it, checked by a schema or by a program
//! that reads the format.
#![allow(clippy::disallowed_methods, clippy::expect_used, clippy::unwrap_used, clippy::string_slice, clippy::print_stdout, missing_docs)]

#[allow(dead_code, reason = "the other tests of the built program use more of it")]
#[path = "cli/world.rs"]
mod world;

use std::collections::BTreeSet;

use serde_json::Value;
use world::{CLEAN, RUDE, World};

const FORMATS: [&str; 9] = ["human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle"];

/// Names that mean something to one of the formats.
#[cfg(unix)]
const NAMES: [&str; 8] = [
    "a b/draft.md", "100%,x::y=z.md", "line\nbreak.md", "quo\"te'<&>.md", "]]>.md", "::error::x.md", "esc\u{1b}[31m.md",
    "b\\s?#é\u{202e}.md",
];
#[cfg(not(unix))]
const NAMES: [&str; 3] = ["a b/draft.md", "100%,x.md", "{é}#[x](y).md"];

/// What a message quotes from the draft below.
const QUOTED: &str = "a\n::error::%0A,]]>\"<b>'&amp;\u{1b}[31m[x](http://x)\u{202e}\u{ffff}";

/// A draft that makes messages and matched texts hold what a format could obey.
fn hostile() -> String {
    let profile = serde_json::to_string(QUOTED).expect("a TOML string is written like one of JSON").replace('\u{ffff}', "\\uffff");
    format!(
        "+++\nprofile = {profile}\n+++\n\nHi 😀 Ann,\n\nI recieved your mail. ::error::\u{1b}[31m ]]> \u{202e}\n\n\
         ::error::Your company is a \"joke\" and <a pain>.\n\nBye\n"
    )
}

fn world() -> World {
    let world = World::with(&[("clean.txt", CLEAN), ("rude.txt", RUDE)]);
    for name in NAMES {
        world.write(name, hostile().as_bytes());
    }
    world
}

fn report(world: &World, format: &str) -> String {
    let run = world.run(&["--format", format, "."]);
    assert_eq!((run.code, run.err.as_str()), (1, ""), "{format}");
    run.out
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect(text)
}

fn array(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("no array: {value}"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

/// The drafts with findings as formats with relative paths name them, `hidden` done to what the format can't hold.
fn drafts(hidden: impl Fn(&str) -> String) -> BTreeSet<String> {
    NAMES.iter().copied().chain(["rude.txt"]).map(hidden).collect()
}

#[test]
fn json_has_the_names_that_scripts_use() {
    let world = world();
    let whole = json(&report(&world, "json"));
    assert_eq!(whole["version"], 1);
    let lines: Vec<Value> = report(&world, "jsonl").lines().map(json).collect();
    assert_eq!(*array(&whole["diagnostics"]), lines);
    for entry in &lines {
        for name in ["path", "rule", "severity", "message", "text"] {
            text(&entry[name]);
        }
        for place in ["start", "end"] {
            assert!(["offset", "line", "column"].iter().all(|name| entry[place][name].is_u64()), "{entry}");
        }
        assert!(entry.get("help").is_some_and(|help| help.is_null() || help.is_string()), "{entry}");
        let fix = entry.get("fix").expect("a fix or null");
        assert!(fix.is_null() || (fix["trust"].is_string() && fix["edits"].is_array()), "{entry}");
    }
    let paths: BTreeSet<String> =
        lines.iter().map(|entry| text(&entry["path"]).trim_start_matches(['.', '/', '\\']).replace('\\', "/")).collect();
    assert_eq!(paths, drafts(|name| name.replace('\\', "/")));
    assert!(lines.iter().any(|entry| text(&entry["message"]).contains(QUOTED)), "{lines:?}");
}

#[test]
fn sarif_fits_the_schema_of_the_standard() {
    let world = world();
    let log = json(&report(&world, "sarif"));
    valid_sarif(&log);
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let rules = array(&run["tool"]["driver"]["rules"]);
    let mut uris = BTreeSet::new();
    for result in array(&run["results"]) {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("a small one")];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(text(&rule["help"]["text"]).contains("decline-lint explain"), "{rule}");
        assert!(!text(&result["message"]["text"]).contains("]("), "a link: {result}");
        let uri = text(&result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]);
        assert!(uri.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/%".contains(&byte)), "{uri}");
        uris.insert(decoded(uri));
    }
    assert_eq!(uris, drafts(str::to_owned));
    let prints: BTreeSet<&str> =
        array(&run["results"]).iter().map(|result| text(&result["partialFingerprints"]["declineLint/v1"])).collect();
    assert_eq!(prints.len(), array(&run["results"]).len());
}

fn valid_sarif(log: &Value) {
    // A stray bracket in the standard's own pattern for languages, which are not written here: strict readers refuse it.
    let schema = json(&include_str!("schemas/sarif-schema-2.1.0.json").replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$"));
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("the schema");
    let errors: Vec<String> = validator.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn decoded(uri: &str) -> String {
    let mut parts = uri.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(code, 16).expect(uri));
        bytes.extend(rest.bytes());
    }
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn sarif_columns_are_those_of_editors_and_fixes_are_edits() {
    let world = World::with(&[("draft.md", "\u{feff}Hi 😀 Ann,\n\n😀 I recieved your invitation.\n")]);
    let log = json(&world.run(&["--format", "sarif", "draft.md"]).out);
    let typo = array(&log["runs"][0]["results"]).iter().find(|result| result["ruleId"] == "typo").expect("a typo");
    // The emoji is two code units.
    let region = serde_json::json!({ "startLine": 3, "startColumn": 6, "endLine": 3, "endColumn": 14 });
    assert_eq!(typo["locations"][0]["physicalLocation"]["region"], region);
    let change = &typo["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "draft.md");
    assert_eq!(change["replacements"][0], serde_json::json!({ "deletedRegion": region, "insertedContent": { "text": "received" } }));
}

#[test]
fn sarif_keeps_the_worst_five_thousand_and_says_so() {
    let world = World::with(&[]);
    let draft = format!("Dear Ann,\n\n{}\n\nYour company is a joke.\n", "I recieved your mail.\n\n".repeat(5_001));
    world.write("draft.md", draft.as_bytes());
    let log = json(&world.run(&["--format", "sarif", "draft.md"]).out);
    valid_sarif(&log);
    let results = array(&log["runs"][0]["results"]);
    assert_eq!(results.len(), 5_000);
    let levels: Vec<&str> = results.iter().map(|result| text(&result["level"])).collect();
    assert!(levels.is_sorted_by_key(|level| ["error", "warning", "note"].iter().position(|known| known == level)));
    assert!(results.iter().any(|result| result["ruleId"] == "negativity"), "the last and worst is kept");
    assert!(text(&log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]).contains("left out"));
}

/// Reads a line as the runner of GitHub Actions does (`ActionCommand.TryParseV2`).
fn command(line: &str) -> (String, Vec<(String, String)>, String) {
    let (head, data) = line.strip_prefix("::").expect(line).split_once("::").expect(line);
    let (name, properties) = head.split_once(' ').expect(line);
    let data = data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    let value = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%");
    let pair = |pair: &str| pair.split_once('=').map(|(key, text)| (key.to_owned(), value(text))).expect(line);
    (name.to_owned(), properties.split(',').map(pair).collect(), data)
}

#[test]
fn github_commands_are_read_as_they_were_meant() {
    let report = report(&world(), "github");
    let commands: Vec<_> = report.lines().map(command).collect();
    let mut files = BTreeSet::new();
    for (name, properties, _) in &commands {
        assert!(["error", "warning", "notice"].contains(&name.as_str()), "{name}");
        let keys: Vec<&str> = properties.iter().map(|(key, _)| key.as_str()).collect();
        let whole = ["file", "line", "endLine", "col", "endColumn", "title"];
        assert!(keys == whole || keys == ["file", "line", "endLine", "title"], "{keys:?}");
        files.insert(properties[0].1.clone());
        let line = |at: usize| properties[at].1.parse::<usize>().expect("a line");
        assert!(line(1) <= line(2) && (keys != whole || line(1) == line(2)), "{properties:?}");
    }
    assert_eq!(files, drafts(|name| name.replace('\u{1b}', "?")));
    assert!(commands.is_sorted_by_key(|(name, ..)| ["error", "warning", "notice"].iter().position(|known| known == name)));
    assert!(commands.iter().any(|(.., data)| data.contains("a\n::error::%0A,]]>\"<b>'&amp;")), "{report}");
    assert!(!report.contains(['\u{1b}', '\r']));
}

#[test]
fn gitlab_issues_have_what_gitlab_asks_for() {
    let world = world();
    let issues = json(&report(&world, "gitlab"));
    let mut paths = BTreeSet::new();
    let mut prints = BTreeSet::new();
    for issue in array(&issues) {
        text(&issue["description"]);
        text(&issue["check_name"]);
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&text(&issue["severity"])), "{issue}");
        assert!(issue["location"]["lines"]["begin"].as_u64().is_some_and(|line| line > 0), "{issue}");
        paths.insert(text(&issue["location"]["path"]).to_owned());
        assert!(prints.insert(text(&issue["fingerprint"]).to_owned()), "met twice: {issue}");
    }
    assert_eq!(paths, drafts(str::to_owned));
    assert_eq!(json(&report(&world, "gitlab")), issues, "another run says the same");
}

#[test]
fn fingerprints_stay_while_lines_move() {
    let prints = |text: &str| -> BTreeSet<String> {
        let out = World::with(&[("draft.md", text)]).run(&["--format", "gitlab", "draft.md"]).out;
        let typos = array(&json(&out)).iter().filter(|issue| issue["check_name"] == "typo").cloned().collect::<Vec<_>>();
        typos.iter().map(|issue| issue["fingerprint"].to_string()).collect()
    };
    let before = prints("Dear Ann,\n\nI recieved your mail and recieved your letter.\n");
    assert_eq!(before.len(), 2);
    assert_eq!(before, prints("Dear Ann,\n\nHow are you?\n\nI recieved your mail\nand recieved your letter.\n"));
}

#[test]
fn junit_is_read_by_a_junit_reader() {
    let report = report(&world(), "junit");
    roxmltree::Document::parse(&report).expect("XML 1.0");
    let junit = quick_junit::Report::deserialize_from_str(&report).expect("JUnit");
    let cases = junit.test_suites.iter().map(|suite| suite.test_cases.len()).sum::<usize>();
    assert_eq!((junit.tests, junit.test_suites.iter().map(|suite| suite.tests).sum::<usize>()), (cases, cases));
    let failed = |case: &&quick_junit::TestCase| matches!(case.status, quick_junit::TestCaseStatus::NonSuccess { .. });
    let mut names = BTreeSet::new();
    for suite in &junit.test_suites {
        let failures = suite.test_cases.iter().filter(failed).count();
        assert_eq!(failures, suite.failures);
        if suite.name.as_str() == "clean.txt" {
            assert_eq!((failures, suite.tests), (0, 1));
        } else {
            assert_eq!(failures, suite.tests);
            names.insert(suite.name.as_str().to_owned());
        }
    }
    assert_eq!(names, drafts(|name| name.replace('\u{1b}', "\u{fffd}")));
}

#[test]
fn checkstyle_is_well_formed_and_whole() {
    let report = report(&world(), "checkstyle");
    let document = roxmltree::Document::parse(&report).expect("XML 1.0");
    let root = document.root_element();
    assert_eq!((root.tag_name().name(), root.attribute("version")), ("checkstyle", Some("4.3")));
    let mut names = BTreeSet::new();
    for file in root.children().filter(roxmltree::Node::is_element) {
        assert_eq!(file.tag_name().name(), "file");
        for error in file.children().filter(roxmltree::Node::is_element) {
            names.insert(file.attribute("name").expect("a name").to_owned());
            assert_eq!(error.tag_name().name(), "error");
            assert!(error.attributes().map(|it| it.name()).eq(["line", "column", "severity", "message", "source"]), "{error:?}");
            assert!(["error", "warning", "info"].contains(&error.attribute("severity").expect("a severity")));
            assert!(error.attribute("line").expect("a line").parse::<usize>().is_ok_and(|line| line > 0));
        }
    }
    assert_eq!(names, drafts(|name| name.replace('\u{1b}', "\u{fffd}")));
    let quoted = QUOTED.replace(['\u{1b}', '\u{ffff}'], "\u{fffd}");
    assert!(document.descendants().any(|node| node.attribute("message").is_some_and(|message| message.contains(&quoted))));
}

#[test]
fn every_format_ends_with_the_same_status() {
    let world = world();
    for (args, code) in [(&["clean.txt"][..], 0), (&["rude.txt"], 1), (&["missing.txt", "rude.txt"], 2), (&["clean.txt", "rude.txt"], 1)] {
        for format in FORMATS {
            let run = world.run(&[&["--format", format], args].concat());
            assert_eq!(run.code, code, "{format} {args:?}");
        }
    }
}
