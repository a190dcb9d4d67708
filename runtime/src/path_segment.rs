//! Putting an argument into the path of a URL, and nowhere else in it.
//!
//! Escaping alone is not enough: `.` and `..` are legal segments that mean
//! another path, and an empty one is a different operation to many servers. And
//! what URLs are made of is not all that has to be escaped: in those of HTTP a
//! backslash is a slash too.

use std::fmt::Display;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::BuildError;

/// All but what never has a meaning of its own (RFC 3986, 2.3).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// One segment of a path, escaped.
///
/// # Errors
/// If `value` is empty, `.` or `..`, which would lead to another path.
pub fn path_segment(value: &(impl Display + ?Sized)) -> Result<String, BuildError> {
    let text = value.to_string();
    if matches!(text.as_str(), "" | "." | "..") {
        return Err(BuildError::because(
            "one that stands in the path is empty, `.` or `..`, which is another path",
        ));
    }
    Ok(utf8_percent_encode(&text, ESCAPED).to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_another_path_is_refused() {
        for text in ["", ".", ".."] {
            assert!(path_segment(text).is_err(), "{text:?}");
        }
        assert_eq!(path_segment("...").unwrap(), "...");
    }

    proptest! {
        #[test]
        fn a_segment_stays_one_segment(text in ".*") {
            let Ok(segment) = path_segment(&text) else {
                return Ok(());
            };
            let url = reqwest::Url::parse(&format!("http://a.test/b/{segment}/c")).unwrap();
            let segments: Vec<_> = url.path_segments().unwrap().collect();
            prop_assert_eq!(segments.len(), 3);
            prop_assert_eq!((segments[0], segments[2]), ("b", "c"));
            prop_assert_eq!(url.query(), None);
            prop_assert_eq!(url.fragment(), None);
        }
    }
}
