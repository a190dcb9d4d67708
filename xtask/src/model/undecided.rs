//! Decisions that nobody has made.
//!
//! Where calls cost money, every operation has to be decided about: one without
//! a price would be documented, and repeated, as if it were free. Where none
//! has a price, nothing has to be decided.

use super::{Building, Operation, Resource};
use crate::diagnostic::Diagnostic;
use crate::sdk;

/// The members of `x-sdk` that an operation lacks.
pub fn members(decided: &sdk::Operation, root: &sdk::Root) -> Vec<&'static str> {
    [
        ("price", decided.price.is_none()),
        ("repeat", decided.repeat.is_none()),
        (
            "method",
            decided.method.is_none() && decided.methods.is_empty(),
        ),
        (
            "rate",
            decided.rate.is_none() && !root.rate_classes.is_empty(),
        ),
    ]
    .into_iter()
    .filter_map(|(member, missing)| missing.then_some(member))
    .collect()
}

pub fn check(building: &mut Building<'_>, resources: &[Resource]) {
    let all = || resources.iter().flat_map(|resource| &resource.operations);
    if all().all(|operation| operation.price.is_none()) {
        return;
    }
    for operation in all() {
        for member in &operation.undecided {
            building.report(undecided(operation, member));
        }
    }
}

fn undecided(operation: &Operation, member: &str) -> Diagnostic {
    Diagnostic::new(
        "model/undecided",
        format!("nobody has decided the `{member}` of `{}`", operation.id),
    )
    .at(operation.place)
    .pointer(operation.pointer.clone())
    .help(format!(
        "add an action to the overlay that sets `x-sdk.{member}` on it"
    ))
}
