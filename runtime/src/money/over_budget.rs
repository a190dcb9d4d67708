//! The error of a call that does not fit in the budget.

use std::fmt;

use super::HighestPrice;
use super::budget::State;
use crate::Credits;

/// A call that was not sent because it could have cost more than is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct OverBudget {
    /// The highest price of the call.
    pub price: HighestPrice,
    /// The limit of the budget.
    pub limit: Credits,
    /// What was spent; see [`Budget::spent`](super::Budget::spent).
    pub spent: Credits,
    /// What was reserved for other calls and jobs; see
    /// [`Budget::held`](super::Budget::held).
    pub held: Credits,
    /// What may have been charged; see
    /// [`Budget::doubtful`](super::Budget::doubtful).
    pub doubtful: Credits,
    /// What was left.
    pub left: Credits,
}

impl OverBudget {
    pub(super) fn new(price: HighestPrice, state: &State) -> Self {
        Self {
            price,
            limit: state.limit,
            spent: state.spent,
            held: state.held,
            doubtful: state.doubtful,
            left: state.left(),
        }
    }

    /// Whether only held amounts are in the way, so that the call may fit once
    /// they are released.
    #[must_use]
    pub fn is_held_up(&self) -> bool {
        !self.held.is_zero() && self.fits_in(self.limit - self.spent - self.doubtful)
    }

    fn fits_in(&self, amount: Credits) -> bool {
        matches!(self.price, HighestPrice::AtMost(price) if price <= amount)
    }
}

/// Names the amounts that are in the way, and what can be done.
impl fmt::Display for OverBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            price, left, limit, ..
        } = self;
        write!(
            f,
            "the call can cost {price}, and {left} credits are left in the budget of {limit}"
        )?;
        let used = [
            (self.spent, "spent"),
            (self.held, "held for calls and jobs that have not ended"),
            (self.doubtful, "doubtful, as calls may have been charged"),
        ];
        let used = used.iter().filter(|(amount, _)| !amount.is_zero());
        for (index, (amount, what)) in used.enumerate() {
            let before = if index == 0 { " (" } else { ", " };
            write!(f, "{before}{amount} {what}")?;
        }
        if self.spent + self.held + self.doubtful > Credits::ZERO {
            f.write_str(")")?;
        }
        f.write_str(match self.price {
            HighestPrice::Unknown => ": set the highest price with `at_most`",
            _ if self.is_held_up() => {
                ": wait until held amounts are released (`wait_for_budget`), raise the limit, or, \
                 if the call costs less, set the highest price with `at_most`"
            }
            _ if self.fits_in(self.limit - self.spent - self.held) => {
                ": check what the doubtful calls did cost and raise the limit by the rest, or, if \
                 the call costs less, set the highest price with `at_most`"
            }
            _ => {
                ": raise the limit, ask for less, or, if the call costs less, set the highest \
                 price with `at_most`"
            }
        })
    }
}

impl std::error::Error for OverBudget {}
