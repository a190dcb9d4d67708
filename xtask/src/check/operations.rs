//! Operations: their ids, and the statuses of their answers.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::names::snake;
use crate::spec::{Operation, Spec, Version};

pub(super) fn check(spec: &Spec, found: &mut Diagnostics) {
    let mut seen: HashMap<String, &Operation> = HashMap::new();
    for operation in spec.operations() {
        match seen.get(&snake(&operation.id())) {
            None => {
                seen.insert(snake(&operation.id()), operation);
            }
            Some(first) => found.push(twice(operation, first)),
        }
        responses(spec, operation, found);
    }
    for webhook in &spec.webhooks {
        if let Some(operation) = &webhook.operation {
            responses(spec, operation, found);
        }
    }
}

fn twice(operation: &Operation, first: &Operation) -> Diagnostic {
    let [written, other] = [operation, first].map(|one| one.id.as_ref());
    let origin = |one: &Operation| match &one.id {
        Some(id) => id.origin.clone(),
        None => one.origin.clone(),
    };
    let message = match (written, other) {
        (Some(id), Some(other)) if id.value == other.value => {
            format!("two operations are called `{}`", id.value)
        }
        _ => format!(
            "`{}` and `{}` are both `{}` in Rust",
            first.label(),
            operation.label(),
            snake(&operation.id())
        ),
    };
    Diagnostic::new("check/operation-id", message)
        .on(&origin(operation))
        .also("the other one", origin(first).place)
        .help(match (written, other) {
            (Some(_), Some(_)) => "give one of them another `operationId`",
            _ => "give one of them an `operationId`, which decides on its name",
        })
}

fn responses(spec: &Spec, operation: &Operation, found: &mut Diagnostics) {
    let Some(responses) = &operation.responses else {
        // 3.1 leaves it to the author.
        if spec.version == Version::V3_0 {
            found.push(
                Diagnostic::warning("check/missing", "nothing says what this operation answers")
                    .on(&operation.origin)
                    .help("add `responses` with the status of a success, for instance `'200'`"),
            );
        }
        return;
    };
    for (status, _) in responses {
        let text = status.value.as_str();
        if is_status(text) {
            continue;
        }
        let lower = text.len() == 3 && is_status(&text.to_uppercase());
        let help = if lower {
            format!("write `{}`", text.to_uppercase())
        } else if text.eq_ignore_ascii_case("default") {
            "write `default`".to_owned()
        } else {
            "write a number from 100 to 599, a class like `2XX`, or `default`".to_owned()
        };
        found.push(
            Diagnostic::warning("check/status", format!("`{text}` is no HTTP status"))
                .on(&status.origin)
                .help(help),
        );
    }
}

fn is_status(text: &str) -> bool {
    let mut characters = text.chars();
    let class = characters.next();
    text == "default"
        || class.is_some_and(|class| ('1'..='5').contains(&class))
            && text.len() == 3
            && (&text[1..] == "XX" || characters.all(|digit| digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::is_status;

    #[test]
    fn statuses_are_numbers_classes_or_the_default() {
        for good in ["200", "599", "2XX", "default"] {
            assert!(is_status(good), "{good}");
        }
        for bad in [
            "", "20", "2000", "600", "2xx", "2X0", "ok", "Default", "2éé", "٢٠٠",
        ] {
            assert!(!is_status(bad), "{bad}");
        }
    }
}
