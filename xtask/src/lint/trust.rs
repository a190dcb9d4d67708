//! Whether callers can trust the client with their money and their data: prices,
//! retries, jobs and pages without a decision.

use std::collections::HashSet;

use serde_json::json;

use crate::diagnostic::{Action, Diagnostic, Diagnostics, Fix};
use crate::plan::types::{Shape, Type};
use crate::plan::{Api, Job, Operation, Price, asks_for_page};
use crate::sdk::{BLANK_CREDITS, Paging, Repeat, State};
use crate::spec::Spec;

pub(super) fn lint(spec: &Spec, api: &Api, found: &mut Diagnostics) {
    let accepted = spec.operations().filter(|operation| {
        let mut responses = operation.responses.iter().flatten();
        responses.any(|(status, _)| status.value == "202")
    });
    let accepted: HashSet<&str> = accepted.map(|operation| operation.key.as_str()).collect();
    for operation in api.operations() {
        price(operation, found);
        repeat(operation, found);
        match &operation.job {
            Some(job) => job_states(api, operation, job, found),
            None if accepted.contains(operation.id.as_str()) => no_job(operation, found),
            None => {}
        }
        pages(api, operation, found);
    }
}

fn fix(operation: &Operation, decision: serde_json::Value) -> Fix {
    Fix::likely(vec![Action::update(
        operation.origin.at.pointer(),
        json!({ "x-sdk": decision }),
    )])
}

/// Warns of an operation that can fail for want of money and has no price.
fn price(operation: &Operation, found: &mut Diagnostics) {
    let is_charged = operation.errors.iter().any(|error| error.status == "402");
    if !is_charged || operation.price.is_some() {
        return;
    }
    let message = format!(
        "`{}` can fail for want of money (402), and has no price",
        operation.id
    );
    found.push(
        Diagnostic::warning("lint/price", message)
            .on(&operation.origin)
            .help("say what a call costs and whether it may be sent again, or `price: free`")
            .fix(fix(
                operation,
                json!({"price": {"credits": BLANK_CREDITS, "per": "call"}, "repeat": "not-processed"}),
            )),
    );
}

/// Warns of a purchase that is repeated though nothing tells the service that it is the
/// same one.
fn repeat(operation: &Operation, found: &mut Diagnostics) {
    let is_charged = matches!(operation.price, Some(Price::Each(_)));
    let has_key = operation.parameters.iter().any(|it| it.is_idempotency_key);
    let is_read = ["GET", "HEAD", "QUERY"].contains(&operation.verb.as_str());
    if !is_charged || has_key || is_read || operation.repeat != Some(Repeat::Always) {
        return;
    }
    let message = format!(
        "`{}` costs credits and is repeated after any fault: a retry may be charged again",
        operation.id
    );
    found.push(
        Diagnostic::warning("lint/repeat", message)
            .on(&operation.origin)
            .help("repeat it only if it was not processed, unless the service says that it charges once")
            .fix(fix(operation, json!({"repeat": "not-processed"}))),
    );
}

/// Words of states in which something has ended.
const ENDS: &[&str] = &[
    "aborted",
    "canceled",
    "cancelled",
    "completed",
    "done",
    "error",
    "errored",
    "expired",
    "failed",
    "finished",
    "rejected",
    "stopped",
    "succeeded",
    "timed_out",
    "timeout",
];

/// Notes work that goes on after the answer.
fn no_job(operation: &Operation, found: &mut Diagnostics) {
    if operation.verb == "GET" {
        return;
    }
    let message = format!(
        "`{}` answers before its work is done (202), and nothing says when it ends",
        operation.id
    );
    found.push(
        Diagnostic::note("lint/job", message)
            .on(&operation.origin)
            .help("decide about its `job`: where the id is, and which operation tells the state"),
    );
}

/// Warns of a job that never ends for its caller.
fn job_states(api: &Api, operation: &Operation, job: &Job, found: &mut Diagnostics) {
    let Some(Shape::Enum(states)) = job
        .state
        .of
        .name()
        .and_then(|name| api.types.get(name))
        .map(|it| &it.shape)
    else {
        return;
    };
    let decided: Vec<&State> = job.done.iter().chain(&job.failed).collect();
    let is_decided = |state: &str| {
        decided
            .iter()
            .any(|it| matches!(it, State::Name(name) if name == state))
    };
    let open = states.values.iter().filter(|state| {
        let word = state.to_lowercase().replace(['-', ' '], "_");
        ENDS.contains(&word.as_str()) && !is_decided(state)
    });
    for state in open {
        let message = format!(
            "the job of `{}` is waited for in the state `{state}`, which sounds like an end",
            operation.id
        );
        found.push(
            Diagnostic::warning("lint/job-state", message)
                .on(&operation.origin)
                .help("add the state to `done` or to `failed` of `job.status`"),
        );
    }
}

/// Notes a list that is read one page at a time without saying so.
fn pages(api: &Api, operation: &Operation, found: &mut Diagnostics) {
    let is_undecided = matches!(operation.sdk.page, Paging::Undecided);
    let (true, None, Some(input)) = (is_undecided, &operation.page, asks_for_page(operation))
    else {
        return;
    };
    let is_list = |of: &Type| matches!(of, Type::List(_));
    let has_list = operation.answer.types().into_iter().any(|of| {
        let structure = of
            .name()
            .and_then(|name| api.types.get(name))
            .and_then(|it| it.structure());
        is_list(of)
            || structure
                .into_iter()
                .flat_map(|it| &it.fields)
                .any(|field| is_list(&field.of))
    });
    let pointer = operation.origin.at.pointer();
    let is_told =
        |it: &Diagnostic| it.code == "plan/first-page" && it.pointer.as_ref() == Some(&pointer);
    if !has_list || found.iter().any(is_told) {
        return;
    }
    let message = format!(
        "`{}` takes `{input}` and answers with a list, and callers have to ask for each page themselves",
        operation.id
    );
    found.push(
        Diagnostic::note("lint/pages", message)
            .on(&operation.origin)
            .help("decide about its `page`, or say `page: false`")
            .fix(fix(operation, json!({"page": false}))),
    );
}
