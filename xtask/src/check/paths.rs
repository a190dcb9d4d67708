//! Paths: how they start, that no two match the same, and that what they leave
//! open is said by parameters.

use std::collections::HashMap;

use super::template::{names, shape};
use super::{Checking, Thing};
use crate::diagnostic::Diagnostic;
use crate::document::{Member, Node, Place, Pointer};
use crate::lower::VERBS;
use crate::suggest::closest;

pub(super) fn check(checking: &mut Checking<'_>, thing: Thing<'_>) {
    let mut seen: HashMap<String, (&str, Place)> = HashMap::new();
    for (path, item) in thing.node.as_object().into_iter().flatten() {
        if path.starts_with("x-") {
            continue;
        }
        let at = thing.at.child(path);
        let problem = |code, message: String| {
            Diagnostic::new(code, message)
                .at(item.key)
                .pointer(at.clone())
        };
        if !path.starts_with('/') {
            let message = format!("the path `{path}` does not start with `/`");
            let help = format!("write `/{path}`");
            checking
                .found
                .push(problem("check/path", message).help(help));
            continue;
        }
        if let Some((other, first)) = seen.get(&shape(path)) {
            let message = format!("`{path}` and `{other}` are the same path");
            checking.found.push(
                problem("check/path-twice", message)
                    .also("the other one", *first)
                    .help("put the operations of both under one of them"),
            );
            continue;
        }
        seen.insert(shape(path), (path, item.key));
        match names(path) {
            Ok(names) => parameters(checking, path, &names, item, &at),
            Err(reason) => {
                let message = format!("`{path}` is no path template: {reason}");
                let help = "write each parameter once, as `{name}`";
                checking
                    .found
                    .push(problem("check/path", message).help(help));
            }
        }
    }
}

/// Compares what a path leaves open with the parameters that it has.
fn parameters(
    checking: &mut Checking<'_>,
    path: &str,
    names: &[&str],
    item: &Member,
    at: &Pointer,
) {
    let root = checking.root;
    let shared = in_path(root, &item.node, at);
    for verb in VERBS {
        let Some(operation) = item.node.get(verb) else {
            continue;
        };
        let at = at.child(*verb);
        let own = in_path(root, operation, &at);
        let declared = || own.iter().chain(&shared);
        for name in names {
            if !declared().any(|parameter| parameter.name == *name) {
                let found = undeclared(name, path, declared(), names);
                checking.found.push(found.at(item.key).pointer(at.clone()));
            }
        }
        superfluous(checking, path, names, &own);
    }
    superfluous(checking, path, names, &shared);
}

/// A path parameter, and where it was given.
struct InPath<'a> {
    name: &'a str,
    node: &'a Node,
    at: Pointer,
}

fn in_path<'a>(root: &'a Node, holder: &'a Node, at: &Pointer) -> Vec<InPath<'a>> {
    let list = holder.get("parameters").and_then(Node::as_array);
    list.into_iter()
        .flatten()
        .enumerate()
        .filter_map(|(index, node)| {
            let parameter = root.follow(node);
            let position = parameter.get("in").and_then(Node::as_str);
            let name = parameter.get("name").and_then(Node::as_str)?;
            let at = at.child("parameters").child(index.to_string());
            (position == Some("path")).then_some(InPath { name, node, at })
        })
        .collect()
}

fn undeclared<'a>(
    name: &str,
    path: &str,
    declared: impl Iterator<Item = &'a InPath<'a>>,
    names: &[&str],
) -> Diagnostic {
    let unused = declared
        .map(|parameter| parameter.name)
        .filter(|declared| !names.contains(declared));
    let help = match closest(name, unused) {
        Some(meant) => format!("there is a path parameter `{meant}`, if that is meant"),
        None => format!("add a parameter `name: {name}` with `in: path`"),
    };
    let message = format!("`{path}` leaves `{name}` open, and no path parameter is called that");
    Diagnostic::new("check/path-parameter", message).help(help)
}

fn superfluous(checking: &mut Checking<'_>, path: &str, names: &[&str], given: &[InPath<'_>]) {
    for parameter in given {
        if names.contains(&parameter.name) {
            continue;
        }
        let name = parameter.name;
        checking.found.push(
            Diagnostic::new(
                "check/path-parameter",
                format!("the path parameter `{name}` has no place in `{path}`"),
            )
            .at(parameter.node.place)
            .pointer(parameter.at.clone())
            .help(format!(
                "write `{{{name}}}` in the path, or take the parameter out"
            )),
        );
    }
}
