//! Compares what is decided about operations: prices, retries, pages and jobs. What
//! concerns money or the safety of a retry is never just a matter of docs.

use std::collections::BTreeSet;

use super::effect::{How, Money};
use super::operations::Both;
use super::{Change, Comparison};
use crate::emit::price_in_words;
use crate::plan::{Job, One, Operation, Page, PageBy, Price};
use crate::sdk::Repeat;

impl Comparison<'_> {
    /// Compares the decisions about an operation.
    pub fn decisions(&mut self, both: Both<'_>) {
        let (base, head) = (both.base.operation, both.head.operation);
        let mut found: Vec<(&'static str, String, Option<String>)> = Vec::new();
        price(base, head, &mut found);
        if base.repeat != head.repeat {
            let told = |repeat: Option<Repeat>| match repeat {
                Some(Repeat::Always) => "safe to repeat",
                Some(Repeat::NotProcessed) => "only repeated if it was not processed",
                None => "not decided",
            };
            let message = format!("was {} and is {}", told(base.repeat), told(head.repeat));
            found.push(("retry/changed", message, Some("retries".to_owned())));
        }
        if base.rate != head.rate {
            let told = |rate: &Option<String>| rate.clone().unwrap_or_else(|| "none".to_owned());
            let (before, after) = (told(&base.rate), told(&head.rate));
            found.push((
                "rate/changed",
                format!("the rate class was {before} and is {after}"),
                None,
            ));
        }
        let keys =
            |operation: &Operation| operation.parameters.iter().any(|it| it.is_idempotency_key);
        match (keys(base), keys(head)) {
            (true, false) => found.push((
                "retry/idempotency-key",
                "takes no idempotency key any more".to_owned(),
                Some("retries".to_owned()),
            )),
            (false, true) => found.push((
                "retry/idempotency-key",
                "takes an idempotency key".to_owned(),
                Some("retries".to_owned()),
            )),
            _ => {}
        }
        pages(base.page.as_ref(), head.page.as_ref(), &mut found);
        jobs(base.job.as_ref(), head.job.as_ref(), &mut found);
        for (code, message, money) in found {
            let change: &mut Change = self.add(both, code, How::Same, message);
            change.money = money.map_or(Money::Same, Money::Changes);
        }
    }
}

type Found = Vec<(&'static str, String, Option<String>)>;

fn price(base: &Operation, head: &Operation, found: &mut Found) {
    let told = |price: &Option<Price>| {
        price
            .as_ref()
            .map_or("not known".to_owned(), price_in_words)
    };
    let (before, after) = (told(&base.price), told(&head.price));
    if before == after {
        return;
    }
    let credits = |price: &Option<Price>| match price {
        Some(Price::Free) => Some(0),
        Some(Price::Each(each)) => match &each.one {
            One::Credits(credits) => Some(*credits),
            _ => None,
        },
        None => None,
    };
    let (code, what) = match (credits(&base.price), credits(&head.price)) {
        (Some(before), Some(after)) if after > before => ("price/raised", "costs more"),
        (Some(before), Some(after)) if after < before => ("price/lowered", "costs less"),
        _ => ("price/changed", "another price"),
    };
    found.push((
        code,
        format!("the price was: {before}; and is: {after}"),
        Some(what.to_owned()),
    ));
}

fn pages(base: Option<&Page>, head: Option<&Page>, found: &mut Found) {
    let (base, head) = match (base, head) {
        (None, None) => return,
        (None, Some(_)) => return found.push(("page/added", "has pages".to_owned(), None)),
        (Some(_), None) => {
            return found.push(("page/removed", "has no pages any more".to_owned(), None));
        }
        (Some(base), Some(head)) => (base, head),
    };
    let by = |page: &Page| match &page.by {
        PageBy::Number { input, first } => format!("the number `{input}` from {first}"),
        PageBy::Offset(input) => format!("the offset `{input}`"),
        PageBy::Cursor { input, .. } => format!("the cursor `{input}`"),
        PageBy::Url(_) => "a URL in the response".to_owned(),
        PageBy::Link => "the header `Link`".to_owned(),
    };
    if by(base) != by(head) {
        found.push((
            "page/by",
            format!(
                "pages were asked for by {} and are by {}",
                by(base),
                by(head)
            ),
            None,
        ));
    }
    let numbers = [
        (
            "page/largest",
            "the largest page",
            base.largest,
            head.largest,
        ),
        ("page/usual", "the usual page", base.usual, head.usual),
        (
            "page/offset",
            "the first refused offset",
            base.max_offset,
            head.max_offset,
        ),
    ];
    for (code, what, before, after) in numbers {
        if before == after {
            continue;
        }
        let told = |number: Option<u64>| {
            number.map_or("unlimited".to_owned(), |number| number.to_string())
        };
        let falls = after.is_some_and(|after| before.is_none_or(|before| after < before));
        let message = format!("{what} was {} and is {}", told(before), told(after));
        found.push((code, message, falls.then(|| "a limit falls".to_owned())));
    }
}

fn jobs(base: Option<&Job>, head: Option<&Job>, found: &mut Found) {
    let (base, head) = match (base, head) {
        (None, None) => return,
        (None, Some(_)) => return found.push(("job/added", "starts a job".to_owned(), None)),
        (Some(_), None) => {
            let money = Some("jobs".to_owned());
            return found.push(("job/removed", "starts no job any more".to_owned(), money));
        }
        (Some(base), Some(head)) => (base, head),
    };
    let states = |job: &Job| -> BTreeSet<String> {
        let done = job.done.iter().map(|state| format!("{state:?} (done)"));
        let failed = job.failed.iter().map(|state| format!("{state:?} (failed)"));
        done.chain(failed).collect()
    };
    let (before, after) = (states(base), states(head));
    for state in before.difference(&after) {
        let money = Some("the end of a job".to_owned());
        found.push((
            "job/state-removed",
            format!("a job does not end as {state} any more"),
            money,
        ));
    }
    for state in after.difference(&before) {
        let money = Some("the end of a job".to_owned());
        found.push((
            "job/state-added",
            format!("a job can end as {state}"),
            money,
        ));
    }
    let most = |job: &Job| job.items.as_ref().and_then(|items| items.most);
    if most(base) != most(head) {
        let told = |number: Option<u64>| number.map_or("unlimited".to_owned(), |it| it.to_string());
        let message = format!(
            "a job takes {} items at most, before {}",
            told(most(head)),
            told(most(base))
        );
        found.push(("job/items", message, Some("the size of a job".to_owned())));
    }
}
