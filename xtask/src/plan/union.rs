//! How the alternatives of a union are told apart, and what they are called.
//!
//! By a discriminator, by a property that is always the same in each alternative, or
//! else by their type and by what fits best. No name is a number.

use std::collections::BTreeSet;

use super::types::{Json, Type};
use super::view::{Object, Of, Views};
use crate::names::{pascal, type_name};
use crate::spec::SchemaId;

/// Alternatives that a text in a property tells apart.
#[derive(Debug, Clone)]
pub struct Tagged {
    /// The property.
    pub property: String,
    /// Each text with its alternative.
    pub tags: Vec<(String, SchemaId)>,
    /// The alternative of all other texts, and of none.
    pub default: Option<SchemaId>,
    /// Whether values may do without it.
    pub is_optional: bool,
}

/// The property that tells alternatives apart, if there is one.
pub fn tagged(views: &Views<'_>, id: SchemaId, alternatives: &[SchemaId]) -> Option<Tagged> {
    by_discriminator(views, id, alternatives).or_else(|| by_constants(views, alternatives))
}

fn by_discriminator(views: &Views<'_>, id: SchemaId, alternatives: &[SchemaId]) -> Option<Tagged> {
    let discriminator = views.discriminator(id)?;
    let property = discriminator.property.value;
    let same = |a: SchemaId, b: SchemaId| a == b || views.view(a).id == views.view(b).id;
    let mut tags: Vec<(String, SchemaId)> = Vec::new();
    let mut add = |tag: &str, of: SchemaId| {
        if !tags.iter().any(|(known, _)| known == tag) {
            tags.push((tag.to_owned(), of));
        }
    };
    let mut wanted: Vec<SchemaId> = alternatives.to_vec();
    // A mapping may name a schema that is not listed.
    for mapped in &discriminator.mapping {
        let target = mapped.target?;
        if !same(target, id) && !wanted.iter().any(|one| same(*one, target)) {
            wanted.push(target);
        }
    }
    for alternative in wanted {
        // It has no text of its own unless the mapping says so.
        let is_default = discriminator
            .default
            .is_some_and(|it| same(it, alternative));
        let mut mapping = discriminator.mapping.iter();
        let is_mapped = mapping.any(|one| one.target.is_some_and(|it| same(it, alternative)));
        if is_default && !is_mapped {
            continue;
        }
        if !matches!(
            views.view(alternative).of,
            Of::Object(_) | Of::Map(_) | Of::Union(_)
        ) {
            return None;
        }
        let mapped = discriminator.mapping.iter();
        let mut mapped = mapped
            .filter(|one| one.target.is_some_and(|target| same(target, alternative)))
            .peekable();
        if mapped.peek().is_some() {
            mapped.for_each(|one| add(&one.value.value, alternative));
            continue;
        }
        let constants = constants(views, alternative, &property);
        if !constants.is_empty() {
            constants.iter().for_each(|tag| add(tag, alternative));
            continue;
        }
        add(&component(views, alternative)?, alternative);
    }
    let default = discriminator.default;
    let is_object = |of: SchemaId| matches!(views.view(of).of, Of::Object(_) | Of::Map(_));
    Some(Tagged {
        property,
        tags,
        default: default.filter(|of| !same(*of, id) && is_object(*of)),
        is_optional: false,
    })
}

/// The name of the component that an alternative is, or is made with.
fn component(views: &Views<'_>, id: SchemaId) -> Option<String> {
    let mut reached = id;
    for _ in 0..64 {
        let schema = views.schema(reached);
        if let Some(name) = &schema.component {
            return Some(name.to_string());
        }
        // What was shared out to an alternative stands before it.
        reached = schema.reference.or_else(|| schema.all().last().copied())?;
    }
    None
}

fn by_constants(views: &Views<'_>, alternatives: &[SchemaId]) -> Option<Tagged> {
    let objects: Option<Vec<Object>> = alternatives
        .iter()
        .map(|id| match &views.view(*id).of {
            Of::Object(object) => Some(object.clone()),
            _ => None,
        })
        .collect();
    let objects = objects?;
    let first = objects.first()?;
    first.properties.keys().find_map(|property| {
        let is_optional = !objects.iter().all(|one| one.required.contains(property));
        let mut seen = BTreeSet::new();
        let mut tags = Vec::new();
        for alternative in alternatives {
            let constants = constants(views, *alternative, property);
            if constants.is_empty() || is_optional && constants.len() > 1 {
                return None;
            }
            for tag in constants {
                if !seen.insert(tag.clone()) {
                    return None;
                }
                tags.push((tag, *alternative));
            }
        }
        Some(Tagged {
            property: property.clone(),
            tags,
            default: None,
            is_optional,
        })
    })
}

/// The texts that a property of an object can be, if they are listed.
fn constants(views: &Views<'_>, id: SchemaId, property: &str) -> Vec<String> {
    let view = views.view(id);
    let Of::Object(object) = &view.of else {
        return Vec::new();
    };
    let Some(member) = object.properties.get(property) else {
        return Vec::new();
    };
    match &views.view(member.schema).of {
        // A long list is one of all alternatives, which the base describes.
        Of::Enum { is_open: true, .. } => Vec::new(),
        Of::Enum { known: values, .. } if values.len() == 1 => values.clone(),
        Of::Enum { known: values, .. } if !is_shared(views, id, property) => values.clone(),
        _ => Vec::new(),
    }
}

/// Whether a property comes from a part that has a name of its own.
fn is_shared(views: &Views<'_>, id: SchemaId, property: &str) -> bool {
    let schema = views.schema(views.target(id).0);
    !schema.properties.contains_key(property)
}

/// What the alternatives are called that no text tells apart.
pub fn names(views: &Views<'_>, alternatives: &[(SchemaId, Type)]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (index, (id, of)) in alternatives.iter().enumerate() {
        let others = alternatives.iter().enumerate();
        let others = others
            .filter(|(other, _)| *other != index)
            .map(|(_, (id, _))| *id);
        let wanted = own_name(views, *id, others.collect::<Vec<_>>().as_slice());
        let wanted = wanted.unwrap_or_else(|| word(of));
        let longer = match of {
            Type::List(item) => format!("{}{wanted}", word(item)),
            Type::Map(item) => format!("{}Map", word(item)),
            _ => format!("{wanted}{}", word(of)),
        };
        let mut name = wanted.clone();
        let mut count = 1;
        while names.contains(&name) {
            name = match count {
                1 => longer.clone(),
                count => format!("{longer}{count}"),
            };
            count += 1;
        }
        names.push(name);
    }
    names
}

/// The name of an alternative by its schema: its own, or a property that no other has.
pub fn own_name(views: &Views<'_>, id: SchemaId, others: &[SchemaId]) -> Option<String> {
    let view = views.view(id);
    if !matches!(view.of, Of::Object(_) | Of::Enum { .. } | Of::Union(_)) {
        return None;
    }
    let schema = views.schema(view.id);
    let decided = schema.sdk.as_ref().and_then(|sdk| sdk.value.name.clone());
    let title = schema
        .title
        .as_deref()
        .filter(|title| !title.trim().is_empty());
    let named = decided
        .or_else(|| schema.component.as_deref().map(type_name))
        .or_else(|| title.map(type_name))
        .or_else(|| {
            let made = id.0 != view.id.0 || schema.component.is_none();
            let part = made.then(|| component(views, view.id)).flatten()?;
            Some(type_name(&part))
        });
    if named.is_some() {
        return named;
    }
    let Of::Object(object) = &view.of else {
        return None;
    };
    let is_elsewhere = |name: &str| {
        others.iter().any(|other| match &views.view(*other).of {
            Of::Object(other) => other.properties.contains_key(name),
            _ => false,
        })
    };
    let required = object
        .properties
        .keys()
        .filter(|name| object.required.contains(*name));
    let mut all = required.chain(object.properties.keys());
    all.find(|name| !is_elsewhere(name))
        .map(|name| pascal(name))
}

/// A word for a type.
fn word(of: &Type) -> String {
    match of {
        Type::Text | Type::Bytes | Type::File => "String".to_owned(),
        Type::Boolean => "Boolean".to_owned(),
        Type::Integer(_) => "Integer".to_owned(),
        Type::Float(_) => "Number".to_owned(),
        Type::Time => "DateTime".to_owned(),
        Type::Date => "Date".to_owned(),
        Type::Any => "Any".to_owned(),
        Type::Credits => "Credits".to_owned(),
        Type::List(_) | Type::Tuple(_) => "Array".to_owned(),
        Type::Map(_) => "Object".to_owned(),
        Type::OneOrMany(of) | Type::Nullable(of) | Type::Boxed(of) => word(of),
        // A type that contains itself has no name before it is made.
        Type::Named(name) if name.starts_with('\0') => "Object".to_owned(),
        Type::Named(name) => name.to_string(),
    }
}

/// The type of JSON of an alternative.
pub fn json(views: &Views<'_>, id: SchemaId) -> Json {
    match &views.view(id).of {
        Of::Any | Of::OneOrMany(_) | Of::Union(_) => Json::Any,
        Of::Boolean => Json::Boolean,
        Of::Integer => Json::Integer,
        Of::Number | Of::Runtime(_) => Json::Number,
        Of::Text(_) | Of::Enum { .. } => Json::Text,
        Of::List(_) | Of::Tuple(_) => Json::List,
        Of::Map(_) | Of::Object(_) => Json::Object,
    }
}
