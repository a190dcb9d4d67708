//! What batches of all products have in common: submission, status, results and
//! settlement.

use std::collections::HashSet;
use std::sync::Arc;

use serde_json::{Value, json};

use super::pages::Page;
use crate::clock::Moment;
use crate::context::Context;
use crate::engine::Subscription;
use crate::jobs::batch::{Batch, PACE, Work};
use crate::jobs::timeline::Timeline;
use crate::ledger::Settlement;
use crate::problem::Refusal;
use crate::products::{Items, Product, Tally};
use crate::reply::Reply;

/// A batch that is to be submitted.
pub struct Submission {
    pub product: Product,
    pub items: Items,
    /// Items as they were sent, duplicates included.
    pub original: usize,
    pub webhook: Option<String>,
}

/// Accepts a batch and sets its price aside.
///
/// # Errors
/// The balance does not cover it.
pub fn submit(context: &Context<'_>, submission: Submission) -> Result<Reply, Refusal> {
    let Submission {
        product,
        items,
        original,
        webhook,
    } = submission;
    let now = context.now;
    let count = items.len();
    let price = product.batch_price();
    let total = price * count as u64;
    let keys: Vec<_> = (0..count)
        .map_while(|place| product.cache_key(&items, place))
        .collect();
    context.books(|books| books.ledger.cover(total))?;
    let id = context.new_id();
    let ending = context.ending();
    let memo = context
        .memo(format!("Batch of {count} item(s)"))
        .with("jobId", id.as_str());
    context.books(|books| {
        let reservation = books.ledger.reserve(total, memo, now)?;
        let free: HashSet<u32> = (0..)
            .zip(&keys)
            .filter(|(_, key)| books.cache.holds(**key, now))
            .map(|(place, _)| place)
            .collect();
        let batch = Batch {
            id: id.clone(),
            work: Arc::new(Work::new(product, items, free)),
            timeline: Timeline::new(now, PACE, count as u64, ending),
            reservation,
            webhook: webhook.clone(),
        };
        books.jobs.batches.insert(id.clone(), batch);
        Ok::<_, Refusal>(())
    })?;
    if let Some(url) = webhook {
        context.subscribe(Subscription {
            organization: context.organization,
            job: id.clone(),
            url,
            from: 0,
        });
    }
    let data = json!({
        "batchId": id,
        "status": "queued",
        "itemCount": count,
        "originalCount": original,
        "duplicatesRemoved": original - count,
    });
    Ok(Reply::new(data)
        .receipt("creditsReserved", total)
        .receipt("creditsPerItem", price)
        .receipt("estimatedCredits", total))
}

/// A batch as it is at the moment.
pub struct View {
    pub id: String,
    pub work: Arc<Work>,
    pub timeline: Timeline,
    pub now: Moment,
}

/// Looks at the batch that a call asks for.
///
/// # Errors
/// There is none of this product with this id.
pub fn view(context: &Context<'_>, product: Product, parameter: &str) -> Result<View, Refusal> {
    let id = context.input.text(parameter);
    context
        .books(|books| {
            let batch = books.jobs.batches.get(id)?;
            (batch.work.product == product).then(|| View {
                id: batch.id.clone(),
                work: Arc::clone(&batch.work),
                timeline: batch.timeline,
                now: context.now,
            })
        })
        .ok_or_else(|| Refusal::NotFound(format!("There is no such batch: {id}")))
}

impl View {
    /// Items that have been worked on.
    pub fn done(&self) -> u64 {
        self.timeline.done(self.now)
    }

    /// The state, as the API calls it.
    pub fn state(&self) -> &'static str {
        self.timeline.phase(self.now).batch_state()
    }

    /// What has been worked on came to this.
    pub fn tally(&self, context: &Context<'_>) -> Tally {
        self.work.tally(context.world(), self.done())
    }

    /// The rows on a page of those that are ready.
    pub fn rows(&self, context: &Context<'_>, page: Page) -> Vec<Value> {
        let Work { product, items, .. } = &*self.work;
        page.range(self.done())
            .filter_map(|place| product.row(context.world(), items, place))
            .collect()
    }

    /// `BatchStatus`.
    pub fn status(&self) -> Reply {
        Reply::new(json!({
            "batchId": self.id,
            "status": self.state(),
            "totalItems": self.timeline.total,
            "processedItems": self.done(),
            "progress": self.timeline.percent(self.now),
        }))
    }

    /// A page of results. The first that is read after the end settles the
    /// batch.
    pub fn results(&self, context: &Context<'_>, data: Value) -> Reply {
        let reply = Reply::new(data)
            .receipt("totalItems", self.timeline.total)
            .receipt("processedItems", self.done());
        match self.settle(context) {
            None => reply,
            Some(settlement) => reply
                .receipt("creditsUsed", settlement.used)
                .receipt("creditsRefunded", settlement.refunded)
                .receipt("creditsRemaining", settlement.balance_after),
        }
    }

    fn settle(&self, context: &Context<'_>) -> Option<Settlement> {
        if !self.timeline.phase(self.now).ended() {
            return None;
        }
        let earlier = context.books(|books| {
            let batch = books.jobs.batches.get(&self.id)?;
            books.ledger.settlement(batch.reservation)
        });
        if earlier.is_some() {
            return earlier;
        }
        // Counting may take a while, so that others may settle meanwhile.
        let used = self.tally(context).charged * self.work.product.batch_price();
        let memories = self.work.memories(context.world(), self.timeline.reached);
        context.books(|books| {
            let reservation = books.jobs.batches.get(&self.id)?.reservation;
            for key in memories {
                books.cache.remember(key, self.now);
            }
            Some(books.ledger.settle(reservation, used, self.now))
        })
    }
}
