//! What an overlay says: its actions, read and checked.

use serde_json_path::JsonPath;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Map, Node, Place};

/// The deepest nesting of brackets in a target: the JSONPath parser recurses
/// on them.
const DEEPEST_TARGET: usize = 16;

/// One change to the description.
pub(super) struct Action<'o> {
    /// What it changes.
    pub path: JsonPath,
    /// The same as it was written.
    pub text: &'o str,
    /// Where that was written.
    pub target: Place,
    pub change: Change<'o>,
}

/// What to do with a target.
pub(super) enum Change<'o> {
    Update(&'o Node),
    Remove,
}

/// The actions of an overlay that can be done, in order.
pub(super) fn read<'o>(overlay: &'o Node, problems: &mut Diagnostics) -> Vec<Action<'o>> {
    let mut reader = Reader { problems };
    reader.overlay(overlay).unwrap_or_default()
}

struct Reader<'p> {
    problems: &'p mut Diagnostics,
}

impl Reader<'_> {
    fn overlay<'o>(&mut self, overlay: &'o Node) -> Option<Vec<Action<'o>>> {
        let members = self.object(overlay, "an overlay")?;
        self.known(
            members,
            &["overlay", "info", "extends", "actions"],
            "an overlay",
        );
        self.version(overlay);
        self.info(overlay);
        if let Some(extends) = overlay.get("extends") {
            self.string(extends, "`extends`");
        }
        let actions = self.required(overlay, "actions")?;
        let Some(items) = actions.as_array().filter(|items| !items.is_empty()) else {
            self.tell(
                actions.place,
                "`actions` must be an array with at least one action",
            );
            return None;
        };
        Some(items.iter().filter_map(|item| self.action(item)).collect())
    }

    fn version(&mut self, overlay: &Node) {
        let Some(version) = self.required(overlay, "overlay") else {
            return;
        };
        if !version
            .as_str()
            .is_some_and(|text| text.starts_with("1.0."))
        {
            self.problems.push(
                Diagnostic::new(
                    "overlay/version",
                    "this is not the version of an overlay that can be read",
                )
                .at(version.place)
                .help("write `overlay: 1.0.0`"),
            );
        }
    }

    fn info(&mut self, overlay: &Node) {
        let Some(info) = self.required(overlay, "info") else {
            return;
        };
        let Some(members) = self.object(info, "`info`") else {
            return;
        };
        self.known(members, &["title", "version"], "`info`");
        for name in ["title", "version"] {
            if let Some(text) = self.required(info, name) {
                self.string(text, &format!("`{name}`"));
            }
        }
    }

    fn action<'o>(&mut self, action: &'o Node) -> Option<Action<'o>> {
        let members = self.object(action, "an action")?;
        self.known(
            members,
            &["target", "description", "update", "remove"],
            "an action",
        );
        if let Some(description) = action.get("description") {
            self.string(description, "`description`");
        }
        let change = self.change(action);
        let target = self.required(action, "target")?;
        let text = self.string(target, "`target`")?;
        let path = self.path(text, target.place)?;
        Some(Action {
            path,
            text,
            target: target.place,
            change: change?,
        })
    }

    fn change<'o>(&mut self, action: &'o Node) -> Option<Change<'o>> {
        let remove = match action.get("remove") {
            None => false,
            Some(remove) => match remove.as_bool() {
                Some(remove) => remove,
                None => {
                    self.tell(remove.place, "`remove` must be `true` or `false`");
                    return None;
                }
            },
        };
        let problem = match (action.get("update"), remove) {
            (Some(update), false) => return Some(Change::Update(update)),
            (None, true) => return Some(Change::Remove),
            (Some(_), true) => "this action has both `update` and `remove`",
            (None, false) => "this action has neither `update` nor `remove`",
        };
        let problem = Diagnostic::new("overlay/one-change", problem)
            .at(action.place)
            .help("give an action exactly one of the two");
        self.problems.push(problem);
        None
    }

    fn path(&mut self, text: &str, place: Place) -> Option<JsonPath> {
        let reason = if nesting(text) > DEEPEST_TARGET {
            "is nested too deeply".to_owned()
        } else {
            match JsonPath::parse(text) {
                Ok(path) => return Some(path),
                Err(error) => match text.get(error.position()..).unwrap_or_default() {
                    "" => "ends too early for a JSONPath".to_owned(),
                    rest => format!("is not a JSONPath from `{rest}` on"),
                },
            }
        };
        self.problems.push(
            Diagnostic::new("overlay/bad-target", format!("`{text}` {reason}"))
                .at(place)
                .help("write it as RFC 9535 says: `$.paths['/pets'].get`"),
        );
        None
    }

    fn object<'o>(&mut self, node: &'o Node, what: &str) -> Option<&'o Map> {
        let members = node.as_object();
        if members.is_none() {
            self.tell(
                node.place,
                &format!("{what} must be an object, this is {}", node.kind()),
            );
        }
        members
    }

    fn string<'o>(&mut self, node: &'o Node, what: &str) -> Option<&'o str> {
        let text = node.as_str();
        if text.is_none() {
            self.tell(
                node.place,
                &format!("{what} must be a string, this is {}", node.kind()),
            );
        }
        text
    }

    fn required<'o>(&mut self, node: &'o Node, name: &str) -> Option<&'o Node> {
        let member = node.get(name);
        if member.is_none() {
            self.problems.push(
                Diagnostic::new("overlay/missing", format!("`{name}` is missing"))
                    .at(node.place)
                    .help(format!("add `{name}`")),
            );
        }
        member
    }

    fn known(&mut self, members: &Map, names: &[&str], what: &str) {
        for (name, member) in members {
            if !names.contains(&name.as_str()) && !name.starts_with("x-") {
                let known = names.iter().map(|name| format!("`{name}`"));
                let known = known.collect::<Vec<_>>().join(", ");
                self.problems.push(
                    Diagnostic::new("overlay/unknown-member", format!("{what} has no `{name}`"))
                        .at(member.key)
                        .help(format!("remove it; there are {known} and `x-…`")),
                );
            }
        }
    }

    fn tell(&mut self, place: Place, message: &str) {
        self.problems.push(
            Diagnostic::new("overlay/wrong-type", message)
                .at(place)
                .help("see the Overlay Specification 1.0.0"),
        );
    }
}

/// How deep the brackets of a target are nested; those in strings count.
fn nesting(target: &str) -> usize {
    let mut open = 0_usize;
    let mut deepest = 0;
    for byte in target.bytes() {
        match byte {
            b'(' | b'[' => open += 1,
            b')' | b']' => open = open.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(open);
    }
    deepest
}
