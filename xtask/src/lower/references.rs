//! Says a reference with something beside it as `allOf` of the reference.
//!
//! Since 3.1 a `$ref` may have siblings; openapiv3 ignores them.

use super::{Lowering, visit};
use crate::document::{Node, Value};

pub fn run(lowering: &mut Lowering) {
    visit::schemas(&mut lowering.root, &mut |schema, _| separate(schema));
}

/// Gives a reference with siblings the form in which they count.
pub fn separate(schema: &mut Node) {
    let has_siblings = schema.as_object().is_some_and(|members| members.len() > 1);
    if !has_siblings {
        return;
    }
    let Some(reference) = schema.remove("$ref") else {
        return;
    };
    let place = reference.place;
    let mut alone = Node::new(Value::Object(crate::document::Map::new()), place);
    alone.set("$ref", reference);
    let mut parts = vec![alone];
    if let Some(Value::Array(more)) = schema.remove("allOf").map(|node| node.value) {
        parts.extend(more);
    }
    schema.set("allOf", Node::new(Value::Array(parts), place));
}
