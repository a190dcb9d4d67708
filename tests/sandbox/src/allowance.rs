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
    month: Option<(i32, u32)>,
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
            self.month = Some(month(now));
            self.seen.clear();
        }
        if self.seen.len() < FREE_SEARCHES {
            self.seen.insert(filters.to_owned());
        }
    }

    /// Whether the searches are those of this month. A call that has waited for
    /// its turn can be from the month before; it counts in the month that has
    /// begun.
    fn is_current(&self, now: Moment) -> bool {
        self.month >= Some(month(now))
    }
}

fn month(now: Moment) -> (i32, u32) {
    (now.year(), now.month())
}

/// The profiles of a day.
#[derive(Debug, Default)]
pub struct DailyAllowance {
    day: Option<NaiveDate>,
    used: u64,
}

impl DailyAllowance {
    /// Profiles that were asked for today. A call that has waited for its turn
    /// can be from the day before; it counts in the day that has begun.
    pub fn used(&mut self, now: Moment) -> u64 {
        let today = Some(now.date_naive());
        if self.day < today {
            self.day = today;
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

    fn at(time: &str) -> Moment {
        time.parse().expect("a time")
    }

    /// The last moment before a point in time.
    fn just_before(time: &str) -> Moment {
        at(time) - chrono::Duration::nanoseconds(1)
    }

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

    fn use_all(searches: &mut SearchAllowance, now: Moment) {
        for combination in 0..FREE_SEARCHES {
            searches.note(&combination.to_string(), now);
        }
        assert!(!searches.is_free("another", now), "{now}");
    }

    #[test]
    fn searches_are_free_again_when_the_month_ends_in_utc() {
        for (end, within) in [
            ("2024-02-01T00:00:00Z", "2024-01-31T00:00:00Z"),
            ("2024-03-01T00:00:00Z", "2024-02-29T00:00:00Z"),
            ("2025-03-01T00:00:00Z", "2025-02-28T00:00:00Z"),
            ("2026-05-01T00:00:00Z", "2026-04-30T00:00:00Z"),
            ("2025-01-01T00:00:00Z", "2024-12-31T00:00:00Z"),
            ("1970-01-01T00:00:00Z", "1969-12-31T00:00:00Z"),
        ] {
            let mut searches = SearchAllowance::default();
            use_all(&mut searches, at(within));
            assert!(!searches.is_free("another", just_before(end)), "{end}");
            assert!(searches.is_free("another", at(end)), "{end}");
            use_all(&mut searches, at(end));
        }
    }

    #[test]
    fn searches_of_the_same_month_a_year_later_are_free() {
        let mut searches = SearchAllowance::default();
        use_all(&mut searches, at("2024-06-15T12:00:00Z"));
        assert!(searches.is_free("another", at("2025-06-15T12:00:00Z")));
    }

    #[test]
    fn a_late_search_of_the_month_before_gives_none_back() {
        let mut searches = SearchAllowance::default();
        let (late, now) = (
            just_before("2024-03-01T00:00:00Z"),
            at("2024-03-01T00:00:00Z"),
        );
        use_all(&mut searches, now);
        assert!(!searches.is_free("another", late));
        searches.note("another", late);
        assert!(!searches.is_free("another", now));
    }

    #[test]
    fn profiles_are_counted_anew_from_midnight_utc() {
        for (midnight, within) in [
            ("2024-02-29T00:00:00Z", "2024-02-28T00:00:00Z"),
            ("2024-03-01T00:00:00Z", "2024-02-29T23:30:00Z"),
            ("2025-01-01T00:00:00Z", "2024-12-31T12:00:00Z"),
            ("2026-06-16T00:00:00Z", "2026-06-15T00:00:00Z"),
            ("1970-01-01T00:00:00Z", "1969-12-31T23:59:59Z"),
        ] {
            let (last, next) = (just_before(midnight), at(midnight));
            let mut profiles = DailyAllowance::default();
            assert_eq!(profiles.use_up(DAILY_PROFILES, at(within)), Ok(()));
            assert_eq!(profiles.used(last), DAILY_PROFILES, "{midnight}");
            assert_eq!(profiles.use_up(1, last), Err(Duration::from_nanos(1)));
            assert_eq!(profiles.used(next), 0, "{midnight}");
            assert_eq!(profiles.use_up(1, next), Ok(()), "{midnight}");
        }
    }

    #[test]
    fn a_late_call_of_the_day_before_gives_no_profiles_back() {
        let mut profiles = DailyAllowance::default();
        let (late, now) = (
            just_before("2024-03-01T00:00:00Z"),
            at("2024-03-01T00:00:00Z"),
        );
        assert_eq!(profiles.use_up(DAILY_PROFILES, now), Ok(()));
        assert_eq!(profiles.used(late), DAILY_PROFILES);
        assert_eq!(profiles.use_up(1, late), Err(Duration::from_nanos(1)));
        assert_eq!(profiles.used(now), DAILY_PROFILES);
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
