//! JSON text, read from the front.
//!
//! Knows the grammar and nothing of types; `value` does.

use std::borrow::Cow;

use serde::de::Expected;

use super::Misfit;
use super::fault::Fault;
use super::recovery::Findings;
use crate::oddity::Step;

/// JSON text, and how far it was read.
pub(crate) struct Reader<'de> {
    pub(super) text: &'de str,
    pub(super) at: usize,
    /// How many lists and objects may still be opened.
    pub(super) depth: usize,
    /// The way to the value that is being read.
    pub(super) place: Vec<Step<'de>>,
    /// Whether the text was made from bytes that are not UTF-8.
    pub(super) is_lossy: bool,
    /// Where the object begins whose member was read last.
    pub(super) object: usize,
    pub(super) found: Findings,
}

/// A number, in the form that it is written in.
#[derive(Clone, Copy)]
pub(super) enum Number {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
}

impl<'de> Reader<'de> {
    /// How deep lists and objects may be nested. Each level takes some of the
    /// stack.
    const MOST_LEVELS: usize = 128;

    pub(crate) fn new(text: &'de str) -> Self {
        Self {
            // A byte order mark may be ignored (RFC 8259, 8.1).
            at: if text.starts_with('\u{feff}') { 3 } else { 0 },
            text,
            depth: Self::MOST_LEVELS,
            place: Vec::new(),
            is_lossy: false,
            object: 0,
            found: Findings::default(),
        }
    }

    /// Reads a text that was made from bytes that are not UTF-8, and reports the
    /// strings where it shows.
    pub(crate) fn lossy(self, is_lossy: bool) -> Self {
        Self { is_lossy, ..self }
    }

    /// Opens an object that is read without a type.
    ///
    /// # Errors
    /// If something else comes next than what `expected` names.
    pub(crate) fn members(&mut self, expected: &str) -> Result<Members, Misfit> {
        let opened = match self.peek() {
            Ok(b'{') => self.open(b'{'),
            Ok(_) => Err(self.mismatch(&expected)),
            Err(fault) => Err(fault),
        };
        opened.map_err(|fault| self.failure(&fault))?;
        Ok(Members { is_first: true })
    }

    /// Fails if anything comes after the value.
    pub(crate) fn end(&mut self) -> Result<(), Misfit> {
        match self.skip_space() {
            None => Ok(()),
            Some(_) => Err(Misfit::whole(format!(
                "not JSON: more follows at byte {}",
                self.at
            ))),
        }
    }

    /// Whether there is no value at all.
    pub(crate) fn is_empty(&mut self) -> bool {
        self.skip_space().is_none()
    }

    /// What a person would call the value here.
    pub(super) fn sort(&self) -> Option<&'static str> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        Some(match self.byte(self.at)? {
            b'"' => "a string",
            b'{' => "an object",
            b'[' => "a list",
            b'n' if rest.starts_with("null") => "null",
            b't' | b'f' => "a boolean",
            b'-' | b'0'..=b'9' => "a number",
            _ => "a word",
        })
    }

    /// The fault of a value of another type than `expected`.
    pub(super) fn mismatch(&mut self, expected: &dyn Expected) -> Fault {
        match self.peek() {
            Ok(b'"' | b'{' | b'[') => {}
            Ok(byte) if is_in_word(byte) => {}
            Ok(_) => return self.unexpected(),
            Err(fault) => return fault,
        }
        let found = self.sort().unwrap_or_default();
        let found = found.trim_start_matches("an ").trim_start_matches("a ");
        Fault::Misfit(format!("invalid type: {found}, expected {expected}").into())
    }

    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The next byte that is not white space.
    fn skip_space(&mut self) -> Option<u8> {
        loop {
            match self.byte(self.at)? {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                byte => return Some(byte),
            }
        }
    }

    /// The first byte of the value that comes next.
    pub(super) fn peek(&mut self) -> Result<u8, Fault> {
        self.skip_space().ok_or_else(ends_early)
    }

    pub(super) fn unexpected(&self) -> Fault {
        Fault::Syntax(format!("not JSON: unexpected character at byte {}", self.at).into())
    }

    /// Reads `byte`, which begins a list or an object.
    pub(super) fn open(&mut self, byte: u8) -> Result<(), Fault> {
        if self.peek()? != byte {
            return Err(self.unexpected());
        }
        self.depth = self.depth.checked_sub(1).ok_or_else(|| {
            Fault::Misfit(format!("more than {} levels deep", Self::MOST_LEVELS).into())
        })?;
        self.at += 1;
        Ok(())
    }

    /// Goes to the next item or member, and returns false at the `end` of them.
    pub(super) fn advance(&mut self, is_first: &mut bool, end: u8) -> Result<bool, Fault> {
        let byte = self.peek()?;
        if byte == end {
            self.at += 1;
            self.depth += 1;
            return Ok(false);
        }
        if !std::mem::take(is_first) {
            if byte != b',' {
                return Err(self.unexpected());
            }
            self.at += 1;
            self.peek()?;
        }
        Ok(true)
    }

    /// Reads a member's name and goes to its value. Returns the name, and how it
    /// is written.
    pub(super) fn name(&mut self) -> Result<(Cow<'de, str>, &'de str), Fault> {
        let from = self.at + 1;
        let name = self.string()?;
        let written = &self.text[from..self.at - 1];
        if self.peek()? != b':' {
            return Err(self.unexpected());
        }
        self.at += 1;
        self.peek()?;
        Ok((name, written))
    }

    /// Reads a number. What is not one but would be a value in JavaScript, such as
    /// `NaN`, is a misfit.
    pub(super) fn number(&mut self) -> Result<Number, Fault> {
        let from = self.at;
        let is_negative = self.byte(from) == Some(b'-');
        let digits = from + usize::from(is_negative);
        let mut at = digits;
        let mut number = Some(0_u64);
        while let Some(digit @ b'0'..=b'9') = self.byte(at) {
            number = number.and_then(|it| it.checked_mul(10)?.checked_add(u64::from(digit - b'0')));
            at += 1;
        }
        let is_whole = at > digits && !self.byte(at).is_some_and(is_in_word);
        if let Some(number) = number.filter(|_| is_whole) {
            let signed = 0_i64.checked_sub_unsigned(number);
            match signed.filter(|_| is_negative) {
                Some(signed) => {
                    self.at = at;
                    return Ok(Number::Signed(signed));
                }
                None if !is_negative => {
                    self.at = at;
                    return Ok(Number::Unsigned(number));
                }
                None => {}
            }
        }
        self.float(from, at > digits)
    }

    fn float(&mut self, from: usize, has_digits: bool) -> Result<Number, Fault> {
        let rest = self.text.as_bytes().get(from..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| is_in_word(**byte)).count();
        if length == 0 {
            return Err(self.unexpected());
        }
        let word = &self.text[from..from + length];
        match word.parse::<f64>() {
            Ok(number) if has_digits && number.is_finite() => {
                self.at = from + length;
                Ok(Number::Float(number))
            }
            Err(_) if from + length == self.text.len() => Err(ends_early()),
            _ => Err(Fault::Misfit("not a number that can be held".into())),
        }
    }

    /// Reads the rest of `true`, `false` or `null`.
    pub(super) fn word(&mut self, word: &str) -> Result<(), Fault> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        if rest.starts_with(word) && !self.byte(self.at + word.len()).is_some_and(is_in_word) {
            self.at += word.len();
            Ok(())
        } else if word.starts_with(rest) {
            Err(ends_early())
        } else {
            Err(Fault::Misfit("a word that JSON does not have".into()))
        }
    }

    /// Passes over the value here, and returns it as text.
    pub(crate) fn raw(&mut self) -> Result<&'de str, Misfit> {
        let from = self.at;
        self.skip().map_err(|fault| self.failure(&fault))?;
        Ok(&self.text[from..self.at])
    }

    /// The string here.
    pub(crate) fn text(&mut self) -> Result<Cow<'de, str>, Misfit> {
        self.string().map_err(|fault| self.failure(&fault))
    }

    /// Has `take` read the value of the member with this name, which comes next.
    /// Returns where the value begins, or what `take` says if it cannot read it.
    ///
    /// # Errors
    /// If the value has no end, so that nothing can be read after it.
    pub(crate) fn inside(
        &mut self,
        name: &'static str,
        take: &mut dyn FnMut(&mut Self) -> Result<(), Misfit>,
    ) -> Result<Result<usize, Misfit>, Misfit> {
        self.place.push(Step::Member(name));
        let mark = self.mark();
        let taken = take(self);
        if let Err(misfit) = &taken {
            self.rewind(mark);
            self.skip().map_err(|_| misfit.clone())?;
        }
        self.place.pop();
        Ok(taken.map(|()| mark.at))
    }

    /// Goes to the next value, and returns where it begins.
    pub(crate) fn begin(&mut self) -> usize {
        let _ = self.skip_space();
        self.at
    }

    /// Passes over the value here, however deep it is.
    pub(super) fn skip(&mut self) -> Result<(), Fault> {
        let mut open = 0_usize;
        loop {
            match self.peek()? {
                b'"' => self.skip_string()?,
                b'{' | b'[' => {
                    open += 1;
                    self.at += 1;
                }
                b'}' | b']' if open > 0 => {
                    open -= 1;
                    self.at += 1;
                }
                b',' | b':' if open > 0 => self.at += 1,
                byte if is_in_word(byte) => {
                    while self.byte(self.at).is_some_and(is_in_word) {
                        self.at += 1;
                    }
                }
                _ => return Err(self.unexpected()),
            }
            if open == 0 {
                return Ok(());
            }
        }
    }
}

/// The members of an object that is read without a type.
pub(crate) struct Members {
    is_first: bool,
}

impl Members {
    /// Goes to the value of the next member, and returns the member's name.
    pub(crate) fn next<'de>(
        &mut self,
        reader: &mut Reader<'de>,
    ) -> Result<Option<Cow<'de, str>>, Misfit> {
        let next = reader.advance(&mut self.is_first, b'}');
        let name = next.and_then(|more| more.then(|| reader.name()).transpose());
        let name = name.map_err(|fault| reader.failure(&fault))?;
        Ok(name.map(|(name, _)| name))
    }
}

/// Whether the byte can be part of a number or of a word.
fn is_in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.' | b'_')
}

pub(super) fn ends_early() -> Fault {
    Fault::Syntax("the JSON ends before it is complete".into())
}
