//! What becomes of values that do not fit their type.
//!
//! They are remembered by the position of their first byte: an object is read once
//! more without a member that did not fit, and nothing is reported twice.

use std::collections::HashSet;

use serde::Deserialize;

use super::Misfit;
use super::fault::Fault;
use super::reader::Reader;
use super::value::Value;
use crate::oddity::{Step, path};
use crate::{ByStatus, Oddities, OddityKind};

/// What did not fit, as far as it was read.
#[derive(Default)]
pub(super) struct Findings {
    odd: Oddities,
    /// The first misfits, for the error that may follow.
    misfits: Vec<Misfit>,
    /// What was added to `odd`.
    noted: HashSet<(usize, OddityKind)>,
    /// The members that are passed over.
    skipped: HashSet<usize>,
    /// The objects in which a member occurs twice.
    repeating: HashSet<usize>,
    /// The items that are passed over.
    dropped: HashSet<usize>,
}

/// A position to go back to.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) at: usize,
    depth: usize,
    place: usize,
}

/// What to do after a value could not be read.
pub(super) enum Next {
    /// Read it again.
    Again,
    /// Make a value of nothing.
    Nothing,
}

/// How many misfits are kept.
const MOST_MISFITS: usize = 10;

impl<'de> Reader<'de> {
    /// Reads the value at `at` once more, as another type. The items that the
    /// first type could not hold are passed over.
    pub(crate) fn again(text: &'de str, at: usize, dropped: &HashSet<usize>) -> Self {
        let mut reader = Self::new(text);
        reader.at = at;
        reader.found.dropped.clone_from(dropped);
        reader
    }

    /// Reads a value. What does not fit in it is left out where that is possible.
    pub(crate) fn value<T: Deserialize<'de>>(&mut self) -> Result<T, Misfit> {
        self.read(|value| T::deserialize(value))
    }

    /// Reads the value that comes with a status, in the same way.
    pub(crate) fn by_status<T: ByStatus>(&mut self, status: u16) -> Result<T, Misfit> {
        self.read(|value| T::read(status, value))
    }

    fn read<T>(&mut self, read: impl Fn(Value<'_, 'de>) -> Result<T, Fault>) -> Result<T, Misfit> {
        let mark = self.mark();
        loop {
            match read(Value::there(self)) {
                Ok(value) => return Ok(value),
                Err(fault) => self.again_or_fail(mark, fault)?,
            }
        }
    }

    fn again_or_fail(&mut self, mark: Mark, fault: Fault) -> Result<(), Misfit> {
        match fault {
            Fault::Again => {}
            Fault::Repeated if self.found.repeating.insert(self.object) => {}
            fault => return Err(self.failure(&fault)),
        }
        self.rewind(mark);
        Ok(())
    }

    /// What is said about a value that could not be read at all. If it lacks a
    /// member because that was left out, then about that member.
    pub(super) fn failure(&self, fault: &Fault) -> Misfit {
        if let Fault::Missing(field) = fault {
            let mut place = self.place.clone();
            place.push(Step::Member(field));
            let member = path(&place);
            if let Some(misfit) = self.found.misfits.iter().find(|it| it.path == member) {
                return misfit.clone();
            }
        }
        Misfit {
            path: path(&self.place),
            message: fault.message(),
        }
    }

    /// What did not fit, and where the items are that were left out.
    pub(crate) fn findings(self) -> (Oddities, HashSet<usize>) {
        (self.found.odd, self.found.dropped)
    }

    pub(super) fn mark(&self) -> Mark {
        Mark {
            at: self.at,
            depth: self.depth,
            place: self.place.len(),
        }
    }

    pub(super) fn rewind(&mut self, mark: Mark) {
        self.at = mark.at;
        self.depth = mark.depth;
        self.place.truncate(mark.place);
    }

    /// After the value at `mark` could not be read. A member is left out of its
    /// object, which is read again for that.
    pub(super) fn recover(
        &mut self,
        mark: Mark,
        fault: Fault,
        is_member: bool,
    ) -> Result<Next, Fault> {
        match fault {
            Fault::Syntax(_) => return Err(fault),
            Fault::Again => {}
            Fault::Repeated if self.found.repeating.insert(self.object) => {}
            Fault::Repeated | Fault::Missing(_) | Fault::Misfit(_) => {
                let misfit = self.failure(&fault);
                self.rewind(mark);
                self.note_misfit(misfit);
                if is_member {
                    self.found.skipped.insert(mark.at);
                    return Err(Fault::Again);
                }
                return Ok(Next::Nothing);
            }
        }
        self.rewind(mark);
        Ok(Next::Again)
    }

    fn note_misfit(&mut self, misfit: Misfit) {
        // That null stands there is found out when the values are compared.
        if let Some(found) = self.sort().filter(|found| *found != "null") {
            self.note(OddityKind::Unfit(found));
        }
        if self.found.misfits.len() < MOST_MISFITS {
            self.found.misfits.push(misfit);
        }
    }

    /// Adds an oddity of the present place.
    pub(super) fn note(&mut self, kind: OddityKind) {
        self.note_from(self.at, kind);
    }

    pub(super) fn note_from(&mut self, at: usize, kind: OddityKind) {
        if self.found.noted.insert((at, kind)) {
            self.found.odd.add(&self.place, kind);
        }
    }

    /// Goes on after the value at `mark`, for which nothing stands in or could not.
    pub(super) fn after_nothing(&mut self, mark: Mark, stands_in: bool) -> Result<(), Fault> {
        self.rewind(mark);
        if stands_in {
            self.skip()
        } else {
            self.drop_item()
        }
    }

    /// Leaves out the item here, of which nothing could be made.
    pub(super) fn drop_item(&mut self) -> Result<(), Fault> {
        self.note(OddityKind::Dropped);
        self.found.dropped.insert(self.at);
        self.skip()
    }

    pub(super) fn is_skipped(&self) -> bool {
        !self.found.skipped.is_empty() && self.found.skipped.contains(&self.at)
    }

    pub(super) fn is_dropped(&self) -> bool {
        !self.found.dropped.is_empty() && self.found.dropped.contains(&self.at)
    }

    pub(super) fn is_repeating(&self, object: usize) -> bool {
        !self.found.repeating.is_empty() && self.found.repeating.contains(&object)
    }
}
