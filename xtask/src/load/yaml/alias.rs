//! Anchors and the aliases that repeat them.
//!
//! An alias costs a few bytes and can stand for a million nodes, so what they
//! add up to is bounded.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::document::{MAX_DEPTH, Node, Place, Value};
use crate::load::problem;

/// How many nodes may be repeated in one file.
const MOST_REPEATED: usize = 200_000;

/// The nodes of a file that have an anchor.
#[derive(Default)]
pub(super) struct Anchors {
    nodes: HashMap<usize, Anchored>,
    repeated: usize,
}

struct Anchored {
    node: Node,
    size: Size,
}

/// How much there is to a node.
#[derive(Clone, Copy)]
struct Size {
    nodes: usize,
    depth: usize,
}

impl Anchors {
    /// Keeps a node for its aliases; the parser's anchor 0 means none.
    pub(super) fn keep(&mut self, node: &Node, anchor: usize) -> Result<(), Diagnostic> {
        if anchor == 0 {
            return Ok(());
        }
        let size = Size::of(node);
        self.spend(size, node.place)?;
        let node = node.clone();
        self.nodes.insert(anchor, Anchored { node, size });
        Ok(())
    }

    /// What the alias at `place`, inside `depth` collections, stands for.
    pub(super) fn repeat(
        &mut self,
        anchor: usize,
        place: Place,
        depth: usize,
    ) -> Result<Node, Diagnostic> {
        let Some(Anchored { node, size }) = self.nodes.get(&anchor) else {
            let message = "this alias stands inside what it repeats";
            return Err(Diagnostic::new("load/alias-cycle", message)
                .at(place)
                .help("use a `$ref` for things that contain themselves"));
        };
        if depth + size.depth > MAX_DEPTH {
            return Err(problem::too_deep(place));
        }
        let (node, size) = (node.clone(), *size);
        self.spend(size, place)?;
        Ok(node)
    }

    fn spend(&mut self, size: Size, place: Place) -> Result<(), Diagnostic> {
        self.repeated += size.nodes;
        if self.repeated <= MOST_REPEATED {
            return Ok(());
        }
        let message = format!("aliases repeat more than {MOST_REPEATED} values up to here");
        Err(Diagnostic::new("load/alias-flood", message)
            .at(place)
            .help("use `$ref`s to `components` instead of aliases"))
    }
}

impl Size {
    fn of(node: &Node) -> Self {
        let add = |sum: Self, child: &Node| {
            let child = Self::of(child);
            Self {
                nodes: sum.nodes + child.nodes,
                depth: sum.depth.max(child.depth + 1),
            }
        };
        let leaf = Self { nodes: 1, depth: 0 };
        let collection = Self { nodes: 1, depth: 1 };
        match &node.value {
            Value::Array(items) => items.iter().fold(collection, add),
            Value::Object(members) => {
                let nodes = members.values().map(|member| &member.node);
                nodes.fold(collection, add)
            }
            _ => leaf,
        }
    }
}
