//! What is known about one class of calls: its rate, how many calls the server
//! said are left, and whether it has had enough.
//!
//! Only keeps count. Waiting is done by the pacer, without holding anything
//! that is in here.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::window::Window;
use crate::{Rate, RateLimit};

/// The calls of one class.
pub(super) struct Lane {
    /// Held by whoever is next, so that calls go in the order they came.
    pub(super) line: tokio::sync::Mutex<()>,
    state: Mutex<State>,
}

pub(super) struct State {
    windows: Vec<Window>,
    /// What the server said is left, while that holds.
    left: Option<Left>,
    closed_until: Option<Instant>,
    /// Calls that were sent and not answered yet.
    under_way: u64,
}

/// Calls that may be made until a moment.
#[derive(Debug, Clone, Copy)]
struct Left {
    calls: u64,
    until: Instant,
}

impl Lane {
    pub(super) fn new(rate: Rate) -> Self {
        let windows = rate
            .limits()
            .map(|(calls, seconds)| Window::new(calls, Duration::from_secs(seconds)))
            .collect();
        Self {
            line: tokio::sync::Mutex::new(()),
            state: Mutex::new(State {
                windows,
                left: None,
                closed_until: None,
                under_way: 0,
            }),
        }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// When to ask again whether a call may be made, if it may not be now.
    pub(super) fn ready(&mut self, now: Instant) -> Option<Instant> {
        self.closed_until = self.closed_until.filter(|until| *until > now);
        self.left = self.left.filter(|left| left.until > now);
        let used_up = self.left.filter(|left| left.calls == 0);
        let windows = self.windows.iter().filter_map(|window| window.ready(now));
        windows
            .chain(self.closed_until)
            .chain(used_up.map(|left| left.until))
            .max()
    }

    /// Counts a call that is made now.
    pub(super) fn enter(&mut self, now: Instant) {
        for window in &mut self.windows {
            window.enter(now);
        }
        if let Some(left) = &mut self.left {
            left.calls = left.calls.saturating_sub(1);
        }
        self.under_way += 1;
    }

    /// A call was answered, or given up.
    pub(super) fn leave(&mut self) {
        self.under_way = self.under_way.saturating_sub(1);
    }

    /// The server has had enough for a while. It does not get shorter by being
    /// said again.
    pub(super) fn close(&mut self, now: Instant, pause: Duration) {
        self.closed_until = self.closed_until.max(now.checked_add(pause));
    }

    /// The server said how many calls are left, in an answer that is still
    /// counted as under way. It may not have counted the others under way.
    pub(super) fn learn(&mut self, now: Instant, limit: RateLimit) {
        let (Some(remaining), Some(reset)) = (limit.remaining, limit.plausible_reset()) else {
            return;
        };
        let others = self.under_way.saturating_sub(1);
        let told = Left {
            calls: remaining.saturating_sub(others),
            until: now + reset,
        };
        // Answers may overtake each other; within one window what is left
        // only becomes less. Resets are told in whole seconds.
        let same_window =
            |left: &Left| left.until > now && told.until <= left.until + Duration::from_secs(1);
        self.left = Some(match self.left.filter(same_window) {
            Some(left) => Left {
                calls: left.calls.min(told.calls),
                until: left.until.max(told.until),
            },
            None => told,
        });
    }
}
