//! [`Description`]: the service as `openapi/enrich.yaml` describes it.
//!
//! Read once in the life of a process, it says which operations there are, what
//! their requests have to look like and what their answers may. Limits and
//! closed lists stand there and nowhere else. What an operation *does* is not in
//! here; that is [`routes`](crate::routes).

mod numbers;
mod operation;
#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::LazyLock;

use jsonschema::{Registry, Resource, Validator};
use serde_json::{Value, json};

use crate::world::looks_like_an_address;

pub use operation::{Form, LongList, Method, Operation, Parameter, Place};

const SOURCE: &str = include_str!("../../../openapi/enrich.yaml");
const URI: &str = "urn:enrich";

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    serde_yaml_ng::from_str(SOURCE).expect("openapi/enrich.yaml is part of this crate and is YAML")
});

static REGISTRY: LazyLock<Registry<'static>> = LazyLock::new(|| {
    Registry::new()
        .draft(jsonschema::Draft::Draft202012)
        .add(URI, Resource::from_contents(DOCUMENT.clone()))
        .and_then(jsonschema::RegistryBuilder::prepare)
        .expect("references in openapi/enrich.yaml lead somewhere")
});

static DESCRIPTION: LazyLock<Description> = LazyLock::new(|| Description::read(&DOCUMENT));

/// What the service offers.
#[derive(Debug)]
pub struct Description {
    operations: Vec<Operation>,
    webhooks: HashMap<String, Schema>,
    schemas: HashMap<String, Schema>,
    problem: Schema,
}

impl Description {
    /// The description that this crate was built with.
    #[must_use]
    pub fn get() -> &'static Self {
        &DESCRIPTION
    }

    /// All operations, in their order.
    #[must_use]
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// The operation with an id.
    #[must_use]
    pub fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations.iter().find(|operation| operation.id == id)
    }

    /// What the body of a webhook has to look like, by its `event`.
    #[must_use]
    pub fn webhook(&self, event: &str) -> Option<&Schema> {
        self.webhooks.get(event)
    }

    /// The schema with a name, whether an operation refers to it or not.
    #[must_use]
    pub fn schema(&self, name: &str) -> Option<&Schema> {
        self.schemas.get(name)
    }

    /// What every error in problem form has to look like.
    #[must_use]
    pub const fn problem(&self) -> &Schema {
        &self.problem
    }

    fn read(document: &'static Value) -> Self {
        let operations = members(&document["paths"])
            .flat_map(|(path, item)| {
                members(item).filter_map(move |(method, node)| {
                    Operation::read(document, path, method.parse().ok()?, node)
                })
            })
            .collect();
        let webhooks = members(&document["webhooks"])
            .filter_map(|(name, node)| {
                let schema = &node["post"]["requestBody"]["content"]["application/json"]["schema"];
                let event = resolve(document, schema)["properties"]["event"]["const"].as_str()?;
                let pointer =
                    format!("/webhooks/{name}/post/requestBody/content/application~1json/schema");
                Some((event.to_owned(), Schema::at(&pointer)))
            })
            .collect();
        let schemas = members(&document["components"]["schemas"])
            .map(|(name, _)| {
                let pointer = format!("/components/schemas/{}", token(name));
                (name.clone(), Schema::at(&pointer))
            })
            .collect();
        Self {
            operations,
            webhooks,
            schemas,
            problem: Schema::at("/components/schemas/ErrorEnvelope"),
        }
    }
}

/// A schema of the description, made ready when it is first asked.
#[derive(Debug)]
pub struct Schema {
    pointer: String,
    validator: LazyLock<Validator, Box<dyn FnOnce() -> Validator + Send>>,
}

impl Schema {
    fn at(pointer: &str) -> Self {
        // Paths have braces, which a URI reference must not have.
        let fragment = pointer.replace('{', "%7B").replace('}', "%7D");
        let reference = json!({ "$ref": format!("{URI}#{fragment}") });
        Self {
            pointer: pointer.to_owned(),
            validator: LazyLock::new(Box::new(move || {
                jsonschema::options()
                    .with_draft(jsonschema::Draft::Draft202012)
                    .with_registry(&REGISTRY)
                    .should_validate_formats(true)
                    .with_format("email", looks_like_an_address)
                    .build(&reference)
                    .expect("schemas in openapi/enrich.yaml are schemas")
            })),
        }
    }

    /// The validator.
    #[must_use]
    pub fn validator(&self) -> &Validator {
        &self.validator
    }

    /// Writes whole numbers with a fraction, such as `12.0`, where this says
    /// `number`.
    pub fn write_fractions(&self, value: &mut Value) {
        if let Some(schema) = DOCUMENT.pointer(&self.pointer) {
            numbers::write_fractions(schema, value);
        }
    }
}

fn members(node: &Value) -> impl Iterator<Item = (&String, &Value)> {
    node.as_object().into_iter().flatten()
}

/// Follows a local reference, if the node is one.
fn resolve<'d>(document: &'d Value, node: &'d Value) -> &'d Value {
    node["$ref"]
        .as_str()
        .and_then(|reference| document.pointer(reference.strip_prefix('#')?))
        .unwrap_or(node)
}

/// A part of a JSON pointer, escaped.
fn token(text: &str) -> String {
    text.replace('~', "~0").replace('/', "~1")
}
