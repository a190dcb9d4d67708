//! No more than so many calls in any span of time.
//!
//! Remembers when the last calls were sent rather than refilling a bucket: a
//! full bucket lets through nearly twice its size within one span, which is
//! what a server counts. It costs as many instants as there may be calls.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// A span of time that slides along, and the calls in it.
#[derive(Debug)]
pub(super) struct Window {
    most: usize,
    span: Duration,
    /// When the last calls were made, the oldest first; at most `most`.
    calls: VecDeque<Instant>,
}

impl Window {
    pub(super) fn new(most: u32, span: Duration) -> Self {
        Self {
            most: usize::try_from(most).unwrap_or(usize::MAX),
            span,
            calls: VecDeque::new(),
        }
    }

    /// When the next call fits, if not now.
    pub(super) fn ready(&self, now: Instant) -> Option<Instant> {
        if self.calls.len() < self.most {
            return None;
        }
        let oldest = self.calls.front()?;
        let ready = *oldest + self.span;
        (ready > now).then_some(ready)
    }

    /// Counts a call that is made now.
    pub(super) fn enter(&mut self, now: Instant) {
        while self
            .calls
            .front()
            .is_some_and(|call| *call + self.span <= now)
        {
            self.calls.pop_front();
        }
        self.calls.push_back(now);
    }
}
