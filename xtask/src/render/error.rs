//! Why a directory could not be written or compared, told to a person.
//!
//! Every message says what is wrong, where, and what to do. None of them is
//! the user's description being wrong; that was said stages ago.

use std::io;
use std::path::{Path, PathBuf};

/// A directory that could not be written or compared.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The output has no marker, so that the next run could not replace it.
    #[error(
        "the first line of the new `Cargo.toml` does not say `@generated`; without it the next \
         run would refuse to replace the crate. This is a bug in the generator"
    )]
    Unmarked,

    /// The directory has content that the generator did not make.
    #[error(
        "`{}` holds files that the generator did not make: it is not empty, and has no \
         `Cargo.toml` with `@generated` in its first line. Name another directory, or empty this \
         one first",
        .0.display()
    )]
    NotOurs(PathBuf),

    /// The directory holds a repository.
    #[error(
        "`{}` is the root of a git repository, and replacing what is around it would lose it. Name \
         a directory that is not a repository, for example one below this one",
        .0.display()
    )]
    Repository(PathBuf),

    /// There is something else than a directory.
    #[error("`{}` is not a directory. Name another one, or move it away", .0.display())]
    NotADirectory(PathBuf),

    /// A symbolic link that leads nowhere.
    #[error("`{}` is a symbolic link that leads nowhere. Create what it points to, or remove it", .0.display())]
    DanglingLink(PathBuf),

    /// There is no directory to put the directory into.
    #[error("`{}` cannot be created, because `{}` is not there. Create that first", dir.display(), parent.display())]
    NoParent {
        /// What was to be written.
        dir: PathBuf,
        /// Where it was to be.
        parent: PathBuf,
    },

    /// The path ends in `..`, or is the root.
    #[error("`{}` does not name a directory that can be replaced. Give a path that ends in a name", .0.display())]
    NoName(PathBuf),

    /// Another run is writing.
    #[error("another run is writing `{}`. Wait until it is done, then run this again", .0.display())]
    Busy(PathBuf),

    /// The name reserved for the tree in the making is taken by something else.
    #[error(
        "`{}` is reserved for the generator, and holds something that it did not put there: `{}`. \
         Move that away",
        dir.display(), stranger.display()
    )]
    Reserved {
        /// The reserved directory.
        dir: PathBuf,
        /// What is in it.
        stranger: PathBuf,
    },

    /// The directory cannot be moved by a rename.
    #[error(
        "`{}` cannot be replaced in one move: it is a mount point, or on another layer of the file \
         system than its parent (as in a container's image). Generate into a directory inside it, \
         or next to it, and copy. It is unchanged",
        .0.display()
    )]
    Immovable(PathBuf),

    /// The new crate is in place, but what it replaced could not be cleared away.
    #[error(
        "`{}` is the new crate, whole, but clearing away the old one failed: {}. It is in `{}`; the \
         next run tries again",
        dir.display(), source, leftover.display()
    )]
    Leftover {
        /// The crate.
        dir: PathBuf,
        /// What remains of the old one.
        leftover: PathBuf,
        /// Why.
        source: Box<WriteError>,
    },

    /// The system said no.
    #[error("cannot {action} `{}`: {source}", path.display())]
    Io {
        /// What was tried, as a verb.
        action: &'static str,
        /// On what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl WriteError {
    /// Whether something was gone by the time that it was looked at.
    pub(super) fn is_vanished(&self) -> bool {
        matches!(self, Self::Io { source, .. } if source.kind() == io::ErrorKind::NotFound)
    }

    /// Wraps what the system said with what was tried; for `map_err`.
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io {
            action,
            path,
            source,
        }
    }
}
