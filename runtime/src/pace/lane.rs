//! What is known about one class of calls: its rate, the limits that the server
//! reported, and whether the server refused a call.
//!
//! Only keeps count. Waiting is done by the pacer, without holding anything
//! that is in here.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use super::learned::{Learned, Report};
use super::window::Window;
use crate::{Rate, RateLimit};

/// The time between calls while nothing is known and none is answered yet.
const FIRST_CALLS_APART: Duration = Duration::from_millis(200);

/// The most limits that are learned for one class. A server that reports another
/// limit with every answer does not make a list of them.
const MOST_LIMITS: usize = 4;

/// The calls of one class.
pub(super) struct Lane {
    /// Held by whoever is next, so that calls go in the order they came.
    pub(super) line: tokio::sync::Mutex<()>,
    /// Held by the next call of any class, in the lane of every call.
    pub(super) gate: tokio::sync::Mutex<()>,
    /// Notified when a call may be made earlier than was said before.
    pub(super) opened: Notify,
    state: Mutex<State>,
}

pub(super) struct State {
    windows: Vec<Window>,
    learned: Vec<Learned>,
    first: First,
    /// Limits that were reported to other classes, which count their calls here too.
    reported: Vec<(u64, &'static str)>,
    /// What the server said is left of a limit that it did not name.
    left: Option<Left>,
    closed_until: Option<Instant>,
    /// Calls that were sent so far.
    sent: u64,
    /// Those of them that are not answered yet.
    under_way: u64,
}

/// A call that was counted in a lane.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// When it was sent.
    pub(super) at: Instant,
    /// How many calls were answered by then.
    answered: u64,
}

/// What is done until the server has answered a call of the class: calls are made
/// one by one.
#[derive(Debug, Default)]
struct First {
    /// Whether it is known how many calls the server takes: from a plan, or
    /// because it took one.
    is_known: bool,
    /// Calls of the class itself that are under way.
    under_way: u64,
    /// When the last one was made.
    last: Option<Instant>,
}

/// Calls that may be made until a moment.
#[derive(Debug, Clone, Copy)]
struct Left {
    calls: u64,
    until: Instant,
}

impl Lane {
    /// A lane that keeps to `rate`, and holds calls back until the server has
    /// answered one unless `is_known`.
    pub(super) fn new(rate: Rate, is_known: bool) -> Self {
        let windows: Vec<_> = rate
            .limits()
            .map(|(calls, seconds)| Window::new(calls, Duration::from_secs(seconds)))
            .collect();
        Self {
            line: tokio::sync::Mutex::new(()),
            gate: tokio::sync::Mutex::new(()),
            opened: Notify::new(),
            state: Mutex::new(State {
                windows,
                learned: Vec::new(),
                first: First {
                    is_known,
                    ..First::default()
                },
                reported: Vec::new(),
                left: None,
                closed_until: None,
                sent: 0,
                under_way: 0,
            }),
        }
    }

    pub(super) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl First {
    /// When to make another call while none is answered.
    fn ready(&self, now: Instant) -> Option<Instant> {
        if self.is_known || self.under_way == 0 {
            return None;
        }
        let next = self.last? + FIRST_CALLS_APART;
        (next > now).then_some(next)
    }
}

impl State {
    /// When to ask again whether a call may be made, if it may not be now.
    pub(super) fn ready(&mut self, now: Instant) -> Option<Instant> {
        self.closed_until = self.closed_until.filter(|until| *until > now);
        self.left = self.left.filter(|left| left.until > now);
        let used_up = self.left.filter(|left| left.calls == 0);
        let windows = self.windows.iter().filter_map(|window| window.ready(now));
        let learned = self.learned.iter().filter_map(|limit| limit.ready(now));
        windows
            .chain(learned)
            .chain(self.closed_until)
            .chain(used_up.map(|left| left.until))
            .max()
    }

    /// The same, for a call of this very class.
    pub(super) fn ready_for_own(&mut self, now: Instant) -> Option<Instant> {
        self.ready(now).max(self.first.ready(now))
    }

    /// Counts a call that is made now.
    pub(super) fn enter(&mut self, now: Instant) -> Entry {
        let answered = self.sent - self.under_way;
        for window in &mut self.windows {
            window.enter(now);
        }
        for limit in &mut self.learned {
            limit.enter(now);
        }
        if let Some(left) = &mut self.left {
            left.calls = left.calls.saturating_sub(1);
        }
        self.sent += 1;
        self.under_way += 1;
        Entry { at: now, answered }
    }

    /// Counts a call of this very class.
    pub(super) fn enter_own(&mut self, now: Instant) -> Entry {
        self.first.under_way += 1;
        self.first.last = Some(now);
        self.enter(now)
    }

    /// A call of this very class was answered, or given up.
    pub(super) fn leave_own(&mut self) {
        self.leave();
        self.first.under_way = self.first.under_way.saturating_sub(1);
    }

    /// A call was answered, or given up.
    pub(super) fn leave(&mut self) {
        self.under_way = self.under_way.saturating_sub(1);
    }

    /// The server refused a call, and takes none for `pause`. A shorter pause that
    /// is asked for later does not shorten it.
    pub(super) fn close(&mut self, now: Instant, pause: Duration) {
        self.closed_until = self.closed_until.max(now.checked_add(pause));
        // One call finds out whether it is over.
        self.first.is_known = false;
    }

    /// The server took a call of this class.
    pub(super) fn open(&mut self) {
        self.first.is_known = true;
    }

    pub(super) fn keeps_to(&self, limit: u64) -> bool {
        self.learned.iter().any(|it| it.limit() == limit)
    }

    /// Whether calls of another class than `class` are under this limit too, which
    /// makes it one that every call counts against.
    pub(super) fn is_shared(&mut self, limit: u64, class: &'static str) -> bool {
        if self.keeps_to(limit) {
            return true;
        }
        let known = self.reported.contains(&(limit, class));
        if !known && self.reported.len() < MOST_LIMITS * MOST_LIMITS {
            self.reported.push((limit, class));
        }
        self.reported
            .iter()
            .any(|it| it.0 == limit && it.1 != class)
    }

    /// The server reported a limit, in the answer to a call.
    pub(super) fn learn(&mut self, now: Instant, report: Report, call: Entry) {
        if let Some(known) = self
            .learned
            .iter_mut()
            .find(|it| it.limit() == report.limit)
        {
            known.update(report, now, call.at);
            return;
        }
        self.learned.retain(|limit| !limit.is_outdated(now));
        self.learned.sort_by_key(Learned::reported);
        let surplus = (self.learned.len() + 1).saturating_sub(MOST_LIMITS);
        self.learned.drain(..surplus);
        // Others that were not answered when the call was sent may have come after it.
        let others = (self.sent - call.answered).saturating_sub(1);
        self.learned.push(Learned::new(report, now, others));
    }

    /// The server said how many calls are left of a limit that it did not name, in an
    /// answer that is still counted as under way. It may not have counted the others
    /// under way.
    pub(super) fn learn_left(&mut self, now: Instant, limit: RateLimit) {
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
