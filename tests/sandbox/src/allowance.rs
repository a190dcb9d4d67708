//! What is free or allowed up to a number: searches in a month, follower
//! profiles in a day.

use std::collections::HashSet;
use std::time::Duration;

use chrono::{Datelike, Days, NaiveDate};

use crate::clock::Moment;

/// Searches that are free in a month.
pub const FREE_SEARCHES: usize = 50;

/// Profiles that may be asked for in a day.
pub const DAILY_PROFILES: u64 = 200_000;

/// The searches of a month, each combination of filters one.
#[derive(Debug, Default)]
pub struct SearchAllowance {
    month: (i32, u32),
    seen: HashSet<String>,
}

impl SearchAllowance {
    /// Whether a search is free this month.
    #[must_use]
    pub fn is_free(&self, filters: &str, now: Moment) -> bool {
        !self.is_current(now) || self.seen.contains(filters) || self.seen.len() < FREE_SEARCHES
    }

    /// Notes a search, if it is free.
    pub fn note(&mut self, filters: &str, now: Moment) {
        if !self.is_current(now) {
            self.month = month(now);
            self.seen.clear();
        }
        if self.seen.len() < FREE_SEARCHES {
            self.seen.insert(filters.to_owned());
        }
    }

    fn is_current(&self, now: Moment) -> bool {
        self.month == month(now)
    }
}

fn month(now: Moment) -> (i32, u32) {
    (now.year(), now.month())
}

/// The profiles of a day.
#[derive(Debug, Default)]
pub struct DailyAllowance {
    day: NaiveDate,
    used: u64,
}

impl DailyAllowance {
    /// Profiles that were asked for today.
    pub fn used(&mut self, now: Moment) -> u64 {
        if self.day != now.date_naive() {
            self.day = now.date_naive();
            self.used = 0;
        }
        self.used
    }

    /// Notes profiles.
    ///
    /// # Errors
    /// They are too many for today. Says how long it takes until tomorrow.
    pub fn use_up(&mut self, profiles: u64, now: Moment) -> Result<(), Duration> {
        let used = self.used(now) + profiles;
        if used > DAILY_PROFILES {
            return Err(until_tomorrow(now));
        }
        self.used = used;
        Ok(())
    }
}

fn until_tomorrow(now: Moment) -> Duration {
    let tomorrow = now.date_naive().checked_add_days(Days::new(1));
    tomorrow
        .and_then(|day| day.and_hms_opt(0, 0, 0))
        .and_then(|midnight| (midnight.and_utc() - now).to_std().ok())
        .unwrap_or(Duration::ZERO)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::later;

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);

    #[test]
    fn fifty_combinations_a_month_are_free() {
        let mut searches = SearchAllowance::default();
        let start = Moment::UNIX_EPOCH;
        for combination in 0..FREE_SEARCHES {
            let combination = combination.to_string();
            assert!(searches.is_free(&combination, start));
            searches.note(&combination, start);
        }
        assert!(searches.is_free("0", start), "the same combination again");
        assert!(!searches.is_free("another", start));
        searches.note("another", start);
        assert!(!searches.is_free("another", start));
        assert!(searches.is_free("another", later(start, DAY * 31)));
    }

    #[test]
    fn profiles_run_out_for_the_day() {
        let mut profiles = DailyAllowance::default();
        let noon = later(Moment::UNIX_EPOCH, DAY / 2);
        assert_eq!(profiles.use_up(DAILY_PROFILES, noon), Ok(()));
        assert_eq!(profiles.use_up(1, noon), Err(DAY / 2));
        assert_eq!(profiles.used(noon), DAILY_PROFILES);
        assert_eq!(profiles.use_up(1, later(noon, DAY)), Ok(()));
    }
}
