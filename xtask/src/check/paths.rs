//! Paths, and the parameters that their templates name.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::spec::template::{names, shape};
use crate::spec::{Located, ParameterUse, PathItem, Spec};
use crate::suggest::{closest, one_of};

pub(super) fn check(spec: &Spec, found: &mut Diagnostics) {
    let mut seen: HashMap<String, &Located<String>> = HashMap::new();
    for item in &spec.paths {
        let path = &item.path;
        let text = path.value.as_str();
        let problem = |message: String| Diagnostic::new("check/path", message).on(&path.origin);
        lists(item, found);
        if !text.starts_with('/') {
            let message = format!("the path `{text}` does not start with `/`");
            found.push(
                Diagnostic::warning("check/path", message)
                    .on(&path.origin)
                    .help(format!("write `/{text}`")),
            );
        }
        if let Some(other) = seen.get(&shape(text)) {
            let message = format!("`{text}` and `{}` are the same path", other.value);
            found.push(
                Diagnostic::warning("check/path-twice", message)
                    .on(&path.origin)
                    .also("the other one", other.origin.place)
                    .help("put the operations of both under one of them"),
            );
        }
        seen.entry(shape(text)).or_insert(path);
        match names(text) {
            Ok(names) => {
                for (index, name) in names.iter().enumerate() {
                    if names[..index].contains(name) {
                        let message = format!("`{name}` is in `{text}` more than once");
                        found.push(
                            Diagnostic::warning("check/path-parameter", message)
                                .on(&path.origin)
                                .help(
                                    "give one of them another name: both have the same value now",
                                ),
                        );
                    }
                }
                templates(item, &names, found);
            }
            Err(reason) => {
                let message = format!("`{text}` is no path template: {reason}");
                let help = "write each parameter as `{name}`";
                found.push(problem(message).help(help));
            }
        }
    }
}

/// The lists of parameters of a path and of its operations.
fn lists(item: &PathItem, found: &mut Diagnostics) {
    list(&item.parameters, found);
    for operation in &item.operations {
        let own = operation.parameters.iter().filter(|one| !one.is_shared);
        list(own, found);
    }
}

fn list<'a>(uses: impl IntoIterator<Item = &'a ParameterUse>, found: &mut Diagnostics) {
    for one in uses {
        parameter_itself(one, found);
    }
}

const POSITIONS: &[&str] = &["path", "query", "header", "cookie", "querystring"];

fn parameter_itself(one: &ParameterUse, found: &mut Diagnostics) {
    let parameter = &one.parameter;
    let position = parameter.position.value.as_str();
    if !POSITIONS.contains(&position) {
        let help = match position {
            "body" | "formData" => "describe it in `requestBody`, as OpenAPI 3 does".to_owned(),
            _ => match closest(position, POSITIONS.iter().copied()) {
                Some(meant) => format!("write `{meant}`"),
                None => format!("write {}", one_of(&POSITIONS[..4])),
            },
        };
        found.push(
            Diagnostic::warning(
                "check/parameter",
                format!("a parameter cannot be in `{position}`"),
            )
            .on(&parameter.position.origin)
            .help(help),
        );
        return;
    }
    if parameter.schema.is_none() && parameter.content.is_empty() {
        found.push(
            Diagnostic::warning("check/parameter", "nothing says what this parameter holds")
                .on(&parameter.origin)
                .help("add a `schema`, for instance one with `type: string`"),
        );
    }
}

/// Compares what a path leaves open with the parameters that it has.
fn templates(item: &PathItem, names: &[&str], found: &mut Diagnostics) {
    let path = item.path.value.as_str();
    for operation in &item.operations {
        let declared = operation.parameters.iter().filter(|one| is_in_path(one));
        let has = |name: &str| declared.clone().any(|it| it.parameter.name.value == name);
        let open: Vec<&str> = names.iter().copied().filter(|name| !has(name)).collect();
        let own = declared.clone().filter(|one| !one.is_shared);
        let unused: Vec<&ParameterUse> = own
            .filter(|one| !names.contains(&one.parameter.name.value.as_str()))
            .collect();
        if let ([name], [one]) = (open.as_slice(), unused.as_slice()) {
            let called = &one.parameter.name.value;
            let message = format!(
                "`{path}` leaves `{name}` open, and this path parameter is called `{called}`"
            );
            found.push(
                Diagnostic::warning("check/path-parameter", message)
                    .on(&one.origin)
                    .help(format!(
                        "call it `{name}`, or write `{{{called}}}` in the path"
                    )),
            );
            continue;
        }
        for name in names {
            if !declared
                .clone()
                .any(|one| one.parameter.name.value == *name)
            {
                let problem = undeclared(name, path, declared.clone(), names);
                found.push(
                    problem
                        .at(item.path.origin.place)
                        .pointer(operation.origin.at.pointer()),
                );
            }
        }
        superfluous(path, names, declared.filter(|one| !one.is_shared), found);
    }
    let shared = item.parameters.iter().filter(|one| is_in_path(one));
    superfluous(path, names, shared, found);
}

fn is_in_path(one: &ParameterUse) -> bool {
    one.parameter.position.value == "path"
}

fn undeclared<'a>(
    name: &str,
    path: &str,
    declared: impl Iterator<Item = &'a ParameterUse>,
    names: &[&str],
) -> Diagnostic {
    let unused = declared
        .map(|one| one.parameter.name.value.as_str())
        .filter(|declared| !names.contains(declared));
    let help = match closest(name, unused) {
        Some(meant) => format!("there is a path parameter `{meant}`, if that is meant"),
        None => format!("add a parameter `name: {name}` with `in: path`"),
    };
    let message = format!("`{path}` leaves `{name}` open, and no path parameter is called that");
    Diagnostic::warning("check/path-parameter", message).help(help)
}

fn superfluous<'a>(
    path: &str,
    names: &[&str],
    given: impl Iterator<Item = &'a ParameterUse>,
    found: &mut Diagnostics,
) {
    for one in given {
        let name = &one.parameter.name.value;
        if names.contains(&name.as_str()) {
            continue;
        }
        found.push(
            Diagnostic::warning(
                "check/path-parameter",
                format!("the path parameter `{name}` has no place in `{path}`"),
            )
            .on(&one.origin)
            .help(format!(
                "write `{{{name}}}` in the path, or take the parameter out"
            )),
        );
    }
}
