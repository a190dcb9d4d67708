//! Names the data of each envelope after its response schema.
//!
//! The data of `SearchResponse` is `SearchData`, in every operation that answers
//! with it. Where the answer is described in the operation itself, the name
//! comes from the operation's id. A title or a decided name wins.

use std::collections::BTreeMap;

use super::Lowering;
use super::decided_names::{GivenName, clash};
use super::hoist::{is_type, refer};
use super::names::type_name;
use crate::diagnostic::Diagnostics;
use crate::document::{Node, Place, Pointer};
use crate::names::pascal;

/// The names that the data of envelopes got so far.
pub struct DataNames<'a> {
    /// The member of an envelope that holds the data.
    member: &'a str,
    /// The names of components, with their places.
    taken: BTreeMap<String, Place>,
    named: BTreeMap<String, (Node, GivenName)>,
    problems: Diagnostics,
}

impl<'a> DataNames<'a> {
    pub fn new(member: &'a str, whole: &Node) -> Self {
        let at = Pointer(vec!["components".into(), "schemas".into()]);
        let schemas = whole.at(&at).and_then(Node::as_object);
        let names = schemas.into_iter().flatten();
        Self {
            member,
            taken: names
                .map(|(name, member)| (type_name(name), member.key))
                .collect(),
            named: BTreeMap::new(),
            problems: Diagnostics::new(),
        }
    }

    /// Names the data of an envelope that is a component.
    pub fn name_by_component(&mut self, data: &mut Node, component: Pointer) {
        let name = component.0.last().map(|name| type_name(name));
        let name = name.unwrap_or_default();
        let stem = match name.strip_suffix("Response") {
            Some(stem) if !stem.is_empty() => stem,
            _ => &name,
        };
        self.name(data, stem, component);
    }

    /// Names the data of an envelope that is described in an operation.
    pub fn name_by_operation(&mut self, data: &mut Node, id: &str, at: &Pointer) {
        self.name(data, &pascal(id), at.clone());
    }

    fn name(&mut self, data: &mut Node, stem: &str, found_in: Pointer) {
        if !is_type(data) || data.get("title").is_some() {
            return;
        }
        let name = type_name(&format!("{stem}{}", pascal(self.member)));
        let given = GivenName {
            place: data.place,
            pointer: found_in,
            is_decided: false,
        };
        if let Some((_, known)) = self.named.get(&name)
            && known.pointer == given.pointer
        {
            refer(data, &name);
            return;
        }
        let known = self.named.get(&name).map(|(_, known)| known.place);
        if let Some(other) = known.or(self.taken.get(&name).copied()) {
            let problem = clash(&name, data.place, other);
            self.problems.push(problem.pointer(given.pointer));
            return;
        }
        let schema = refer(data, &name);
        self.named.insert(name, (schema, given));
    }

    /// Adds each named schema as a component and refers to it from its envelope.
    pub fn finish(self, lowering: &mut Lowering) {
        lowering.diagnostics.extend(self.problems);
        for (name, (schema, given)) in self.named {
            if let [_, _, component] = given.pointer.0.as_slice() {
                lowering.add_written_name(&name, component);
            }
            let at = given.pointer.child("properties").child(self.member);
            if let Some(data) = lowering.root.at_mut(&at) {
                refer(data, &name);
            }
            lowering.put_schema(&name, schema);
            lowering.given_names.insert(name, given);
        }
    }
}
