//! Delivering events to webhooks.
//!
//! What there is to tell is asked of the [`Engine`](crate::engine::Engine); here
//! it is sent, again if need be, and if it was ordered so more than once or in
//! disorder.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tokio::sync::mpsc::UnboundedReceiver;
use tokio::task::JoinSet;

use crate::clock::Moment;
use crate::engine::Subscription;
use crate::ids::scramble;
use crate::server::Service;

/// Attempts at one delivery.
pub const ATTEMPTS: u32 = 5;

/// Time between the first two attempts; it doubles from one to the next.
const FIRST_PAUSE: Duration = Duration::from_secs(1);

/// Time that a receiver has to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// Attempts that are remembered.
const REMEMBERED: usize = 10_000;

/// How often one event can be delivered.
pub const MOST_COPIES: u32 = 100;

/// How events are delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Manner {
    /// How often each is delivered, from 1 to [`MOST_COPIES`].
    pub copies: u32,
    /// Whether they are put in disorder.
    pub shuffled: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            copies: 1,
            shuffled: false,
        }
    }
}

/// One attempt at a delivery.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attempt {
    /// When it was made.
    pub at: Moment,
    /// Where to.
    pub url: String,
    /// The `event` of the body.
    pub event: String,
    /// Which attempt it was, from 1.
    pub number: u32,
    /// The status of the answer, if there was one.
    pub status: Option<u16>,
}

/// How deliveries go.
#[derive(Debug, Default)]
pub struct Webhooks {
    manner: Mutex<Manner>,
    attempts: Mutex<VecDeque<Attempt>>,
}

impl Webhooks {
    /// Has events delivered in another manner from now on.
    pub fn set_manner(&self, manner: Manner) {
        *self.manner.lock() = manner;
    }

    /// The manner in which events are delivered.
    #[must_use]
    pub fn manner(&self) -> Manner {
        *self.manner.lock()
    }

    /// The latest attempts, the oldest first.
    #[must_use]
    pub fn attempts(&self) -> Vec<Attempt> {
        self.attempts.lock().iter().cloned().collect()
    }

    fn remember(&self, attempt: Attempt) {
        let mut attempts = self.attempts.lock();
        if attempts.len() == REMEMBERED {
            attempts.pop_front();
        }
        attempts.push_back(attempt);
    }
}

/// Delivers the results of jobs for as long as it is awaited.
pub async fn deliver(
    service: Arc<Service>,
    webhooks: Arc<Webhooks>,
    mut subscribed: UnboundedReceiver<Subscription>,
) {
    let http = reqwest::Client::builder()
        .timeout(PATIENCE)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
        .unwrap_or_default();
    let mut jobs = JoinSet::new();
    loop {
        tokio::select! {
            subscription = subscribed.recv() => match subscription {
                None => return,
                Some(subscription) => {
                    let courier = Courier {
                        service: Arc::clone(&service),
                        webhooks: Arc::clone(&webhooks),
                        http: http.clone(),
                        subscription,
                    };
                    jobs.spawn(courier.work());
                }
            },
            Some(_) = jobs.join_next() => {}
        }
    }
}

/// Delivers the results of one job.
struct Courier {
    service: Arc<Service>,
    webhooks: Arc<Webhooks>,
    http: reqwest::Client,
    subscription: Subscription,
}

impl Courier {
    async fn work(self) {
        let mut told = self.subscription.from;
        loop {
            let feed = self.service.engine.feed(&self.subscription, told);
            for event in arranged(feed.events, self.webhooks.manner(), told) {
                self.service.engine.check_event(&event);
                self.send(&event).await;
            }
            told = feed.told;
            match feed.next {
                None => return,
                Some(next) => self.service.engine.clock().until(next).await,
            }
        }
    }

    async fn send(&self, event: &Value) {
        let clock = self.service.engine.clock();
        let mut pause = FIRST_PAUSE;
        for number in 1..=ATTEMPTS {
            let sent = self
                .http
                .post(&self.subscription.url)
                .json(event)
                .send()
                .await;
            let status = sent.ok().map(|response| response.status());
            self.webhooks.remember(Attempt {
                at: clock.now(),
                url: self.subscription.url.clone(),
                event: event["event"].as_str().unwrap_or_default().to_owned(),
                number,
                status: status.map(|status| status.as_u16()),
            });
            if status.is_some_and(|status| status.is_success()) {
                return;
            }
            if number < ATTEMPTS {
                clock.sleep(pause).await;
                pause *= 2;
            }
        }
    }
}

/// Events in the order in which they are delivered, and as often.
fn arranged(events: Vec<Value>, manner: Manner, salt: u64) -> Vec<Value> {
    let copies = usize::try_from(manner.copies.clamp(1, MOST_COPIES)).unwrap_or(1);
    let mut events: Vec<Value> = events
        .into_iter()
        .flat_map(|event| std::iter::repeat_n(event, copies))
        .collect();
    if manner.shuffled {
        // Backwards, so that even two events change places, and then at random.
        events.reverse();
        for place in (2..events.len()).rev() {
            let other = scramble(salt ^ place as u64) % (place as u64 + 1);
            events.swap(place, usize::try_from(other).unwrap_or(place));
        }
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: u64) -> Vec<Value> {
        (0..count).map(Value::from).collect()
    }

    #[test]
    fn events_are_repeated_and_put_in_disorder_and_none_is_lost() {
        let manner = Manner {
            copies: 2,
            shuffled: true,
        };
        let arranged = arranged(numbers(50), manner, 3);
        assert_ne!(arranged[..50], numbers(50)[..]);
        let mut sorted: Vec<u64> = arranged.iter().filter_map(Value::as_u64).collect();
        sorted.sort_unstable();
        let twice: Vec<u64> = (0..50).flat_map(|number| [number, number]).collect();
        assert_eq!(sorted, twice);
    }

    #[test]
    fn two_events_change_places() {
        let manner = Manner {
            copies: 1,
            shuffled: true,
        };
        assert_eq!(
            arranged(numbers(2), manner, 0),
            [Value::from(1), Value::from(0)]
        );
    }
}
