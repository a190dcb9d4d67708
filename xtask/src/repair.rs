//! Descriptions as vendors publish them: what is written in a wrong form, but can
//! only mean one thing, is put into the right form.
//!
//! Each repair has a name and a row in [`REPAIRS`]. It is reported as a warning at
//! its place, with the overlay actions that do the same for good; a description with
//! such an overlay is not repaired again. What may mean several things stays as it
//! is, and `spec` and `check` report it. Nothing is decided about Rust here.

mod edit;
mod example;
mod list;
mod operation;
mod path;
mod scalar;
mod schema;
mod security;
mod table;

use std::collections::HashSet;

use crate::diagnostic::Diagnostics;
use crate::document::{Document, Node, Place, Value};
use crate::grammar::{Kind, Slot};
use edit::{Edit, Here, Token};

pub use table::{REPAIRS, Repair};

/// Repairs a description, and returns it with a warning for each repair. The fixes of
/// the warnings are in the order in which they have to be applied.
#[must_use]
pub fn repair(mut document: Document) -> (Document, Diagnostics) {
    let root = &mut document.root;
    let mut repairer = Repairer::new(root);
    let at = Here::root();
    repairer.walk(root, Kind::Description, &at);
    // Paths are moved after what is in them was repaired, so that each fix targets
    // the path as it is written.
    let place = root.place;
    let components = match root.get_mut("components") {
        Some(components) => std::mem::replace(components, Node::new(Value::Null, place)),
        None => Node::new(Value::Null, place),
    };
    path::repair(root, &components, &mut repairer);
    if let Some(hole) = root.get_mut("components") {
        *hole = components;
    }
    (document, repairer.found)
}

/// What is known of a description while it is repaired, and what was found.
struct Repairer {
    found: Diagnostics,
    /// The names of the security schemes.
    schemes: HashSet<String>,
    /// The names of the schemas.
    schemas: HashSet<String>,
    /// The sections of the root.
    sections: HashSet<String>,
    /// References that lead into `paths` or `webhooks`.
    into_paths: Vec<String>,
}

impl Repairer {
    fn new(root: &Node) -> Self {
        let names = |node: Option<&Node>| -> HashSet<String> {
            let members = node.and_then(Node::as_object);
            members
                .into_iter()
                .flat_map(|it| it.keys().cloned())
                .collect()
        };
        let components = root.get("components");
        let section = |name: &str| names(components.and_then(|it| it.get(name)));
        Self {
            found: Diagnostics::new(),
            schemes: section("securitySchemes"),
            schemas: section("schemas"),
            sections: names(Some(root)),
            into_paths: Vec::new(),
        }
    }

    /// Repairs a thing, then all that is in it.
    fn walk(&mut self, node: &mut Node, kind: Kind, here: &Here<'_>) {
        self.one(node, kind, here);
        let Some(members) = node.as_object_mut() else {
            return;
        };
        for (name, member) in members {
            let node = &mut member.node;
            let here = here.child(Token::Name(name));
            match (kind.member(name), &mut node.value) {
                // `items` was a list once.
                (Some(Slot::List(kind) | Slot::One(kind)), Value::Array(items)) => {
                    for (index, item) in items.iter_mut().enumerate() {
                        self.walk(item, kind, &here.child(Token::Index(index)));
                    }
                }
                (Some(Slot::One(kind)), _) => self.walk(node, kind, &here),
                (Some(Slot::Named(kind)), Value::Object(members)) => {
                    for (name, member) in members {
                        self.walk(&mut member.node, kind, &here.child(Token::Name(name)));
                    }
                }
                (None, Value::String(text)) if name == "$ref" => self.reference(text),
                _ => {}
            }
        }
    }

    fn reference(&mut self, text: &str) {
        if text.starts_with("#/paths/") || text.starts_with("#/webhooks/") {
            self.into_paths.push(text.to_owned());
        }
    }

    /// Repairs a thing, without what is in it.
    fn one(&mut self, node: &mut Node, kind: Kind, here: &Here<'_>) {
        match kind {
            Kind::Schema => self.schema(node, here),
            Kind::Description => {
                self.lists(node, here, &["tags", "servers"]);
                self.servers(node, here);
                self.tags(node, here);
                self.security(node, here);
            }
            Kind::PathItem => {
                self.lists(node, here, &["parameters", "servers"]);
                self.servers(node, here);
                self.methods(node, here);
            }
            Kind::Operation => {
                self.lists(node, here, &["parameters", "servers", "tags"]);
                self.servers(node, here);
                self.tags_of_operation(node, here);
                self.security(node, here);
                self.scalars(node, here);
            }
            Kind::Parameter => {
                self.members_of_schema(node, kind, here);
                self.parameter(node, here);
                self.scalars(node, here);
                self.examples_by_name(node, here);
            }
            Kind::Header => {
                self.members_of_schema(node, kind, here);
                self.scalars(node, here);
                self.examples_by_name(node, here);
            }
            Kind::MediaType => {
                self.members_of_schema(node, kind, here);
                self.examples_by_name(node, here);
            }
            Kind::RequestBody | Kind::Response => {
                self.content(node, here);
                self.scalars(node, here);
            }
            Kind::Responses => self.statuses(node, here),
            Kind::Encoding => self.scalars(node, here),
            Kind::Example => self.example(node, here),
            Kind::SecurityScheme => self.security_scheme(node, here),
            _ => {}
        }
    }

    /// Reports a repair of a member, which `place` is the place of.
    fn report(
        &mut self,
        code: &'static str,
        message: String,
        place: Place,
        edit: Edit<'_>,
        help: String,
    ) {
        let name = code.strip_prefix("repair/").unwrap_or_default();
        debug_assert!(
            REPAIRS.iter().any(|it| it.name == name),
            "{code} has no row"
        );
        self.found.push(edit.warning(code, message, place, help));
    }
}

/// A text that stands at a place.
fn text(text: &str, place: Place) -> Node {
    Node::new(Value::String(text.to_owned()), place)
}
