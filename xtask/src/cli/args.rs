//! The arguments, as they are typed.
//!
//! Only what can be told from the arguments alone is decided here; defaults
//! are `regen`'s business.

use std::fmt;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// The project's chores.
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
pub(super) struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

/// One chore.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Generate the client crate from its OpenAPI description
    #[command(after_help = "\
Defaults stand in the workspace's Cargo.toml, under [workspace.metadata.regen].

Exit codes:
  0  the crate is up to date, or it is now
  1  --check, and the crate is not up to date
  2  the arguments, the workspace or the description are wrong
  3  the crate could not be read or written, or a stage not emitted")]
    Regen(RegenArgs),

    /// Show everything that is wrong with the description, and what could be better
    /// about its client
    #[command(after_help = "\
Levels of rules stand in the workspace's Cargo.toml, under [workspace.metadata.lint].

Exit codes:
  0  nothing is wrong
  1  there are errors; --strict, and there are warnings
  2  the arguments or the workspace are wrong
  3  a file could not be written")]
    Lint(LintArgs),

    /// Generate a crate for each description in a folder, check them with clippy,
    /// and print a table
    #[command(after_help = "\
An overlay NAME.overlay.yaml beside a description NAME is applied to it.

Exit codes:
  0  every description gives a crate that compiles without a warning
  1  some do not
  2  the arguments or the workspace are wrong
  3  a file or a folder could not be read or written")]
    Corpus(CorpusArgs),

    /// Show what changed between two descriptions: on the wire, in Rust, and for money
    #[command(after_help = "\
A description is a file, a revision of git with the description and the overlays that its
workspace names, or REV:FILE. A file has overlays if it is the description of the workspace.

Exit codes:
  0  the changes are shown
  1  --deny, and there are such changes
  2  the arguments, the workspace or a description are wrong
  3  a file could not be written")]
    Diff(DiffArgs),
}

/// The arguments of `lint`.
#[derive(Debug, Args)]
pub(super) struct LintArgs {
    /// The OpenAPI description [default: the workspace's]
    #[arg(long, value_name = "FILE", value_parser = file)]
    pub spec: Option<PathBuf>,

    /// An overlay to apply to the description; can be repeated, order counts.
    /// With --spec, the workspace's overlays are left out
    #[arg(long = "overlay", value_name = "FILE", value_parser = file)]
    pub overlays: Vec<PathBuf>,

    /// How the findings are shown
    #[arg(long, value_enum, default_value_t = LintFormat::Text)]
    pub format: LintFormat,

    /// Fail if there are warnings
    #[arg(long)]
    pub strict: bool,

    /// Write an overlay beside the description with what has one right answer
    #[arg(long)]
    pub fix: bool,

    /// Explain a finding, or all of them
    #[arg(long, value_name = "CODE", num_args = 0..=1, exclusive = true)]
    pub explain: Option<Option<String>>,
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LintFormat {
    Text,
    Json,
    Sarif,
    Github,
}

/// The arguments of `diff`.
#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// What to compare with [default: HEAD, the last commit]
    pub base: Option<String>,

    /// What is compared [default: the files of the workspace]
    pub head: Option<String>,

    /// How the changes are shown
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// Fail if there are such changes; can be repeated
    #[arg(long, value_enum)]
    pub deny: Vec<Deny>,

    /// A file that lists accepted changes, which do not count for --deny
    #[arg(long, value_name = "FILE")]
    pub ignore: Option<PathBuf>,

    /// Explain a kind of change, or all of them
    #[arg(long, value_name = "CODE", num_args = 0..=1, exclusive = true)]
    pub explain: Option<Option<String>>,
}

/// How changes are shown.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Format {
    /// For a terminal
    Text,
    /// For a pull request
    Markdown,
    /// For programs
    Json,
    /// One page for a browser
    Html,
    /// Annotations of a GitHub workflow
    Github,
}

/// Which changes are not allowed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Deny {
    /// What stops working, on the wire or in code
    Breaking,
    /// Any change
    Any,
    /// Changes that need a higher version than the crate has
    VersionStep,
}

/// The arguments of `corpus`.
#[derive(Debug, Args)]
pub(super) struct CorpusArgs {
    /// The folder with the descriptions, JSON or YAML
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,

    /// Where the crates go, and what cargo builds of them
    #[arg(long, value_name = "DIR", default_value = "target/corpus")]
    pub out: PathBuf,

    /// Only generate; do not have cargo check the crates
    #[arg(long)]
    pub no_check: bool,
}

/// The arguments of `regen`.
#[derive(Debug, Default, Args)]
pub(super) struct RegenArgs {
    /// Write nothing; fail if the crate is not what would be written
    #[arg(long)]
    pub check: bool,

    /// Let warnings about the description end the run, too. The workspace's
    /// own description is read so if `strict = true` stands beside the defaults
    #[arg(long)]
    pub strict: bool,

    /// The OpenAPI description, YAML or JSON; another than the workspace's
    /// needs --out
    #[arg(long, value_name = "FILE", value_parser = file)]
    pub spec: Option<PathBuf>,

    /// An overlay to apply to the description; can be repeated, order counts.
    /// With --spec, the workspace's overlays are left out
    #[arg(long = "overlay", value_name = "FILE", value_parser = file)]
    pub overlays: Vec<PathBuf>,

    /// Where the crate goes; all of that directory is replaced. The workspace's
    /// own crate has its place, any other has to be given one
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// What the crate is called; another name than the workspace's needs --out
    #[arg(long, value_name = "CRATE", value_parser = crate_name)]
    pub name: Option<String>,

    /// Write what a stage made to a file, to look at; can be repeated. Stages:
    /// loaded, overlaid, repaired, spec, plan, core
    #[arg(long = "emit", value_name = "STAGE=PATH", value_parser = emit)]
    pub emits: Vec<Emit>,
}

/// What a stage made, to be written to a file for a person to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emit {
    /// Whose result.
    pub stage: EmitStage,
    /// Where to.
    pub path: PathBuf,
}

/// A stage whose result can be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum EmitStage {
    /// The description as it was read, references followed; JSON.
    Loaded,
    /// The description with the overlays applied; JSON.
    Overlaid,
    /// The description with its obvious mistakes repaired; JSON.
    Repaired,
    /// The description as typed values.
    Spec,
    /// Every decision about the client.
    Plan,
    /// The plain structs, as progenitor makes them; Rust.
    Core,
}

impl EmitStage {
    /// The name that `--emit` knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Loaded => "loaded",
            Self::Overlaid => "overlaid",
            Self::Repaired => "repaired",
            Self::Spec => "spec",
            Self::Plan => "plan",
            Self::Core => "core",
        }
    }
}

impl fmt::Display for EmitStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A path of this machine. What is on the network can change between two runs.
fn file(text: &str) -> Result<PathBuf, String> {
    if !text.starts_with("http://") && !text.starts_with("https://") {
        return Ok(text.into());
    }
    let name = text.rsplit('/').next().filter(|name| name.contains('.'));
    let name = name.unwrap_or("openapi.yaml");
    Err(format!(
        "only files are read, so that every run reads the same. Download it and commit it: \
         `curl -fLo openapi/{name} {text}`, then give `openapi/{name}`"
    ))
}

fn emit(text: &str) -> Result<Emit, String> {
    let stages = || EmitStage::value_variants().iter().map(|stage| stage.name());
    let known = || stages().collect::<Vec<_>>().join(", ");
    let (stage, path) = text
        .split_once('=')
        .filter(|(_, path)| !path.is_empty())
        .ok_or_else(|| {
            format!(
                "give a stage and a file, as in `plan=plan.txt`; the stages are {}",
                known()
            )
        })?;
    let stage = EmitStage::value_variants()
        .iter()
        .find(|known| known.name() == stage)
        .ok_or_else(|| format!("`{stage}` is not a stage; the stages are {}", known()))?;
    Ok(Emit {
        stage: *stage,
        path: path.into(),
    })
}

/// A name that cargo takes for a package.
pub(super) fn crate_name(name: &str) -> Result<String, String> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(is_plain) {
        Ok(name.to_owned())
    } else {
        Err(format!(
            "`{name}` cannot be the name of a crate; begin with a letter, and go on with letters, \
             digits, `-` and `_`"
        ))
    }
}
