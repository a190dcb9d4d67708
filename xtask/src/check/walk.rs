//! Goes over every part of a description that a client is made from.

use super::Thing;
use crate::document::{Node, Pointer, Value};
use crate::grammar::{Kind, Reference, Slot};

/// Visits every part, outer ones first. What is a reference is visited where
/// it leads to; of a schema it may have more to say beside it.
pub(super) fn things(root: &Node, visit: &mut dyn FnMut(Thing<'_>)) {
    thing(root, Kind::Description, &Pointer::root(), visit);
}

/// Whether anything is made from things of this kind.
fn matters(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Callback
            | Kind::Header
            | Kind::Encoding
            | Kind::Example
            | Kind::Link
            | Kind::MappingTarget
    )
}

fn thing(node: &Node, kind: Kind, at: &Pointer, visit: &mut dyn FnMut(Thing<'_>)) {
    if !matters(kind) {
        return;
    }
    let is_reference = kind.reference() != Reference::None && node.get("$ref").is_some();
    if is_reference && kind != Kind::Schema {
        return;
    }
    visit(Thing { kind, node, at });
    for (key, member) in node.as_object().into_iter().flatten() {
        let Some(slot) = kind.member(key) else {
            continue;
        };
        let at = at.child(key);
        match (slot, &member.node.value) {
            (Slot::One(kind), _) => thing(&member.node, kind, &at, visit),
            (Slot::List(kind), Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    thing(item, kind, &at.child(index.to_string()), visit);
                }
            }
            (Slot::Named(kind), Value::Object(members)) => {
                for (name, member) in members {
                    thing(&member.node, kind, &at.child(name), visit);
                }
            }
            // What is not in the right form is told by the one that holds it.
            (Slot::List(_) | Slot::Named(_), _) => {}
        }
    }
}
