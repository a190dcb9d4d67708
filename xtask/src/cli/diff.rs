//! `cargo xtask diff`: which two descriptions to compare, and what comes of it.
//!
//! A description is a file, a revision of git with the description and the overlays that
//! its workspace names, or a file of a revision (`REV:FILE`).

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use super::args::{Deny, DiffArgs, Format, RegenArgs};
use super::revision::{Revision, wrong};
use super::workspace::Workspace;
use super::{Console, Exit, Failure, Invocation, Regen, Source};
use crate::diff::{self, Acceptance, CODES, Change, Date, Diff, Versions};
use crate::emit::PackageFacts;
use crate::suggest;

/// Compares two descriptions and prints what changed.
pub(super) fn run(
    args: &DiffArgs,
    invocation: &Invocation,
    compare: impl FnOnce(&Regen, &Regen) -> Result<Diff, Failure>,
    console: &mut Console<'_>,
) -> Result<Exit, Failure> {
    if let Some(code) = &args.explain {
        console.report(&explained(code.as_deref())?);
        return Ok(Exit::Done);
    }
    let here = &invocation.current_dir;
    let ignored = args.ignore.as_deref().map(|path| acceptance(path, here));
    let ignored = ignored.transpose()?;
    let own = Regen::resolve(RegenArgs::default(), invocation)?;
    let workspace = Workspace::find(invocation.manifest_dir.as_deref().unwrap_or(here))?;
    let asked = Asked {
        own: &own,
        workspace: &workspace.root,
        here,
    };
    let base = asked.side(args.base.as_deref().unwrap_or("HEAD"))?;
    let head = match args.head.as_deref() {
        Some(head) => asked.side(head)?,
        None => Side::own(&own),
    };
    let mut diff = compare(&base.regen, &head.regen)?;
    let versions = Versions {
        name: own.name.clone(),
        base: base.version.clone(),
        head: head.version.clone(),
    };
    diff.version = versions.step(diff.step);
    if let Some((name, acceptance)) = ignored {
        let judged = acceptance.judge(&name, &mut diff, Date::of(SystemTime::now()));
        for warning in judged.warnings {
            console.tell(&format!("warning: {warning}\n"));
        }
    }
    console.report(&match args.format {
        Format::Text => diff::text(&diff),
        Format::Markdown => diff::markdown(&diff),
        Format::Json => diff::json(&diff),
        Format::Html => diff::html(&diff),
        Format::Github => diff::github(&diff),
    });
    let mut is_denied = false;
    for deny in &args.deny {
        is_denied |= denies(*deny, &diff)?;
    }
    Ok(if is_denied { Exit::Stale } else { Exit::Done })
}

/// What changed since the last commit, in a few lines. Nothing outside of git, and nothing
/// for another description than the workspace's own.
pub(super) fn brief(
    regen: &Regen,
    invocation: &Invocation,
    compare: impl FnOnce(&Regen, &Regen) -> Result<Diff, Failure>,
) -> Option<String> {
    let own = Regen::resolve(RegenArgs::default(), invocation).ok()?;
    if (&own.spec, &own.overlays, &own.out) != (&regen.spec, &regen.overlays, &regen.out) {
        return None;
    }
    let here = &invocation.current_dir;
    let workspace = Workspace::find(invocation.manifest_dir.as_deref().unwrap_or(here)).ok()?;
    let asked = Asked {
        own: &own,
        workspace: &workspace.root,
        here,
    };
    let (base, head) = (asked.side("HEAD").ok()?, Side::own(&own));
    let mut diff = compare(&base.regen, &head.regen).ok()?;
    let versions = Versions {
        name: own.name.clone(),
        base: base.version.clone(),
        head: head.version.clone(),
    };
    diff.version = versions.step(diff.step);
    Some(diff::brief(&diff))
}

fn denies(deny: Deny, diff: &Diff) -> Result<bool, Failure> {
    let counts = |change: &&Change| change.accepted.is_none();
    let mut changes = diff.changes.iter().filter(counts);
    match (deny, &diff.version) {
        (Deny::Breaking, _) => Ok(changes.any(Change::is_breaking)),
        (Deny::Any, _) => Ok(changes.next().is_some()),
        (Deny::VersionStep, Some(version)) => Ok(!version.is_taken),
        (Deny::VersionStep, None) => Err(wrong(
            "the version of the crate is not known for both sides",
            "`--deny version-step` compares two revisions of a workspace that has a version under \
             `[workspace.metadata.regen.package]` or `[workspace.package]`",
        )),
    }
}

fn explained(code: Option<&str>) -> Result<String, Failure> {
    let Some(code) = code else {
        let all = CODES
            .iter()
            .map(|(code, why)| format!("{code}\n    {why}\n"));
        return Ok(all.collect::<Vec<_>>().join("\n"));
    };
    match diff::explain(code) {
        Some(why) => Ok(format!("{code}\n    {why}\n")),
        None => {
            let near = suggest::closest(code, CODES.iter().map(|(code, _)| *code));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`cargo xtask diff --explain` lists all".to_owned(),
            };
            Err(wrong(&format!("there is no change `{code}`"), &help))
        }
    }
}

/// The file of accepted changes, with the name that it is known by.
fn acceptance(path: &Path, here: &Path) -> Result<(String, Acceptance), Failure> {
    let name = path.display().to_string();
    let text = fs::read_to_string(here.join(path)).map_err(|error| {
        wrong(
            &format!("cannot read `{name}`: {error}"),
            "`--ignore` takes a file that lists accepted changes",
        )
    })?;
    let acceptance = Acceptance::read(&name, &text).map_err(Failure::Description)?;
    Ok((name, acceptance))
}

/// One side of the comparison.
struct Side {
    regen: Regen,
    /// The version of the crate, where it is one of the workspace.
    version: Option<String>,
    /// Keeps the files until they are compared.
    _files: Option<Revision>,
}

impl Side {
    /// The files of the workspace.
    fn own(own: &Regen) -> Self {
        Self {
            regen: with(own, own.spec.clone(), own.overlays.clone()),
            version: own.package.version.clone(),
            _files: None,
        }
    }
}

/// Where a comparison is asked for.
struct Asked<'a> {
    own: &'a Regen,
    /// The root of the workspace.
    workspace: &'a Path,
    here: &'a Path,
}

impl Asked<'_> {
    /// The side that an argument names.
    fn side(&self, text: &str) -> Result<Side, Failure> {
        let file = self.here.join(text);
        if file.is_file() {
            let spec = Source {
                path: file,
                shown: text.to_owned(),
                recorded: text.to_owned(),
            };
            let overlays = match is_same(&spec.path, &self.own.spec.path) {
                true => self.own.overlays.clone(),
                false => Vec::new(),
            };
            return Ok(Side {
                regen: with(self.own, spec, overlays),
                version: None,
                _files: None,
            });
        }
        match text.split_once(':') {
            Some((revision, path)) => self.file(Revision::check_out(revision, self.here)?, path),
            None => self.revision(Revision::check_out(text, self.here)?),
        }
    }

    /// The description and the overlays that the workspace of a revision names.
    fn revision(&self, revision: Revision) -> Result<Side, Failure> {
        let then = self.workspace_of(&revision);
        if !then.spec.path.is_file() {
            return Err(wrong(
                &format!("`{}` is not in `{}`", then.spec.shown, revision.name),
                "compare with another revision, or with `REV:FILE` if it had another name",
            ));
        }
        let shown = |source: &Source| shown(source, &revision);
        let overlays = then.overlays.iter().map(shown).collect();
        Ok(Side {
            regen: with(self.own, shown(&then.spec), overlays),
            version: then.package.version.clone(),
            _files: Some(revision),
        })
    }

    /// A file of a revision, with overlays if it is the description of the workspace.
    fn file(&self, revision: Revision, path: &str) -> Result<Side, Failure> {
        let file = revision.files().join(path);
        if !file.is_file() {
            let ends = [".json", ".yaml", ".yml"];
            let help = match ends.iter().any(|end| path.ends_with(end)) {
                true => "write its path from the root of the repository",
                false => "a description is a `.yaml`, `.yml` or `.json` file",
            };
            let problem = format!("`{path}` is not in `{}`", revision.name);
            return Err(wrong(&problem, help));
        }
        let then = self.workspace_of(&revision);
        let overlays = match is_same(&file, &then.spec.path) {
            true => then
                .overlays
                .iter()
                .map(|it| shown(it, &revision))
                .collect(),
            false => Vec::new(),
        };
        let spec = Source {
            path: file,
            shown: format!("{}:{path}", revision.name),
            recorded: path.to_owned(),
        };
        Ok(Side {
            regen: with(self.own, spec, overlays),
            version: None,
            _files: Some(revision),
        })
    }

    /// What the workspace of a revision says, or what it says today if that is not enough.
    fn workspace_of(&self, revision: &Revision) -> Regen {
        let known = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let workspace = known(self.workspace);
        let below = workspace.strip_prefix(known(&revision.root));
        let dir = revision.files().join(below.unwrap_or(Path::new("")));
        let then = match dir.join("Cargo.toml").is_file() {
            true => Regen::without_arguments(&dir).ok(),
            false => None,
        };
        then.unwrap_or_else(|| {
            let moved = |source: &Source| Source {
                path: dir.join(&source.shown),
                ..source.clone()
            };
            let overlays = self.own.overlays.iter().map(moved).collect();
            Regen {
                // Its version is not known.
                package: PackageFacts::default(),
                ..with(self.own, moved(&self.own.spec), overlays)
            }
        })
    }
}

fn is_same(a: &Path, b: &Path) -> bool {
    let known = |path: &Path| fs::canonicalize(path).ok();
    known(a).is_some_and(|a| known(b) == Some(a))
}

/// A file of a revision, shown as such.
fn shown(source: &Source, revision: &Revision) -> Source {
    Source {
        shown: format!("{}:{}", revision.name, source.shown),
        ..source.clone()
    }
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
