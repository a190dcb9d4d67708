//! Compares what is decided about operations: prices, retries and rates. What concerns
//! money or the safety of a retry is never just a matter of docs.

use super::effect::{Direction, How};
use super::pairing::Both;
use super::{Change, Comparison};
use crate::emit::price_in_words;
use crate::plan::{EachPrice, One, Operation, Price};
use crate::sdk::Repeat;

impl Comparison<'_> {
    /// Compares the decisions about an operation.
    pub fn decisions(&mut self, both: Both<'_>) {
        self.prices(both);
        self.retries(both);
        let (base, head) = (both.base.operation, both.head.operation);
        if base.rate != head.rate {
            let told = |rate: &Option<String>| {
                rate.as_ref()
                    .map_or("none".to_owned(), |it| format!("`{it}`"))
            };
            let (before, after) = (told(&base.rate), told(&head.rate));
            let message = format!("the rate class was {before} and is {after}");
            let change = self.decision(both, "rate/changed", "rate", message);
            self.add(change.money("another rate limit"));
        }
        let bill = |operation: &Operation| {
            let bill = operation.bill.as_ref();
            let flows = bill.into_iter().flat_map(|bill| &bill.flows);
            let flows = flows.map(|(name, way)| format!("{name}: {:?}", way.steps));
            flows.collect::<Vec<_>>()
        };
        if bill(base) != bill(head) {
            let message = "what was charged is in another place of the response".to_owned();
            let change = self.decision(both, "price/bill", "bill", message);
            self.add(change.money("what was charged"));
        }
        self.pages(both);
        self.jobs(both);
    }

    /// A change of a decision, at its place.
    pub fn decision(
        &self,
        both: Both<'_>,
        code: &'static str,
        member: &str,
        message: String,
    ) -> Change {
        let change = self.of(both, code, Direction::Neither, How::Same, message);
        self.at_member(change, both, &["x-sdk", member])
    }

    fn prices(&mut self, both: Both<'_>) {
        let (base, head) = (both.base.operation, both.head.operation);
        self.price(both, "", base.price.as_ref(), head.price.as_ref());
        for method in &base.methods {
            let Some(same) = head.methods.iter().find(|it| it.name == method.name) else {
                continue;
            };
            // Without a price of its own, a method has that of the operation.
            let own = |operation: &Operation, price: &Option<Price>| {
                price.clone().or_else(|| operation.price.clone())
            };
            if method.sdk.price.is_some() || same.sdk.price.is_some() {
                let (before, after) = (own(base, &method.price), own(head, &same.price));
                let of = format!(" of `{}()`", method.name);
                self.price(both, &of, before.as_ref(), after.as_ref());
            }
        }
    }

    fn price(&mut self, both: Both<'_>, of: &str, base: Option<&Price>, head: Option<&Price>) {
        if told(base) == told(head) {
            return;
        }
        let (code, what) = compare(base, head);
        let (base, head) = without_same(base, head);
        let (before, after) = (told(base.as_ref()), told(head.as_ref()));
        let message = format!("the price{of} was {before}, and is {after}");
        let change = self.decision(both, code, "price", message);
        self.add(change.money(what));
    }

    fn retries(&mut self, both: Both<'_>) {
        let (base, head) = (both.base.operation, both.head.operation);
        if base.repeat != head.repeat {
            let told = |repeat: Option<Repeat>| match repeat {
                Some(Repeat::Always) => "repeated after any passing fault",
                Some(Repeat::NotProcessed) => "repeated only if it was not processed",
                None => "not decided",
            };
            let (code, what) = match (base.repeat, head.repeat) {
                (_, Some(Repeat::Always)) => ("retry/more", "a call may be processed twice"),
                _ => ("retry/less", "a call is repeated less often"),
            };
            let message = format!("was {}, and is {}", told(base.repeat), told(head.repeat));
            let change = self.decision(both, code, "repeat", message);
            self.add(change.money(what));
        }
        let has_key = |operation: &Operation| {
            let mut parameters = operation.parameters.iter();
            parameters.any(|it| it.is_idempotency_key)
        };
        let (message, what) = match (has_key(base), has_key(head)) {
            (true, false) => (
                "takes no idempotency key any more",
                "a call may be processed twice",
            ),
            (false, true) => ("takes an idempotency key", "a call can be repeated safely"),
            _ => return,
        };
        let code = "retry/idempotency-key";
        let change = self.of(both, code, Direction::Neither, How::Same, message);
        self.add(change.money(what));
    }
}

/// Two prices without the conditions that are the same.
fn without_same(base: Option<&Price>, head: Option<&Price>) -> (Option<Price>, Option<Price>) {
    let (mut base, mut head) = (base.cloned(), head.cloned());
    if let (Some(Price::Each(base)), Some(Price::Each(head))) = (&mut base, &mut head) {
        let (base, head) = (&mut base.decided, &mut head.decided);
        if base.when == head.when {
            (base.when, head.when) = (None, None);
        }
        if base.note == head.note {
            (base.note, head.note) = (None, None);
        }
        if base.count == head.count {
            base.count.clear();
            head.count.clear();
        }
    }
    (base, head)
}

/// A price in words, with everything that decides on the amount.
fn told(price: Option<&Price>) -> String {
    let Some(price) = price else {
        return "not known".to_owned();
    };
    let mut told = price_in_words(price).trim_end_matches('.').to_owned();
    if let Price::Each(each) = price {
        if !each.decided.count.is_empty() {
            let counts = each.decided.count.iter();
            let counts = counts.map(|it| format!("`{}`", it.trim_start_matches('/')));
            told.push_str(&format!(
                " (as many as {})",
                counts.collect::<Vec<_>>().join(" and ")
            ));
        }
        if let Some(free) = &each.free {
            let of = |count: Option<u64>, what: &str| count.map(|it| format!("{it} {what}"));
            let free = [of(free.items, "rows"), of(free.pages, "pages")];
            let free: Vec<String> = free.into_iter().flatten().collect();
            told.push_str(&format!(", the first {} free", free.join(" on the first ")));
        }
    }
    told
}

/// Whether a price rises or falls.
fn compare(base: Option<&Price>, head: Option<&Price>) -> (&'static str, &'static str) {
    let (base, head) = match (base, head) {
        (None, _) => return ("price/known", "the price is known now"),
        (_, None) => return ("price/unknown", "the price is not known any more"),
        (Some(base), Some(head)) => (base, head),
    };
    let (base, head) = match (base, head) {
        (Price::Free, _) => return ("price/raised", "costs more"),
        (_, Price::Free) => return ("price/lowered", "costs less"),
        (Price::Each(base), Price::Each(head)) => (base, head),
    };
    let basis = |each: &EachPrice| (each.decided.per.clone(), each.decided.count.clone());
    if basis(base) != basis(head) {
        return ("price/unit", "is charged for something else");
    }
    let amounts = amounts(&base.one, &head.one);
    let free = |each: &EachPrice| each.free.map(|it| (it.pages, it.items));
    let is_alike = free(base) == free(head) && base.decided.when == head.decided.when;
    let amounts = amounts.filter(|_| is_alike).unwrap_or_default();
    let rises = amounts.iter().any(|(before, after)| after > before);
    let falls = amounts.iter().any(|(before, after)| after < before);
    match (rises, falls) {
        (true, false) => ("price/raised", "costs more"),
        (false, true) => ("price/lowered", "costs less"),
        _ => ("price/changed", "another price"),
    }
}

/// The amounts that belong together, if the prices have the same form.
fn amounts(base: &One, head: &One) -> Option<Vec<(u32, u32)>> {
    match (base, head) {
        (One::Credits(before), One::Credits(after)) => Some(vec![(*before, *after)]),
        (One::Choice(before), One::Choice(after)) => {
            let (before, after) = (&before.1, &after.1);
            let amounts = before.credits.iter();
            let amounts = amounts.map(|(value, credits)| {
                let same = after.credits.get(value)?;
                Some((*credits, *same))
            });
            let is_alike =
                before.credits.len() == after.credits.len() && before.absent == after.absent;
            amounts.collect::<Option<_>>().filter(|_| is_alike)
        }
        (One::Switches(before), One::Switches(after)) => {
            let amounts = before.iter().map(|(place, credits)| {
                let same = after.iter().find(|(it, _)| it.wire == place.wire)?;
                Some((*credits, same.1))
            });
            let is_alike = before.len() == after.len();
            amounts.collect::<Option<_>>().filter(|_| is_alike)
        }
        _ => None,
    }
}
