//! What a schema describes, with its references followed and its parts merged.
//!
//! A schema can say the same thing in many ways: by reference, in parts, as a list of
//! types, as alternatives of which one is null. [`Views`] reduces these to one
//! [`View`] of a value. It names nothing and knows no Rust.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use indexmap::{IndexMap, IndexSet};

use crate::sdk::RuntimeType;
use crate::spec::{
    Additional, Discriminator, JsonType, Limits, Located, Property, Schema, SchemaId, Spec, Value,
};

/// A value, as a schema describes it.
#[derive(Debug, Clone)]
pub struct View {
    /// The schema that describes it, at the end of all references.
    pub id: SchemaId,
    /// Whether it may be null.
    pub nullable: bool,
    /// What it is.
    pub of: Of,
}

/// What a value is.
#[derive(Debug, Clone)]
pub enum Of {
    /// Anything.
    Any,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A text, in a format.
    Text(Option<String>),
    /// A text, of which these are known.
    Enum {
        /// The texts that are listed.
        known: Vec<String>,
        /// Whether the description allows any other text as well.
        is_open: bool,
    },
    /// A list.
    List(Option<SchemaId>),
    /// A list of a fixed number of items.
    Tuple(Vec<SchemaId>),
    /// An object whose properties are not known.
    Map(Option<SchemaId>),
    /// An object.
    Object(Object),
    /// One of several things.
    Union(Vec<SchemaId>),
    /// A value, or a list of such values.
    OneOrMany(SchemaId),
    /// A value that a type of the runtime represents.
    Runtime(RuntimeType),
}

/// An object with known properties.
#[derive(Debug, Clone, Default)]
pub struct Object {
    /// Its properties.
    pub properties: IndexMap<String, Member>,
    /// The names that it requires.
    pub required: IndexSet<String>,
    /// What other properties hold, if there are others.
    pub rest: Option<Option<SchemaId>>,
}

/// A property of an object.
#[derive(Debug, Clone)]
pub struct Member {
    /// What it holds.
    pub schema: SchemaId,
    /// A schema that only says more about it, and wins where it does.
    pub told: Option<SchemaId>,
}

/// What is said of a value where it is used: at the use first, then where it refers to.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// What it is.
    pub description: Option<String>,
    /// The value that holds if none is given.
    pub default: Option<serde_json::Value>,
    /// Examples.
    pub examples: Vec<serde_json::Value>,
    /// Limits.
    pub limits: Limits,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Whether only the service sends it.
    pub read_only: bool,
    /// Whether only callers send it.
    pub write_only: bool,
}

/// How deep parts and alternatives may nest without a property in between.
const MAX_DEPTH: usize = 64;

/// The views of all schemas of a description.
pub struct Views<'a> {
    spec: &'a Spec,
    /// Schemas that stand for a part of another one.
    made: RefCell<Vec<Rc<Schema>>>,
    views: RefCell<HashMap<SchemaId, Rc<View>>>,
    /// The most schemas that are made. No description that ends needs as many.
    most_made: usize,
    /// How many views are being made, one for another.
    depth: Cell<usize>,
    /// Schemas whose parts and alternatives never end.
    pub endless: RefCell<Vec<SchemaId>>,
    /// The components that have each schema as a part; made when first needed.
    children: OnceCell<HashMap<SchemaId, Vec<SchemaId>>>,
}

/// What the parts of a schema say together.
#[derive(Default)]
struct Merged {
    types: Option<Vec<JsonType>>,
    is_conflict: bool,
    formats: Vec<String>,
    values: Option<Vec<serde_json::Value>>,
    object: Object,
    items: Option<SchemaId>,
    prefix: Vec<SchemaId>,
    alternatives: Vec<SchemaId>,
    runtime: Option<RuntimeType>,
    nullable_parts: Option<bool>,
}

impl<'a> Views<'a> {
    pub fn new(spec: &'a Spec) -> Self {
        Self {
            spec,
            made: RefCell::default(),
            views: RefCell::default(),
            most_made: 10_000 + 4 * spec.schemas.all.len(),
            depth: Cell::new(0),
            endless: RefCell::default(),
            children: OnceCell::new(),
        }
    }

    /// A schema, of the description or made here.
    pub fn schema(&self, id: SchemaId) -> SchemaRef<'a> {
        let described = &self.spec.schemas.all;
        match described.get(id.0 as usize) {
            Some(schema) => SchemaRef::Described(schema),
            None => SchemaRef::Made(Rc::clone(
                &self.made.borrow()[id.0 as usize - described.len()],
            )),
        }
    }

    fn make(&self, schema: Schema) -> SchemaId {
        let mut made = self.made.borrow_mut();
        made.push(Rc::new(schema));
        let number = self.spec.schemas.all.len() + made.len() - 1;
        SchemaId(u32::try_from(number).unwrap_or(u32::MAX))
    }

    /// Adds an object that is made of properties from other schemas.
    pub fn make_object(
        &self,
        like: SchemaId,
        properties: IndexMap<String, crate::spec::Property>,
    ) -> SchemaId {
        let mut schema = Schema::new(self.schema(like).origin.clone());
        schema.types = vec![JsonType::Object];
        schema.properties = properties;
        self.make(schema)
    }

    /// The schema that another one is, and whether null was allowed on the way. Schemas
    /// that are each other are all the first of them.
    pub fn target(&self, id: SchemaId) -> (SchemaId, bool) {
        let mut reached = id;
        let mut nullable = false;
        let mut seen = vec![id];
        loop {
            let schema = self.schema(reached);
            nullable |= schema.nullable;
            if schema
                .sdk
                .as_ref()
                .is_some_and(|sdk| sdk.value.runtime_type.is_some() || sdk.value.name.is_some())
            {
                break;
            }
            let Some(next) = schema.plain_target() else {
                break;
            };
            if let Some(start) = seen.iter().position(|known| *known == next) {
                reached = seen[start..].iter().copied().min().unwrap_or(next);
                break;
            }
            seen.push(next);
            reached = next;
        }
        (reached, nullable)
    }

    /// What a schema describes.
    pub fn view(&self, id: SchemaId) -> Rc<View> {
        if let Some(known) = self.views.borrow().get(&id) {
            return Rc::clone(known);
        }
        let (target, nullable) = self.target(id);
        if target != id {
            // One target has one view, or the schemas made for it would not be the same.
            let mut view = (*self.view(target)).clone();
            view.nullable |= nullable;
            let view = Rc::new(view);
            self.views.borrow_mut().insert(id, Rc::clone(&view));
            return view;
        }
        let depth = self.depth.get();
        self.depth.set(depth + 1);
        let is_endless = depth > MAX_DEPTH || self.made.borrow().len() > self.most_made;
        let (of, own_null) = match !is_endless {
            true => self.read(target),
            false => {
                self.endless.borrow_mut().push(target);
                (Of::Any, false)
            }
        };
        let mut view = View {
            id: target,
            nullable: nullable || own_null,
            of,
        };
        // Alternatives of which only one is left are that one.
        if let Of::Union(alternatives) = &view.of
            && let [only] = alternatives.as_slice()
        {
            let inner = match self.leads_to_itself(*only, target) {
                true => Rc::new(View {
                    id: target,
                    nullable: false,
                    of: Of::Any,
                }),
                false => self.view(*only),
            };
            view = View {
                id: if self.is_named(target) {
                    target
                } else {
                    inner.id
                },
                nullable: view.nullable || inner.nullable,
                of: inner.of.clone(),
            };
        }
        self.depth.set(depth);
        let view = Rc::new(view);
        self.views.borrow_mut().insert(id, Rc::clone(&view));
        view
    }

    /// Whether a schema has a name of its own.
    pub fn is_named(&self, id: SchemaId) -> bool {
        let schema = self.schema(id);
        schema.component.is_some()
            || schema.title.is_some()
            || schema
                .sdk
                .as_ref()
                .is_some_and(|sdk| sdk.value.name.is_some())
    }

    /// Whether a schema has another one as a part.
    fn has_part(&self, id: SchemaId, part: SchemaId) -> bool {
        let mut seen = vec![self.schemas_target(id)];
        let mut next = 0;
        while let Some(reached) = seen.get(next).copied() {
            next += 1;
            for more in self.schema(reached).all() {
                let more = self.schemas_target(*more);
                if more == part {
                    return true;
                }
                if !seen.contains(&more) {
                    seen.push(more);
                }
            }
        }
        false
    }

    /// Whether alternatives of a schema lead back to it before anything is described.
    fn leads_to_itself(&self, from: SchemaId, to: SchemaId) -> bool {
        let mut seen = vec![from];
        let mut next = 0;
        while let Some(id) = seen.get(next).copied() {
            next += 1;
            if self.target(id).0 == to {
                return true;
            }
            let schema = self.schema(id);
            let alternatives = schema.alternatives().unwrap_or_default();
            for more in schema.plain_target().iter().chain(alternatives) {
                if !seen.contains(more) {
                    seen.push(*more);
                }
            }
        }
        false
    }

    fn read(&self, id: SchemaId) -> (Of, bool) {
        let mut merged = Merged::default();
        self.merge(id, &mut merged, &mut Vec::new());
        let schema = self.schema(id);
        let mut nullable = schema.nullable || merged.nullable_parts == Some(true);
        if let Some(of) = merged.runtime {
            return (Of::Runtime(of), nullable);
        }
        if let Some(values) = &mut merged.values {
            let before = values.len();
            values.retain(|value| !value.is_null());
            nullable |= values.len() < before;
        }
        let mut alternatives = Vec::new();
        for alternative in std::mem::take(&mut merged.alternatives) {
            if self.leads_to_itself(alternative, id) {
                continue;
            }
            if self.is_null(alternative) {
                nullable = true;
            } else if !alternatives.contains(&alternative) {
                alternatives.push(alternative);
            }
        }
        nullable |= alternatives.iter().any(|one| self.view(*one).nullable);
        (self.of(id, merged, alternatives), nullable)
    }

    /// Whether a schema allows null and nothing else.
    fn is_null(&self, id: SchemaId) -> bool {
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
    fn merge(&self, id: SchemaId, merged: &mut Merged, open: &mut Vec<SchemaId>) {
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

    fn schemas_target(&self, id: SchemaId) -> SchemaId {
        match id.0 < u32::try_from(self.spec.schemas.all.len()).unwrap_or(u32::MAX) {
            true => self.spec.schemas.target(id),
            false => id,
        }
    }

    fn merge_own(&self, id: SchemaId, schema: &Schema, merged: &mut Merged, open: &[SchemaId]) {
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
                _ => {
                    let member = Member {
                        schema: property.schema,
                        told: None,
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
    fn derived(&self, id: SchemaId, schema: &Schema) -> Vec<SchemaId> {
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

    fn of(&self, id: SchemaId, mut merged: Merged, alternatives: Vec<SchemaId>) -> Of {
        let schema = self.schema(id);
        if schema.boolean.is_some() || merged.is_conflict {
            return Of::Any;
        }
        let has_properties = !merged.object.properties.is_empty();
        let types = merged.types.take().unwrap_or_default();
        if !alternatives.is_empty() && !self.only_constrains(&alternatives, &types, has_properties)
        {
            return self.union(id, &schema, merged, alternatives);
        }
        if let Some(values) = merged.values.filter(|values| !values.is_empty()) {
            return of_values(&types, &values, merged.formats.last());
        }
        let types = match types.as_slice() {
            [] => implied(
                &merged.object,
                merged.items.is_some() || !merged.prefix.is_empty(),
            ),
            [JsonType::Integer, JsonType::Number] | [JsonType::Number, JsonType::Integer] => {
                vec![JsonType::Number]
            }
            types => types.to_vec(),
        };
        match types.as_slice() {
            [] => Of::Any,
            [JsonType::Boolean] => Of::Boolean,
            [JsonType::Integer] => Of::Integer,
            [JsonType::Number] => Of::Number,
            [JsonType::String] => Of::Text(merged.formats.pop()),
            [JsonType::Array] => match merged.prefix.is_empty() {
                true => Of::List(merged.items),
                // More items than are described would be lost in a tuple.
                false if schema.is_closed_list => Of::Tuple(merged.prefix),
                false => Of::List(None),
            },
            [JsonType::Object] => object(merged.object),
            several => Of::Union(
                several
                    .iter()
                    .map(|of| self.of_type(&schema, *of))
                    .collect(),
            ),
        }
    }

    /// One of several types of a schema, as a schema.
    fn of_type(&self, schema: &Schema, of: JsonType) -> SchemaId {
        let mut one = schema.clone();
        one.component = None;
        one.title = None;
        one.sdk = None;
        one.description = None;
        one.nullable = false;
        one.types = vec![of];
        if of != JsonType::Object {
            one.properties.clear();
            one.required.clear();
            one.additional = Additional::Unsaid;
        }
        if of != JsonType::Array {
            one.items = None;
            one.prefix_items.clear();
        }
        self.make(one)
    }

    /// Whether alternatives say nothing of what a value is: they only differ in what
    /// they require, or narrow down a plain value.
    fn only_constrains(
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

    fn union(
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

    fn without_repetitions(&self, alternatives: Vec<SchemaId>) -> Vec<SchemaId> {
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
    fn share(
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

    /// A property as one schema, with what another one tells of it.
    fn one(&self, member: &Member) -> SchemaId {
        let Some(told) = member.told else {
            return member.schema;
        };
        let mut schema = (*self.schema(told)).clone();
        schema.component = None;
        schema.all_of = Some(vec![member.schema]);
        self.make(schema)
    }

    /// The value of which the other one is a list.
    fn one_or_many(&self, one: SchemaId, list: SchemaId) -> Option<SchemaId> {
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

    /// What is said of a value where it is used.
    pub fn told(&self, id: SchemaId, is_type: impl Fn(SchemaId) -> bool) -> Told {
        let mut told = Told::default();
        let mut reached = id;
        for step in 0..256 {
            let schema = self.schema(reached);
            // What a type says of itself is in its own docs.
            if step == 0 || !is_type(reached) {
                told.description = told.description.or_else(|| schema.description.clone());
            }
            told.default = told
                .default
                .or_else(|| schema.default.as_ref().map(|it| it.value.clone()));
            told.examples
                .extend(schema.examples.iter().map(|it| it.value.clone()));
            told.limits.fill(&schema.limits);
            told.deprecated |= schema.deprecated;
            told.read_only |= schema.read_only;
            told.write_only |= schema.write_only;
            match schema.plain_target() {
                Some(next) => reached = next,
                None => break,
            }
        }
        told
    }

    /// What is said of a property.
    pub fn told_of(&self, member: &Member, is_type: impl Fn(SchemaId) -> bool) -> Told {
        let base = self.told(member.schema, &is_type);
        let Some(more) = member.told else {
            return base;
        };
        let mut told = self.told(more, &is_type);
        told.description = told.description.or(base.description);
        told.default = told.default.or(base.default);
        told.examples.extend(base.examples);
        told.limits.fill(&base.limits);
        told.deprecated |= base.deprecated;
        told.read_only |= base.read_only;
        told.write_only |= base.write_only;
        told
    }
}

/// A schema of the description, or one that was made here.
pub enum SchemaRef<'a> {
    Described(&'a Schema),
    Made(Rc<Schema>),
}

impl std::ops::Deref for SchemaRef<'_> {
    type Target = Schema;

    fn deref(&self) -> &Schema {
        match self {
            Self::Described(schema) => schema,
            Self::Made(schema) => schema,
        }
    }
}

/// The types that both lists allow; an integer is a number.
fn both(a: &[JsonType], b: &[JsonType]) -> Vec<JsonType> {
    let is_number = |of: &JsonType| matches!(of, JsonType::Integer | JsonType::Number);
    let mut types: Vec<JsonType> = b.iter().copied().filter(|of| a.contains(of)).collect();
    if types.is_empty() && a.iter().any(is_number) && b.iter().any(is_number) {
        types.push(JsonType::Integer);
    }
    types
}

/// Whether a schema says what a value is, and not only something about it.
fn says_what(schema: &Schema) -> bool {
    !schema.types.is_empty()
        || schema.reference.is_some()
        || !schema.properties.is_empty()
        || schema.values.is_some()
        || schema.constant.is_some()
        || schema.items.is_some()
        || !schema.prefix_items.is_empty()
        || schema.alternatives().is_some()
        || !schema.all().is_empty()
        || matches!(schema.additional, Additional::Schema(_))
}

/// Whether a schema only tells more of a value that another one describes.
fn only_tells(schema: &Schema) -> bool {
    schema.boolean.is_none() && !says_what(schema) && schema.required.is_empty()
}

fn implied(object: &Object, is_list: bool) -> Vec<JsonType> {
    if !object.properties.is_empty() || !object.required.is_empty() || object.rest.is_some() {
        vec![JsonType::Object]
    } else if is_list {
        vec![JsonType::Array]
    } else {
        Vec::new()
    }
}

fn object(object: Object) -> Of {
    if object.properties.is_empty() && object.required.is_empty() {
        return Of::Map(object.rest.flatten());
    }
    Of::Object(object)
}

/// A value of which the description lists the choices.
fn of_values(types: &[JsonType], values: &[serde_json::Value], format: Option<&String>) -> Of {
    use serde_json::Value as Json;
    let allows = |of: JsonType| types.is_empty() || types.contains(&of);
    let mut known: Vec<String> = Vec::new();
    for value in values.iter().filter_map(Json::as_str) {
        if !known.iter().any(|it| it == value) {
            known.push(value.to_owned());
        }
    }
    // `check` reports values of another type than the schema's.
    let is_text = types == [JsonType::String] && !known.is_empty();
    if is_text || values.iter().all(Json::is_string) && allows(JsonType::String) {
        return Of::Enum {
            known,
            is_open: false,
        };
    }
    match types {
        [JsonType::String] => return Of::Text(format.cloned()),
        [JsonType::Integer] => return Of::Integer,
        [JsonType::Number] => return Of::Number,
        [JsonType::Boolean] => return Of::Boolean,
        _ => {}
    }
    if values.iter().all(|value| value.is_u64() || value.is_i64()) {
        Of::Integer
    } else if values.iter().all(Json::is_number) {
        Of::Number
    } else if values.iter().all(Json::is_boolean) {
        Of::Boolean
    } else {
        Of::Any
    }
}

/// Alternatives that are all text are one text: of the values that are known, if any
/// are listed.
fn merge_texts(views: &[Rc<View>]) -> Option<Of> {
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

fn merge_numbers(views: &[Rc<View>]) -> Option<Of> {
    let is_number = |view: &Rc<View>| matches!(view.of, Of::Integer | Of::Number);
    match views {
        [] | [_] => None,
        _ if !views.iter().all(is_number) => None,
        _ if views.iter().all(|view| matches!(view.of, Of::Integer)) => Some(Of::Integer),
        _ => Some(Of::Number),
    }
}
