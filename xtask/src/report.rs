//! What a run tells the person who started it.
//!
//! A [`Report`] is what is left on the terminal; [`Stages`] measures the
//! stages, and says which one is running if it takes a while. Neither knows
//! what a stage does, and problems of the input are not told here but in
//! `diagnostic`.

mod stages;

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use crate::render::Changes;

pub use stages::{Stages, Timing};

/// How many files of a kind are named; of more only the number is told.
const NAMED: usize = 6;

/// How much a description came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Operations that the crate can call.
    pub operations: usize,
    /// Types that the crate makes public.
    pub types: usize,
    /// Webhooks that the crate can read.
    pub webhooks: usize,
    /// Mistakes of the description that cost a value each.
    pub warnings: usize,
    /// Notes about what it does without.
    pub notes: usize,
}

/// What a run did; displays as what it prints.
#[derive(Debug)]
pub struct Report<'a> {
    /// The generated crate's name.
    pub name: &'a str,
    /// Where it is, for people to read.
    pub dir: &'a str,
    /// What is in it.
    pub counts: Counts,
    /// What was written; `None` if nothing was to be.
    pub changes: Option<&'a Changes>,
    /// How long each stage took.
    pub timings: &'a [Timing],
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} in {}", self.name, self.dir)?;
        writeln!(f, "  {}", self.counts)?;
        if let Some(changes) = self.changes {
            write_files(f, "written", &changes.written)?;
            write_files(f, "removed", &changes.removed)?;
            let unchanged = changes.unchanged.len();
            writeln!(f, "  {} unchanged", counted(unchanged, "file"))?;
        }
        writeln!(f)?;
        write_timings(f, self.timings)
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            operations,
            types,
            webhooks,
            warnings,
            notes,
        } = *self;
        write!(
            f,
            "{}, {}, {}",
            counted(operations, "operation"),
            counted(types, "type"),
            counted(webhooks, "webhook"),
        )?;
        for (count, noun) in [(warnings, "warning"), (notes, "note")] {
            if count > 0 {
                write!(f, ", {}", counted(count, noun))?;
            }
        }
        Ok(())
    }
}

fn write_files(f: &mut fmt::Formatter<'_>, done: &str, files: &[PathBuf]) -> fmt::Result {
    if files.is_empty() {
        return Ok(());
    }
    write!(f, "  {} {done}", counted(files.len(), "file"))?;
    if files.len() <= NAMED {
        let names: Vec<_> = files
            .iter()
            .map(|file| file.display().to_string())
            .collect();
        write!(f, ": {}", names.join(", "))?;
    }
    writeln!(f)
}

fn write_timings(f: &mut fmt::Formatter<'_>, timings: &[Timing]) -> fmt::Result {
    let total = Timing {
        stage: "total",
        took: timings.iter().map(|timing| timing.took).sum(),
    };
    let width = timings.iter().map(|timing| timing.stage.len()).max();
    let width = width.unwrap_or(0).max(total.stage.len());
    for Timing { stage, took } in timings.iter().chain([&total]) {
        writeln!(f, "  {stage:width$}  {:>8}", readable(*took))?;
    }
    Ok(())
}

fn counted(count: usize, noun: &str) -> String {
    match count {
        1 => format!("1 {noun}"),
        _ => format!("{count} {noun}s"),
    }
}

/// A duration to the millisecond, or in seconds if it is one.
fn readable(took: Duration) -> String {
    let milliseconds = took.as_millis();
    if milliseconds < 1000 {
        format!("{milliseconds} ms")
    } else {
        format!("{:.2} s", took.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timings() -> [Timing; 3] {
        [("load", 7), ("overlay", 0), ("core", 12_345)].map(|(stage, milliseconds)| Timing {
            stage,
            took: Duration::from_millis(milliseconds),
        })
    }

    fn files(names: &[&str]) -> Vec<PathBuf> {
        names.iter().map(PathBuf::from).collect()
    }

    fn report(changes: Option<&Changes>) -> String {
        let counts = Counts {
            operations: 47,
            types: 142,
            webhooks: 1,
            warnings: 0,
            notes: 0,
        };
        Report {
            name: "pets-api",
            dir: "generated",
            counts,
            changes,
            timings: &timings(),
        }
        .to_string()
    }

    #[test]
    fn few_files_are_named() {
        let changes = Changes {
            written: files(&["Cargo.toml", "src/lib.rs"]),
            unchanged: files(&["src/a.rs"; 40]),
            removed: files(&["src/old.rs"]),
        };
        insta::assert_snapshot!(report(Some(&changes)), @r"
        pets-api in generated
          47 operations, 142 types, 1 webhook
          2 files written: Cargo.toml, src/lib.rs
          1 file removed: src/old.rs
          40 files unchanged

          load         7 ms
          overlay      0 ms
          core      12.35 s
          total     12.35 s
        ");
    }

    #[test]
    fn many_files_are_counted() {
        let changes = Changes {
            written: files(&["src/a.rs"; 7]),
            ..Changes::default()
        };
        let report = report(Some(&changes));
        let told: Vec<_> = report.lines().skip(2).take(2).collect();
        assert_eq!(told, ["  7 files written", "  0 files unchanged"]);
    }

    #[test]
    fn a_run_that_was_not_to_write_says_nothing_of_files() {
        assert!(!report(None).contains("file"));
    }

    #[test]
    fn notes_are_counted_where_there_are_any() {
        let counts = Counts {
            warnings: 1,
            notes: 2,
            ..Counts::default()
        };
        assert_eq!(
            counts.to_string(),
            "0 operations, 0 types, 0 webhooks, 1 warning, 2 notes"
        );
    }

    #[test]
    fn durations_change_their_unit_at_a_second() {
        assert_eq!(readable(Duration::from_micros(999_999)), "999 ms");
        assert_eq!(readable(Duration::from_millis(1000)), "1.00 s");
    }
}
