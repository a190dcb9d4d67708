//! The whole crate in memory.
//!
//! An [`Output`] can only hold a set of paths that every file system can hold:
//! whoever adds a file learns at once that it cannot be. No file is touched
//! here.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// The file whose first line says whose the directory is.
pub(super) const MANIFEST: &str = "Cargo.toml";

/// Where cargo keeps what it builds; never part of a crate.
pub(super) const BUILD_PRODUCTS: &str = "target";

/// What that line contains.
pub(super) const MARKER: &str = "@generated";

/// A crate: the text of every file, by its path relative to the crate's root.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Output {
    files: BTreeMap<PathBuf, String>,
}

/// A path at which a crate cannot have a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// Absolute, empty, with `..`, not UTF-8, or with a character that some
    /// file system does not take.
    #[error(
        "`{}` is not a path for a generated file: it has to be relative, without `..`, and of \
         printable characters other than \\ : * ? \" < > |", .0.display()
    )]
    Unportable(PathBuf),

    /// Below `target`, which is cargo's.
    #[error("`{}` cannot be a generated file: what is in `target` is cargo's", .0.display())]
    BuildProduct(PathBuf),

    /// The place is taken, perhaps by a name that differs in case only, which
    /// many file systems do not tell apart.
    #[error("there are two generated files for one place, `{}` and `{}`", .0.display(), .1.display())]
    Taken(PathBuf, PathBuf),

    /// One path is both a file and a directory.
    #[error("`{}` is a generated file, so `{}` cannot be below it", .0.display(), .1.display())]
    BelowFile(PathBuf, PathBuf),
}

impl Output {
    /// A crate without files.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    pub fn insert(
        &mut self,
        path: impl AsRef<Path>,
        text: impl Into<String>,
    ) -> Result<(), PathError> {
        let path = portable(path.as_ref())?;
        for other in self.files.keys() {
            refuse_conflict(other, &path)?;
        }
        self.files.insert(path, text.into());
        Ok(())
    }

    /// Every file's text, by its path relative to the crate's root.
    pub fn files(&self) -> &BTreeMap<PathBuf, String> {
        &self.files
    }

    /// Whether the next run will know the crate for ours.
    pub(super) fn is_marked(&self) -> bool {
        self.files
            .get(Path::new(MANIFEST))
            .is_some_and(|text| has_marker(text.as_bytes()))
    }
}

/// Whether the first line of a manifest says that the generator made it.
pub(super) fn has_marker(manifest: &[u8]) -> bool {
    let line = manifest.split(|&byte| byte == b'\n').next().unwrap_or(&[]);
    line.windows(MARKER.len())
        .any(|window| window == MARKER.as_bytes())
}

/// The path in its plainest spelling, if it is one for a generated file.
fn portable(path: &Path) -> Result<PathBuf, PathError> {
    let refused = || PathError::Unportable(path.to_owned());
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::Normal(name) => {
                let name = name.to_str().filter(|name| is_portable_name(name));
                plain.push(name.ok_or_else(refused)?);
            }
            Component::CurDir => {}
            _ => return Err(refused()),
        }
    }
    if plain.as_os_str().is_empty() || path.as_os_str().as_encoded_bytes().ends_with(b"/") {
        return Err(refused());
    }
    if lowercase(&plain).starts_with(BUILD_PRODUCTS) {
        return Err(PathError::BuildProduct(plain));
    }
    Ok(plain)
}

/// A `.git` is refused because a directory that has one is never replaced.
fn is_portable_name(name: &str) -> bool {
    !name.eq_ignore_ascii_case(".git")
        && !name
            .chars()
            .any(|c| c.is_control() || r#"\:*?"<>|"#.contains(c))
}

fn refuse_conflict(old: &Path, new: &Path) -> Result<(), PathError> {
    let (low_old, low_new) = (lowercase(old), lowercase(new));
    if low_old == low_new {
        Err(PathError::Taken(old.to_owned(), new.to_owned()))
    } else if low_new.starts_with(&low_old) {
        Err(PathError::BelowFile(old.to_owned(), new.to_owned()))
    } else if low_old.starts_with(&low_new) {
        Err(PathError::BelowFile(new.to_owned(), old.to_owned()))
    } else {
        Ok(())
    }
}

fn lowercase(path: &Path) -> PathBuf {
    path.to_string_lossy().to_lowercase().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_lead_out_of_the_crate_or_nowhere_are_refused() {
        let mut output = Output::new();
        for path in [
            "",
            ".",
            "/etc/passwd",
            "..",
            "a/../b",
            "src/",
            "a\nb",
            "c:d",
            r"a\b",
            ".git/config",
        ] {
            let refused = Err(PathError::Unportable(path.into()));
            assert_eq!(output.insert(path, ""), refused, "{path:?}");
        }
        assert!(output.files().is_empty());
    }

    #[test]
    fn one_spelling_is_kept_of_a_path() {
        let mut output = Output::new();
        output.insert("./src//./lib.rs", "").unwrap();
        assert_eq!(
            output.files().keys().collect::<Vec<_>>(),
            [Path::new("src/lib.rs")]
        );
    }

    #[test]
    fn two_files_for_one_place_are_refused() {
        let mut output = Output::new();
        output.insert("src/Lib.rs", "").unwrap();
        assert!(matches!(
            output.insert("src/lib.rs", ""),
            Err(PathError::Taken(..))
        ));
        assert!(matches!(
            output.insert("SRC", ""),
            Err(PathError::BelowFile(..))
        ));
        assert!(matches!(
            output.insert("src/lib.rs/mod.rs", ""),
            Err(PathError::BelowFile(..))
        ));
        output.insert("src/lib", "").unwrap();
    }

    #[test]
    fn what_cargo_builds_is_not_part_of_a_crate() {
        let mut output = Output::new();
        for path in ["target/debug/x", "target", "Target/x"] {
            let refused = output.insert(path, "");
            assert_eq!(refused, Err(PathError::BuildProduct(path.into())));
        }
        output.insert("src/target/mod.rs", "").unwrap();
    }

    #[test]
    fn only_the_first_line_marks() {
        assert!(has_marker(b"# @generated by x\n[package]"));
        assert!(has_marker(b"# @generated"));
        assert!(!has_marker(b"[package]\n# @generated"));
        assert!(!has_marker(b""));
    }
}
