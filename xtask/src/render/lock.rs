//! One run at a time in one directory.
//!
//! The lock is the system's, on an open file, so it ends with the process
//! however that ends; the file itself says nothing and may be left over. What
//! the lock protects is not known here.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};

use super::disk::Disk;
use super::error::WriteError;
use super::location::Location;

/// How often another run's clearing up may get in between before this one
/// gives up; each time means that a whole run has ended in the meantime.
const ATTEMPTS: usize = 16;

/// The right to change a directory and its workshop.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock, creating the workshop if it is not there.
    pub fn acquire(disk: &mut impl Disk, at: &Location) -> Result<Self, WriteError> {
        for _ in 0..ATTEMPTS {
            open_workshop(disk, at)?;
            let path = at.lock();
            let file = match disk.open_lock(&path) {
                Ok(file) => file,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(WriteError::io("create", &path)(error)),
            };
            match FileExt::try_lock(&file) {
                // A run that has just ended removed the file that we opened.
                Ok(()) if !is_at(&file, &path) => {}
                Ok(()) => return Ok(Self { file }),
                Err(TryLockError::WouldBlock) => break,
                Err(TryLockError::Error(error)) => {
                    return Err(WriteError::io("lock", &path)(error));
                }
            }
        }
        Err(WriteError::Busy(at.dir.clone()))
    }

    /// Gives the lock back, and removes the workshop if it is empty.
    pub fn release(self, disk: &mut impl Disk, at: &Location) -> Result<(), WriteError> {
        let path = at.lock();
        disk.remove(&path)
            .map_err(WriteError::io("remove", &path))?;
        drop(self);
        match disk.remove_empty_dir(&at.workshop) {
            // The next run is in it already, or has been.
            Err(error)
                if !matches!(
                    error.kind(),
                    io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::NotFound
                ) =>
            {
                Err(WriteError::io("remove", &at.workshop)(error))
            }
            _ => Ok(()),
        }
    }
}

impl Drop for Lock {
    /// Closing the file is not enough if another thread is just starting a
    /// process, which has it open too until it is another program.
    fn drop(&mut self) {
        // If this fails, closing it has to do.
        let _ = FileExt::unlock(&self.file);
    }
}

fn open_workshop(disk: &mut impl Disk, at: &Location) -> Result<(), WriteError> {
    match disk.create_dir(&at.workshop) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => refuse_strangers(at),
        Err(error) => Err(WriteError::io("create", &at.workshop)(error)),
    }
}

/// A directory of the reserved name that we did not fill is not ours to empty.
fn refuse_strangers(at: &Location) -> Result<(), WriteError> {
    let reserved = |stranger: PathBuf| WriteError::Reserved {
        dir: at.workshop.clone(),
        stranger,
    };
    let is_dir = |path: &Path| fs::symlink_metadata(path).is_ok_and(|found| found.is_dir());
    let ours = [at.lock(), at.spare(), at.previous()];
    let listing = match fs::read_dir(&at.workshop) {
        Ok(listing) if is_dir(&at.workshop) => listing,
        // Cleared away since; whoever called tries again.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        _ => return Err(reserved(at.workshop.clone())),
    };
    for entry in listing {
        let path = entry.map_err(WriteError::io("read", &at.workshop))?.path();
        if !ours.contains(&path) {
            return Err(reserved(path));
        }
    }
    Ok(())
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;

    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(held), Ok(found)) => held.dev() == found.dev() && held.ino() == found.ino(),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}
