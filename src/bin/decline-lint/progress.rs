//! A bar on standard error when a run takes longer than a second at a terminal.
//!
//! The libraries for it reckon with floating-point powers: for one of them the whole mathematical library would be loaded at
//! every start, which takes a seventh of the time that a process takes at all.

use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How long a run stays silent.
const PATIENCE: Duration = Duration::from_secs(1);

/// Cells of the bar.
const CELLS: u64 = 32;

/// Counts drafts; shows a bar once the run has taken longer than anyone likes to wait.
pub(crate) struct Progress {
    started: Instant,
    drafts: u64,
    watched: bool,
    /// Cells that are drawn, and one more: 0 before there is a bar.
    drawn: AtomicU64,
}

impl Progress {
    /// For a run over this many drafts; stays silent when nobody watches.
    pub(crate) fn new(drafts: usize) -> Self {
        let watched = drafts > 1 && io::stderr().is_terminal();
        Self { started: Instant::now(), drafts: drafts as u64, watched, drawn: AtomicU64::new(0) }
    }

    /// One more draft is done.
    pub(crate) fn step(&self, done: u64) {
        if !self.watched || self.started.elapsed() < PATIENCE {
            return;
        }
        let cells = (done * CELLS / self.drafts.max(1)).min(CELLS);
        // Whoever fills a cell draws the bar; a bar that can't be drawn is no reason to stop.
        if self.drawn.fetch_max(cells + 1, Ordering::Relaxed) <= cells {
            let _ = io::stderr().lock().write_all(bar(cells, done, self.drafts).as_bytes());
        }
    }
}

fn bar(cells: u64, done: u64, drafts: u64) -> String {
    let (full, empty) = ("█".repeat(cells as usize), "░".repeat((CELLS - cells) as usize));
    format!("\r{full}{empty} {done} of {drafts} drafts")
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.drawn.load(Ordering::Relaxed) > 0 {
            let blank = " ".repeat(bar(0, self.drafts, self.drafts).chars().count());
            let _ = io::stderr().lock().write_all(format!("\r{blank}\r").as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn the_bar_has_the_same_width_all_along() {
        assert_eq!(bar(8, 50, 200), format!("\r{}{} 50 of 200 drafts", "█".repeat(8), "░".repeat(24)));
        assert_eq!(bar(0, 200, 200).chars().count(), bar(32, 200, 200).chars().count());
    }
}
