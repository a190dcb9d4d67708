//! Lists.

use serde::de::{Deserialize, DeserializeSeed, SeqAccess};

use super::{Value, read};
use crate::decode::fault::Fault;
use crate::decode::reader::Reader;
use crate::oddity::Step;

/// A list that is being read.
pub(super) struct List<'r, 'de> {
    reader: &'r mut Reader<'de>,
    /// Whether the type says how many items there are, so that none is left out.
    is_counted: bool,
    is_first: bool,
    is_over: bool,
    index: usize,
}

impl<'r, 'de> List<'r, 'de> {
    pub(super) fn open(value: Value<'r, 'de>, is_counted: bool) -> Result<Self, Fault> {
        let Value { reader, is_there } = value;
        if is_there {
            reader.open(b'[')?;
        }
        Ok(Self {
            reader,
            is_counted,
            is_first: true,
            is_over: !is_there,
            index: 0,
        })
    }

    /// Goes to the next item.
    fn next(&mut self) -> Result<bool, Fault> {
        while !self.is_over {
            if !self.reader.advance(&mut self.is_first, b']')? {
                self.is_over = true;
                break;
            }
            self.index += 1;
            if !self.reader.is_dropped() {
                return Ok(true);
            }
            self.reader.skip()?;
        }
        Ok(false)
    }

    fn step(&self) -> Step<'de> {
        Step::Item(self.index - 1)
    }

    pub(super) fn close(&mut self) -> Result<(), Fault> {
        while self.next()? {
            self.reader.skip()?;
        }
        Ok(())
    }
}

impl<'de> SeqAccess<'de> for List<'_, 'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        if !self.next()? {
            return Ok(None);
        }
        self.reader.place.push(self.step());
        let value = seed.deserialize(Value::there(self.reader))?;
        self.reader.place.pop();
        Ok(Some(value))
    }

    fn next_element<T: Deserialize<'de>>(&mut self) -> Result<Option<T>, Fault> {
        while self.next()? {
            self.reader.place.push(self.step());
            let value = read(self.reader, false)?;
            self.reader.place.pop();
            if value.is_some() || self.is_counted {
                return Ok(value);
            }
        }
        Ok(None)
    }
}
