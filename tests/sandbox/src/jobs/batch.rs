//! [`Batch`]: many lookups of one kind.
//!
//! All it keeps is its input. What was found, and how often, is worked out when
//! somebody asks; the counting goes on from where it last was.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use parking_lot::Mutex;

use super::timeline::{Pace, Timeline};
use crate::cache::CacheKey;
use crate::ledger::ReservationId;
use crate::products::{Items, Product, Tally};
use crate::world::World;

/// How fast batches are.
pub const PACE: Pace = Pace {
    wait: Duration::from_secs(2),
    least: Duration::from_secs(3),
    per_second: 5_000,
};

/// A batch.
#[derive(Debug)]
pub struct Batch {
    /// Its id.
    pub id: String,
    /// What is looked up, and for whom.
    pub work: Arc<Work>,
    /// Its course.
    pub timeline: Timeline,
    /// The credits it set aside.
    pub reservation: ReservationId,
    /// Where results are delivered.
    pub webhook: Option<String>,
}

/// The input of a batch, and what has been counted of its outcome.
#[derive(Debug)]
pub struct Work {
    /// What is looked up.
    pub product: Product,
    /// For whom.
    pub items: Items,
    /// Places of items that were in the cache when it was submitted. They are
    /// not paid for.
    free: HashSet<u32>,
    counted: Mutex<Counted>,
}

#[derive(Debug, Default)]
struct Counted {
    upto: u64,
    tally: Tally,
}

impl Work {
    /// Work on some items, those at some places free of charge.
    #[must_use]
    pub fn new(product: Product, items: Items, free: HashSet<u32>) -> Self {
        Self {
            product,
            items,
            free,
            counted: Mutex::default(),
        }
    }

    /// What the first so many items came to.
    #[must_use]
    pub fn tally(&self, world: &World, upto: u64) -> Tally {
        let mut counted = self.counted.lock();
        if upto < counted.upto {
            // Time does not run backwards, but two calls may overtake each other.
            return self.count(world, 0, upto, Tally::default());
        }
        let tally = self.count(world, counted.upto, upto, counted.tally);
        *counted = Counted { upto, tally };
        tally
    }

    /// The lookups among the first so many items that are to be remembered.
    #[must_use]
    pub fn memories(&self, world: &World, upto: u64) -> Vec<CacheKey> {
        if !self.product.is_cached() {
            return Vec::new();
        }
        (0..places(upto))
            .filter(|&place| self.product.outcome(world, &self.items, place).found())
            .filter_map(|place| self.product.cache_key(&self.items, place))
            .collect()
    }

    fn count(&self, world: &World, from: u64, upto: u64, mut tally: Tally) -> Tally {
        for place in places(from)..places(upto) {
            let outcome = self.product.outcome(world, &self.items, place);
            let free = u32::try_from(place).is_ok_and(|place| self.free.contains(&place));
            tally.add(outcome, free);
        }
        tally
    }
}

fn places(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
