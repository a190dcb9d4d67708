//! What one run of `regen` is to do, with nothing left open.
//!
//! Arguments and the workspace's defaults come together here. Whether the
//! files exist is found out by those who read them.

use std::fs;
use std::path::{Path, PathBuf};

use super::args::{Emit, EmitStage, RegenArgs, crate_name};
use super::workspace::{Workspace, WorkspaceError};
use super::{Failure, Invocation};
use crate::emit::PackageFacts;
use crate::lint::Levels;

/// What one run is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regen {
    /// The description.
    pub spec: Source,
    /// The overlays, in the order in which they apply.
    pub overlays: Vec<Source>,
    /// The directory of the crate.
    pub out: Source,
    /// The name of the crate.
    pub name: String,
    /// The runtime crate, by its path from the directory of the crate, or its
    /// absolute path if that directory is not in the workspace.
    pub runtime: String,
    /// What the manifest of the crate says, if it is the workspace's own.
    pub package: PackageFacts,
    /// Whether a warning ends the run.
    pub strict: bool,
    /// What findings mean in the workspace, if the description is its own.
    pub levels: Levels,
    /// What to do with the crate.
    pub mode: Mode,
    /// What to write for a person to look at.
    pub emits: Vec<Emit>,
}

/// A file or a directory that a run works with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where it is; absolute.
    pub path: PathBuf,
    /// How it is called in what is printed: by its path from the root of the
    /// workspace, or as it was given if it is not in the workspace.
    pub shown: String,
    /// How it is called in what is generated, so that this is the same on every
    /// machine: the same, or by its name alone if it is not in the workspace.
    pub recorded: String,
}

/// What to do with a crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write it.
    Write,
    /// Compare it to what is there.
    Check,
}

impl Regen {
    /// What a run without arguments is to do in the workspace that `dir` is in.
    ///
    /// # Errors
    /// If there is no workspace, or it does not say what to generate.
    pub fn without_arguments(dir: &Path) -> Result<Self, WorkspaceError> {
        let invocation = Invocation {
            args: Vec::new(),
            current_dir: dir.to_owned(),
            manifest_dir: None,
        };
        Self::resolve(RegenArgs::default(), &invocation)
    }

    /// What the arguments ask for, in the workspace that they are given in.
    pub(super) fn resolve(
        args: RegenArgs,
        invocation: &Invocation,
    ) -> Result<Self, WorkspaceError> {
        let here = &invocation.current_dir;
        let workspace = Workspace::find(invocation.manifest_dir.as_deref().unwrap_or(here))?;
        let root = &workspace.root;
        let given = |path: &PathBuf| Source::new(path, here, root);
        let default = |path: &PathBuf| Source::new(path, root, root);
        let defaults = &workspace.defaults;

        let strict = args.strict || args.spec.is_none() && defaults.strict;
        let levels = match args.spec {
            None => workspace.levels.clone(),
            Some(_) => Levels::default(),
        };
        let spec = args.spec.as_ref().map(given);
        let overlays = if args.overlays.is_empty() && spec.is_none() {
            defaults.overlays.iter().map(default).collect()
        } else {
            args.overlays.iter().map(given).collect()
        };
        let spec = spec
            .or_else(|| defaults.spec.as_ref().map(default))
            .ok_or_else(|| workspace.unset("description", "--spec FILE", "spec"))?;
        let default_spec = defaults.spec.as_ref().map(|spec| default(spec).shown);
        let default_name = default_name(&workspace)?;
        let default_out = defaults.out.as_ref().map(default);
        let own_out = default_out.clone();
        let out = match (args.out.as_ref().map(given), default_out) {
            (Some(out), _) => out,
            (None, Some(out)) if differ(Some(&spec.shown), default_spec.as_ref()) => {
                return Err(taken("--spec", out));
            }
            (None, Some(out)) if differ(args.name.as_ref(), default_name.as_ref()) => {
                return Err(taken("--name", out));
            }
            (None, Some(out)) => out,
            (None, None) => {
                return Err(workspace.unset("directory for the crate", "--out DIR", "out"));
            }
        };
        let runtime = root.join(defaults.runtime.as_deref().unwrap_or(Path::new(RUNTIME)));
        let is_own = own_out.is_some_and(|own| own == out);
        let package = is_own.then(|| defaults.package.or(&workspace.package));
        Ok(Self {
            spec,
            overlays,
            runtime: runtime_path(&runtime, &out, root),
            package: package.unwrap_or_default(),
            out,
            name: args
                .name
                .or(default_name)
                .ok_or_else(|| workspace.unset("name for the crate", "--name CRATE", "name"))?,
            strict,
            levels,
            mode: if args.check { Mode::Check } else { Mode::Write },
            emits: absolute(args.emits, here),
        })
    }

    /// Writes what a stage made wherever `--emit` asks for it. `render` is
    /// called only if it does.
    pub fn emit(&self, stage: EmitStage, render: impl FnOnce() -> String) -> Result<(), Failure> {
        let mut paths = self
            .emits
            .iter()
            .filter(|emit| emit.stage == stage)
            .map(|emit| &emit.path)
            .peekable();
        if paths.peek().is_none() {
            return Ok(());
        }
        let text = render();
        for path in paths {
            fs::write(path, &text).map_err(|source| Failure::Emit {
                stage,
                path: path.clone(),
                source,
            })?;
        }
        Ok(())
    }
}

fn taken(argument: &'static str, out: Source) -> WorkspaceError {
    WorkspaceError::Taken {
        argument,
        out: out.shown,
    }
}

/// Whether both are said, and not the same.
fn differ<T: PartialEq>(given: Option<&T>, default: Option<&T>) -> bool {
    given
        .zip(default)
        .is_some_and(|(given, default)| given != default)
}

/// Where the runtime is unless the workspace says so.
const RUNTIME: &str = "runtime";

/// Paths within a workspace are the same on every machine, others are not.
fn runtime_path(runtime: &Path, out: &Source, root: &Path) -> String {
    let relative = within(&out.path, root)
        .and_then(|out| pathdiff::diff_paths(runtime.strip_prefix(root).ok()?, out));
    let path = relative.unwrap_or_else(|| runtime.to_owned());
    path.display().to_string().replace('\\', "/")
}

impl Source {
    fn new(path: &Path, start: &Path, root: &Path) -> Self {
        let absolute = start.join(path);
        let inner = within(&absolute, root);
        let name = || path.file_name().map(PathBuf::from);
        let shown = inner.clone().unwrap_or_else(|| path.to_owned());
        let recorded = inner.or_else(name).unwrap_or_else(|| path.to_owned());
        // One spelling on every system.
        let spelt = |path: PathBuf| path.display().to_string().replace('\\', "/");
        Self {
            shown: spelt(shown),
            recorded: spelt(recorded),
            path: absolute,
        }
    }
}

/// The path from the root, if it is below that, also by way of `..` and links.
fn within(path: &Path, root: &Path) -> Option<PathBuf> {
    let is_plain = |inner: &&Path| !inner.components().any(|part| part.as_os_str() == "..");
    if let Some(inner) = path.strip_prefix(root).ok().filter(is_plain) {
        return Some(inner.to_owned());
    }
    let (path, root) = (path.canonicalize().ok()?, root.canonicalize().ok()?);
    path.strip_prefix(root).ok().map(Path::to_owned)
}

fn default_name(workspace: &Workspace) -> Result<Option<String>, WorkspaceError> {
    let name = workspace.defaults.name.as_deref().map(crate_name);
    name.transpose()
        .map_err(|message| WorkspaceError::Malformed {
            path: workspace.manifest(),
            message,
        })
}

/// Absolute, because the current directory may be replaced in the meantime.
fn absolute(emits: Vec<Emit>, here: &Path) -> Vec<Emit> {
    let resolve = |emit: Emit| Emit {
        path: here.join(emit.path),
        ..emit
    };
    emits.into_iter().map(resolve).collect()
}
