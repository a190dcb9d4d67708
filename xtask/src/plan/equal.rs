//! Merges inline types that are equal.
//!
//! What operations describe in place often says the same thing again: two answers with the
//! same members, or a list of choices. Each would be a type of its own, and a value of
//! one would not do for the other. Types of components and those with a name that a
//! person gave them are never merged with each other; nothing about a shape is decided
//! here.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use heck::{ToPascalCase, ToSnakeCase};

use super::api::{Answer, Operation, Resource, Webhooks};
use super::names::Names;
use super::types::{Definition, Shape, Type, Types};
use super::webhook::Payload;

/// Words that do not say what a type is.
const VAGUE: &[&str] = &[
    "body", "data", "error", "item", "items", "params", "request", "response", "result", "success",
    "value",
];

/// Merges equal types until no two are left, and gives everything that uses them the
/// name that is kept.
pub fn merge(
    types: &mut Types,
    names: &mut Names,
    resources: &mut [Resource],
    webhooks: &mut Option<Webhooks>,
    payloads: &mut [Payload],
) {
    // Types are equal only when what they contain has been merged.
    loop {
        let renamed = merge_once(types, names);
        if renamed.is_empty() {
            return;
        }
        let mut rename = |name: &mut Rc<str>| {
            if let Some(kept) = renamed.get(name) {
                *name = Rc::clone(kept);
            }
        };
        for definition in types.values_mut() {
            definition.counterpart.iter_mut().for_each(&mut rename);
            let parts = definition.shape.parts_mut().into_iter();
            parts.for_each(|of| of.renamed(&mut rename));
        }
        for operation in resources.iter_mut().flat_map(|it| &mut it.operations) {
            rename_all(operation, &mut rename);
        }
        for event in webhooks.iter_mut().flat_map(|it| &mut it.events) {
            event.payload.renamed(&mut rename);
        }
        for (_, payload) in payloads.iter_mut() {
            payload.renamed(&mut rename);
        }
    }
}

/// Merges what is equal now. Returns the names that are gone, each with the one that is
/// kept.
fn merge_once(types: &mut Types, names: &mut Names) -> HashMap<Rc<str>, Rc<str>> {
    let mut groups: BTreeMap<String, Vec<Rc<str>>> = BTreeMap::new();
    for definition in types.values().filter(|it| it.is_inline) {
        let group = groups.entry(fingerprint(definition)).or_default();
        group.push(Rc::clone(&definition.name));
    }
    let mut renamed = HashMap::new();
    let groups = groups.into_values().flat_map(|group| related(group, types));
    for group in groups.collect::<Vec<_>>() {
        let Some(kept) = kept_name(&group, types, names) else {
            continue;
        };
        let mut members = group.iter().filter_map(|name| types.remove(name));
        let Some(mut merged) = members.next() else {
            continue;
        };
        for other in members {
            merged.direction.sent |= other.direction.sent;
            merged.direction.received |= other.direction.received;
            merged.deprecated &= other.deprecated;
            merged.docs = merged.docs.filter(|docs| Some(docs) == other.docs.as_ref());
        }
        for name in group.into_iter().filter(|name| *name != kept) {
            renamed.insert(name, Rc::clone(&kept));
        }
        names.take(&kept);
        merged.name = Rc::clone(&kept);
        types.insert(kept, merged);
    }
    renamed
}

/// The types of a group that share a word which says what they are, by this word.
fn related(group: Vec<Rc<str>>, types: &Types) -> Vec<Vec<Rc<str>>> {
    let is_of_component = |name: &Rc<str>| {
        let tokens = types.get(name).map(|it| it.origin.at.pointer().0);
        tokens.is_some_and(|tokens| tokens.get(1).is_some_and(|token| token == "schemas"))
    };
    let mut by_word: BTreeMap<String, Vec<Rc<str>>> = BTreeMap::new();
    for name in group {
        let words = words(&name);
        let mut telling = words
            .iter()
            .rev()
            .filter(|it| !VAGUE.contains(&it.as_str()));
        if let Some(word) = telling.next() {
            by_word.entry(word.clone()).or_default().push(name);
        }
    }
    let related = by_word.into_values().map(|group| {
        let (mut components, operations): (Vec<_>, Vec<_>) =
            group.into_iter().partition(is_of_component);
        match components.len() {
            // The type of a component is the one that is kept.
            1 => {
                components.extend(operations);
                components
            }
            _ => operations,
        }
    });
    related.filter(|group| group.len() > 1).collect()
}

/// The name for a group of types. `None` if the group cannot be merged.
fn kept_name(group: &[Rc<str>], types: &Types, names: &Names) -> Option<Rc<str>> {
    let all: Vec<Vec<String>> = group.iter().map(|name| words(name)).collect();
    let (first, others) = all.split_first()?;
    let is_of_component = types.get(&group[0])?.origin.at.pointer().0.first()? == "components";
    if is_of_component {
        return Some(Rc::clone(&group[0]));
    }
    let shared = |same: &dyn Fn(&[String], usize) -> bool| {
        let fits = |count: &usize| {
            others
                .iter()
                .all(|words| words.len() >= *count && same(words, *count))
        };
        (0..=first.len()).rev().find(fits).unwrap_or(0)
    };
    let start = shared(&|words, count| words[..count] == first[..count]);
    let end = shared(&|words, count| words[words.len() - count..] == first[first.len() - count..]);
    let shortest = group
        .iter()
        .min_by_key(|name| (words(name).len(), name.len()))?;
    if start + end >= words(shortest).len() {
        return Some(Rc::clone(shortest));
    }
    let shared = first[..start].iter().chain(&first[first.len() - end..]);
    let shared: Vec<&str> = shared.map(String::as_str).collect();
    let name = shared.join("_").to_pascal_case();
    match names.has(&name) || crate::names::type_name(&name) != name {
        true => Some(Rc::clone(shortest)),
        false => Some(name.as_str().into()),
    }
}

fn words(name: &str) -> Vec<String> {
    let words = name.to_snake_case();
    words.split('_').map(str::to_owned).collect()
}

/// A text that is the same for types that are equal in code and in their docs. Choices
/// are equal if they are the same texts.
fn fingerprint(definition: &Definition) -> String {
    let direction = definition.direction;
    match &definition.shape {
        Shape::Enum(enumeration) => {
            let mut values = enumeration.values.clone();
            values.sort_unstable();
            format!("{values:?} {}", enumeration.is_open)
        }
        Shape::Union(union) => format!("{union:?} {direction:?} {:?}", definition.docs),
        Shape::Struct(structure) => {
            let fields = structure.fields.iter().map(|field| {
                (
                    &field.wire,
                    &field.of,
                    field.presence,
                    field.is_required,
                    &field.constant,
                    &field.docs,
                )
            });
            let fields: Vec<_> = fields.collect();
            format!(
                "{fields:?} {:?} {direction:?} {:?}",
                structure.rest, definition.docs
            )
        }
    }
}

/// Gives the types that an operation uses their new names.
fn rename_all(operation: &mut Operation, rename: &mut dyn FnMut(&mut Rc<str>)) {
    let mut all: Vec<&mut Type> = Vec::new();
    all.extend(operation.parameters.iter_mut().map(|it| &mut it.of));
    if let Some(body) = &mut operation.body {
        body.structure.iter_mut().for_each(&mut *rename);
        all.extend(body.form.iter_mut().map(|it| &mut it.of));
        all.push(&mut body.of);
    }
    match &mut operation.answer {
        Answer::Json(of) | Answer::Items { of, .. } => all.push(of),
        Answer::ByStatus(by_status) => {
            all.extend(
                by_status
                    .variants
                    .iter_mut()
                    .filter_map(|it| it.of.as_mut()),
            );
        }
        Answer::Nothing | Answer::Stream(_) => {}
    }
    let headers = operation.headers.iter_mut().flat_map(|it| &mut it.fields);
    all.extend(headers.map(|it| &mut it.of));
    for method in &mut operation.methods {
        let inputs = method.arguments.iter_mut().chain(&mut method.options);
        all.extend(inputs.map(|it| &mut it.of));
    }
    all.into_iter().for_each(|of| of.renamed(rename));
    let errors = operation.errors.iter_mut();
    errors.for_each(|it| it.body.iter_mut().for_each(&mut *rename));
}
