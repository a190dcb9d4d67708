//! [`RateLimiter`]: how often an organization has called, and whether it may.
//!
//! Fixed windows of a second and of a minute, for all calls together and for
//! each class. A call counts in every window that it belongs to or, when one of
//! them is full, in none.

use std::collections::HashMap;
use std::time::Duration;

use serde::Serialize;

use crate::clock::{Moment, later, whole_seconds};
use crate::plan::{Plan, RateClass};

/// Where an organization stands in the window that binds it most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// Calls the window allows.
    pub limit: u64,
    /// Calls it has left.
    pub remaining: u64,
    /// Seconds until it starts anew.
    pub reset: u64,
}

/// A window is full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exceeded {
    /// The window.
    pub standing: Standing,
    /// Seconds to wait.
    pub retry_after: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Window {
    class: RateClass,
    length: Duration,
}

#[derive(Debug, Clone, Copy)]
struct Count {
    ends: Moment,
    calls: u64,
}

/// The calls of one organization.
#[derive(Debug, Default)]
pub struct RateLimiter {
    counts: HashMap<Window, Count>,
}

impl RateLimiter {
    /// Counts a call.
    ///
    /// # Errors
    /// A window is full; the call is not counted.
    pub fn admit(
        &mut self,
        plan: Plan,
        class: RateClass,
        now: Moment,
    ) -> Result<Standing, Exceeded> {
        let windows = windows(plan, class);
        let full = windows
            .iter()
            .map(|&(window, limit)| self.standing(window, limit, now))
            .filter(|standing| standing.remaining == 0)
            .max_by_key(|standing| standing.reset);
        if let Some(standing) = full {
            return Err(Exceeded {
                standing,
                retry_after: standing.reset,
            });
        }
        for (window, _) in &windows {
            self.count(*window, now).calls += 1;
        }
        Ok(self.tightest(&windows, now))
    }

    /// Where the organization stands, without counting anything.
    pub fn look(&mut self, plan: Plan, class: RateClass, now: Moment) -> Standing {
        self.tightest(&windows(plan, class), now)
    }

    fn tightest(&mut self, windows: &[(Window, u64)], now: Moment) -> Standing {
        windows
            .iter()
            .map(|&(window, limit)| self.standing(window, limit, now))
            .min_by_key(|standing| standing.remaining)
            .unwrap_or(Standing {
                limit: u64::MAX,
                remaining: u64::MAX,
                reset: 0,
            })
    }

    fn standing(&mut self, window: Window, limit: u64, now: Moment) -> Standing {
        let count = self.count(window, now);
        let left = (count.ends - now).to_std().unwrap_or(Duration::ZERO);
        Standing {
            limit,
            remaining: limit.saturating_sub(count.calls),
            reset: whole_seconds(left),
        }
    }

    fn count(&mut self, window: Window, now: Moment) -> &mut Count {
        let fresh = Count {
            ends: later(now, window.length),
            calls: 0,
        };
        let count = self.counts.entry(window).or_insert(fresh);
        if count.ends <= now {
            *count = fresh;
        }
        count
    }
}

fn windows(plan: Plan, class: RateClass) -> Vec<(Window, u64)> {
    let classes = match class {
        RateClass::Default => &[RateClass::Default][..],
        RateClass::Enrichment => &[RateClass::Default, RateClass::Enrichment],
        RateClass::BatchSubmit => &[RateClass::Default, RateClass::BatchSubmit],
    };
    classes
        .iter()
        .flat_map(|&class| {
            let rates = plan.rates(class);
            [(1, rates.per_second), (60, rates.per_minute)]
                .into_iter()
                .filter_map(move |(seconds, limit)| {
                    let length = Duration::from_secs(seconds);
                    Some((Window { class, length }, limit?))
                })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> Moment {
        later(Moment::UNIX_EPOCH, Duration::from_secs(seconds))
    }

    #[test]
    fn the_burst_binds_first_and_then_the_minute() {
        let mut limiter = RateLimiter::default();
        for left in (0..5).rev() {
            let standing = limiter
                .admit(Plan::Free, RateClass::Default, at(0))
                .expect("within limits");
            assert_eq!(
                standing,
                Standing {
                    limit: 5,
                    remaining: left,
                    reset: 1
                }
            );
        }
        let refused = limiter
            .admit(Plan::Free, RateClass::Default, at(0))
            .expect_err("6 in a second");
        assert_eq!(refused.retry_after, 1);
        for second in 1..12 {
            for _ in 0..5 {
                limiter
                    .admit(Plan::Free, RateClass::Default, at(second))
                    .expect("within limits");
            }
        }
        let refused = limiter
            .admit(Plan::Free, RateClass::Default, at(12))
            .expect_err("61 in a minute");
        assert_eq!(refused.standing.limit, 60);
        assert_eq!(refused.retry_after, 48);
        limiter
            .admit(Plan::Free, RateClass::Default, at(60))
            .expect("a new minute");
    }

    #[test]
    fn a_class_counts_by_itself_and_towards_all() {
        let mut limiter = RateLimiter::default();
        limiter
            .admit(Plan::Free, RateClass::BatchSubmit, at(0))
            .expect("the first");
        let refused = limiter
            .admit(Plan::Free, RateClass::BatchSubmit, at(0))
            .expect_err("2 in a second");
        assert_eq!(refused.standing.limit, 1);
        let standing = limiter
            .admit(Plan::Free, RateClass::Default, at(0))
            .expect("other calls go on");
        assert_eq!(standing.remaining, 3);
    }

    #[test]
    fn a_refused_call_is_not_counted() {
        let mut limiter = RateLimiter::default();
        for _ in 0..10 {
            let _ = limiter.admit(Plan::Free, RateClass::BatchSubmit, at(0));
        }
        assert_eq!(
            limiter
                .look(Plan::Free, RateClass::Default, at(0))
                .remaining,
            4
        );
    }
}
