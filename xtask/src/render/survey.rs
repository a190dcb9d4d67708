//! How a directory differs from the crate that it should be.
//!
//! `write` and `check` both act on a [`Survey`], and on nothing else that they
//! see in the directory. It also is where a directory that is not ours is
//! refused. Only looks; changes nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::WriteError;
use super::output::{BUILD_PRODUCTS, MANIFEST, Output, has_marker};
use super::tree::{self, Entry};

/// What cargo writes into a crate's root unasked; kept as it is, unless the
/// output has one.
const LOCK_FILE: &str = "Cargo.lock";

/// A directory compared to the crate that it should be.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Whether the directory is there at all.
    pub exists: bool,
    /// Files that are as they should be.
    pub unchanged: Vec<PathBuf>,
    /// Files that should be and are not there.
    pub missing: Vec<PathBuf>,
    /// Files that are not as they should be, with what is there.
    pub different: BTreeMap<PathBuf, Entry>,
    /// What should not be there.
    pub strangers: BTreeMap<PathBuf, Entry>,
    /// Files that are cargo's, and stay.
    pub carried: Vec<PathBuf>,
}

impl Survey {
    /// Compares a directory, which may not exist yet.
    pub fn of(dir: &Path, output: &Output) -> Result<Self, WriteError> {
        if !output.is_marked() {
            return Err(WriteError::Unmarked);
        }
        if !dir.is_dir() {
            return Ok(Self {
                missing: output.files().keys().cloned().collect(),
                ..Self::default()
            });
        }
        refuse_what_is_not_ours(dir)?;
        let mut strangers = tree::read(dir, BUILD_PRODUCTS)?;
        let mut survey = Self {
            exists: true,
            ..Self::default()
        };
        for (path, text) in output.files() {
            match strangers.remove(path) {
                None => survey.missing.push(path.clone()),
                Some(Entry::File) if holds(&dir.join(path), text)? => {
                    survey.unchanged.push(path.clone());
                }
                Some(entry) => {
                    survey.different.insert(path.clone(), entry);
                }
            }
        }
        if strangers.get(Path::new(LOCK_FILE)) == Some(&Entry::File) {
            survey.carried.extend(
                strangers
                    .remove_entry(Path::new(LOCK_FILE))
                    .map(|(path, _)| path),
            );
        }
        survey.strangers = strangers;
        Ok(survey)
    }

    /// Whether the directory is as it should be.
    pub fn is_clean(&self) -> bool {
        self.missing.is_empty() && self.different.is_empty() && self.strangers.is_empty()
    }
}

fn refuse_what_is_not_ours(dir: &Path) -> Result<(), WriteError> {
    let mut listing = fs::read_dir(dir).map_err(WriteError::io("read", dir))?;
    if listing.next().is_none() {
        return Ok(());
    }
    let manifest = dir.join(MANIFEST);
    // Reading a pipe would wait for ever.
    if !fs::symlink_metadata(&manifest).is_ok_and(|found| found.is_file()) {
        return Err(WriteError::NotOurs(dir.to_owned()));
    }
    let text = fs::read(&manifest).map_err(WriteError::io("read", &manifest))?;
    if has_marker(&text) {
        Ok(())
    } else {
        Err(WriteError::NotOurs(dir.to_owned()))
    }
}

/// Whether a file says exactly `text`. One of another length is not read.
fn holds(path: &Path, text: &str) -> Result<bool, WriteError> {
    let length = fs::symlink_metadata(path)
        .map_err(WriteError::io("read", path))?
        .len();
    if u64::try_from(text.len()) != Ok(length) {
        return Ok(false);
    }
    let bytes = fs::read(path).map_err(WriteError::io("read", path))?;
    Ok(bytes == text.as_bytes())
}
