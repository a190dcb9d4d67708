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
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeOwned, DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

#[cfg(feature = "axum")]
pub use self::axum::{Receiver, Rejection, Webhook};
pub use self::deliveries::{Deliveries, Delivery, Reception};
pub use self::event::WebhookEvent;
pub use self::token::{PathToken, TokenError};
use crate::decode::{self, Misfit};
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
    let text = text(body)?;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let name = NameSeed(property)
        .deserialize(&mut deserializer)
        .and_then(|name| deserializer.end().map(|()| name))
        .map_err(|error| Error::NotAnObject {
            reason: decode::explain(&error),
        })?
        .ok_or(found("missing"))?;
    serde_json::Deserializer::from_str(name.get())
        .deserialize_str(crate::open_enum::TextVisitor)
        .map_err(|_| found("not a string"))
}

/// All of `body`, as what belongs to an event that calls itself `event`. Null in
/// place of a value that was promised counts as left out.
///
/// # Errors
/// If `body` does not fit.
pub fn payload<T: DeserializeOwned>(event: &str, body: &[u8]) -> Result<T, Error> {
    decode::json(text(body)?).map_err(|Misfit { path, message }| Error::Payload {
        event: Line::of(event).to_string(),
        path: match path.as_str() {
            "" => ".".to_owned(),
            path => Line::of(path).to_string(),
        },
        reason: message,
    })
}

fn text(body: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(body).map_err(|_| Error::NotAnObject {
        reason: "it is not UTF-8 text".to_owned(),
    })
}

struct NameSeed(&'static str);

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = Option<&'de RawValue>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for NameSeed {
    type Value = Option<&'de RawValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut name = None;
        while let Some(property) = map.next_key::<Cow<'_, str>>()? {
            if property == self.0 {
                name = Some(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(name)
    }
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
