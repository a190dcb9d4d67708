//! Putting one tree in the place of another, so that a death at any moment
//! leaves the old or the new.
//!
//! A tree is built in the workshop ([`stage`]), put in place ([`commit`]), and
//! what is left in the workshop is dealt with ([`settle`]). `settle` is also
//! what a run begins with, and how it ends when it fails: cleaning up after a
//! killed run is no special case. Whoever calls must hold the lock.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::disk::Disk;
use super::error::WriteError;
use super::location::Location;
use super::output::{BUILD_PRODUCTS, Output};
use super::survey::Survey;

/// Builds the whole new tree as the spare one.
pub(super) fn stage(
    disk: &mut impl Disk,
    at: &Location,
    output: &Output,
    survey: &Survey,
) -> Result<(), WriteError> {
    let spare = at.spare();
    let dirs: BTreeSet<PathBuf> = output
        .files()
        .keys()
        .flat_map(|file| file.ancestors().skip(1))
        .map(|dir| spare.join(dir))
        .collect();
    for dir in &dirs {
        disk.create_dir(dir)
            .map_err(WriteError::io("create", dir))?;
    }
    for path in survey.unchanged.iter().chain(&survey.carried) {
        let (from, to) = (at.dir.join(path), spare.join(path));
        disk.duplicate(&from, &to)
            .map_err(WriteError::io("copy", &from))?;
    }
    for (path, text) in output.files() {
        if survey.unchanged.binary_search(path).is_err() {
            let to = spare.join(path);
            disk.create_file(&to, text)
                .map_err(WriteError::io("write", &to))?;
        }
    }
    for dir in dirs.iter().rev() {
        sync(disk, dir)?;
    }
    if survey.exists {
        disk.copy_permissions(&at.dir, &spare)
            .map_err(WriteError::io("set the permissions of", &spare))?;
    }
    sync(disk, &at.workshop)
}

/// Puts the spare tree in place. Whatever was there is the spare or the
/// previous tree afterwards.
pub(super) fn commit(
    disk: &mut impl Disk,
    at: &Location,
    survey: &Survey,
) -> Result<(), WriteError> {
    if survey.exists {
        exchange(disk, at).map_err(|error| immovable(at, error))?;
    } else {
        disk.rename(&at.spare(), &at.dir)
            .map_err(WriteError::io("create", &at.dir))?;
    }
    sync(disk, &at.parent)
}

fn exchange(disk: &mut impl Disk, at: &Location) -> io::Result<()> {
    match disk.exchange(&at.spare(), &at.dir) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => {
            disk.rename(&at.dir, &at.previous())?;
            disk.rename(&at.spare(), &at.dir)
        }
        result => result,
    }
}

fn immovable(at: &Location, error: io::Error) -> WriteError {
    match error.kind() {
        io::ErrorKind::CrossesDevices | io::ErrorKind::ResourceBusy => {
            WriteError::Immovable(at.dir.clone())
        }
        _ => WriteError::io("replace", &at.dir)(error),
    }
}

/// Empties the workshop of trees, whatever state a run has left it in.
pub(super) fn settle(disk: &mut impl Disk, at: &Location) -> Result<(), WriteError> {
    let (spare, previous) = (at.spare(), at.previous());
    if exists(&previous) && !exists(&at.dir) {
        rename(disk, &previous, &at.dir)?;
        sync(disk, &at.parent)?;
    }
    discard(disk, at)?;
    if exists(&previous) {
        // Under that name it would be put back if the directory went missing,
        // which must not happen to a tree that is half deleted.
        rename(disk, &previous, &spare)?;
        discard(disk, at)?;
    }
    Ok(())
}

/// Removes the spare tree, but not what cargo built in it.
fn discard(disk: &mut impl Disk, at: &Location) -> Result<(), WriteError> {
    let spare = at.spare();
    if !exists(&spare) {
        return Ok(());
    }
    let (from, to) = (spare.join(BUILD_PRODUCTS), at.dir.join(BUILD_PRODUCTS));
    // If there are newer products, made since the exchange, those stay.
    if exists(&from) && exists(&at.dir) && !exists(&to) {
        rename(disk, &from, &to)?;
        sync(disk, &at.dir)?;
    }
    disk.remove(&spare)
        .map_err(WriteError::io("remove", &spare))
}

fn rename(disk: &mut impl Disk, from: &Path, to: &Path) -> Result<(), WriteError> {
    disk.rename(from, to).map_err(WriteError::io("move", from))
}

fn sync(disk: &mut impl Disk, dir: &Path) -> Result<(), WriteError> {
    disk.sync_dir(dir).map_err(WriteError::io("flush", dir))
}

fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}
