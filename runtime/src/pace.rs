//! Making calls no faster than the server takes them.
//!
//! All clones of a client share one [`Pacer`]. A call takes its [`Turn`] in the
//! lane of its class, and in that of every call, before it is sent. Lanes know
//! their rates from a plan, or learn from answers how many calls are left; a
//! server that has had enough closes the lane for everybody.
//!
//! Knows nothing of requests. A call that gives up waiting takes nothing with
//! it: what holds its place is dropped with its future.

mod lane;
#[cfg(test)]
mod tests;
mod window;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use self::lane::Lane;
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
            .map(|rate| (rate.class(), Arc::new(Lane::new(rate))));
        Self {
            keeps: true,
            lanes: Mutex::new(lanes.collect()),
        }
    }

    /// One that holds nothing back.
    pub(crate) fn idle() -> Self {
        Self {
            keeps: false,
            lanes: Mutex::default(),
        }
    }

    /// Waits for the turn of a call of `class`.
    pub(crate) async fn turn(&self, class: &'static str, clock: Clock) -> Result<Turn, TooLate> {
        let lanes = self.lanes_of(class);
        lanes.wait(clock).await?;
        Ok(Turn { lanes })
    }

    fn lanes_of(&self, class: &'static str) -> Lanes {
        if !self.keeps {
            // Alone in its lane, a call waits for nobody and holds nobody back.
            return Lanes {
                own: Arc::new(Lane::new(Rate::new(class))),
                every: None,
            };
        }
        let mut lanes = self.lanes.lock().unwrap_or_else(PoisonError::into_inner);
        let mut lane = |class| {
            let lane = lanes
                .entry(class)
                .or_insert_with(|| Arc::new(Lane::new(Rate::new(class))));
            Arc::clone(lane)
        };
        Lanes {
            own: lane(class),
            every: (class != Rate::EVERY_CALL).then(|| lane(Rate::EVERY_CALL)),
        }
    }
}

/// The lanes that one call goes through.
struct Lanes {
    own: Arc<Lane>,
    every: Option<Arc<Lane>>,
}

impl Lanes {
    /// Waits in line, and then until there is room in all lanes.
    async fn wait(&self, clock: Clock) -> Result<(), TooLate> {
        let first_in_line = clock.limit(self.own.line.lock()).await;
        let _until_entered = first_in_line.map_err(|_| TooLate { wait: None })?;
        loop {
            let now = Instant::now();
            let Err(ready) = self.enter(now) else {
                return Ok(());
            };
            if !clock.reaches(ready) {
                let wait = Some(ready.duration_since(now));
                return Err(TooLate { wait });
            }
            sleep_until(ready).await;
        }
    }

    /// Enters all lanes, or none and says when to ask again.
    ///
    /// Every caller locks its own lane before that of every call, so that no
    /// two of them wait for each other.
    fn enter(&self, now: Instant) -> Result<(), Instant> {
        let mut own = self.own.state();
        let mut every = self.every.as_ref().map(|lane| lane.state());
        let ready = every
            .as_deref_mut()
            .and_then(|lane| lane.ready(now))
            .max(own.ready(now));
        if let Some(ready) = ready {
            return Err(ready);
        }
        own.enter(now);
        if let Some(lane) = every.as_deref_mut() {
            lane.enter(now);
        }
        Ok(())
    }
}

/// A call that may be sent now, and is under way until this is dropped.
pub(crate) struct Turn {
    lanes: Lanes,
}

impl Turn {
    /// The server said how many calls are left.
    pub(crate) fn learn(&self, limit: RateLimit) {
        self.lanes.own.state().learn(Instant::now(), limit);
    }

    /// The server has had enough, for as long as it says if it says so, within
    /// reason. Nobody else gets a turn until then.
    pub(crate) fn hold_back(&self, pause: Option<Duration>) {
        let pause = pause.unwrap_or(UNEXPLAINED).min(LONGEST);
        self.lanes.own.state().close(Instant::now(), pause);
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.lanes.own.state().leave();
        if let Some(every) = &self.lanes.every {
            every.state().leave();
        }
    }
}
