//! Reads the values of response headers for generated code.
//!
//! A header that is missing, or that has not the described form, is `None`: it costs no
//! more than itself.

use reqwest::header::HeaderMap;
use serde::de::DeserializeOwned;
use serde::de::value::{Error, StrDeserializer};

/// The value of a header.
#[must_use]
pub fn value<T: DeserializeOwned>(headers: &HeaderMap, name: &str) -> Option<T> {
    read(headers.get(name)?.to_str().ok()?)
}

/// The items of a header that is a list, which may be in several lines of that name.
#[must_use]
pub fn list<T: DeserializeOwned>(headers: &HeaderMap, name: &str) -> Option<Vec<T>> {
    let mut lines = headers.get_all(name).iter().peekable();
    lines.peek()?;
    let mut items = Vec::new();
    for line in lines {
        let parts = line.to_str().ok()?.split(',');
        for item in parts.filter(|item| !item.trim().is_empty()) {
            items.push(read(item)?);
        }
    }
    Some(items)
}

/// The value of a header that is JSON.
#[must_use]
pub fn json<T: DeserializeOwned>(headers: &HeaderMap, name: &str) -> Option<T> {
    serde_json::from_str(headers.get(name)?.to_str().ok()?).ok()
}

/// Reads a text as what `T` is: a text, or else what JSON makes of it.
fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    let text = text.trim();
    let plain = T::deserialize(StrDeserializer::<Error>::new(text)).ok();
    plain.or_else(|| serde_json::from_str(text).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::{HeaderName, HeaderValue};

    fn headers(lines: &[(&'static str, &'static str)]) -> HeaderMap {
        let lines = lines.iter().map(|(name, value)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        });
        lines.collect()
    }

    #[test]
    fn a_text_stays_text_and_a_number_is_a_number() {
        let headers = headers(&[("x-a", "17"), ("x-b", "true")]);
        assert_eq!(value::<String>(&headers, "X-A").as_deref(), Some("17"));
        assert_eq!(value::<i64>(&headers, "x-a"), Some(17));
        assert_eq!(value::<bool>(&headers, "x-b"), Some(true));
    }

    #[test]
    fn a_value_of_another_form_is_none() {
        let headers = headers(&[("x-a", "many")]);
        assert_eq!(value::<i64>(&headers, "x-a"), None);
        assert_eq!(value::<i64>(&headers, "x-b"), None);
        assert_eq!(json::<Vec<i64>>(&headers, "x-a"), None);
    }

    #[test]
    fn a_list_may_come_in_several_lines() {
        let mut headers = headers(&[("x-a", "1, 2,")]);
        headers.append("x-a", HeaderValue::from_static("3"));
        assert_eq!(list::<i64>(&headers, "x-a"), Some(vec![1, 2, 3]));
        assert_eq!(list::<i64>(&headers, "x-b"), None);
    }
}
