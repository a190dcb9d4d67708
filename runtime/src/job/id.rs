//! The part of a handle that outlives the process.
//!
//! A few words of JSON that say which jobs they are and of what kind, so that
//! the handle of one kind is not taken for that of another. No input is in it;
//! of the items that were submitted there is a fingerprint.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::JobKind;
use crate::{Error, ErrorKind};

/// The id of a job of kind `K`, or the ids of the several that it was split
/// over. It serializes, and a [`Job`](super::Job) can be made of it anywhere. It
/// is never empty.
pub struct JobId<K> {
    pub(super) parts: Vec<Part>,
    kind: PhantomData<fn() -> K>,
}

/// One job on the server.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Part {
    pub(super) id: String,
    /// Tells the items that it was submitted with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) items: Option<String>,
}

impl Part {
    /// `None` if `id` is empty, or white space: no server calls a job that.
    pub(super) fn new(id: impl Into<String>, items: Option<String>) -> Option<Self> {
        let id = id.into();
        is_id(&id).then_some(Self { id, items })
    }
}

/// Whether a job can be found by this.
pub(crate) fn is_id(id: &str) -> bool {
    !id.trim().is_empty()
}

impl<K> JobId<K> {
    /// The id of a job, as the server gave it.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidRequest`] if `id` is empty or white space.
    pub fn new(id: impl Into<String>) -> Result<Self, Error> {
        match Part::new(id, None) {
            Some(part) => Ok(Self::of(vec![part])),
            None => Err(Error::new(
                ErrorKind::InvalidRequest,
                "the id of a job is empty",
            )),
        }
    }

    pub(super) fn of(parts: Vec<Part>) -> Self {
        Self {
            parts,
            kind: PhantomData,
        }
    }

    /// The ids by which the server knows the job, one unless it was split.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = &str> {
        self.parts.iter().map(|part| part.id.as_str())
    }
}

/// See [`JobId::new`].
impl<K> FromStr for JobId<K> {
    type Err = Error;

    fn from_str(id: &str) -> Result<Self, Error> {
        Self::new(id)
    }
}

#[derive(Serialize)]
struct Written<'a> {
    kind: &'a str,
    jobs: &'a [Part],
}

#[derive(Deserialize)]
struct Read {
    kind: String,
    jobs: Vec<Part>,
}

impl<K: JobKind> Serialize for JobId<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = Written {
            kind: K::NAME,
            jobs: &self.parts,
        };
        written.serialize(serializer)
    }
}

impl<'de, K: JobKind> Deserialize<'de> for JobId<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read { kind, jobs } = Read::deserialize(deserializer)?;
        if kind != K::NAME {
            return Err(de::Error::custom(format_args!(
                "this is the handle of a `{}` job, and not of a `{}` job",
                kind.escape_debug(),
                K::NAME
            )));
        }
        if jobs.is_empty() || jobs.iter().any(|job| !is_id(&job.id)) {
            return Err(de::Error::custom("the handle of a job has no id in it"));
        }
        Ok(Self::of(jobs))
    }
}

impl<K> Clone for JobId<K> {
    fn clone(&self) -> Self {
        Self::of(self.parts.clone())
    }
}

impl<K> PartialEq for JobId<K> {
    fn eq(&self, other: &Self) -> bool {
        self.parts == other.parts
    }
}

impl<K> Eq for JobId<K> {}

impl<K> fmt::Debug for JobId<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JobId")?;
        f.debug_list().entries(self.ids()).finish()
    }
}

/// The ids, separated by commas.
impl<K> fmt::Display for JobId<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, id) in self.ids().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{}", id.escape_debug())?;
        }
        Ok(())
    }
}
