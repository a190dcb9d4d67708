//! Pages: which rows of a list are on one.

use std::ops::Range;

use serde_json::{Value, json};

use crate::context::Context;

/// A page that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Its number, from 1.
    pub number: u64,
    /// The most rows it has.
    pub limit: u64,
}

impl Page {
    /// The page that a call asks for.
    pub fn of(context: &Context<'_>, default_limit: u64) -> Self {
        Self {
            number: context.input.number("page", 1).max(1),
            limit: context.input.number("limit", default_limit).max(1),
        }
    }

    /// The places of its rows in a list of so many.
    pub fn range(self, total: u64) -> Range<usize> {
        let start = (self.number - 1).saturating_mul(self.limit).min(total);
        let end = start.saturating_add(self.limit).min(total);
        place(start)..place(end)
    }

    /// How many pages a list of so many has.
    pub const fn count(self, total: u64) -> u64 {
        total.div_ceil(self.limit)
    }

    /// `Pagination`.
    pub fn pagination(self, total: u64) -> Value {
        json!({
            "page": self.number,
            "limit": self.limit,
            "total": total,
            "totalPages": self.count(total),
        })
    }
}

/// A count as a place in a list.
pub fn place(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn pages_cover_a_list_once(total in 0..5_000_u64, limit in 1..600_u64) {
            let mut rows = 0;
            let pages = Page { number: 1, limit }.count(total);
            for number in 1..=pages {
                let range = Page { number, limit }.range(total);
                prop_assert_eq!(range.start, rows);
                prop_assert!(!range.is_empty());
                rows = range.end;
            }
            prop_assert_eq!(rows as u64, total);
            let past_the_end = Page { number: pages + 1, limit }.range(total).is_empty();
            prop_assert!(past_the_end);
        }

        #[test]
        fn no_page_is_too_far(number in 1..u64::MAX, limit in 1..u64::MAX, total: u32) {
            let range = Page { number, limit }.range(total.into());
            prop_assert!(range.start <= range.end && range.end as u64 <= u64::from(total));
        }
    }
}
