//! [`Estimate`]: counting the followers of a company.

use std::time::Duration;

use super::timeline::{Pace, Phase, Timeline};
use crate::clock::{Moment, later};
use crate::world::FollowerFilters;

/// How fast estimates are.
pub const PACE: Pace = Pace {
    wait: Duration::from_secs(3),
    least: Duration::from_secs(42),
    per_second: 1,
};

/// Credits for an estimate.
pub const PRICE: u64 = 100;

/// How long an estimate answers further requests.
pub const CACHE_LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// An estimate.
#[derive(Debug)]
pub struct Estimate {
    /// Its id.
    pub id: String,
    /// The company, as it was asked for.
    pub company_url: String,
    /// Which followers are counted.
    pub filters: FollowerFilters,
    /// Its course.
    pub timeline: Timeline,
    /// Credits that were given back, once it has failed.
    pub refunded: Option<u64>,
}

impl Estimate {
    /// Whether it answers the same question at this moment.
    #[must_use]
    pub fn answers(&self, company_url: &str, filters: &FollowerFilters, now: Moment) -> bool {
        self.timeline.phase(now) == Phase::Completed
            && now < later(self.timeline.ends, CACHE_LIFE)
            && self.company_url == company_url
            && self.filters == *filters
    }
}
