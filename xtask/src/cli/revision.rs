//! Files of a revision of git, in a temporary folder.
//!
//! The index and the work tree of the repository are left alone. What the files mean is
//! not decided here.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::Failure;

/// A revision with its descriptions and its manifest, as files.
pub(super) struct Revision {
    /// How it was called.
    pub name: String,
    /// Where the root of the repository is.
    pub root: PathBuf,
    /// Where the files are, by their paths from the root of the repository.
    folder: TempDir,
}

impl Revision {
    /// Copies what a description can consist of, and manifests of cargo.
    pub fn check_out(name: &str, here: &Path) -> Result<Self, Failure> {
        let top = git(here, &["rev-parse", "--show-toplevel"], None);
        let Ok(top) = top else {
            return Err(wrong(
                &format!(
                    "`{name}` is no file, and `{}` is in no repository of git",
                    here.display()
                ),
                "name a file that exists, or run this in a repository",
            ));
        };
        let root = PathBuf::from(top.trim_end_matches(['\r', '\n']));
        let commit = format!("{name}^{{commit}}");
        // What begins with a dash would be an option.
        let commit = match name.starts_with('-') {
            true => Err(String::new()),
            false => git(&root, &["rev-parse", "--verify", "--quiet", &commit], None),
        };
        let Ok(commit) = commit else {
            return Err(wrong(
                &format!("`{name}` is neither a file nor a revision of git"),
                "name a file that exists, or a commit, branch or tag; a shallow clone has only some",
            ));
        };
        let commit = commit.trim();
        let folder = tempfile::tempdir().map_err(|source| Failure::File {
            doing: "make",
            path: std::env::temp_dir(),
            source,
        })?;
        let failed = |complaint: String| {
            wrong(
                &format!("the files of `{name}` cannot be read: {complaint}"),
                "see that git can check it out",
            )
        };
        let names = git(&root, &["ls-tree", "-r", "--name-only", "-z", commit], None);
        let names = names.map_err(failed)?;
        let is_read = |name: &&str| {
            let ends = [".json", ".yaml", ".yml"];
            ends.iter().any(|end| name.ends_with(end)) || name.ends_with("Cargo.toml")
        };
        let names = names.split_inclusive('\0');
        let names: String = names
            .filter(|name| is_read(&name.trim_end_matches('\0')))
            .collect();
        let revision = Self {
            name: name.to_owned(),
            root,
            folder,
        };
        let files = revision.files();
        let prefix = format!("--prefix={}/", files.display());
        let index = revision.folder.path().join("index");
        let run = |args: &[&str], input: &str| {
            let run = Run {
                index: &index,
                input,
            };
            git(&revision.root, args, Some(run)).map_err(failed)
        };
        run(&["read-tree", commit], "")?;
        run(&["checkout-index", "-q", "-z", "--stdin", &prefix], &names)?;
        Ok(revision)
    }

    /// The folder of the files.
    pub fn files(&self) -> PathBuf {
        self.folder.path().join("files")
    }
}

/// A problem of what was asked for.
pub(super) fn wrong(problem: &str, help: &str) -> Failure {
    Failure::Description(format!("error: {problem}\n  = help: {help}\n"))
}

/// An index of its own, and what git reads.
struct Run<'a> {
    index: &'a Path,
    input: &'a str,
}

/// Runs git; returns what it prints, or what it complains about.
fn git(dir: &Path, args: &[&str], run: Option<Run<'_>>) -> Result<String, String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(dir).args(args);
    command.stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    if let Some(run) = &run {
        command.env("GIT_INDEX_FILE", run.index);
    }
    let failed = |error: io::Error| format!("git cannot be run: {error}");
    let mut child = command.spawn().map_err(failed)?;
    let stdin = child.stdin.take();
    let input = run.map(|run| run.input.as_bytes().to_vec());
    // Git may print before it has read everything.
    let writer = std::thread::spawn(move || {
        if let (Some(mut stdin), Some(input)) = (stdin, input) {
            // What git does not read, it complains about.
            let _ = stdin.write_all(&input);
        }
    });
    let ran = child.wait_with_output().map_err(failed)?;
    let _ = writer.join();
    match ran.status.success() {
        true => Ok(String::from_utf8_lossy(&ran.stdout).into_owned()),
        false => {
            let complaint = String::from_utf8_lossy(&ran.stderr);
            Err(complaint.trim().to_owned())
        }
    }
}
