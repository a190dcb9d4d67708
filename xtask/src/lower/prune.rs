//! Drops schemas that nothing refers to any more: the bodies of errors, the
//! envelopes, and what only the examples of a specification used.

use std::collections::BTreeSet;

use super::{Lowering, component_name, visit};
use crate::document::{Node, Pointer};

pub fn run(lowering: &mut Lowering) {
    let mut wanted: Vec<String> = lowering.receipt.iter().cloned().collect();
    wanted.extend(lowering.webhook_payloads.values().cloned());
    visit::operation_schemas(&mut lowering.root, &mut |schema, _| {
        wanted.extend(component_name(schema))
    });
    let at = Pointer(vec!["components".into(), "schemas".into()]);
    let mut reached = BTreeSet::new();
    while let Some(name) = wanted.pop() {
        if let Some(schema) = lowering.root.at_mut(&at.child(&name))
            && reached.insert(name.clone())
        {
            visit::schema(schema, &Pointer::root(), &mut |schema, _| {
                wanted.extend(component_name(schema))
            });
        }
    }
    if let Some(schemas) = lowering.root.at_mut(&at).and_then(Node::as_object_mut) {
        schemas.retain(|name, _| reached.contains(name));
    }
}
