//! The description of the API, as somebody else than the generator reads it.
//!
//! It has a YAML reader and a way to follow references of its own, so that a
//! mistake in the generator's cannot hide in the tests too. It reads, and does
//! not judge.

use std::fs;
use std::sync::LazyLock;

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

use crate::project;

const VERBS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

static ENRICH: LazyLock<Description> = LazyLock::new(|| {
    let path = project::root().join("openapi/enrich.yaml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let root = serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    Description { root }
});

/// An OpenAPI 3.1 description in one file.
#[derive(Debug)]
pub struct Description {
    root: Value,
}

/// Something that the service can be asked for.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    description: &'static Description,
    /// Its `operationId`.
    pub id: &'static str,
    /// The method of HTTP, in capitals as it is sent.
    pub verb: &'static str,
    /// The path template.
    pub path: &'static str,
    node: &'static Value,
}

/// A value beside the body of a request.
#[derive(Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Where it goes: `query` or `path`.
    pub place: String,
    /// What it may be.
    pub schema: Value,
}

/// What a body is.
#[derive(Debug)]
pub struct Content {
    /// The media type.
    pub media_type: &'static str,
    /// What it may be.
    pub schema: &'static Value,
}

/// The way from an answer to another operation.
#[derive(Debug)]
pub struct Link {
    /// Its name.
    pub name: &'static str,
    /// The `operationId` of the other operation.
    pub operation: &'static str,
    /// The parameters of the other operation, each with the expression for its value.
    pub parameters: Vec<(&'static str, &'static str)>,
}

/// Something that the service calls back with.
#[derive(Debug)]
pub struct Webhook {
    /// Its name in the description.
    pub key: &'static str,
    /// What it may be.
    pub schema: &'static Value,
}

impl Description {
    /// The description that the client is made from.
    #[must_use]
    pub fn enrich() -> &'static Self {
        &ENRICH
    }

    /// Everything that the service can be asked for.
    #[must_use]
    pub fn operations(&'static self) -> Vec<Operation> {
        let paths = object(&self.root["paths"]);
        let of_path = |(path, item): (&'static String, &'static Value)| {
            object(item).iter().filter_map(|(key, node)| {
                let verb = VERBS.iter().find(|verb| *verb == key)?;
                Some(Operation {
                    description: self,
                    id: text(&node["operationId"]),
                    verb: capitals(verb),
                    path,
                    node,
                })
            })
        };
        paths.iter().flat_map(of_path).collect()
    }

    /// The operation with this `operationId`.
    #[must_use]
    pub fn operation(&'static self, id: &str) -> Operation {
        let mut operations = self.operations().into_iter();
        let found = operations.find(|operation| operation.id == id);
        found.unwrap_or_else(|| panic!("the description has no operation `{id}`"))
    }

    /// The one operation that a request to this path is of, if there is one.
    #[must_use]
    pub fn operation_at(&'static self, verb: &str, path: &str) -> Option<Operation> {
        let fits = |operation: &Operation| operation.verb == verb && operation.fits(path);
        let mut fitting = self.operations().into_iter().filter(fits);
        let operation = fitting.next();
        assert!(
            fitting.next().is_none(),
            "{verb} {path} could be several operations"
        );
        operation
    }

    /// Everything that the service calls back with.
    #[must_use]
    pub fn webhooks(&'static self) -> Vec<Webhook> {
        let webhooks = object(&self.root["webhooks"]).iter();
        let body = |node: &'static Value| &node["post"]["requestBody"]["content"];
        webhooks
            .map(|(key, node)| Webhook {
                key,
                schema: &body(node)["application/json"]["schema"],
            })
            .collect()
    }

    /// The schema with this name.
    #[must_use]
    pub fn schema(&'static self, name: &str) -> &'static Value {
        let schema = self.root.pointer(&format!("/components/schemas/{name}"));
        schema.unwrap_or_else(|| panic!("the description has no schema `{name}`"))
    }

    /// What a node says, with what its reference says underneath.
    #[must_use]
    pub fn follow(&self, node: &Value) -> Value {
        let Some(reference) = node.get("$ref").and_then(Value::as_str) else {
            return node.clone();
        };
        let target = reference
            .strip_prefix('#')
            .and_then(|at| self.root.pointer(at));
        let target = target.unwrap_or_else(|| panic!("`{reference}` leads nowhere"));
        let mut followed = self.follow(target);
        if let (Value::Object(followed), Value::Object(node)) = (&mut followed, node) {
            let beside = node.iter().filter(|(key, _)| *key != "$ref");
            followed.extend(beside.map(|(key, value)| (key.clone(), value.clone())));
        }
        followed
    }

    /// What is wrong with a value, by the rules of a schema.
    #[must_use]
    pub fn problems(&self, schema: &Value, value: &Value) -> Vec<String> {
        let problem =
            |error: jsonschema::ValidationError<'_>| format!("{}: {error}", error.instance_path());
        self.validator(schema)
            .iter_errors(value)
            .map(problem)
            .collect()
    }

    fn validator(&self, schema: &Value) -> Validator {
        // References are to the components, which have to be in the same document.
        let document = json!({ "allOf": [schema], "components": self.root["components"] });
        jsonschema::options()
            .with_draft(Draft::Draft202012)
            .should_validate_formats(true)
            .build(&document)
            .unwrap_or_else(|error| panic!("{schema} is no schema: {error}"))
    }
}

impl Operation {
    /// Its parameters, those that its path shares included.
    #[must_use]
    pub fn parameters(&self) -> Vec<Parameter> {
        let item = &self.description.root["paths"][self.path];
        let lists = [&item["parameters"], &self.node["parameters"]];
        let parameter = |node: &Value| {
            let node = self.description.follow(node);
            Parameter {
                name: node["name"].as_str().unwrap_or_default().to_owned(),
                place: node["in"].as_str().unwrap_or_default().to_owned(),
                schema: node["schema"].clone(),
            }
        };
        let nodes = lists.into_iter().filter_map(Value::as_array).flatten();
        nodes.map(parameter).collect()
    }

    /// What its body may be, if it has one.
    #[must_use]
    pub fn request(&self) -> Option<Content> {
        let body = self.node.get("requestBody")?;
        Some(self.content(body))
    }

    /// What it is answered with if all is well.
    #[must_use]
    pub fn answer(&self) -> Content {
        self.content(&self.node["responses"]["200"])
    }

    /// What leads from its answer to other operations, if all is well.
    #[must_use]
    pub fn links(&self) -> Vec<Link> {
        let links = self.node["responses"]["200"]["links"].as_object();
        let link = |(name, node): (&'static String, &'static Value)| Link {
            name,
            operation: text(&node["operationId"]),
            parameters: object(&node["parameters"])
                .iter()
                .map(|(parameter, from)| (parameter.as_str(), text(from)))
                .collect(),
        };
        links.into_iter().flatten().map(link).collect()
    }

    fn content(&self, node: &'static Value) -> Content {
        let target = node
            .get("$ref")
            .and_then(Value::as_str)
            .and_then(|at| at.strip_prefix('#'));
        let node = match target {
            Some(pointer) => self
                .description
                .root
                .pointer(pointer)
                .unwrap_or(&Value::Null),
            None => node,
        };
        let mut media = object(&node["content"]).iter();
        let (media_type, node) = media.next().expect("a body has a media type");
        Content {
            media_type,
            schema: &node["schema"],
        }
    }

    fn fits(&self, path: &str) -> bool {
        let is_variable = |part: &str| part.starts_with('{');
        let (ours, theirs) = (self.path.split('/'), path.split('/'));
        ours.clone().count() == theirs.clone().count()
            && ours
                .zip(theirs)
                .all(|(our, their)| our == their || is_variable(our))
    }
}

fn object(node: &Value) -> &Map<String, Value> {
    node.as_object()
        .unwrap_or_else(|| panic!("the description has no object where {node} is"))
}

fn text(node: &Value) -> &str {
    node.as_str()
        .unwrap_or_else(|| panic!("the description has no text where {node} is"))
}

fn capitals(verb: &str) -> &'static str {
    match verb {
        "get" => "GET",
        "post" => "POST",
        "put" => "PUT",
        "patch" => "PATCH",
        _ => "DELETE",
    }
}
