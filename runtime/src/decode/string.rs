//! Strings, also those that are not quite text.

use std::borrow::Cow;

use memchr::memchr2;

use super::fault::Fault;
use super::reader::{Reader, ends_early};
use crate::OddityKind;

impl<'de> Reader<'de> {
    /// Reads a string, borrowed if it can be.
    pub(super) fn string(&mut self) -> Result<Cow<'de, str>, Fault> {
        if self.peek()? != b'"' {
            return Err(self.unexpected());
        }
        let quote = self.at;
        let from = quote + 1;
        let stop = self.next_in_string(from)?;
        let text = if self.byte(stop) == Some(b'"') {
            self.at = stop + 1;
            Cow::Borrowed(&self.text[from..stop])
        } else {
            Cow::Owned(self.escaped(quote, stop)?)
        };
        if self.is_lossy && text.contains(char::REPLACEMENT_CHARACTER) {
            self.note_from(quote, OddityKind::Garbled);
        }
        Ok(text)
    }

    /// The next quote or backslash.
    fn next_in_string(&self, from: usize) -> Result<usize, Fault> {
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        let found = memchr2(b'"', b'\\', rest);
        found.map(|found| from + found).ok_or_else(ends_early)
    }

    /// Reads a string of which the first backslash is at `stop`.
    fn escaped(&mut self, quote: usize, mut stop: usize) -> Result<String, Fault> {
        let mut text = String::new();
        let mut from = quote + 1;
        while self.byte(stop) == Some(b'\\') {
            text.push_str(&self.text[from..stop]);
            self.at = stop + 1;
            let char = self.escape()?;
            if char.is_none() {
                self.note_from(quote, OddityKind::Garbled);
            }
            text.push(char.unwrap_or(char::REPLACEMENT_CHARACTER));
            from = self.at;
            stop = self.next_in_string(from)?;
        }
        text.push_str(&self.text[from..stop]);
        self.at = stop + 1;
        Ok(text)
    }

    /// Reads what follows a backslash; `None` if it stands for no character.
    fn escape(&mut self) -> Result<Option<char>, Fault> {
        let byte = self.byte(self.at).ok_or_else(ends_early)?;
        let char = match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                return Ok(self.unicode());
            }
            // The backslash is lost, and what comes after it stays.
            _ => return Ok(None),
        };
        self.at += 1;
        Ok(Some(char))
    }

    /// Reads the digits of `\u`, and of the second half of a pair.
    fn unicode(&mut self) -> Option<char> {
        let first = self.hexadecimal(self.at)?;
        self.at += 4;
        let is_half = (0xd800..0xdc00).contains(&first);
        if is_half && self.text.as_bytes().get(self.at..self.at + 2) == Some(b"\\u") {
            let second = self.hexadecimal(self.at + 2);
            let units = [first, second.unwrap_or_default()];
            if let Some(Ok(char)) = char::decode_utf16(units).next() {
                self.at += 6;
                return Some(char);
            }
        }
        char::from_u32(first.into())
    }

    fn hexadecimal(&self, at: usize) -> Option<u16> {
        let digits = self.text.as_bytes().get(at..at + 4)?;
        digits.iter().try_fold(0, |number, digit| {
            let digit = char::from(*digit).to_digit(16)?;
            Some(number << 4 | u16::try_from(digit).ok()?)
        })
    }

    /// Passes over a string.
    pub(super) fn skip_string(&mut self) -> Result<(), Fault> {
        self.at += 1;
        loop {
            let stop = self.next_in_string(self.at)?;
            if self.byte(stop) == Some(b'"') {
                self.at = stop + 1;
                return Ok(());
            }
            self.at = stop + 2;
        }
    }
}
