//! Puts path parameters into the path of an operation.
//!
//! Encoding alone does not keep a value in its place: `.` and `..` are segments that
//! lead to another path, and many servers serve another operation if a segment is
//! empty. Such values are refused. This module must not encode anything: the values
//! that it gets are encoded already.

use super::Parameter;
use crate::BuildError;

/// Replaces every `{name}` in `template` by the value of that name.
///
/// # Errors
/// If a value is missing, or makes its segment empty, `.` or `..`.
pub(crate) fn expand(
    template: &str,
    values: &[(&'static str, String)],
) -> Result<String, BuildError> {
    let mut path = String::with_capacity(template.len());
    for segment in template.strip_prefix('/').unwrap_or(template).split('/') {
        path.push('/');
        let start = path.len();
        let mut rest = segment;
        let mut first = None;
        while let Some((before, name, after)) = placeholder(rest) {
            let value = values.iter().find(|(known, _)| *known == name);
            let Some((name, value)) = value else {
                let parameter = format!("path parameter `{name}` must have a value");
                return Err(BuildError::new(parameter));
            };
            check(name, value)?;
            path.extend([before, value]);
            first = first.or(Some(*name));
            rest = after;
        }
        path.push_str(rest);
        if let Some(name) = first {
            check(name, path.get(start..).unwrap_or_default())?;
        }
    }
    Ok(path)
}

/// The first `{name}`, with the text before and after.
fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

fn check(name: &'static str, text: &str) -> Result<(), BuildError> {
    if matches!(text, "" | "." | "..") {
        return Err(unusable(&Parameter::path(name)));
    }
    Ok(())
}

/// The value of `parameter` would lead to another path.
pub(crate) fn unusable(parameter: &Parameter) -> BuildError {
    BuildError::new(format!("{parameter} must not be empty, `.` or `..`"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::encode::encode;
    use super::super::value::Value;
    use super::super::{Parameter, Style};
    use super::*;

    fn expand_with(template: &str, value: &str) -> Result<String, BuildError> {
        let encoded = encode(&Parameter::path("id"), &Value::Text(value.to_owned()));
        expand(template, &[("id", encoded.unwrap_or_default())])
    }

    #[test]
    fn replaces_all_placeholders() {
        let values = [("a", "1".to_owned()), ("b", "2,3".to_owned())];
        for (template, path) in [
            ("/x/{a}/y/{b}", "/x/1/y/2,3"),
            ("/{a}.{b}/", "/1.2,3/"),
            ("/{b}{a}{a}", "/2,311"),
            ("/", "/"),
            ("//x", "//x"),
            ("x/{a}", "/x/1"),
        ] {
            assert_eq!(expand(template, &values).unwrap(), path);
        }
    }

    #[test]
    fn refuses_values_that_lead_to_another_path() {
        for value in ["", ".", ".."] {
            let error = expand_with("/x/{id}/y", value).unwrap_err();
            let message = "path parameter `id` must not be empty, `.` or `..`";
            assert_eq!(error.to_string(), message);
        }
        assert_eq!(expand_with("/x/{id}", "...").unwrap(), "/x/...");
        assert!(expand_with("/x/{id}.", ".").is_err());
        let dots = [("a", "..".to_owned()), ("b", ".x".to_owned())];
        assert!(expand("/{a}{b}", &dots).is_err());
    }

    #[test]
    fn names_a_parameter_without_a_value() {
        let error = expand("/x/{id}", &[]).unwrap_err();
        assert_eq!(error.to_string(), "path parameter `id` must have a value");
    }

    proptest! {
        #[test]
        fn a_value_stays_one_segment(
            texts in prop::collection::vec(".*", 1..3),
            style in prop::sample::select(vec![Style::Simple, Style::Label, Style::Matrix]),
            explode: bool,
        ) {
            let parameter = Parameter::path("id").style(style).explode(explode);
            let Some(text) = encode(&parameter, &Value::List(texts)) else {
                return Ok(());
            };
            let Ok(path) = expand("/b/{id}/c", &[("id", text)]) else {
                return Ok(());
            };
            let url = reqwest::Url::parse(&format!("http://a.test{path}")).unwrap();
            let segments: Vec<_> = url.path_segments().unwrap().collect();
            prop_assert_eq!(segments.len(), 3);
            prop_assert_eq!((segments[0], segments[2]), ("b", "c"));
            prop_assert_eq!((url.query(), url.fragment()), (None, None));
        }
    }
}
