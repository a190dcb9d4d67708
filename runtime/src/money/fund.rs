//! The reservation of a split job, from which each of its parts is paid.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{HighestPrice, Reservation};
use crate::Credits;

/// An amount that is reserved for several calls together. Released with its
/// last clone.
#[derive(Debug, Clone)]
pub(crate) struct Fund(Arc<Mutex<Reservation>>);

impl Fund {
    pub(super) fn new(reservation: Reservation) -> Self {
        Self(Arc::new(Mutex::new(reservation)))
    }

    /// Takes the highest price of one call out of the fund. If the price is not
    /// known, or more than there is, that is all of the fund: it was reserved
    /// for all calls by the caller.
    pub(super) fn draw(&self, price: HighestPrice) -> Reservation {
        let mut whole = self.whole();
        let amount = match price {
            HighestPrice::Free | HighestPrice::Invalid(_) => Credits::ZERO,
            HighestPrice::AtMost(amount) => amount.max(Credits::ZERO),
            HighestPrice::Unknown => whole.amount(),
        };
        whole.split_off(amount, self.clone())
    }

    /// Adds an amount that a call did not need, and returns it.
    pub(super) fn give_back(&self, amount: Credits) -> Credits {
        self.whole().add(amount);
        amount
    }

    fn whole(&self) -> MutexGuard<'_, Reservation> {
        // Every change is an assignment that cannot stop halfway.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
