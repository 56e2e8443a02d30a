//! How far a long run has come: a line on the terminal that goes away by itself. None in cron, in pipes and in short runs.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A run that takes no longer needs no telling.
const SHORT: Duration = Duration::from_secs(1);
/// How often the line is drawn anew.
const TIMES_A_SECOND: u8 = 8;

/// How far one stage of the run has come. Threads share it.
pub struct Progress {
    bar: ProgressBar,
    is_shown: AtomicBool,
}

impl Progress {
    /// Nothing is told.
    #[must_use]
    pub fn none() -> Self {
        Self {
            bar: ProgressBar::hidden(),
            is_shown: AtomicBool::new(true),
        }
    }

    /// A stage that is told on standard error, where that is a terminal, once it has taken a while.
    #[must_use]
    pub fn of(stage: &'static str) -> Self {
        let bar = ProgressBar::hidden().with_message(stage);
        // What does not fit this pattern is a mistake in it, and the plain bar serves.
        let style = ProgressStyle::with_template("{msg} {wide_bar} {percent} %")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        Self {
            bar: bar.with_style(style),
            is_shown: AtomicBool::new(false),
        }
    }

    /// Says how many steps there are.
    pub fn set_steps(&self, steps: u64) {
        self.bar.set_length(steps);
    }

    /// None of the steps is done any more.
    pub fn begin_again(&self) {
        self.bar.set_position(0);
    }

    /// So many steps more are done.
    pub fn advance(&self, steps: u64) {
        self.bar.inc(steps);
        let is_long = !self.is_shown.load(Ordering::Relaxed) && self.bar.elapsed() > SHORT;
        if is_long && !self.is_shown.swap(true, Ordering::Relaxed) {
            let target = ProgressDrawTarget::stderr_with_hz(TIMES_A_SECOND);
            self.bar.set_draw_target(target);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
