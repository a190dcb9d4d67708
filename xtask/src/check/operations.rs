//! Operations: their ids, and the statuses of their answers.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::names::snake;
use crate::spec::{Located, Operation, Spec, Version};

pub(super) fn check(spec: &Spec, found: &mut Diagnostics) {
    let mut seen: HashMap<String, &Located<String>> = HashMap::new();
    for operation in spec.operations() {
        if let Some(id) = &operation.id {
            match seen.entry(snake(&id.value)) {
                Entry::Vacant(entry) => drop(entry.insert(id)),
                Entry::Occupied(first) => found.push(twice(id, first.get())),
            }
        }
        responses(spec, operation, found);
    }
    for webhook in &spec.webhooks {
        if let Some(operation) = &webhook.operation {
            responses(spec, operation, found);
        }
    }
}

fn twice(id: &Located<String>, first: &Located<String>) -> Diagnostic {
    let message = match id.value == first.value {
        true => format!("two operations are called `{}`", id.value),
        false => format!(
            "`{}` and `{}` are both `{}` in Rust",
            first.value,
            id.value,
            snake(&id.value)
        ),
    };
    Diagnostic::warning("check/operation-id", message)
        .on(&id.origin)
        .also("the other one", first.origin.place)
        .help("give one of them another `operationId`; the second one is named after its path")
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
        found.push(
            Diagnostic::warning("check/status", format!("`{text}` is no HTTP status"))
                .on(&status.origin)
                .help("write a number from 100 to 599, a class like `2XX`, or `default`"),
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
