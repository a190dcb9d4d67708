//! A file that has its name only when it is complete.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use tokio::fs::{self, File};

/// A file that is being written beside the place where it will be. It is removed
/// when it is dropped before it is complete.
pub(super) struct PartialFile {
    file: File,
    part: PathBuf,
    path: PathBuf,
    is_complete: bool,
}

impl PartialFile {
    pub(super) async fn create(path: &Path) -> io::Result<Self> {
        let mut name: OsString = path.file_name().unwrap_or_default().to_owned();
        // Two downloads to the same place do not write to the same file.
        name.push(format!(".{:016x}.part", fastrand::u64(..)));
        let part = path.with_file_name(name);
        Ok(Self {
            file: File::create_new(&part).await?,
            part,
            path: path.to_owned(),
            is_complete: false,
        })
    }

    pub(super) fn writer(&mut self) -> &mut File {
        &mut self.file
    }

    /// Gives the file its name.
    pub(super) async fn complete(mut self) -> io::Result<()> {
        // A crash after the renaming must not leave an empty file.
        self.file.sync_all().await?;
        fs::rename(&self.part, &self.path).await?;
        self.is_complete = true;
        Ok(())
    }
}

impl Drop for PartialFile {
    fn drop(&mut self) {
        if !self.is_complete {
            // A failure to remove it cannot be reported.
            let _ = std::fs::remove_file(&self.part);
        }
    }
}
