//! A limit on what may be spent, kept under concurrent calls.
//!
//! Before a call its highest price is reserved. Afterwards the actual price is
//! spent and the rest is free again. Prices and outcomes are determined
//! elsewhere.

use std::fmt;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use super::fund::Fund;
use super::{HighestPrice, OverBudget};
use crate::Credits;

/// A limit on what may be spent, in credits. Clones share one budget, so that
/// several clients can use it together.
///
/// A budget keeps three amounts apart. What remains of the
/// [limit](Self::limit) is [left](Self::left) for other calls.
///
/// | amount | counts |
/// | --- | --- |
/// | [`spent`](Self::spent) | charges that receipts report |
/// | [`held`](Self::held) | reservations of calls and jobs that have not ended |
/// | [`doubtful`](Self::doubtful) | highest prices of calls that [may have been charged](crate::Outcome::Unknown) |
///
/// A call that was not sent, or that the server refused to process, counts in
/// none of them.
///
/// Each client keeps the bills of its own jobs. If several clients share a
/// budget, and one of them submits a job that another one reads the results of,
/// the job is counted by both.
#[derive(Clone)]
pub struct Budget(Arc<Shared>);

struct Shared {
    state: Mutex<State>,
    /// Notified when more is left than before.
    freed: Notify,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    pub(super) limit: Credits,
    pub(super) spent: Credits,
    pub(super) held: Credits,
    pub(super) doubtful: Credits,
}

impl State {
    pub(super) fn left(&self) -> Credits {
        (self.limit - self.spent - self.doubtful - self.held).max(Credits::ZERO)
    }
}

impl Budget {
    /// A budget of which nothing is spent.
    #[must_use]
    pub fn new(limit: impl Into<Credits>) -> Self {
        Self(Arc::new(Shared {
            state: Mutex::new(State {
                limit: limit.into(),
                spent: Credits::ZERO,
                held: Credits::ZERO,
                doubtful: Credits::ZERO,
            }),
            freed: Notify::new(),
        }))
    }

    /// The limit, in credits.
    #[must_use]
    pub fn limit(&self) -> Credits {
        self.state().limit
    }

    /// Changes the limit. If it is lower than the amount in use, nothing is
    /// left.
    ///
    /// After you have checked what [doubtful](Self::doubtful) calls did cost,
    /// raise the limit by what was not charged.
    pub fn set_limit(&self, limit: impl Into<Credits>) {
        let limit = limit.into();
        self.change(|state| state.limit = limit);
    }

    /// What was charged, refunds deducted. Excludes [`held`](Self::held) and
    /// [`doubtful`](Self::doubtful).
    #[must_use]
    pub fn spent(&self) -> Credits {
        self.state().spent
    }

    /// What is reserved for calls and jobs that have not ended. It is spent or
    /// free again once their price is known.
    #[must_use]
    pub fn held(&self) -> Credits {
        self.state().held
    }

    /// The highest prices of calls that may have been charged: their outcome is
    /// [unknown](crate::Outcome::Unknown), or their receipt names no amount.
    /// Becomes less only when the bill of a doubtful job comes after all, or the
    /// caller [releases it](crate::job::Job::release_held).
    #[must_use]
    pub fn doubtful(&self) -> Credits {
        self.state().doubtful
    }

    /// What can still be reserved.
    #[must_use]
    pub fn left(&self) -> Credits {
        self.state().left()
    }

    /// Reserves the highest price of a call, all of it or nothing.
    ///
    /// # Errors
    /// If the price does not fit in what is left, is not known or not valid.
    pub fn reserve(&self, price: impl Into<HighestPrice>) -> Result<Reservation, OverBudget> {
        let price = price.into();
        let mut state = self.state();
        let amount = match price {
            HighestPrice::Free => Some(Credits::ZERO),
            HighestPrice::AtMost(amount) if !amount.is_negative() => Some(amount),
            HighestPrice::AtMost(_) | HighestPrice::Unknown | HighestPrice::Invalid(_) => None,
        };
        let Some(amount) = amount.filter(|amount| *amount <= state.left()) else {
            return Err(OverBudget::new(price, &state));
        };
        state.held += amount;
        Ok(Reservation {
            budget: self.clone(),
            held: amount,
            at_risk: false,
            fund: None,
        })
    }

    /// Reserves the highest price of a call. If it only fits once held amounts
    /// are released, waits for that.
    ///
    /// Several waiting calls are not served in any particular order. Dropping
    /// the future reserves nothing.
    ///
    /// # Errors
    /// If the price would not fit even if nothing were held, is not known or not
    /// valid.
    pub async fn reserve_when_free(
        &self,
        price: impl Into<HighestPrice>,
    ) -> Result<Reservation, OverBudget> {
        let price = price.into();
        loop {
            let mut freed = pin!(self.0.freed.notified());
            // Registers before looking, so that no release goes unnoticed.
            freed.as_mut().enable();
            match self.reserve(price) {
                Err(refusal) if refusal.is_held_up() => freed.await,
                result => return result,
            }
        }
    }

    /// Corrects what is spent by what became known later.
    pub(super) fn spend(&self, amount: Credits) {
        self.change(|state| state.spend(amount));
    }

    /// Takes back what turned out not to be doubtful.
    pub(super) fn forget_doubt(&self, amount: Credits) {
        self.change(|state| state.doubtful = (state.doubtful - amount).max(Credits::ZERO));
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.state();
        let before = *state;
        change(&mut state);
        // A call waits for what is held. It has to look again when more is
        // left, and also when the rest is spent and waiting became futile.
        let is_news = state.left() > before.left() || state.held < before.held;
        drop(state);
        if is_news {
            self.0.freed.notify_waiters();
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Every change is a few assignments that cannot stop halfway.
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn spend(&mut self, amount: Credits) {
        self.spent = (self.spent + amount).max(Credits::ZERO);
    }
}

impl fmt::Debug for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = *self.state();
        f.debug_struct("Budget")
            .field("limit", &state.limit)
            .field("spent", &state.spent)
            .field("held", &state.held)
            .field("doubtful", &state.doubtful)
            .finish()
    }
}

/// An amount of a [`Budget`] that is reserved for one call or job.
///
/// Dropping it releases the amount, unless the call [was begun](Self::begin):
/// then it may have been charged, and the amount is
/// [doubtful](Budget::doubtful).
#[derive(Debug)]
#[must_use = "what is dropped is not reserved"]
pub struct Reservation {
    budget: Budget,
    held: Credits,
    at_risk: bool,
    /// The fund that unused amounts go back to until the price is known.
    fund: Option<Fund>,
}

impl Reservation {
    /// The reserved amount.
    #[must_use]
    pub fn amount(&self) -> Credits {
        self.held
    }

    /// Marks the amount as possibly charged from here on.
    pub fn begin(&mut self) {
        self.at_risk = true;
    }

    /// Releases the amount: nothing was charged, and nothing will be.
    pub fn release(mut self) {
        self.at_risk = false;
    }

    /// Spends `charged` and releases the rest. `charged` may exceed the
    /// reserved amount, and even the limit. A negative amount counts as zero.
    pub fn settle(mut self, charged: Credits) {
        self.turn(charged.max(Credits::ZERO), Credits::ZERO);
    }

    /// Spends `charged` and keeps `held`, in one step: other calls cannot take
    /// in between what is neither held any more nor spent yet.
    pub(super) fn turn(&mut self, charged: Credits, held: Credits) {
        let rest = self.held - charged.max(Credits::ZERO) - held;
        let given_back = match self.fund.take() {
            Some(fund) if !rest.is_negative() => fund.give_back(rest),
            _ => Credits::ZERO,
        };
        let change = held + given_back - self.held;
        self.budget.change(|state| {
            state.held += change;
            state.spend(charged);
        });
        self.held = held;
    }

    /// Takes over the amount of another reservation.
    pub(super) fn absorb(&mut self, other: Self) {
        self.held += other.take();
    }

    /// Moves `amount`, or all that there is if less, into a reservation of its
    /// own, whose unused part goes back to `fund`.
    pub(super) fn split_off(&mut self, amount: Credits, fund: Fund) -> Self {
        let amount = amount.min(self.held);
        self.held -= amount;
        Self {
            budget: self.budget.clone(),
            held: amount,
            at_risk: false,
            fund: Some(fund),
        }
    }

    /// Adds an amount that is part of what the budget holds.
    pub(super) fn add(&mut self, amount: Credits) {
        self.held += amount;
    }

    /// Ends the reservation without changing what the budget holds.
    fn take(mut self) -> Credits {
        self.fund = None;
        std::mem::take(&mut self.held)
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        let held = std::mem::take(&mut self.held);
        match self.fund.take() {
            Some(fund) if !self.at_risk => {
                fund.give_back(held);
            }
            _ if held.is_zero() => {}
            _ => self.budget.change(|state| {
                state.held -= held;
                if self.at_risk {
                    state.doubtful += held;
                }
            }),
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
    fn keeps_doubtful_calls_apart_from_spent_ones() {
        let budget = Budget::new(10);
        let mut begun = budget.reserve(credits(6)).expect("fits");
        begun.begin();
        drop(begun);
        assert_eq!((budget.held(), budget.spent()), (credits(0), credits(0)));
        assert_eq!((budget.doubtful(), budget.left()), (credits(6), credits(4)));
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
            prop_assert_eq!(budget.spent() + budget.doubtful(), spent);
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
            assert!(state.spent + state.held + state.doubtful <= limit);
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
