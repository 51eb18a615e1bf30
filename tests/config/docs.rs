//! Every example of docs/config.md works, and the schemas describe what is shipped.

use std::path::{Path, PathBuf};

use decline_lint::config::Config;
use decline_lint::rule::RuleSet;
use decline_lint::source::Source;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn assert_fits(schema: &str, name: &str, text: &str) {
    let path = root().join("docs/schema").join(schema);
    let schema: serde_json::Value = serde_json::from_slice(&std::fs::read(path).expect("a schema")).expect("JSON");
    let value: serde_json::Value = toml::from_str(text).expect("TOML");
    let errors: Vec<String> =
        jsonschema::validator_for(&schema).expect("a schema").iter_errors(&value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{name}: {errors:?}");
}

fn files(folder: &str) -> Vec<(PathBuf, String)> {
    let paths = std::fs::read_dir(root().join(folder)).expect(folder).map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| (path.clone(), std::fs::read_to_string(path).expect("a file")))
        .collect()
}

#[test]
fn the_schemas_describe_what_is_shipped() {
    for (folder, schema) in [("rules", "rule.json"), ("rules/phrasebook/en", "phrasebook.json"), ("rules/profile", "profile.json")] {
        for (path, text) in files(folder) {
            assert_fits(schema, &path.to_string_lossy(), &text);
        }
    }
}

#[test]
fn every_example_of_the_reference_is_valid() {
    let text = std::fs::read_to_string(root().join("docs/config.md")).expect("docs/config.md");
    let examples: Vec<&str> = text.split("```toml\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect();
    assert!(examples.len() >= 10);
    for example in &examples {
        let config = Config::read(&Source::new("docs/config.md", *example)).unwrap_or_else(|problems| panic!("{problems:?}\n{example}"));
        assert_eq!(config.check(&RuleSet::builtin()), [], "{example}");
        assert_fits("config.json", "an example", example);
    }
    for key in ["profile", "extends", "fail-on", "include", "exclude", "rules-dir", "words", "[rules]", "[[overrides]]"] {
        assert!(examples.iter().any(|example| example.contains(key)), "{key} has no example");
    }
    let rules = RuleSet::builtin();
    for rule in rules.rules() {
        for (option, value) in rules.options(&rule.id) {
            let Some(value) = value else { continue };
            assert!(
                text.contains(&format!("| `{}` | `{option}` | {value} |", rule.id)),
                "{}: {option} is not in the table with {value}",
                rule.id
            );
        }
    }
}
