//! The workspace that a run works in, and what it says about `regen`.
//!
//! It is looked for when the program runs and not when it is built, so that a
//! copy of the checkout works on itself.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::emit::PackageFacts;
use crate::lint::Levels;

/// A cargo workspace.
#[derive(Debug)]
pub(super) struct Workspace {
    pub root: PathBuf,
    pub defaults: Defaults,
    /// What its packages have in common.
    pub package: Facts,
    /// What findings mean.
    pub levels: Levels,
}

/// `[workspace.metadata.regen]`: what `regen` does when no argument says
/// otherwise. Paths start at the workspace's root.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Defaults {
    pub spec: Option<PathBuf>,
    pub overlays: Vec<PathBuf>,
    pub out: Option<PathBuf>,
    pub name: Option<String>,
    pub runtime: Option<PathBuf>,
    pub strict: bool,
    pub package: Facts,
}

/// `[workspace.metadata.regen.package]` and, for what that leaves out,
/// `[workspace.package]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Facts {
    version: Option<String>,
    license: Option<String>,
    authors: Option<Vec<String>>,
    repository: Option<String>,
}

impl Facts {
    /// These facts and, for what they leave out, `others`.
    pub fn or(&self, others: &Self) -> PackageFacts {
        let or = |own: &Option<String>, other: &Option<String>| own.clone().or(other.clone());
        PackageFacts {
            version: or(&self.version, &others.version),
            license: or(&self.license, &others.license),
            authors: self
                .authors
                .clone()
                .or(others.authors.clone())
                .unwrap_or_default(),
            repository: or(&self.repository, &others.repository),
        }
    }
}

/// A workspace that is not there, or does not say enough.
#[derive(Debug, thiserror::Error)]
pub enum WorkspaceError {
    /// There is no `Cargo.toml` with a `[workspace]`.
    #[error(
        "there is no cargo workspace in `{}` or above it. Change to the directory of the project",
        .0.display()
    )]
    NotFound(PathBuf),

    /// A manifest cannot be read.
    #[error("cannot read `{}`: {source}", path.display())]
    Unreadable {
        /// The manifest.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },

    /// A manifest is not TOML, or has something unexpected under
    /// `[workspace.metadata.regen]` or `[workspace.metadata.lint]`.
    #[error("`{}` is wrong: {}", path.display(), message.trim_end())]
    Malformed {
        /// The manifest.
        path: PathBuf,
        /// What is wrong, and in which line.
        message: String,
    },

    /// Neither an argument nor the workspace says it.
    #[error(
        "there is no {what}: give `{argument}`, or set `{key}` under \
         `[workspace.metadata.regen]` in `{}`",
        manifest.display()
    )]
    Unset {
        /// What is missing.
        what: &'static str,
        /// The argument that gives it.
        argument: &'static str,
        /// The default's name.
        key: &'static str,
        /// Where it could be set.
        manifest: PathBuf,
    },

    /// The default directory is for the workspace's own crate, and another one
    /// is asked for.
    #[error(
        "`{argument}` asks for another crate than the workspace's own, which is in `{out}`: add \
         `--out DIR` to say where the other one goes"
    )]
    Taken {
        /// The argument that asks for it.
        argument: &'static str,
        /// The directory of the workspace's crate.
        out: String,
    },
}

/// As much of a manifest as is looked at.
#[derive(Deserialize)]
struct Manifest {
    workspace: Option<WorkspaceTable>,
}

#[derive(Deserialize)]
struct WorkspaceTable {
    #[serde(default)]
    metadata: Metadata,
    #[serde(default)]
    package: Facts,
}

#[derive(Default, Deserialize)]
struct Metadata {
    #[serde(default)]
    regen: Defaults,
    #[serde(default)]
    lint: Levels,
}

impl Workspace {
    /// The workspace that `start` is in.
    pub fn find(start: &Path) -> Result<Self, WorkspaceError> {
        for root in start.ancestors() {
            let path = root.join("Cargo.toml");
            let text = match fs::read_to_string(&path) {
                Ok(text) => text,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(source) => return Err(WorkspaceError::Unreadable { path, source }),
            };
            let manifest: Manifest =
                toml::from_str(&text).map_err(|error| WorkspaceError::Malformed {
                    path: path.clone(),
                    message: error.to_string(),
                })?;
            if let Some(workspace) = manifest.workspace {
                if let Some(message) = workspace.metadata.lint.fault() {
                    return Err(WorkspaceError::Malformed { path, message });
                }
                return Ok(Self {
                    root: root.to_owned(),
                    defaults: workspace.metadata.regen,
                    package: workspace.package,
                    levels: workspace.metadata.lint,
                });
            }
        }
        Err(WorkspaceError::NotFound(start.to_owned()))
    }

    /// The manifest, in which the defaults stand.
    pub fn manifest(&self) -> PathBuf {
        self.root.join("Cargo.toml")
    }

    /// What is missing, and where it could be set.
    pub fn unset(
        &self,
        what: &'static str,
        argument: &'static str,
        key: &'static str,
    ) -> WorkspaceError {
        WorkspaceError::Unset {
            what,
            argument,
            key,
            manifest: self.manifest(),
        }
    }
}
