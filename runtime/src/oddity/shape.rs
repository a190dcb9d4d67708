//! What JSON consists of, without the values.
//!
//! An answer may be large, and whoever looks for oddities wants to know which
//! members there are and which of them are null. So names are borrowed from the
//! text, and texts and numbers are not kept.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::open_enum;

/// The shape of a JSON value.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shape<'t> {
    Null,
    Text,
    /// A number, or true or false.
    Scalar,
    List(Vec<Self>),
    Object(Members<'t>),
}

/// The members of an object.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Members<'t> {
    /// In the order of their names, and each once.
    members: Vec<(Cow<'t, str>, Shape<'t>)>,
}

impl<'t> Members<'t> {
    fn new(mut members: Vec<(Cow<'t, str>, Shape<'t>)>) -> Self {
        members.sort_by(|(one, _), (other, _)| one.cmp(other));
        members.dedup_by(|(later, _), (first, _)| later == first);
        Self { members }
    }

    pub(super) fn len(&self) -> usize {
        self.members.len()
    }

    pub(super) fn get(&self, name: &str) -> Option<&Shape<'t>> {
        let position = self
            .members
            .binary_search_by(|(known, _)| (**known).cmp(name));
        self.members.get(position.ok()?).map(|(_, shape)| shape)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Shape<'t>)> {
        self.members.iter().map(|(name, shape)| (&**name, shape))
    }
}

impl<'t> Shape<'t> {
    pub(super) fn is_null(&self) -> bool {
        *self == Self::Null
    }

    /// What a person would call it.
    pub(super) fn sort(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Text => "a string",
            Self::Scalar => "a number or a boolean",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    pub(super) fn members(&self) -> Option<&Members<'t>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    pub(super) fn items(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Shape<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShapeVisitor)
    }
}

struct ShapeVisitor;

macro_rules! no_more_than {
    ($shape:ident: $($visit:ident($value:ty)),*) => {$(
        fn $visit<E: Error>(self, _: $value) -> Result<Self::Value, E> {
            Ok(Shape::$shape)
        }
    )*};
}

impl<'de> Visitor<'de> for ShapeVisitor {
    type Value = Shape<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    no_more_than!(Scalar: visit_bool(bool), visit_i64(i64), visit_u64(u64), visit_f64(f64));
    no_more_than!(Text: visit_str(&str));

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Shape::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element()? {
            items.push(item);
        }
        Ok(Shape::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut members = Vec::new();
        while let Some((Name(name), shape)) = map.next_entry()? {
            members.push((name, shape));
        }
        Ok(Shape::Object(Members::new(members)))
    }
}

/// A name, borrowed where it can be.
struct Name<'t>(Cow<'t, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        open_enum::text(deserializer).map(Name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> Shape<'_> {
        serde_json::from_str(text).expect("JSON")
    }

    #[test]
    fn a_shape_has_no_values() {
        for scalar in ["1", "-1", "1.5", "true"] {
            assert_eq!(shape(scalar), Shape::Scalar);
        }
        assert_eq!(
            shape(r#"[null, "a", "\u0061", {}]"#),
            Shape::List(vec![
                Shape::Null,
                Shape::Text,
                Shape::Text,
                Shape::Object(Members::new(Vec::new())),
            ])
        );
    }

    #[test]
    fn members_are_found_by_name() {
        let shape = shape(r#"{"b":null,"\u0061":1,"c":[],"b":null}"#);
        let members = shape.members().expect("an object");
        assert_eq!(members.len(), 3);
        let names: Vec<&str> = members.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!(members.get("a"), Some(&Shape::Scalar));
        assert!(members.get("b").is_some_and(Shape::is_null));
        assert_eq!(members.get("d"), None);
    }
}
