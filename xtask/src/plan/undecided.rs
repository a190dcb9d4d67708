//! Missing decisions.
//!
//! Where calls cost money, every operation has to be decided about: one without
//! a price would be documented, and repeated, as if it were free. Where none
//! has a price, nothing has to be decided.

use serde_json::{Value, json};

use super::Planning;
use super::api::{Operation, Resource};
use crate::diagnostic::{Action, Diagnostic, Fix};
use crate::spec::Spec;
use crate::{sdk, suggest};

/// The members of `x-sdk` that an operation lacks.
pub fn members(decided: &sdk::Operation, root: &sdk::Root) -> Vec<&'static str> {
    [
        (
            "method",
            decided.method.is_none() && decided.methods.is_empty(),
        ),
        ("price", decided.price.is_none()),
        ("repeat", decided.repeat.is_none()),
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
    for operation in all().filter(|it| !it.undecided.is_empty()) {
        let missing: Vec<String> = operation
            .undecided
            .iter()
            .map(|member| format!("`{member}`"))
            .collect();
        let ways: Vec<String> = operation
            .undecided
            .iter()
            .map(|member| ways(member, &planning.spec.sdk))
            .collect();
        let message = format!(
            "`x-sdk` of `{}` has no {}",
            operation.id,
            missing.join(", ")
        );
        planning.typing.found.push(
            Diagnostic::new("plan/undecided", message)
                .on(&operation.origin)
                .help(format!(
                    "decide about it in an overlay: {}",
                    ways.join("; ")
                ))
                .fix(Fix::likely(vec![action(planning.spec, operation)])),
        );
    }
}

/// An action with everything that is missing. The price is left blank in a way that is
/// refused: a guess that passes could document a purchase as free, and repeat it.
fn action(spec: &Spec, operation: &Operation) -> Action {
    let decision = |member: &&'static str| {
        let value = match *member {
            "price" => json!({"credits": sdk::BLANK_CREDITS, "per": "call"}),
            "repeat" => json!("not-processed"),
            "rate" => json!(spec.sdk.rate_classes.keys().next()),
            _ => json!(operation.methods.first().map(|method| &method.name)),
        };
        ((*member).to_owned(), value)
    };
    let decisions: serde_json::Map<String, Value> =
        operation.undecided.iter().map(decision).collect();
    let update = json!({ sdk::KEY: decisions });
    let has_id = spec
        .operations()
        .any(|it| it.own_id() == Some(&operation.id));
    match has_id {
        true => Action::update_operation(&operation.id, update),
        false => Action::update(operation.origin.at.pointer(), update),
    }
}

/// What can be decided.
fn ways(member: &str, root: &sdk::Root) -> String {
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
        _ => format!("a short name as `{member}`"),
    }
}
