//! How a job stands and how far it has come.

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JobState {
    /// It waits or works.
    Running,
    /// It ended, and has results.
    Done,
    /// It ended, and did not do what it should.
    Failed,
    /// The server names a state that is not in its description, or none at all.
    /// The job may run, or may have ended.
    Unknown,
}

impl JobState {
    /// The state that is called `name`. `is_known` says whether the description
    /// has such a state; `done` and `failed` are those in which the job has ended.
    #[must_use]
    pub fn named(name: &str, is_known: bool, done: &[&str], failed: &[&str]) -> Self {
        if done.contains(&name) {
            Self::Done
        } else if failed.contains(&name) {
            Self::Failed
        } else if is_known {
            Self::Running
        } else {
            Self::Unknown
        }
    }

    /// Done or not, as a flag says.
    #[must_use]
    pub fn done_if(done: bool) -> Self {
        if done { Self::Done } else { Self::Running }
    }

    /// Whether the job is known to have ended.
    #[must_use]
    pub fn has_ended(self) -> bool {
        matches!(self, Self::Done | Self::Failed)
    }
}

/// How far a job has come, in items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Progress {
    /// Items that are processed; 0 where the server does not say.
    pub processed: u64,
    /// Items in all, if the server says so.
    pub total: Option<u64>,
}

impl Progress {
    /// From what a server says.
    #[must_use]
    pub fn new(processed: Option<u64>, total: Option<u64>) -> Self {
        Self {
            processed: processed.unwrap_or(0),
            total,
        }
    }

    /// How far the job has come, from 0 to 1, as far as that is known.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "it is for a bar on a screen")]
    pub fn fraction(self) -> Option<f64> {
        match self.total? {
            0 => None,
            total => Some(self.processed.min(total) as f64 / total as f64),
        }
    }
}

/// The progress of several jobs as one. What one of them does not tell is not
/// known of all.
impl std::iter::Sum for Progress {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        let whole = Self::new(None, Some(0));
        parts.fold(whole, |sum, part| Self {
            processed: sum.processed.saturating_add(part.processed),
            total: sum
                .total
                .zip(part.total)
                .map(|(sum, part)| sum.saturating_add(part)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_states_count_as_running() {
        let named = |name: &str| {
            let is_known = ["queued", "completed", "cancelled"].contains(&name);
            JobState::named(name, is_known, &["completed"], &["failed", "cancelled"])
        };
        assert_eq!(named("completed"), JobState::Done);
        assert_eq!(named("cancelled"), JobState::Failed);
        assert_eq!(named("queued"), JobState::Running);
        for unknown in ["thinking", "Completed", "completed ", ""] {
            assert_eq!(named(unknown), JobState::Unknown);
        }
        assert_eq!(JobState::done_if(true), JobState::Done);
        assert_eq!(JobState::done_if(false), JobState::Running);
    }

    #[test]
    fn a_sum_knows_what_all_parts_know() {
        let part = Progress::new(Some(3), Some(4));
        let sum: Progress = [part, part].into_iter().sum();
        assert_eq!(sum, Progress::new(Some(6), Some(8)));
        let sum: Progress = [part, Progress::default()].into_iter().sum();
        assert_eq!(sum, Progress::new(Some(3), None));
    }

    #[test]
    fn a_fraction_stays_within_its_bounds() {
        assert_eq!(Progress::new(Some(1), Some(4)).fraction(), Some(0.25));
        assert_eq!(Progress::new(Some(5), Some(4)).fraction(), Some(1.0));
        assert_eq!(Progress::new(Some(0), Some(0)).fraction(), None);
        assert_eq!(Progress::new(Some(5), None).fraction(), None);
    }
}
