//! Missing decisions.
//!
//! Where calls cost money, every operation has to be decided about: one without
//! a price would be documented, and repeated, as if it were free. Where none
//! has a price, nothing has to be decided.

use super::Planning;
use super::api::{Operation, Resource};
use crate::diagnostic::Diagnostic;
use crate::{sdk, suggest};

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

/// Reports missing decisions, if any operation has a price.
pub fn check(planning: &mut Planning<'_>, resources: &[Resource]) {
    let all = || resources.iter().flat_map(|resource| &resource.operations);
    if all().all(|operation| operation.sdk.price.is_none()) {
        return;
    }
    for operation in all() {
        for member in &operation.undecided {
            let ways = ways(member, operation, &planning.spec.sdk);
            planning.typing.found.push(
                Diagnostic::new(
                    "plan/undecided",
                    format!("`x-sdk` of `{}` has no `{member}`", operation.id),
                )
                .on(&operation.origin)
                .help(format!(
                    "add an action to the overlay that sets this in its `x-sdk`: {ways}"
                )),
            );
        }
    }
}

/// What can be decided, each as a line to paste.
fn ways(member: &str, operation: &Operation, root: &sdk::Root) -> String {
    match member {
        "price" => format!("{}, or another number", suggest::one_of(&sdk::PRICES)),
        "repeat" => {
            "`repeat: always` if it does no harm twice, else `repeat: not-processed`".into()
        }
        "rate" => {
            let classes = root.rate_classes.keys();
            let lines: Vec<String> = classes.map(|class| format!("rate: {class}")).collect();
            suggest::one_of(&lines.iter().map(String::as_str).collect::<Vec<_>>())
        }
        _ => {
            let derived = operation.methods.first();
            let name = derived.map_or("find", |method| method.name.as_str());
            format!("`{member}: {name}`, or another short name")
        }
    }
}
