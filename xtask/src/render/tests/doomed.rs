//! A disk that fails, or takes the process with it, at a given change.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use crate::render::disk::{Disk, Os};

/// What happens to a disk when its hour has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doom {
    /// The process dies.
    Abort,
    /// One change fails.
    Hiccup,
    /// That change fails, and every one after it.
    Broken,
}

/// A disk that works for so many changes.
pub struct Doomed {
    pub doom: Doom,
    pub changes_left: usize,
    pub exchange: Exchange,
}

/// How the disk under test swaps two directories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exchange {
    Atomic,
    Unsupported,
}

impl Doomed {
    /// A disk that nothing happens to.
    pub fn spared(exchange: Exchange) -> Self {
        Self {
            doom: Doom::Abort,
            changes_left: usize::MAX,
            exchange,
        }
    }

    /// Counts a change down, and makes it come to nothing if it is the one;
    /// before that, does `half` of it.
    fn change(&mut self, half: impl FnOnce()) -> io::Result<()> {
        if self.changes_left > 0 {
            self.changes_left -= 1;
            return Ok(());
        }
        half();
        match self.doom {
            Doom::Abort => std::process::abort(),
            Doom::Hiccup => self.changes_left = usize::MAX,
            Doom::Broken => {}
        }
        Err(io::ErrorKind::StorageFull.into())
    }
}

impl Disk for Doomed {
    fn create_dir(&mut self, dir: &Path) -> io::Result<()> {
        self.change(|| ())?;
        Os.create_dir(dir)
    }

    fn create_file(&mut self, path: &Path, text: &str) -> io::Result<()> {
        self.change(|| fs::write(path, &text[..text.len() / 2]).unwrap())?;
        // Without the flush: a death of the process loses nothing that is
        // written, and several hundred crates are.
        fs::write(path, text)
    }

    fn open_lock(&mut self, path: &Path) -> io::Result<File> {
        self.change(|| ())?;
        Os.open_lock(path)
    }

    fn duplicate(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.change(|| fs::write(to, "half a co").unwrap())?;
        Os.duplicate(from, to)
    }

    fn copy_permissions(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.change(|| ())?;
        Os.copy_permissions(from, to)
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.change(|| ())?;
        assert!(fs::symlink_metadata(to).is_err(), "renamed onto something");
        Os.rename(from, to)
    }

    fn exchange(&mut self, one: &Path, other: &Path) -> io::Result<()> {
        if self.exchange == Exchange::Unsupported {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.change(|| ())?;
        Os.exchange(one, other)
    }

    fn sync_dir(&mut self, dir: &Path) -> io::Result<()> {
        self.change(|| ())?;
        assert!(dir.is_dir());
        Ok(())
    }

    fn remove(&mut self, path: &Path) -> io::Result<()> {
        // The manifest first, which makes the rest look like nobody's.
        self.change(|| drop(fs::remove_file(path.join("Cargo.toml"))))?;
        Os.remove(path)
    }

    fn remove_empty_dir(&mut self, dir: &Path) -> io::Result<()> {
        self.change(|| ())?;
        Os.remove_empty_dir(dir)
    }
}
