//! What is odd about an answer that could be read all the same.
//!
//! A service changes, and its description lags behind. An answer that has more
//! or less than was described still arrives; what was odd about it is listed
//! here for whoever wants to know. The list names places and never what was
//! there, which can be about a person. Looking for oddities is the business of
//! `compare`, and what follows from them is for others to decide.

mod compare;
mod envelope;
mod shape;
#[cfg(test)]
mod tests;

use std::fmt;

pub(crate) use self::compare::{Promises, compare};
pub(crate) use self::envelope::look_around;
use crate::decode::push_name;

/// Something about an answer that is not as described, though it could be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    path: String,
    kind: OddityKind,
    count: usize,
}

impl Oddity {
    /// The first place where it is so: `data.results[3].email`. Names that could
    /// be data are shown as `*`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// In what way that place is odd.
    #[must_use]
    pub fn kind(&self) -> OddityKind {
        self.kind
    }

    /// In how many places it is so, where those differ in their position in lists
    /// only.
    #[must_use]
    pub fn count(&self) -> usize {
        self.count
    }
}

/// In what way something is not as described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum OddityKind {
    /// It is not described.
    Undescribed,
    /// It was promised, and is missing.
    Missing,
    /// It is null, and a value was promised.
    Null,
    /// It is a value that the enum of this name does not list.
    Unlisted(&'static str),
    /// It cannot be read, which only a receipt may be.
    Unreadable,
}

/// `data.results[3].email is null`
impl fmt::Display for Oddity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is {}", self.path, self.kind)?;
        match self.count {
            0 | 1 => Ok(()),
            count => write!(f, " ({count} times)"),
        }
    }
}

impl fmt::Display for OddityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undescribed => f.write_str("not described"),
            Self::Missing => f.write_str("missing"),
            Self::Null => f.write_str("null"),
            Self::Unlisted(name) => write!(f, "new to `{name}`"),
            Self::Unreadable => f.write_str("unreadable"),
        }
    }
}

/// All that is odd about one answer: each oddity once, however many rows have
/// it, and of many only the first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Oddities {
    listed: Vec<Listed>,
    unlisted: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Listed {
    oddity: Oddity,
    /// The path without positions in lists, to know it again.
    pattern: String,
}

impl Oddities {
    /// How many are kept.
    const MOST: usize = 10;

    /// Whether there is nothing odd.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// The first ten.
    pub fn iter(&self) -> impl Iterator<Item = &Oddity> {
        self.listed.iter().map(|listed| &listed.oddity)
    }

    /// In how many more places something is odd.
    #[must_use]
    pub fn more(&self) -> usize {
        self.unlisted
    }

    pub(crate) fn add(&mut self, place: &[Step<'_>], kind: OddityKind) {
        let pattern = render(place, |_| "[]".to_owned());
        let known = self
            .listed
            .iter_mut()
            .find(|known| known.oddity.kind == kind && known.pattern == pattern);
        if let Some(known) = known {
            known.oddity.count += 1;
        } else if self.listed.len() < Self::MOST {
            let path = render(place, |index| format!("[{index}]"));
            let count = 1;
            self.listed.push(Listed {
                oddity: Oddity { path, kind, count },
                pattern,
            });
        } else {
            self.unlisted += 1;
        }
    }
}

impl fmt::Display for Oddities {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, oddity) in self.iter().enumerate() {
            let comma = if index == 0 { "" } else { ", " };
            write!(f, "{comma}{oddity}")?;
        }
        match self.unlisted {
            0 => Ok(()),
            more => write!(f, ", and {more} more"),
        }
    }
}

/// One step on the way from the whole of an answer to a place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step<'a> {
    /// To a member of an object.
    Member(&'a str),
    /// To a value of a map, whose keys are data.
    Entry,
    /// To an item of a list.
    Item(usize),
}

fn render(place: &[Step<'_>], item: impl Fn(usize) -> String) -> String {
    let mut rendered = String::new();
    for step in place {
        match step {
            Step::Member(name) => push_name(&mut rendered, name),
            Step::Entry => push_name(&mut rendered, "*"),
            Step::Item(index) => rendered.push_str(&item(*index)),
        }
    }
    if rendered.is_empty() {
        rendered.push('.');
    }
    rendered
}
