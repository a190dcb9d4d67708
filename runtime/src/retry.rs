//! When a call that failed is made again, and how long that waits.
//!
//! Decides; does not wait and does not send. Whether another attempt could do
//! harm is for the error to know ([`Error::is_retryable`]); this adds how often
//! and how soon. The arithmetic is a few lines, and the libraries for it add
//! jitter to a delay where it should be the whole of it.

use std::time::Duration;

use crate::Error;

/// How often and how soon a call that failed is made again.
///
/// Between attempts passes a random part of a delay that doubles every time,
/// or what the server asks for. All attempts together keep within the call's
/// timeout: when the next one would come too late, the call fails at once.
///
/// No policy can make a charged call be repeated when the server may have
/// acted on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryPolicy {
    max_attempts: u32,
    base_delay: Duration,
    max_delay: Duration,
    attempt_timeout: Duration,
}

impl RetryPolicy {
    /// Four attempts, a delay from half a second up to 30, and 30 seconds for
    /// an attempt that can be repeated.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            max_attempts: 4,
            base_delay: Duration::from_millis(500),
            max_delay: Duration::from_secs(30),
            attempt_timeout: Duration::from_secs(30),
        }
    }

    /// One attempt, and no other.
    #[must_use]
    pub const fn none() -> Self {
        Self::new().max_attempts(1)
    }

    /// Sets the maximum number of attempts, the first one included. 0 counts as 1.
    ///
    /// A request that is refused with 429 because a rate limit is used up does not
    /// count if the response reports the limit and when it starts anew: it is sent
    /// again when there is room, within the timeout of the call. With a maximum of 1
    /// it is not sent again.
    #[must_use]
    pub const fn max_attempts(self, attempts: u32) -> Self {
        Self {
            max_attempts: if attempts == 0 { 1 } else { attempts },
            ..self
        }
    }

    /// The most that passes before the second attempt. It doubles from there.
    #[must_use]
    pub const fn base_delay(self, delay: Duration) -> Self {
        Self {
            base_delay: delay,
            ..self
        }
    }

    /// The most that passes between two attempts, unless the server asks for
    /// more.
    #[must_use]
    pub const fn max_delay(self, delay: Duration) -> Self {
        Self {
            max_delay: delay,
            ..self
        }
    }

    /// How long one attempt may take when another can follow it. The last
    /// attempt, and any attempt at a call that costs something, may take
    /// whatever is left of the call's timeout: giving up does not undo it.
    #[must_use]
    pub const fn attempt_timeout(self, timeout: Duration) -> Self {
        Self {
            attempt_timeout: timeout,
            ..self
        }
    }

    /// How long the attempt with this number may take, if another can follow.
    pub(crate) fn patience(&self, attempt: u32) -> Option<Duration> {
        (attempt < self.max_attempts).then_some(self.attempt_timeout)
    }

    /// How long to wait after the attempt with this number failed, or `None`
    /// if it was the last.
    pub(crate) fn wait(&self, attempt: u32, error: &Error) -> Option<Duration> {
        if attempt >= self.max_attempts || !error.is_retryable() {
            return None;
        }
        let jitter = part(self.delay(attempt), fastrand::f64());
        // Everybody was asked to wait as long; the jitter on top spreads them.
        let asked = error.retry_after().unwrap_or_default();
        Some(asked.saturating_add(jitter))
    }

    /// The most that passes after the attempt with this number.
    fn delay(&self, attempt: u32) -> Duration {
        let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1));
        self.base_delay.saturating_mul(doubled).min(self.max_delay)
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

/// `fraction` of `delay`; never more than `delay`, whatever rounding does.
fn part(delay: Duration, fraction: f64) -> Duration {
    Duration::try_from_secs_f64(delay.as_secs_f64() * fraction)
        .unwrap_or(delay)
        .min(delay)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn delays_double_up_to_the_most() {
        let policy = RetryPolicy::new();
        let delays: Vec<_> = (1..=8).map(|n| policy.delay(n).as_millis()).collect();
        assert_eq!(delays, [500, 1000, 2000, 4000, 8000, 16000, 30000, 30000]);
    }

    #[test]
    fn there_is_always_a_first_attempt() {
        assert_eq!(RetryPolicy::new().max_attempts(0), RetryPolicy::none());
        assert_eq!(RetryPolicy::none().patience(1), None);
    }

    proptest! {
        #[test]
        fn backoff_keeps_its_bounds(
            attempt: u32, base: Duration, most: Duration, fraction in 0.0..1.0,
        ) {
            let policy = RetryPolicy::new().base_delay(base).max_delay(most);
            let delay = policy.delay(attempt);
            prop_assert!(delay <= most);
            prop_assert!(attempt <= 1 || base > most || delay >= base.min(most));
            prop_assert!(part(delay, fraction) <= delay);
        }

        #[test]
        fn jitter_is_the_whole_of_the_delay(millis in 1..100_000_u64) {
            let delay = Duration::from_millis(millis);
            prop_assert_eq!(part(delay, 0.0), Duration::ZERO);
            prop_assert!(part(delay, 0.999_999) > delay.mul_f64(0.99));
        }
    }
}
