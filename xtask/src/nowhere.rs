//! What leads nowhere: which part of a pointer or a reference fails, and what was meant.
//!
//! Pointers stand in `$ref`s and in `x-sdk`. Whether one leads somewhere is known to those
//! who follow it; here is only what to say of one that does not.

use std::ops::Range;

use crate::document::{Node, Place, Pointer, Source};
use crate::suggest::{closest, one_of, renamed};

/// How many members are listed where none is near.
const MOST_LISTED: usize = 12;

/// Where a pointer fails.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lost<'a> {
    /// Which of its tokens fails.
    pub token: usize,
    /// That token.
    pub written: &'a str,
    /// What is there.
    pub known: Vec<&'a str>,
}

impl<'a> Lost<'a> {
    /// Where a pointer into a tree fails; `None` if it does not.
    pub(crate) fn in_tree(root: &'a Node, pointer: &'a Pointer) -> Option<Self> {
        let mut node = root;
        for (token, written) in pointer.0.iter().enumerate() {
            match node.at(&Pointer(vec![written.clone()])) {
                Some(next) => node = next,
                None => {
                    let known = node.as_object().into_iter().flat_map(|it| it.keys());
                    return Some(Self {
                        token,
                        written,
                        known: known.map(String::as_str).collect(),
                    });
                }
            }
        }
        None
    }

    /// The member that was probably meant.
    pub(crate) fn meant(&self) -> Option<&'a str> {
        let known = || self.known.iter().copied();
        closest(self.written, known()).or_else(|| renamed(self.written, known()))
    }

    /// What to do: `text` with the member that was meant, or with those that are there.
    pub(crate) fn help(&self, text: &str) -> Option<String> {
        if let Some(meant) = self.meant() {
            let part = token(text, self.token)?;
            let meant = meant.replace('~', "~0").replace('/', "~1");
            let (before, after) = (text.get(..part.start)?, text.get(part.end..)?);
            return Some(format!("write `{before}{meant}{after}`, if that is meant"));
        }
        let listed = &self.known[..self.known.len().min(MOST_LISTED)];
        match (listed, self.known.len() - listed.len()) {
            ([], _) => None,
            (listed, 0) => Some(format!("name what is there: {}", one_of(listed))),
            (listed, more) => {
                let listed = listed.iter().map(|name| format!("`{name}`"));
                let listed = listed.collect::<Vec<_>>().join(", ");
                Some(format!(
                    "name what is there: {listed} or one of {more} more"
                ))
            }
        }
    }
}

/// The bytes of a token of a pointer or a reference, as it is written.
pub(crate) fn token(text: &str, index: usize) -> Option<Range<usize>> {
    let fragment = text.find('#').map_or(0, |hash| hash + 1);
    let mut start = fragment + text.get(fragment..)?.strip_prefix('/').map(|_| 1)?;
    for _ in 0..index {
        start += text.get(start..)?.find('/')? + 1;
    }
    let rest = text.get(start..)?;
    Some(start..start + rest.find('/').unwrap_or(rest.len()))
}

/// The place of a part of a text that is written at a place, or that place if the text is
/// written in another way: with escapes, or over several lines.
pub(crate) fn part(sources: &[Source], place: Place, text: &str, part: Range<usize>) -> Place {
    let written = sources
        .get(place.source.0 as usize)
        .and_then(|source| source.text.get(place.start..place.end));
    let Some(start) = written.and_then(|written| written.find(text)) else {
        return place;
    };
    let start = place.start + start;
    Place {
        start: start + part.start,
        end: start + part.end,
        ..place
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::document::SourceId;

    #[test]
    fn tokens_are_found_where_they_are_written() {
        let of = |text: &'static str, index| token(text, index).map(|part| &text[part]);
        assert_eq!(of("/data/items", 0), Some("data"));
        assert_eq!(of("/data/items", 1), Some("items"));
        assert_eq!(of("a/b.yaml#/a~1b/c", 0), Some("a~1b"));
        assert_eq!(of("#/", 0), Some(""));
        assert_eq!(of("/data", 1), None);
        assert_eq!(of("data", 0), None);
        assert_eq!(of("", 0), None);
    }

    #[test]
    fn parts_are_underlined_plain_and_quoted_but_not_escaped() {
        let sources = |text: &str| {
            vec![Source {
                path: "a.yaml".into(),
                text: text.to_owned(),
            }]
        };
        let of = |text: &str| {
            let place = Place {
                source: SourceId(0),
                start: 0,
                end: text.len(),
            };
            let place = part(&sources(text), place, "/dta/items", 1..4);
            text[place.start..place.end].to_owned()
        };
        assert_eq!(of("/dta/items"), "dta");
        assert_eq!(of("'/dta/items'"), "dta");
        assert_eq!(of("\"\\u002fdta/items\""), "\"\\u002fdta/items\"");
    }

    #[test]
    fn the_near_member_is_offered_or_all_are_listed() {
        let place = Place::default();
        let root = json!({"components": {"schemas": {"Pet": {}, "a/b": {}}}, "info": {}});
        let root = Node::from_json(root, place);
        let help = |text: &str| {
            let pointer = Pointer::from_fragment(&text[1..]).unwrap();
            Lost::in_tree(&root, &pointer).and_then(|lost| lost.help(text))
        };
        assert_eq!(
            help("#/components/schemas/Pte").unwrap(),
            "write `#/components/schemas/Pet`, if that is meant"
        );
        assert_eq!(
            help("#/componentes/schemas/Pet").unwrap(),
            "write `#/components/schemas/Pet`, if that is meant"
        );
        assert_eq!(
            help("#/components/schemas/a~1c").unwrap(),
            "write `#/components/schemas/a~1b`, if that is meant"
        );
        assert_eq!(
            help("#/components/schemas/Order").unwrap(),
            "name what is there: `Pet` or `a/b`"
        );
        assert_eq!(help("#/info/nothing"), None);
        assert_eq!(help("#/components/schemas/Pet"), None);
    }
}
