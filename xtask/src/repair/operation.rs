//! Path items, parameters, bodies and responses.

use super::edit::{Edit, Here, Token};
use super::{Repairer, schema, text};
use crate::document::{Map, Node, Value};
use crate::grammar::METHODS;

const POSITIONS: &[&str] = &["path", "query", "header", "cookie", "querystring"];

impl Repairer {
    /// Methods in another case.
    pub(super) fn methods(&mut self, node: &mut Node, here: &Here<'_>) {
        let lower = |name: &str| {
            let lower = name.to_ascii_lowercase();
            (lower != name && METHODS.contains(&lower.as_str())).then_some(lower)
        };
        self.rename(node, here, "repair/method", &lower, |old, new| {
            format!("`{old}` is in another case; it is read as the method `{new}`")
        });
    }

    /// Statuses in another case.
    pub(super) fn statuses(&mut self, node: &mut Node, here: &Here<'_>) {
        let meant = |name: &str| {
            let trimmed = name.trim();
            let is_class = trimmed.len() == 3
                && trimmed.starts_with(|digit| ('1'..='5').contains(&digit))
                && trimmed
                    .get(1..)
                    .is_some_and(|rest| rest.eq_ignore_ascii_case("xx"));
            let meant = match trimmed.eq_ignore_ascii_case("default") {
                true => "default".to_owned(),
                false if is_class => trimmed.to_ascii_uppercase(),
                false => return None,
            };
            (meant != name).then_some(meant)
        };
        self.rename(node, here, "repair/status", &meant, |old, new| {
            format!("`{old}` is no HTTP status; it is read as `{new}`")
        });
    }

    /// Gives members another name, unless there is a member of that name.
    fn rename(
        &mut self,
        node: &mut Node,
        here: &Here<'_>,
        code: &'static str,
        meant: &dyn Fn(&str) -> Option<String>,
        message: impl Fn(&str, &str) -> String,
    ) {
        let members = node.as_object().into_iter().flatten();
        let odd =
            members.filter_map(|(name, member)| Some((name.clone(), meant(name)?, member.key)));
        for (old, new, place) in odd.collect::<Vec<_>>() {
            if node.get(&new).is_some() {
                continue;
            }
            let mut edit = Edit::new(node, here).about(&old);
            let Some(value) = edit.take(&old) else {
                continue;
            };
            edit.put(&new, value);
            if let Some(member) = edit.node.as_object_mut().and_then(|it| it.get_mut(&new)) {
                member.key = place;
            }
            self.report(
                code,
                message(&old, &new),
                place,
                edit,
                format!("write `{new}`"),
            );
        }
    }

    pub(super) fn parameter(&mut self, node: &mut Node, here: &Here<'_>) {
        self.position(node, here, POSITIONS, "repair/parameter-in");
        self.required_in_schema(node, here);
        self.collection_format(node, here);
        let is_in_path = node.get("in").and_then(Node::as_str) == Some("path");
        let required = node.get("required");
        if is_in_path && required.and_then(Node::as_bool) != Some(true) {
            let name = node.get("name").and_then(Node::as_str).unwrap_or_default();
            let message =
                format!("the path parameter `{name}` is not required; it is read as if it were");
            let place = required.map_or(node.place, |required| required.place);
            let mut edit = Edit::new(node, here);
            edit.put("required", Node::new(Value::Bool(true), place));
            let help = "add `required: true`: a path without it is another path".to_owned();
            self.report("repair/path-required", message, place, edit, help);
        }
    }

    /// A schema that says whether the parameter is required.
    fn required_in_schema(&mut self, node: &mut Node, here: &Here<'_>) {
        let Some(flag) = node.get("schema").and_then(schema::flag_of) else {
            return;
        };
        let at = here.child(Token::Name("schema"));
        let Some(inner) = node.get_mut("schema") else {
            return;
        };
        let mut inner = Edit::new(inner, &at);
        let Some(taken) = inner.take("required") else {
            return;
        };
        let (actions, place) = (inner.actions, taken.place);
        let is_said = node.get("required").is_some();
        let mut edit = Edit::new(node, here).about("schema");
        edit.actions = actions;
        let assumed = match is_said {
            true => "it is left out, as the parameter says so itself".to_owned(),
            false => {
                edit.put("required", Node::new(Value::Bool(flag), place));
                format!("it is read as `required: {flag}` of the parameter")
            }
        };
        let message = format!(
            "the `required` of a schema has to be an array of names, and this is {}; {assumed}",
            taken.kind()
        );
        let help = "write it beside `schema`".to_owned();
        self.report("repair/required", message, place, edit, help);
    }

    /// How Swagger 2.0 says the style of a list.
    fn collection_format(&mut self, node: &mut Node, here: &Here<'_>) {
        let Some(written) = node.get("collectionFormat") else {
            return;
        };
        let (style, explode) = match written.as_str() {
            Some("csv") => (None, false),
            Some("multi") => (None, true),
            Some("ssv") => (Some("spaceDelimited"), false),
            Some("pipes") => (Some("pipeDelimited"), false),
            _ => return,
        };
        let (told, place) = (
            written.as_str().unwrap_or_default().to_owned(),
            written.place,
        );
        if node.get("style").is_some() || node.get("explode").is_some() {
            return;
        }
        let mut edit = Edit::new(node, here).about("collectionFormat");
        edit.take("collectionFormat");
        if let Some(style) = style {
            edit.put("style", text(style, place));
        }
        edit.put("explode", Node::new(Value::Bool(explode), place));
        let assumed = match style {
            Some(style) => format!("`style: {style}` and `explode: {explode}`"),
            None => format!("`explode: {explode}`"),
        };
        let message = format!("`collectionFormat: {told}` is Swagger 2.0; it is read as {assumed}");
        let help = format!("write {assumed}");
        self.report("repair/collection-format", message, place, edit, help);
    }

    /// A body or response that has its schema without a media type.
    pub(super) fn content(&mut self, node: &mut Node, here: &Here<'_>) {
        const JSON: &str = "application/json";
        let content = node.get("content");
        let is_beside = content.is_none() && node.get("schema").is_some();
        let is_inside = content.and_then(Node::as_object).is_some_and(|members| {
            members.contains_key("schema") && !members.keys().any(|name| name.contains('/'))
        });
        if !is_beside && !is_inside {
            return;
        }
        let mut edit = Edit::new(node, here);
        let taken = edit.take(if is_beside { "schema" } else { "content" });
        let Some(taken) = taken else {
            return;
        };
        let place = taken.place;
        let mut media_type = match is_inside {
            true => taken,
            false => object("schema", taken),
        };
        if let Some(example) = is_beside.then(|| edit.take("example")).flatten() {
            media_type.set("example", example);
        }
        edit.put("content", object(JSON, media_type));
        let message = format!(
            "a schema belongs to a media type, and this one does not; it is read as `{JSON}`"
        );
        let help = format!("put it under `{JSON}` in `content`");
        self.report("repair/content", message, place, edit, help);
    }
}

/// An object with one member.
pub(super) fn object(name: &str, value: Node) -> Node {
    let mut object = Node::new(Value::Object(Map::new()), value.place);
    object.set(name, value);
    object
}
