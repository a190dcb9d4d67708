//! From the tree of a document to typed values.
//!
//! The tree is read once. What has the wrong form is reported and left out; the rest
//! is still read, so that one run reports every problem. References are followed
//! here: those to schemas by number, so that reading never recurses into a cycle, all
//! others to shared values.

mod members;
mod operation;
mod schema;
mod security;

use std::collections::{HashMap, VecDeque};
use std::rc::Rc;

use indexmap::IndexMap;
use serde::de::DeserializeOwned;

use super::{
    Info, Located, Origin, Parameter, RequestBody, Response, Schemas, SecurityScheme, Server,
    ServerVariable, Spec, Tag, Version, Webhook,
};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{At, Document, Node, Place, Pointer, Source, Value};
use crate::{sdk, suggest};

/// A description that was read, with what is wrong with its form.
#[derive(Debug)]
pub struct Read {
    /// What could be read.
    pub spec: Spec,
    /// What is wrong with it, and what to know about it.
    pub found: Diagnostics,
}

/// Reads a description.
///
/// # Errors
/// A document that is no OpenAPI description, or of a version that is not known.
/// Everything else is reported beside what could be read.
pub fn read(document: &Document) -> Result<Read, Diagnostic> {
    let root = &document.root;
    let origin = Origin::of(root, At::default());
    let mut reader = Reader {
        root,
        sources: &document.sources,
        found: Diagnostics::new(),
        schemas: Schemas::default(),
        ids: HashMap::new(),
        queue: VecDeque::new(),
        parameters: HashMap::new(),
        bodies: HashMap::new(),
        responses: HashMap::new(),
    };
    let version = reader.version(&origin)?;
    let spec = reader.description(version, origin);
    Ok(Read {
        spec,
        found: reader.found,
    })
}

struct Reader<'a> {
    root: &'a Node,
    sources: &'a [Source],
    found: Diagnostics,
    schemas: Schemas,
    /// The number of each schema, by the address of its node.
    ids: HashMap<*const Node, super::SchemaId>,
    /// Schemas that have a number and are not read yet.
    queue: VecDeque<(super::SchemaId, &'a Node)>,
    parameters: HashMap<*const Node, Option<Rc<Parameter>>>,
    bodies: HashMap<*const Node, Option<Rc<RequestBody>>>,
    responses: HashMap<*const Node, Option<Rc<Response>>>,
}

impl<'a> Reader<'a> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// A scalar as text: a string as it is, anything else as it was written.
    fn scalar(&self, node: &Node) -> Option<String> {
        match &node.value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(
                self.written(node.place)
                    .unwrap_or_else(|| number.to_string()),
            ),
            Value::Bool(flag) => Some(self.written(node.place).unwrap_or_else(|| flag.to_string())),
            _ => None,
        }
    }

    /// The text of a scalar in its file. An overlay may have put something else there.
    fn written(&self, place: Place) -> Option<String> {
        let source = self.sources.get(place.source.0 as usize)?;
        let text = source.text.get(place.start..place.end)?.trim();
        let is_plain = !text.is_empty() && !text.contains(['\n', '{', '[', '"', '\'']);
        is_plain.then(|| text.to_owned())
    }

    fn text(&self, node: &Node, member: &str) -> Option<String> {
        self.scalar(node.get(member)?)
    }

    fn located(&self, node: &Node, member: &str, origin: &Origin) -> Option<Located<String>> {
        let value = node.get(member)?;
        Some(Located {
            value: self.scalar(value)?,
            origin: Origin::of(value, origin.at.child(member)),
        })
    }

    fn flag(node: &Node, member: &str) -> bool {
        node.get(member).and_then(Node::as_bool) == Some(true)
    }

    /// Follows a reference to something that is not a schema.
    fn follow(&mut self, node: &'a Node, at: &At) -> Option<(&'a Node, At)> {
        let Some(reference) = node.get("$ref") else {
            return Some((node, at.clone()));
        };
        let (reached, pointer) = self.root.resolve(node);
        if reached.get("$ref").is_some() || pointer.is_none() {
            let told = reference.as_str().unwrap_or_default();
            self.report(
                Diagnostic::new("check/reference", format!("`{told}` leads nowhere"))
                    .at(reference.place)
                    .pointer(at.child("$ref").pointer())
                    .help("name something that exists, such as `#/components/schemas/Pet`"),
            );
            return None;
        }
        pointer.map(|pointer| (reached, At::from(&pointer)))
    }

    /// Reads `x-sdk` of a node.
    fn sdk<T: DeserializeOwned + Default>(&mut self, node: &Node, at: &At) -> T {
        if node.get(sdk::KEY).is_none() {
            return T::default();
        }
        sdk::read(node, &at.pointer()).unwrap_or_else(|problems| {
            self.found.extend(problems);
            T::default()
        })
    }

    /// Reports decisions where nothing can be decided.
    fn no_sdk(&mut self, node: &Node, at: &At) {
        if let Some(extension) = node.get(sdk::KEY) {
            self.report(
                Diagnostic::new("check/x-sdk", "nothing is decided here")
                    .at(extension.place)
                    .pointer(at.child(sdk::KEY).pointer())
                    .help("decide about the root, a tag, an operation or a schema"),
            );
        }
    }

    fn version(&mut self, origin: &Origin) -> Result<Version, Diagnostic> {
        let root = self.root;
        let problem = |message: String, node: &Node, member: Option<&str>, help: &str| {
            let at = Pointer(member.map(str::to_owned).into_iter().collect());
            Diagnostic::new("check/version", message)
                .at(node.place)
                .pointer(at)
                .help(help)
        };
        if let Some(swagger) = root.get("swagger") {
            let message = "this is Swagger 2.0, and only OpenAPI 3 can be read".to_owned();
            let help = "convert it, for instance with https://converter.swagger.io";
            return Err(problem(message, swagger, Some("swagger"), help));
        }
        let Some(written) = root.get("openapi") else {
            let (what, help) = self.another_thing();
            let message = format!("this is no OpenAPI description: {what}");
            return Err(problem(message, root, None, &help).on(origin));
        };
        // YAML reads `3.1` as a number.
        let text = self.scalar(written);
        let text = text.unwrap_or_else(|| written.to_json().to_string());
        let mut parts = text.trim().split('.');
        match (parts.next(), parts.next()) {
            (Some("3"), Some("0")) => Ok(Version::V3_0),
            (Some("3"), Some("1")) => Ok(Version::V3_1),
            (Some("3"), Some("2")) => Ok(Version::V3_2),
            _ => Err(problem(
                format!("OpenAPI `{text}` cannot be read, only 3.0, 3.1 and 3.2"),
                written,
                Some("openapi"),
                "use a description in one of these versions",
            )),
        }
    }

    /// What a document is that is no description, and what to do about it.
    fn another_thing(&self) -> (String, String) {
        let root = self.root;
        let own = |text: &str| text.to_owned();
        let says = |member: &str| root.get(member).is_some();
        let text = root.as_str().unwrap_or_default();
        let typo = root.as_object().and_then(|members| {
            let mut names = members.keys();
            names.find(|name| suggest::closest(name, ["openapi"]).is_some())
        });
        let (what, help) = if let Some(typo) = typo {
            return (
                format!("it says `{typo}`, and not `openapi`"),
                own("write `openapi`"),
            );
        } else if says("overlay") && says("actions") {
            (
                "it is an overlay",
                "give it with `--overlay`, and the description with `--spec`",
            )
        } else if says("asyncapi") {
            ("it is AsyncAPI", "describe the calls over HTTP as OpenAPI")
        } else if root
            .get("info")
            .is_some_and(|it| it.get("_postman_id").is_some())
        {
            (
                "it is a collection of Postman",
                "convert it to OpenAPI 3 first",
            )
        } else if text.starts_with("version https://git-lfs") {
            (
                "it only points to a file in Git LFS",
                "get the file with `git lfs pull`",
            )
        } else if text.starts_with('<') {
            (
                "it is a web page",
                "download the description itself, as YAML or JSON",
            )
        } else if root.as_object().is_none() {
            return (
                format!("it is {}, and not an object", root.kind()),
                own("check that it is the right file"),
            );
        } else {
            (
                "it does not say `openapi`",
                "check that it is the right file, or say `openapi: 3.1.0` at its start",
            )
        };
        (own(what), own(help))
    }

    fn description(&mut self, version: Version, origin: Origin) -> Spec {
        let root = self.root;
        self.check(&members::DESCRIPTION, root, &origin);
        let parts = ["paths", "webhooks", "components"];
        if parts.iter().all(|part| root.get(part).is_none()) {
            self.report(
                Diagnostic::new("check/empty", "there is nothing here to make a client from")
                    .on(&origin)
                    .help("describe operations under `paths`, or calls of the service under `webhooks`"),
            );
        }
        let info = self.info();
        let servers = self.servers(root, &origin.at);
        let tags = self.tags();
        let security = self.security(root, &origin.at);
        let schemes = self.components();
        let paths = self.paths();
        let webhooks = self.webhooks();
        let webhooks_origin = root
            .get("webhooks")
            .map(|node| Origin::of(node, origin.at.child("webhooks")));
        while let Some((id, node)) = self.queue.pop_front() {
            self.read_schema(id, node);
        }
        Spec {
            version,
            info,
            servers,
            tags,
            paths,
            webhooks,
            webhooks_origin,
            security,
            schemes,
            schemas: std::mem::take(&mut self.schemas),
            sdk: self.sdk(root, &origin.at),
            origin,
        }
    }

    fn info(&mut self) -> Info {
        let Some(node) = self
            .root
            .get("info")
            .filter(|node| node.as_object().is_some())
        else {
            return Info::default();
        };
        let origin = Origin::of(node, At::default().child("info"));
        self.check(&members::INFO, node, &origin);
        let license = node.get("license").filter(|it| it.as_object().is_some());
        if let Some(license) = license {
            let origin = Origin::of(license, origin.at.child("license"));
            self.check(&members::LICENSE, license, &origin);
        }
        Info {
            title: self.text(node, "title").unwrap_or_default(),
            version: self.text(node, "version").unwrap_or_default(),
            description: self.text(node, "description"),
            license: license.and_then(|license| {
                let identifier = self.text(license, "identifier");
                identifier.or_else(|| self.text(license, "name"))
            }),
        }
    }

    fn servers(&mut self, node: &'a Node, at: &At) -> Vec<Server> {
        let at = at.child("servers");
        let list = node.get("servers").and_then(Node::as_array);
        let mut servers = Vec::new();
        for (index, server) in list.into_iter().flatten().enumerate() {
            let origin = Origin::of(server, at.child(index.to_string()));
            if !self.check(&members::SERVER, server, &origin) {
                continue;
            }
            let variables = server.get("variables").and_then(Node::as_object);
            let variables = variables.into_iter().flatten();
            let variables = variables.map(|(name, member)| {
                let node = &member.node;
                let values = node.get("enum").and_then(Node::as_array);
                let values = values.into_iter().flatten();
                let variable = ServerVariable {
                    default: self.text(node, "default"),
                    values: values.filter_map(|value| self.scalar(value)).collect(),
                    description: self.text(node, "description"),
                };
                (name.clone(), variable)
            });
            let variables = variables.collect();
            if let Some(url) = self.located(server, "url", &origin) {
                servers.push(Server {
                    url,
                    name: self.text(server, "name"),
                    description: self.text(server, "description"),
                    variables,
                });
            }
        }
        servers
    }

    fn tags(&mut self) -> Vec<Tag> {
        let at = At::default().child("tags");
        let list = self.root.get("tags").and_then(Node::as_array);
        let mut tags = Vec::new();
        for (index, node) in list.into_iter().flatten().enumerate() {
            let origin = Origin::of(node, at.child(index.to_string()));
            if !self.check(&members::TAG, node, &origin) {
                continue;
            }
            let Some(name) = self.text(node, "name") else {
                continue;
            };
            tags.push(Tag {
                name,
                description: self
                    .text(node, "description")
                    .or_else(|| self.text(node, "summary")),
                parent: self.text(node, "parent"),
                kind: self.text(node, "kind"),
                sdk: self.sdk(node, &origin.at),
                origin,
            });
        }
        tags
    }

    /// Reads the components that are not read where they are used, and returns the
    /// security schemes.
    fn components(&mut self) -> IndexMap<String, SecurityScheme> {
        let mut schemes = IndexMap::new();
        let Some(components) = self.root.get("components") else {
            return schemes;
        };
        let at = At::default().child("components");
        let origin = Origin::of(components, at.clone());
        if components.as_object().is_none() {
            return schemes;
        }
        self.check(&members::COMPONENTS, components, &origin);
        self.no_sdk(components, &at);
        for (section, members) in components.as_object().into_iter().flatten() {
            let at = at.child(section.as_str());
            let members = members
                .node
                .as_object()
                .filter(|_| !section.starts_with("x-"));
            for (name, member) in members.into_iter().flatten() {
                let key = Origin {
                    place: member.key,
                    at: at.child(name.as_str()),
                };
                if !is_allowed(name) {
                    self.report(
                        Diagnostic::warning(
                            "check/component-name",
                            format!("`{name}` is no name for a component"),
                        )
                        .on(&key)
                        .help("rename it, in letters, digits, `.`, `_` and `-`, and the references to it"),
                    );
                }
                let node = &member.node;
                match section.as_str() {
                    "schemas" => {
                        let id = self.schema(node, &key.at);
                        self.schemas[id].component = Some(name.as_str().into());
                        self.schemas.components.insert(name.clone(), id);
                    }
                    "parameters" => drop(self.parameter(node, &key.at)),
                    "requestBodies" => drop(self.request_body(node, &key.at)),
                    "responses" => drop(self.response(node, &key.at)),
                    "securitySchemes" => {
                        schemes.extend(
                            self.security_scheme(node, &key.at)
                                .map(|scheme| (name.clone(), scheme)),
                        );
                    }
                    _ => {}
                }
            }
        }
        schemes
    }

    fn webhooks(&mut self) -> Vec<Webhook> {
        let at = At::default().child("webhooks");
        let members = self.root.get("webhooks").and_then(Node::as_object);
        let mut webhooks = Vec::new();
        for (name, member) in members.into_iter().flatten() {
            if name.starts_with("x-") {
                continue;
            }
            let key = Origin {
                place: member.key,
                at: at.child(name.as_str()),
            };
            let name = Located {
                value: name.clone(),
                origin: key,
            };
            let item = self.path_item(name.clone(), &member.node);
            let operation = item.and_then(|item| item.operations.into_iter().next());
            webhooks.push(Webhook { name, operation });
        }
        webhooks
    }
}

/// OpenAPI allows few characters, so that a name can stand in a reference.
fn is_allowed(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    !name.is_empty() && name.chars().all(allowed)
}

/// The known word that was probably meant, as advice.
fn advice(written: &str, known: &[&str]) -> String {
    match suggest::closest(written, known.iter().copied()) {
        Some(meant) => format!("write `{meant}`"),
        None => format!("write {}", suggest::one_of(known)),
    }
}
