//! The free part of a price, for answers that do not tell what they cost.

use super::Amounts;
use crate::Credits;

/// The free rows of one page, and the price of the others.
///
/// Some APIs do not charge the first rows of a list, and send no receipt for
/// any. The highest price is reserved nevertheless while the call is under way;
/// the answer then tells how many rows had to be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    each: Credits,
    free: u64,
}

impl Allowance {
    /// The allowance of the page with this `number`, counted from 1, of `size`
    /// rows. Free are the first `items` rows of a list, as far as they are on
    /// the first `pages` pages; each of the others costs `each`.
    #[must_use]
    pub fn of_page(
        each: Credits,
        number: u64,
        size: u64,
        pages: Option<u64>,
        items: Option<u64>,
    ) -> Self {
        let before = number.saturating_sub(1).saturating_mul(size);
        let free = if pages.is_some_and(|pages| number > pages) {
            0
        } else {
            items.map_or(u64::MAX, |items| items.saturating_sub(before))
        };
        Self { each, free }
    }

    /// What a page with so many rows cost.
    pub(super) fn amounts(&self, rows: usize) -> Amounts {
        let rows = u64::try_from(rows).unwrap_or(u64::MAX);
        Amounts {
            used: self.each * rows.saturating_sub(self.free),
            ..Amounts::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn charges_each_row_beyond_the_allowance(
            number in 1u64..60, size in 1u64..120, rows in 0u64..120, each in 0i64..20,
            pages in prop::option::of(0u64..10), items in prop::option::of(0u64..300),
        ) {
            let rows = rows.min(size);
            let first = (number - 1) * size;
            let paid = (first..first + rows).filter(|row| {
                pages.is_some_and(|pages| number > pages) || items.is_some_and(|items| *row >= items)
            });
            let rows = usize::try_from(rows).expect("few");
            let paid = i64::try_from(paid.count()).expect("few");
            let page = Allowance::of_page(Credits::new(each), number, size, pages, items);
            prop_assert_eq!(page.amounts(rows).used, Credits::new(paid * each));
        }
    }
}
