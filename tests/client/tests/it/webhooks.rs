//! Every event that the service calls back with is read as what it is.

use std::collections::BTreeSet;

use client_tests::{Description, Extent, shown};
use enrich_api::webhooks::{Error, Event};
use serde_json::{Value, json};

/// What a variant is called in the description, and what it holds as JSON.
fn contents(event: &Event) -> (&'static str, Value) {
    fn json(payload: &impl serde::Serialize) -> Value {
        serde_json::to_value(payload).expect("events can be written as JSON")
    }
    match event {
        Event::EmailValidationResult(event) => ("emailValidationResult", json(event)),
        Event::EmailValidationCompletion(event) => ("emailValidationCompletion", json(event)),
        Event::EmailFinderResult(event) => ("emailFinderResult", json(event)),
        Event::EmailFinderCompletion(event) => ("emailFinderCompletion", json(event)),
        Event::PhoneResult(event) => ("phoneResult", json(event)),
        Event::PhoneCompletion(event) => ("phoneCompletion", json(event)),
        Event::ReverseLookupResult(event) => ("reverseLookupResult", json(event)),
        Event::ReverseLookupCompletion(event) => ("reverseLookupCompletion", json(event)),
        Event::CompanyFollowerResult(event) => ("companyFollowerResult", json(event)),
        Event::CompanyFollowerCompletion(event) => ("companyFollowerCompletion", json(event)),
        other => ("unknown", json!(format!("{other:?}"))),
    }
}

fn assert_every_event_is_read(extent: Extent) {
    let description = Description::enrich();
    let mut names = BTreeSet::new();
    for webhook in description.webhooks() {
        let body = description.instance(webhook.schema, extent);
        let wrong = description.problems(webhook.schema, &body);
        assert!(
            wrong.is_empty(),
            "the test's own event does not fit: {wrong:#?}"
        );

        let event = Event::from_slice(body.to_string().as_bytes());
        let event = event.unwrap_or_else(|error| panic!("{}: {error}", webhook.key));
        assert_eq!(event.name(), body["event"]);
        let (key, payload) = contents(&event);
        assert_eq!(key, webhook.key);
        assert_eq!(payload, body, "{key}");
        names.insert(event.name().to_owned());
    }
    assert_eq!(names.len(), 10);
}

#[test]
fn nothing_of_a_full_event_is_lost() {
    assert_every_event_is_read(Extent::Complete);
}

#[test]
fn nothing_is_needed_that_is_not_promised() {
    assert_every_event_is_read(Extent::Bare);
}

#[test]
fn null_is_taken_where_a_value_is_promised() {
    let description = Description::enrich();
    let mut count = 0;
    for webhook in description.webhooks() {
        let body = description.instance(webhook.schema, Extent::Complete);
        for member in description.members(webhook.schema, &body) {
            if member.pointer == "/event" {
                continue;
            }
            let mut body = body.clone();
            *body.pointer_mut(&member.pointer).expect("a member") = Value::Null;
            let event = Event::from_slice(body.to_string().as_bytes());
            event.unwrap_or_else(|error| panic!("{} {member:?}: {error}", webhook.key));
            count += 1;
        }
    }
    assert!(count > 50, "only {count} members were tried");
}

#[test]
fn an_event_that_is_new_is_kept_as_it_came() {
    let body = json!({"event": "webhook:brand.new", "data": {"job_id": "1", "rows": [1, 2.5]}});
    let event = Event::from_slice(body.to_string().as_bytes()).expect("an event");
    assert_eq!(event.name(), "webhook:brand.new");
    let Event::Unknown(event) = event else {
        panic!("{event:?}")
    };
    assert_eq!(event.payload, body);
}

#[test]
fn what_is_no_event_says_why() {
    let refusal =
        |body: &str| shown::error(Event::from_slice(body.as_bytes()).expect_err("no event"));
    assert!(matches!(refusal("[]"), Error::NotAnObject { .. }));
    assert!(matches!(
        refusal("{}"),
        Error::NoName {
            property: "event",
            ..
        }
    ));
    let refused = refusal(r#"{"event": "finder.completed", "data": {"found" 1}}"#);
    assert!(
        matches!(&refused, Error::Payload { path, .. } if path == "data"),
        "{refused:?}"
    );
}

#[test]
fn a_member_of_an_event_that_does_not_fit_counts_as_missing() {
    let body = r#"{"event": "finder.completed", "timestamp": "soon", "data": {"job_id": "1"}}"#;
    let event = Event::from_slice(body.as_bytes()).expect("an event");
    let Event::EmailFinderCompletion(event) = event else {
        panic!("{event:?}")
    };
    assert_eq!(event.data.job_id, "1");
    assert!(format!("{:?}", event.timestamp).starts_with("1970-01-01T00:00:00"));
}
