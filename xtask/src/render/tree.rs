//! What is in a directory, without following a single link.
//!
//! Only looks. What it finds is for `survey` to judge.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::error::WriteError;

/// Something in a directory that can be removed or replaced on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Entry {
    /// A regular file.
    File,
    /// A directory with nothing in it. One with content is told by that.
    EmptyDirectory,
    /// A symbolic link, whatever it points to.
    Link,
    /// A pipe, a socket, a device.
    Special,
}

/// Everything below `root`, by its path relative to it, leaving out what is in
/// the root under the name `except`.
pub(super) fn read(root: &Path, except: &str) -> Result<BTreeMap<PathBuf, Entry>, WriteError> {
    let mut entries = BTreeMap::new();
    let mut pending = vec![PathBuf::new()];
    while let Some(relative) = pending.pop() {
        let absolute = root.join(&relative);
        let listing = fs::read_dir(&absolute).map_err(WriteError::io("read", &absolute))?;
        let mut is_empty = true;
        for item in listing {
            let item = item.map_err(WriteError::io("read", &absolute))?;
            is_empty = false;
            let path = relative.join(item.file_name());
            if path == Path::new(except) {
                continue;
            }
            if item.file_name() == ".git" {
                return Err(WriteError::Repository(absolute));
            }
            let kind = item
                .file_type()
                .map_err(WriteError::io("read", &root.join(&path)))?;
            if kind.is_dir() {
                pending.push(path);
            } else {
                entries.insert(path, classify(kind));
            }
        }
        if is_empty && !relative.as_os_str().is_empty() {
            entries.insert(relative, Entry::EmptyDirectory);
        }
    }
    Ok(entries)
}

fn classify(kind: fs::FileType) -> Entry {
    if kind.is_file() {
        Entry::File
    } else if kind.is_symlink() {
        Entry::Link
    } else {
        Entry::Special
    }
}
