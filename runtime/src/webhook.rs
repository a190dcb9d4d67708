//! Reading what the server sends on its own account.
//!
//! A webhook's body is JSON with one property that names the event. Generated
//! code looks that up with [`event_name`] and then reads the rest as the type
//! that goes with it, with [`payload`]; events that it does not know become an
//! [`UnknownEvent`]. Nothing in a body says who sent it.
//!
//! For receiving deliveries there are a [`PathToken`], which only the service
//! knows, and [`Deliveries`], which notices those that come again. With feature
//! `axum` an extractor puts these together.

#[cfg(feature = "axum")]
mod axum;
mod deliveries;
mod event;
mod token;

use std::borrow::Cow;

use serde::de::DeserializeOwned;

#[cfg(feature = "axum")]
pub use self::axum::{Receiver, Rejection, Webhook};
pub use self::deliveries::{Deliveries, Delivery, Reception};
pub use self::event::WebhookEvent;
pub use self::token::{PathToken, TokenError};
use crate::decode::{self, Misfit, Reader};
use crate::foreign::Line;

/// An event of a kind that is not in the API's description.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnknownEvent {
    /// What the event calls itself.
    pub name: String,
    /// All of the body.
    pub payload: serde_json::Value,
}

impl UnknownEvent {
    /// Keeps an event that calls itself `name`.
    ///
    /// # Errors
    /// If `body` is not JSON.
    pub fn from_slice(name: &str, body: &[u8]) -> Result<Self, Error> {
        Ok(Self {
            name: name.to_owned(),
            payload: payload(name, body)?,
        })
    }
}

/// A body that is no event. Says where it does not fit, but not what was there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The body is not JSON, or not a JSON object.
    #[error("the webhook's body is no JSON object: {reason}")]
    #[non_exhaustive]
    NotAnObject {
        /// What it is, or where it stops being JSON.
        reason: String,
    },
    /// The property that names the event is missing, or is not a string.
    #[error("the webhook's body does not say what it is: `{property}` is {found}")]
    #[non_exhaustive]
    NoName {
        /// The property that names the event.
        property: &'static str,
        /// What is wrong with it.
        found: &'static str,
    },
    /// The rest of the body does not fit the event it says it is.
    #[error("the webhook's body is no `{event}`: at `{path}`: {reason}")]
    #[non_exhaustive]
    Payload {
        /// What the event calls itself.
        event: String,
        /// The place that does not fit: `results[3].email`, or `.` for the whole.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// The name of the event in `body`, which is the value of `property`.
///
/// # Errors
/// If `body` is no JSON object, or has no such property with a string in it.
pub fn event_name<'a>(body: &'a [u8], property: &'static str) -> Result<Cow<'a, str>, Error> {
    let found = |found| Error::NoName { property, found };
    let name = match decode::text(body).0 {
        Cow::Borrowed(text) => name_in(text, property)?,
        Cow::Owned(text) => {
            let name = name_in(&text, property)?;
            name.map(|name| name.map(|name| name.into_owned().into()))
        }
    };
    name.ok_or(found("missing"))?.ok_or(found("not a string"))
}

/// The value of `property`, or nothing if it is no string; nothing at all if there
/// is none.
fn name_in<'a>(text: &'a str, property: &str) -> Result<Option<Option<Cow<'a, str>>>, Error> {
    let mut reader = Reader::new(text);
    let mut read = || {
        let mut name = None;
        let mut members = reader.members("an object")?;
        while let Some(member) = members.next(&mut reader)? {
            let value = reader.raw()?;
            if member == property {
                name = name.or(Some(value));
            }
        }
        reader.end()?;
        Ok(name)
    };
    let name = read().map_err(|misfit: Misfit| Error::NotAnObject {
        reason: misfit.message,
    })?;
    Ok(name.map(|name| Reader::new(name).text().ok()))
}

/// All of `body`, as what belongs to an event that calls itself `event`. What does
/// not fit, or is null where a value was promised, counts as left out.
///
/// # Errors
/// If `body` is not JSON, or nothing can be made of it.
pub fn payload<T: DeserializeOwned>(event: &str, body: &[u8]) -> Result<T, Error> {
    let payload = decode::json(&decode::text(body).0);
    let (payload, _) = payload.map_err(|Misfit { path, message }| Error::Payload {
        event: Line::of(event).to_string(),
        path: match path.as_str() {
            "" => ".".to_owned(),
            path => Line::of(path).to_string(),
        },
        reason: message,
    })?;
    Ok(payload)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    struct Finished {
        count: u8,
    }

    fn name(body: &str) -> Result<Cow<'_, str>, Error> {
        event_name(body.as_bytes(), "event")
    }

    #[test]
    fn finds_the_name_wherever_it_stands() {
        assert_eq!(name(r#"{"event":"a.done"}"#).as_deref(), Ok("a.done"));
        let nested = r#"{"data":{"event":"no"},"count":1,"event":"b\u002edone"}"#;
        assert_eq!(name(nested).as_deref(), Ok("b.done"));
    }

    #[test]
    fn says_what_is_wrong_with_a_body() {
        for body in ["", "[]", "\"event\"", "<html>", r#"{"event":"cut of"#] {
            assert!(
                matches!(name(body), Err(Error::NotAnObject { .. })),
                "{body}"
            );
        }
        assert!(matches!(
            event_name(b"\xff", "event"),
            Err(Error::NotAnObject { .. })
        ));
        for body in ["{}", r#"{"event":null}"#, r#"{"event":7}"#] {
            assert!(matches!(name(body), Err(Error::NoName { .. })), "{body}");
        }
    }

    #[test]
    fn reads_the_payload() {
        let body = br#"{"event":"a.done","count":3}"#;
        assert_eq!(
            payload::<Finished>("a.done", body).map(|it| it.count),
            Ok(3)
        );
        let misfit = payload::<Finished>("a.done", br#"{"count":"jane@example.com"}"#);
        let message = misfit.expect_err("a misfit").to_string();
        assert!(
            message.contains("no `a.done`: at `count`: invalid type: string"),
            "{message}"
        );
        assert!(!message.contains("jane"));
    }

    #[test]
    fn keeps_events_that_nobody_described() {
        let event = UnknownEvent::from_slice("new", br#"{"event":"new","n":1}"#).expect("an event");
        assert_eq!(event.name, "new");
        assert_eq!(event.payload["n"], 1);
    }

    proptest! {
        #[test]
        fn no_body_panics(body: Vec<u8>) {
            let _ = event_name(&body, "event");
            let _ = payload::<Finished>("a.done", &body);
        }
    }
}
