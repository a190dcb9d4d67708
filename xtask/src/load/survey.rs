//! All references in a part of a description.

use super::reference;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Node, Place, Pointer, Value};
use crate::grammar::{Kind, Reference, Slot};

/// A reference and where it stands.
#[derive(Debug)]
pub(super) struct Site {
    /// What it stands for.
    pub kind: Kind,
    /// The thing that is a reference, from the root of the survey.
    pub holder: Pointer,
    /// The string that says where to.
    pub text: String,
    /// Where that string was written.
    pub place: Place,
}

impl Site {
    /// The string that says where to, from the root of the survey.
    pub(super) fn text_pointer(&self) -> Pointer {
        match self.kind {
            Kind::MappingTarget => self.holder.clone(),
            _ => self.holder.child("$ref"),
        }
    }
}

/// What a walk over a part of a description found.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The references, outer ones first.
    pub sites: Vec<Site>,
    /// `$ref`s that are none.
    pub problems: Diagnostics,
}

impl Survey {
    /// Walks over `node`, a thing of that kind, which stands at `base`.
    pub(super) fn new(node: &Node, kind: Kind, base: &Pointer) -> Self {
        let mut walk = Walk {
            found: Self::default(),
            at: base.clone(),
            base: base.0.len(),
        };
        walk.thing(node, kind);
        walk.found
    }
}

struct Walk {
    found: Survey,
    at: Pointer,
    base: usize,
}

impl Walk {
    fn thing(&mut self, node: &Node, kind: Kind) {
        match (&node.value, kind) {
            (Value::String(text), Kind::MappingTarget)
                if reference::Reference::is_meant_by(text) =>
            {
                self.site(kind, text, node.place);
            }
            // Before 2020-12, `items` could be an array of schemas.
            (Value::Array(items), Kind::Schema) => self.list(items, kind),
            (Value::Object(members), _) => {
                self.reference(node, kind);
                for (key, member) in members {
                    if let Some(slot) = kind.member(key) {
                        self.below(key.clone(), |walk| walk.slot(&member.node, slot));
                    }
                }
            }
            _ => {}
        }
    }

    fn slot(&mut self, node: &Node, slot: Slot) {
        match (slot, &node.value) {
            (Slot::One(kind), _) => self.thing(node, kind),
            (Slot::List(kind), Value::Array(items)) => self.list(items, kind),
            (Slot::Named(kind), Value::Object(members)) => {
                // A thing can have the name `$ref`, but no thing is a string.
                let target = node
                    .get("$ref")
                    .and_then(|it| Some((it.as_str()?, it.place)));
                match (target, kind.together()) {
                    (Some((text, place)), Some(all)) => return self.site(all, text, place),
                    _ if kind != Kind::MappingTarget => self.misplaced(node),
                    _ => {}
                }
                for (name, member) in members {
                    self.below(name.clone(), |walk| walk.thing(&member.node, kind));
                }
            }
            _ => {}
        }
    }

    fn list(&mut self, items: &[Node], kind: Kind) {
        for (index, item) in items.iter().enumerate() {
            self.below(index.to_string(), |walk| walk.thing(item, kind));
        }
    }

    fn below(&mut self, token: String, look: impl FnOnce(&mut Self)) {
        self.at.0.push(token);
        look(self);
        self.at.0.pop();
    }

    fn reference(&mut self, node: &Node, kind: Kind) {
        let Some(target) = node.get("$ref") else {
            return;
        };
        if kind.reference() == Reference::None {
            self.misplaced(node);
        } else if let Some(text) = target.as_str() {
            self.site(kind, text, target.place);
        } else {
            let message = format!("a `$ref` must be a string, this is {}", target.kind());
            self.found.problems.push(
                Diagnostic::new("load/bad-ref", message)
                    .at(target.place)
                    .pointer(self.at.child("$ref"))
                    .help("write it as `#/components/schemas/Name`"),
            );
        }
    }

    fn site(&mut self, kind: Kind, text: &str, place: Place) {
        self.found.sites.push(Site {
            kind,
            holder: Pointer(self.at.0[self.base..].to_vec()),
            text: text.to_owned(),
            place,
        });
    }

    fn misplaced(&mut self, node: &Node) {
        if let Some(target) = node.get("$ref")
            && target.as_str().is_some()
        {
            self.found.problems.push(
                Diagnostic::new("load/misplaced-ref", "OpenAPI has no `$ref` in this place")
                    .at(target.place)
                    .pointer(self.at.child("$ref"))
                    .help("refer from each member instead, or write the object out"),
            );
        }
    }
}
