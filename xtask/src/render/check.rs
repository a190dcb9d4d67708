//! How far a directory is from what it should be, for a person to read.
//!
//! Writes nothing, and shows little: a diff is there to recognise a change by,
//! not to review it.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use super::error::WriteError;
use super::location::Location;
use super::output::Output;
use super::survey::Survey;
use super::tree::Entry;

/// How many lines of one file's diff are shown.
const LINES_PER_FILE: usize = 16;

/// How many lines of all diffs together are shown.
const LINES_IN_ALL: usize = 160;

/// How many characters of a line are shown.
const LINE_WIDTH: usize = 160;

/// How many lines around a change are shown.
const CONTEXT: usize = 1;

/// What is larger than this is not generated, and not worth reading.
const LARGEST_READ: u64 = 4 << 20;

/// How long a diff is looked for before a longer one will do.
const PATIENCE: Duration = Duration::from_millis(500);

/// What [`check`] found, in the order of the paths; nothing, if the directory
/// is as it should be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stale {
    /// Every file that is not as it should be.
    pub files: Vec<StaleFile>,
}

/// One file that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaleFile {
    /// Its path, relative to the directory.
    pub path: PathBuf,
    /// What is wrong with it.
    pub difference: Difference,
    /// What stands for a diff if there is none to show.
    pub note: Option<&'static str>,
    /// The first lines of a unified diff from what is there to what should be.
    pub diff: Vec<String>,
    /// How many lines of the diff are left out.
    pub more_lines: usize,
}

/// What can be wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// It is not there.
    Missing,
    /// It does not say what it should.
    Different,
    /// It should not be there.
    Stranger,
}

/// Compares `dir` to what [`write()`](super::write()) would make of it. Fails
/// where that would refuse to.
pub fn check(output: &Output, dir: &Path) -> Result<Stale, WriteError> {
    let at = Location::resolve(dir)?;
    let survey = Survey::of(&at.dir, output)?;
    let mut files = Vec::new();
    for path in survey.missing {
        files.push(StaleFile::new(
            path,
            Difference::Missing,
            Ok(String::new()),
            output,
        ));
    }
    for (path, entry) in survey.different {
        let old = readable(&at.dir.join(&path), entry)?;
        files.push(StaleFile::new(path, Difference::Different, old, output));
    }
    for (path, entry) in survey.strangers {
        let old = readable(&at.dir.join(&path), entry)?;
        files.push(StaleFile::new(path, Difference::Stranger, old, output));
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    share_out(&mut files, LINES_IN_ALL);
    Ok(Stale { files })
}

/// The text of what is there, or why none is shown.
fn readable(path: &Path, entry: Entry) -> Result<Result<String, &'static str>, WriteError> {
    match entry {
        Entry::EmptyDirectory => return Ok(Err("an empty directory")),
        Entry::Link => return Ok(Err("a symbolic link")),
        Entry::Special => return Ok(Err("neither a file nor a directory")),
        Entry::File => {}
    }
    let length = fs::symlink_metadata(path)
        .map_err(WriteError::io("read", path))?
        .len();
    if length > LARGEST_READ {
        return Ok(Err("too large to compare"));
    }
    let bytes = fs::read(path).map_err(WriteError::io("read", path))?;
    Ok(String::from_utf8(bytes).map_err(|_| "not text"))
}

/// Lets the files have their lines in turn until `left` are used up.
fn share_out(files: &mut [StaleFile], mut left: usize) {
    for file in files {
        let kept = file.diff.len().min(left);
        file.more_lines += file.diff.len() - kept;
        file.diff.truncate(kept);
        left -= kept;
    }
}

impl StaleFile {
    fn new(
        path: PathBuf,
        difference: Difference,
        old: Result<String, &'static str>,
        output: &Output,
    ) -> Self {
        let new = output.files().get(&path).map_or("", String::as_str);
        let (mut diff, note) = match old {
            Ok(old) => (unified(&old, new), None),
            Err(note) => (Vec::new(), Some(note)),
        };
        let more_lines = diff.len().saturating_sub(LINES_PER_FILE);
        diff.truncate(LINES_PER_FILE);
        Self {
            path,
            difference,
            note,
            diff,
            more_lines,
        }
    }
}

fn unified(old: &str, new: &str) -> Vec<String> {
    let diff = TextDiff::configure().timeout(PATIENCE).diff_lines(old, new);
    let mut lines = Vec::new();
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        lines.push(hunk.header().to_string());
        for change in hunk.iter_changes() {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            lines.push(format!("{sign}{}", printable(change.value())));
            if change.missing_newline() {
                lines.push(r"\ no newline at the end".to_owned());
            }
        }
    }
    lines
}

/// One line as a terminal can show it: short, and with no control sequences.
fn printable(line: &str) -> String {
    let line = line.strip_suffix('\n').unwrap_or(line);
    let mut shown = String::new();
    for c in line.chars().take(LINE_WIDTH) {
        match c {
            '\t' => shown.push(c),
            c if c.is_control() => shown.extend(c.escape_debug()),
            c => shown.push(c),
        }
    }
    if line.chars().nth(LINE_WIDTH).is_some() {
        shown.push('…');
    }
    shown
}

impl Stale {
    /// Whether the directory is as it should be.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    fn count(&self, difference: Difference) -> usize {
        self.files
            .iter()
            .filter(|file| file.difference == difference)
            .count()
    }
}

impl fmt::Display for Stale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return writeln!(f, "every file is as it should be");
        }
        writeln!(
            f,
            "{} missing, {} different, {} too many",
            self.count(Difference::Missing),
            self.count(Difference::Different),
            self.count(Difference::Stranger),
        )?;
        self.files.iter().try_for_each(|file| write!(f, "{file}"))
    }
}

impl fmt::Display for StaleFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.difference, self.path.display())?;
        match self.note {
            Some(note) => writeln!(f, " ({note})")?,
            None => writeln!(f)?,
        }
        for line in &self.diff {
            writeln!(f, "    {line}")?;
        }
        match self.more_lines {
            0 => Ok(()),
            1 => writeln!(f, "    … 1 more line"),
            more => writeln!(f, "    … {more} more lines"),
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "missing",
            Self::Different => "different",
            Self::Stranger => "does not belong",
        })
    }
}
