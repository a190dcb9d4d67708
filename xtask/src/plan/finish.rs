//! The last look at all types together: cycles, defaults, and where each is used.
//!
//! Makes no types and changes no names. Boxes are put only where a type contains
//! itself, as few as will do.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::api::{Operation, Resource};
use super::types::{Presence, Rule, Shape, Type, Types, Use, UsedAt};
use super::webhook::Payload;
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Ends the cycles of types that contain themselves.
pub fn cycles(types: &mut Types, found: &mut Diagnostics) {
    let names: Vec<Rc<str>> = types.keys().cloned().collect();
    let mut done: BTreeSet<Rc<str>> = BTreeSet::new();
    for name in &names {
        visit(types, name, &mut Vec::new(), &mut done, found);
    }
}

/// Walks through the values that a type contains, and boxes those that lead back.
fn visit(
    types: &mut Types,
    start: &Rc<str>,
    open: &mut Vec<Rc<str>>,
    done: &mut BTreeSet<Rc<str>>,
    found: &mut Diagnostics,
) {
    // The walk keeps its own stack: a description can nest deeper than a thread's.
    let mut stack: Vec<(Rc<str>, usize)> = vec![(Rc::clone(start), 0)];
    while let Some((name, part)) = stack.pop() {
        if part == 0 {
            if done.contains(&name) || open.contains(&name) {
                continue;
            }
            open.push(Rc::clone(&name));
        }
        let Some(definition) = types.get_mut(&name) else {
            open.retain(|known| *known != name);
            continue;
        };
        let inner = {
            let parts = definition.parts();
            if part >= parts.len() {
                open.retain(|known| *known != name);
                done.insert(name);
                continue;
            }
            contained(parts[part]).cloned()
        };
        stack.push((Rc::clone(&name), part + 1));
        let Some(inner) = inner else {
            continue;
        };
        if open.contains(&inner) {
            let origin = definition.origin.clone();
            if let Shape::Struct(structure) = &mut definition.shape
                && let Some(field) = structure.fields.get_mut(part)
                && field.presence == Presence::Always
            {
                // Nothing finite has such a member.
                field.presence = Presence::Optional;
                field.is_required = false;
                found.push(
                    Diagnostic::note(
                        "plan/endless",
                        format!(
                            "`{}` requires a value that contains itself: it may be absent instead",
                            field.wire
                        ),
                    )
                    .on(&origin)
                    .help("do not require it, or make it a list"),
                );
            }
            if let Some(place) = definition.shape.parts_mut().into_iter().nth(part) {
                boxed(place);
            }
        } else if !done.contains(&inner) {
            stack.push((inner, 0));
        }
    }
}

/// The type of the client whose value is right inside, not behind a list or a map.
fn contained(of: &Type) -> Option<&Rc<str>> {
    match of {
        Type::Named(name) => Some(name),
        Type::Nullable(of) => contained(of),
        Type::Tuple(items) => items.iter().find_map(contained),
        Type::OneOrMany(of) => contained(of),
        _ => None,
    }
}

fn boxed(of: &mut Type) {
    match of {
        Type::Nullable(of) | Type::OneOrMany(of) => boxed(of),
        Type::Tuple(items) => items.iter_mut().for_each(boxed),
        Type::Named(_) => *of = Type::Boxed(Box::new(of.clone())),
        _ => {}
    }
}

/// Marks the types that tell the alternatives of a union apart by what they require, and
/// everything in them. Such a type does not fit an object that lacks what is required,
/// so that the union keeps that object as it came.
pub fn strictness(types: &mut Types) {
    let unions = types.values().filter_map(|it| match &it.shape {
        Shape::Union(union) if union.rule == Rule::Fit => Some(&union.variants),
        _ => None,
    });
    let mut wanted: Vec<Rc<str>> = Vec::new();
    for variant in unions.flatten() {
        let mut names = Vec::new();
        variant.of.names(&mut names);
        wanted.extend(names.into_iter().cloned());
    }
    let mut seen: BTreeSet<Rc<str>> = BTreeSet::new();
    while let Some(name) = wanted.pop() {
        let Some(definition) = types.get_mut(&name).filter(|_| seen.insert(name)) else {
            continue;
        };
        definition.is_strict = true;
        let mut names = Vec::new();
        for part in definition.parts() {
            part.names(&mut names);
        }
        wanted.extend(names.into_iter().cloned());
    }
}

/// Decides which structs can be made without any value. Every type that is received
/// can; one that is only sent cannot if it requires something that has no default.
pub fn defaults(types: &mut Types) {
    let mut without: BTreeSet<Rc<str>> = types
        .values()
        .filter(|it| {
            matches!(it.shape, Shape::Union(_)) && !it.direction.received && it.direction.sent
        })
        .map(|it| Rc::clone(&it.name))
        .collect();
    loop {
        let more: Vec<Rc<str>> = types
            .values()
            .filter(|it| !without.contains(&it.name))
            .filter(|it| {
                let fields = it.structure().into_iter().flat_map(|it| &it.fields);
                let mut always = fields.filter(|field| field.presence == Presence::Always);
                always.any(|field| field.of.name().is_some_and(|name| without.contains(name)))
            })
            .map(|it| Rc::clone(&it.name))
            .collect();
        if more.is_empty() {
            break;
        }
        without.extend(more);
    }
    for definition in types.values_mut() {
        let has_default = !without.contains(&definition.name);
        if let Shape::Struct(structure) = &mut definition.shape {
            structure.has_default = has_default;
        }
    }
}

/// Notes where each type is used, and which resource it belongs to.
pub fn uses(types: &mut Types, resources: &[Resource], payloads: &[Payload]) {
    let mut found: BTreeMap<Rc<str>, Vec<Use>> = BTreeMap::new();
    let mut add = |at: &UsedAt, of: &Type| {
        let mut seen: BTreeSet<Rc<str>> = BTreeSet::new();
        let mut direct = Vec::new();
        of.names(&mut direct);
        let mut wanted: Vec<(Rc<str>, bool)> = direct
            .into_iter()
            .map(|name| (Rc::clone(name), false))
            .collect();
        while let Some((name, is_part)) = wanted.pop() {
            if !seen.insert(Rc::clone(&name)) {
                continue;
            }
            let mut below = Vec::new();
            for part in types.get(&name).into_iter().flat_map(|it| it.parts()) {
                part.names(&mut below);
            }
            wanted.extend(below.into_iter().map(|name| (Rc::clone(name), true)));
            let uses = found.entry(name).or_default();
            // Uses of one operation stand together, and a type can have thousands of others.
            let own = uses.iter_mut().rev();
            let mut own = own.take_while(|known| user(&known.at) == user(at));
            match own.find(|known| known.at == *at) {
                // A type that is used as a whole and as a part is used as a whole.
                Some(known) => known.is_part &= is_part,
                None => uses.push(Use {
                    at: at.clone(),
                    is_part,
                }),
            }
        }
    };
    let mut homes: HashMap<String, String> = HashMap::new();
    for resource in resources {
        for operation in &resource.operations {
            homes.insert(operation.id.clone(), resource.name.clone());
            for (at, of) in used(operation) {
                add(&at, &of);
            }
        }
    }
    for (name, payload) in payloads {
        add(&UsedAt::Webhook(name.clone()), payload);
    }
    for (name, definition) in types.iter_mut() {
        definition.uses = found.remove(name).unwrap_or_default();
        let mut at = definition.uses.iter().map(|used| match &used.at {
            UsedAt::Answer(id)
            | UsedAt::Error(id)
            | UsedAt::Body(id)
            | UsedAt::Parameter(id, _) => homes.get(id).map_or("shared", String::as_str),
            UsedAt::Webhook(_) => "webhooks",
        });
        let first = at.next();
        definition.home = first
            .filter(|first| at.all(|home| home == *first))
            .map(str::to_owned);
    }
}

/// The operation or the webhook of a use.
fn user(at: &UsedAt) -> &str {
    match at {
        UsedAt::Answer(id)
        | UsedAt::Error(id)
        | UsedAt::Body(id)
        | UsedAt::Parameter(id, _)
        | UsedAt::Webhook(id) => id,
    }
}

fn used(operation: &Operation) -> Vec<(UsedAt, Type)> {
    let mut used = Vec::new();
    for parameter in &operation.parameters {
        let at = UsedAt::Parameter(operation.id.clone(), parameter.wire.clone());
        used.push((at, parameter.of.clone()));
    }
    if let Some(body) = &operation.body {
        used.push((UsedAt::Body(operation.id.clone()), body.of.clone()));
    }
    let headers = operation.headers.iter().flat_map(|it| &it.fields);
    let headers = headers.map(|field| &field.of);
    for of in operation.answer.types().into_iter().chain(headers) {
        used.push((UsedAt::Answer(operation.id.clone()), of.clone()));
    }
    for body in operation
        .errors
        .iter()
        .filter_map(|error| error.body.clone())
    {
        used.push((UsedAt::Error(operation.id.clone()), Type::Named(body)));
    }
    used
}
