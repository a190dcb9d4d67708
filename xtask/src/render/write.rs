//! Making a directory equal to an output, and saying what that took.
//!
//! The order of things is here; what each of them is, is in `survey`, `lock`
//! and `transaction`.

use std::path::{Path, PathBuf};

use super::disk::{Disk, Os};
use super::error::WriteError;
use super::location::Location;
use super::lock::Lock;
use super::output::Output;
use super::survey::Survey;
use super::transaction::{commit, settle, stage};

/// What [`write()`] did, as paths relative to the directory, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that are new or were not as they should be.
    pub written: Vec<PathBuf>,
    /// Files that were as they should be, and were not touched.
    pub unchanged: Vec<PathBuf>,
    /// Files, links and empty directories that did not belong.
    pub removed: Vec<PathBuf>,
}

impl Changes {
    /// Whether everything was as it should be.
    pub fn is_empty(&self) -> bool {
        self.written.is_empty() && self.removed.is_empty()
    }
}

impl From<Survey> for Changes {
    fn from(survey: Survey) -> Self {
        let mut written = survey.missing;
        written.extend(survey.different.into_keys());
        written.sort();
        Self {
            written,
            unchanged: survey.unchanged,
            removed: survey.strangers.into_keys().collect(),
        }
    }
}

/// Makes `dir` equal to `output`, all or nothing; see the
/// [module](super) for what that promises.
///
/// `dir` may be relative, and may be a link to a directory, which is followed.
/// It need not exist, but what it is to be in must.
pub fn write(output: &Output, dir: &Path) -> Result<Changes, WriteError> {
    write_on(&mut Os, output, dir)
}

/// [`write()`] on any disk.
pub(super) fn write_on(
    disk: &mut impl Disk,
    output: &Output,
    dir: &Path,
) -> Result<Changes, WriteError> {
    let at = Location::resolve(dir)?;
    if !at.workshop.exists() {
        match Survey::of(&at.dir, output) {
            Ok(survey) if survey.is_clean() => return Ok(survey.into()),
            Ok(_) => {}
            // Another run is putting its tree in place; the lock will tell.
            Err(error) if error.is_vanished() => {}
            Err(error) => return Err(error),
        }
    }
    let lock = Lock::acquire(disk, &at)?;
    let replaced = settle(disk, &at).and_then(|()| replace(disk, output, &at));
    let cleared = settle(disk, &at).and_then(|()| lock.release(disk, &at));
    let changes = replaced?;
    cleared.map_err(|source| WriteError::Leftover {
        dir: at.dir.clone(),
        leftover: at.workshop.clone(),
        source: Box::new(source),
    })?;
    Ok(changes)
}

/// Surveys again, now that nobody else can change what is seen, and acts.
fn replace(disk: &mut impl Disk, output: &Output, at: &Location) -> Result<Changes, WriteError> {
    let survey = Survey::of(&at.dir, output)?;
    if !survey.is_clean() {
        stage(disk, at, output, &survey)?;
        commit(disk, at, &survey)?;
    }
    Ok(survey.into())
}
