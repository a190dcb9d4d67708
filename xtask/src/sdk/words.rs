//! What serde says of a mistake, in the words of YAML.
//!
//! Only its wording is changed here; where a mistake is, and what follows from it, is
//! decided in `read`.

use crate::suggest;

/// A mistake in a decision.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// What is wrong.
    pub message: String,
    /// What to do; `None` if the message says so.
    pub help: Option<String>,
    /// Whether the mistake is the name of a member.
    pub is_name: bool,
}

/// Says what serde says in other words.
pub(super) fn mistake(told: &str) -> Mistake {
    let plain = |message: String, help: Option<String>| Mistake {
        message,
        help,
        is_name: false,
    };
    if let Some(rest) = told.strip_prefix("unknown field ") {
        let words = quoted(rest);
        let (name, known) = words.split_first().unwrap_or((&"", &[]));
        let meant = suggest::closest(name, known.iter().copied());
        let help = match (meant, known) {
            (Some(meant), _) => format!("write `{meant}`"),
            (None, []) => "nothing can be said here".to_owned(),
            (None, known) => format!("write {}", suggest::one_of(known)),
        };
        return Mistake {
            message: format!("nothing called `{name}` can be decided here"),
            help: Some(help),
            is_name: true,
        };
    }
    if let Some(member) = missing(told) {
        return plain(
            format!("`{member}` is missing"),
            Some(format!("add `{member}`")),
        );
    }
    if let Some(rest) = told.strip_prefix("unknown variant ") {
        let words = quoted(rest);
        let (name, known) = words.split_first().unwrap_or((&"", &[]));
        let help = match suggest::closest(name, known.iter().copied()) {
            Some(meant) => format!("write `{meant}`"),
            None => format!("write {}", suggest::one_of(known)),
        };
        return plain(format!("`{name}` is none of the values"), Some(help));
    }
    let kinds = ["invalid type: ", "invalid value: "];
    let wrong = kinds.iter().find_map(|kind| told.strip_prefix(kind));
    match wrong.and_then(|rest| rest.rsplit_once(", expected ")) {
        Some((found, wanted)) => {
            let (found, wanted) = (thing(found), kind(wanted));
            plain(format!("this is {found}, and has to be {wanted}"), None)
        }
        None => plain(told.to_owned(), None),
    }
}

/// The member that is missing, if that is the mistake.
pub(super) fn missing(told: &str) -> Option<&str> {
    let rest = told.strip_prefix("missing field `")?;
    rest.split_once('`').map(|(member, _)| member)
}

/// Everything that stands in backticks.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// A value that was found.
fn thing(found: &str) -> String {
    match found {
        "sequence" => return "a list".to_owned(),
        "map" => return "an object".to_owned(),
        "null" | "unit value" | "Option value" => return "null".to_owned(),
        _ => {}
    }
    if let Some(text) = found.strip_prefix("string ") {
        let text = text.trim_matches('"');
        return format!("the text `{text}`");
    }
    let numbers = ["integer ", "floating point "];
    if let Some(number) = numbers.iter().find_map(|kind| found.strip_prefix(kind)) {
        return format!("the number {}", number.trim_matches('`'));
    }
    match found.strip_prefix("boolean ") {
        Some(flag) => flag.to_owned(),
        None => found.to_owned(),
    }
}

/// A kind of value that was wanted.
fn kind(wanted: &str) -> String {
    let is_number = |it: &str| {
        let width = it.strip_prefix(['u', 'i']);
        width.is_some_and(|width| width.parse::<u8>().is_ok()) || it == "usize"
    };
    match wanted {
        it if is_number(it) => "a whole number that is not negative".to_owned(),
        it if it.starts_with("struct ") || it == "a map" => "an object".to_owned(),
        "a sequence" => "a list".to_owned(),
        "a string" => "a text".to_owned(),
        "a boolean" => "`true` or `false`".to_owned(),
        other => other.strip_prefix("expected ").unwrap_or(other).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_told_in_the_words_of_yaml() {
        let message = |told: &str| mistake(told).message;
        for (told, words) in [
            (
                "invalid type: string \"ten\", expected u32",
                "this is the text `ten`, and has to be a whole number that is not negative",
            ),
            (
                "invalid type: sequence, expected a string",
                "this is a list, and has to be a text",
            ),
            (
                "invalid type: boolean `true`, expected struct Page",
                "this is `true`, and has to be an object",
            ),
            (
                "invalid value: integer `-1`, expected u32",
                "this is the number -1, and has to be a whole number that is not negative",
            ),
            (
                "invalid type: map, expected a flag or the name of a state",
                "this is an object, and has to be a flag or the name of a state",
            ),
            ("missing field `per`", "`per` is missing"),
        ] {
            assert_eq!(message(told), words);
        }
    }

    #[test]
    fn names_are_told_with_the_one_that_was_meant() {
        let told = "unknown field `metod`, expected one of `method`, `price`";
        assert_eq!(mistake(told).help.as_deref(), Some("write `method`"));
        let told = "unknown field `colour`, expected `resource`";
        assert_eq!(mistake(told).help.as_deref(), Some("write `resource`"));
        let told = "unknown variant `sometimes`, expected `always` or `not-processed`";
        let help = mistake(told).help;
        assert_eq!(help.as_deref(), Some("write `always` or `not-processed`"));
    }
}
