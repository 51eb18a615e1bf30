//! What is found: diagnostics and their fixes. Knows no rule, no draft and no format.

use serde::{Deserialize, Serialize};

use crate::source::Span;

/// How much a diagnostic matters; the order is that of weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The rule is not applied.
    Off,
    /// Advice; never fails a run by default.
    Note,
    /// Fix before sending.
    Warning,
    /// Do not send.
    Error,
}

impl Severity {
    /// The name used in rule files, configuration and reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A further place that explains a diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where; `None` for a remark about the draft as a whole.
    pub span: Option<Span>,
    /// What is to be seen there.
    pub message: String,
}

/// How far a fix may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trust {
    /// Cannot change what the draft says.
    Safe,
    /// Probably right; wants a look.
    Suggested,
}

/// One replacement in the source text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The bytes to replace; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// Edits that mend a diagnostic; sorted, not overlapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// How far to trust the edits.
    pub trust: Trust,
    /// All of them are applied, or none.
    pub edits: Vec<Edit>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Id of the rule, such as `missing-thanks`.
    pub rule: String,
    /// How much it matters; never [`Severity::Off`].
    pub severity: Severity,
    /// What is wrong, in one line without a final stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where; empty where something is missing.
    pub span: Span,
    /// Further places and remarks.
    pub notes: Vec<Note>,
    /// How it could be mended.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// An error without notes or fix.
    #[must_use]
    pub fn error(rule: &str, span: Span, message: impl Into<String>) -> Self {
        Self { rule: rule.to_owned(), severity: Severity::Error, message: message.into(), help: None, span, notes: Vec::new(), fix: None }
    }

    /// The same with another severity.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The same with advice on what to do.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
