//! What single lookups have in common: their price and their receipt.

use crate::cache::CacheKey;
use crate::context::Context;
use crate::ids::scramble;
use crate::problem::Refusal;
use crate::products::Product;
use crate::reply::Reply;

/// A lookup that was carried out.
pub struct Lookup {
    /// What was looked up.
    pub product: Product,
    /// Whether it is worth its price.
    pub found: bool,
    /// Its name in the cache, if it has one.
    pub cached_as: Option<CacheKey>,
    /// What it was, for people.
    pub description: String,
}

/// What a lookup came to.
pub struct Bill {
    used: u64,
    balance: u64,
    millis: u64,
}

impl Bill {
    /// Credits that were charged.
    pub const fn used(&self) -> u64 {
        self.used
    }

    /// Writes the receipt.
    pub fn receipt(&self, reply: Reply) -> Reply {
        reply
            .receipt("creditsUsed", self.used)
            .receipt("creditsRemaining", self.balance)
            .receipt("processingTimeMs", self.millis)
    }
}

/// Charges a lookup. Its price has to be there whatever it finds, unless it is
/// in the cache.
///
/// # Errors
/// The balance does not cover the price.
pub fn charge(context: &Context<'_>, lookup: Lookup) -> Result<Bill, Refusal> {
    let now = context.now;
    let price = lookup.product.single_price();
    let memo = context.memo(&lookup.description);
    let millis = 120 + scramble(lookup.description.len() as u64) % 700;
    context.books(|books| {
        let cached = lookup.cached_as.filter(|key| books.cache.holds(*key, now));
        let used = if lookup.found && cached.is_none() {
            price
        } else {
            0
        };
        if cached.is_none() {
            books.ledger.cover(price)?;
            books.ledger.charge(used, memo, now)?;
        }
        if let Some(key) = lookup.cached_as.filter(|_| lookup.found) {
            books.cache.remember(key, now);
        }
        Ok(Bill {
            used,
            balance: books.ledger.balance(),
            millis,
        })
    })
}
