//! What the text of a reference says: which file, and where in it.

use percent_encoding::percent_decode_str;

use crate::diagnostic::Diagnostic;
use crate::document::Pointer;

/// A reference, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    /// The file, relative to the one that the reference stands in; `None` for
    /// that one.
    pub file: Option<String>,
    /// Where in the file.
    pub pointer: Pointer,
}

impl Reference {
    /// Takes a reference apart. The error has no place yet.
    pub(super) fn parse(text: &str) -> Result<Self, Diagnostic> {
        if has_scheme(text) || text.starts_with("//") {
            let message = format!("`{text}` is not a local file");
            return Err(Diagnostic::new("load/remote-ref", message)
                .help("save the file next to the description and refer to the copy"));
        }
        let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
        let pointer = Pointer::from_fragment(fragment).ok_or_else(|| {
            let message = format!("`#{fragment}` is not a JSON Pointer");
            bad(message, "write it as `#/components/schemas/Name`")
        })?;
        let file = percent_decode_str(file).decode_utf8().map_err(|_| {
            let message = format!("the path in `{text}` is not UTF-8");
            bad(message, "name the file in UTF-8")
        })?;
        if file.is_empty() && !text.starts_with('#') {
            let message = "this reference is empty";
            return Err(bad(message, "write it as `#/components/schemas/Name`"));
        }
        Ok(Self {
            file: (!file.is_empty()).then(|| file.into_owned()),
            pointer,
        })
    }

    /// Whether a discriminator's mapping value is a reference; otherwise it is
    /// the name of a schema.
    pub(super) fn is_meant_by(mapping: &str) -> bool {
        mapping.contains(['#', '/'])
            || [".json", ".yaml", ".yml"]
                .iter()
                .any(|extension| mapping.ends_with(extension))
    }
}

fn bad(message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::new("load/bad-ref", message).help(help)
}

/// Whether there is a scheme, as in `https:`. One letter is a drive.
fn has_scheme(text: &str) -> bool {
    let Some((scheme, _)) = text.split_once(':') else {
        return false;
    };
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
    scheme.len() > 1
        && scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<String>, String) {
        let reference = Reference::parse(text).unwrap();
        (reference.file, reference.pointer.to_string())
    }

    #[test]
    fn takes_references_apart() {
        let file = |name: &str| Some(name.to_owned());
        assert_eq!(parts("#/a/b"), (None, "/a/b".into()));
        assert_eq!(parts("#"), (None, String::new()));
        assert_eq!(parts("a.yaml"), (file("a.yaml"), String::new()));
        assert_eq!(parts("./a.yaml#"), (file("./a.yaml"), String::new()));
        assert_eq!(
            parts("../a%20b.json#/x"),
            (file("../a b.json"), "/x".into())
        );
        assert_eq!(
            parts("#/paths/~1a~1%7Bid%7D"),
            (None, "/paths/~1a~1{id}".into())
        );
        assert_eq!(parts("C:/a.yaml"), (file("C:/a.yaml"), String::new()));
    }

    #[test]
    fn refuses_what_it_cannot_follow() {
        for (text, code) in [
            ("https://example.com/a.yaml#/a", "load/remote-ref"),
            ("file:///a.yaml", "load/remote-ref"),
            ("urn:example:a", "load/remote-ref"),
            ("//example.com/a.yaml", "load/remote-ref"),
            ("#Pet", "load/bad-ref"),
            ("a.yaml#Pet", "load/bad-ref"),
            ("", "load/bad-ref"),
            ("#/%ff", "load/bad-ref"),
            ("%ff.yaml", "load/bad-ref"),
        ] {
            assert_eq!(Reference::parse(text).unwrap_err().code, code, "{text}");
        }
    }

    #[test]
    fn tells_mapped_references_from_names() {
        assert!(Reference::is_meant_by("#/components/schemas/Dog"));
        assert!(Reference::is_meant_by("dog.json"));
        assert!(!Reference::is_meant_by("Dog"));
        assert!(!Reference::is_meant_by("com.example.Dog"));
    }
}
