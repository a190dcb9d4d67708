//! Events, as a receiver gets them.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::http::StatusCode;
use axum::routing::post;
use enrich_api::webhooks::Event;
use enrich_sandbox::jobs::Ending;
use enrich_sandbox::webhooks::{ATTEMPTS, Manner};
use serde_json::Value;

use crate::support::{COMPANY, MINUTE, emails, eventually, sandbox};

/// Takes events, after refusing some.
struct Receiver {
    url: String,
    events: Arc<Mutex<Vec<Value>>>,
}

impl Receiver {
    async fn start(refusals: usize) -> Self {
        let events = Arc::new(Mutex::new(Vec::new()));
        let (taken, left) = (Arc::clone(&events), Arc::new(Mutex::new(refusals)));
        let handler = move |body: bytes::Bytes| {
            let (taken, left) = (Arc::clone(&taken), Arc::clone(&left));
            async move {
                let left = &mut *left.lock().expect("no panic");
                if *left > 0 {
                    *left -= 1;
                    return StatusCode::INTERNAL_SERVER_ERROR;
                }
                Event::from_slice(&body).expect("an event that the client knows");
                let event = serde_json::from_slice(&body).expect("JSON");
                taken.lock().expect("no panic").push(event);
                StatusCode::NO_CONTENT
            }
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("a port");
        let address = listener.local_addr().expect("an address");
        let router = Router::new().route("/hook", post(handler));
        tokio::spawn(async move { enrich_sandbox::server::serve(listener, router, MINUTE).await });
        Self {
            url: format!("http://{address}/hook"),
            events,
        }
    }

    /// All events, once there are so many.
    async fn wait_for(&self, count: usize) -> Vec<Value> {
        eventually(|| {
            let events = self.events.lock().expect("no panic");
            (events.len() >= count).then(|| events.clone())
        })
        .await
    }
}

fn count(events: &[Value]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for event in events {
        *counts
            .entry(event["event"].as_str().unwrap_or_default())
            .or_default() += 1;
    }
    counts
}

#[tokio::test]
async fn every_product_tells_of_each_item_and_of_the_end() {
    let sandbox = sandbox().await;
    let enrich = sandbox.client();
    let receiver = Receiver::start(0).await;
    let url = || receiver.url.clone();
    enrich
        .email_validation()
        .batch(emails(5))
        .webhook_url(url())
        .await
        .expect("covered");
    let leads = (0..5).map(|n| enrich_api::types::Lead::new("A", format!("B{n}"), "c.example"));
    enrich
        .email_finder()
        .batch(leads)
        .webhook_url(url())
        .await
        .expect("covered");
    enrich
        .reverse_email_lookup()
        .bulk(emails(5))
        .webhook_url(url())
        .await
        .expect("covered");
    enrich
        .phone_finder()
        .bulk()
        .emails(emails(5))
        .webhook_url(url())
        .await
        .expect("covered");
    enrich
        .company_followers()
        .start(COMPANY, 5)
        .webhook_url(url())
        .await
        .expect("covered");
    assert!(receiver.events.lock().expect("no panic").is_empty());
    sandbox.advance(MINUTE);
    let events = receiver.wait_for(30).await;
    let expected: BTreeMap<&str, usize> = [
        ("webhook:email_lookup.completed", 5),
        ("validation.completed", 1),
        ("webhook:finder_lookup.completed", 5),
        ("finder.completed", 1),
        ("webhook:email_result.completed", 5),
        ("webhook:email_completion.completed", 1),
        ("webhook:phone_result.completed", 5),
        ("webhook:phone_completion.completed", 1),
        ("webhook:company_follower_result.completed", 5),
        ("webhook:company_follower_completion.completed", 1),
    ]
    .into();
    assert_eq!(count(&events), expected);
}

#[tokio::test]
async fn a_delivery_is_tried_again() {
    let sandbox = sandbox().await;
    let receiver = Receiver::start(2).await;
    let validation = sandbox.client().email_validation();
    validation
        .batch(["a@b.example"])
        .webhook_url(&receiver.url)
        .await
        .expect("covered");
    sandbox.advance(MINUTE);
    eventually(|| (sandbox.deliveries().len() == 1).then_some(())).await;
    // Pauses are of the sandbox's time.
    for attempts in 2..=3 {
        sandbox.advance(MINUTE);
        eventually(|| (sandbox.deliveries().len() >= attempts).then_some(())).await;
    }
    receiver.wait_for(2).await;
    let attempts = sandbox.deliveries();
    let statuses: Vec<_> = attempts
        .iter()
        .filter_map(|attempt| attempt.status)
        .collect();
    assert_eq!(statuses[..3], [500, 500, 204]);
}

#[tokio::test]
async fn a_receiver_that_is_not_there_is_given_up() {
    let sandbox = sandbox().await;
    let validation = sandbox.client().email_validation();
    // The port is taken so that nobody else gets it, but nobody listens there.
    let closed = tokio::net::TcpSocket::new_v4().expect("a socket");
    closed.bind(([127, 0, 0, 1], 0).into()).expect("a port");
    let url = format!("http://{}/", closed.local_addr().expect("an address"));
    validation
        .batch(["a@b.example"])
        .webhook_url(url)
        .await
        .expect("covered");
    for attempts in 1..=ATTEMPTS as usize * 2 {
        sandbox.advance(MINUTE);
        eventually(|| (sandbox.deliveries().len() >= attempts).then_some(())).await;
    }
    let attempts = sandbox.deliveries();
    assert_eq!(attempts.len(), ATTEMPTS as usize * 2, "an item and the end");
    assert!(attempts.iter().all(|attempt| attempt.status.is_none()));
}

#[tokio::test]
async fn events_are_repeated_and_out_of_order_on_request() {
    let sandbox = sandbox().await;
    let receiver = Receiver::start(0).await;
    sandbox.set_webhook_manner(Manner {
        copies: 2,
        shuffled: true,
    });
    let validation = sandbox.client().email_validation();
    validation
        .batch(emails(20))
        .webhook_url(&receiver.url)
        .await
        .expect("covered");
    sandbox.advance(MINUTE);
    let events = receiver.wait_for(42).await;
    let ids: Vec<&str> = events
        .iter()
        .filter_map(|event| event["data"]["result_id"].as_str())
        .collect();
    let distinct: HashSet<_> = ids.iter().collect();
    assert_eq!((ids.len(), distinct.len()), (40, 20));
    assert!(!ids.is_sorted());
}

#[tokio::test]
async fn a_scrape_with_a_webhook_settles_by_itself() {
    let sandbox = sandbox().await;
    let receiver = Receiver::start(0).await;
    let followers = sandbox.client().company_followers();
    sandbox.end_next(
        "startCompanyFollowerScrape",
        Ending::Partial {
            share: 0.5,
            recoverable: true,
        },
    );
    let before = sandbox.balance();
    let scrape = followers
        .start(COMPANY, 20)
        .webhook_url(&receiver.url)
        .await
        .expect("covered");
    assert_eq!(before - sandbox.balance(), 40);
    sandbox.advance(MINUTE);
    assert_eq!(before - sandbox.balance(), 20);
    let events = receiver.wait_for(11).await;
    assert_eq!(
        events
            .last()
            .map(|event| event["data"]["followerCount"].clone()),
        Some(10.into())
    );
    followers
        .resume(&scrape.batch_id)
        .await
        .expect("it can be continued");
    sandbox.advance(MINUTE);
    let events = receiver.wait_for(22).await;
    let profiles: HashSet<_> = events
        .iter()
        .filter_map(|event| event["data"]["follower"]["profileUrl"].as_str())
        .collect();
    assert_eq!(profiles.len(), 20, "each profile is told once");
    assert_eq!(before - sandbox.balance(), 40);
}
