//! The workspace, and copies of it in which the generator can be run.
//!
//! The generator runs in this process and writes nothing: what it would write
//! is handed back.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use xtask::cli::Regen;
use xtask::report::Stages;

/// The text of every file of a crate, by its path.
pub type Files = BTreeMap<PathBuf, String>;

/// What a copy of the workspace needs for the generator to run in it.
const SOURCES: [&str; 3] = [
    "Cargo.toml",
    "openapi/enrich.yaml",
    "openapi/sdk.overlay.yaml",
];

/// The root of this workspace.
#[must_use]
pub fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest
        .ancestors()
        .nth(2)
        .expect("this crate is two levels below the workspace")
}

/// The files that the generator makes in the workspace at `root`.
///
/// # Errors
/// What it says is wrong, in plain text.
pub fn generate(root: &Path) -> Result<Files, String> {
    let plain = |message: String| anstream::adapter::strip_str(&message).to_string();
    let regen = Regen::without_arguments(root).map_err(|error| plain(error.to_string()))?;
    let product = xtask::regen::regen(&regen, &mut Stages::silent());
    let product = product.map_err(|failure| plain(failure.to_string()))?;
    Ok(product.output.files().clone())
}

/// A copy of what the generator reads, to be changed.
#[derive(Debug)]
pub struct Workbench {
    dir: TempDir,
}

impl Default for Workbench {
    fn default() -> Self {
        Self::new()
    }
}

impl Workbench {
    /// A copy as it is.
    #[must_use]
    pub fn new() -> Self {
        let dir = tempfile::tempdir().expect("a directory for temporary files");
        for path in SOURCES {
            let copy = dir.path().join(path);
            fs::create_dir_all(copy.parent().expect("it is below the directory"))
                .and_then(|()| fs::copy(root().join(path), &copy))
                .unwrap_or_else(|error| panic!("cannot copy {path}: {error}"));
        }
        Self { dir }
    }

    /// Changes the one place of a file where `old` stands.
    #[must_use]
    pub fn edit(self, path: &str, old: &str, new: &str) -> Self {
        self.rewrite(path, |text| {
            let places = text.matches(old).count();
            assert_eq!(places, 1, "`{old}` should stand once in {path}");
            text.replace(old, new)
        })
    }

    /// Replaces the text of a file.
    #[must_use]
    pub fn rewrite(self, path: &str, with: impl FnOnce(&str) -> String) -> Self {
        let path = self.dir.path().join(path);
        let text = fs::read_to_string(&path).expect("a copied file can be read");
        fs::write(&path, with(&text)).expect("a copied file can be written");
        self
    }

    /// The files that the generator makes here.
    ///
    /// # Errors
    /// What it says is wrong, in plain text.
    pub fn generate(&self) -> Result<Files, String> {
        generate(self.dir.path())
    }
}

/// The files that are below a directory.
#[must_use]
pub fn files_below(dir: &Path) -> Files {
    let mut files = Files::new();
    let mut dirs = vec![dir.to_owned()];
    while let Some(next) = dirs.pop() {
        for entry in fs::read_dir(&next).unwrap_or_else(|error| panic!("{next:?}: {error}")) {
            let path = entry.expect("a directory can be read to its end").path();
            if path.is_dir() {
                dirs.push(path);
            } else {
                let text =
                    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
                let inner = path.strip_prefix(dir).expect("it is below the directory");
                files.insert(inner.to_owned(), text);
            }
        }
    }
    files
}
