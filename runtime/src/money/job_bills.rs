//! The bills of jobs, each of which arrives in several answers.
//!
//! Every answer about a job that tells its price tells all of it. So what counts
//! is the difference to what was known of that job before. This module finds the
//! difference; adding it up is done elsewhere.

use std::collections::HashMap;

use super::{Amounts, Budget, JobEnd, Reservation, Totals};
use crate::Credits;

#[derive(Debug, Default)]
pub(super) struct JobBills(HashMap<JobKey, JobBill>);

/// A job: its kind, and its id within that kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct JobKey {
    kind: &'static str,
    id: String,
}

impl JobKey {
    pub(super) fn new(kind: &'static str, id: &str) -> Self {
        let id = id.to_owned();
        Self { kind, id }
    }
}

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
    /// The job is known to have ended.
    ended: bool,
    /// Nothing more will be used.
    closed: bool,
    /// What may have been charged, as the job ended without telling its bill.
    doubtful: Credits,
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
    /// What became doubtful; negative if its price is known after all.
    doubt: Credits,
}

impl Change {
    pub(super) fn book(self, totals: &mut Totals, budget: Option<&Budget>) {
        totals.change(self.operation, |total| {
            total.add(self.flows);
            total.doubt(self.doubt);
        });
        if let Some(budget) = budget {
            budget.spend(self.spent);
            // What became doubtful was held, and is with the reservation.
            budget.forget_doubt((-self.doubt).max(Credits::ZERO));
        }
    }
}

impl JobBills {
    /// A job was submitted, or continued under the same id.
    pub(super) fn open(
        &mut self,
        key: JobKey,
        operation: &'static str,
        amounts: Amounts,
        exact: bool,
        hold: Option<Reservation>,
    ) -> Change {
        let bill = self.bill(key, operation);
        bill.update(|bill| {
            let settled = bill.settled();
            bill.reserved = match bill.reserved {
                Reserved::Unknown | Reserved::Exactly(_) if exact => Reserved::Exactly,
                _ => Reserved::AtMost,
            }(settled + bill.outstanding() + amounts.reserved);
            bill.operation = operation;
            bill.ended = false;
            bill.closed = false;
            bill.doubtful = Credits::ZERO;
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

    /// An answer told the bill so far, or the end of the job, or both.
    pub(super) fn told(
        &mut self,
        key: JobKey,
        operation: &'static str,
        amounts: Option<Amounts>,
        end: JobEnd,
    ) -> Change {
        self.bill(key, operation).update(|bill| {
            match (end, amounts) {
                (_, Some(amounts)) => bill.told(amounts, end),
                (JobEnd::Failed, None) => bill.closed = true,
                (JobEnd::Done, None) => bill.doubt(),
                // The results should have had the bill.
                (JobEnd::Unknown, None) if bill.ended => bill.doubt(),
                (JobEnd::Unknown | JobEnd::BillFollows, None) => {}
            }
            bill.ended |= end != JobEnd::Unknown;
        })
    }

    /// The caller knows that nothing more will be used. Also returns how much
    /// was held or doubtful.
    pub(super) fn release(&mut self, key: &JobKey) -> Option<(Change, Credits)> {
        let bill = self.0.get_mut(key)?;
        let released = bill.outstanding() + bill.doubtful;
        let change = bill.update(|bill| {
            bill.closed = true;
            bill.doubtful = Credits::ZERO;
        });
        Some((change, released))
    }

    fn bill(&mut self, key: JobKey, operation: &'static str) -> &mut JobBill {
        self.0.entry(key).or_insert(JobBill {
            operation,
            used: Credits::ZERO,
            refunded: Credits::ZERO,
            at_once: Credits::ZERO,
            settled_before: Credits::ZERO,
            reserved: Reserved::Unknown,
            ended: false,
            closed: false,
            doubtful: Credits::ZERO,
            hold: None,
        })
    }
}

impl JobBill {
    /// Pages of one answer can arrive in any order, the oldest bill last.
    fn told(&mut self, amounts: Amounts, end: JobEnd) {
        self.used = self.used.max(amounts.used);
        self.refunded = self.refunded.max(amounts.refunded);
        let says_something = amounts.used + amounts.refunded > Credits::ZERO;
        if says_something || matches!(end, JobEnd::Done | JobEnd::Failed) {
            self.doubtful = Credits::ZERO;
            // A page that was asked for before the end may come after it, and
            // say that nothing was used so far.
            self.closed |= self.ended || end != JobEnd::Unknown;
        }
    }

    /// The job has ended, and no bill will follow.
    fn doubt(&mut self) {
        self.doubtful += self.outstanding();
        self.closed = true;
    }

    fn update(&mut self, update: impl FnOnce(&mut Self)) -> Change {
        let before = (self.used, self.outstanding(), self.refunded, self.spent());
        let doubtful = self.doubtful;
        update(self);
        let spent = self.spent() - before.3;
        let doubt = self.doubtful - doubtful;
        let held = self.turn_hold(spent, doubt.max(Credits::ZERO));
        Change {
            operation: self.operation,
            flows: Amounts {
                used: self.used - before.0,
                reserved: self.outstanding() - before.1,
                refunded: self.refunded - before.2,
            },
            spent: if held { Credits::ZERO } else { spent },
            doubt,
        }
    }

    /// What is settled of the amount that was set aside.
    fn settled(&self) -> Credits {
        self.used - self.at_once + self.refunded
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
        let unused = (reserved - (self.used - self.at_once)).max(Credits::ZERO);
        let refunded = (self.refunded - unused).max(Credits::ZERO);
        (self.used - refunded).max(Credits::ZERO)
    }

    /// Tells the budget what became of the amount set aside, if there is one.
    fn turn_hold(&mut self, spent: Credits, doubt: Credits) -> bool {
        let outstanding = self.outstanding();
        let Some(mut hold) = self.hold.take() else {
            return false;
        };
        hold.turn(spent, outstanding + doubt);
        if !doubt.is_zero() {
            hold.begin();
        } else if !outstanding.is_zero() {
            self.hold = Some(hold);
        }
        true
    }
}
