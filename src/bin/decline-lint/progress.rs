//! A bar on standard error when a run takes longer than a second at a terminal.

use std::io::{self, IsTerminal};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// How long a run stays silent.
const PATIENCE: Duration = Duration::from_secs(1);

/// Counts drafts; shows a bar once the run has taken longer than anyone likes to wait.
pub(crate) struct Progress {
    started: Instant,
    drafts: u64,
    bar: Option<OnceLock<ProgressBar>>,
}

impl Progress {
    /// For a run over this many drafts; stays silent when nobody watches.
    pub(crate) fn new(drafts: usize) -> Self {
        let watched = drafts > 1 && io::stderr().is_terminal();
        Self { started: Instant::now(), drafts: drafts as u64, bar: watched.then(OnceLock::new) }
    }

    /// One more draft is done.
    pub(crate) fn step(&self, done: u64) {
        let Some(bar) = &self.bar else { return };
        if bar.get().is_some() || self.started.elapsed() > PATIENCE {
            bar.get_or_init(|| ProgressBar::new(self.drafts).with_style(style())).set_position(done);
        }
    }
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{bar:32} {pos} of {len} drafts").unwrap_or_else(|_| ProgressStyle::default_bar())
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.as_ref().and_then(OnceLock::get) {
            bar.finish_and_clear();
        }
    }
}
