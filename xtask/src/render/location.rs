//! Where a directory really is, and which names next to it are reserved.
//!
//! A rename acts on a name in a parent directory, so symbolic links, `.` and
//! trailing slashes are settled here, once. Only looks; changes nothing.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use super::error::WriteError;

/// A directory that is or will be a crate.
#[derive(Debug, Clone)]
pub(super) struct Location {
    /// The directory; absolute, and without links, unless it does not exist.
    pub dir: PathBuf,
    /// The directory that it is in; exists.
    pub parent: PathBuf,
    /// Where a run keeps its lock and the trees that are not in place.
    pub workshop: PathBuf,
}

impl Location {
    /// Settles a path as a person gave it.
    pub fn resolve(dir: &Path) -> Result<Self, WriteError> {
        let real = match dir.canonicalize() {
            Ok(real) if real.is_dir() => real,
            Ok(_) => return Err(WriteError::NotADirectory(dir.to_owned())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => future(dir)?,
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(WriteError::NotADirectory(dir.to_owned()));
            }
            Err(error) => return Err(WriteError::io("open", dir)(error)),
        };
        let (Some(parent), Some(name)) = (real.parent(), real.file_name()) else {
            return Err(WriteError::NoName(dir.to_owned()));
        };
        let mut reserved = OsString::from(".");
        reserved.push(name);
        reserved.push(".regen");
        Ok(Self {
            parent: parent.to_owned(),
            workshop: parent.join(reserved),
            dir: real,
        })
    }

    /// The tree that is being built, or has been replaced and awaits deletion.
    pub fn spare(&self) -> PathBuf {
        self.workshop.join("spare")
    }

    /// The old tree while neither tree is in place; only where an atomic
    /// exchange is not to be had.
    pub fn previous(&self) -> PathBuf {
        self.workshop.join("previous")
    }

    /// The file that the running process holds locked.
    pub fn lock(&self) -> PathBuf {
        self.workshop.join("lock")
    }
}

/// The path of a directory that does not exist, in a parent that does.
fn future(dir: &Path) -> Result<PathBuf, WriteError> {
    if dir.is_symlink() {
        return Err(WriteError::DanglingLink(dir.to_owned()));
    }
    let (Some(parent), Some(name)) = (dir.parent(), dir.file_name()) else {
        return Err(WriteError::NoName(dir.to_owned()));
    };
    let parent = if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    };
    let parent = parent.canonicalize().map_err(|_| WriteError::NoParent {
        dir: dir.to_owned(),
        parent: parent.to_owned(),
    })?;
    Ok(parent.join(name))
}
