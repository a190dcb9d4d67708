//! Makes the frame of the document 3.0: the version, and the members of the
//! root and of `info` that 3.1 added.

use super::Lowering;
use crate::document::{Node, Value};

/// The only components that are still referred to once operations are inlined.
const KEPT_COMPONENTS: &[&str] = &["schemas"];

pub fn run(lowering: &mut Lowering) {
    let root = &mut lowering.root;
    for newer in ["webhooks", "jsonSchemaDialect", "$self"] {
        root.remove(newer);
    }
    // Who may call is the client's business, not each operation's.
    root.remove("security");
    if let Some(version) = root.get_mut("openapi") {
        version.value = Value::String("3.0.3".into());
    }
    if root.get("paths").is_none() {
        let place = root.place;
        root.set(
            "paths",
            Node::new(Value::Object(crate::document::Map::new()), place),
        );
    }
    if let Some(info) = root.get_mut("info") {
        info.remove("summary");
        if let Some(license) = info.get_mut("license") {
            license.remove("identifier");
        }
    }
    if let Some(components) = root.get_mut("components").and_then(Node::as_object_mut) {
        components.retain(|section, _| KEPT_COMPONENTS.contains(&section.as_str()));
    }
}
