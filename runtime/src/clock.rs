//! The time that a call, or one attempt at it, may take.
//!
//! Counts on tokio's clock, which tests can stop. Does not say what running out
//! of time means: that depends on what the time was for.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};

/// The time that something may take, of which some may be gone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Clock {
    /// All of it.
    pub(crate) patience: Duration,
    deadline: Option<Instant>,
}

/// There is no time left.
#[derive(Debug)]
pub(crate) struct TimeIsUp;

impl Clock {
    pub(crate) fn start(patience: Duration) -> Self {
        Self {
            patience,
            // A patience that reaches past the end of time sets no deadline.
            deadline: Instant::now().checked_add(patience),
        }
    }

    /// A clock for a part of the time: `patience`, or what is left if less.
    pub(crate) fn within(self, patience: Duration) -> Self {
        let part = Self::start(patience);
        match (part.deadline, self.deadline) {
            (Some(part_ends), Some(ends)) if part_ends < ends => part,
            (Some(_), None) => part,
            _ => self,
        }
    }

    /// Whether something that takes until `then` is done in time.
    pub(crate) fn reaches(self, then: Instant) -> bool {
        self.deadline.is_none_or(|deadline| then < deadline)
    }

    pub(crate) async fn limit<F: Future>(self, work: F) -> Result<F::Output, TimeIsUp> {
        match self.deadline {
            Some(deadline) => timeout_at(deadline, work).await.map_err(|_| TimeIsUp),
            None => Ok(work.await),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn time_runs_out() {
        let clock = Clock::start(SECOND);
        assert!(clock.limit(pending::<()>()).await.is_err());
        assert!(!clock.reaches(Instant::now()));
        assert!(
            clock
                .limit(std::future::ready(1))
                .await
                .is_ok_and(|it| it == 1)
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_part_is_never_longer_than_the_whole() {
        let whole = Clock::start(2 * SECOND);
        assert_eq!(whole.within(SECOND).patience, SECOND);
        assert_eq!(whole.within(3 * SECOND).patience, 2 * SECOND);
        assert_eq!(whole.within(Duration::MAX).patience, 2 * SECOND);
        let endless = Clock::start(Duration::MAX);
        assert_eq!(endless.within(SECOND).patience, SECOND);
        assert!(endless.reaches(Instant::now() + 1000 * SECOND));
    }
}
