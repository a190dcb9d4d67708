//! Making calls no faster than the server takes them.
//!
//! All clones of a client share one [`Pacer`]. A call takes its [`Turn`] in the
//! lane of its class, and in that of every call, before it is sent. Lanes know
//! their rates from a plan, or learn limits from the headers of answers. Until the
//! first answer of a class is there, its calls are sent one by one. A refusal
//! (429) closes the lane for everybody.
//!
//! Headers do not tell which calls a limit is for. A limit reported for a call of
//! a class counts the calls of that class; one that is reported for a call of no
//! particular class, or for calls of two, counts every call.
//!
//! Knows nothing of requests. A call that gives up waiting takes nothing with
//! it: what holds its place is dropped with its future.

mod lane;
mod learned;
#[cfg(test)]
mod tests;
mod window;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{self, MutexGuard};
use tokio::time::{Instant, timeout_at};

use self::lane::{Entry, Lane};
use self::learned::Report;
use crate::clock::Clock;
use crate::{Rate, RateLimit};

/// How long to leave a server alone that has had enough and does not say for
/// how long.
const UNEXPLAINED: Duration = Duration::from_secs(1);

/// How long to leave a server alone at most before it is asked again. Some send
/// a time of day where a number of seconds belongs.
const LONGEST: Duration = RateLimit::LONGEST_WINDOW;

/// Keeps the calls of all clones of a client apart.
pub(crate) struct Pacer {
    /// Whether calls are held back at all.
    keeps: bool,
    /// Whether rates were told. A class that they leave out has none of its own.
    has_rates: bool,
    lanes: Mutex<HashMap<&'static str, Arc<Lane>>>,
}

/// There will be no turn in time.
#[derive(Debug)]
pub(crate) struct TooLate {
    /// How long the wait still is, if that is known.
    pub(crate) wait: Option<Duration>,
}

impl Pacer {
    /// A lane for each class that has a rate; of several rates for one class
    /// the last counts.
    pub(crate) fn new(rates: impl IntoIterator<Item = Rate>) -> Self {
        let lanes = rates
            .into_iter()
            .map(|rate| (rate.class(), Arc::new(Lane::new(rate, true))));
        let lanes: HashMap<_, _> = lanes.collect();
        Self {
            keeps: true,
            has_rates: !lanes.is_empty(),
            lanes: Mutex::new(lanes),
        }
    }

    /// One that holds nothing back.
    pub(crate) fn idle() -> Self {
        Self {
            keeps: false,
            has_rates: false,
            lanes: Mutex::default(),
        }
    }

    /// Waits for the turn of a call of `class`.
    pub(crate) async fn turn(&self, class: &'static str, clock: Clock) -> Result<Turn, TooLate> {
        let lanes = self.lanes_of(class);
        let (own, every) = lanes.wait(clock).await?;
        Ok(Turn {
            class,
            lanes,
            own,
            every,
        })
    }

    fn lanes_of(&self, class: &'static str) -> Lanes {
        if !self.keeps {
            // Alone in its lane, a call waits for nobody and holds nobody back.
            return Lanes {
                own: Arc::new(Lane::new(Rate::new(class), true)),
                every: None,
            };
        }
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        let mut lane = |class| {
            let lane = lanes
                .entry(class)
                .or_insert_with(|| Arc::new(Lane::new(Rate::new(class), self.has_rates)));
            Arc::clone(lane)
        };
        Lanes {
            own: lane(class),
            every: (class != Rate::EVERY_CALL).then(|| lane(Rate::EVERY_CALL)),
        }
    }
}

/// Waits until all who came before have left.
async fn in_turn(line: &sync::Mutex<()>, clock: Clock) -> Result<MutexGuard<'_, ()>, TooLate> {
    let first = clock.limit(line.lock()).await;
    first.map_err(|_| TooLate { wait: None })
}

/// The lanes that one call goes through.
struct Lanes {
    own: Arc<Lane>,
    every: Option<Arc<Lane>>,
}

impl Lanes {
    /// Waits in line, and then until there is room in all lanes.
    ///
    /// The first in the line of each class goes to the gate when its own lane has room
    /// for it. So no class waits for all calls of another, nor is always overtaken.
    async fn wait(&self, clock: Clock) -> Result<(Entry, Option<Entry>), TooLate> {
        let all = self.every.as_ref().unwrap_or(&self.own);
        let _until_entered = in_turn(&self.own.line, clock).await?;
        loop {
            self.until(clock, |now| self.own.state().ready_for_own(now))
                .await?;
            let _until_entered = in_turn(&all.gate, clock).await?;
            self.until(clock, |now| all.state().ready(now)).await?;
            if let Some(entries) = self.enter(Instant::now()) {
                return Ok(entries);
            }
        }
    }

    /// Waits until `ready` does not tell when to ask again.
    async fn until(
        &self,
        clock: Clock,
        ready: impl Fn(Instant) -> Option<Instant>,
    ) -> Result<(), TooLate> {
        loop {
            let opened = self.own.opened.notified();
            let now = Instant::now();
            let Some(ready) = ready(now) else {
                return Ok(());
            };
            if !clock.reaches(ready) {
                let wait = Some(ready.duration_since(now));
                return Err(TooLate { wait });
            }
            // Whichever comes first: there is no harm in asking too early.
            let _ = timeout_at(ready, opened).await;
        }
    }

    /// Enters all lanes, or none.
    ///
    /// Every caller locks its own lane before that of every call, so that no
    /// two of them wait for each other.
    fn enter(&self, now: Instant) -> Option<(Entry, Option<Entry>)> {
        let mut own = self.own.state();
        let mut every = self.every.as_ref().map(|lane| lane.state());
        let ready = every
            .as_deref_mut()
            .and_then(|lane| lane.ready(now))
            .max(own.ready_for_own(now));
        if ready.is_some() {
            return None;
        }
        let every = every.as_deref_mut().map(|lane| lane.enter(now));
        Some((own.enter_own(now), every))
    }
}

/// A call that may be sent now, and is under way until this is dropped.
pub(crate) struct Turn {
    class: &'static str,
    lanes: Lanes,
    own: Entry,
    every: Option<Entry>,
}

impl Turn {
    /// The server answered the call, and reported this limit.
    pub(crate) fn learn(&self, limit: RateLimit) {
        let now = Instant::now();
        let Some(report) = Report::of(limit) else {
            self.lanes.own.state().learn_left(now, limit);
            return;
        };
        self.lanes.own.state().learn(now, report, self.own);
        if let (Some(every), Some(entry)) = (&self.lanes.every, self.every) {
            let mut every = every.state();
            if every.is_shared(report.limit, self.class) {
                every.learn(now, report, entry);
            }
        }
    }

    /// The server took the call: others of its class need not wait for an answer.
    pub(crate) fn open(&self) {
        self.lanes.own.state().open();
    }

    /// The server refused the call, and takes no other for as long as it says, within
    /// reason. Nobody else gets a turn until then.
    pub(crate) fn hold_back(&self, pause: Option<Duration>, limit: Option<RateLimit>) {
        let now = Instant::now();
        let pause = pause.unwrap_or(UNEXPLAINED).min(LONGEST);
        self.lanes.own.state().close(now, pause);
        let calls = limit.and_then(|limit| limit.limit);
        if let (Some(every), Some(calls)) = (&self.lanes.every, calls) {
            let mut every = every.state();
            if every.keeps_to(calls) {
                every.close(now, pause);
            }
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.lanes.own.state().leave_own();
        if let Some(every) = &self.lanes.every {
            every.state().leave();
        }
        self.lanes.own.opened.notify_waiters();
    }
}
