//! Every method of the client against every way in which a service fails: how
//! often the service acted, what the client says became of the call, and that
//! it says it in time.
//!
//! What a service did is counted by the service. What may be repeated is read
//! from the decisions about the client. The tables are held still as a whole,
//! so that a reviewer can see what a change does to any of them.

mod table;
mod trial;

use std::cmp::Reverse;
use std::sync::Arc;

use client_tests::{Decisions, FAULTS, Fault, Manner};
use enrich_api::{Error, Outcome};
use futures_util::{StreamExt, stream};

use self::table::table;
use self::trial::{End, Ending, Trial, good_answer};
use crate::calls::CALLS;
use crate::snapshot;

/// How many trials are on at the same time. Most of those that take long do
/// nothing but wait; but each needs three of the few files that a process may
/// have open.
const AT_ONCE: usize = 130;

/// Everything called while everything fails, in the order of the calls and
/// then of the faults.
async fn endings(manner: Manner) -> Vec<Ending> {
    let trials = CALLS.iter().flat_map(|call| {
        let good = good_answer(call);
        let faults = FAULTS.iter().copied().flatten();
        faults.map(move |&(name, fault)| Trial {
            call,
            name,
            fault,
            manner,
            good: Arc::clone(&good),
        })
    });
    let mut trials: Vec<_> = trials.enumerate().collect();
    // Those that wait for long wait while the others are at work.
    trials.sort_by_key(|(_, trial)| Reverse(trial.wait()));
    let work =
        stream::iter(trials).map(|(place, trial)| async move { (place, Ending::of(trial).await) });
    let mut endings: Vec<_> = work.buffer_unordered(AT_ONCE).collect().await;
    endings.sort_by_key(|(place, _)| *place);
    endings.into_iter().map(|(_, ending)| ending).collect()
}

/// What is wrong with how a call ended, whatever it is that failed.
fn problems(ending: &Ending) -> Vec<String> {
    let Ending { trial, acted, .. } = ending;
    let decision = Decisions::enrich().about(trial.call.operation);
    let mut problems = Vec::new();
    if !decision.is_repeatable && *acted > 1 {
        problems.push(format!("the service acted {acted} times"));
    }
    match &ending.end {
        End::Good if trial.manner == Manner::Once && *acted > 0 => {}
        End::Good if trial.can_be_read() && *acted == 1 => {}
        End::Good => problems.push("there was no good answer".to_owned()),
        End::Panicked(message) => problems.push(format!("it panicked: {message}")),
        End::Hung => problems.push("it was not over in time".to_owned()),
        End::Failed(error) => problems.extend(untruths(ending, error)),
    }
    problems
}

/// What an error says that is not so.
fn untruths(ending: &Ending, error: &Error) -> Vec<String> {
    let Ending {
        trial,
        acted,
        arrived,
        ..
    } = ending;
    let mut untruths = Vec::new();
    let outcome = error.outcome();
    let is_true = match (arrived, acted) {
        (_, 1..) => outcome == Outcome::Unknown,
        (1.., 0) => outcome == Outcome::NotProcessed,
        // Whether it had been written when the reset came is a matter of luck.
        (0, 0) if trial.fault == Fault::ResetBefore => outcome != Outcome::NotProcessed,
        (0, 0) => outcome == Outcome::NotSent,
    };
    if !is_true {
        untruths.push(format!(
            "{arrived} requests arrived and the service acted {acted} times, but: {error:?}"
        ));
    }
    let decision = Decisions::enrich().about(trial.call.operation);
    let is_in_doubt = decision.is_charged && !decision.is_repeatable && outcome == Outcome::Unknown;
    if trial.fault.has_body() && error.body().is_empty() {
        untruths.push(format!("the body is lost: {error:?}"));
    }
    let message = error.to_string();
    if message.contains(Decisions::enrich().ledger()) != is_in_doubt {
        untruths.push(format!("where to look for the charge: {message}"));
    }
    untruths
}

fn assert_all_is_well(name: &str, endings: &[Ending]) {
    let problems: Vec<String> = endings
        .iter()
        .flat_map(|ending| problems(ending).into_iter().map(move |it| (ending, it)))
        .map(|(Ending { trial, .. }, problem)| {
            format!("{} ({}): {problem}", trial.call.operation, trial.name)
        })
        .collect();
    let table = table(endings);
    println!("{table}");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    snapshot::assert(name, &table);
}

#[tokio::test]
async fn a_fault_that_lasts_is_told_as_it_is() {
    assert_all_is_well("faults.always", &endings(Manner::Always).await);
}

#[tokio::test]
async fn a_fault_that_passes_costs_nobody_twice() {
    assert_all_is_well("faults.once", &endings(Manner::Once).await);
}
