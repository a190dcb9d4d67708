//! Parameters: where they go, what they hold, and that each is there once.

use std::collections::HashMap;

use super::{Checking, Thing};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Place};
use crate::suggest::{closest, one_of};

const POSITIONS: &[&str] = &["path", "query", "header", "cookie"];

pub(super) fn check(checking: &mut Checking<'_>, thing: Thing<'_>) {
    let Thing { node, at, .. } = thing;
    if let Some(position) = node.get("in")
        && let Some(text) = position.as_str()
        && !POSITIONS.contains(&text)
    {
        let help = match text {
            "body" | "formData" => "describe it in `requestBody`, as OpenAPI 3 does".to_owned(),
            _ => match closest(text, POSITIONS.iter().copied()) {
                Some(meant) => format!("write `{meant}`"),
                None => format!("write {}", one_of(POSITIONS)),
            },
        };
        checking.found.push(
            Diagnostic::new(
                "check/parameter",
                format!("a parameter cannot be in `{text}`"),
            )
            .at(position.place)
            .pointer(at.child("in"))
            .help(help),
        );
        return;
    }
    let says = |member: &str| node.get(member).is_some();
    if node.as_object().is_some() && !says("schema") && !says("content") {
        let help = if says("type") {
            "move `type` and what belongs to it into `schema`"
        } else {
            "add a `schema`, for instance one with `type: string`"
        };
        checking.found.push(
            Diagnostic::new("check/parameter", "nothing says what this parameter holds")
                .at(node.place)
                .pointer(at.clone())
                .help(help),
        );
    }
}

/// One position has one parameter of a name.
pub(super) fn check_list(checking: &mut Checking<'_>, thing: Thing<'_>) {
    let root = checking.root;
    let list = thing.node.get("parameters").and_then(Node::as_array);
    let mut seen: HashMap<(&str, &str), Place> = HashMap::new();
    for (index, node) in list.into_iter().flatten().enumerate() {
        let parameter = root.follow(node);
        let text = |member: &str| parameter.get(member).and_then(Node::as_str);
        let (Some(name), Some(position)) = (text("name"), text("in")) else {
            continue;
        };
        match seen.get(&(name, position)) {
            None => {
                seen.insert((name, position), node.place);
            }
            Some(first) => checking.found.push(
                Diagnostic::new(
                    "check/parameter-twice",
                    format!("the {position} parameter `{name}` is given twice"),
                )
                .at(node.place)
                .also("first given here", *first)
                .pointer(thing.at.child("parameters").child(index.to_string()))
                .help("take one of them out, or rename it"),
            ),
        }
    }
}
