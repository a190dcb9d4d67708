//! Reads paths, operations, and what they are made of.

use std::rc::Rc;

use indexmap::IndexMap;

use super::{Reader, members};
use crate::document::{At, Node, Origin};
use crate::grammar::METHODS;
use crate::names::{Scope, snake};
use crate::spec::{
    Encoding, Header, Located, MediaType, Operation, Parameter, ParameterUse, PathItem,
    RequestBody, Response,
};

impl<'a> Reader<'a> {
    pub(super) fn paths(&mut self) -> Vec<PathItem> {
        let at = At::default().child("paths");
        let members = self.root.get("paths").and_then(Node::as_object);
        let mut items = Vec::new();
        for (path, member) in members.into_iter().flatten() {
            if path.starts_with("x-") {
                continue;
            }
            let path = Located {
                value: path.clone(),
                origin: Origin {
                    place: member.key,
                    at: at.child(path.as_str()),
                },
            };
            items.extend(self.path_item(path, &member.node));
        }
        set_keys(&mut items);
        items
    }

    pub(super) fn path_item(&mut self, path: Located<String>, node: &'a Node) -> Option<PathItem> {
        let at = path.origin.at.clone();
        let (node, _) = self.follow(node, &at)?;
        let origin = Origin::of(node, at);
        if !self.check(&members::PATH_ITEM, node, &origin) {
            return None;
        }
        self.no_sdk(node, &origin.at);
        let parameters = self.parameter_list(node, &origin.at, true);
        let mut operations = Vec::new();
        for (method, member) in node.as_object().into_iter().flatten() {
            let at = origin.at.child(method.as_str());
            if METHODS.contains(&method.as_str()) {
                let method = method.to_uppercase();
                operations.extend(self.operation(&path, method, &member.node, at, &parameters));
            } else if method == "additionalOperations" {
                for (method, member) in member.node.as_object().into_iter().flatten() {
                    let at = at.child(method.as_str());
                    let method = method.clone();
                    operations.extend(self.operation(&path, method, &member.node, at, &parameters));
                }
            }
        }
        let servers = self.servers(node, &origin.at);
        for operation in operations.iter_mut().filter(|it| it.servers.is_empty()) {
            operation.servers.clone_from(&servers);
        }
        // The order of the standard, whatever the order in the file.
        operations.sort_by_key(|operation: &Operation| {
            let method = operation.method.to_lowercase();
            METHODS
                .iter()
                .position(|known| *known == method)
                .unwrap_or(METHODS.len())
        });
        Some(PathItem {
            path,
            parameters,
            operations,
        })
    }

    fn operation(
        &mut self,
        path: &Located<String>,
        method: String,
        node: &'a Node,
        at: At,
        shared: &[ParameterUse],
    ) -> Option<Operation> {
        let origin = Origin::of(node, at);
        if !self.check(&members::OPERATION, node, &origin) {
            return None;
        }
        let own = self.parameter_list(node, &origin.at, false);
        let key = |parameter: &Parameter| {
            (
                parameter.name.value.clone(),
                parameter.position.value.clone(),
            )
        };
        let taken: Vec<_> = own.iter().map(|own| key(&own.parameter)).collect();
        let shared = shared
            .iter()
            .filter(|one| !taken.contains(&key(&one.parameter)));
        let parameters = shared.cloned().chain(own).collect();
        let callbacks = node.get("callbacks").map(|callbacks| {
            let origin = Origin::of(callbacks, origin.at.child("callbacks"));
            ("callbacks", origin)
        });
        let mut unused: Vec<_> = callbacks.into_iter().collect();
        let responses = node.get("responses").and_then(Node::as_object);
        for (status, member) in responses.into_iter().flatten() {
            let (response, _) = self.root.resolve(&member.node);
            if let Some(links) = response.get("links") {
                let at = origin.at.child("responses").child(status.as_str());
                unused.push(("links", Origin::of(links, at.child("links"))));
            }
        }
        let tags = node.get("tags").and_then(Node::as_array);
        let tags = tags.into_iter().flatten();
        let tags = tags.filter_map(|tag| self.scalar(tag)).collect();
        let body = node.get("requestBody");
        let body = body.and_then(|body| self.request_body(body, &origin.at.child("requestBody")));
        Some(Operation {
            path: path.clone(),
            method,
            id: self
                .located(node, "operationId", &origin)
                .filter(|id| !id.value.trim().is_empty()),
            key: String::new(),
            tags,
            summary: self.text(node, "summary"),
            description: self.text(node, "description"),
            deprecated: Self::flag(node, "deprecated"),
            parameters,
            body,
            responses: self.responses(node, &origin),
            security: self.security(node, &origin.at),
            servers: self.servers(node, &origin.at),
            unused,
            sdk: self.sdk(node, &origin.at),
            origin,
        })
    }

    fn parameter_list(&mut self, node: &'a Node, at: &At, is_shared: bool) -> Vec<ParameterUse> {
        let at = at.child("parameters");
        let list = node.get("parameters").and_then(Node::as_array);
        let mut uses = Vec::new();
        for (index, node) in list.into_iter().flatten().enumerate() {
            let at = at.child(index.to_string());
            let origin = Origin::of(node, at);
            if let Some(parameter) = self.parameter(node, &origin.at) {
                uses.push(ParameterUse {
                    origin,
                    is_shared,
                    parameter,
                });
            }
        }
        uses
    }

    pub(super) fn parameter(&mut self, node: &'a Node, at: &At) -> Option<Rc<Parameter>> {
        let (node, at) = self.follow(node, at)?;
        let address = std::ptr::from_ref(node);
        if let Some(known) = self.parameters.get(&address) {
            return known.clone();
        }
        let origin = Origin::of(node, at);
        let read = self.read_parameter(node, origin).map(Rc::new);
        self.parameters.insert(address, read.clone());
        read
    }

    fn read_parameter(&mut self, node: &'a Node, origin: Origin) -> Option<Parameter> {
        if !self.check(&members::PARAMETER, node, &origin) {
            return None;
        }
        self.no_sdk(node, &origin.at);
        let content = self.content(node, &origin.at);
        let schema = node.get("schema");
        let schema = schema.map(|schema| self.schema(schema, &origin.at.child("schema")));
        Some(Parameter {
            name: self.located(node, "name", &origin)?,
            position: self.located(node, "in", &origin)?,
            required: Self::flag(node, "required"),
            deprecated: Self::flag(node, "deprecated"),
            description: self.text(node, "description"),
            style: self.located(node, "style", &origin),
            explode: node.get("explode").and_then(Node::as_bool),
            allow_reserved: Self::flag(node, "allowReserved"),
            schema,
            content,
            examples: self.examples(node),
            origin,
        })
    }

    pub(super) fn request_body(&mut self, node: &'a Node, at: &At) -> Option<Rc<RequestBody>> {
        let (node, at) = self.follow(node, at)?;
        let address = std::ptr::from_ref(node);
        if let Some(known) = self.bodies.get(&address) {
            return known.clone();
        }
        let origin = Origin::of(node, at);
        let read = self.check(&members::REQUEST_BODY, node, &origin).then(|| {
            self.no_sdk(node, &origin.at);
            Rc::new(RequestBody {
                required: Self::flag(node, "required"),
                description: self.text(node, "description"),
                content: self.content(node, &origin.at),
                origin,
            })
        });
        self.bodies.insert(address, read.clone());
        read
    }

    fn responses(
        &mut self,
        node: &'a Node,
        origin: &Origin,
    ) -> Option<Vec<(Located<String>, Rc<Response>)>> {
        let members = node.get("responses")?.as_object().into_iter().flatten();
        let at = origin.at.child("responses");
        let mut responses = Vec::new();
        for (status, member) in members {
            if status.starts_with("x-") {
                continue;
            }
            let status = Located {
                value: status.clone(),
                origin: Origin {
                    place: member.key,
                    at: at.child(status.as_str()),
                },
            };
            let response = self.response(&member.node, &status.origin.at);
            responses.extend(response.map(|response| (status, response)));
        }
        Some(responses)
    }

    pub(super) fn response(&mut self, node: &'a Node, at: &At) -> Option<Rc<Response>> {
        let (node, at) = self.follow(node, at)?;
        let address = std::ptr::from_ref(node);
        if let Some(known) = self.responses.get(&address) {
            return known.clone();
        }
        let origin = Origin::of(node, at);
        let read = self.check(&members::RESPONSE, node, &origin).then(|| {
            self.no_sdk(node, &origin.at);
            Rc::new(Response {
                description: self.text(node, "description"),
                headers: self.headers(node, &origin.at),
                content: self.content(node, &origin.at),
                origin,
            })
        });
        self.responses.insert(address, read.clone());
        read
    }

    fn headers(&mut self, node: &'a Node, at: &At) -> Vec<Header> {
        let at = at.child("headers");
        let members = node.get("headers").and_then(Node::as_object);
        let mut headers = Vec::new();
        for (name, member) in members.into_iter().flatten() {
            let name = Located {
                value: name.clone(),
                origin: Origin {
                    place: member.key,
                    at: at.child(name.as_str()),
                },
            };
            let Some((node, at)) = self.follow(&member.node, &name.origin.at) else {
                continue;
            };
            let origin = Origin::of(node, at);
            if !self.check(&members::HEADER, node, &origin) {
                continue;
            }
            let schema = node.get("schema");
            let schema = schema.map(|schema| self.schema(schema, &origin.at.child("schema")));
            headers.push(Header {
                name,
                description: self.text(node, "description"),
                deprecated: Self::flag(node, "deprecated"),
                schema,
                content: self.content(node, &origin.at),
            });
        }
        headers
    }

    fn content(&mut self, node: &'a Node, at: &At) -> Vec<MediaType> {
        let at = at.child("content");
        let members = node.get("content").and_then(Node::as_object);
        let mut content = Vec::new();
        for (name, member) in members.into_iter().flatten() {
            let at = at.child(name.as_str());
            let Some((node, _)) = self.follow(&member.node, &at) else {
                continue;
            };
            let origin = Origin::of(node, at);
            if !self.check(&members::MEDIA_TYPE, node, &origin) {
                continue;
            }
            self.no_sdk(node, &origin.at);
            let mut schema = |keyword: &str| {
                let schema = node.get(keyword)?;
                Some(self.schema(schema, &origin.at.child(keyword)))
            };
            let (schema, item_schema) = (schema("schema"), schema("itemSchema"));
            content.push(MediaType {
                name: name.clone(),
                schema,
                item_schema,
                examples: self.examples(node),
                encoding: self.encodings(node, &origin),
                prefix_encoding: self.prefix_encoding(node, &origin),
                item_encoding: node.get("itemEncoding").and_then(|node| {
                    let origin = Origin::of(node, origin.at.child("itemEncoding"));
                    self.encoding(node, origin)
                }),
                origin,
            });
        }
        content
    }

    fn encodings(&mut self, node: &'a Node, origin: &Origin) -> IndexMap<String, Encoding> {
        let at = origin.at.child("encoding");
        let members = node.get("encoding").and_then(Node::as_object);
        let mut encodings = IndexMap::new();
        for (name, member) in members.into_iter().flatten() {
            let origin = Origin::of(&member.node, at.child(name.as_str()));
            if let Some(encoding) = self.encoding(&member.node, origin) {
                encodings.insert(name.clone(), encoding);
            }
        }
        encodings
    }

    fn prefix_encoding(&mut self, node: &'a Node, origin: &Origin) -> Vec<Encoding> {
        let at = origin.at.child("prefixEncoding");
        let items = node.get("prefixEncoding").and_then(Node::as_array);
        let items = items.into_iter().flatten().enumerate();
        let encodings = items.filter_map(|(index, node)| {
            let origin = Origin::of(node, at.child(index.to_string()));
            self.encoding(node, origin)
        });
        encodings.collect()
    }

    fn encoding(&mut self, node: &Node, origin: Origin) -> Option<Encoding> {
        let is_object = self.check(&members::ENCODING, node, &origin);
        is_object.then(|| Encoding {
            content_type: self.text(node, "contentType"),
            style: self.text(node, "style"),
            explode: node.get("explode").and_then(Node::as_bool),
            allow_reserved: Self::flag(node, "allowReserved"),
            headers: node
                .get("headers")
                .map(|headers| Origin::of(headers, origin.at.child("headers"))),
            origin,
        })
    }

    /// The examples that something gives of itself.
    fn examples(&mut self, node: &Node) -> Vec<serde_json::Value> {
        let single = node.get("example").map(Node::to_json);
        let several = node.get("examples").and_then(Node::as_object);
        let several = several.into_iter().flatten().filter_map(|(_, member)| {
            let example = self.root.follow(&member.node);
            let value = example.get("value").or_else(|| example.get("dataValue"));
            value.map(Node::to_json)
        });
        single.into_iter().chain(several).collect()
    }
}

/// Gives each operation its key. Written ids come first, so that no id that is made
/// from a path takes one of them.
fn set_keys(items: &mut [PathItem]) {
    let mut taken = Scope::default();
    let mut operations: Vec<&mut Operation> = items
        .iter_mut()
        .flat_map(|item| &mut item.operations)
        .collect();
    for operation in &mut operations {
        if let Some(id) = &operation.id
            && taken.take(&snake(&id.value))
        {
            operation.key.clone_from(&id.value);
        }
    }
    for operation in operations {
        if operation.key.is_empty() {
            operation.key = distinct_key(&operation.derived_id(), &mut taken);
        }
    }
}

fn distinct_key(derived: &str, taken: &mut Scope) -> String {
    let numbered = (2..).map(|number| format!("{derived}_{number}"));
    std::iter::once(derived.to_owned())
        .chain(numbered)
        .find(|key| taken.take(&snake(key)))
        .unwrap_or_default()
}
