//! Counts as APIs give them: of any numeric type, and sometimes missing.
//!
//! Only so that generated code need not know the type that a description gives
//! to a number of things. Prices and receipts do not use this: it drops fractions.

/// How many of something there are, if that is a number at all.
pub trait Count {
    /// The number; `None` if it is missing or negative.
    fn count(self) -> Option<u64>;

    /// Whether this is a number below `minimum`. A missing one is not.
    fn is_below(&self, minimum: u64) -> bool;
}

macro_rules! integers {
    ($($integer:ty),*) => {$(
        impl Count for $integer {
            fn count(self) -> Option<u64> {
                self.try_into().ok()
            }

            fn is_below(&self, minimum: u64) -> bool {
                // What does not fit is negative, as no integer is larger.
                u64::try_from(*self).map_or(true, |count| count < minimum)
            }
        }
    )*};
}

integers!(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize);

macro_rules! floats {
    ($($float:ty),*) => {$(
        impl Count for $float {
            fn count(self) -> Option<u64> {
                const BOUND: $float = 18_446_744_073_709_551_616.0; // 2^64
                // A cast rounds towards 0; NaN and what is out of bounds is no count.
                (0.0..BOUND).contains(&self).then_some(self as u64)
            }

            fn is_below(&self, minimum: u64) -> bool {
                *self < minimum as $float
            }
        }
    )*};
}

floats!(f32, f64);

/// A whole amount; what is behind the point is cut off.
impl Count for crate::Credits {
    fn count(self) -> Option<u64> {
        self.to_f64().count()
    }

    fn is_below(&self, minimum: u64) -> bool {
        *self < Self::from(minimum)
    }
}

impl<C: Count> Count for Option<C> {
    fn count(self) -> Option<u64> {
        self?.count()
    }

    fn is_below(&self, minimum: u64) -> bool {
        self.as_ref().is_some_and(|count| count.is_below(minimum))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_of_any_integer_type() {
        assert_eq!(3_u8.count(), Some(3));
        assert_eq!(Some(3_i64).count(), Some(3));
        assert_eq!(Some(Some(3_usize)).count(), Some(3));
    }

    #[test]
    fn what_is_missing_or_negative_is_no_count() {
        assert_eq!((-1_i32).count(), None);
        assert_eq!(None::<u64>.count(), None);
    }

    #[test]
    fn whole_credits_are_counts() {
        assert_eq!(crate::Credits::new(3).count(), Some(3));
        assert_eq!(crate::Credits::new(-3).count(), None);
    }

    #[test]
    fn compares_with_minimum() {
        assert!((-1_i32).is_below(0) && (-1_i64).is_below(1));
        assert!(0_usize.is_below(1) && !1_u8.is_below(1));
        assert!(0.5_f64.is_below(1) && !1.0_f32.is_below(1) && !f64::NAN.is_below(1));
        assert!(Some(0_u64).is_below(1) && !None::<u64>.is_below(1));
    }

    #[test]
    fn fractions_are_rounded_down() {
        assert_eq!(3.0_f64.count(), Some(3));
        assert_eq!(Some(2.9_f32).count(), Some(2));
        for no_count in [-0.5, f64::NAN, f64::INFINITY, 2.0_f64.powi(64)] {
            assert_eq!(no_count.count(), None, "{no_count}");
        }
    }
}
