//! Notes the schemas that stand for a type of the runtime, so that no type is
//! made of them. Which ones do is said by the overlay.

use super::Lowering;
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};
use crate::sdk;

/// The types of the runtime that a schema can stand for.
const TYPES: &[&str] = &["Credits"];

pub fn run(lowering: &mut Lowering) {
    let at = Pointer(vec!["components".into(), "schemas".into()]);
    let whole = lowering.root.clone();
    for (name, member) in whole
        .at(&at)
        .and_then(Node::as_object)
        .into_iter()
        .flatten()
    {
        let Some(extension) = member.node.get(sdk::KEY) else {
            continue;
        };
        let at = at.child(name);
        let decided: sdk::Schema = match sdk::read(&member.node, &at) {
            Ok(decided) => decided,
            Err(problems) => {
                lowering.diagnostics.extend(problems);
                continue;
            }
        };
        let wanted = decided.stands_for.as_deref();
        match wanted.filter(|wanted| TYPES.contains(wanted)) {
            Some(wanted) => {
                let path = format!("::{}::{wanted}", crate::RUNTIME);
                lowering.runtime_types.insert(name.clone(), path);
            }
            None => lowering.report(
                Diagnostic::new("lower/runtime-type", "the runtime has no such type")
                    .at(extension.place)
                    .pointer(at.child(sdk::KEY))
                    .help(format!("write `type:` with one of {}", TYPES.join(", "))),
            ),
        }
    }
}
