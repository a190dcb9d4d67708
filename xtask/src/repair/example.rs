//! Examples: a list in schemas, an object that names them everywhere else.

use super::Repairer;
use super::edit::{Edit, Here};
use super::operation::object;
use crate::document::{Map, Member, Node, Value};

/// What makes an object an example.
const VALUES: &[&str] = &[
    "$ref",
    "value",
    "dataValue",
    "serializedValue",
    "externalValue",
];

impl Repairer {
    /// The examples of a schema.
    pub(super) fn examples_in_list(&mut self, node: &mut Node, here: &Here<'_>) {
        let Some(written) = node.get("examples") else {
            return;
        };
        let (Some(members), place) = (written.as_object(), written.place) else {
            return;
        };
        let items = members.values().map(|member| {
            let value = member.node.get("value");
            value.unwrap_or(&member.node).clone()
        });
        let list = Node::new(Value::Array(items.collect()), place);
        let mut edit = Edit::new(node, here).about("examples");
        edit.put("examples", list);
        let message = "the `examples` of a schema are a list, and this is an object; its values are read as the list";
        let help = "list the values, without names".to_owned();
        self.report("repair/examples", message.to_owned(), place, edit, help);
    }

    /// The examples of a parameter, a header or a media type.
    pub(super) fn examples_by_name(&mut self, node: &mut Node, here: &Here<'_>) {
        let Some(written) = node.get("examples") else {
            return;
        };
        let (Some(items), place) = (written.as_array(), written.place) else {
            return;
        };
        let mut named = Map::new();
        for (index, item) in items.iter().enumerate() {
            let example = match is_example(item) {
                true => item.clone(),
                false => object("value", item.clone()),
            };
            let key = item.place;
            let member = Member { key, node: example };
            named.insert(format!("example{}", index + 1), member);
        }
        let mut edit = Edit::new(node, here).about("examples");
        edit.put("examples", Node::new(Value::Object(named), place));
        let message = "the `examples` have to be an object that gives each a name, and this is an array; they are read as `example1` and so on";
        let help = "give each example a name, with the value under `value`".to_owned();
        self.report("repair/examples", message.to_owned(), place, edit, help);
    }

    /// One example with a name.
    pub(super) fn example(&mut self, node: &mut Node, here: &Here<'_>) {
        if is_example(node) {
            return;
        }
        let Some((holder, name)) = here.holder() else {
            return;
        };
        let place = node.place;
        // An update of the holder would merge the two.
        let mut outer = Node::new(Value::Object(Map::new()), place);
        outer.set(name, node.clone());
        let mut edit = Edit::at(&mut outer, holder).about(name);
        let value = edit
            .take(name)
            .unwrap_or_else(|| Node::new(Value::Null, place));
        edit.put(name, object("value", value));
        let message =
            format!("the example `{name}` has no `value`; all of it is read as the value");
        let help = "write it under `value`".to_owned();
        self.report("repair/example-value", message, place, edit, help);
        *node = outer
            .remove(name)
            .unwrap_or_else(|| Node::new(Value::Null, place));
    }
}

fn is_example(node: &Node) -> bool {
    node.as_object().is_some_and(|members| {
        let says_more = |name: &String| {
            !matches!(name.as_str(), "summary" | "description") && !name.starts_with("x-")
        };
        VALUES.iter().any(|name| members.contains_key(*name)) || !members.keys().any(says_more)
    })
}
