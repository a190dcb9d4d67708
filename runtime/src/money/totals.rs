//! Running totals: what was moved since the client was made.
//!
//! Adds up what it is told, for all calls and for each operation. That nothing
//! is told twice is up to the account.

use std::collections::BTreeMap;

use super::Amounts;
use crate::Credits;

/// What was moved, in all and by operation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Totals {
    /// By all operations together.
    pub all: Total,
    /// By each operation that was called, by its id. The bill of a job counts
    /// for the operation that submitted it, where that is known, and otherwise
    /// for the one that told the bill.
    pub by_operation: BTreeMap<&'static str, Total>,
}

/// What was moved by some calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Total {
    /// Calls that were answered with success.
    pub calls: u64,
    /// What was charged.
    pub used: Credits,
    /// What is set aside at present, for jobs that are not settled.
    pub reserved: Credits,
    /// What was given back.
    pub refunded: Credits,
    /// What calls may have cost that could cost something and whose price was
    /// not told: they ended unclearly, or no receipt of theirs names an amount.
    pub doubtful: Credits,
    /// How many such calls there were.
    pub doubts: u64,
}

impl Totals {
    pub(super) fn change(&mut self, operation: &'static str, change: impl Fn(&mut Total)) {
        change(&mut self.all);
        change(self.by_operation.entry(operation).or_default());
    }
}

impl Total {
    /// A price became doubtful; or, if it is negative, known after all.
    pub(super) fn doubt(&mut self, amount: Credits) {
        self.doubtful += amount;
        if amount.is_negative() {
            self.doubts = self.doubts.saturating_sub(1);
        } else if !amount.is_zero() {
            self.doubts += 1;
        }
    }

    pub(super) fn add(&mut self, amounts: Amounts) {
        self.used += amounts.used;
        self.reserved += amounts.reserved;
        self.refunded += amounts.refunded;
    }
}
