//! [`Timeline`]: the course of a job, drawn up in advance.

use std::time::Duration;

use super::Ending;
use crate::clock::{Moment, later};

/// How fast a kind of job is.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Time before the work begins.
    pub wait: Duration,
    /// Time the work takes whatever there is to do.
    pub least: Duration,
    /// Items in a second, on top of that.
    pub per_second: u64,
}

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Nothing has been done yet.
    Waiting,
    /// It is being worked on.
    Working,
    /// It has ended, and well.
    Completed,
    /// It has ended early.
    Failed,
}

impl Phase {
    /// Whether it is over.
    #[must_use]
    pub const fn ended(self) -> bool {
        matches!(self, Self::Completed | Self::Failed)
    }

    /// The state of a batch.
    #[must_use]
    pub const fn batch_state(self) -> &'static str {
        match self {
            Self::Waiting => "queued",
            _ => self.job_state(),
        }
    }

    /// The state of a reveal or export job.
    #[must_use]
    pub const fn job_state(self) -> &'static str {
        match self {
            Self::Waiting => "pending",
            Self::Working => "processing",
            Self::Completed => "completed",
            Self::Failed => "failed",
        }
    }

    /// The state of a count estimate.
    #[must_use]
    pub const fn estimate_state(self) -> &'static str {
        match self {
            Self::Working => "in_progress",
            _ => self.job_state(),
        }
    }
}

/// The course of a job.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Timeline {
    /// When it was submitted.
    pub submitted: Moment,
    /// When the work begins.
    pub starts: Moment,
    /// When it is over.
    pub ends: Moment,
    /// Items to work on.
    pub total: u64,
    /// Items that will have been worked on in the end.
    pub reached: u64,
    fails: bool,
}

impl Timeline {
    /// The course of a job with so many items.
    #[must_use]
    pub fn new(now: Moment, pace: Pace, total: u64, ending: Option<Ending>) -> Self {
        let reached = ending.map_or(total, |ending| ending.of(total));
        let starts = later(now, pace.wait);
        let nanos = reached.saturating_mul(1_000_000_000) / pace.per_second.max(1);
        Self {
            submitted: now,
            starts,
            ends: later(starts, pace.least + Duration::from_nanos(nanos)),
            total,
            reached,
            fails: matches!(ending, Some(Ending::Failed { .. })),
        }
    }

    /// The course of a job that is over as soon as it begins, and badly.
    #[must_use]
    pub fn cut_short(mut self) -> Self {
        self.ends = self.starts;
        self.reached = 0;
        self.fails = true;
        self
    }

    /// Where the job stands.
    #[must_use]
    pub fn phase(&self, now: Moment) -> Phase {
        if now < self.starts {
            Phase::Waiting
        } else if now < self.ends {
            Phase::Working
        } else if self.fails {
            Phase::Failed
        } else {
            Phase::Completed
        }
    }

    /// Items that have been worked on.
    #[must_use]
    pub fn done(&self, now: Moment) -> u64 {
        match self.phase(now) {
            Phase::Waiting => 0,
            Phase::Completed | Phase::Failed => self.reached,
            Phase::Working => {
                let passed = micros(now - self.starts);
                let whole = micros(self.ends - self.starts).max(1);
                let done = u128::from(self.reached) * passed / whole;
                u64::try_from(done)
                    .unwrap_or(self.reached)
                    .min(self.reached)
            }
        }
    }

    /// When one more item than now will have been worked on, or the job is
    /// over.
    #[must_use]
    pub fn next(&self, now: Moment) -> Moment {
        if now < self.starts {
            return self.starts;
        }
        let whole = micros(self.ends - self.starts);
        let at = u128::from(self.done(now) + 1) * whole / u128::from(self.reached.max(1)) + 1;
        let at = Duration::from_micros(u64::try_from(at).unwrap_or(u64::MAX));
        later(self.starts, at).min(self.ends)
    }

    /// The share that is done, in percent.
    #[must_use]
    pub fn percent(&self, now: Moment) -> u64 {
        if self.phase(now) == Phase::Completed {
            return 100;
        }
        (self.done(now) * 100).checked_div(self.total).unwrap_or(0)
    }

    /// When it ended, if it has.
    #[must_use]
    pub fn ended_at(&self, now: Moment) -> Option<Moment> {
        self.phase(now).ended().then_some(self.ends)
    }
}

fn micros(span: chrono::Duration) -> u128 {
    span.to_std().unwrap_or(Duration::ZERO).as_micros()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PACE: Pace = Pace {
        wait: Duration::from_secs(2),
        least: Duration::from_secs(3),
        per_second: 10,
    };

    fn at(millis: u64) -> Moment {
        later(Moment::UNIX_EPOCH, Duration::from_millis(millis))
    }

    proptest! {
        #[test]
        fn a_job_only_moves_forward(total in 0..1_000_u64, share in 0.0..1.0, fails: bool, mut times in proptest::collection::vec(0..120_000_u64, 1..20)) {
            let ending = fails.then_some(Ending::Failed { share });
            let timeline = Timeline::new(at(0), PACE, total, ending);
            times.sort_unstable();
            let mut done = 0;
            for time in times {
                let now = at(time);
                let phase = timeline.phase(now);
                prop_assert!(timeline.done(now) >= done);
                done = timeline.done(now);
                prop_assert!(done <= timeline.reached);
                if phase.ended() {
                    prop_assert_eq!(done, timeline.reached);
                    prop_assert_eq!(phase == Phase::Failed, fails);
                } else {
                    prop_assert!(timeline.next(now) > now);
                }
            }
        }

        #[test]
        fn the_next_moment_brings_an_item_or_the_end(total in 1..1_000_u64, time in 2_000..50_000_u64) {
            let timeline = Timeline::new(at(0), PACE, total, None);
            let now = at(time);
            if !timeline.phase(now).ended() {
                let next = timeline.next(now);
                prop_assert!(timeline.done(next) > timeline.done(now) || timeline.phase(next).ended());
            }
        }
    }
}
