//! Gives schemas and operations names that become Rust names as they are.
//!
//! progenitor and typify make Rust names themselves, and panic or fall back to
//! odd ones where two become the same. Names that are already right stay.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lowering, SCHEMAS, visit};
use crate::document::{Map, Node, Pointer, Value};
use crate::names::{pascal, snake};

pub fn run(lowering: &mut Lowering) {
    rename_schemas(lowering);
    number_operations(&mut lowering.root);
}

fn rename_schemas(lowering: &mut Lowering) {
    if let Some(schemas) = lowering.schemas() {
        let renamed = renaming(schemas);
        rename(lowering, &renamed);
    }
}

/// Renames components, and whatever refers to them. Of two that get the same
/// name, the first one stays.
pub fn rename(lowering: &mut Lowering, renamed: &BTreeMap<String, String>) {
    let at = Pointer(vec!["components".into(), "schemas".into()]);
    let Some(schemas) = lowering.root.at_mut(&at).and_then(Node::as_object_mut) else {
        return;
    };
    let new = |name: &String| renamed.get(name).unwrap_or(name).clone();
    for (name, member) in std::mem::take(schemas) {
        schemas.entry(new(&name)).or_insert(member);
    }
    visit::schemas(&mut lowering.root, &mut |schema, _| {
        if let Some(Value::String(text)) = schema.get_mut("$ref").map(|node| &mut node.value)
            && let Some(new) = text
                .strip_prefix(SCHEMAS)
                .and_then(|name| renamed.get(name))
        {
            *text = format!("{SCHEMAS}{new}");
        }
    });
    for (old, new) in renamed {
        let at = at.child(old);
        if old != new && lowering.written.at(&at).is_some() {
            lowering.add_written_name(new, old);
        }
    }
    let named = lowering.receipt.iter_mut();
    for name in named.chain(lowering.webhook_payloads.values_mut()) {
        *name = new(name);
    }
    lowering.runtime_types = std::mem::take(&mut lowering.runtime_types)
        .into_iter()
        .map(|(name, path)| (new(&name), path))
        .collect();
}

/// What every module of generated code says and means the prelude's.
const PRELUDE: &[&str] = &[
    "Box",
    "Default",
    "Err",
    "From",
    "Into",
    "IntoIterator",
    "None",
    "Ok",
    "Option",
    "Result",
    "Self_",
    "Some",
    "String",
    "Vec",
];

/// A type's name that is not also one of the prelude, and that typify keeps:
/// `a.b` is `AB` at first, which it would spell `Ab`, and `2fa` needs a letter.
pub fn type_name(text: &str) -> String {
    let name = pascal(&pascal(text));
    let name = match name.strip_prefix('_') {
        Some(digits) => pascal(&format!("X{digits}")),
        None => name,
    };
    if PRELUDE.contains(&name.as_str()) {
        format!("{}Type", name.trim_end_matches('_'))
    } else {
        name
    }
}

/// Names that are right already are given out first, so that a neighbour that
/// becomes the same never takes them.
fn renaming(schemas: &Map) -> BTreeMap<String, String> {
    let (right, wrong): (Vec<_>, Vec<_>) =
        schemas.keys().partition(|name| type_name(name) == **name);
    let mut taken: BTreeSet<String> = right.iter().map(|name| (*name).clone()).collect();
    let mut renamed: BTreeMap<String, String> = right
        .into_iter()
        .map(|name| (name.clone(), name.clone()))
        .collect();
    for name in wrong {
        renamed.insert(name.clone(), unique(&type_name(name), &mut taken));
    }
    renamed
}

fn number_operations(root: &mut Node) {
    let mut taken = BTreeSet::new();
    visit::operations(root, &mut |operation, _| {
        let id = operation
            .get("operationId")
            .and_then(Node::as_str)
            .unwrap_or_default();
        let id = unique(&snake(id), &mut taken);
        let place = operation.place;
        operation.set("operationId", Node::new(Value::String(id), place));
    });
}

fn unique(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let mut name = wanted.to_owned();
    let mut count = 1;
    while !taken.insert(name.clone()) {
        count += 1;
        name = format!("{wanted}{count}");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn typify_keeps_the_names_of_types(text in "[aAbZ0-9é._ $-]{0,12}", count in 2..99) {
            let name = type_name(&text);
            proptest::prop_assert_eq!(&pascal(&name), &name);
            proptest::prop_assert!(!name.starts_with('_'));
            let name = format!("{name}{count}");
            proptest::prop_assert_eq!(&pascal(&name), &name);
        }
    }
}
