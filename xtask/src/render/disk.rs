//! The changes that a run makes to the disk, one method each.
//!
//! Everything that `write` does to a file system goes through [`Disk`], so
//! that the tests can break it between any two of them. No method decides
//! anything: which change comes when is the business of `transaction`.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Something that can be changed the way a disk can.
pub(super) trait Disk {
    /// Creates a directory, which must not exist.
    fn create_dir(&mut self, dir: &Path) -> io::Result<()>;

    /// Creates a file, which must not exist, and flushes it.
    fn create_file(&mut self, path: &Path, text: &str) -> io::Result<()>;

    /// Opens the file that is locked, creating it if need be.
    fn open_lock(&mut self, path: &Path) -> io::Result<File>;

    /// Makes `to` the same file as `from`, or a copy that does not differ in
    /// its modification time either.
    fn duplicate(&mut self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives one directory the permissions of another.
    fn copy_permissions(&mut self, from: &Path, to: &Path) -> io::Result<()>;

    /// Moves a file or a directory to where nothing is.
    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()>;

    /// Swaps two directories in one step that nobody can see half done, or
    /// fails with [`io::ErrorKind::Unsupported`].
    fn exchange(&mut self, one: &Path, other: &Path) -> io::Result<()>;

    /// Makes sure that the names in a directory survive a power cut.
    fn sync_dir(&mut self, dir: &Path) -> io::Result<()>;

    /// Removes a file, or a directory with everything in it.
    fn remove(&mut self, path: &Path) -> io::Result<()>;

    /// Removes a directory that has nothing in it.
    fn remove_empty_dir(&mut self, dir: &Path) -> io::Result<()>;
}

/// The real disk.
#[derive(Debug)]
pub(super) struct Os;

impl Disk for Os {
    fn create_dir(&mut self, dir: &Path) -> io::Result<()> {
        fs::create_dir(dir)
    }

    fn create_file(&mut self, path: &Path, text: &str) -> io::Result<()> {
        let mut file = File::create_new(path)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()
    }

    fn open_lock(&mut self, path: &Path) -> io::Result<File> {
        File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path)
    }

    fn duplicate(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        // Not every file system has hard links, and Linux refuses them to
        // other people's files. The old tree is deleted at the end, so no
        // file keeps a second name.
        fs::hard_link(from, to).or_else(|_| copy_with_time(from, to))
    }

    fn copy_permissions(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::set_permissions(to, fs::metadata(from)?.permissions())
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn exchange(&mut self, one: &Path, other: &Path) -> io::Result<()> {
        exchange(one, other)
    }

    fn sync_dir(&mut self, dir: &Path) -> io::Result<()> {
        // Elsewhere a directory cannot be opened, and renames are journalled.
        if cfg!(unix) {
            File::open(dir)?.sync_all()
        } else {
            Ok(())
        }
    }

    fn remove(&mut self, path: &Path) -> io::Result<()> {
        if !fs::symlink_metadata(path)?.is_dir() {
            return fs::remove_file(path);
        }
        fs::remove_dir_all(path).or_else(|_| {
            make_removable(path)?;
            fs::remove_dir_all(path)
        })
    }

    fn remove_empty_dir(&mut self, dir: &Path) -> io::Result<()> {
        fs::remove_dir(dir)
    }
}

fn copy_with_time(from: &Path, to: &Path) -> io::Result<()> {
    let time = fs::metadata(from)?.modified()?;
    fs::copy(from, to)?;
    // Open for reading, because a copy of a read-only file is read-only.
    let copy = File::open(to)?;
    copy.set_modified(time)?;
    copy.sync_all()
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| {
        // Kernels and file systems without it do not agree on how to say so.
        if [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP].contains(&error) {
            io::ErrorKind::Unsupported.into()
        } else {
            error.into()
        }
    })
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_one: &Path, _other: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Makes every directory in a tree writable: a file can only be removed from
/// a directory that is.
#[cfg(unix)]
fn make_removable(dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    let mut permissions = fs::symlink_metadata(dir)?.permissions();
    permissions.set_mode(permissions.mode() | 0o700);
    fs::set_permissions(dir, permissions)?;
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            make_removable(&entry.path())?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn make_removable(_dir: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    #[test]
    fn a_copy_keeps_the_time_and_the_text() {
        let dir = tempfile::tempdir().unwrap();
        let (from, to) = (dir.path().join("from"), dir.path().join("to"));
        fs::write(&from, "text").unwrap();
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000);
        let file = File::options().write(true).open(&from).unwrap();
        file.set_modified(long_ago).unwrap();
        let mut permissions = file.metadata().unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&from, permissions).unwrap();

        copy_with_time(&from, &to).unwrap();

        assert_eq!(fs::read_to_string(&to).unwrap(), "text");
        let metadata = fs::metadata(&to).unwrap();
        assert_eq!(metadata.modified().unwrap(), long_ago);
        assert!(metadata.permissions().readonly());
    }

    #[cfg(unix)]
    #[test]
    fn a_tree_with_read_only_directories_can_be_removed() {
        use std::os::unix::fs::PermissionsExt;

        let dir = tempfile::tempdir().unwrap();
        let tree = dir.path().join("tree");
        fs::create_dir_all(tree.join("a/b")).unwrap();
        fs::write(tree.join("a/b/file"), "").unwrap();
        for path in ["a/b", "a"] {
            fs::set_permissions(tree.join(path), fs::Permissions::from_mode(0o500)).unwrap();
        }

        Os.remove(&tree).unwrap();

        assert!(!tree.exists());
    }
}
