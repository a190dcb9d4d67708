//! The ids of operations, which become the names of functions.

use std::collections::HashMap;

use super::Checking;
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Place, Pointer};
use crate::lower::VERBS;
use crate::names::snake;

pub(super) fn check(checking: &mut Checking<'_>) {
    let root = checking.root;
    let at = Pointer::root().child("paths");
    let mut seen: HashMap<String, (&str, Place)> = HashMap::new();
    let paths = root.get("paths").and_then(Node::as_object);
    for (path, item) in paths.into_iter().flatten() {
        let at = at.child(path);
        for verb in VERBS {
            let operation = item.node.get(verb);
            let Some(node) = operation.and_then(|operation| operation.get("operationId")) else {
                continue;
            };
            let Some(id) = node.as_str() else {
                continue;
            };
            match seen.get(&snake(id)) {
                None => {
                    seen.insert(snake(id), (id, node.place));
                }
                Some((other, first)) => {
                    let found = twice(id, other).also("the other one", *first);
                    let at = at.child(*verb).child("operationId");
                    checking.found.push(found.at(node.place).pointer(at));
                }
            }
        }
    }
}

fn twice(id: &str, other: &str) -> Diagnostic {
    let message = if id == other {
        format!("two operations are called `{id}`")
    } else {
        format!("`{other}` and `{id}` are both `{}` in Rust", snake(id))
    };
    Diagnostic::new("check/operation-id", message).help("give one of them another `operationId`")
}
