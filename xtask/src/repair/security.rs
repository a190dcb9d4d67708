//! Security schemes, and what operations require of callers.

use super::edit::{Edit, Here};
use super::operation::object;
use super::{Repairer, text};
use crate::document::{Node, Place, Value};

impl Repairer {
    pub(super) fn security(&mut self, node: &mut Node, here: &Here<'_>) {
        let Some(written) = node.get("security") else {
            return;
        };
        match &written.value {
            Value::Object(_) | Value::String(_) => {
                let (message, place) = (
                    format!(
                        "`security` has to be an array, and this is {}; it is read as the only requirement",
                        written.kind()
                    ),
                    written.place,
                );
                let list = Node::new(Value::Array(vec![written.clone()]), place);
                let mut edit = Edit::new(node, here).about("security");
                edit.put("security", list);
                let help = "write it as an item of an array".to_owned();
                self.report("repair/security", message, place, edit, help);
            }
            Value::Array(_) => {}
            _ => return,
        }
        let items = node.get("security").and_then(Node::as_array);
        for index in 0..items.map_or(0, <[Node]>::len) {
            while self.requirement(node, index, here) {}
        }
    }

    /// Repairs one thing in a requirement, if something is odd.
    fn requirement(&mut self, node: &mut Node, index: usize, here: &Here<'_>) -> bool {
        let Some(list) = node.get("security") else {
            return false;
        };
        let mut items = list.as_array().unwrap_or_default().to_vec();
        let whole = list.place;
        let Some(item) = items.get_mut(index) else {
            return false;
        };
        let Some((message, place, help)) = self.one_requirement(item) else {
            return false;
        };
        let mut edit = Edit::new(node, here).about("security");
        edit.put("security", Node::new(Value::Array(items), whole));
        self.report("repair/requirement", message, place, edit, help);
        true
    }

    /// Changes one thing in a requirement. Returns what to report.
    fn one_requirement(&self, item: &mut Node) -> Option<(String, Place, String)> {
        let place = item.place;
        if let Value::String(name) = &item.value {
            let message = format!(
                "a requirement has to be an object, and this is a string; it is read as `{name}: []`"
            );
            let help = format!("write `{name}: []`");
            *item = object(name, none(item));
            return Some((message, place, help));
        }
        let members = item.as_object()?;
        let is_tool = |name: &String| name.starts_with("x-") && !self.schemes.contains(name);
        // Without any scheme, it would require nothing.
        let has_scheme = !members.keys().all(is_tool);
        let found = members
            .iter()
            .find_map(|(name, member)| match is_tool(name) {
                true => has_scheme.then(|| (name.clone(), None)),
                false => Some((name.clone(), Some(scopes(&member.node)?))),
            });
        let (name, scopes) = found?;
        let member = &members[&name];
        let (place, kind) = (member.node.place, member.node.kind());
        let Some(scopes) = scopes else {
            let place = member.key;
            item.remove(&name);
            let message = format!(
                "a requirement names security schemes, and there is no `{name}`; it is left out"
            );
            return Some((message, place, "write it outside of `security`".to_owned()));
        };
        let told: Vec<&str> = scopes.as_array()?.iter().filter_map(Node::as_str).collect();
        let told = format!("[{}]", told.join(", "));
        let message = format!(
            "the scopes of `{name}` have to be an array, and this is {kind}; it is read as `{told}`"
        );
        let help = format!("write `{name}: {told}`");
        item.set(name, scopes);
        Some((message, place, help))
    }

    pub(super) fn security_scheme(&mut self, node: &mut Node, here: &Here<'_>) {
        self.kind_of_scheme(node, here);
        let is = |member: &str, text: &str| node.get(member).and_then(Node::as_str) == Some(text);
        if is("type", "apiKey") {
            self.position(node, here, &["query", "header", "cookie"], "repair/key-in");
        } else if is("type", "http") && node.get("scheme").is_none() {
            let Some(place) = node.get("bearerFormat").map(|format| format.place) else {
                return;
            };
            let message = "a scheme of type `http` has no `scheme`, and this has a `bearerFormat`; it is read as `scheme: bearer`";
            let mut edit = Edit::new(node, here);
            edit.put("scheme", text("bearer", place));
            let help = "add `scheme: bearer`".to_owned();
            self.report("repair/key-type", message.to_owned(), place, edit, help);
        }
    }

    fn kind_of_scheme(&mut self, node: &mut Node, here: &Here<'_>) {
        let Some(written) = node.get("type") else {
            return;
        };
        let (Some(kind), place) = (written.as_str(), written.place) else {
            return;
        };
        let letters = kind.chars().filter(char::is_ascii_alphanumeric);
        let (meant, scheme) = match letters.collect::<String>().to_ascii_lowercase().as_str() {
            "apikey" => ("apiKey", None),
            "http" => ("http", None),
            "bearer" | "jwt" | "httpbearer" => ("http", Some("bearer")),
            "basic" | "httpbasic" => ("http", Some("basic")),
            "oauth" | "oauth2" | "oauth20" => ("oauth2", None),
            "openidconnect" | "oidc" => ("openIdConnect", None),
            "mutualtls" | "mtls" => ("mutualTLS", None),
            _ => return,
        };
        if kind == meant {
            return;
        }
        let assumed = match scheme {
            Some(scheme) => format!("`type: {meant}` with `scheme: {scheme}`"),
            None => format!("`type: {meant}`"),
        };
        let message = format!("no security scheme has `type: {kind}`; it is read as {assumed}");
        let mut edit = Edit::new(node, here).about("type");
        edit.put("type", text(meant, place));
        if let Some(scheme) = scheme {
            edit.put("scheme", text(scheme, place));
        }
        self.report(
            "repair/key-type",
            message,
            place,
            edit,
            format!("write {assumed}"),
        );
    }

    /// Repairs the case of `in`.
    pub(super) fn position(
        &mut self,
        node: &mut Node,
        here: &Here<'_>,
        known: &[&str],
        code: &'static str,
    ) {
        let Some(written) = node.get("in") else {
            return;
        };
        let (Some(position), place) = (written.as_str(), written.place) else {
            return;
        };
        let lower = position.trim().to_ascii_lowercase();
        if lower == position || !known.contains(&lower.as_str()) {
            return;
        }
        let message = format!("`in: {position}` is in another case; it is read as `{lower}`");
        let mut edit = Edit::new(node, here).about("in");
        edit.put("in", text(&lower, place));
        self.report(code, message, place, edit, format!("write `in: {lower}`"));
    }
}

/// The scopes that something in the place of a list means.
fn scopes(node: &Node) -> Option<Node> {
    match &node.value {
        Value::Array(_) | Value::Number(_) => None,
        Value::String(scope) if scope.trim().is_empty() => Some(none(node)),
        Value::String(scopes) => {
            // OAuth separates scopes by spaces.
            let scopes = scopes.split_whitespace();
            let items = scopes.map(|scope| text(scope, node.place));
            Some(Node::new(Value::Array(items.collect()), node.place))
        }
        Value::Object(members) if !members.is_empty() => None,
        _ => Some(none(node)),
    }
}

fn none(node: &Node) -> Node {
    Node::new(Value::Array(Vec::new()), node.place)
}
