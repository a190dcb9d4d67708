//! `cargo xtask diff`: which two descriptions to compare, and what comes of it.
//!
//! A description is a file, a revision of git with the workspace's own files, or a file of
//! a revision (`REV:FILE`). Files of a revision are read from a temporary folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::args::{Deny, DiffArgs, Format, RegenArgs};
use super::{Console, Exit, Failure, Invocation, Regen, Source};
use crate::diff::{self, Diff};

/// Compares two descriptions and prints what changed.
pub(super) fn run(
    args: &DiffArgs,
    invocation: &Invocation,
    compare: impl FnOnce(&Regen, &Regen) -> Result<Diff, Failure>,
    console: &mut Console<'_>,
) -> Result<Exit, Failure> {
    let own = Regen::resolve(RegenArgs::default(), invocation)?;
    let base = args.base.as_deref().unwrap_or("HEAD");
    // A folder is read until its files are compared.
    let (base, _base_files) = version(base, &own, invocation)?;
    let (head, _head_files) = match args.head.as_deref() {
        Some(head) => version(head, &own, invocation)?,
        None => (own.clone(), None),
    };
    let diff = compare(&base, &head)?;
    console.report(&match args.format {
        Format::Text => diff::text(&diff),
        Format::Markdown => diff::markdown(&diff),
        Format::Json => diff::json(&diff),
    });
    let is_denied = match args.deny {
        None => false,
        Some(Deny::Breaking) => diff.changes.iter().any(diff::Change::is_breaking),
        Some(Deny::Any) => !diff.changes.is_empty(),
    };
    Ok(if is_denied { Exit::Stale } else { Exit::Done })
}

/// What to read for a version, and the folder that keeps it.
fn version(
    text: &str,
    own: &Regen,
    invocation: &Invocation,
) -> Result<(Regen, Option<TempDir>), Failure> {
    let here = &invocation.current_dir;
    let file = here.join(text);
    if file.is_file() {
        let spec = Source {
            path: file,
            shown: text.to_owned(),
            recorded: text.to_owned(),
        };
        let overlays =
            match fs::canonicalize(&spec.path).ok() == fs::canonicalize(&own.spec.path).ok() {
                true => own.overlays.clone(),
                false => Vec::new(),
            };
        return Ok((with(own, spec, overlays), None));
    }
    let (revision, path) = match text.split_once(':') {
        Some((revision, path)) => (revision, Some(path)),
        None => (text, None),
    };
    let root = PathBuf::from(git(here, &["rev-parse", "--show-toplevel"])?.trim_end());
    let folder = tempfile::tempdir().map_err(|source| Failure::File {
        doing: "make",
        path: std::env::temp_dir(),
        source,
    })?;
    let at = |source: &Source| -> Result<(Source, String), Failure> {
        let below = source.path.strip_prefix(&root).unwrap_or(&source.path);
        let name = below.to_string_lossy().replace('\\', "/");
        let copied = Source {
            path: folder.path().join(below),
            shown: format!("{revision}:{name}"),
            recorded: source.recorded.clone(),
        };
        Ok((copied, name))
    };
    let (spec, overlays) = match path {
        Some(path) => {
            let spec = Source {
                path: root.join(path),
                shown: path.to_owned(),
                recorded: path.to_owned(),
            };
            (spec, Vec::new())
        }
        None => (own.spec.clone(), own.overlays.clone()),
    };
    let mut folders: Vec<String> = Vec::new();
    let mut copied = Vec::new();
    for source in std::iter::once(&spec).chain(&overlays) {
        let (source, name) = at(source)?;
        // References lead to files beside it.
        let beside = name
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder)
            .to_owned();
        if !folders.contains(&beside) {
            folders.push(beside);
        }
        copied.push(source);
    }
    for beside in folders {
        copy(revision, &beside, &root, folder.path())?;
    }
    let spec = copied.remove(0);
    Ok((with(own, spec, copied), Some(folder)))
}

fn with(own: &Regen, spec: Source, overlays: Vec<Source>) -> Regen {
    Regen {
        spec,
        overlays,
        strict: false,
        emits: Vec::new(),
        ..own.clone()
    }
}

/// Copies the files of a folder of a revision.
fn copy(revision: &str, folder: &str, root: &Path, to: &Path) -> Result<(), Failure> {
    let tree = match folder {
        "" => revision.to_owned(),
        folder => format!("{revision}:{folder}"),
    };
    let names = git(root, &["ls-tree", "-r", "--name-only", "-z", &tree])?;
    let is_description = |name: &&str| {
        [".json", ".yaml", ".yml"]
            .iter()
            .any(|end| name.ends_with(end))
    };
    for name in names.split('\0').filter(is_description) {
        let path = Path::new(folder).join(name);
        let text = git(
            root,
            &[
                "show",
                &format!("{tree}{}{name}", if folder.is_empty() { ":" } else { "/" }),
            ],
        )?;
        let target = to.join(path);
        let parent = target.parent().unwrap_or(to);
        let written = fs::create_dir_all(parent).and_then(|()| fs::write(&target, text));
        written.map_err(|source| Failure::File {
            doing: "write",
            path: target.clone(),
            source,
        })?;
    }
    Ok(())
}

fn git(dir: &Path, args: &[&str]) -> Result<String, Failure> {
    let ran = Command::new("git").arg("-C").arg(dir).args(args).output();
    let complaint = match ran {
        Ok(ran) if ran.status.success() => {
            return Ok(String::from_utf8_lossy(&ran.stdout).into_owned());
        }
        Ok(ran) => String::from_utf8_lossy(&ran.stderr).trim().to_owned(),
        Err(error) => error.to_string(),
    };
    Err(Failure::Description(format!(
        "error: `git {}` failed: {complaint}\n  = help: name a file that exists, or a revision of git\n",
        args.join(" ")
    )))
}
