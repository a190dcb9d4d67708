//! What a schema describes, with its references followed and its parts merged.
//!
//! A schema can say the same thing in many ways: by reference, in parts, as a list of
//! types, as alternatives of which one is null. [`Views`] reduces these to one
//! [`View`] of a value. It names nothing and knows no Rust.

mod alternatives;
mod merge;
mod told;

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use indexmap::{IndexMap, IndexSet};

use crate::sdk::RuntimeType;
use crate::spec::{Additional, JsonType, Limits, Schema, SchemaId, Spec};

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
    /// What an earlier part says it holds. Its description counts if no later one has any.
    pub before: Option<SchemaId>,
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
