//! Every example of docs/config.md works.

use std::path::Path;

use decline_lint::config::Config;
use decline_lint::rule::RuleSet;
use decline_lint::source::Source;

#[test]
fn every_example_of_the_reference_is_valid() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/config.md")).expect("docs/config.md");
    let examples: Vec<&str> = text.split("```toml\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect();
    assert!(examples.len() >= 10);
    for example in &examples {
        let config = Config::read(&Source::new("docs/config.md", *example)).unwrap_or_else(|problems| panic!("{problems:?}\n{example}"));
        assert_eq!(config.check(&RuleSet::builtin()), [], "{example}");
    }
    for key in ["profile", "extends", "fail-on", "include", "exclude", "rules-dir", "words", "[rules]", "[[overrides]]"] {
        assert!(examples.iter().any(|example| example.contains(key)), "{key} has no example");
    }
    let rules = RuleSet::builtin();
    for rule in rules.rules() {
        for (option, value) in rules.options(&rule.id) {
            let Some(value) = value else { continue };
            assert!(text.contains(&format!("| `{}` | `{option}` | {value} |", rule.id)), "{}: {option} is not in the table with {value}", rule.id);
        }
    }
}
