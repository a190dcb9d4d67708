//! Objects, and enums that are written as one.

use std::borrow::Cow;
use std::collections::HashSet;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, VariantAccess,
    Visitor,
};

use super::name::Name;
use super::{Value, read};
use crate::OddityKind;
use crate::decode::fault::Fault;
use crate::decode::reader::Reader;
use crate::oddity::Step;

/// An object that is being read.
pub(super) struct Object<'r, 'de> {
    reader: &'r mut Reader<'de>,
    /// Where it begins.
    start: usize,
    /// Whether its members are the fields of a type, and not the entries of a map.
    is_typed: bool,
    is_first: bool,
    is_over: bool,
    /// The present member's name, as it is written.
    name: &'de str,
    /// The names that were read, where one of them comes again.
    names: Option<HashSet<String>>,
}

impl<'r, 'de> Object<'r, 'de> {
    pub(super) fn open(value: Value<'r, 'de>, is_typed: bool) -> Result<Self, Fault> {
        let Value { reader, is_there } = value;
        let start = reader.at;
        if is_there {
            reader.open(b'{')?;
        }
        Ok(Self {
            names: reader.is_repeating(start).then(HashSet::new),
            start,
            is_typed,
            is_first: true,
            is_over: !is_there,
            name: "",
            reader,
        })
    }

    /// Goes to the value of the next member, and returns the member's name.
    fn next(&mut self) -> Result<Option<Cow<'de, str>>, Fault> {
        while !self.is_over {
            if !self.reader.advance(&mut self.is_first, b'}')? {
                self.is_over = true;
                break;
            }
            let (name, written) = self.reader.name()?;
            self.name = written;
            self.reader.object = self.start;
            if self.reader.is_skipped() {
                self.reader.skip()?;
            } else if self.is_repeated(&name) {
                self.at_member(|reader| reader.note(OddityKind::Repeated));
                self.reader.skip()?;
            } else {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }

    fn is_repeated(&mut self, name: &str) -> bool {
        let names = self.names.as_mut();
        names.is_some_and(|names| !names.insert(name.to_owned()))
    }

    fn step(&self) -> Step<'de> {
        if self.is_typed {
            Step::Member(self.name)
        } else {
            Step::Entry
        }
    }

    fn at_member<T>(&mut self, work: impl FnOnce(&mut Reader<'de>) -> T) -> T {
        self.reader.place.push(self.step());
        let result = work(self.reader);
        self.reader.place.pop();
        result
    }

    /// Passes over what was not asked for.
    pub(super) fn close(&mut self) -> Result<(), Fault> {
        while self.next()?.is_some() {
            self.reader.skip()?;
        }
        Ok(())
    }

    /// Reads the present member; `None` if nothing can be made of it.
    fn read<V: Deserialize<'de>>(&mut self) -> Result<Option<V>, Fault> {
        self.reader.place.push(self.step());
        let value = read(self.reader, self.is_typed)?;
        self.reader.place.pop();
        Ok(value)
    }
}

impl<'de> MapAccess<'de> for Object<'_, 'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let name = self.next()?;
        name.map(|name| seed.deserialize(Name(name))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        self.reader.place.push(self.step());
        let value = seed.deserialize(Value::there(self.reader))?;
        self.reader.place.pop();
        Ok(value)
    }

    fn next_value<V: Deserialize<'de>>(&mut self) -> Result<V, Fault> {
        let value = self.read()?;
        value.ok_or_else(|| Fault::custom("nothing stands in for it"))
    }

    fn next_entry<K: Deserialize<'de>, V: Deserialize<'de>>(
        &mut self,
    ) -> Result<Option<(K, V)>, Fault> {
        while let Some(name) = self.next()? {
            let Ok(key) = K::deserialize(Name(name)) else {
                self.at_member(Reader::drop_item)?;
                continue;
            };
            if let Some(value) = self.read()? {
                return Ok(Some((key, value)));
            }
        }
        Ok(None)
    }
}

impl<'de> EnumAccess<'de> for &mut Object<'_, 'de> {
    type Error = Fault;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Self::Variant), Fault> {
        let name = self.next()?;
        let name = name.ok_or_else(|| Fault::custom("an object without members"))?;
        Ok((seed.deserialize(Name(name))?, self))
    }
}

impl<'de> VariantAccess<'de> for &mut Object<'_, 'de> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Deserialize::deserialize(Value::there(self.reader))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        self.next_value_seed(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Fault> {
        Value::there(self.reader).deserialize_tuple(length, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        Value::there(self.reader).deserialize_struct("", fields, visitor)
    }
}
