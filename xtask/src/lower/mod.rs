//! From the description as it was written to one that progenitor can read.
//!
//! progenitor takes OpenAPI 3.0 and gives up, often without saying where, on
//! much that is legal. Each concern is one named pass over the tree below; a
//! pass rewrites what it is named for and nothing else, and leaves a tree that
//! the next one can rely on. What a pass takes away from the types (limits,
//! formats, defaults) it says in the descriptions, so that it reaches the docs.
//!
//! Nothing here knows about Rust code; the names chosen in `names` are merely
//! ones that progenitor will keep as they are.

mod aliases;
mod all_of;
mod alternatives;
mod combine;
mod constants;
mod data_names;
mod decided_names;
mod deep_references;
mod defaults;
mod distinct;
mod enums;
mod envelope;
mod formats;
mod hoist;
mod keywords;
mod limits;
mod names;
mod nullable;
mod nullable_uses;
mod one_or_many;
mod operations;
mod parameter_names;
mod parameters;
mod property_names;
mod prose;
mod prune;
mod receipt;
mod references;
mod request_bodies;
mod required;
mod responses;
mod runtime_types;
mod servers;
mod shared;
mod types;
mod version;
pub mod visit;
mod webhooks;

pub use enums::StringEnum;
pub use envelope::ENVELOPED;
pub use names::type_name;
pub use operations::{id as operation_id, is_json};
pub use parameter_names::WIRE_NAME;
pub use property_names::wire_name as wire_name_of_property;
pub use responses::MEDIA_TYPE;
pub use visit::VERBS;

use decided_names::GivenNames;
use prose::say;

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::{Document, Map, Node, Place, Pointer, Value};
use crate::sdk;

/// A description that progenitor can read, in two forms.
#[derive(Debug, Clone)]
pub struct Lowered {
    /// The tree, in which every node still knows its place.
    pub document: Document,
    /// The same for progenitor.
    pub openapi: openapiv3::OpenAPI,
    /// Schemas that stand for a type of the runtime: name to Rust path.
    pub runtime_types: BTreeMap<String, String>,
    /// The schema that every receipt was merged into, if the API has receipts.
    pub receipt: Option<String>,
    /// The string enums, which are left to the runtime's macro.
    pub enums: Vec<StringEnum>,
    /// Webhook name to the schema of its payload.
    pub webhook_payloads: BTreeMap<String, String>,
    /// The names that the description has for types with other names: of schemas
    /// that were renamed, of merged receipts, and of envelopes around data.
    pub written_names: BTreeMap<String, Vec<String>>,
    /// What was left out, because it cannot be sent.
    pub notes: Diagnostics,
}

/// What references to components start with.
const SCHEMAS: &str = "#/components/schemas/";

/// What the passes share.
struct Lowering {
    /// The description as it was written.
    written: Node,
    root: Node,
    sdk: sdk::Root,
    runtime_types: BTreeMap<String, String>,
    receipt: Option<String>,
    enums: Vec<StringEnum>,
    webhook_payloads: BTreeMap<String, String>,
    written_names: BTreeMap<String, Vec<String>>,
    /// The names of schemas that no pass may change.
    given_names: GivenNames,
    /// What the envelopes reported, with the operations that they came from.
    receipts: Vec<(Node, Pointer)>,
    diagnostics: Diagnostics,
    notes: Diagnostics,
}

impl Lowering {
    /// Tells a problem, or a note once for each place: what operations share is
    /// described once.
    fn report(&mut self, diagnostic: Diagnostic) {
        let is_told = |note: &Diagnostic| {
            note.code == diagnostic.code
                && note.place == diagnostic.place
                && note.message == diagnostic.message
        };
        match diagnostic.severity {
            Severity::Problem => self.diagnostics.push(diagnostic),
            Severity::Note if self.notes.iter().any(is_told) => {}
            Severity::Note => self.notes.push(diagnostic),
        }
    }
}

/// Lowers a description, or tells everything that stands in the way.
///
/// # Errors
/// Every construct that cannot be said in terms that progenitor understands.
pub fn lower(document: &Document, sdk: &sdk::Root) -> Result<Lowered, Diagnostics> {
    let mut lowering = Lowering {
        written: document.root.clone(),
        root: document.root.clone(),
        sdk: sdk.clone(),
        runtime_types: BTreeMap::new(),
        receipt: None,
        enums: Vec::new(),
        webhook_payloads: BTreeMap::new(),
        written_names: BTreeMap::new(),
        given_names: GivenNames::new(),
        receipts: Vec::new(),
        diagnostics: Vec::new(),
        notes: Vec::new(),
    };
    for (_, pass) in PASSES {
        pass(&mut lowering);
    }
    if !lowering.diagnostics.is_empty() {
        return Err(lowering.diagnostics);
    }
    let openapi = parse(&lowering.root)?;
    Ok(Lowered {
        document: Document {
            sources: document.sources.clone(),
            root: lowering.root,
        },
        openapi,
        runtime_types: lowering.runtime_types,
        receipt: lowering.receipt,
        enums: lowering.enums,
        webhook_payloads: lowering.webhook_payloads,
        written_names: lowering.written_names,
        notes: lowering.notes,
    })
}

type Pass = fn(&mut Lowering);

/// The passes, in the order in which they run. Operations come first, so that
/// the schema passes see every schema in its final position.
const PASSES: &[(&str, Pass)] = &[
    ("operations", operations::run),
    ("servers", servers::run),
    ("parameters", parameters::run),
    ("parameter names", parameter_names::run),
    ("request bodies", request_bodies::run),
    ("responses", responses::run),
    ("webhooks", webhooks::run),
    ("deep references", deep_references::run),
    ("version", version::run),
    ("keywords", keywords::run),
    ("references", references::run),
    ("constants", constants::run),
    ("nullable", nullable::run),
    ("types", types::run),
    ("alternatives", alternatives::run),
    ("decided names", decided_names::run),
    ("runtime types", runtime_types::run),
    ("compounds", hoist::compounds),
    ("all of", all_of::run),
    ("shared", shared::run),
    ("compounds of shared", hoist::compounds),
    ("all of shared", all_of::run),
    ("uses of null", nullable_uses::run),
    ("required", required::run),
    ("envelope", envelope::run),
    ("receipt", receipt::run),
    ("formats", formats::run),
    ("limits", limits::run),
    ("defaults", defaults::run),
    ("names", names::run),
    ("one or many", one_or_many::run),
    ("hoist", hoist::run),
    ("decided names of types", decided_names::check),
    ("aliases", aliases::run),
    ("property names", property_names::run),
    ("prune", prune::run),
    ("enums", enums::run),
];

fn parse(root: &Node) -> Result<openapiv3::OpenAPI, Diagnostics> {
    serde_path_to_error::deserialize(root.to_json()).map_err(|error| {
        let pointer = pointer_of(error.path());
        let place = nearest(root, &pointer).place;
        vec![
            Diagnostic::new(
                "lower/not-openapi",
                format!("this is not what OpenAPI 3.0 allows here: {}", error.inner()),
            )
            .at(place)
            .pointer(pointer)
            .help("compare it with https://spec.openapis.org/oas/v3.0.4, or take it out with an overlay action"),
        ]
    })
}

/// The pointer that serde was at when it failed.
pub fn pointer_of(path: &serde_path_to_error::Path) -> Pointer {
    use serde_path_to_error::Segment;
    Pointer(
        path.iter()
            .filter_map(|segment| match segment {
                Segment::Seq { index } => Some(index.to_string()),
                Segment::Map { key } => Some(key.clone()),
                Segment::Enum { variant } => Some(variant.clone()),
                Segment::Unknown => None,
            })
            .collect(),
    )
}

/// The deepest node on the way to a pointer that may lead nowhere.
pub fn nearest<'a>(root: &'a Node, pointer: &Pointer) -> &'a Node {
    let mut node = root;
    for token in &pointer.0 {
        match node.at(&Pointer(vec![token.clone()])) {
            Some(child) => node = child,
            None => break,
        }
    }
    node
}

impl Lowering {
    /// Adds a component schema under the wanted name or, if it is taken, one
    /// like it, and returns the name.
    fn add_schema(&mut self, wanted: &str, schema: Node) -> String {
        let name = self.free_name(wanted);
        self.put_schema(&name, schema);
        name
    }

    /// The wanted name or, if a component has it, one like it.
    fn free_name(&self, wanted: &str) -> String {
        let mut name = wanted.to_owned();
        let mut count = 1;
        while self.key_place(&name).is_some() {
            count += 1;
            name = format!("{wanted}{count}");
        }
        name
    }

    /// Where a component schema is named, if there is one of that name.
    fn key_place(&self, name: &str) -> Option<Place> {
        Some(self.schemas()?.get(name)?.key)
    }

    /// Adds a component schema, in place of any of that name.
    fn put_schema(&mut self, name: &str, schema: Node) {
        let place = self.root.place;
        if self.root.get("components").is_none() {
            self.root
                .set("components", Node::new(Value::Object(Map::new()), place));
        }
        let Some(components) = self.root.get_mut("components") else {
            return;
        };
        if components.get("schemas").is_none() {
            components.set("schemas", Node::new(Value::Object(Map::new()), place));
        }
        if let Some(schemas) = components.get_mut("schemas") {
            schemas.set(name, schema);
        }
    }

    /// Notes a name that the description has for what a type is.
    fn add_written_name(&mut self, name: &str, written: &str) {
        let known = self.written_names.entry(name.to_owned()).or_default();
        if name != written && !known.iter().any(|it| it == written) {
            known.push(written.to_owned());
        }
    }

    /// Replaces the description of a component schema.
    fn describe(&mut self, name: &str, description: Node) {
        let at = Pointer(vec!["components".into(), "schemas".into(), name.into()]);
        if let Some(schema) = self.root.at_mut(&at) {
            schema.set("description", description);
        }
    }

    fn schemas(&self) -> Option<&Map> {
        self.root.get("components")?.get("schemas")?.as_object()
    }
}

/// The component that a schema refers to and is nothing else than.
fn component_name(schema: &Node) -> Option<String> {
    let reference = schema.get("$ref")?.as_str()?;
    reference.strip_prefix(SCHEMAS).map(str::to_owned)
}
