//! The most that a request can cost, reckoned from what it asks for.
//!
//! Always an upper bound: duplicates count, things that may not be found count,
//! and what cannot be known is [`HighestPrice::Unknown`] instead of a guess.

use std::fmt;
use std::ops::Add;

use crate::{Count, Credits};

/// The most that a request can cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HighestPrice {
    /// Nothing.
    Free,
    /// This and not more.
    AtMost(Credits),
    /// Not known before the call.
    Unknown,
}

impl HighestPrice {
    /// So many times this price: for each of the things that are paid for. A
    /// count may be missing, and then the price is unknown unless it is free.
    #[must_use]
    pub fn times(self, count: impl Count) -> Self {
        match (self, count.count()) {
            (Self::Free, _) => Self::Free,
            (Self::AtMost(each), Some(count)) => Self::at_most(each.checked_mul(count)),
            _ => Self::Unknown,
        }
    }

    /// The sum over the `chosen` values, each with its price in `prices`. Where
    /// none is chosen the values in `absent` hold; a value that has no price
    /// makes the sum unknown.
    #[must_use]
    pub fn choice<'a>(
        chosen: impl IntoIterator<Item = &'a str>,
        prices: &[(&str, Credits)],
        absent: &'a [&'a str],
    ) -> Self {
        let mut chosen = chosen.into_iter().peekable();
        let price = |value: &str| {
            let found = prices.iter().find(|(name, _)| *name == value);
            found.map_or(Self::Unknown, |(_, price)| Self::from(*price))
        };
        if chosen.peek().is_none() {
            return absent.iter().copied().map(price).sum();
        }
        chosen.map(price).sum()
    }

    /// The sum of the prices that are switched on.
    #[must_use]
    pub fn switches(switches: &[(bool, Credits)]) -> Self {
        switches
            .iter()
            .filter(|(on, _)| *on)
            .map(|(_, price)| Self::from(*price))
            .sum()
    }

    /// Whether this is sure to cost nothing.
    #[must_use]
    pub fn is_free(self) -> bool {
        self == Self::Free
    }

    fn at_most(amount: Option<Credits>) -> Self {
        amount.map_or(Self::Unknown, Self::from)
    }
}

/// No amount at all is free. Less than nothing is no price.
impl From<Credits> for HighestPrice {
    fn from(amount: Credits) -> Self {
        if amount.is_zero() {
            Self::Free
        } else if amount.is_negative() {
            Self::Unknown
        } else {
            Self::AtMost(amount)
        }
    }
}

impl Add for HighestPrice {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        match (self, other) {
            (Self::Free, price) | (price, Self::Free) => price,
            (Self::AtMost(one), Self::AtMost(other)) => Self::at_most(one.checked_add(other)),
            _ => Self::Unknown,
        }
    }
}

impl std::iter::Sum for HighestPrice {
    fn sum<I: Iterator<Item = Self>>(prices: I) -> Self {
        prices.fold(Self::Free, Add::add)
    }
}

impl fmt::Display for HighestPrice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Free => f.write_str("nothing"),
            Self::AtMost(amount) => write!(f, "at most {amount} credits"),
            Self::Unknown => f.write_str("an amount that is not known beforehand"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::HighestPrice::{AtMost, Free, Unknown};
    use super::*;

    const TEN: Credits = Credits::new(10);
    const PRICES: &[(&str, Credits)] = &[("email", TEN), ("phone", Credits::new(525))];

    #[test]
    fn counts_multiply() {
        let each = HighestPrice::from(TEN);
        assert_eq!(each.times(3_usize), AtMost(Credits::new(30)));
        assert_eq!(each.times(Some(3_i64)), AtMost(Credits::new(30)));
        assert_eq!(each.times(0_u64), Free);
        assert_eq!(each.times(None::<u64>), Unknown);
        assert_eq!(each.times(-1_i64), Unknown);
        assert_eq!(Free.times(None::<u64>), Free);
        assert_eq!(Unknown.times(0_u64), Unknown);
    }

    #[test]
    fn an_amount_too_large_to_hold_is_unknown() {
        let large: Credits = "70000000000000000000000000000".parse().expect("an amount");
        assert_eq!(HighestPrice::from(large).times(2_u64), Unknown);
        assert_eq!(AtMost(large) + AtMost(large), Unknown);
    }

    #[test]
    fn choices_add_up() {
        let choice = |chosen: &[&'static str], absent| {
            HighestPrice::choice(chosen.iter().copied(), PRICES, absent)
        };
        assert_eq!(choice(&["email"], &[]), AtMost(TEN));
        assert_eq!(choice(&[], &["email", "phone"]), AtMost(Credits::new(535)));
        assert_eq!(choice(&[], &[]), Free);
        assert_eq!(choice(&["email", "fax"], &[]), Unknown);
    }

    #[test]
    fn switches_add_up() {
        let price = HighestPrice::switches(&[(true, TEN), (false, TEN), (true, Credits::new(1))]);
        assert_eq!(price, AtMost(Credits::new(11)));
        assert_eq!(HighestPrice::switches(&[(false, TEN)]), Free);
    }

    proptest! {
        #[test]
        fn a_sum_is_its_parts(amounts in prop::collection::vec(0i64..1_000_000, 0..20)) {
            let price: HighestPrice = amounts.iter().map(|it| Credits::new(*it).into()).sum();
            prop_assert_eq!(price, Credits::new(amounts.iter().sum::<i64>()).into());
        }
    }
}
