//! Noticing that a delivery came before.
//!
//! Services deliver at least once, so the same body may come again, also while
//! the first is still being worked on, or after that came to nothing. What is
//! remembered of a body is a keyed hash of it, for a limited time and of a limited
//! number; whether a body can be trusted is not known here.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use siphasher::sip128::{Hasher128, SipHasher13};
use tokio::time::Instant;

/// Tells deliveries that came before from new ones. Clones share what they
/// remember.
///
/// ```
/// # use openapi_client_runtime::webhook::{Deliveries, Reception};
/// # fn store(_: &[u8]) -> Result<(), ()> { Ok(()) }
/// # fn receive(deliveries: &Deliveries, body: &[u8]) -> Result<(), ()> {
/// match deliveries.receive(body) {
///     Reception::New(delivery) => {
///         store(body)?; // if this fails, the delivery may come again
///         delivery.done();
///     }
///     Reception::InProgress => { /* ask for it later, with a status of 503 */ }
///     Reception::Repeated => { /* acknowledge it, and do nothing */ }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Deliveries(Arc<Shared>);

struct Shared {
    key: (u64, u64),
    most: usize,
    time: Duration,
    memory: Mutex<Memory>,
}

#[derive(Default)]
struct Memory {
    known: HashMap<u128, State>,
    /// What is done, the oldest first.
    done: VecDeque<(Instant, u128)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    InProgress,
    Done,
}

/// What a delivery is.
#[derive(Debug)]
#[must_use = "a new delivery is to be handled"]
pub enum Reception {
    /// It did not come before.
    New(Delivery),
    /// It came before and is being worked on.
    InProgress,
    /// It came before and was handled.
    Repeated,
}

impl Deliveries {
    /// How many deliveries are remembered unless told otherwise.
    pub const MOST: usize = 100_000;
    /// How long a delivery is remembered unless told otherwise: 24 hours.
    pub const TIME: Duration = Duration::from_secs(24 * 60 * 60);

    /// Remembers as much as is usual: some 10 MB at most.
    #[must_use]
    pub fn new() -> Self {
        Self::remembering(Self::MOST, Self::TIME)
    }

    /// Remembers at most so many deliveries that were handled, and none of them
    /// for longer than `time`.
    #[must_use]
    pub fn remembering(most: usize, time: Duration) -> Self {
        Self(Arc::new(Shared {
            key: random_key(),
            most,
            time,
            memory: Mutex::default(),
        }))
    }

    /// Takes note of a delivery, by its body.
    pub fn receive(&self, body: &[u8]) -> Reception {
        self.receive_at("", body)
    }

    /// Takes note of a delivery, by its body and where it came to. Where each job
    /// has a URL of its own, equal events of two jobs are two events.
    pub fn receive_at(&self, address: &str, body: &[u8]) -> Reception {
        let print = self.0.print(address, body);
        let mut memory = self.0.memory();
        memory.forget_before(Instant::now(), self.0.time);
        match memory.known.entry(print) {
            Entry::Occupied(known) => match known.get() {
                State::InProgress => Reception::InProgress,
                State::Done => Reception::Repeated,
            },
            Entry::Vacant(new) => {
                new.insert(State::InProgress);
                Reception::New(Delivery {
                    shared: Arc::clone(&self.0),
                    print,
                    done: false,
                })
            }
        }
    }
}

impl Default for Deliveries {
    fn default() -> Self {
        Self::new()
    }
}

impl Shared {
    fn print(&self, address: &str, body: &[u8]) -> u128 {
        let mut hasher = SipHasher13::new_with_keys(self.key.0, self.key.1);
        address.hash(&mut hasher);
        body.hash(&mut hasher);
        hasher.finish128().as_u128()
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        // Both collections are consistent between any two statements that could
        // panic, of which there are none but for want of memory.
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Random, so that nobody can make bodies that look like others.
fn random_key() -> (u64, u64) {
    use std::hash::{BuildHasher, RandomState};

    let random = || RandomState::new().hash_one(());
    (random(), random())
}

impl Memory {
    fn finish(&mut self, print: u128, most: usize) {
        self.known.insert(print, State::Done);
        self.done.push_back((Instant::now(), print));
        while self.done.len() > most {
            self.forget_oldest();
        }
    }

    fn forget_before(&mut self, now: Instant, time: Duration) {
        while let Some((at, _)) = self.done.front()
            && now.duration_since(*at) >= time
        {
            self.forget_oldest();
        }
    }

    fn forget_oldest(&mut self) {
        if let Some((_, print)) = self.done.pop_front() {
            self.known.remove(&print);
        }
    }
}

impl fmt::Debug for Deliveries {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deliveries")
            .field("most", &self.0.most)
            .field("time", &self.0.time)
            .field("remembered", &self.0.memory().known.len())
            .finish()
    }
}

/// A new delivery that is being handled.
///
/// Once it is [done](Self::done), the same delivery is a repeated one. Dropped
/// before that, it is forgotten, and when the service delivers it again it is
/// new: nothing gets lost because handling it failed.
#[must_use = "a delivery that is dropped counts as not handled"]
pub struct Delivery {
    shared: Arc<Shared>,
    print: u128,
    done: bool,
}

impl Delivery {
    /// The delivery was handled, and need not come again.
    pub fn done(mut self) {
        self.done = true;
        let mut memory = self.shared.memory();
        memory.finish(self.print, self.shared.most);
    }
}

impl Drop for Delivery {
    fn drop(&mut self) {
        if !self.done {
            self.shared.memory().known.remove(&self.print);
        }
    }
}

impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;
    use tokio::time::advance;

    use super::*;

    fn handle(deliveries: &Deliveries, body: &[u8]) -> bool {
        match deliveries.receive(body) {
            Reception::New(delivery) => {
                delivery.done();
                true
            }
            Reception::InProgress | Reception::Repeated => false,
        }
    }

    #[test]
    fn a_delivery_is_new_once() {
        let deliveries = Deliveries::new();
        let clone = deliveries.clone();
        assert!(handle(&deliveries, b"a"));
        assert!(handle(&clone, b"b"));
        assert!(!handle(&clone, b"a"));
        assert!(!handle(&deliveries, b"b"));
    }

    #[test]
    fn an_address_makes_a_difference() {
        let deliveries = Deliveries::new();
        assert!(matches!(
            deliveries.receive_at("/a", b"b"),
            Reception::New(_)
        ));
        let Reception::New(one) = deliveries.receive_at("/a", b"b") else {
            panic!("it was not handled");
        };
        one.done();
        assert!(matches!(
            deliveries.receive_at("/a", b"b"),
            Reception::Repeated
        ));
        assert!(matches!(
            deliveries.receive_at("/c", b"b"),
            Reception::New(_)
        ));
    }

    #[test]
    fn what_was_not_handled_may_come_again() {
        let deliveries = Deliveries::new();
        let Reception::New(first) = deliveries.receive(b"a") else {
            panic!("it is new");
        };
        assert!(matches!(deliveries.receive(b"a"), Reception::InProgress));
        drop(first);
        assert!(handle(&deliveries, b"a"));
        assert!(matches!(deliveries.receive(b"a"), Reception::Repeated));
    }

    #[tokio::test(start_paused = true)]
    async fn memory_ends_with_time() {
        let deliveries = Deliveries::remembering(10, Duration::from_secs(60));
        assert!(handle(&deliveries, b"a"));
        advance(Duration::from_secs(59)).await;
        assert!(!handle(&deliveries, b"a"));
        advance(Duration::from_secs(1)).await;
        assert!(handle(&deliveries, b"a"));
    }

    #[test]
    fn of_many_threads_one_handles_it() {
        let deliveries = Deliveries::new();
        let handled: usize = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|_| {
                    scope.spawn(|| (0..100_u8).filter(|it| handle(&deliveries, &[*it])).count())
                })
                .collect();
            threads
                .into_iter()
                .map(|it| it.join().expect("no panic"))
                .sum()
        });
        assert_eq!(handled, 100);
    }

    proptest! {
        #[test]
        fn memory_is_bounded_and_right_within_its_bounds(
            bodies in prop::collection::vec(any::<u8>(), 0..300), most in 1usize..50,
        ) {
            let deliveries = Deliveries::remembering(most, Duration::from_secs(60));
            let mut handled: Vec<u8> = Vec::new();
            for body in bodies {
                let recent: HashSet<u8> = handled.iter().rev().take(most).copied().collect();
                let new = handle(&deliveries, &[body]);
                prop_assert_eq!(new, !recent.contains(&body));
                if new {
                    handled.push(body);
                }
                prop_assert!(deliveries.0.memory().known.len() <= most);
            }
        }
    }
}
