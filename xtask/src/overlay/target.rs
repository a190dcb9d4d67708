//! The description while overlays change it.
//!
//! JSONPath is asked of plain JSON, so the description is kept twice: as the
//! tree with places, and as JSON. Every change is made to both.

use serde_json_path::{JsonPath, NormalizedPath, PathElement};

use super::comparison::Comparison;
use crate::document::{Node, Pointer, Value};
use crate::suggest;

/// The description, as a tree and as JSON.
pub(super) struct Target {
    root: Node,
    json: serde_json::Value,
}

impl Target {
    pub(super) fn new(root: Node) -> Self {
        let json = root.to_json();
        Self { root, json }
    }

    pub(super) fn root(&self) -> &Node {
        &self.root
    }

    #[cfg(test)]
    pub(super) fn json(&self) -> &serde_json::Value {
        &self.json
    }

    pub(super) fn into_root(self) -> Node {
        self.root
    }

    /// What a path matches, each once.
    pub(super) fn select(&self, path: &JsonPath) -> Vec<Pointer> {
        let located = path.query_located(&self.json).dedup();
        located.locations().map(pointer).collect()
    }

    /// The longest beginning of a target that matches something, and the rest.
    pub(super) fn longest_match<'t>(&self, target: &'t str) -> Option<(&'t str, &'t str)> {
        let ends = target.char_indices().rev();
        ends.filter(|(_, c)| matches!(c, '.' | '['))
            .map(|(end, _)| target.split_at(end))
            .find(|(start, _)| {
                JsonPath::parse(start).is_ok_and(|path| !path.query(&self.json).is_empty())
            })
    }

    /// What the text that a member is compared with may have become: the nearest of all
    /// texts that the member is in the description, or else those that nothing names.
    /// None if it is that text somewhere; and what is named already is not what another
    /// name has become.
    pub(super) fn near(
        &self,
        compared: &Comparison<'_>,
        named: &[Comparison<'_>],
    ) -> Option<Vec<&str>> {
        const MOST: usize = 3;
        if self.has(compared) {
            return None;
        }
        let member = compared.member;
        let mut known = Vec::new();
        collect_texts(&self.json, member, &mut known);
        known.retain(|text| !named.contains(&Comparison { member, text }));
        known.sort_unstable();
        known.dedup();
        let near = suggest::renamed(compared.text, known.iter().copied());
        let near = near.map(|near| vec![near]);
        near.or_else(|| (1..=MOST).contains(&known.len()).then_some(known))
    }

    /// Whether a member is somewhere the text that it is compared with.
    pub(super) fn has(&self, compared: &Comparison<'_>) -> bool {
        let mut known = Vec::new();
        collect_texts(&self.json, compared.member, &mut known);
        known.contains(&compared.text)
    }

    /// Merges `update` into the node at `at`; an array gets it as an item.
    pub(super) fn update(&mut self, at: &Pointer, update: &Node) {
        let json = self.json.pointer_mut(&at.to_string());
        let (Some(node), Some(json)) = (self.root.at_mut(at), json) else {
            return;
        };
        match (&mut node.value, json) {
            (Value::Array(items), serde_json::Value::Array(json))
                if update.as_array().is_none() =>
            {
                items.push(update.clone());
                json.push(update.to_json());
            }
            (_, json) => merge(node, json, update),
        }
    }

    /// Takes the node at `at` out.
    pub(super) fn remove(&mut self, at: &Pointer) {
        let Some((last, parent)) = at.0.split_last() else {
            return;
        };
        let parent = Pointer(parent.to_vec());
        let json = self.json.pointer_mut(&parent.to_string());
        let (Some(node), Some(json)) = (self.root.at_mut(&parent), json) else {
            return;
        };
        match (&mut node.value, json) {
            (Value::Object(members), serde_json::Value::Object(json)) => {
                members.shift_remove(last);
                json.shift_remove(last);
            }
            (Value::Array(items), serde_json::Value::Array(json)) => {
                if let Ok(index) = last.parse::<usize>()
                    && index < items.len()
                    && index < json.len()
                {
                    items.remove(index);
                    json.remove(index);
                }
            }
            _ => {}
        }
    }
}

fn collect_texts<'j>(json: &'j serde_json::Value, member: &str, texts: &mut Vec<&'j str>) {
    match json {
        serde_json::Value::Object(members) => {
            texts.extend(members.get(member).and_then(serde_json::Value::as_str));
            for value in members.values() {
                collect_texts(value, member, texts);
            }
        }
        serde_json::Value::Array(items) => {
            for item in items {
                collect_texts(item, member, texts);
            }
        }
        _ => {}
    }
}

fn pointer(location: &NormalizedPath<'_>) -> Pointer {
    let token = |element: &PathElement<'_>| match element {
        PathElement::Name(name) => (*name).to_owned(),
        PathElement::Index(index) => index.to_string(),
    };
    Pointer(location.iter().map(token).collect())
}

/// Merges `update` into a node and its JSON: objects member by member, arrays
/// by appending, anything else by taking its place.
fn merge(node: &mut Node, json: &mut serde_json::Value, update: &Node) {
    match (&mut node.value, json, &update.value) {
        (Value::Object(members), serde_json::Value::Object(json), Value::Object(update)) => {
            for (key, new) in update {
                let json = json.entry(key).or_insert_with(|| new.node.to_json());
                match members.get_mut(key) {
                    Some(old) => merge(&mut old.node, json, &new.node),
                    None => {
                        members.insert(key.clone(), new.clone());
                    }
                }
            }
        }
        (Value::Array(items), serde_json::Value::Array(json), Value::Array(update)) => {
            items.extend(update.iter().cloned());
            json.extend(update.iter().map(Node::to_json));
        }
        (_, json, _) => {
            *json = update.to_json();
            *node = update.clone();
        }
    }
}
