//! From JSON text to values, as `serde` wants them.
//!
//! One deserializer for all that is received. What does not fit its type does not
//! cost more than itself:
//!
//! - A member of a typed object is left out, so that the field takes its default.
//!   If it has none, the object is what does not fit.
//! - An item of a list becomes what its type makes of nothing: the empty text,
//!   zero, `false`, the empty list, or the object of which nothing is known. Lists
//!   are counted, and held against what was asked for, so an item is left out only
//!   where its type makes nothing of nothing. The values of a map are treated alike.
//!
//! Null is treated like a value that does not fit, unless the type has a place for
//! it. JSON that has no type stays as it is.

mod list;
mod name;
mod object;

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use self::list::List;
use self::object::Object;
use super::fault::Fault;
use super::reader::{Number, Reader};
use super::recovery::Next;

/// The value that comes next.
pub(super) struct Value<'r, 'de> {
    reader: &'r mut Reader<'de>,
    /// False for the value that stands in for one that cannot be read.
    is_there: bool,
}

impl<'r, 'de> Value<'r, 'de> {
    pub(super) fn there(reader: &'r mut Reader<'de>) -> Self {
        Self {
            reader,
            is_there: true,
        }
    }

    fn nothing(reader: &'r mut Reader<'de>) -> Self {
        Self {
            reader,
            is_there: false,
        }
    }

    fn text<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.reader.string()? {
            Cow::Borrowed(text) => visitor.visit_borrowed_str(text),
            Cow::Owned(text) => visitor.visit_string(text),
        }
    }

    fn object<V: Visitor<'de>>(self, is_typed: bool, visitor: V) -> Result<V::Value, Fault> {
        let mut object = Object::open(self, is_typed)?;
        let value = visitor.visit_map(&mut object)?;
        object.close()?;
        Ok(value)
    }

    fn list<V: Visitor<'de>>(self, is_counted: bool, visitor: V) -> Result<V::Value, Fault> {
        let mut list = List::open(self, is_counted)?;
        let value = visitor.visit_seq(&mut list)?;
        list.close()?;
        Ok(value)
    }

    /// Reads a number for a type that holds whole ones: `1.0` is one.
    fn integer<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if !self.is_there {
            return visitor.visit_u64(0);
        }
        match self.reader.peek()? {
            b'-' | b'0'..=b'9' => match whole(self.reader.number()?) {
                Number::Unsigned(number) => visitor.visit_u64(number),
                Number::Signed(number) => visitor.visit_i64(number),
                Number::Float(number) => visitor.visit_f64(number),
            },
            _ => Err(self.reader.mismatch(&visitor)),
        }
    }

    fn float<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if !self.is_there {
            return visitor.visit_f64(0.0);
        }
        match self.reader.peek()? {
            b'-' | b'0'..=b'9' => number(self.reader, visitor),
            _ => Err(self.reader.mismatch(&visitor)),
        }
    }
}

fn number<'de, V: Visitor<'de>>(reader: &mut Reader<'de>, visitor: V) -> Result<V::Value, Fault> {
    match reader.number()? {
        Number::Unsigned(number) => visitor.visit_u64(number),
        Number::Signed(number) => visitor.visit_i64(number),
        Number::Float(number) => visitor.visit_f64(number),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the number is whole and in the bounds of what is exact"
)]
fn whole(number: Number) -> Number {
    const EXACT: f64 = 9_007_199_254_740_992.0; // 2^53
    match number {
        Number::Float(float) if float.fract() == 0.0 && float.abs() <= EXACT => {
            let signed = float as i64;
            u64::try_from(signed).map_or(Number::Signed(signed), Number::Unsigned)
        }
        number => number,
    }
}

macro_rules! alike {
    ($read:ident: $($deserialize:ident)*) => {$(
        fn $deserialize<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            self.$read(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Value<'_, 'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if !self.is_there {
            return visitor.visit_unit();
        }
        match self.reader.peek()? {
            b'"' => self.text(visitor),
            b'{' => self.object(false, visitor),
            b'[' => self.list(false, visitor),
            b't' | b'f' => self.deserialize_bool(visitor),
            b'n' => self.deserialize_unit(visitor),
            _ => number(self.reader, visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if !self.is_there {
            return visitor.visit_bool(false);
        }
        match self.reader.peek()? {
            b't' => {
                self.reader.word("true")?;
                visitor.visit_bool(true)
            }
            b'f' => {
                self.reader.word("false")?;
                visitor.visit_bool(false)
            }
            _ => Err(self.reader.mismatch(&visitor)),
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if !self.is_there {
            return visitor.visit_borrowed_str("");
        }
        match self.reader.peek()? {
            b'"' => self.text(visitor),
            _ => Err(self.reader.mismatch(&visitor)),
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if !self.is_there {
            return visitor.visit_unit();
        }
        match self.reader.peek()? {
            b'n' => {
                self.reader.word("null")?;
                visitor.visit_unit()
            }
            _ => Err(self.reader.mismatch(&visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if !self.is_there {
            return visitor.visit_none();
        }
        match self.reader.peek()? {
            b'n' => {
                self.reader.word("null")?;
                visitor.visit_none()
            }
            _ => visitor.visit_some(self),
        }
    }

    /// Not from a list: the order of its items is not promised.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if self.is_there && self.reader.peek()? != b'{' {
            return Err(self.reader.mismatch(&visitor));
        }
        self.object(true, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.is_there && self.reader.peek()? != b'{' {
            return Err(self.reader.mismatch(&visitor));
        }
        self.object(false, visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.is_there && self.reader.peek()? != b'[' {
            return Err(self.reader.mismatch(&visitor));
        }
        self.list(false, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        if !self.is_there || self.reader.peek()? != b'[' {
            return Err(self.reader.mismatch(&visitor));
        }
        self.list(true, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if !self.is_there {
            return Err(self.reader.mismatch(&visitor));
        }
        match self.reader.peek()? {
            b'"' => {
                let variant = self.reader.string()?;
                visitor.visit_enum(variant.into_deserializer())
            }
            b'{' => {
                let mut object = Object::open(self, false)?;
                let value = visitor.visit_enum(&mut object)?;
                object.close()?;
                Ok(value)
            }
            _ => Err(self.reader.mismatch(&visitor)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.is_there {
            self.reader.peek()?;
            self.reader.skip()?;
        }
        visitor.visit_unit()
    }

    alike!(integer: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128);
    alike!(integer: deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128);
    alike!(float: deserialize_f32 deserialize_f64);
    alike!(deserialize_str: deserialize_string deserialize_char deserialize_identifier);

    forward_to_deserialize_any! { bytes byte_buf }
}

/// Reads a value, or makes one of nothing.
fn read<'de, V: Deserialize<'de>>(
    reader: &mut Reader<'de>,
    is_member: bool,
) -> Result<Option<V>, Fault> {
    let mark = reader.mark();
    loop {
        let fault = match V::deserialize(Value::there(reader)) {
            Ok(value) => return Ok(Some(value)),
            Err(fault) => fault,
        };
        if let Next::Nothing = reader.recover(mark, fault, is_member)? {
            let value = V::deserialize(Value::nothing(reader)).ok();
            reader.after_nothing(mark, value.is_some())?;
            return Ok(value);
        }
    }
}
