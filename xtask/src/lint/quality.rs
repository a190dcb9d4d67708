//! Whether the client reads well: names, and docs.

use crate::diagnostic::{Action, Diagnostic, Diagnostics, Fix};
use crate::document::{At, Origin};
use crate::names::{snake, type_name};
use crate::plan::types::{Definition, Shape, Type};
use crate::plan::{Api, Input, InputAt, Method, Operation, Position, Resource};
use crate::sdk;
use crate::spec::{self, Spec};

pub(super) fn lint(spec: &Spec, api: &Api, found: &mut Diagnostics) {
    for operation in spec.operations() {
        described(operation, found);
        named(operation, found);
    }
    for resource in &api.resources {
        for operation in &resource.operations {
            for method in &operation.methods {
                numbered_method(resource, operation, method, found);
                exemplary(operation, method, found);
            }
        }
    }
    for definition in api.types.values() {
        type_named(spec, api, definition, found);
        type_described(definition, found);
    }
}

fn described(operation: &spec::Operation, found: &mut Diagnostics) {
    if operation.summary.is_some() || operation.description.is_some() {
        return;
    }
    let message = format!("`{}` says nowhere what it does", operation.label());
    found.push(
        Diagnostic::note("lint/operation-description", message)
            .on(&operation.origin)
            .help("give it a `summary`, which becomes the first line of the docs of its method")
            .fix(Fix::likely(vec![Action::update(
                operation.origin.at.pointer(),
                serde_json::json!({"summary": "…"}),
            )])),
    );
}

/// Warns of a method whose name is made from its path.
fn named(operation: &spec::Operation, found: &mut Diagnostics) {
    let sdk = &operation.sdk;
    if operation.id.is_some() || sdk.method.is_some() || !sdk.methods.is_empty() {
        return;
    }
    let message = format!(
        "`{}` has no `operationId`, so its method is named after the path",
        operation.label()
    );
    found.push(
        Diagnostic::note("lint/operation-id", message)
            .on(&operation.origin)
            .help("give it an id that does not change when the path does")
            .fix(Fix::likely(vec![Action::update(
                operation.origin.at.pointer(),
                serde_json::json!({"operationId": operation.derived_id()}),
            )])),
    );
}

/// The name without the number at its end, if it has one.
fn without_number(name: &str) -> Option<&str> {
    let plain = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let plain = plain.trim_end_matches('_');
    (plain.len() < name.len() && !plain.is_empty()).then_some(plain)
}

fn numbered_method(
    resource: &Resource,
    operation: &Operation,
    method: &Method,
    found: &mut Diagnostics,
) {
    let methods = || resource.operations.iter().flat_map(|it| &it.methods);
    let Some(plain) = without_number(&method.name) else {
        return;
    };
    let is_given = snake(&operation.id).ends_with(&method.name)
        || operation.sdk.method.as_deref() == Some(&method.name);
    if is_given || !methods().any(|other| other.name == plain) {
        return;
    }
    let message = format!(
        "`{}().{}()` has a number in its name, as another method is called `{plain}`",
        resource.name, method.name
    );
    found.push(
        Diagnostic::warning("lint/numbered-name", message)
            .on(&operation.origin)
            .help("give the operation a method of its own name")
            .fix(decide(
                &operation.origin.at,
                serde_json::json!({"method": snake(&operation.id)}),
            )),
    );
}

fn decide(at: &At, decision: serde_json::Value) -> Fix {
    let decisions = serde_json::Map::from_iter([(sdk::KEY.to_owned(), decision)]);
    Fix::likely(vec![Action::update(
        at.pointer(),
        serde_json::Value::Object(decisions),
    )])
}

/// Notes required texts of which an example can only show `…`. Those in a path come from
/// another call, so everybody knows where to look.
fn exemplary(operation: &Operation, method: &Method, found: &mut Diagnostics) {
    let is_in_path = |input: &Input| match input.at {
        InputAt::Parameter(index) => operation
            .parameters
            .get(index)
            .is_some_and(|it| it.position == Position::Path),
        InputAt::Property(_) | InputAt::Body => false,
    };
    let without = method
        .arguments
        .iter()
        .filter(|input| input.of == Type::Text && input.example.is_none() && !is_in_path(input));
    let without: Vec<String> = without.map(|input| format!("`{}`", input.wire)).collect();
    if without.is_empty() {
        return;
    }
    let message = format!(
        "the example of `{}` cannot show a value for {}",
        operation.id,
        without.join(", ")
    );
    found.push(
        Diagnostic::note("lint/example", message)
            .on(&operation.origin)
            .help("give it an `example`"),
    );
}

/// The most characters of a name that still reads well.
const LONGEST: usize = 40;

fn type_named(spec: &Spec, api: &Api, definition: &Definition, found: &mut Diagnostics) {
    let name = &*definition.name;
    let at = |it: Diagnostic| it.on(&definition.origin);
    let suggestion = shorter(api, definition);
    let fix = || {
        decide(
            &definition.origin.at,
            serde_json::json!({"name": suggestion}),
        )
    };
    let components = || spec.schemas.components.keys();
    let is_clash = without_number(name).is_some_and(|plain| {
        api.types.contains_key(plain) && !components().any(|it| type_name(it) == name)
    });
    if is_clash {
        let message = format!("`{name}` has a number in its name, as another type has the name");
        found.push(
            at(Diagnostic::warning("lint/numbered-name", message))
                .help("give one of the two a name of its own")
                .fix(fix()),
        );
    } else if name.len() > LONGEST {
        let message = format!(
            "the type `{name}` has a name of {} characters",
            name.chars().count()
        );
        found.push(
            at(Diagnostic::note("lint/long-name", message))
                .help("give it a shorter one")
                .fix(fix()),
        );
    } else if definition.is_inline && matches!(definition.shape, Shape::Struct(_)) {
        let message = format!("`{name}` is named after its place, as the object has no name");
        found.push(
            at(Diagnostic::note("lint/unnamed-type", message))
                .help("give it a name, so that it does not change with the place")
                .fix(fix()),
        );
    }
}

/// A name to start from: the last two words, if no other type has them.
fn shorter(api: &Api, definition: &Definition) -> String {
    let name = snake(&definition.name);
    let words: Vec<&str> = name
        .split('_')
        .filter(|word| !word.chars().all(|c| c.is_ascii_digit()))
        .collect();
    let last = words.len().saturating_sub(2);
    let short = type_name(&words[last..].join(" "));
    match api.types.contains_key(short.as_str()) {
        true => format!("{short}Of…"),
        false => short,
    }
}

fn type_described(definition: &Definition, found: &mut Diagnostics) {
    let Definition {
        name, docs, origin, ..
    } = definition;
    if docs.is_none() && !definition.is_inline {
        let message = format!("`{name}` says nowhere what it is");
        found.push(
            Diagnostic::note("lint/type-description", message)
                .on(origin)
                .help("give it a `description`")
                .fix(describe(origin)),
        );
    }
    let fields = definition.structure().map_or(&[][..], |it| &it.fields);
    let silent: Vec<String> = fields
        .iter()
        .filter(|field| field.docs.is_empty())
        .map(|field| format!("`{}`", field.wire))
        .collect();
    if !silent.is_empty() {
        let message = format!(
            "{} of {} members of `{name}` have no description: {}",
            silent.len(),
            fields.len(),
            silent.join(", ")
        );
        found.push(
            Diagnostic::note("lint/member-description", message)
                .on(origin)
                .help("describe each of them"),
        );
    }
}

fn describe(origin: &Origin) -> Fix {
    Fix::likely(vec![Action::update(
        origin.at.pointer(),
        serde_json::json!({"description": "…"}),
    )])
}
