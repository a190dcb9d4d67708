//! From JSON text to a value, with a report that says where they part.
//!
//! The report is for people and logs, so it must not quote the value that did
//! not fit: that may be somebody's address. `serde` messages do quote, which is
//! why they are not passed on as they are.
//!
//! Text that does not fit is read once more with `null` taken for nothing, by the
//! rules of `lenient`. If that does not help, it is as if it had not been tried.

mod lenient;

use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::error::Category;
use serde_path_to_error::{Path, Segment};

use self::lenient::Lenient;

/// JSON that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misfit {
    /// Where: `leads[3].email`, or empty for the whole.
    pub(crate) path: String,
    /// What: the end of a sentence about that place.
    pub(crate) message: String,
}

impl Misfit {
    pub(crate) fn whole(message: impl Into<String>) -> Self {
        Self {
            path: String::new(),
            message: message.into(),
        }
    }

    /// The same misfit, seen from the object that `property` belongs to.
    pub(crate) fn inside(mut self, property: &str) -> Self {
        self.path = match self.path.as_str() {
            "" => property.to_owned(),
            path if path.starts_with('[') => format!("{property}{path}"),
            path => format!("{property}.{path}"),
        };
        self
    }
}

/// Reads all of `text` as a `T`, with nulls in place of values if need be.
pub(crate) fn json<T: DeserializeOwned>(text: &str) -> Result<T, Misfit> {
    exactly(text).or_else(|misfit| without_nulls(text).ok_or(misfit))
}

fn without_nulls<T: DeserializeOwned>(text: &str) -> Option<T> {
    memchr::memmem::find(text.as_bytes(), b"null")?;
    let value: Value = serde_json::from_str(text).ok()?;
    if value.is_null() {
        return None;
    }
    T::deserialize(Lenient(value)).ok()
}

fn exactly<T: DeserializeOwned>(text: &str) -> Result<T, Misfit> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| Misfit {
        path: render(error.path()),
        message: explain(error.inner()),
    })?;
    match deserializer.end() {
        Ok(()) => Ok(value),
        Err(error) => Err(Misfit::whole(explain(&error))),
    }
}

/// What is wrong, in `serde_json`'s words but without the value it is about.
pub(crate) fn explain(error: &serde_json::Error) -> String {
    match error.classify() {
        Category::Eof => "the JSON ends before it is complete".to_owned(),
        Category::Data => without_value(&error.to_string()),
        Category::Syntax | Category::Io => format!("not JSON: {error}"),
    }
}

/// Keeps the parts of a `serde` message that come from our own types.
fn without_value(message: &str) -> String {
    if message.starts_with("missing field") || message.starts_with("duplicate field") {
        return message.to_owned();
    }
    let expected = message
        .rsplit_once(", expected ")
        .map(|(_, expected)| format!(", expected {expected}"));
    let found = ["invalid type: ", "invalid value: ", "invalid length "]
        .into_iter()
        .find_map(|start| Some((start, message.strip_prefix(start)?)));
    match (found, expected) {
        (Some((start, rest)), Some(expected)) => format!("{start}{}{expected}", sort_of(rest)),
        _ => "a value that this field does not take".to_owned(),
    }
}

/// The sort of value that `serde` describes: `string "x"` is a string.
fn sort_of(description: &str) -> &str {
    let end = description
        .find(['"', '`', ',', '('])
        .unwrap_or(description.len());
    description[..end].trim_end()
}

fn render(path: &Path) -> String {
    let mut rendered = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => rendered.push_str(&format!("[{index}]")),
            Segment::Map { key } => push_name(&mut rendered, key),
            Segment::Enum { variant } => push_name(&mut rendered, variant),
            Segment::Unknown => push_name(&mut rendered, "?"),
        }
    }
    rendered
}

/// Property names are part of the description; keys of a map are data, and may
/// be addresses. What could not be the former is not shown.
pub(crate) fn push_name(rendered: &mut String, name: &str) {
    const MOST_BYTES: usize = 64;
    if !rendered.is_empty() {
        rendered.push('.');
    }
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "_-$?".contains(char);
    let is_shown = name.len() <= MOST_BYTES && name.chars().all(is_plain);
    rendered.push_str(if is_shown { name } else { "*" });
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    #[derive(Debug, Deserialize)]
    struct Lead {
        #[expect(dead_code, reason = "only read into")]
        score: u8,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Closed {
        Open,
    }

    fn misfit<T: DeserializeOwned + std::fmt::Debug>(text: &str) -> (String, String) {
        let misfit = json::<T>(text).expect_err("a misfit");
        (misfit.path, misfit.message)
    }

    #[test]
    fn says_which_field() {
        let (path, message) = misfit::<Vec<Lead>>(r#"[{"score":1},{"score":"high"}]"#);
        assert_eq!(path, "[1].score");
        assert!(
            message.starts_with("invalid type: string, expected u8"),
            "{message}"
        );
        let (path, message) = misfit::<Lead>("{}");
        assert_eq!(path, "");
        assert!(message.starts_with("missing field `score`"), "{message}");
    }

    #[test]
    fn never_quotes_the_value() {
        let quoting = [
            misfit::<Lead>(r#"{"score":"jane@example.com"}"#),
            misfit::<Lead>(r#"{"score":"jane, expected jane"}"#),
            misfit::<Closed>(r#""jane@example.com""#),
            misfit::<BTreeMap<String, u8>>(r#"{"jane@example.com":"x"}"#),
            misfit::<crate::Credits>(r#""jane@example.com""#),
            misfit::<std::net::IpAddr>(r#""jane@example.com""#),
        ];
        for (path, message) in quoting {
            assert!(
                !path.contains("jane") && !message.contains("jane@"),
                "{path}: {message}"
            );
        }
        assert_eq!(
            misfit::<u8>("5000").1.split(',').next(),
            Some("invalid value: integer")
        );
    }

    #[test]
    fn a_place_is_shown_in_few_words() {
        let name = "a".repeat(1000);
        let (path, _) = misfit::<BTreeMap<String, u8>>(&format!(r#"{{"{name}":"x"}}"#));
        assert_eq!(path, "*");
    }

    #[test]
    fn says_that_it_is_not_json() {
        assert!(misfit::<Lead>("<html>").1.starts_with("not JSON"));
        assert!(misfit::<Lead>(r#"{"score":1"#).1.contains("ends before"));
        assert!(misfit::<u8>("1 2").1.starts_with("not JSON"));
    }

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Company {
        name: String,
        size: u32,
        open: bool,
        score: f64,
        funds: crate::Credits,
        tags: Vec<String>,
        notes: Vec<Option<u8>>,
        extra: serde_json::Map<String, Value>,
        any: Value,
        branches: Vec<Company>,
        site: Option<Box<Company>>,
    }

    fn company(value: Value) -> Company {
        json(&value.to_string()).unwrap_or_else(|misfit| panic!("{misfit:?}: {value}"))
    }

    #[test]
    fn null_is_nothing_where_a_value_is_promised() {
        let members = [
            "name", "size", "open", "score", "funds", "tags", "notes", "extra", "any", "branches",
            "site",
        ];
        for member in members {
            assert_eq!(company(json!({ member: null })), Company::default());
            let inner =
                company(json!({ "branches": [{ member: null }], "site": { member: null } }));
            assert_eq!(inner.branches, [Company::default()]);
            assert_eq!(inner.site.as_deref(), Some(&Company::default()));
        }
    }

    #[test]
    fn lists_keep_their_length() {
        let company = company(json!({
            "tags": ["a", null, "b"], "notes": [1, null], "branches": [null, { "name": "B" }],
        }));
        assert_eq!(company.tags, ["a", "", "b"]);
        assert_eq!(company.notes, [Some(1), None]);
        assert_eq!(company.branches[0], Company::default());
        assert_eq!(company.branches[1].name, "B");
    }

    #[test]
    fn what_has_no_type_keeps_its_nulls() {
        let free = json!({ "a": null, "b": [null, { "c": null }] });
        let company = company(json!({ "name": null, "extra": free, "any": free }));
        assert_eq!(Value::Object(company.extra), free);
        assert_eq!(company.any, free);
    }

    #[test]
    fn null_excuses_no_other_misfit() {
        let (path, message) = misfit::<Company>(r#"{"name":null,"size":"many"}"#);
        assert_eq!(path, "name");
        assert!(message.starts_with("invalid type: null"), "{message}");
        for nothing in ["null", " null "] {
            assert!(json::<Company>(nothing).is_err());
            assert!(json::<Vec<Company>>(nothing).is_err());
        }
    }

    #[test]
    fn paths_grow_outwards() {
        let path = |path: &str| {
            Misfit {
                path: path.to_owned(),
                message: String::new(),
            }
            .inside("data")
            .path
        };
        assert_eq!(path(""), "data");
        assert_eq!(path("[1].score"), "data[1].score");
        assert_eq!(path("score"), "data.score");
    }

    proptest! {
        #[test]
        fn strings_where_numbers_belong_are_not_quoted(text in "[a-zA-Z@\", `]{0,20}") {
            let body = serde_json::json!({ "score": format!("~{text}~") });
            let (_, message) = misfit::<Lead>(&body.to_string());
            prop_assert!(!message.contains('~'), "{}", message);
        }
    }
}
