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
    /// The arguments are not allowed. The request is refused with
    /// [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) before it
    /// is sent.
    Invalid(InvalidPrice),
}

/// An argument that determines the price, and is below its minimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidPrice {
    /// A number, or a list of which the items count.
    #[error("`{field}` is below its minimum of {minimum}")]
    #[non_exhaustive]
    Count {
        /// The name of the field.
        field: &'static str,
        /// The minimum that the description of the API gives.
        minimum: u64,
    },
    /// A price that the caller set for a call that is not free.
    #[error("`at_most` must be more than 0, as the call is not free")]
    AtMost,
}

impl HighestPrice {
    /// This price, `count` times. If the count is missing or 0, the price is
    /// unknown unless this one is free: only the service knows what it makes
    /// of such a request.
    #[must_use]
    pub fn times(self, count: impl Count) -> Self {
        match (self, count.count()) {
            (Self::Free, _) => Self::Free,
            (Self::AtMost(each), Some(count)) if count > 0 => {
                Self::at_most(each.checked_mul(count))
            }
            (Self::AtMost(_) | Self::Unknown, _) => Self::Unknown,
            (Self::Invalid(_), _) => self,
        }
    }

    /// This price, if `count` is at least the `minimum` of `field`; otherwise
    /// [`Invalid`](Self::Invalid). A missing count is not below the minimum.
    #[must_use]
    pub fn at_least(self, field: &'static str, minimum: u64, count: impl Count) -> Self {
        match self {
            Self::Invalid(_) => self,
            _ if count.is_below(minimum) => Self::Invalid(InvalidPrice::Count { field, minimum }),
            _ => self,
        }
    }

    /// The sum over the `chosen` values, each with its price in `prices`. If
    /// none is chosen, the values in `absent` hold; if there are none of those
    /// either, or a value has no price, the sum is unknown.
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
        match (chosen.peek(), absent) {
            (Some(_), _) => chosen.map(price).sum(),
            (None, []) => Self::Unknown,
            (None, absent) => absent.iter().copied().map(price).sum(),
        }
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
            (Self::Invalid(_), _) => self,
            (_, Self::Invalid(_)) => other,
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
            Self::Invalid(reason) => write!(f, "nothing, as it is not sent: {reason}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::HighestPrice::{AtMost, Free, Invalid, Unknown};
    use super::*;

    const TEN: Credits = Credits::new(10);
    const PRICES: &[(&str, Credits)] = &[("email", TEN), ("phone", Credits::new(525))];

    #[test]
    fn counts_multiply() {
        let each = HighestPrice::from(TEN);
        assert_eq!(each.times(3_usize), AtMost(Credits::new(30)));
        assert_eq!(each.times(Some(3_i64)), AtMost(Credits::new(30)));
        assert_eq!(each.times(None::<u64>), Unknown);
        assert_eq!(each.times(-1_i64), Unknown);
        assert_eq!(Free.times(None::<u64>), Free);
        assert_eq!(Unknown.times(0_u64), Unknown);
    }

    #[test]
    fn no_count_is_free_by_itself() {
        let each = HighestPrice::from(TEN);
        assert_eq!(each.times(0_u64), Unknown);
        let invalid = Invalid(InvalidPrice::Count {
            field: "limit",
            minimum: 1,
        });
        for price in [Free, Unknown, each.times(0_u64), each] {
            assert_eq!(price.at_least("limit", 1, 0_u64), invalid);
            assert_eq!(price.at_least("limit", 1, -1_i64), invalid);
            assert_eq!(price.at_least("limit", 1, 1_u64), price);
            assert_eq!(price.at_least("limit", 1, None::<u64>), price);
            assert_eq!((invalid + price, price + invalid), (invalid, invalid));
        }
        assert_eq!(invalid.times(0_u64), invalid);
        assert!(
            invalid
                .to_string()
                .contains("`limit` is below its minimum of 1")
        );
    }

    #[test]
    fn at_most_of_nothing_is_refused_unless_the_call_is_free() {
        let mut options = crate::Options::default();
        for amount in [0, -1] {
            options.set_at_most(Credits::new(amount));
            for price in [Unknown, AtMost(TEN)] {
                let expected = Invalid(InvalidPrice::AtMost);
                assert_eq!(options.highest_price(price), expected);
            }
            assert_eq!(options.highest_price(Free), Free);
        }
        options.set_at_most(Credits::new(1));
        let invalid = AtMost(TEN).at_least("limit", 1, 0_u64);
        assert_eq!(options.highest_price(invalid), invalid);
        assert_eq!(options.highest_price(AtMost(TEN)), AtMost(Credits::new(1)));
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
        assert_eq!(choice(&[], &[]), Unknown);
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
