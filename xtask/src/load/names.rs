//! Names for what comes from other files.

use std::collections::{HashMap, HashSet};

use crate::document::{Node, Pointer};

/// The names that are taken, by section of `components`.
pub(super) struct Names(HashMap<String, HashSet<String>>);

impl Names {
    /// All names that the description itself gives: these never change.
    pub(super) fn of(root: &Node) -> Self {
        let sections = root.get("components").and_then(Node::as_object);
        let names = |node: &Node| -> HashSet<String> {
            let members = node.as_object().into_iter().flatten();
            members.map(|(name, _)| name.clone()).collect()
        };
        Self(
            sections
                .into_iter()
                .flatten()
                .map(|(section, member)| (section.clone(), names(&member.node)))
                .collect(),
        )
    }

    /// Takes the wished name, or the first of `wish2`, `wish3`, … that is free.
    pub(super) fn claim(&mut self, section: &str, wish: &str) -> String {
        let taken = self.0.entry(section.to_owned()).or_default();
        let mut name = wish.to_owned();
        let mut number = 1;
        while !taken.insert(name.clone()) {
            number += 1;
            name = format!("{wish}{number}");
        }
        name
    }
}

/// What to call the thing at `pointer` in a file of that name: what it is
/// called there, in the characters that OpenAPI allows.
pub(super) fn wish(pointer: &Pointer, stem: &str) -> String {
    let is_index = |token: &str| token.bytes().all(|byte| byte.is_ascii_digit());
    let token = pointer.0.iter().rfind(|token| !is_index(token));
    let name = token.map_or(stem, String::as_str);
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let name: String = name
        .chars()
        .map(|c| if allowed(c) { c } else { '_' })
        .collect();
    if name.is_empty() {
        "_".to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_what_it_is_called() {
        for (pointer, stem, name) in [
            ("/components/schemas/Pet", "all", "Pet"),
            ("", "pet-v1.2", "pet-v1.2"),
            ("/allOf/0", "pet", "allOf"),
            ("/0", "pet", "pet"),
            ("/a~1b c", "pet", "a_b_c"),
            ("", "", "_"),
        ] {
            let pointer = Pointer::parse(pointer).unwrap();
            assert_eq!(wish(&pointer, stem), name);
        }
    }

    #[test]
    fn claims_each_name_once() {
        let mut names = Names(HashMap::new());
        let claims = ["Pet", "Pet", "Pet", "Pet2"].map(|wish| names.claim("schemas", wish));
        assert_eq!(claims, ["Pet", "Pet2", "Pet3", "Pet22"]);
        assert_eq!(names.claim("responses", "Pet"), "Pet");
    }
}
