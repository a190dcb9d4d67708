//! What is odd about an answer that could be read all the same.
//!
//! A service changes, and its description lags behind. An answer that has more
//! or less than was described still arrives, and its oddities are listed here.
//! The list names places and never what was there, which can be about a person.
//! `decode` finds the values that do not fit their type, `compare` the rest, and
//! others decide what follows from that.

mod compare;
mod envelope;
mod shape;
#[cfg(test)]
mod tests;

use std::fmt;

pub(crate) use self::compare::{Promises, compare};
pub(crate) use self::envelope::look_around;

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
    /// It is a value of another sort than was promised, or a value that its type
    /// does not take, such as a date that is none. It was treated as missing. This
    /// is what came, in words: "a string".
    Unfit(&'static str),
    /// It is an item that does not fit, and was left out of its list or map, as
    /// its type has no default.
    Dropped,
    /// It came more than once in its object. The first one counts.
    Repeated,
    /// It is text with characters that cannot be read, such as half of a surrogate
    /// pair. U+FFFD stands in for them.
    Garbled,
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
            Self::Unfit(found) => write!(f, "{found}, which does not fit"),
            Self::Dropped => f.write_str("left out"),
            Self::Repeated => f.write_str("given more than once"),
            Self::Garbled => f.write_str("not quite text"),
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
            let path = Some(path(place)).filter(|path| !path.is_empty());
            let path = path.unwrap_or_else(|| ".".to_owned());
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

/// The place as people write it: `leads[3].email`, or empty for the whole.
pub(crate) fn path(place: &[Step<'_>]) -> String {
    render(place, |index| format!("[{index}]"))
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
    rendered
}

/// Property names are part of the description; keys of a map are data, and may
/// be addresses. What could not be the former is not shown.
fn push_name(rendered: &mut String, name: &str) {
    const MOST_BYTES: usize = 64;
    if !rendered.is_empty() {
        rendered.push('.');
    }
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "_-$?".contains(char);
    let is_shown = name.len() <= MOST_BYTES && name.chars().all(is_plain);
    rendered.push_str(if is_shown { name } else { "*" });
}
