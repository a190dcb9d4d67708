//! [`Scrape`]: collecting the followers of a company.
//!
//! One that stops short can be continued in place: each run has a course and a
//! reservation of its own, and the profiles of all runs make one list.

use std::time::Duration;

use super::timeline::{Pace, Timeline};
use crate::clock::{Moment, later};
use crate::ledger::{Ledger, ReservationId, Settlement};
use crate::world::FollowerFilters;

/// How fast scrapes are.
pub const PACE: Pace = Pace {
    wait: Duration::from_secs(2),
    least: Duration::from_secs(5),
    per_second: 100,
};

/// Credits for a delivered profile.
pub const PROFILE_PRICE: u64 = 2;

/// How long a partial scrape can be continued.
pub const RECOVERY_TIME: Duration = Duration::from_secs(3 * 24 * 60 * 60);

/// A scrape.
#[derive(Debug)]
pub struct Scrape {
    /// Its id.
    pub id: String,
    /// The company, as it was asked for.
    pub company_url: String,
    /// Which followers were asked for.
    pub filters: FollowerFilters,
    /// Profiles to collect.
    pub total: u64,
    /// Where results are delivered.
    pub webhook: Option<String>,
    /// All runs but the last.
    pub earlier: Vec<Run>,
    /// The last run.
    pub run: Run,
}

/// One go at collecting.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    /// Its course. What it is to collect is what was missing before.
    pub timeline: Timeline,
    /// The credits it set aside.
    pub reservation: ReservationId,
    /// Whether what it leaves can still be collected.
    pub recoverable: bool,
}

/// Why a scrape cannot be continued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CannotResume {
    /// It has not ended.
    Running,
    /// It has everything.
    Complete,
    /// It ended too long ago.
    TooOld,
    /// What is missing cannot be had.
    NothingLeft,
}

impl Scrape {
    /// Profiles that have been collected.
    #[must_use]
    pub fn delivered(&self, now: Moment) -> u64 {
        self.before_run() + self.run.timeline.done(now)
    }

    /// Profiles that earlier runs collected.
    #[must_use]
    pub fn before_run(&self) -> u64 {
        self.earlier.iter().map(|run| run.timeline.reached).sum()
    }

    /// Whether it has ended, with or without everything.
    #[must_use]
    pub fn done(&self, now: Moment) -> bool {
        self.run.timeline.phase(now).ended()
    }

    /// Whether it has ended without everything.
    #[must_use]
    pub fn partial(&self, now: Moment) -> bool {
        self.done(now) && self.delivered(now) < self.total
    }

    /// All runs, the oldest first.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        self.earlier.iter().chain([&self.run])
    }

    /// Settles all runs that have ended: what they collected is paid, the rest
    /// comes back. Tells what that came to; only the first time does anything.
    pub fn settle(&self, ledger: &mut Ledger, now: Moment) -> Settlement {
        let mut whole = Settlement::default();
        for run in self.runs().filter(|run| run.timeline.phase(now).ended()) {
            let used = run.timeline.reached * PROFILE_PRICE;
            let settlement = ledger.settle(run.reservation, used, now);
            whole.used += settlement.used;
            whole.refunded += settlement.refunded;
            whole.balance_after = settlement.balance_after;
        }
        whole
    }

    /// How many profiles a further run has to collect.
    ///
    /// # Errors
    /// It cannot be continued.
    pub fn gap(&self, now: Moment) -> Result<u64, CannotResume> {
        if !self.done(now) {
            return Err(CannotResume::Running);
        }
        if !self.partial(now) {
            return Err(CannotResume::Complete);
        }
        if later(self.run.timeline.ends, RECOVERY_TIME) <= now {
            return Err(CannotResume::TooOld);
        }
        if !self.run.recoverable {
            return Err(CannotResume::NothingLeft);
        }
        Ok(self.total - self.delivered(now))
    }
}
