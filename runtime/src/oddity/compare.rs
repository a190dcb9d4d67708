//! Finding out what is odd: the JSON that came, held against what was made of it.
//!
//! A value is written the way that `serde` writes it, but to nowhere: on its way
//! it is led along the JSON. What a struct has and the JSON lacks was missing;
//! what the JSON has and the struct does not know is new. A struct knows of a
//! field that it leaves out, and a field that may be absent is left out when it
//! is, so a type needs nothing but its `Serialize` for this. Values themselves
//! are not compared: that they fit was seen when they were read.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::shape::{self, Shape};
use super::{Oddities, OddityKind, Step};
use crate::decode::Reader;
use crate::open_enum;

/// What a type says of the fields that it writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Promises {
    /// That they were promised.
    Kept,
    /// Nothing: the type was merged from several that promise different things.
    None,
}

/// Adds to `odd` how the JSON that comes next, which was read as `value`, is not
/// what was described. `place` is its place in the answer.
pub(crate) fn compare<T: Serialize>(
    mut json: Reader<'_>,
    value: &T,
    promises: Promises,
    place: Option<&str>,
    odd: &mut Oddities,
) {
    // Where there was nothing to read there is nothing to compare.
    let Ok(came) = json.value::<Shape<'_>>() else {
        return;
    };
    open_enum::forget_unlisted();
    let mut walk = Walk {
        place: place.map(Step::Member).into_iter().collect(),
        promises,
        odd,
    };
    // What cannot be written cannot be compared, and is no oddity of the answer.
    let _ = value.serialize(Companion {
        came: Some(&came),
        walk: &mut walk,
    });
}

/// How far the comparison has come.
struct Walk<'w> {
    place: Vec<Step<'w>>,
    promises: Promises,
    odd: &'w mut Oddities,
}

impl<'w> Walk<'w> {
    fn note(&mut self, kind: OddityKind) {
        self.odd.add(&self.place, kind);
    }

    fn note_at(&mut self, step: Step<'w>, kind: OddityKind) {
        self.place.push(step);
        self.note(kind);
        self.place.pop();
    }

    fn step<T: Serialize + ?Sized>(
        &mut self,
        step: Step<'w>,
        came: Option<&'w Shape<'w>>,
        value: &T,
    ) -> fmt::Result {
        self.place.push(step);
        let result = value.serialize(Companion { came, walk: self });
        self.place.pop();
        result
    }
}

/// Goes along with a value that is being written.
struct Companion<'a, 'w> {
    /// What came in its place; nothing where the two have parted.
    came: Option<&'w Shape<'w>>,
    walk: &'a mut Walk<'w>,
}

impl<'a, 'w> Companion<'a, 'w> {
    /// Something was made of what came.
    fn value(&mut self) {
        self.value_of(open_enum::take_unlisted());
    }

    /// The same, for a value that `unlisted` does not list.
    fn value_of(&mut self, unlisted: Option<&'static str>) {
        let kind = match (self.came, unlisted) {
            (None, _) => return,
            (Some(Shape::Null), _) => OddityKind::Null,
            (_, None) => return,
            (Some(came), Some("")) => OddityKind::Unfit(came.sort()),
            // What stands in for what does not fit is not listed either.
            (Some(Shape::Text), Some(name)) => OddityKind::Unlisted(name),
            (Some(_), Some(_)) => return,
        };
        self.walk.note(kind);
    }

    fn members(mut self) -> Members<'a, 'w> {
        self.value();
        Members {
            came: self.came.and_then(Shape::members),
            known: Vec::new(),
            present: 0,
            walk: self.walk,
        }
    }

    fn items(mut self) -> Items<'a, 'w> {
        self.value();
        Items {
            came: self.came.and_then(Shape::items),
            next: 0,
            walk: self.walk,
        }
    }

    fn parted(self) -> Self {
        Self { came: None, ..self }
    }
}

macro_rules! scalars {
    ($($serialize:ident($value:ty),)*) => {$(
        fn $serialize(mut self, _: $value) -> fmt::Result {
            self.value();
            Ok(())
        }
    )*};
}

impl<'a, 'w> Serializer for Companion<'a, 'w> {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Items<'a, 'w>;
    type SerializeTuple = Items<'a, 'w>;
    type SerializeTupleStruct = Items<'a, 'w>;
    type SerializeTupleVariant = Items<'a, 'w>;
    type SerializeMap = Entries<'a, 'w>;
    type SerializeStruct = Members<'a, 'w>;
    type SerializeStructVariant = Members<'a, 'w>;

    scalars! {
        serialize_bool(bool),
        serialize_i8(i8),
        serialize_i16(i16),
        serialize_i32(i32),
        serialize_i64(i64),
        serialize_i128(i128),
        serialize_u8(u8),
        serialize_u16(u16),
        serialize_u32(u32),
        serialize_u64(u64),
        serialize_u128(u128),
        serialize_f32(f32),
        serialize_f64(f64),
        serialize_char(char),
        serialize_bytes(&[u8]),
    }

    fn serialize_str(mut self, _: &str) -> fmt::Result {
        self.value();
        Ok(())
    }

    fn collect_str<T: fmt::Display + ?Sized>(mut self, _: &T) -> fmt::Result {
        self.value();
        Ok(())
    }

    fn serialize_none(self) -> fmt::Result {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    /// Null, where there is no type or it is none of the alternatives of a union.
    fn serialize_unit(mut self) -> fmt::Result {
        let unlisted = open_enum::take_unlisted();
        if unlisted.is_some() {
            self.value_of(unlisted);
        }
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> fmt::Result {
        Ok(())
    }

    fn serialize_unit_variant(mut self, _: &'static str, _: u32, _: &'static str) -> fmt::Result {
        self.value();
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> fmt::Result {
        let members = self.came.and_then(Shape::members);
        let came = members.and_then(|members| members.get(variant));
        self.walk.step(Step::Member(variant), came, value)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'a, 'w>, fmt::Error> {
        Ok(self.items())
    }

    fn serialize_tuple(self, _: usize) -> Result<Items<'a, 'w>, fmt::Error> {
        Ok(self.items())
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Items<'a, 'w>, fmt::Error> {
        Ok(self.items())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Items<'a, 'w>, fmt::Error> {
        Ok(self.parted().items())
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'a, 'w>, fmt::Error> {
        Ok(Entries {
            members: self.members(),
            key: String::new(),
        })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'a, 'w>, fmt::Error> {
        Ok(self.members())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Members<'a, 'w>, fmt::Error> {
        Ok(self.parted().members())
    }
}

/// A list that is being written.
struct Items<'a, 'w> {
    came: Option<&'w [Shape<'w>]>,
    next: usize,
    walk: &'a mut Walk<'w>,
}

impl Items<'_, '_> {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        let came = self.came.and_then(|came| came.get(self.next));
        let step = Step::Item(self.next);
        self.next += 1;
        self.walk.step(step, came, value)
    }
}

macro_rules! lists {
    ($($trait:ident::$serialize:ident,)*) => {$(
        impl $trait for Items<'_, '_> {
            type Ok = ();
            type Error = fmt::Error;

            fn $serialize<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
                self.item(value)
            }

            fn end(self) -> fmt::Result {
                Ok(())
            }
        }
    )*};
}

lists! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
}

/// An object that is being written.
struct Members<'a, 'w> {
    came: Option<&'w shape::Members<'w>>,
    /// The names that are known to the type.
    known: Vec<Cow<'static, str>>,
    /// How many of them came.
    present: usize,
    walk: &'a mut Walk<'w>,
}

impl<'w> Members<'_, 'w> {
    fn find(&mut self, name: Cow<'static, str>) -> Option<&'w Shape<'w>> {
        let came = self.came?.get(&name);
        self.present += usize::from(came.is_some());
        self.known.push(name);
        came
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> fmt::Result {
        let came = self.find(Cow::Borrowed(name));
        let step = Step::Member(name);
        if came.is_none() && self.came.is_some() && self.walk.promises == Promises::Kept {
            self.walk.note_at(step, OddityKind::Missing);
        }
        self.walk.step(step, came, value)
    }

    /// Notes what came and is not known.
    fn end(mut self, is_new: fn(&Shape<'_>) -> bool) {
        let Some(came) = self.came.filter(|came| came.len() > self.present) else {
            return;
        };
        // There may be as many as the server likes.
        self.known.sort_unstable();
        for (name, value) in came.iter() {
            let is_known = || self.known.binary_search_by(|known| (**known).cmp(name));
            if is_new(value) && is_known().is_err() {
                let step = Step::Member(name);
                self.walk.note_at(step, OddityKind::Undescribed);
            }
        }
    }
}

macro_rules! structs {
    ($($trait:ident,)*) => {$(
        impl $trait for Members<'_, '_> {
            type Ok = ();
            type Error = fmt::Error;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> fmt::Result {
                self.field(name, value)
            }

            fn skip_field(&mut self, name: &'static str) -> fmt::Result {
                self.find(Cow::Borrowed(name));
                Ok(())
            }

            fn end(self) -> fmt::Result {
                Members::end(self, |_| true);
                Ok(())
            }
        }
    )*};
}

structs! {
    SerializeStruct,
    SerializeStructVariant,
}

/// A map that is being written, or a struct with others flattened into it: one
/// does not tell which fields it leaves out.
struct Entries<'a, 'w> {
    members: Members<'a, 'w>,
    key: String,
}

impl SerializeMap for Entries<'_, '_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> fmt::Result {
        let key = serde_json::to_value(key).map_err(|_| fmt::Error)?;
        open_enum::forget_unlisted();
        self.key = match key {
            serde_json::Value::String(text) => text,
            other => other.to_string(),
        };
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        let key = std::mem::take(&mut self.key);
        let came = self.members.find(Cow::Owned(key));
        self.members.walk.step(Step::Entry, came, value)
    }

    fn end(self) -> fmt::Result {
        self.members.end(|value| !value.is_null());
        Ok(())
    }
}
