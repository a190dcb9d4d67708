//! Gives schemas the names that were decided for them with `x-sdk`.
//!
//! A component is renamed, and a schema inside of another one becomes a
//! component. No pass changes such a name: where two types would have it, the
//! description is refused. Only inline schemas of the same shape may share one,
//! and are the same type.

use std::collections::BTreeMap;

use super::hoist::refer;
use super::names::{rename, type_name};
use super::{Lowering, aliases, visit};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Node, Place, Pointer};
use crate::sdk;

/// The names that no pass may change.
pub type GivenNames = BTreeMap<String, GivenName>;

/// A name that no pass may change.
#[derive(Debug, Clone)]
pub struct GivenName {
    /// Where it was decided, or else where its schema stands.
    pub place: Place,
    /// The schema, or else what it was found in.
    pub pointer: Pointer,
    /// Whether it was decided, and not derived from another name.
    pub is_decided: bool,
}

/// Reports that two types would have the same name.
pub fn clash(name: &str, schema: Place, other: Place) -> Diagnostic {
    Diagnostic::new(CLASH, format!("two types would be called `{name}`"))
        .at(schema)
        .also("the other type with this name", other)
        .help("decide on another name for one of them, with `name` in its `x-sdk`")
}

const CLASH: &str = "lower/name-clash";

/// The name that was decided for a schema.
pub fn name(schema: &Node) -> Option<&Node> {
    schema.get(sdk::KEY)?.get("name")
}

pub fn run(lowering: &mut Lowering) {
    let mut holders: BTreeMap<String, Holder> = BTreeMap::new();
    let mut renamed = BTreeMap::new();
    for decided in take_names(lowering) {
        let Some(schema) = lowering.root.at(&decided.at) else {
            continue;
        };
        let shape = decided.is_inline(lowering).then(|| shape(schema));
        let known = holders.get(&decided.name);
        let problem = known.and_then(|known| known.problem_with(&decided, shape.as_ref()));
        let is_known = known.is_some() && problem.is_none();
        lowering.diagnostics.extend(problem);
        let key = match (decided.at.0.as_slice(), known.filter(|_| is_known)) {
            ([_, _, component], _) => component.clone(),
            (_, Some(known)) => known.key.clone(),
            (_, None) => lowering.free_name(&decided.name),
        };
        move_out(lowering, &decided.at, &key);
        if let Some(description) = decided.description {
            lowering.describe(&key, description);
        }
        renamed.insert(key.clone(), decided.name.clone());
        let holder = Holder {
            place: lowering.key_place(&key).unwrap_or(decided.schema),
            given: GivenName {
                place: decided.place,
                pointer: decided.at,
                is_decided: true,
            },
            key,
            shape,
        };
        holders.entry(decided.name).or_insert(holder);
    }
    let clashes = clashes_with_others(lowering, &holders, &renamed);
    lowering.diagnostics.extend(clashes);
    rename(lowering, &renamed);
    lowering.given_names = holders
        .into_iter()
        .map(|(name, holder)| (name, holder.given))
        .collect();
}

/// Reports the names of what does not become a type.
pub fn check(lowering: &mut Lowering) {
    let aliases = aliases::names(lowering);
    let mut found = Diagnostics::new();
    let decided = lowering.given_names.iter();
    for (name, given) in decided.filter(|(_, given)| given.is_decided) {
        let is_runtime_type = lowering.runtime_types.contains_key(name);
        if !is_runtime_type && !aliases.contains(name) {
            continue;
        }
        let schema = lowering.schemas().and_then(|schemas| schemas.get(name));
        let of = schema.and_then(|member| member.node.get("type")?.as_str());
        let what = match of {
            _ if is_runtime_type => "a value that a type of the runtime represents",
            Some("string") => "a plain string",
            Some("integer" | "number") => "a plain number",
            Some("boolean") => "a plain boolean",
            Some("array") => "a list",
            Some("object") => "a map",
            _ => "a value of any type",
        };
        found.push(not_a_type(name, what, given.place, &given.pointer));
    }
    lowering.diagnostics.extend(found);
}

fn not_a_type(name: &str, what: &str, place: Place, at: &Pointer) -> Diagnostic {
    Diagnostic::new(
        "lower/name-without-type",
        format!("`{name}` names {what}, which does not become a type of its own"),
    )
    .at(place)
    .pointer(at.clone())
    .help("remove the name, or give it to an object, an enum or a union")
}

/// A schema with a decided name.
struct Decided {
    name: String,
    /// The docs of the type, if they were decided too.
    description: Option<Node>,
    at: Pointer,
    /// Where the name was decided.
    place: Place,
    /// Where the schema stands.
    schema: Place,
}

impl Decided {
    /// Whether the schema stood inside of something else in the description.
    /// Copies of such a schema may have become components since.
    fn is_inline(&self, lowering: &Lowering) -> bool {
        self.at.0.len() > 3 || lowering.written.at(&self.at).is_none()
    }
}

/// Takes the names out of the schemas, innermost first.
fn take_names(lowering: &mut Lowering) -> Vec<Decided> {
    let mut decided = Vec::new();
    let mut found = Diagnostics::new();
    visit::schemas(&mut lowering.root, &mut |schema, at| {
        let Some(node) = schema
            .get_mut(sdk::KEY)
            .and_then(|said| said.remove("name"))
        else {
            return;
        };
        let description = schema
            .get_mut(sdk::KEY)
            .and_then(|said| said.remove("description"));
        let says_nothing = |said: &Node| said.as_object().is_some_and(|said| said.is_empty());
        if schema.get(sdk::KEY).is_some_and(says_nothing) {
            schema.remove(sdk::KEY);
        }
        let Some(name) = node.as_str() else {
            return;
        };
        if is_part(at) {
            found.push(not_a_type(name, "a part of `allOf`", node.place, at));
            return;
        }
        decided.push(Decided {
            name: name.to_owned(),
            description,
            at: at.clone(),
            place: node.place,
            schema: schema.place,
        });
    });
    lowering.diagnostics.extend(found);
    decided
}

fn is_part(at: &Pointer) -> bool {
    matches!(at.0.as_slice(), [.., keyword, index]
        if keyword == "allOf" && index.parse::<usize>().is_ok())
}

/// Makes a schema inside of something else a component.
fn move_out(lowering: &mut Lowering, at: &Pointer, key: &str) {
    if at.0.len() == 3 {
        return;
    }
    let Some(moved) = lowering.root.at_mut(at).map(|schema| refer(schema, key)) else {
        return;
    };
    if lowering.key_place(key).is_none() {
        lowering.put_schema(key, moved);
    }
}

/// The schema that has a name.
struct Holder {
    /// The component that it is.
    key: String,
    /// What another schema has to be like to be the same type. No other schema
    /// is the same type as a component.
    shape: Option<serde_json::Value>,
    place: Place,
    given: GivenName,
}

impl Holder {
    /// Why another schema cannot have the name too, if it cannot.
    fn problem_with(
        &self,
        other: &Decided,
        shape: Option<&serde_json::Value>,
    ) -> Option<Diagnostic> {
        let problem = match (&self.shape, shape) {
            (Some(one), Some(other)) if one == other => return None,
            (Some(_), Some(_)) => Diagnostic::new(
                CLASH,
                format!("`{}` names schemas that differ in their shapes", other.name),
            )
            .at(other.place)
            .also("the other schema with this name", self.place)
            .help("decide on another name for one of them, or describe both in the same way"),
            _ => clash(&other.name, other.place, self.place),
        };
        Some(problem.pointer(other.at.clone()))
    }
}

/// The parts of an inline schema that two schemas of one type share: everything
/// except docs, `nullable` and `default`.
fn shape(schema: &Node) -> serde_json::Value {
    let mut schema = schema.clone();
    for of_use in ["nullable", "default"] {
        schema.remove(of_use);
    }
    visit::schema(&mut schema, &Pointer::root(), &mut |schema, _| {
        for said in ["title", "description"] {
            schema.remove(said);
        }
        for set in ["required", "enum"] {
            if let Some(items) = schema.get_mut(set).and_then(Node::as_array_mut) {
                items.sort_by_key(|item| item.to_json().to_string());
            }
        }
    });
    schema.to_json()
}

/// Names that other schemas or the receipts will have.
fn clashes_with_others(
    lowering: &Lowering,
    holders: &BTreeMap<String, Holder>,
    renamed: &BTreeMap<String, String>,
) -> Diagnostics {
    let others = lowering.schemas().into_iter().flatten();
    let receipt = Pointer(vec![sdk::KEY.into(), "receipt".into(), "name".into()]);
    let receipt = lowering.written.at(&receipt);
    others
        .filter(|(key, _)| !renamed.contains_key(*key))
        .map(|(key, member)| (type_name(key), member.key))
        .chain(receipt.and_then(|name| Some((name.as_str()?.to_owned(), name.place))))
        .filter_map(|(name, place)| {
            let given = &holders.get(&name)?.given;
            let problem = clash(&name, given.place, place);
            Some(problem.pointer(given.pointer.clone()))
        })
        .collect()
}
