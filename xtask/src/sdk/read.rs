//! Reads the extension of a node, and tells every mistake in it.
//!
//! serde stops at the first. So whatever it stops at is told and replaced by
//! something that it takes, and the whole is read again, until it comes to the
//! end. What it says of a replacement is not told.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::json;

use super::words::{self, Mistake};
use super::{KEY, PRICES};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Node, Place, Pointer};
use crate::suggest;

/// Reads the extension of a node; the default where there is none.
///
/// # Errors
/// Everything that is wrong with it, each at its place.
pub fn read<T: DeserializeOwned + Default>(node: &Node, at: &Pointer) -> Result<T, Diagnostics> {
    let Some(extension) = node.get(KEY) else {
        return Ok(T::default());
    };
    let mut reading = Reading {
        written: extension,
        left: extension.clone(),
        replaced: BTreeMap::new(),
        at: at.child(KEY),
        found: Vec::new(),
    };
    loop {
        let error = match serde_path_to_error::deserialize(reading.left.to_json()) {
            Ok(value) if reading.found.is_empty() => return Ok(value),
            Ok(_) => return Err(reading.found),
            Err(error) => error,
        };
        let path = pointer_of(error.path());
        let message = error.inner().to_string();
        if reading.step_over(&path, message).is_none() {
            return Err(reading.found);
        }
    }
}

struct Reading<'a> {
    written: &'a Node,
    /// What was written, without the mistakes that are known.
    left: Node,
    /// What has been replaced, and how often.
    replaced: BTreeMap<Pointer, usize>,
    at: Pointer,
    found: Diagnostics,
}

impl Reading<'_> {
    /// Tells a mistake and takes it out of the way, if there is one.
    fn step_over(&mut self, path: &Pointer, message: String) -> Option<()> {
        if message.starts_with("unknown field") {
            self.tell(path, &message);
            let (last, parent) = path.0.split_last()?;
            let parent = self.left.at_mut(&Pointer(parent.to_vec()))?;
            return parent.remove(last).map(drop);
        }
        let culprit = match words::missing(&message) {
            Some(member) => path.child(member),
            None => path.clone(),
        };
        let is_known = (0..=culprit.0.len()).any(|depth| {
            self.replaced
                .contains_key(&Pointer(culprit.0[..depth].to_vec()))
        });
        if !is_known {
            self.tell(path, &message);
        }
        self.replace(culprit)
    }

    fn tell(&mut self, path: &Pointer, told: &str) {
        let Mistake {
            message,
            help: what,
            is_name,
        } = words::mistake(told);
        let tokens = path.0.iter();
        let at = tokens.fold(self.at.clone(), |at, token| at.child(token));
        let place = match is_name {
            true => key(self.written, path),
            false => nearest(self.written, path).place,
        };
        self.found.push(
            Diagnostic::new("check/x-sdk", message)
                .at(place)
                .pointer(at)
                .help(what.unwrap_or_else(|| help(path))),
        );
    }

    /// Puts the next thing in place of a mistake; nothing if none is left.
    fn replace(&mut self, culprit: Pointer) -> Option<()> {
        let (last, parent) = culprit.0.split_last()?;
        let parent = self.left.at_mut(&Pointer(parent.to_vec()))?;
        let place = parent.place;
        let known = self.replaced.entry(culprit.clone()).or_default();
        let instead = [json!(null), json!(""), json!({}), json!([]), json!(0)];
        let instead = instead.get(*known)?.clone();
        *known += 1;
        let instead = Node::from_json(instead, place);
        match parent.as_array_mut() {
            Some(items) => *items.get_mut(last.parse::<usize>().ok()?)? = instead,
            None => parent.set(last, instead),
        }
        Some(())
    }
}

/// What can be said instead. Most mistakes say what is expected; a price has
/// more forms than fit there.
fn help(path: &Pointer) -> String {
    let tokens: Vec<&str> = path.0.iter().map(String::as_str).collect();
    match tokens[..] {
        ["price"] | ["methods", _, "price"] => format!(
            "write {}, or see `xtask/src/sdk.rs` for other forms",
            suggest::one_of(&PRICES)
        ),
        _ => "see `xtask/src/sdk.rs` for what can be said".to_owned(),
    }
}

/// The pointer that serde was at when it failed.
fn pointer_of(path: &serde_path_to_error::Path) -> Pointer {
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

/// Where the key of a member is written.
fn key(root: &Node, path: &Pointer) -> Place {
    let (last, holder) = match path.0.split_last() {
        Some((last, holder)) => (last, Pointer(holder.to_vec())),
        None => return root.place,
    };
    let members = root.at(&holder).and_then(Node::as_object);
    let member = members.and_then(|members| members.get(last));
    member.map_or(root.place, |member| member.key)
}

/// The deepest node on the way to a pointer that may lead nowhere.
fn nearest<'a>(root: &'a Node, pointer: &Pointer) -> &'a Node {
    let mut node = root;
    for token in &pointer.0 {
        match node.at(&Pointer(vec![token.clone()])) {
            Some(child) => node = child,
            None => break,
        }
    }
    node
}
