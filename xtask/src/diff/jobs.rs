//! Compares how operations have pages and start jobs.
//!
//! The size of a page and of a job is a limit of an input, too. Where a change of that
//! limit is told already, it becomes a matter of money and safety instead of being told
//! twice.

use std::collections::BTreeSet;

use super::Comparison;
use super::effect::Money;
use super::pairing::Both;
use crate::plan::{Input, InputAt, Job, Operation, Page, PageBy};

/// A number that limits something: its code, what it is, and what it was and is.
type Number<'a> = (&'static str, &'a str, Option<u64>, Option<u64>);

const FALLS: &str = "a limit falls";

impl Comparison<'_> {
    /// Compares how the responses of an operation are pages.
    pub fn pages(&mut self, both: Both<'_>) {
        let pages = (&both.base.operation.page, &both.head.operation.page);
        let (base, head) = match pages {
            (None, None) => return,
            (Some(base), Some(head)) => (base, head),
            (base, _) => {
                let (code, message) = match base {
                    None => ("page/added", "has pages"),
                    Some(_) => ("page/removed", "has no pages any more"),
                };
                let change = self.decision(both, code, "page", message.to_owned());
                return self.add(change);
            }
        };
        let by = |page: &Page| match &page.by {
            PageBy::Number { input, first } => format!("the number `{input}` from {first}"),
            PageBy::Offset(input) => format!("the offset `{input}`"),
            PageBy::Cursor { input, .. } => format!("the cursor `{input}`"),
            PageBy::Url(_) => "a URL in the response".to_owned(),
            PageBy::Link => "the header `Link`".to_owned(),
        };
        let (before, after) = (by(base), by(head));
        if before != after {
            let message = format!("pages were asked for by {before} and are by {after}");
            let change = self.decision(both, "page/by", "page", message);
            self.add(change);
        }
        let rows = |page: &Page| (format!("{:?}", page.rows.steps), page.sparse);
        if rows(base) != rows(head) {
            let message = "the rows of a page are in another place".to_owned();
            let change = self.decision(both, "page/rows", "page", message);
            self.add(change);
        }
        let size = head.size.as_deref();
        let largest = (
            "page/largest",
            "the largest page",
            base.largest,
            head.largest,
        );
        self.number(both, "page", size, "/limit", largest);
        // A smaller page is no limit.
        let usual = ("page/usual", "the usual page", base.usual, head.usual);
        self.number(both, "page", size, "/default", usual);
        let offset = (
            "page/offset",
            "the first refused offset",
            base.max_offset,
            head.max_offset,
        );
        self.number(both, "page", None, "", offset);
    }

    /// Reports a number, or adds it to the change of the limit of its input.
    fn number(
        &mut self,
        both: Both<'_>,
        member: &str,
        input: Option<&str>,
        suffix: &str,
        (code, what, before, after): Number<'_>,
    ) {
        if before == after {
            return;
        }
        let falls = after.is_some_and(|after| before.is_none_or(|before| after < before))
            && code != "page/usual";
        let key = input.and_then(|wire| key(both, wire));
        let known = self.changes.iter_mut().find(|change| {
            change.code.ends_with(suffix)
                && key.as_ref().is_some_and(|key| change.keys.contains(key))
        });
        if let Some(known) = known {
            if falls {
                known.money = Money::Changes(FALLS.to_owned());
            }
            return;
        }
        let told = |number: Option<u64>| number.map_or("unlimited".to_owned(), |it| it.to_string());
        let message = format!("{what} was {} and is {}", told(before), told(after));
        let change = self.decision(both, code, member, message);
        self.add(match falls {
            true => change.money(FALLS),
            false => change,
        });
    }

    /// Compares the jobs that an operation starts.
    pub fn jobs(&mut self, both: Both<'_>) {
        let (base, head) = match (&both.base.operation.job, &both.head.operation.job) {
            (None, None) => return,
            (Some(base), Some(head)) => (base, head),
            (base, _) => {
                let (code, message) = match base {
                    None => ("job/added", "starts a job"),
                    Some(_) => ("job/removed", "starts no job any more"),
                };
                let change = self.decision(both, code, "job", message.to_owned());
                return self.add(match base {
                    None => change,
                    Some(_) => change.money("who waits for the end of a job"),
                });
            }
        };
        let states = |job: &Job| -> BTreeSet<String> {
            let named = |state: &crate::sdk::State| match state {
                crate::sdk::State::Flag(flag) => flag.to_string(),
                crate::sdk::State::Name(name) => name.clone(),
            };
            let done = job
                .done
                .iter()
                .map(|it| format!("`{}`, which is done", named(it)));
            let failed = job.failed.iter();
            let failed = failed.map(|it| format!("`{}`, which has failed", named(it)));
            done.chain(failed).collect()
        };
        let (before, after) = (states(base), states(head));
        let gone = before.difference(&after);
        let gone = gone.map(|it| ("job/state-removed", format!("a job does not end as {it}")));
        let new = after.difference(&before);
        let new = new.map(|it| ("job/state-added", format!("a job can end as {it}")));
        for (code, message) in gone.chain(new) {
            let change = self.decision(both, code, "job", message);
            self.add(change.money("the end of a job"));
        }
        let tellers = |job: &Job| -> Vec<String> {
            let tellers = job.tellers().map(|it| it.operation.clone());
            let ways = [
                Some(&job.id),
                Some(&job.state),
                job.error.as_ref(),
                job.inside.as_ref(),
            ];
            let ways = ways
                .into_iter()
                .map(|way| format!("{:?}", way.map(|it| &it.steps)));
            tellers.chain(ways).collect()
        };
        if tellers(base) != tellers(head) {
            let message = "the state or the results of a job are read in another way".to_owned();
            let change = self.decision(both, "job/reports", "job", message);
            self.add(change.money("the end of a job"));
        }
        let most = |job: &Job| job.items.as_ref().and_then(|items| items.most);
        let wire = head.items.as_ref().map(|items| items.wire.as_str());
        let number = ("job/items", "the largest job", most(base), most(head));
        self.number(both, "job", wire, "/limit", number);
    }
}

/// The key of the changes of an input.
fn key(both: Both<'_>, wire: &str) -> Option<String> {
    let operation: &Operation = both.head.operation;
    let mut inputs = operation.methods.iter().flat_map(|it| it.inputs());
    let input: &Input = inputs.find(|it| it.wire == wire)?;
    match &input.at {
        InputAt::Parameter(_) => Some(format!("{}.{}", both.head.path(0), input.name)),
        InputAt::Property(field) => {
            let body = operation.body.as_ref()?.structure.as_ref()?;
            Some(format!("types::{body}.{field}"))
        }
        InputAt::Body => None,
    }
}
