//! Lists: one thing where a list of it belongs, and things of a list in another form.

use super::edit::{Edit, Here};
use super::operation::object;
use super::{Repairer, scalar};
use crate::document::{Node, Place, Value};

impl Repairer {
    /// Repairs members that are lists.
    pub(super) fn lists(&mut self, node: &mut Node, here: &Here<'_>, names: &[&str]) {
        for name in names {
            if node.get(name).is_some_and(|node| is_one(name, node)) {
                self.list(node, name, here);
            }
        }
    }

    pub(super) fn list(&mut self, node: &mut Node, name: &str, here: &Here<'_>) {
        let Some(one) = node.get(name).cloned() else {
            return;
        };
        let place = one.place;
        let message = format!(
            "`{name}` has to be an array, and this is {}; it is read as the only item",
            one.kind()
        );
        let mut edit = Edit::new(node, here).about(name);
        edit.put(name, Node::new(Value::Array(vec![one]), place));
        let help = "write it as an item of an array".to_owned();
        self.report("repair/list", message, place, edit, help);
    }

    /// Servers that are only an address.
    pub(super) fn servers(&mut self, node: &mut Node, here: &Here<'_>) {
        let url = |item: &Node| item.as_str().map(|_| object("url", item.clone()));
        if let Some((list, place)) = converted(node, "servers", url) {
            let message =
                "a server has to be an object, and this is a string; it is read as the `url`";
            let mut edit = Edit::new(node, here).about("servers");
            edit.put("servers", list);
            let help = "write `url:` before it".to_owned();
            self.report("repair/server", message.to_owned(), place, edit, help);
        }
    }

    /// The tags that the root declares.
    pub(super) fn tags(&mut self, node: &mut Node, here: &Here<'_>) {
        let name = |item: &Node| item.as_str().map(|_| object("name", item.clone()));
        if let Some((list, place)) = converted(node, "tags", name) {
            let message =
                "a tag has to be an object here, and this is a string; it is read as the `name`";
            let mut edit = Edit::new(node, here).about("tags");
            edit.put("tags", list);
            let help = "write `name:` before it".to_owned();
            self.report("repair/tag", message.to_owned(), place, edit, help);
        }
        let name = |item: &Node| item.get("name")?.as_str().map(str::to_owned);
        self.tag_twice(
            node,
            here,
            &name,
            "what only the second one says is added to the first",
        );
    }

    /// The tags of an operation, which are names.
    pub(super) fn tags_of_operation(&mut self, node: &mut Node, here: &Here<'_>) {
        let name = |item: &Node| item.get("name").filter(|it| it.as_str().is_some()).cloned();
        if let Some((list, place)) = converted(node, "tags", name) {
            let message =
                "an operation names its tags, and this is an object; its `name` is read as the tag";
            let mut edit = Edit::new(node, here).about("tags");
            edit.put("tags", list);
            let help = "write only the name".to_owned();
            self.report("repair/tag", message.to_owned(), place, edit, help);
        }
        let name = |item: &Node| item.as_str().map(str::to_owned);
        self.tag_twice(node, here, &name, "only the first one is read");
    }

    fn tag_twice(
        &mut self,
        node: &mut Node,
        here: &Here<'_>,
        name: &dyn Fn(&Node) -> Option<String>,
        assumed: &str,
    ) {
        // The last one first, as the others keep their index then.
        let mut end = node
            .get("tags")
            .and_then(Node::as_array)
            .map_or(0, <[Node]>::len);
        while end > 1 {
            end -= 1;
            let items = node
                .get("tags")
                .and_then(Node::as_array)
                .unwrap_or_default();
            let Some((tag, last)) = items.get(end).and_then(|last| Some((name(last)?, last)))
            else {
                continue;
            };
            let mut before = items[..end].iter();
            let Some(first) = before.position(|one| name(one).as_deref() == Some(&*tag)) else {
                continue;
            };
            let (place, also) = (last.place, items[first].place);
            let mut left = items.to_vec();
            let last = left.remove(end);
            for (name, member) in last.into_object().into_iter().flatten() {
                if left[first].get(&name).is_none() {
                    left[first].set(name, member.node);
                }
            }
            let all = Node::new(
                Value::Array(left),
                node.get("tags").map_or(place, |it| it.place),
            );
            let mut edit = Edit::new(node, here).about("tags");
            edit.put("tags", all);
            let message = format!("the tag `{tag}` is listed twice; {assumed}");
            let help = "take one of them out".to_owned();
            self.report("repair/tag-twice", message, place, edit, help);
            if let Some(last) = self.found.last_mut() {
                *last = last.clone().also("first listed here", also);
            }
        }
    }
}

/// Whether this is one thing in the place of a list of it.
pub(super) fn is_one(name: &str, node: &Node) -> bool {
    match (name, &node.value) {
        ("tags" | "servers", Value::String(_)) => true,
        ("tags", Value::Object(members)) => members.contains_key("name"),
        ("servers", Value::Object(members)) => members.contains_key("url"),
        ("parameters", Value::Object(members)) => {
            ["name", "in"].iter().all(|it| members.contains_key(*it))
                || members.contains_key("$ref")
        }
        ("allOf" | "anyOf" | "oneOf", Value::Object(_)) => true,
        ("enum", Value::Number(_) | Value::Bool(_)) => true,
        // Several in one text are none that is sure.
        ("enum", Value::String(text)) => !text.contains([',', '|']),
        ("required", Value::String(text)) => {
            scalar::flag(text).is_none() && !text.contains([',', '|', ' '])
        }
        _ => false,
    }
}

/// A list with some of its items in another form, and the place of the first of them.
fn converted(
    node: &Node,
    name: &str,
    new: impl Fn(&Node) -> Option<Node>,
) -> Option<(Node, Place)> {
    let list = node.get(name)?;
    let items = list.as_array()?;
    let first = items.iter().find(|item| new(item).is_some())?;
    let items = items
        .iter()
        .map(|item| new(item).unwrap_or_else(|| item.clone()));
    let list = Node::new(Value::Array(items.collect()), list.place);
    Some((list, first.place))
}
