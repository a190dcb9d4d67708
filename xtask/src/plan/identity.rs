//! Read-only members that requests send all the same.
//!
//! A `PUT /pets` whose path does not say which pet it changes names the pet in its body.
//! Without the `id` there, because it is `readOnly`, the request would say nothing.
//! Only members that are called like an identity count; callers can leave them out.

use std::collections::HashSet;

use super::Planned;
use super::view::{Of, Views};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::names::snake;
use crate::spec::{Operation, SchemaId};

/// The members that say which thing a request is about, by the schema of the object.
pub type Identities = HashSet<(SchemaId, String)>;

/// Finds the members, and notes each.
pub fn find(planned: &[Planned<'_>], views: &Views<'_>, found: &mut Diagnostics) -> Identities {
    let mut identities = Identities::new();
    for planned in planned.iter().filter(|it| needs_one(it.operation())) {
        let Some(body) = planned.roots.body else {
            continue;
        };
        let view = views.view(body);
        let Of::Object(object) = &view.of else {
            continue;
        };
        for (name, member) in &object.properties {
            let is_sent = is_identity(name) && views.told_of(member, |_| false).read_only;
            if !is_sent || !identities.insert((view.id, name.clone())) {
                continue;
            }
            let label = planned.operation().label();
            let message = format!(
                "`{name}` is read-only, but nothing else says what `{label}` changes: it can be sent"
            );
            found.push(
                Diagnostic::note("plan/identity", message)
                    .on(&views.schema(member.schema).origin)
                    .help("remove `readOnly` if that is right, or name the thing in the path"),
            );
        }
    }
    identities
}

/// Whether a request changes one thing, and neither path nor query says which one.
fn needs_one(operation: &Operation) -> bool {
    let changes = matches!(operation.method.as_str(), "PUT" | "PATCH");
    let mut parameters = operation.parameters.iter().map(|it| &it.parameter);
    changes
        && !parameters.any(|it| match it.position.value.as_str() {
            "path" => true,
            "query" => is_identity(&it.name.value),
            _ => false,
        })
}

fn is_identity(name: &str) -> bool {
    let name = snake(name);
    let last = name.rsplit('_').find(|word| !word.is_empty());
    last.is_some_and(|word| matches!(word, "id" | "guid" | "key" | "uuid"))
}
