//! A limit on what may be spent, kept under concurrent calls.
//!
//! Before a call its highest price is set aside; afterwards what it did cost is
//! spent and the rest is free again. Between the two nobody else can have it.
//! What a call costs, and whether it was made, is for others to find out.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::HighestPrice;
use crate::Credits;

/// A limit on what may be spent. Clones are the same budget, so that several
/// clients can share one.
///
/// Each client keeps the bills of its own jobs. Where several clients share a
/// budget, a job that one of them submitted and another one reads the results of
/// counts with both.
#[derive(Clone)]
pub struct Budget(Arc<Mutex<State>>);

#[derive(Debug, Clone, Copy)]
struct State {
    limit: Credits,
    spent: Credits,
    held: Credits,
}

impl State {
    fn left(&self) -> Credits {
        (self.limit - self.spent - self.held).max(Credits::ZERO)
    }
}

impl Budget {
    /// A budget of which nothing is spent.
    #[must_use]
    pub fn new(limit: impl Into<Credits>) -> Self {
        Self(Arc::new(Mutex::new(State {
            limit: limit.into(),
            spent: Credits::ZERO,
            held: Credits::ZERO,
        })))
    }

    /// What may be spent in all.
    #[must_use]
    pub fn limit(&self) -> Credits {
        self.state().limit
    }

    /// Changes what may be spent in all. Less than is spent already means that
    /// nothing is left.
    pub fn set_limit(&self, limit: impl Into<Credits>) {
        self.state().limit = limit.into();
    }

    /// What is spent, including what calls may have cost whose outcome is not
    /// known.
    #[must_use]
    pub fn spent(&self) -> Credits {
        self.state().spent
    }

    /// What is set aside for calls and jobs that have not ended.
    #[must_use]
    pub fn held(&self) -> Credits {
        self.state().held
    }

    /// What can still be set aside.
    #[must_use]
    pub fn left(&self) -> Credits {
        self.state().left()
    }

    /// Sets aside the highest price of a call, all of it or nothing.
    ///
    /// # Errors
    /// If it does not fit in what is left, or is not known: a limit that an
    /// unknown amount fits in would be none.
    pub fn reserve(&self, price: impl Into<HighestPrice>) -> Result<Reservation, OverBudget> {
        let price = price.into();
        let mut state = self.state();
        let left = state.left();
        let amount = match price {
            HighestPrice::Free => Credits::ZERO,
            HighestPrice::AtMost(amount) if !amount.is_negative() && amount <= left => amount,
            HighestPrice::AtMost(_) | HighestPrice::Unknown => {
                return Err(OverBudget { price, left });
            }
        };
        state.held += amount;
        Ok(Reservation {
            budget: self.clone(),
            held: amount,
            at_risk: false,
        })
    }

    /// Corrects what is spent by what became known later.
    pub(super) fn spend(&self, amount: Credits) {
        let mut state = self.state();
        state.spent = (state.spent + amount).max(Credits::ZERO);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Every change is a few assignments that cannot stop halfway.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = *self.state();
        f.debug_struct("Budget")
            .field("limit", &state.limit)
            .field("spent", &state.spent)
            .field("held", &state.held)
            .finish()
    }
}

/// An amount of a [`Budget`] that is set aside for one call or job.
///
/// Dropping it gives the amount back, unless the call [was begun](Self::begin):
/// then it may have been charged, and the amount counts as spent.
#[derive(Debug)]
#[must_use = "what is dropped is not reserved"]
pub struct Reservation {
    budget: Budget,
    held: Credits,
    at_risk: bool,
}

impl Reservation {
    /// What is set aside.
    #[must_use]
    pub fn amount(&self) -> Credits {
        self.held
    }

    /// Says that from here on the amount may be charged.
    pub fn begin(&mut self) {
        self.at_risk = true;
    }

    /// Nothing was charged, and nothing will be.
    pub fn release(mut self) {
        self.at_risk = false;
    }

    /// This was charged, and nothing more will be. It may be more than was set
    /// aside: the truth counts, even past the limit.
    pub fn settle(mut self, charged: Credits) {
        self.turn(charged, Credits::ZERO);
    }

    /// This was charged, and so much more may be. At one stroke, so that nobody
    /// can have in between what is neither set aside any more nor spent yet.
    pub(super) fn turn(&mut self, charged: Credits, held: Credits) {
        let mut state = self.budget.state();
        state.held += held - self.held;
        state.spent = (state.spent + charged).max(Credits::ZERO);
        self.held = held;
    }

    /// Takes over what is set aside by another.
    pub(super) fn absorb(&mut self, other: Self) {
        self.turn(Credits::ZERO, self.held + other.held);
        other.release();
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        let mut state = self.budget.state();
        state.held -= self.held;
        if self.at_risk {
            state.spent += self.held;
        }
    }
}

/// A call that was not made because it could have cost more than is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the call can cost {price}, and {left} credits are left in the budget: {}", self.way_out())]
#[non_exhaustive]
pub struct OverBudget {
    /// What the call can cost.
    pub price: HighestPrice,
    /// What was left.
    pub left: Credits,
}

impl OverBudget {
    fn way_out(&self) -> &'static str {
        match self.price {
            HighestPrice::Unknown => "find the price out, and say it with `at_most`",
            HighestPrice::Free | HighestPrice::AtMost(_) => "raise the limit, or ask for less",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn credits(amount: i64) -> Credits {
        Credits::new(amount)
    }

    #[test]
    fn what_does_not_fit_is_refused_and_changes_nothing() {
        let budget = Budget::new(10);
        let first = budget.reserve(credits(6)).expect("it fits");
        let refusal = budget.reserve(credits(5)).expect_err("it does not");
        assert_eq!(refusal.left, credits(4));
        assert_eq!((budget.held(), budget.spent()), (credits(6), credits(0)));
        drop(first);
        drop(budget.reserve(credits(10)).expect("all of it"));
        assert_eq!(budget.left(), 10);
    }

    #[test]
    fn an_unknown_price_never_fits_and_nothing_always_does() {
        let budget = Budget::new(10);
        assert!(budget.reserve(HighestPrice::Unknown).is_err());
        let empty = Budget::new(0);
        assert!(empty.reserve(HighestPrice::Free).is_ok());
    }

    #[test]
    fn what_was_charged_counts() {
        let budget = Budget::new(10);
        budget.reserve(credits(6)).expect("fits").settle(credits(2));
        assert_eq!((budget.held(), budget.spent()), (credits(0), credits(2)));
        budget.reserve(credits(8)).expect("fits").settle(credits(9));
        assert_eq!((budget.left(), budget.spent()), (credits(0), credits(11)));
    }

    #[test]
    fn a_call_of_unknown_outcome_stays_spent() {
        let budget = Budget::new(10);
        let mut begun = budget.reserve(credits(6)).expect("fits");
        begun.begin();
        drop(begun);
        assert_eq!((budget.held(), budget.spent()), (credits(0), credits(6)));
        let mut refused = budget.reserve(credits(4)).expect("fits");
        refused.begin();
        refused.release();
        assert_eq!(budget.left(), 4);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        /// However threads interleave, the limit holds and every credit is
        /// accounted for.
        #[test]
        fn threads_cannot_overdraw(
            limit in 0i64..200,
            calls in prop::collection::vec(
                prop::collection::vec((0i64..20, 0u8..4), 0..40), 1..8),
        ) {
            let budget = Budget::new(limit);
            let spent: i64 = std::thread::scope(|scope| {
                let threads: Vec<_> = calls
                    .iter()
                    .map(|calls| scope.spawn(|| run(&budget, limit, calls)))
                    .collect();
                threads.into_iter().map(|it| it.join().expect("no panic")).sum()
            });
            prop_assert!(spent <= limit);
            prop_assert_eq!(budget.spent(), spent);
            prop_assert_eq!(budget.held(), 0);
        }
    }

    fn run(budget: &Budget, limit: i64, calls: &[(i64, u8)]) -> i64 {
        let mut spent = 0;
        for (price, fate) in calls {
            let Ok(mut reservation) = budget.reserve(credits(*price)) else {
                continue;
            };
            let state = *budget.state();
            assert!(state.spent + state.held <= limit);
            match fate {
                0 => drop(reservation),
                1 => {
                    reservation.begin();
                    drop(reservation);
                    spent += price;
                }
                2 => {
                    reservation.settle(credits(price / 2));
                    spent += price / 2;
                }
                _ => reservation.release(),
            }
        }
        spent
    }
}
