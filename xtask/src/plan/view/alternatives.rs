//! Reduces the alternatives of `oneOf` and `anyOf` to what a value can be.

use std::rc::Rc;

use super::{Member, Merged, Object, Of, View, Views, says_what};
use crate::spec::{Additional, Discriminator, JsonType, Located, Property, Schema, SchemaId};

impl Views<'_> {
    /// Whether alternatives say nothing of what a value is: they only differ in what
    /// they require, or narrow down a plain value.
    pub(super) fn only_constrains(
        &self,
        alternatives: &[SchemaId],
        types: &[JsonType],
        has_properties: bool,
    ) -> bool {
        let says = |id: &SchemaId| {
            let schema = self.schema(*id);
            schema.boolean.is_none() && (says_what(&schema) || schema.nullable)
        };
        if alternatives.iter().any(says) {
            return false;
        }
        let is_plain = matches!(
            types,
            [JsonType::String
                | JsonType::Integer
                | JsonType::Number
                | JsonType::Boolean
                | JsonType::Array]
        );
        let requires = alternatives
            .iter()
            .any(|id| !self.schema(*id).required.is_empty());
        is_plain || has_properties || requires
    }

    pub(super) fn union(
        &self,
        id: SchemaId,
        schema: &Schema,
        merged: Merged,
        alternatives: Vec<SchemaId>,
    ) -> Of {
        let mut alternatives = alternatives;
        if !merged.object.properties.is_empty() {
            alternatives = self.share(id, schema, &merged.object, alternatives);
        }
        let mut flat = Vec::new();
        for alternative in alternatives {
            let is_named = self.is_named(self.target(alternative).0);
            let view = self.view(alternative);
            match &view.of {
                // An alternative that is itself a list of alternatives adds its own.
                Of::Union(inner) if !is_named => flat.extend(inner.iter().copied()),
                _ => flat.push(alternative),
            }
        }
        flat.dedup();
        let views: Vec<Rc<View>> = flat.iter().map(|one| self.view(*one)).collect();
        if let Some(of) = merge_texts(&views).or_else(|| merge_numbers(&views)) {
            return of;
        }
        if let [a, b] = flat.as_slice()
            && let Some(one) = self
                .one_or_many(*a, *b)
                .or_else(|| self.one_or_many(*b, *a))
        {
            return Of::OneOrMany(one);
        }
        Of::Union(self.without_repetitions(flat))
    }

    pub(super) fn without_repetitions(&self, alternatives: Vec<SchemaId>) -> Vec<SchemaId> {
        let mut kept: Vec<SchemaId> = Vec::new();
        for alternative in alternatives {
            let view = self.view(alternative);
            let is_known = kept.iter().any(|known| {
                let known = self.view(*known);
                known.id == view.id
                    || matches!(
                        (&known.of, &view.of),
                        (Of::Any, Of::Any)
                            | (Of::Boolean, Of::Boolean)
                            | (Of::Text(_), Of::Text(_))
                            | (Of::Map(None), Of::Map(None))
                            | (Of::List(None), Of::List(None))
                    )
            });
            if !is_known {
                kept.push(alternative);
            }
        }
        kept
    }

    /// Gives each alternative what is said beside them.
    pub(super) fn share(
        &self,
        id: SchemaId,
        schema: &Schema,
        shared: &Object,
        alternatives: Vec<SchemaId>,
    ) -> Vec<SchemaId> {
        let mut beside = Schema::new(schema.origin.clone());
        beside.types = vec![JsonType::Object];
        for (name, member) in &shared.properties {
            let property = Property {
                key: schema.origin.clone(),
                schema: self.one(member),
            };
            beside.properties.insert(name.clone(), property);
        }
        let required = shared.required.iter().map(|name| Located {
            value: name.clone(),
            origin: schema.origin.clone(),
        });
        beside.required = required.collect();
        beside.additional = match shared.rest {
            None => Additional::Unsaid,
            Some(None) => Additional::Allowed(true),
            Some(Some(of)) => Additional::Schema(of),
        };
        let beside = self.make(beside);
        let whole = |alternative: &SchemaId| {
            *alternative == id
                || match &self.view(*alternative).of {
                    Of::Object(object) => shared
                        .properties
                        .keys()
                        .all(|name| object.properties.contains_key(name)),
                    _ => false,
                }
        };
        let shared_out = alternatives.into_iter().map(|alternative| {
            if whole(&alternative) {
                return alternative;
            }
            let one = self.schema(alternative);
            let mut both = Schema::new(one.origin.clone());
            both.title = one.title.clone();
            both.description = one.description.clone();
            both.all_of = Some(vec![beside, alternative]);
            self.make(both)
        });
        shared_out.collect()
    }

    /// A property as one schema, with what another schema adds to it.
    pub(super) fn one(&self, member: &Member) -> SchemaId {
        let Some(told) = member.told else {
            return member.schema;
        };
        let mut schema = (*self.schema(told)).clone();
        schema.component = None;
        schema.all_of = Some(vec![member.schema]);
        self.make(schema)
    }

    /// The value of which the other one is a list.
    pub(super) fn one_or_many(&self, one: SchemaId, list: SchemaId) -> Option<SchemaId> {
        let Of::List(Some(items)) = self.view(list).of else {
            return None;
        };
        let (one_view, item) = (self.view(one), self.view(items));
        let is_same = match (&one_view.of, &item.of) {
            (Of::Text(None), Of::Text(None))
            | (Of::Integer, Of::Integer)
            | (Of::Number, Of::Number) => true,
            (Of::Enum { known: a, .. }, Of::Enum { known: b, .. }) => a == b,
            _ => one_view.id == item.id,
        };
        let is_plain = matches!(
            one_view.of,
            Of::Text(_) | Of::Integer | Of::Number | Of::Enum { .. } | Of::Object(_)
        );
        (is_same && is_plain && !item.nullable).then_some(one)
    }

    /// The discriminator of a union.
    pub fn discriminator(&self, id: SchemaId) -> Option<Discriminator> {
        let schema = self.schema(id);
        let parts = schema.all().iter();
        let in_parts = || {
            parts.clone().find_map(|part| {
                self.schema(self.schemas_target(*part))
                    .discriminator
                    .clone()
            })
        };
        schema.discriminator.clone().or_else(in_parts)
    }
}

/// Alternatives that are all text are one text: of the values that are known, if any
/// are listed.
pub(super) fn merge_texts(views: &[Rc<View>]) -> Option<Of> {
    let mut known: Vec<String> = Vec::new();
    let mut is_open = false;
    for view in views {
        match &view.of {
            Of::Enum {
                known: values,
                is_open: any,
            } => {
                is_open |= any;
                for value in values {
                    if !known.contains(value) {
                        known.push(value.clone());
                    }
                }
            }
            Of::Text(_) => is_open = true,
            _ => return None,
        }
    }
    match views {
        [] | [_] => None,
        _ if known.is_empty() => Some(Of::Text(None)),
        _ => Some(Of::Enum { known, is_open }),
    }
}

pub(super) fn merge_numbers(views: &[Rc<View>]) -> Option<Of> {
    let is_number = |view: &Rc<View>| matches!(view.of, Of::Integer | Of::Number);
    match views {
        [] | [_] => None,
        _ if !views.iter().all(is_number) => None,
        _ if views.iter().all(|view| matches!(view.of, Of::Integer)) => Some(Of::Integer),
        _ => Some(Of::Number),
    }
}
