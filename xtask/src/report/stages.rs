//! How long each stage takes, and which one it is that takes so long.
//!
//! A stage that is done quickly leaves no trace on the terminal. Where nobody
//! is looking, nothing is shown at all.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a stage may run before it is shown.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the time that is shown is brought up to date.
const TICK: Duration = Duration::from_secs(1);

/// Back to the start of the line, and erase it.
const CLEAR_LINE: &str = "\r\x1b[2K";

/// How long a stage took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// The stage's name.
    pub stage: &'static str,
    /// How long it took.
    pub took: Duration,
}

/// A stopwatch with one lap per stage.
pub struct Stages {
    timings: Vec<Timing>,
    /// Makes a handle to where progress is shown, if anybody is looking.
    screen: Option<Screen>,
    patience: Duration,
}

type Screen = Box<dyn Fn() -> Box<dyn Write + Send>>;

impl fmt::Debug for Stages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stages")
            .field("timings", &self.timings)
            .finish_non_exhaustive()
    }
}

impl Stages {
    /// Shows progress on the standard error stream, if that is a terminal.
    pub fn on_stderr() -> Self {
        let screen: Screen = Box::new(|| Box::new(io::stderr()));
        Self {
            timings: Vec::new(),
            screen: io::stderr().is_terminal().then_some(screen),
            patience: PATIENCE,
        }
    }

    /// Only measures.
    pub fn silent() -> Self {
        Self {
            timings: Vec::new(),
            screen: None,
            patience: PATIENCE,
        }
    }

    /// Runs a stage, and measures it even if it fails.
    pub fn run<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let progress = self
            .screen
            .as_ref()
            .map(|screen| Progress::start(stage, screen(), self.patience));
        let start = Instant::now();
        let result = work();
        let took = start.elapsed();
        // The line is gone before anybody else writes to the terminal.
        drop(progress);
        self.timings.push(Timing { stage, took });
        result
    }

    /// What was measured so far, in order.
    pub fn timings(&self) -> &[Timing] {
        &self.timings
    }
}

/// A line that says what is going on; goes away when dropped, also when the
/// stage panics.
struct Progress {
    /// Dropped to say that the stage is done.
    running: Option<Sender<()>>,
    painter: Option<JoinHandle<()>>,
}

impl Progress {
    fn start(stage: &'static str, mut screen: Box<dyn Write + Send>, patience: Duration) -> Self {
        let (running, done) = mpsc::channel();
        let start = Instant::now();
        let paint = move || {
            let mut wait = patience;
            let mut shown = false;
            while done.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                let seconds = start.elapsed().as_secs();
                // Whoever closed the terminal does not want to know.
                let _ = write!(screen, "{CLEAR_LINE}{stage} … {seconds} s");
                let _ = screen.flush();
                shown = true;
                wait = TICK;
            }
            if shown {
                let _ = write!(screen, "{CLEAR_LINE}");
                let _ = screen.flush();
            }
        };
        Self {
            running: Some(running),
            // No thread, no progress; the stage runs all the same.
            painter: thread::Builder::new().spawn(paint).ok(),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.running.take();
        if let Some(painter) = self.painter.take() {
            // It cannot have panicked, and a run need not end if it had.
            let _ = painter.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::mpsc::Receiver;

    use super::*;

    /// A screen that hands on everything that is shown on it.
    struct Wire(Sender<String>);

    impl Write for Wire {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let text = String::from_utf8_lossy(bytes).into_owned();
            self.0.send(text).map_err(io::Error::other)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn watched(patience: Duration) -> (Stages, Receiver<String>) {
        let (wire, seen) = mpsc::channel();
        let stages = Stages {
            timings: Vec::new(),
            screen: Some(Box::new(move || Box::new(Wire(wire.clone())))),
            patience,
        };
        (stages, seen)
    }

    /// Waits until the stage's name has been shown.
    fn wait_for(name: &str, seen: &Receiver<String>) {
        while !seen.recv().unwrap().contains(name) {}
    }

    #[test]
    fn a_long_stage_is_shown_and_leaves_nothing() {
        let (mut stages, seen) = watched(Duration::ZERO);
        let answer = stages.run("spec", || {
            wait_for("spec", &seen);
            42
        });
        assert_eq!(answer, 42);
        let last = seen.try_iter().last();
        assert_eq!(last.as_deref(), Some(CLEAR_LINE));
    }

    #[test]
    fn a_line_is_removed_when_the_stage_panics() {
        let (mut stages, seen) = watched(Duration::ZERO);
        let result = catch_unwind(AssertUnwindSafe(|| {
            stages.run("spec", || {
                wait_for("spec", &seen);
                std::panic::resume_unwind(Box::new(()));
            })
        }));
        assert!(result.is_err());
        assert_eq!(seen.try_iter().last().as_deref(), Some(CLEAR_LINE));
    }

    #[test]
    fn a_short_stage_is_not_shown() {
        let (mut stages, seen) = watched(Duration::from_secs(3600));
        stages.run("load", || ());
        assert_eq!(seen.try_iter().next(), None);
    }

    #[test]
    fn stages_are_measured_in_order_even_if_they_fail() {
        let mut stages = Stages::silent();
        stages.run("load", || ());
        let failed: Result<(), ()> = stages.run("check", || Err(()));
        assert!(failed.is_err());
        let names: Vec<_> = stages.timings().iter().map(|timing| timing.stage).collect();
        assert_eq!(names, ["load", "check"]);
    }
}
