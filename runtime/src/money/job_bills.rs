//! The bills of jobs, each of which arrives in several answers.
//!
//! Every answer about a job that tells its price tells all of it. So what counts
//! is the difference to what was known of that job before. This module finds the
//! difference; adding it up is done elsewhere.

use std::collections::HashMap;

use super::{Amounts, Budget, Reservation, Totals};
use crate::Credits;

#[derive(Debug, Default)]
pub(super) struct JobBills(HashMap<String, JobBill>);

/// What is known of the price of one job.
#[derive(Debug)]
struct JobBill {
    /// The operation that its amounts are booked under.
    operation: &'static str,
    used: Credits,
    refunded: Credits,
    /// The part of what is used that was charged on submitting.
    at_once: Credits,
    /// What was settled when it was last submitted or continued.
    settled_before: Credits,
    reserved: Reserved,
    /// Nothing more will be used.
    closed: bool,
    hold: Option<Reservation>,
}

/// What the service set aside for a job in all, settled amounts included.
#[derive(Debug, Clone, Copy)]
enum Reserved {
    /// The job was not submitted here.
    Unknown,
    /// No more than this; the service did not say.
    AtMost(Credits),
    Exactly(Credits),
}

/// What an answer changed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    operation: &'static str,
    flows: Amounts,
    /// What is spent, refunds deducted, as far as it was not set aside here.
    spent: Credits,
}

impl Change {
    pub(super) fn book(self, totals: &mut Totals, budget: Option<&Budget>) {
        totals.change(self.operation, |total| total.add(self.flows));
        if let Some(budget) = budget {
            budget.spend(self.spent);
        }
    }
}

impl JobBills {
    /// A job was submitted, or continued under the same id.
    pub(super) fn open(
        &mut self,
        id: &str,
        operation: &'static str,
        amounts: Amounts,
        exact: bool,
        hold: Option<Reservation>,
    ) -> Change {
        let bill = self.bill(id, operation);
        bill.update(|bill| {
            let settled = bill.settled();
            bill.reserved = match bill.reserved {
                Reserved::Unknown | Reserved::Exactly(_) if exact => Reserved::Exactly,
                _ => Reserved::AtMost,
            }(settled + bill.outstanding() + amounts.reserved);
            bill.operation = operation;
            bill.closed = false;
            bill.settled_before = settled;
            bill.used += amounts.used;
            bill.at_once += amounts.used;
            bill.refunded += amounts.refunded;
            bill.hold = match (bill.hold.take(), hold) {
                (Some(mut hold), Some(more)) => {
                    hold.absorb(more);
                    Some(hold)
                }
                (hold, more) => hold.or(more),
            };
        })
    }

    /// An answer told the bill so far.
    pub(super) fn settle(&mut self, id: &str, operation: &'static str, amounts: Amounts) -> Change {
        self.bill(id, operation).update(|bill| bill.told(amounts))
    }

    /// An answer told the bill, and that it is the last one.
    pub(super) fn close(&mut self, id: &str, operation: &'static str, amounts: Amounts) -> Change {
        self.bill(id, operation).update(|bill| {
            bill.told(amounts);
            bill.closed = true;
        })
    }

    fn bill(&mut self, id: &str, operation: &'static str) -> &mut JobBill {
        self.0.entry(id.to_owned()).or_insert(JobBill {
            operation,
            used: Credits::ZERO,
            refunded: Credits::ZERO,
            at_once: Credits::ZERO,
            settled_before: Credits::ZERO,
            reserved: Reserved::Unknown,
            closed: false,
            hold: None,
        })
    }
}

impl JobBill {
    /// Pages of one answer can arrive in any order, the oldest bill last.
    fn told(&mut self, amounts: Amounts) {
        self.used = self.used.max(amounts.used);
        self.refunded = self.refunded.max(amounts.refunded);
    }

    fn update(&mut self, update: impl FnOnce(&mut Self)) -> Change {
        let before = (self.used, self.outstanding(), self.refunded, self.spent());
        update(self);
        let spent = self.spent() - before.3;
        let held = self.turn_hold(spent);
        Change {
            operation: self.operation,
            flows: Amounts {
                used: self.used - before.0,
                reserved: self.outstanding() - before.1,
                refunded: self.refunded - before.2,
            },
            spent: if held { Credits::ZERO } else { spent },
        }
    }

    fn settled(&self) -> Credits {
        self.used + self.refunded
    }

    /// What is set aside and neither used nor given back.
    fn outstanding(&self) -> Credits {
        let settled = self.settled();
        match self.reserved {
            _ if self.closed => Credits::ZERO,
            Reserved::Unknown => Credits::ZERO,
            Reserved::AtMost(_) if settled > self.settled_before => Credits::ZERO,
            Reserved::AtMost(reserved) | Reserved::Exactly(reserved) => {
                (reserved - settled).max(Credits::ZERO)
            }
        }
    }

    /// What is used and not given back. What is given back comes out of what
    /// was set aside and not used; only what goes beyond that was used before.
    /// More than was taken here belongs to what another process had set aside
    /// for the same job, and so may what was given back.
    fn spent(&self) -> Credits {
        let Reserved::Exactly(reserved) = self.reserved else {
            return self.used;
        };
        if self.used.max(self.refunded) > reserved + self.at_once {
            return self.used;
        }
        let unused = (reserved - self.used).max(Credits::ZERO);
        self.used - (self.refunded - unused).max(Credits::ZERO)
    }

    /// Tells the budget what became of the amount set aside, if there is one.
    fn turn_hold(&mut self, spent: Credits) -> bool {
        let outstanding = self.outstanding();
        let Some(mut hold) = self.hold.take() else {
            return false;
        };
        hold.turn(spent, outstanding);
        if !outstanding.is_zero() {
            self.hold = Some(hold);
        }
        true
    }
}
