//! The last stage: a crate in memory becomes a crate on disk.
//!
//! [`write()`] makes a directory equal to an [`Output`], all or nothing;
//! [`check`] says how far it is from equal and touches nothing. Both go by the
//! same survey of the directory, so they cannot disagree. Nothing here knows
//! what the files say: text comes in finished ([`format()`] is the last hand
//! laid on it), and is compared and stored byte for byte.
//!
//! # What `write` promises
//!
//! - **All or nothing.** Whenever it dies (`kill -9`, a full disk, a power
//!   cut), the directory is the old crate or the new one, whole. The new tree
//!   is completed next to the old one, flushed, and put in its place by one
//!   atomic exchange. Where the system has no such exchange, the directory is
//!   missing for the moment between two renames; the next run restores it.
//! - **Idempotent.** If nothing differs, nothing is written. Files that do not
//!   differ keep their modification times when others change.
//! - **Ours only.** A directory that has content and no `Cargo.toml` which
//!   says `@generated` in its first line is refused, and so is one that
//!   holds a `.git`: both would lose what cannot be made again. In a directory
//!   that is ours everything that does not belong is removed, except for what
//!   cargo leaves there: `Cargo.lock` and `target` are carried over untouched.
//! - **One at a time.** While a run writes, a second one to the same directory
//!   fails with [`WriteError::Busy`]. What a killed run left behind (a
//!   `.NAME.regen` next to the directory) is cleaned up by the next.
//!
//! The directory itself is replaced: a shell that stands in it has to
//! `cd` into it again. Permissions of the directory are kept, those of the
//! files that are written are the default ones, and access-control lists and
//! extended attributes are not carried to new files.

mod check;
mod disk;
mod error;
mod format;
mod layout;
mod location;
mod lock;
mod output;
mod rustfmt;
mod survey;
#[cfg(test)]
mod tests;
mod transaction;
mod tree;
mod write;

pub use check::{Difference, Stale, StaleFile, check};
pub use error::WriteError;
pub use format::{Provenance, format, with_header};
pub use output::{Output, PathError};
pub use rustfmt::{Rustfmt, RustfmtError};
pub use write::{Changes, write};
