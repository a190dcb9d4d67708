//! [`Clock`]: the time it is in the sandbox.
//!
//! It runs as fast as it is told to, stands still at speed 0, and can be moved
//! ahead by hand, which is how a test finishes a job or outlives a cache
//! without waiting. It never goes back, and stops at the end of the year 9999. It starts at a time of the caller's
//! choice or, by default, at the real time. Nothing else in the sandbox may ask
//! the operating system for the time.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use parking_lot::Mutex;
use tokio::sync::watch;

/// A moment in the sandbox.
pub type Moment = DateTime<Utc>;

/// The end of time in the sandbox: later years have no date in JSON.
pub const END: Moment = match Moment::from_timestamp(253_402_300_799, 999_000_000) {
    Some(moment) => moment,
    None => Moment::MAX_UTC,
};

/// The sandbox's own time.
#[derive(Debug)]
pub struct Clock {
    began: Moment,
    started: Instant,
    speed: f64,
    ahead: Mutex<Duration>,
    moved: watch::Sender<()>,
}

impl Clock {
    /// Starts at `start_time`, or at the real time if that is `None`, and runs
    /// `speed` times as fast as the real clock. A speed that is below 0 or not
    /// finite counts as 0: the clock then only moves by
    /// [`advance`](Self::advance).
    #[must_use]
    pub fn new(start_time: Option<Moment>, speed: f64) -> Self {
        Self {
            began: start_time.map_or_else(Utc::now, without_leap_second),
            started: Instant::now(),
            speed: if speed.is_finite() {
                speed.max(0.0)
            } else {
                0.0
            },
            ahead: Mutex::new(Duration::ZERO),
            moved: watch::Sender::new(()),
        }
    }

    /// The time it is.
    #[must_use]
    pub fn now(&self) -> Moment {
        let passed = Duration::try_from_secs_f64(self.started.elapsed().as_secs_f64() * self.speed)
            .unwrap_or(Duration::MAX);
        later(self.began, passed.saturating_add(*self.ahead.lock()))
    }

    /// The time that is left until [`END`].
    #[must_use]
    pub fn left(&self) -> Duration {
        (END - self.now()).to_std().unwrap_or_default()
    }

    /// Moves the clock ahead, at most to [`END`], and wakes tasks that wait for the
    /// time that passed.
    pub fn advance(&self, by: Duration) {
        {
            let mut ahead = self.ahead.lock();
            *ahead = ahead.saturating_add(by);
        }
        self.moved.send_replace(());
    }

    /// Waits until it is `moment`.
    pub async fn until(&self, moment: Moment) {
        let mut moved = self.moved.subscribe();
        loop {
            let left = (moment - self.now()).to_std().unwrap_or(Duration::ZERO);
            if left.is_zero() {
                return;
            }
            let real = Duration::try_from_secs_f64(left.as_secs_f64() / self.speed);
            // The sender lives in `self`, so that a change can always be awaited.
            match real {
                Ok(real) => {
                    let _ = tokio::time::timeout(real, moved.changed()).await;
                }
                Err(_) => {
                    let _ = moved.changed().await;
                }
            }
        }
    }

    /// Waits until `span` has passed in the sandbox.
    pub async fn sleep(&self, span: Duration) {
        self.until(later(self.now(), span)).await;
    }
}

/// Turns a leap second into the second after it: the clock counts as Unix time
/// does, which has none.
fn without_leap_second(moment: Moment) -> Moment {
    let nanos = Duration::from_nanos(moment.timestamp_subsec_nanos().into());
    Moment::from_timestamp(moment.timestamp(), 0).map_or(moment, |second| later(second, nanos))
}

/// The moment `span` after another, or [`END`] if that is past it.
#[must_use]
pub fn later(moment: Moment, span: Duration) -> Moment {
    chrono::Duration::from_std(span)
        .ok()
        .and_then(|span| moment.checked_add_signed(span))
        .map_or(END, |moment| moment.min(END))
}

/// The seconds of a span, rounded up: a caller that waits exactly that long
/// does not come too early.
#[must_use]
pub const fn whole_seconds(span: Duration) -> u64 {
    let part = if span.subsec_nanos() > 0 { 1 } else { 0 };
    span.as_secs().saturating_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Moment = Moment::UNIX_EPOCH;

    #[test]
    fn a_clock_at_speed_0_moves_only_by_hand() {
        let clock = Clock::new(Some(START), 0.0);
        assert_eq!(clock.now(), START);
        assert_eq!(clock.now(), START);
        clock.advance(Duration::from_secs(90));
        assert_eq!(clock.now(), later(START, Duration::from_secs(90)));
    }

    #[test]
    fn what_is_no_speed_is_standstill() {
        for speed in [f64::NAN, f64::INFINITY, -1.0] {
            let clock = Clock::new(Some(START), speed);
            assert_eq!(clock.now(), START);
        }
    }

    #[test]
    fn a_leap_second_counts_as_the_next_second() {
        for (start, now) in [
            ("2016-12-31T23:59:60.5Z", "2017-01-01T00:00:00.5Z"),
            ("2016-12-31T23:59:59.5Z", "2016-12-31T23:59:59.5Z"),
            ("1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59.5Z"),
        ] {
            let clock = Clock::new(Some(start.parse().expect("a time")), 0.0);
            assert_eq!(clock.now().to_rfc3339(), now.replace('Z', "00+00:00"));
        }
    }

    #[test]
    fn seconds_are_rounded_up() {
        for (nanos, seconds) in [(0, 0), (1, 1), (1_000_000_000, 1), (1_000_000_001, 2)] {
            assert_eq!(whole_seconds(Duration::from_nanos(nanos)), seconds);
        }
        assert_eq!(whole_seconds(Duration::MAX), u64::MAX);
    }

    #[test]
    fn the_end_of_time_is_no_panic() {
        let clock = Clock::new(Some(START), 0.0);
        clock.advance(Duration::MAX);
        clock.advance(Duration::MAX);
        assert_eq!(clock.now(), END);
        assert_eq!(clock.left(), Duration::ZERO);
        assert_eq!(END.to_rfc3339(), "9999-12-31T23:59:59.999+00:00");
    }

    #[tokio::test]
    async fn advancing_wakes_those_who_wait() {
        let clock = std::sync::Arc::new(Clock::new(Some(START), 0.0));
        let waiting = tokio::spawn({
            let clock = std::sync::Arc::clone(&clock);
            async move { clock.sleep(Duration::from_secs(3600)).await }
        });
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        clock.advance(Duration::from_secs(3600));
        waiting.await.expect("the sleeper wakes");
    }
}
