//! Merges the parts of a schema: references, `allOf`, and what the schema says itself.

use std::collections::HashMap;

use super::{Member, Merged, Views, only_tells};
use crate::spec::{Additional, JsonType, Schema, SchemaId, Value};

impl Views<'_> {
    /// Whether a schema allows null and nothing else.
    pub(super) fn is_null(&self, id: SchemaId) -> bool {
        let schema = self.schema(self.target(id).0);
        let only_null = |values: &[Value]| {
            !values.is_empty() && values.iter().all(|value| value.value.is_null())
        };
        let by_value = schema
            .values
            .as_ref()
            .is_some_and(|list| only_null(&list.value))
            || schema
                .constant
                .as_ref()
                .is_some_and(|it| it.value.is_null());
        let says_nothing_else = schema.types.is_empty()
            && schema.boolean.is_none()
            && schema.properties.is_empty()
            && schema.alternatives().is_none()
            && schema.all().is_empty()
            && schema.reference.is_none()
            && schema.values.is_none()
            && schema.constant.is_none();
        by_value || schema.nullable && says_nothing_else
    }

    /// Adds what a schema and its parts say; what it says itself counts most.
    pub(super) fn merge(&self, id: SchemaId, merged: &mut Merged, open: &mut Vec<SchemaId>) {
        if open.contains(&id) {
            return;
        }
        let schema = self.schema(id);
        open.push(id);
        let parts = schema.reference.iter().chain(schema.all());
        let mut all_nullable: Option<bool> = None;
        for part in parts {
            let part = self.schemas_target(*part);
            if open.contains(&part) {
                continue;
            }
            let reached = self.schema(part);
            if !only_tells(&reached) {
                let nullable = reached.nullable && all_nullable.unwrap_or(true);
                all_nullable = Some(nullable);
            }
            self.merge(part, merged, open);
        }
        if open.len() == 1 {
            merged.nullable_parts = all_nullable;
        }
        self.merge_own(id, &schema, merged, open);
        open.pop();
    }

    pub(super) fn schemas_target(&self, id: SchemaId) -> SchemaId {
        match id.0 < u32::try_from(self.spec.schemas.all.len()).unwrap_or(u32::MAX) {
            true => self.spec.schemas.target(id),
            false => id,
        }
    }

    pub(super) fn merge_own(
        &self,
        id: SchemaId,
        schema: &Schema,
        merged: &mut Merged,
        open: &[SchemaId],
    ) {
        if let Some(of) = schema.sdk.as_ref().and_then(|sdk| sdk.value.runtime_type) {
            merged.runtime = Some(of);
        }
        if !schema.types.is_empty() {
            merged.types = match merged.types.take() {
                None => Some(schema.types.clone()),
                Some(known) => Some(both(&known, &schema.types)),
            };
            merged.is_conflict |= merged.types.as_ref().is_some_and(Vec::is_empty);
        }
        merged.formats.extend(schema.format.clone());
        if let Some(list) = &schema.values {
            merged.values = Some(list.value.iter().map(|value| value.value.clone()).collect());
        }
        if let Some(constant) = &schema.constant {
            merged.values = Some(vec![constant.value.clone()]);
        }
        for (name, property) in &schema.properties {
            match merged.object.properties.get_mut(name) {
                Some(known) if only_tells(&self.schema(property.schema)) => {
                    known.told = Some(property.schema);
                }
                known => {
                    let member = Member {
                        schema: property.schema,
                        told: None,
                        before: known.map(|known| known.schema),
                    };
                    merged.object.properties.insert(name.clone(), member);
                }
            }
        }
        let required = schema.required.iter().map(|name| name.value.clone());
        merged.object.required.extend(required);
        match &schema.additional {
            Additional::Unsaid => {}
            Additional::Allowed(false) => merged.object.rest = None,
            Additional::Allowed(true) => merged.object.rest = Some(None),
            Additional::Schema(of) => merged.object.rest = Some(Some(*of)),
        }
        if merged.object.rest.is_none()
            && let [first, others @ ..] = schema.pattern_properties.as_slice()
        {
            merged.object.rest = Some(others.is_empty().then_some(*first));
        }
        merged.items = schema.items.or(merged.items);
        if !schema.prefix_items.is_empty() {
            merged.prefix = schema.prefix_items.clone();
        }
        let alternatives = match schema.alternatives() {
            Some(alternatives) => alternatives.to_vec(),
            None => self.derived(id, schema),
        };
        // The alternatives of a part that is the base of this one are other types.
        let leads_back = open.len() > 1
            && alternatives.iter().any(|one| {
                self.has_part(*one, id) || open.iter().any(|it| self.leads_to_itself(*one, *it))
            });
        if !alternatives.is_empty() && !leads_back {
            merged.alternatives = alternatives;
        }
    }

    /// The schemas that are derived from one with a discriminator and no alternatives.
    pub(super) fn derived(&self, id: SchemaId, schema: &Schema) -> Vec<SchemaId> {
        if schema.discriminator.is_none() || schema.component.is_none() {
            return Vec::new();
        }
        let children = self.children.get_or_init(|| {
            let mut children: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
            for child in self.spec.schemas.components.values() {
                for part in self.spec.schema(*child).all() {
                    let parent = self.spec.schemas.target(*part);
                    children.entry(parent).or_default().push(*child);
                }
            }
            children
        });
        let mut all: Vec<SchemaId> = Vec::new();
        let mut wanted = vec![id];
        while let Some(parent) = wanted.pop() {
            for child in children.get(&parent).into_iter().flatten() {
                if !all.contains(child) && *child != id {
                    all.push(*child);
                    wanted.push(*child);
                }
            }
        }
        all
    }
}

/// The types that both lists allow; an integer is a number.
pub(super) fn both(a: &[JsonType], b: &[JsonType]) -> Vec<JsonType> {
    let is_number = |of: &JsonType| matches!(of, JsonType::Integer | JsonType::Number);
    let mut types: Vec<JsonType> = b.iter().copied().filter(|of| a.contains(of)).collect();
    if types.is_empty() && a.iter().any(is_number) && b.iter().any(is_number) {
        types.push(JsonType::Integer);
    }
    types
}
