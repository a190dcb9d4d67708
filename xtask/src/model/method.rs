//! The methods that call an operation, and what each of them asks for.

use super::decided_name::{self, DecidedName};
use super::direction::reference;
use super::{Building, media, text};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};
use crate::lower::{WIRE_NAME, wire_name_of_property};
use crate::names::{argument, pascal, snake};
use crate::sdk;

/// A method of a resource.
#[derive(Debug, Clone)]
pub struct Method {
    /// Its name.
    pub name: String,
    /// The type of the request that it makes.
    pub builder: String,
    /// One line.
    pub summary: Option<String>,
    /// The rest.
    pub description: Option<String>,
    /// Price in place of the operation's.
    pub price: Option<sdk::Price>,
    /// What has to be given, in the order of the arguments.
    pub arguments: Vec<Input>,
    /// What may be given.
    pub options: Vec<Input>,
    /// Whether and how a body is sent.
    pub body: Body,
}

/// Something that a caller gives.
#[derive(Debug, Clone)]
pub struct Input {
    /// The name on the wire.
    pub wire: String,
    /// The name in Rust.
    pub name: String,
    /// Where it goes.
    pub at: InputAt,
    /// What it is.
    pub description: Option<String>,
    /// A value that the description gives as an example.
    pub example: Option<serde_json::Value>,
}

/// Where an input goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InputAt {
    /// The path, the query or a header.
    Parameter,
    /// A property of the body.
    Property,
    /// The body itself.
    Body,
}

/// What is sent as a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// The operation has none.
    Absent,
    /// It has one, which this method leaves out.
    Omitted,
    /// An object, made of properties. The name of its schema.
    Object(String),
    /// Anything else, given as a whole.
    Whole,
}

pub fn build(
    building: &mut Building<'_>,
    written: &Node,
    lowered: &Node,
    id: &str,
    decided: &sdk::Operation,
    at: &Pointer,
) -> Vec<Method> {
    let variants = if decided.methods.is_empty() {
        vec![sdk::Method {
            name: decided.method.clone().unwrap_or_else(|| name(id)),
            without: Vec::new(),
            needs: Vec::new(),
            body: None,
            summary: None,
            description: None,
            price: None,
        }]
    } else {
        decided.methods.clone()
    };
    decided_names(building, written, decided, at);
    let shape = Shape {
        document: building.written,
        written,
        lowered,
        root: &building.lowered.document.root,
    };
    let parameters = shape.parameters();
    for variant in &variants {
        for name in variant.without.iter().chain(&variant.needs) {
            if !parameters.iter().any(|(input, _)| input.wire == *name) {
                building.diagnostics.push(no_parameter(name, written, at));
            }
        }
    }
    variants
        .into_iter()
        .map(|variant| shape.method(variant))
        .collect()
}

/// The function `new` makes the resource itself, and `clone` another of it.
const TAKEN: &[&str] = &["clone", "new"];

fn name(id: &str) -> String {
    match snake(id) {
        name if TAKEN.contains(&name.as_str()) => format!("{name}_"),
        name => name,
    }
}

fn decided_names(building: &mut Building<'_>, node: &Node, decided: &sdk::Operation, at: &Pointer) {
    let one = decided
        .method
        .iter()
        .map(|name| (name, vec!["method".to_owned()]));
    let several = decided.methods.iter().enumerate().map(|(index, method)| {
        let path = vec!["methods".to_owned(), index.to_string(), "name".to_owned()];
        (&method.name, path)
    });
    for (name, path) in one.chain(several) {
        let taken = TAKEN;
        decided_name::check(building, DecidedName { name, taken, path }, node, at);
    }
}

fn no_parameter(name: &str, node: &Node, at: &Pointer) -> Diagnostic {
    Diagnostic::new(
        "model/no-parameter",
        format!("the operation has no parameter `{name}`"),
    )
    .at(node.get(sdk::KEY).unwrap_or(node).place)
    .pointer(at.child(sdk::KEY))
    .help("`needs` and `without` name parameters of the operation")
}

struct Shape<'a> {
    document: &'a Node,
    written: &'a Node,
    lowered: &'a Node,
    root: &'a Node,
}

impl Shape<'_> {
    fn method(&self, variant: sdk::Method) -> Method {
        let body = match variant.body {
            Some(sdk::BodyUse::None) => Body::Omitted,
            _ => self.body(),
        };
        let mut arguments = Vec::new();
        let mut options = Vec::new();
        let parameters = self.parameters();
        let mut properties = self.body_inputs(&body);
        for (property, _) in &mut properties {
            if parameters
                .iter()
                .any(|(parameter, _)| parameter.name == property.name)
            {
                property.name = format!("body_{}", property.name);
            }
        }
        for (input, required) in parameters.into_iter().chain(properties) {
            if variant.without.contains(&input.wire) {
                continue;
            }
            if required || variant.needs.contains(&input.wire) {
                arguments.push(input);
            } else {
                options.push(input);
            }
        }
        Method {
            builder: pascal(&variant.name),
            summary: variant
                .summary
                .or_else(|| text(self.written.get("summary"))),
            description: variant
                .description
                .or_else(|| text(self.written.get("description"))),
            price: variant.price,
            name: variant.name,
            arguments,
            options,
            body,
        }
    }

    /// Path parameters first, in the order of the path; then as described.
    fn parameters(&self) -> Vec<(Input, bool)> {
        let list = self
            .lowered
            .get("parameters")
            .and_then(Node::as_array)
            .unwrap_or_default();
        let mut inputs: Vec<(Input, bool, bool)> = list
            .iter()
            .filter_map(|parameter| {
                let name = text(parameter.get("name"))?;
                let wire = text(parameter.get(WIRE_NAME)).unwrap_or_else(|| name.clone());
                let in_path = parameter.get("in").and_then(Node::as_str) == Some("path");
                let required = parameter.get("required").and_then(Node::as_bool) == Some(true);
                let input = Input {
                    name: argument(&name),
                    at: InputAt::Parameter,
                    description: text(parameter.get("description")),
                    example: self.parameter_example(&wire),
                    wire,
                };
                Some((input, required, in_path))
            })
            .collect();
        inputs.sort_by_key(|(_, _, in_path)| !in_path);
        inputs
            .into_iter()
            .map(|(input, required, _)| (input, required))
            .collect()
    }

    fn body_schema(&self) -> Option<&Node> {
        let content = self
            .lowered
            .get("requestBody")?
            .get("content")?
            .as_object()?;
        content.first()?.1.node.get("schema").map(Node::sole_part)
    }

    fn body(&self) -> Body {
        let Some(schema) = self.body_schema() else {
            return Body::Absent;
        };
        let is_object = self.root.follow(schema).get("properties").is_some();
        match reference(schema) {
            Some(name) if is_object => Body::Object(name),
            _ => Body::Whole,
        }
    }

    fn body_inputs(&self, body: &Body) -> Vec<(Input, bool)> {
        match (body, self.body_schema()) {
            (Body::Object(_), Some(schema)) => self.properties(schema),
            (Body::Whole, Some(_)) => vec![(
                Input {
                    wire: "body".into(),
                    name: "body".into(),
                    at: InputAt::Body,
                    description: None,
                    example: self.body_example(),
                },
                true,
            )],
            _ => Vec::new(),
        }
    }

    fn properties(&self, schema: &Node) -> Vec<(Input, bool)> {
        let schema = self.root.follow(schema);
        let required: Vec<&str> = schema
            .get("required")
            .and_then(Node::as_array)
            .unwrap_or_default()
            .iter()
            .filter_map(Node::as_str)
            .collect();
        let properties = schema.get("properties").and_then(Node::as_object);
        let example = self.body_example().unwrap_or_default();
        properties
            .into_iter()
            .flatten()
            .map(|(name, member)| {
                let wire = wire_name_of_property(schema, name);
                let input = Input {
                    wire: wire.to_owned(),
                    name: snake(name),
                    at: InputAt::Property,
                    description: text(member.node.get("description")),
                    example: example.get(wire).cloned(),
                };
                (input, required.contains(&name.as_str()))
            })
            .collect()
    }

    fn parameter_example(&self, wire: &str) -> Option<serde_json::Value> {
        let parameters = self.written.get("parameters").and_then(Node::as_array)?;
        let parameter = parameters
            .iter()
            .map(|parameter| self.document.follow(parameter))
            .find(|parameter| parameter.get("name").and_then(Node::as_str) == Some(wire))?;
        let schema = parameter
            .get("schema")
            .map(|schema| self.document.follow(schema));
        example(parameter).or_else(|| example(schema?))
    }

    fn body_example(&self) -> Option<serde_json::Value> {
        let body = self.document.follow(self.written.get("requestBody")?);
        let media = media::json(body)?;
        let schema = media
            .get("schema")
            .map(|schema| self.document.follow(schema));
        example(media).or_else(|| example(schema?))
    }
}

/// What a node gives as an example of itself.
fn example(node: &Node) -> Option<serde_json::Value> {
    let several = || match node.get("examples") {
        Some(list) if list.as_array().is_some() => list.as_array()?.first(),
        named => named?.as_object()?.first()?.1.node.get("value"),
    };
    node.get("example").or_else(several).map(Node::to_json)
}
