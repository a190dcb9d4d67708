//! Changes to a node, recorded as the overlay actions that do the same.

use serde_json::{Map, Value as Json};

use crate::diagnostic::{Action, Diagnostic, Fix};
use crate::document::{Node, Place, Pointer, Value};

/// One step of a pointer.
#[derive(Clone, Copy)]
pub(super) enum Token<'a> {
    Name(&'a str),
    Index(usize),
}

impl Token<'_> {
    fn text(self) -> String {
        match self {
            Self::Name(name) => name.to_owned(),
            Self::Index(index) => index.to_string(),
        }
    }
}

/// Where a node is. A pointer is only made of it for a repair.
#[derive(Clone, Copy)]
pub(super) struct Here<'a>(Option<(&'a Here<'a>, Token<'a>)>);

impl<'a> Here<'a> {
    pub(super) fn root() -> Self {
        Self(None)
    }

    pub(super) fn child(&'a self, token: Token<'a>) -> Self {
        Self(Some((self, token)))
    }

    pub(super) fn pointer(&self) -> Pointer {
        let mut tokens = Vec::new();
        let mut here = self;
        while let Some((before, token)) = here.0 {
            tokens.push(token.text());
            here = before;
        }
        tokens.reverse();
        Pointer(tokens)
    }

    /// The object that this is a member of, and the member's name.
    pub(super) fn holder(&self) -> Option<(Pointer, &'a str)> {
        match self.0? {
            (before, Token::Name(name)) => Some((before.pointer(), name)),
            (_, Token::Index(_)) => None,
        }
    }
}

/// Changes to one object.
pub(super) struct Edit<'n> {
    pub node: &'n mut Node,
    at: Pointer,
    /// What the repair is about, seen from the object.
    member: Option<String>,
    pub actions: Vec<Action>,
}

impl<'n> Edit<'n> {
    pub(super) fn new(node: &'n mut Node, here: &Here<'_>) -> Self {
        Self::at(node, here.pointer())
    }

    pub(super) fn at(node: &'n mut Node, at: Pointer) -> Self {
        Self {
            node,
            at,
            member: None,
            actions: Vec::new(),
        }
    }

    /// Says which member the repair is about.
    pub(super) fn about(mut self, member: &str) -> Self {
        self.member = Some(member.to_owned());
        self
    }

    /// Sets a member.
    pub(super) fn put(&mut self, name: &str, new: Node) {
        let merges = matches!(
            (self.node.get(name).map(|old| &old.value), &new.value),
            (Some(Value::Object(_)), Value::Object(_)) | (Some(Value::Array(_)), Value::Array(_))
        );
        let update = Map::from_iter([(name.to_owned(), new.to_json())]);
        if merges {
            self.actions.push(Action::remove(self.at.child(name)));
        }
        // The next member goes into the same action.
        match self.actions.last_mut() {
            Some(Action {
                target,
                change: crate::diagnostic::Change::Update(Json::Object(members)),
            }) if target.pointer() == Some(&self.at) => members.extend(update),
            _ => self
                .actions
                .push(Action::update(self.at.clone(), Json::Object(update))),
        }
        self.node.set(name, new);
    }

    /// Takes a member out.
    pub(super) fn take(&mut self, name: &str) -> Option<Node> {
        let taken = self.node.remove(name)?;
        self.actions.push(Action::remove(self.at.child(name)));
        Some(taken)
    }

    /// Adds a text to a list, which need not be there.
    pub(super) fn append(&mut self, name: &str, item: Node) {
        let json = Json::Array(vec![item.to_json()]);
        let update = Map::from_iter([(name.to_owned(), json)]);
        self.actions
            .push(Action::update(self.at.clone(), Json::Object(update)));
        let place = item.place;
        match self.node.get_mut(name).and_then(Node::as_array_mut) {
            Some(items) => items.push(item),
            None => self
                .node
                .set(name, Node::new(Value::Array(vec![item]), place)),
        }
    }

    /// The warning about what was done.
    pub(super) fn warning(
        self,
        code: &'static str,
        message: String,
        place: Place,
        help: String,
    ) -> Diagnostic {
        let at = match self.member {
            Some(member) => self.at.child(member),
            None => self.at,
        };
        Diagnostic::warning(code, message)
            .at(place)
            .pointer(at)
            .help(help)
            .fix(Fix::certain(self.actions))
    }
}
