//! The wire shape of `decline-lint.toml`: what was written, with its places, not yet checked.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::value::StrDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};
use toml::Spanned;

use crate::rule::file::SeverityName;

/// `decline-lint.toml` or `.decline-lint.toml`; it holds for the drafts in its folder and below.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ConfigFile {
    /// The profile of drafts that state none, such as `interview-decline`.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub profile: Option<Spanned<String>>,
    /// Another configuration file of the same project, on top of which this one is read; relative to this file.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub extends: Option<Spanned<String>>,
    /// Least severity that fails a run; `warning` when absent.
    #[serde(default)]
    pub fail_on: Option<FailOnName>,
    /// What is linted when the command line names no path: files, folders and globs, as in `.gitignore`.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>"))]
    pub include: Option<Spanned<Vec<Spanned<String>>>>,
    /// What is left out when folders are searched for drafts: globs, as in `.gitignore`.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub exclude: Vec<Spanned<String>>,
    /// A folder with more rules, phrasebooks and profiles; relative to this file.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub rules_dir: Option<Spanned<String>>,
    /// Words that are no misspellings.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub words: Vec<Spanned<String>>,
    /// Rule id -> a severity, or a table of the rule's options.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<String, tests::RuleSettingSchema>"))]
    pub rules: BTreeMap<Spanned<String>, RuleSetting>,
    /// What is different for some drafts; where several match, the later one wins.
    #[serde(default)]
    pub overrides: Vec<OverrideFile>,
}

/// `[[overrides]]`.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct OverrideFile {
    /// The drafts it holds for: globs, as in `.gitignore`, relative to this file.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub files: Spanned<Vec<Spanned<String>>>,
    /// The profile of these drafts.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub profile: Option<Spanned<String>>,
    /// Words that are no misspellings in these drafts.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub words: Vec<Spanned<String>>,
    /// Rule id -> a severity, or a table of the rule's options, for these drafts.
    #[serde(default)]
    #[cfg_attr(test, schemars(with = "BTreeMap<String, tests::RuleSettingSchema>"))]
    pub rules: BTreeMap<Spanned<String>, RuleSetting>,
}

/// Severities that may fail a run.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum FailOnName {
    /// Everything, advice too.
    Note,
    /// What should be fixed before sending.
    Warning,
    /// Only what must not be sent.
    Error,
}

/// A severity, or a table with `severity` and the rule's own options.
///
/// Read by hand: an untagged enum would lose the span of what is wrong inside of it.
#[derive(Debug, Default)]
pub(super) struct RuleSetting {
    pub severity: Option<SeverityName>,
    pub options: Vec<(Spanned<String>, u32)>,
}

impl<'de> Deserialize<'de> for RuleSetting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SettingVisitor)
    }
}

struct SettingVisitor;

impl<'de> Visitor<'de> for SettingVisitor {
    type Value = RuleSetting;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a severity (\"error\", \"warning\", \"note\", \"off\") or a table of options such as { max = 200 }")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<RuleSetting, E> {
        let severity = SeverityName::deserialize(StrDeserializer::new(text))?;
        Ok(RuleSetting { severity: Some(severity), options: Vec::new() })
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<RuleSetting, M::Error> {
        let mut setting = RuleSetting::default();
        while let Some(key) = map.next_key::<Spanned<String>>()? {
            if key.get_ref() == "severity" {
                setting.severity = Some(map.next_value()?);
            } else {
                setting.options.push((key, map.next_value()?));
            }
        }
        Ok(setting)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use schemars::{JsonSchema, Schema, schema_for};

    use super::*;
    use crate::rule::file::{PhrasebookFile, ProfileFile, RuleFile};

    /// What [`RuleSetting`] reads, for the schema.
    #[derive(JsonSchema)]
    #[schemars(untagged)]
    #[expect(dead_code, reason = "only its shape is wanted")]
    pub(super) enum RuleSettingSchema {
        /// How much it matters.
        Severity(SeverityName),
        /// How much it matters, and the rule's own options.
        Table {
            /// How much it matters.
            severity: Option<SeverityName>,
            /// Options of the rule, such as `max`; `decline-lint explain <rule>` lists them.
            #[schemars(flatten)]
            options: BTreeMap<String, u32>,
        },
    }

    fn assert_checked_in(name: &str, title: &str, mut schema: Schema) {
        schema.insert("title".to_owned(), title.into());
        let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema").join(name);
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("docs/schema can be made");
            std::fs::write(&path, &text).expect("the schema can be written");
        }
        let written = String::from_utf8(std::fs::read(&path).unwrap_or_default()).expect("UTF-8");
        assert!(written == text, "docs/schema/{name} is out of date: run `UPDATE_DOCS=1 cargo test --lib schemas`");
    }

    #[test]
    fn the_schemas_are_those_of_the_types() {
        assert_checked_in("config.json", "decline-lint.toml", schema_for!(ConfigFile));
        assert_checked_in("rule.json", "A rule of decline-lint", schema_for!(RuleFile));
        assert_checked_in("phrasebook.json", "A phrasebook of decline-lint", schema_for!(PhrasebookFile));
        assert_checked_in("profile.json", "A profile of decline-lint", schema_for!(ProfileFile));
    }
}
