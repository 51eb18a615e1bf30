//! The command line, declared for clap; nothing else happens here.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use decline_lint::diagnostic::Severity;
use decline_lint::draft::Format;
use decline_lint::report::ReportFormat;

use crate::files::Size;

/// Lints the mail that turns down a job interview: thanks, a clear decision, a short reason, an open door, no slips.
#[derive(Debug, Parser)]
#[command(name = "decline-lint", version, args_conflicts_with_subcommands = true, after_help = EXIT)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    #[command(flatten)]
    pub(crate) lint: LintArgs,
}

const EXIT: &str =
    "Exit status: 0 nothing at or above --fail-on; 1 findings; 2 could not run.\nNothing of a draft ever leaves this machine.";

/// What else there is to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the parts of a draft: what was found where, what is missing
    Outline(OutlineArgs),
    /// Say why a rule is there, with examples
    Explain {
        /// Id of the rule, such as missing-thanks
        rule: String,
        #[command(flatten)]
        rules: RuleArgs,
    },
    /// List the rules in force
    Rules {
        /// As JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        rules: RuleArgs,
    },
    /// Write a commented decline-lint.toml into the current folder
    Init,
    /// Write a fresh draft with its facts
    New(NewArgs),
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print a manual page
    Man {
        /// Command that the page is about, such as new; the program itself when absent
        command: Option<String>,
    },
    /// Run the examples of rules and phrasebooks
    Test {
        /// Folder of rules; the built-in ones when absent
        dir: Option<PathBuf>,
    },
}

/// What to show of a draft.
#[derive(Debug, Args)]
pub(crate) struct OutlineArgs {
    /// The draft; `-` is standard input
    pub(crate) path: PathBuf,
    /// As JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// How the draft is written
    #[arg(long = "as", value_name = "FORMAT")]
    pub(crate) format: Option<DraftFormat>,
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
}

/// What a fresh draft says.
#[derive(Debug, Args)]
pub(crate) struct NewArgs {
    /// File to write; standard output when absent. Never overwrites
    pub(crate) path: Option<PathBuf>,
    /// Who invited you
    #[arg(long, value_name = "NAME")]
    pub(crate) recruiter: Option<String>,
    /// The firm
    #[arg(long, value_name = "NAME")]
    pub(crate) company: Option<String>,
    /// The position
    #[arg(long, value_name = "TITLE")]
    pub(crate) role: Option<String>,
    /// A short reason, such as "I have accepted another offer"
    #[arg(long, value_name = "SENTENCE")]
    pub(crate) reason: Option<String>,
    /// Your name
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
}

/// Which rules apply.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct RuleArgs {
    /// Folder with more rules, phrasebooks and profiles
    #[arg(long, value_name = "DIR")]
    pub(crate) rules: Vec<PathBuf>,
    /// Which rules apply: interview-decline, follow-up, connection-request
    #[arg(long, value_name = "NAME")]
    pub(crate) profile: Option<String>,
    /// The day to count from, for repeatable runs (2026-11-23)
    #[arg(long, value_name = "DATE")]
    pub(crate) today: Option<String>,
    /// Configuration file, instead of the nearest decline-lint.toml above each draft
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(crate) config: Option<PathBuf>,
    /// Use no configuration file
    #[arg(long)]
    pub(crate) no_config: bool,
}

/// What to lint, and how to report.
#[derive(Debug, Args)]
pub(crate) struct LintArgs {
    /// Drafts, folders of drafts, or `-` for standard input
    pub(crate) paths: Vec<PathBuf>,
    /// Name to report standard input under; its ending decides the format
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<PathBuf>,
    /// How drafts are written, whatever their ending
    #[arg(long = "as", value_name = "FORMAT")]
    pub(crate) format: Option<DraftFormat>,
    /// Largest draft that is read, such as 500kB or 64MiB
    #[arg(long, value_name = "SIZE", default_value = "16MiB")]
    pub(crate) max_size: Size,
    /// How diagnostics are written
    #[arg(long = "format", value_name = "FORMAT", default_value = "human")]
    pub(crate) report: ReportName,
    /// File to write the report to, whole or not at all; `-` is standard output
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Least severity that fails the run
    #[arg(long, value_name = "SEVERITY")]
    pub(crate) fail_on: Option<FailOn>,
    /// Colours in the human report
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: When,
    /// Mend what can be mended without changing what the draft says
    #[arg(long)]
    pub(crate) fix: bool,
    /// With --fix or --diff: also mend what wants a look
    #[arg(long)]
    pub(crate) suggested: bool,
    /// Show what --fix would change, as a unified diff, and change nothing
    #[arg(long)]
    pub(crate) diff: bool,
    /// Keep the findings recorded in this file silent
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    pub(crate) baseline: Option<PathBuf>,
    /// Record all findings in this file, so that only new ones count from now on
    #[arg(long, value_name = "FILE")]
    pub(crate) write_baseline: Option<PathBuf>,
    /// Count the findings of each rule instead of showing them
    #[arg(long)]
    pub(crate) statistics: bool,
    /// Report errors and warnings only, and nothing when there are none
    #[arg(long, short)]
    pub(crate) quiet: bool,
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
}

/// How a draft is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DraftFormat {
    Markdown,
    Text,
}

impl From<DraftFormat> for Format {
    fn from(format: DraftFormat) -> Self {
        match format {
            DraftFormat::Markdown => Self::Markdown,
            DraftFormat::Text => Self::PlainText,
        }
    }
}

/// Names of report formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportName {
    /// Source lines with underlined places, for people
    Human,
    /// One line a finding: path:line:column: severity[rule]: message
    Concise,
    /// One JSON value with all findings
    Json,
    /// One JSON value a finding and line
    Jsonl,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// Code quality report of GitLab
    Gitlab,
    /// JUnit XML
    Junit,
    /// Checkstyle XML
    Checkstyle,
}

impl From<ReportName> for ReportFormat {
    fn from(name: ReportName) -> Self {
        match name {
            ReportName::Human => Self::Human,
            ReportName::Concise => Self::Concise,
            ReportName::Json => Self::Json,
            ReportName::Jsonl => Self::Jsonl,
            ReportName::Sarif => Self::Sarif,
            ReportName::Github => Self::Github,
            ReportName::Gitlab => Self::Gitlab,
            ReportName::Junit => Self::Junit,
            ReportName::Checkstyle => Self::Checkstyle,
        }
    }
}

/// Severities that may fail a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Note,
}

impl From<FailOn> for Severity {
    fn from(name: FailOn) -> Self {
        match name {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Note => Self::Note,
        }
    }
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}
