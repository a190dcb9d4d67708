//! The head of an answer: its status and headers, and the few headers that
//! mean the same for most APIs.
//!
//! Reads headers and nothing else. A header that is missing or malformed is
//! `None`: servers are not to be trusted with their side notes.

use std::time::{Duration, SystemTime};

use reqwest::StatusCode;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

use crate::rate_limit::{self, RateLimit};

/// Status and headers of an answer.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
}

impl Head {
    pub(crate) fn rate_limit(&self) -> Option<RateLimit> {
        rate_limit::read(self)
    }

    /// How long the server asks to be left alone, whether it says so in
    /// seconds or as a time of day.
    pub(crate) fn retry_after(&self) -> Option<Duration> {
        self.retry_after_at(SystemTime::now())
    }

    /// The same, for a response that arrives at `now`.
    fn retry_after_at(&self, now: SystemTime) -> Option<Duration> {
        let value = self.text(RETRY_AFTER.as_str())?;
        if let Ok(seconds) = value.parse() {
            return Some(Duration::from_secs(seconds));
        }
        let until = httpdate::parse_http_date(value).ok()?;
        // By the server's own clock where it shows it: ours may be off.
        let now = self
            .text(DATE.as_str())
            .and_then(|date| httpdate::parse_http_date(date).ok())
            .unwrap_or(now);
        Some(until.duration_since(now).unwrap_or(Duration::ZERO))
    }

    pub(crate) fn request_id(&self) -> Option<&str> {
        ["x-request-id", "request-id"]
            .into_iter()
            .find_map(|name| self.text(name))
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        let text = self.headers.get(name)?.to_str().ok()?.trim();
        (!text.is_empty()).then_some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::header::{HeaderName, HeaderValue};

    fn head(headers: &[(&'static str, &'static str)]) -> Head {
        Head {
            status: StatusCode::OK,
            headers: headers
                .iter()
                .map(|(name, value)| {
                    (
                        HeaderName::from_static(name),
                        HeaderValue::from_static(value),
                    )
                })
                .collect(),
        }
    }

    #[test]
    fn malformed_headers_say_nothing() {
        assert_eq!(head(&[("retry-after", "soon")]).retry_after(), None);
        assert_eq!(head(&[("x-request-id", " ")]).request_id(), None);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        assert_eq!(
            head(&[("retry-after", "30")]).retry_after(),
            Some(Duration::from_secs(30))
        );
        let dated = head(&[
            ("date", "Sun, 06 Nov 1994 08:49:00 GMT"),
            ("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ]);
        assert_eq!(dated.retry_after(), Some(Duration::from_secs(37)));
    }

    #[test]
    fn retry_after_is_counted_from_the_local_time_without_a_date_header() {
        let midnight = httpdate::parse_http_date("Wed, 01 Jan 2025 00:00:00 GMT").unwrap();
        let undated = head(&[("retry-after", "Wed, 01 Jan 2025 00:00:00 GMT")]);
        for (now, wait) in [
            (
                midnight - Duration::from_millis(1_500),
                Duration::from_millis(1_500),
            ),
            (midnight, Duration::ZERO),
            (midnight + Duration::from_secs(1), Duration::ZERO),
        ] {
            assert_eq!(undated.retry_after_at(now), Some(wait));
        }
        let dated = head(&[
            ("date", "Tue, 31 Dec 2024 23:59:30 GMT"),
            ("retry-after", "Wed, 01 Jan 2025 00:00:00 GMT"),
        ]);
        let wait = dated.retry_after_at(SystemTime::UNIX_EPOCH);
        assert_eq!(wait, Some(Duration::from_secs(30)));
    }

    #[test]
    fn the_request_id_has_two_usual_names() {
        assert_eq!(head(&[("request-id", "r1")]).request_id(), Some("r1"));
        assert_eq!(head(&[("x-request-id", "r2")]).request_id(), Some("r2"));
    }
}
