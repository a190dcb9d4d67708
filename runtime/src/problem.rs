//! What the server says went wrong, in whichever of the usual shapes it says it.
//!
//! [`Problem`] is RFC 9457's object. Bodies that are not quite that are read as
//! if they were: `{"error", "message"}` and its relatives. A body that is no
//! JSON object, or only part of one, is no problem: it stays what it is, on the
//! error that carries it. Nothing here decides what a problem *means*.

use std::fmt;

use serde_json::{Map, Value};

use crate::foreign::Line;

/// What the server says went wrong (RFC 9457, "Problem Details").
///
/// Its text is the server's own, and may quote what was sent. `Display` and `Debug`
/// show it on one line of limited length, without control characters, and only the
/// host of a URL: its path may hold the token of a webhook. `Debug` leaves out
/// [`instance`](Self::instance) and the values of [extension](Self::extension)
/// members. The methods return the text as it came.
#[derive(Clone, PartialEq)]
pub struct Problem {
    type_uri: Option<String>,
    title: Option<String>,
    status: Option<u16>,
    detail: Option<String>,
    instance: Option<String>,
    extensions: Map<String, Value>,
}

impl Problem {
    /// Reads the body of an answer, if it is a JSON object that says anything.
    pub(crate) fn read(body: &[u8]) -> Option<Self> {
        let mut members: Map<String, Value> = serde_json::from_slice(body).ok()?;
        if members.is_empty() {
            return None;
        }
        let mut problem = Self {
            type_uri: take_text(&mut members, "type"),
            title: take_text(&mut members, "title"),
            status: take_status(&mut members, "status")
                .or_else(|| take_status(&mut members, "statusCode")),
            detail: take_text(&mut members, "detail"),
            instance: take_text(&mut members, "instance"),
            extensions: members,
        };
        if problem.title.is_none() && problem.detail.is_none() {
            problem.read_informal();
        }
        Some(problem)
    }

    /// Takes the wording from members that RFC 9457 does not know: `error` for
    /// the kind of problem with `message` for the case at hand, or just one of
    /// the two. Where `error` is an object, its `message` names the kind and its
    /// `detail` the case, and its `code` may be the status.
    fn read_informal(&mut self) {
        let (kind, case) = match self.extensions.get_mut("error").map(Value::take) {
            Some(Value::Object(mut error)) => {
                let wording = (
                    take_text(&mut error, "message"),
                    take_text(&mut error, "detail"),
                );
                let code = error.get("code").and_then(Value::as_f64);
                if code.is_some_and(|code| (400.0..600.0).contains(&code)) {
                    self.status = self.status.or(take_status(&mut error, "code"));
                }
                self.extensions.insert("error".into(), error.into());
                wording
            }
            Some(error) => {
                self.extensions.insert("error".into(), error);
                (
                    take_text(&mut self.extensions, "error"),
                    take_text(&mut self.extensions, "message"),
                )
            }
            None => (None, take_text(&mut self.extensions, "message")),
        };
        (self.title, self.detail) = match (kind, case) {
            (Some(kind), Some(case)) => (Some(kind), Some(case)),
            (kind, case) => (None, kind.or(case)),
        };
    }

    /// A URI that names the kind of problem; `about:blank` when the server
    /// names none.
    #[must_use]
    pub fn type_uri(&self) -> &str {
        self.type_uri.as_deref().unwrap_or("about:blank")
    }

    /// The kind of problem in words, the same for every occurrence of it.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The status that the body states. The one that counts is the answer's own.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// This occurrence of the problem in words.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// A URI that names this occurrence of the problem.
    #[must_use]
    pub fn instance(&self) -> Option<&str> {
        self.instance.as_deref()
    }

    /// A member that RFC 9457 leaves to the API, such as how much is missing.
    #[must_use]
    pub fn extension(&self, name: &str) -> Option<&Value> {
        self.extensions.get(name)
    }

    /// All members that RFC 9457 leaves to the API.
    #[must_use]
    pub fn extensions(&self) -> &Map<String, Value> {
        &self.extensions
    }
}

/// Removes a member that is text and not blank; others stay where they are.
fn take_text(members: &mut Map<String, Value>, name: &str) -> Option<String> {
    if members.get(name)?.as_str()?.trim().is_empty() {
        return None;
    }
    match members.remove(name) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

fn take_status(members: &mut Map<String, Value>, name: &str) -> Option<u16> {
    let status = members.get(name)?.as_f64()?;
    let status = u16::try_from(status as u64).ok()?;
    members.remove(name);
    Some(status)
}

impl Problem {
    /// The title and the detail, or whichever there is, without a title that `said`
    /// or the detail says already. `None` if nothing is left.
    pub(crate) fn after<'a>(&'a self, said: &str) -> Option<impl fmt::Display + 'a> {
        let detail = self.detail.as_deref();
        let is_news = |title: &&str| {
            let title = title.trim();
            let repeats = |detail: &str| {
                let start = detail.trim().get(..title.len());
                start.is_some_and(|start| start.eq_ignore_ascii_case(title))
            };
            !title.eq_ignore_ascii_case(said) && !detail.is_some_and(repeats)
        };
        let title = self.title.as_deref().filter(is_news);
        (title.is_some() || detail.is_some()).then_some(Words { title, detail })
    }
}

/// One line: the title and the detail, or whichever there is.
impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.after("") {
            Some(words) => words.fmt(f),
            None => Line::of(self.type_uri()).fmt(f),
        }
    }
}

/// What a problem says, on one line.
struct Words<'a> {
    title: Option<&'a str>,
    detail: Option<&'a str>,
}

impl fmt::Display for Words<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.title, self.detail) {
            (Some(title), Some(detail)) => {
                let (title, detail) = (Line::of_prose(title), Line::of_prose(detail));
                write!(f, "{title}: {detail}")
            }
            (Some(text), None) | (None, Some(text)) => Line::of_prose(text).fmt(f),
            (None, None) => Ok(()),
        }
    }
}

impl fmt::Debug for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST_NAMES: usize = 30;
        let names = self.extensions.keys().take(MOST_NAMES);
        let names: Vec<_> = names.map(|name| Line::of_prose(name)).collect();
        f.debug_struct("Problem")
            .field("type_uri", &self.type_uri.as_deref().map(Line::of))
            .field("title", &self.title.as_deref().map(Line::of_prose))
            .field("status", &self.status)
            .field("detail", &self.detail.as_deref().map(Line::of_prose))
            .field("extensions", &names)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(body: &str) -> Problem {
        Problem::read(body.as_bytes()).expect("a problem")
    }

    #[test]
    fn reads_problem_details_with_extensions() {
        let problem = read(
            r#"{"type":"https://api.test/errors/insufficient-credits","title":"Insufficient credits",
                "status":402,"detail":"10 more are needed","instance":"/requests/7","shortfall":10}"#,
        );
        assert!(problem.type_uri().ends_with("/insufficient-credits"));
        assert_eq!(problem.status(), Some(402));
        assert_eq!(problem.instance(), Some("/requests/7"));
        assert_eq!(problem.extension("shortfall"), Some(&Value::from(10)));
        assert_eq!(problem.extensions().len(), 1);
        assert_eq!(
            problem.to_string(),
            "Insufficient credits: 10 more are needed"
        );
    }

    #[test]
    fn reads_the_informal_shapes() {
        let cases = [
            (r#"{"error":"No key"}"#, None, Some("No key")),
            (r#"{"message":"No key"}"#, None, Some("No key")),
            (
                r#"{"error":"Conflict","message":"Already there"}"#,
                Some("Conflict"),
                Some("Already there"),
            ),
            (
                r#"{"error":{"code":7,"message":"No key"}}"#,
                None,
                Some("No key"),
            ),
        ];
        for (body, title, detail) in cases {
            let problem = read(body);
            assert_eq!(
                (problem.title(), problem.detail()),
                (title, detail),
                "{body}"
            );
            assert_eq!(problem.type_uri(), "about:blank");
        }
    }

    #[test]
    fn reads_an_error_object_with_a_code() {
        let problem = read(
            r#"{"success":false,"error":{"code":404.0,"message":"Not Found","detail":"No such batch"}}"#,
        );
        assert_eq!(problem.to_string(), "Not Found: No such batch");
        assert_eq!(problem.status(), Some(404));
        let problem = read(r#"{"success":false,"error":{"code":1007,"message":"No credits"}}"#);
        assert_eq!(problem.to_string(), "No credits");
        assert_eq!(problem.status(), None);
        assert_eq!(
            problem.extension("error"),
            Some(&serde_json::json!({"code": 1007}))
        );
    }

    #[test]
    fn reads_the_shape_with_a_status_code() {
        let problem = read(
            r#"{"statusCode":429,"error":"Too Many Requests","message":"Slow down","retryAfter":7}"#,
        );
        assert_eq!(problem.status(), Some(429));
        assert_eq!(problem.title(), Some("Too Many Requests"));
        assert_eq!(problem.detail(), Some("Slow down"));
        assert_eq!(problem.extension("retryAfter"), Some(&Value::from(7)));
    }

    #[test]
    fn formal_wording_is_not_overridden() {
        let problem = read(r#"{"title":"Forbidden","error":"x"}"#);
        assert_eq!(problem.to_string(), "Forbidden");
        assert_eq!(problem.extension("error"), Some(&Value::from("x")));
    }

    #[test]
    fn members_of_the_wrong_type_are_set_aside() {
        let problem = read(r#"{"title":7,"status":"error","detail":"  ","type":null}"#);
        assert_eq!((problem.title(), problem.status()), (None, None));
        assert_eq!(problem.extension("status"), Some(&Value::from("error")));
        assert_eq!(problem.to_string(), "about:blank");
    }

    #[test]
    fn what_is_no_json_object_is_no_problem() {
        for body in [
            "",
            "<html>",
            "[]",
            "\"no\"",
            "null",
            "{}",
            r#"{"title":"cut of"#,
        ] {
            assert_eq!(Problem::read(body.as_bytes()), None, "{body}");
        }
    }

    #[test]
    fn shows_foreign_text_on_one_short_line() {
        let body = serde_json::json!({ "detail": format!("a\nb{}", "x".repeat(1000)) });
        let line = read(&body.to_string()).to_string();
        assert!(line.starts_with("a b"));
        assert!(!line.contains('\n') && line.chars().count() <= 301);
    }

    #[test]
    fn debug_leaves_extension_values_out() {
        let problem = read(r#"{"title":"No","email":"jane@example.com"}"#);
        let debug = format!("{problem:?}");
        assert!(debug.contains("email") && !debug.contains("jane"));
    }

    proptest! {
        #[test]
        fn no_body_panics(body: Vec<u8>) {
            if let Some(problem) = Problem::read(&body) {
                let _ = problem.to_string();
            }
        }
    }
}
