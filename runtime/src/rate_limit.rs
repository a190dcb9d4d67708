//! What servers say of their rate limits in headers.
//!
//! Reads the three ways that are in use: `X-RateLimit-Limit` and its sisters, with or
//! without `X-`; `RateLimit: limit=…, remaining=…, reset=…`; and the structured field
//! `RateLimit: "policy";r=…;t=…` of the drafts of the IETF. Decides nothing about calls.

use std::time::Duration;

use crate::head::Head;

/// How many calls the server still takes, as its answer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct RateLimit {
    /// Calls in the current window.
    pub limit: Option<u64>,
    /// Calls that are left of them.
    pub remaining: Option<u64>,
    /// Time until the window starts anew, from the answer on.
    pub reset: Option<Duration>,
}

impl RateLimit {
    /// The longest window that a rate is counted in. What is longer is more
    /// likely a time of day, which some servers send instead.
    pub(crate) const LONGEST_WINDOW: Duration = Duration::from_secs(60 * 60);

    /// The time until the window starts anew, if it can be that.
    pub(crate) fn plausible_reset(&self) -> Option<Duration> {
        self.reset.filter(|reset| *reset <= Self::LONGEST_WINDOW)
    }
}

/// Reads the limit that an answer names; of several, the one with the fewest calls left.
pub(crate) fn read(head: &Head) -> Option<RateLimit> {
    let number = |name: &str| {
        let text = |name: &str| {
            head.text(name)?
                .split([',', ';'])
                .next()?
                .trim()
                .parse()
                .ok()
        };
        text(&format!("x-{name}")).or_else(|| text(name))
    };
    let separate = RateLimit {
        limit: number("ratelimit-limit"),
        remaining: number("ratelimit-remaining"),
        reset: number("ratelimit-reset").map(Duration::from_secs),
    };
    match separate == RateLimit::default() {
        true => joined(head),
        false => Some(separate),
    }
}

/// Reads the header that has everything.
fn joined(head: &Head) -> Option<RateLimit> {
    let listed = items(head.text("ratelimit")?);
    let policies = head.text("ratelimit-policy").map(items).unwrap_or_default();
    let seconds = |number: Option<u64>| number.map(Duration::from_secs);
    let dictionary = RateLimit {
        limit: listed.iter().find_map(|item| item.entry("limit")),
        remaining: listed.iter().find_map(|item| item.entry("remaining")),
        reset: seconds(listed.iter().find_map(|item| item.entry("reset"))),
    };
    if dictionary != RateLimit::default() {
        return Some(dictionary);
    }
    let limits = listed.iter().filter_map(|item| {
        let policy = policies.iter().find(|policy| policy.name == item.name);
        Some(RateLimit {
            limit: policy.and_then(|policy| policy.parameter("q")),
            remaining: Some(item.parameter("r")?),
            reset: seconds(item.parameter("t")),
        })
    });
    limits.min_by_key(|limit| limit.remaining)
}

/// An item of a structured field (RFC 9651), as far as rate limits need it.
struct Item<'t> {
    name: &'t str,
    parameters: Vec<(&'t str, &'t str)>,
}

impl Item<'_> {
    fn parameter(&self, key: &str) -> Option<u64> {
        let mut parameters = self.parameters.iter();
        let (_, value) = parameters.find(|(known, _)| *known == key)?;
        value.parse().ok()
    }

    /// The number, if the item is an entry of a dictionary with this key.
    fn entry(&self, key: &str) -> Option<u64> {
        let (known, value) = self.name.split_once('=')?;
        (known.trim() == key).then(|| value.trim().parse().ok())?
    }
}

fn items(text: &str) -> Vec<Item<'_>> {
    let items = text.split(',').map(|item| {
        let mut parts = item.split(';').map(str::trim);
        Item {
            name: parts.next().unwrap_or_default(),
            parameters: parts.filter_map(|part| part.split_once('=')).collect(),
        }
    });
    items.collect()
}

#[cfg(test)]
mod tests {
    use reqwest::StatusCode;
    use reqwest::header::{HeaderName, HeaderValue};

    use super::*;

    fn limit(headers: &[(&'static str, &'static str)]) -> Option<RateLimit> {
        let headers = headers.iter().map(|(name, value)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        });
        read(&Head {
            status: StatusCode::OK,
            headers: headers.collect(),
        })
    }

    fn told(limit: Option<u64>, remaining: u64, reset: u64) -> Option<RateLimit> {
        Some(RateLimit {
            limit,
            remaining: Some(remaining),
            reset: Some(Duration::from_secs(reset)),
        })
    }

    #[test]
    fn reads_separate_headers() {
        let old = [
            ("x-ratelimit-limit", "60"),
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-reset", "17"),
        ];
        assert_eq!(limit(&old), told(Some(60), 0, 17));
        let new = [
            ("ratelimit-limit", "60, 60;w=60"),
            ("ratelimit-remaining", "0"),
            ("ratelimit-reset", "17"),
        ];
        assert_eq!(limit(&new), told(Some(60), 0, 17));
    }

    #[test]
    fn reads_a_dictionary() {
        let header = [("ratelimit", "limit=10, remaining=5, reset=7")];
        assert_eq!(limit(&header), told(Some(10), 5, 7));
    }

    #[test]
    fn reads_the_policy_with_the_fewest_calls_left() {
        let headers = [
            ("ratelimit", r#""daily";r=500;t=3000, "burst";r=2;t=5"#),
            (
                "ratelimit-policy",
                r#""daily";q=1000;w=86400, "burst";q=10;w=60"#,
            ),
        ];
        assert_eq!(limit(&headers), told(Some(10), 2, 5));
        assert_eq!(limit(&headers[..1]), told(None, 2, 5));
    }

    #[test]
    fn a_reset_that_is_a_time_of_day_is_not_waited_for() {
        let reset = |value| limit(&[("x-ratelimit-reset", value)])?.plausible_reset();
        assert_eq!(reset("17"), Some(Duration::from_secs(17)));
        assert_eq!(reset("1800000000"), None);
    }

    #[test]
    fn malformed_headers_say_nothing() {
        assert_eq!(limit(&[("x-ratelimit-limit", "many")]), None);
        for text in ["", "limit", "limit=many", "\"a\";r=x", ";;,,=", "\"a\";t=5"] {
            assert_eq!(limit(&[("ratelimit", text)]), None, "{text}");
        }
    }
}
