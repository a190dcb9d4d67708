//! The command line: from arguments to a [`Regen`], and from what came of it
//! to what is printed and the exit code.
//!
//! What happens in between is handed in by whoever calls [`main`], so that
//! nothing here knows the stages. What is regenerated when no argument says so
//! stands in the workspace's `Cargo.toml`, so that nothing here knows the API
//! either.
//!
//! # Exit codes
//!
//! | code | meaning |
//! | --- | --- |
//! | 0 | the crate is up to date, or it is now |
//! | 1 | `--check`, and the crate is not up to date; `--deny`, and there are such changes; `lint`, and there are errors |
//! | 2 | the arguments, the workspace or the description are wrong |
//! | 3 | the crate could not be read or written, or a stage not emitted |
//!
//! The report and what `--check` found go to the standard output, everything
//! else to the standard error stream.

mod args;
mod corpus;
mod diff;
mod lint;
mod regen;
mod revision;
mod workspace;

#[cfg(test)]
mod tests;

use std::env;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use crate::diagnostic::Diagnostics;
use crate::diff::Diff;
use crate::lint::Findings;
use crate::render::{self, Output, WriteError};
use crate::report::{Counts, Report, Stages};
use args::{Cli, Command};

pub use args::{Emit, EmitStage};
pub use regen::{Mode, Regen, Source};
pub use workspace::WorkspaceError;

/// What the stages before `render` make of a description.
#[derive(Debug)]
pub struct Product {
    /// The crate.
    pub output: Output,
    /// How much is in it.
    pub counts: Counts,
    /// What it does without, and what is odd about the description.
    pub found: Diagnostics,
    /// The same as a person reads it; empty if there is nothing to say.
    pub notes: String,
}

/// Why a run did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The description is wrong; every problem, told as a person reads it.
    #[error("{0}")]
    Description(String),

    /// The workspace, or a default in it, is wrong.
    #[error(transparent)]
    Workspace(#[from] WorkspaceError),

    /// The crate could not be compared or written.
    #[error(transparent)]
    Write(#[from] WriteError),

    /// A folder or a file could not be read or written.
    #[error("cannot {doing} `{}`: {source}", path.display())]
    File {
        /// What was done.
        doing: &'static str,
        /// To what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// What a stage made could not be written for a person to look at.
    #[error("cannot write what `--emit {stage}` asks for to `{}`: {source}", path.display())]
    Emit {
        /// The stage.
        stage: EmitStage,
        /// Where to.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// How a run ended, as scripts see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    Done = 0,
    Stale = 1,
    Input = 2,
    Disk = 3,
}

impl Failure {
    fn exit(&self) -> Exit {
        match self {
            Self::Description(_) | Self::Workspace(_) => Exit::Input,
            Self::Write(_) | Self::Emit { .. } | Self::File { .. } => Exit::Disk,
        }
    }
}

/// Everything that a run takes from the process around it.
struct Invocation {
    args: Vec<OsString>,
    /// Where relative paths in arguments start.
    current_dir: PathBuf,
    /// Where cargo says that this program's package is, if cargo started it.
    manifest_dir: Option<PathBuf>,
}

/// Where a run prints.
struct Console<'a> {
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

/// Runs what the arguments of this process ask for. `pipeline` makes a
/// [`Product`] from what a [`Regen`] names, and emits what it asks for; `compare` compares
/// the descriptions of two; `survey` finds everything that there is to say about one.
pub fn main(
    pipeline: impl FnMut(&Regen, &mut Stages) -> Result<Product, Failure>,
    compare: impl FnOnce(&Regen, &Regen) -> Result<Diff, Failure>,
    survey: impl FnOnce(&Regen) -> Result<Findings, Failure>,
) -> ExitCode {
    let mut console = Console {
        out: &mut io::stdout(),
        // Not locked: progress is shown on it from another thread.
        err: &mut io::stderr(),
    };
    let current_dir = match env::current_dir() {
        Ok(dir) => dir,
        Err(error) => {
            console.complain(&format!(
                "the current directory cannot be read: {error}. Change to one that exists"
            ));
            return Exit::Input.into();
        }
    };
    let invocation = Invocation {
        args: env::args_os().collect(),
        current_dir,
        manifest_dir: env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from),
    };
    let stages = Stages::on_stderr();
    run(&invocation, pipeline, compare, survey, stages, &mut console).into()
}

fn run(
    invocation: &Invocation,
    mut pipeline: impl FnMut(&Regen, &mut Stages) -> Result<Product, Failure>,
    compare: impl FnOnce(&Regen, &Regen) -> Result<Diff, Failure>,
    survey: impl FnOnce(&Regen) -> Result<Findings, Failure>,
    stages: Stages,
    console: &mut Console<'_>,
) -> Exit {
    let cli = match Cli::try_parse_from(&invocation.args) {
        Ok(cli) => cli,
        // Not only errors: `--help` is one of them.
        Err(message) if message.use_stderr() => {
            console.tell(&message.to_string());
            return Exit::Input;
        }
        Err(help) => {
            console.report(&help.to_string());
            return Exit::Done;
        }
    };
    let ran = match cli.command {
        Command::Regen(args) => Regen::resolve(args, invocation)
            .map_err(Failure::from)
            .and_then(|regen| {
                regenerate(&regen, &mut pipeline, compare, stages, invocation, console)
            }),
        Command::Lint(args) => lint::run(&args, invocation, survey, console),
        Command::Diff(args) => diff::run(&args, invocation, compare, console),
        Command::Corpus(args) => corpus::run(&args, invocation, &mut pipeline, console),
    };
    ran.unwrap_or_else(|failure| {
        match &failure {
            // Diagnostics say themselves what they are.
            Failure::Description(told) => console.tell(told),
            other => console.complain(&other.to_string()),
        }
        failure.exit()
    })
}

fn regenerate(
    regen: &Regen,
    pipeline: impl FnOnce(&Regen, &mut Stages) -> Result<Product, Failure>,
    compare: impl FnOnce(&Regen, &Regen) -> Result<Diff, Failure>,
    mut stages: Stages,
    invocation: &Invocation,
    console: &mut Console<'_>,
) -> Result<Exit, Failure> {
    let Product {
        output,
        counts,
        notes,
        ..
    } = pipeline(regen, &mut stages)?;
    console.tell(&notes);
    let out = &regen.out.path;
    let mut report = Report {
        name: &regen.name,
        dir: &regen.out.shown,
        counts,
        changes: None,
        timings: &[],
    };
    match regen.mode {
        Mode::Check => {
            let stale = stages.run("check files", || render::check(&output, out))?;
            report.timings = stages.timings();
            console.report(&format!("{report}\n{stale}"));
            if stale.is_empty() {
                return Ok(Exit::Done);
            }
            console.complain(&format!(
                "`{}` is not up to date. Run `cargo xtask regen` and commit what it writes",
                regen.out.shown
            ));
            Ok(Exit::Stale)
        }
        Mode::Write => {
            let changes = stages.run("write files", || render::write(&output, out))?;
            report.timings = stages.timings();
            report.changes = Some(&changes);
            console.report(&report.to_string());
            if !changes.is_empty()
                && let Some(brief) = diff::brief(regen, invocation, compare)
            {
                console.report(&format!("\n{brief}"));
            }
            if !changes.is_empty() && invocation.current_dir.starts_with(out) {
                console.tell(
                    "note: the directory you are in was replaced; `cd .` enters the new one\n",
                );
            }
            Ok(Exit::Done)
        }
    }
}

impl Console<'_> {
    /// Prints what was asked for. Whoever closed the pipe has read enough.
    fn report(&mut self, text: &str) {
        let _ = self.out.write_all(text.as_bytes());
        let _ = self.out.flush();
    }

    /// Prints something that was not asked for.
    fn tell(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes());
    }

    fn complain(&mut self, problem: &str) {
        self.tell(&format!("error: {}\n", problem.trim_end()));
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
