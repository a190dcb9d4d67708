//! [`Credits`]: an exact amount of whatever the API is paid in.
//!
//! Binary floating point does not belong in a ledger, so amounts are decimal
//! from the moment they are read to the moment they are written. This module
//! holds the amount and its arithmetic; what is charged when is not its business.

mod arithmetic;
mod json;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

/// An exact decimal amount of credits.
///
/// Holds up to 28 significant digits. Operators (`+`, `-`, `*`, `sum`) never
/// panic: past the largest amount, some 79 octillions, they stay there. Where
/// that must not go unnoticed, use [`checked_add`](Self::checked_add) and its
/// siblings.
///
/// As JSON it is a number, without a fraction when it is whole; a string that
/// holds a number is read as well.
///
/// ```
/// # use openapi_client_runtime::Credits;
/// let left = Credits::new(100) - "0.1".parse::<Credits>().unwrap() * 3;
/// assert_eq!(left.to_string(), "99.7");
/// assert!(left < 100);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Credits(Decimal);

impl Credits {
    /// No credits at all.
    pub const ZERO: Self = Self::new(0);

    /// A whole amount.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the magnitude is split into its two halves on purpose"
    )]
    pub const fn new(amount: i64) -> Self {
        let magnitude = amount.unsigned_abs();
        Self(Decimal::from_parts(
            magnitude as u32,
            (magnitude >> 32) as u32,
            0,
            amount < 0,
            0,
        ))
    }

    /// Whether this is no amount at all.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether this is less than nothing.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// The amount as a whole number, if it is one and fits.
    #[must_use]
    pub fn to_i64(self) -> Option<i64> {
        let whole = self.0.normalize();
        (whole.scale() == 0)
            .then(|| i64::try_from(whole.mantissa()).ok())
            .flatten()
    }

    /// The nearest floating point number: for charts, not for ledgers.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        // Every decimal of at most 29 digits parses as a float.
        self.to_string().parse().unwrap_or(f64::NAN)
    }

    /// The sum, or `None` if it is too large to hold.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or `None` if it is too large to hold.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The product, or `None` if it is too large to hold.
    #[must_use]
    pub fn checked_mul(self, times: u64) -> Option<Self> {
        self.0.checked_mul(Decimal::from(times)).map(Self)
    }

    /// The share of one who has `part` of `whole`; all of it if there is nobody else.
    pub(crate) fn share(self, part: i64, whole: i64) -> Self {
        if part >= whole {
            return self;
        }
        let share = self.0 / Decimal::from(whole) * Decimal::from(part);
        Self(share.normalize())
    }
}

impl fmt::Display for Credits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.normalize(), f)
    }
}

impl fmt::Debug for Credits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Credits({self})")
    }
}

/// Text, or a floating point number, that is not an amount of credits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an amount of credits: a decimal number of at most 28 digits is expected")]
pub struct ParseCreditsError;

impl FromStr for Credits {
    type Err = ParseCreditsError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let decimal = if text.contains(['e', 'E']) {
            Decimal::from_scientific(text)
        } else {
            Decimal::from_str_exact(text)
        };
        decimal.map(Self).map_err(|_| ParseCreditsError)
    }
}

impl From<i32> for Credits {
    fn from(amount: i32) -> Self {
        Self::new(amount.into())
    }
}

impl From<u32> for Credits {
    fn from(amount: u32) -> Self {
        Self::new(amount.into())
    }
}

impl From<i64> for Credits {
    fn from(amount: i64) -> Self {
        Self::new(amount)
    }
}

impl From<u64> for Credits {
    fn from(amount: u64) -> Self {
        Self(amount.into())
    }
}

/// Takes the shortest decimal that stands for the float: `0.1` is a tenth.
impl TryFrom<f64> for Credits {
    type Error = ParseCreditsError;

    fn try_from(amount: f64) -> Result<Self, Self::Error> {
        // `{:?}` is the shortest text that reads back as the same float, and
        // turns to an exponent where `{}` would write hundreds of zeros.
        format!("{amount:?}").parse()
    }
}
