//! Putting an argument into the path of a URL, and nowhere else in it.
//!
//! Escaping alone is not enough: `.` and `..` are legal segments that mean
//! another path, and an empty one is a different operation to many servers.

use std::fmt::Display;

use progenitor_client::encode_path;

use crate::BuildError;

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
    // URLs of the web take a backslash for a slash, so it cannot stand as it is.
    Ok(encode_path(&text).replace('\\', "%5C"))
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
        assert_eq!(path_segment(r"..\a").unwrap(), "..%5Ca");
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
