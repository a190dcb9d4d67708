//! The names that callers can write, each with what it takes and stands for.

use std::collections::BTreeMap;

use crate::plan::types::{Definition, Presence, Shape, Type, UsedAt};
use crate::plan::{Answer, Api, Input, InputAt, Method, Operation, Resource};
use crate::rust::{self, In};

/// A name that callers can write.
pub struct Item {
    /// What it takes, in order.
    pub arguments: Vec<Argument>,
    /// What it stands for or returns.
    pub result: String,
    /// The keys of changes that it belongs to.
    pub about: Vec<String>,
    /// Whether something new in it breaks code that writes out all of it.
    pub is_written_out: bool,
}

/// An argument of a method.
#[derive(Clone)]
pub struct Argument {
    pub name: String,
    pub of: String,
    /// The key of changes of its parameter or member.
    pub key: String,
}

/// Names with what they stand for.
pub type Surface = BTreeMap<String, Item>;

/// Lists what callers of an API can write.
pub fn surface(api: &Api) -> Surface {
    let mut surface = Surface::new();
    for resource in &api.resources {
        for operation in &resource.operations {
            let first = operation.methods.first().map_or("", |it| it.name.as_str());
            let first = format!("{}().{first}", resource.name);
            for method in &operation.methods {
                let name = format!("{}().{}", resource.name, method.name);
                requests(&name, &first, resource, operation, method, &mut surface);
            }
            answers(&first, resource, operation, &mut surface);
        }
    }
    for definition in api.types.values() {
        types(definition, &mut surface);
    }
    for event in api.webhooks.iter().flat_map(|webhooks| &webhooks.events) {
        let name = format!("webhooks::Event::{}", event.variant);
        add(&mut surface, name.clone(), text(&event.payload), vec![name]);
    }
    for server in &api.servers {
        let name = format!("Server::{}", server.name);
        let variables = server.variables.iter().map(|it| it.name.as_str());
        let variables = variables.collect::<Vec<_>>().join(", ");
        add(&mut surface, name.clone(), variables, vec![name]);
    }
    let usual = api.credential.usual();
    let keys = usual.iter().map(|scheme| Argument {
        name: scheme.name.clone(),
        of: "ApiKey".to_owned(),
        key: scheme.name.clone(),
    });
    let new = Item {
        arguments: keys.collect(),
        result: String::new(),
        about: vec!["Client::new".to_owned()],
        is_written_out: false,
    };
    surface.insert("Client::new".to_owned(), new);
    surface
}

/// Adds a name, or what an equal name belongs to as well.
fn add(surface: &mut Surface, name: String, result: String, about: Vec<String>) {
    let item = surface.entry(name).or_insert_with(|| Item {
        arguments: Vec::new(),
        result,
        about: Vec::new(),
        is_written_out: false,
    });
    item.about.extend(about);
}

fn requests(
    name: &str,
    first: &str,
    resource: &Resource,
    operation: &Operation,
    method: &Method,
    surface: &mut Surface,
) {
    let body = operation
        .body
        .as_ref()
        .and_then(|body| body.structure.as_ref());
    // Changes of parameters are those of the first method.
    let key = |input: &Input| match &input.at {
        InputAt::Parameter(index) => match operation.parameters.get(*index) {
            Some(parameter) => format!("{first}.{}", parameter.name),
            None => name.to_owned(),
        },
        InputAt::Property(field) => match body {
            Some(body) => format!("types::{body}.{field}"),
            None => name.to_owned(),
        },
        InputAt::Body => name.to_owned(),
    };
    let given = |input: &Input| match input.presence {
        Presence::OrNull => format!("Option<{}>", text(&input.of)),
        _ => text(&input.of),
    };
    let arguments = method.arguments.iter().map(|input| Argument {
        name: input.name.clone(),
        of: given(input),
        key: key(input),
    });
    let about = match name == first {
        true => vec![name.to_owned()],
        false => vec![name.to_owned(), first.to_owned()],
    };
    let item = Item {
        arguments: arguments.collect(),
        result: answer(resource, &operation.answer),
        about: about.clone(),
        is_written_out: false,
    };
    surface.insert(name.to_owned(), item);
    for input in &method.options {
        let setter = format!("{name}().{}", input.setter);
        let mut keys = vec![key(input)];
        keys.extend(about.clone());
        add(surface, setter, given(input), keys);
    }
    let extras = [
        ("stream", operation.page.is_some()),
        ("submit", operation.job.is_some()),
    ];
    for (extra, _) in extras.into_iter().filter(|(_, has)| *has) {
        add(
            surface,
            format!("{name}().{extra}"),
            String::new(),
            about.clone(),
        );
    }
}

/// What a call returns.
fn answer(resource: &Resource, answer: &Answer) -> String {
    match answer {
        Answer::Nothing => "()".to_owned(),
        Answer::Json(of) => text(of),
        Answer::ByStatus(by_status) => format!("{}::{}", resource.name, by_status.name),
        Answer::Stream(_) => "ByteStream".to_owned(),
        Answer::Items { of, .. } => format!("a stream of {}", text(of)),
    }
}

/// The types of a response that are in the module of its resource.
fn answers(first: &str, resource: &Resource, operation: &Operation, surface: &mut Surface) {
    let about = || vec![first.to_owned()];
    if let Answer::ByStatus(by_status) = &operation.answer {
        let name = format!("{}::{}", resource.name, by_status.name);
        add(surface, name.clone(), String::new(), about());
        for variant in &by_status.variants {
            let of = variant.of.as_ref().map(text).unwrap_or_default();
            add(surface, format!("{name}::{}", variant.name), of, about());
        }
    }
    let Some(headers) = &operation.headers else {
        return;
    };
    let name = format!("{}::{}", resource.name, headers.name);
    let key = |wire: &str| format!("{first}.header.{wire}");
    let mut all: Vec<String> = headers.fields.iter().map(|it| key(&it.wire)).collect();
    all.push(first.to_owned());
    add(surface, name.clone(), String::new(), all);
    for field in &headers.fields {
        let name = format!("{name}.{}", field.name);
        let keys = vec![key(&field.wire), first.to_owned()];
        add(surface, name, text(&field.of), keys);
    }
}

fn types(definition: &Definition, surface: &mut Surface) {
    let name = format!("types::{}", definition.name);
    // A type comes and goes with the operations that use it.
    let users = definition.uses.iter().map(|it| match &it.at {
        UsedAt::Answer(id) | UsedAt::Error(id) | UsedAt::Body(id) | UsedAt::Parameter(id, _) => {
            format!("id:{id}")
        }
        UsedAt::Webhook(name) => format!("id:webhook {name}"),
    });
    let kind = match &definition.shape {
        Shape::Struct(_) => "struct",
        Shape::Enum(_) => "enum",
        Shape::Union(_) => "union",
    };
    let item = Item {
        arguments: Vec::new(),
        result: kind.to_owned(),
        about: std::iter::once(name.clone()).chain(users).collect(),
        // Callers make it with all of its members.
        is_written_out: definition.direction.sent && kind == "struct",
    };
    surface.insert(name.clone(), item);
    let mut part = |part: String, result: String| {
        let name = format!("{name}{part}");
        add(surface, name.clone(), result, vec![name]);
    };
    match &definition.shape {
        Shape::Struct(structure) => {
            for field in &structure.fields {
                let of = rust::field(field, In::Types).to_string().replace(' ', "");
                part(format!(".{}", field.name), of);
            }
            if let Some((name, of)) = &structure.rest {
                part(format!(".{name}"), format!("Map<String,{}>", text(of)));
            }
        }
        Shape::Enum(known) => {
            for value in &known.values {
                part(format!("::{value:?}"), String::new());
            }
        }
        Shape::Union(union) => {
            for variant in &union.variants {
                part(format!("::{}", variant.name), text(&variant.of));
            }
        }
    }
}

/// A type as Rust writes it.
fn text(of: &Type) -> String {
    rust::rust(of, In::Types).to_string().replace(' ', "")
}
