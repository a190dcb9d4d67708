//! Writes the tag of a union into an alternative.
//!
//! The alternative is passed on to the serializer member by member, without a
//! detour through [`serde_json::Value`]: the order of members is kept, and a struct
//! remains a struct, which tells members that it leaves out from those that it does
//! not know. Alternatives that are no objects cannot have a tag and must not be
//! wrapped into one.

use serde::ser::{Error, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};

/// Serializes `inner` as an object that starts with the member `property`, which is
/// `tag`. A member of that name in `inner` is left out.
///
/// # Errors
/// If `inner` is not serialized as an object, and those of the format.
pub fn tagged<T: Serialize + ?Sized, S: Serializer>(
    serializer: S,
    property: &'static str,
    tag: &str,
    inner: &T,
) -> Result<S::Ok, S::Error> {
    inner.serialize(Tagger {
        serializer,
        property,
        tag,
    })
}

/// Adds the tag to the object that is written.
struct Tagger<'a, S> {
    serializer: S,
    property: &'static str,
    tag: &'a str,
}

/// The members of an object that has its tag.
struct Members<O> {
    object: O,
    property: &'static str,
    /// Whether the value of the last key is left out.
    skips: bool,
}

fn no_object<T, E: Error>() -> Result<T, E> {
    Err(E::custom("only an object can have a tag"))
}

/// Refuses scalars.
macro_rules! refuse {
    ($($method:ident: $type:ty),* $(,)?) => {
        $(
            fn $method(self, _: $type) -> Result<S::Ok, S::Error> {
                no_object()
            }
        )*
    };
}

impl<S: Serializer> Serializer for Tagger<'_, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = Members<S::SerializeMap>;
    type SerializeStruct = Members<S::SerializeStruct>;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    refuse! {
        serialize_bool: bool,
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_f32: f32,
        serialize_f64: f64,
        serialize_char: char,
        serialize_str: &str,
        serialize_bytes: &[u8],
        serialize_unit_struct: &'static str,
    }

    fn serialize_none(self) -> Result<S::Ok, S::Error> {
        no_object()
    }

    fn serialize_unit(self) -> Result<S::Ok, S::Error> {
        no_object()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        let mut object = self.serializer.serialize_map(length.map(|it| it + 1))?;
        object.serialize_entry(self.property, self.tag)?;
        Ok(Members::of(object, self.property))
    }

    fn serialize_struct(
        self,
        name: &'static str,
        length: usize,
    ) -> Result<Self::SerializeStruct, S::Error> {
        let mut object = self.serializer.serialize_struct(name, length + 1)?;
        object.serialize_field(self.property, self.tag)?;
        Ok(Members::of(object, self.property))
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
    ) -> Result<S::Ok, S::Error> {
        no_object()
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<S::Ok, S::Error> {
        no_object()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        no_object()
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, S::Error> {
        no_object()
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, S::Error> {
        no_object()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, S::Error> {
        no_object()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, S::Error> {
        no_object()
    }
}

impl<O> Members<O> {
    fn of(object: O, property: &'static str) -> Self {
        Self {
            object,
            property,
            skips: false,
        }
    }
}

impl<O: SerializeStruct> SerializeStruct for Members<O> {
    type Ok = O::Ok;
    type Error = O::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), O::Error> {
        if key == self.property {
            return Ok(());
        }
        self.object.serialize_field(key, value)
    }

    fn skip_field(&mut self, key: &'static str) -> Result<(), O::Error> {
        if key == self.property {
            return Ok(());
        }
        self.object.skip_field(key)
    }

    fn end(self) -> Result<O::Ok, O::Error> {
        self.object.end()
    }
}

impl<O: SerializeMap> SerializeMap for Members<O> {
    type Ok = O::Ok;
    type Error = O::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), O::Error> {
        let text = serde_json::to_value(key).map_err(Error::custom)?;
        self.skips = text == self.property;
        if self.skips {
            return Ok(());
        }
        self.object.serialize_key(key)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), O::Error> {
        if self.skips {
            return Ok(());
        }
        self.object.serialize_value(value)
    }

    fn end(self) -> Result<O::Ok, O::Error> {
        self.object.end()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Serialize;
    use serde_json::json;

    use super::*;

    #[derive(Serialize)]
    struct Card {
        number: u8,
        kind: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<u8>,
    }

    #[derive(Serialize)]
    struct Open {
        number: u8,
        #[serde(flatten)]
        more: BTreeMap<&'static str, u8>,
    }

    struct With<T>(T);

    impl<T: Serialize> Serialize for With<T> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            tagged(serializer, "kind", "card", &self.0)
        }
    }

    fn written(inner: impl Serialize) -> Result<String, serde_json::Error> {
        serde_json::to_string(&With(inner))
    }

    #[test]
    fn the_tag_comes_first_and_overrides_a_member() {
        let card = Card {
            number: 1,
            kind: "wrong",
            name: None,
        };
        let json = r#"{"kind":"card","number":1}"#;
        assert_eq!(written(&card).unwrap(), json);
        assert_eq!(written(Some(Box::new(card))).unwrap(), json);
        let open = Open {
            number: 1,
            more: BTreeMap::from([("a", 2), ("kind", 3), ("z", 4)]),
        };
        let json = r#"{"kind":"card","number":1,"a":2,"z":4}"#;
        assert_eq!(written(open).unwrap(), json);
        assert_eq!(written(json!({})).unwrap(), r#"{"kind":"card"}"#);
    }

    #[test]
    fn only_objects_can_have_a_tag() {
        for value in [json!(1), json!("x"), json!([]), json!(null), json!(true)] {
            assert!(written(value).is_err());
        }
    }

    #[test]
    fn a_tagged_alternative_has_no_oddities() {
        let text = r#"{"kind":"card","number":1}"#;
        let mut odd = crate::Oddities::default();
        let json = crate::decode::Reader::new(text);
        let card = With(Card {
            number: 1,
            kind: "",
            name: None,
        });
        let promises = crate::oddity::Promises::Kept;
        crate::oddity::compare(json, &card, promises, None, &mut odd);
        assert_eq!(odd.iter().count(), 0, "{odd}");
    }
}
