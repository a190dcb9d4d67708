//! What a call cost, as far as the answer tells.
//!
//! A receipt is a side note: when it is missing or cannot be read, the answer
//! is still good, and has been paid for. So nothing in here fails.

use reqwest::header::HeaderMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::decode;
use crate::head::Head;
use crate::{Api, Credits, Oddity, OddityKind};

/// What a receipt says to those who watch calls without knowing its type.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Notes {
    /// What the call was charged.
    pub(crate) credits: Option<Credits>,
    /// What the server's own people would look for in their logs.
    pub(crate) request_id: Option<String>,
}

impl Notes {
    pub(crate) fn read(text: Option<&str>, head: &Head, api: &Api) -> Self {
        let members: Map<String, Value> = text
            .and_then(read)
            .or_else(|| from_headers(&head.headers, api.receipt_headers))
            .unwrap_or_default();
        let credits = api.charge.and_then(|name| members.get(name));
        let request_id = REQUEST_ID.iter().find_map(|name| members.get(*name));
        Self {
            credits: credits.and_then(|amount| Credits::deserialize(amount).ok()),
            request_id: request_id
                .and_then(Value::as_str)
                .or_else(|| head.request_id())
                .map(str::to_owned),
        }
    }
}

/// What a request id is called in a body.
pub(crate) const REQUEST_ID: [&str; 3] = ["requestId", "request_id", "request-id"];

/// The receipt in an envelope, if it is one. One in which something does not fit
/// is none: an amount that cannot be read is not nought.
pub(crate) fn read<R: DeserializeOwned>(text: &str) -> Option<R> {
    let (receipt, odd) = decode::json::<Option<R>>(text).ok()?;
    let is_unfit = |oddity: &Oddity| matches!(oddity.kind(), OddityKind::Unfit(_));
    receipt.filter(|_| !odd.iter().any(is_unfit))
}

/// The receipt in the headers of an answer that brought none in an envelope.
pub(crate) fn from_headers<R: DeserializeOwned>(
    headers: &HeaderMap,
    names: &[(&str, &str)],
) -> Option<R> {
    let guessed = members(headers, names, guess)?;
    serde_json::from_value(guessed)
        .ok()
        .or_else(|| serde_json::from_value(members(headers, names, |text| text.into())?).ok())
}

fn members(headers: &HeaderMap, names: &[(&str, &str)], value: fn(&str) -> Value) -> Option<Value> {
    let members: Map<String, Value> = names
        .iter()
        .filter_map(|(property, header)| {
            let text = headers.get(*header)?.to_str().ok()?;
            Some(((*property).to_owned(), value(text.trim())))
        })
        .collect();
    (!members.is_empty()).then_some(Value::Object(members))
}

/// A header has no types, but what looks like a number usually is one.
fn guess(text: &str) -> Value {
    match serde_json::from_str(text) {
        Ok(value @ (Value::Number(_) | Value::Bool(_))) => value,
        _ => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;
    use serde::Deserialize;

    use super::*;
    use crate::Credits;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default, rename_all = "camelCase")]
    struct Receipt {
        credits_used: Credits,
        request_id: Option<String>,
    }

    const NAMES: &[(&str, &str)] = &[("creditsUsed", "X-Credits-Used"), ("requestId", "X-Id")];

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert(*name, HeaderValue::from_static(value));
        }
        headers
    }

    fn receipt(
        text: Option<&str>,
        pairs: &[(&'static str, &'static str)],
    ) -> Option<(Credits, Option<String>)> {
        text.and_then(read::<Receipt>)
            .or_else(|| from_headers(&headers(pairs), NAMES))
            .map(|it| (it.credits_used, it.request_id))
    }

    #[test]
    fn the_body_comes_first() {
        assert_eq!(
            receipt(Some(r#"{"creditsUsed":2.5}"#), &[("x-credits-used", "7")]),
            Some(("2.5".parse().expect("an amount"), None))
        );
    }

    #[test]
    fn notes_are_what_every_receipt_has() {
        static API: Api = Api {
            charge: Some("creditsUsed"),
            receipt_headers: NAMES,
            ..Api::DEFAULT
        };
        let notes = |text, pairs| {
            let head = Head {
                status: reqwest::StatusCode::OK,
                headers: headers(pairs),
            };
            let notes = Notes::read(text, &head, &API);
            (notes.credits, notes.request_id)
        };
        let id = |id: &str| Some(id.to_owned());
        let text = r#"{"creditsUsed":2,"requestId":"r7","email":"jane@example.com"}"#;
        assert_eq!(notes(Some(text), &[]), (Some(Credits::new(2)), id("r7")));
        assert_eq!(
            notes(None, &[("x-credits-used", "7"), ("x-request-id", "r8")]),
            (Some(Credits::new(7)), id("r8"))
        );
        assert_eq!(notes(Some(r#"{"creditsUsed":"lots"}"#), &[]), (None, None));
        assert_eq!(notes(Some("[]"), &[]), (None, None));
    }

    #[test]
    fn headers_stand_in_for_it() {
        for text in [None, Some("null"), Some("7"), Some(r#"{"creditsUsed":[]}"#)] {
            assert_eq!(
                receipt(text, &[("x-credits-used", "7")]),
                Some((Credits::new(7), None)),
                "{text:?}"
            );
        }
    }

    #[test]
    fn a_text_of_digits_is_still_a_text() {
        assert_eq!(
            receipt(None, &[("x-credits-used", "7"), ("x-id", "42")]),
            Some((Credits::new(7), Some("42".to_owned())))
        );
    }

    #[test]
    fn nothing_readable_is_no_receipt() {
        assert_eq!(receipt(None, &[]), None);
        assert_eq!(receipt(Some("[[["), &[("x-credits-used", "lots")]), None);
    }
}
