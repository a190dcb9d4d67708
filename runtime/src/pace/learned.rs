//! A limit that the server reports in its headers.
//!
//! Headers tell how many calls a window takes (`limit`), how many are left
//! (`remaining`) and when the window ends (`reset`), in whole seconds. They do not
//! tell how long a window is, nor whether it is fixed or slides along. So a limit
//! is kept in the way that is right for both: no more than `limit` calls in any
//! span as long as the longest `reset` seen. `remaining` only tells how many calls
//! other clients have made.
//!
//! The first half of the calls goes out at once. The rest is spread evenly,
//! because the time that a call takes to the server varies: calls that leave in
//! two bursts, a span apart, can arrive in one span.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

use crate::RateLimit;

/// One limit, and the calls that count against it.
#[derive(Debug)]
pub(super) struct Learned {
    limit: u64,
    /// How long the window is, as far as is known.
    length: Duration,
    /// When calls were made, the oldest first; those of the last two spans.
    calls: VecDeque<Instant>,
    /// Calls made by others, or before the limit was known.
    foreign: Foreign,
    /// When the next call is due while calls are spread.
    due: Instant,
    /// When an answer last reported this limit.
    reported: Instant,
}

#[derive(Debug, Clone, Copy)]
struct Foreign {
    calls: u64,
    until: Instant,
}

/// What one answer reports about a limit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Report {
    pub(super) limit: u64,
    pub(super) remaining: Option<u64>,
    pub(super) reset: Duration,
}

impl Report {
    /// The report in the headers of an answer, if they name the limit and its end.
    pub(super) fn of(headers: RateLimit) -> Option<Self> {
        Some(Self {
            limit: headers.limit.filter(|calls| *calls > 0)?,
            remaining: headers.remaining,
            reset: headers.plausible_reset()?,
        })
    }
}

impl Learned {
    /// How long a limit is kept that answers no longer report, because they
    /// report another: the server may tell only the limit that is closest.
    const KEPT: Duration = Duration::from_secs(10 * 60);

    /// A limit that is reported for the first time. The server may not have counted
    /// `others` of our calls by then.
    pub(super) fn new(report: Report, now: Instant, others: u64) -> Self {
        let used = report.limit - report.remaining.unwrap_or(report.limit).min(report.limit);
        Self {
            limit: report.limit,
            length: length_of(report.reset),
            calls: VecDeque::new(),
            foreign: Foreign {
                calls: used + others,
                until: now + report.reset,
            },
            due: now,
            reported: now,
        }
    }

    pub(super) fn limit(&self) -> u64 {
        self.limit
    }

    pub(super) fn reported(&self) -> Instant {
        self.reported
    }

    pub(super) fn is_outdated(&self, now: Instant) -> bool {
        now - self.reported > Self::KEPT
    }

    /// Corrects what is known by a further report, on a call that was sent at `sent`.
    pub(super) fn update(&mut self, report: Report, now: Instant, sent: Instant) {
        self.reported = now;
        self.length = self.length.max(length_of(report.reset));
        let Some(remaining) = report.remaining else {
            return;
        };
        // The call was counted when it arrived. If that was in an earlier window,
        // the report says nothing about this one.
        if now - sent > self.length {
            return;
        }
        let used = self.limit.saturating_sub(remaining);
        let own = self.own_at(sent);
        let foreign = used.saturating_sub(own as u64);
        if foreign > self.foreign_at(now) {
            self.foreign = Foreign {
                calls: foreign,
                until: now + report.reset.max(Duration::from_secs(1)),
            };
        }
    }

    /// When the next call may be made, if not now.
    pub(super) fn ready(&self, now: Instant) -> Option<Instant> {
        let own = self.own_at(now);
        let foreign = self.foreign_at(now);
        let counted = own as u64 + foreign;
        if counted >= self.limit {
            let oldest = self.calls.get(self.calls.len() - own);
            let oldest = oldest.map(|call| *call + self.span());
            let others = (foreign > 0).then_some(self.foreign.until);
            return oldest.into_iter().chain(others).min();
        }
        (self.is_spread(counted) && self.due > now).then_some(self.due)
    }

    /// Counts a call that is made now.
    pub(super) fn enter(&mut self, now: Instant) {
        let share = u32::try_from(self.limit).unwrap_or(u32::MAX).max(1);
        let counted = self.own_at(now) as u64 + self.foreign_at(now);
        let begin = if self.is_spread(counted) {
            // Timers are late by up to a millisecond, which is made up for.
            let late = now.checked_sub(self.span() / 20).unwrap_or(now);
            self.due.max(late)
        } else {
            now
        };
        self.due = begin + self.span() / share;
        let outdated = |call: &Instant| *call + 2 * self.span() <= now;
        let outdated = self.calls.partition_point(outdated);
        self.calls.drain(..outdated);
        self.calls.push_back(now);
    }

    /// Whether so many calls in a span are enough to spread the others.
    fn is_spread(&self, counted: u64) -> bool {
        counted >= self.limit / 2
    }

    /// The span in which no more than `limit` calls are made. It is 2 % longer
    /// than the window, because calls do not all take as long to the server.
    fn span(&self) -> Duration {
        self.length + self.length / 50
    }

    fn calls_after(&self, since: Instant) -> usize {
        self.calls.len() - self.calls.partition_point(|call| *call <= since)
    }

    /// Our calls in the span that ends now.
    fn own_at(&self, now: Instant) -> usize {
        let since = now.checked_sub(self.span());
        since.map_or(self.calls.len(), |since| self.calls_after(since))
    }

    fn foreign_at(&self, now: Instant) -> u64 {
        if self.foreign.until > now {
            self.foreign.calls
        } else {
            0
        }
    }
}

/// The length of a window that ends in `reset`, at the least. Seconds may have
/// been rounded down.
fn length_of(reset: Duration) -> Duration {
    const MINUTE: u64 = 60;
    const HOUR: u64 = 60 * MINUTE;
    Duration::from_secs(match reset.as_secs() {
        0 => 1,
        59 => MINUTE,
        3599 => HOUR,
        seconds => seconds,
    })
}
