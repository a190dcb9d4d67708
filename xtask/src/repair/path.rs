//! Paths that are no templates of paths, and parameters that are given twice.
//!
//! What refers to something by its path, or by its index in a list of parameters,
//! must lead there afterwards, so nothing is moved that a reference leads through.

use serde_json::Value as Json;

use super::edit::{Edit, Here, Token};
use super::operation::object;
use super::{Repairer, text};
use crate::diagnostic::Action;
use crate::document::{Node, Place, Pointer, Value};
use crate::grammar::METHODS;
use crate::spec::template::names;

/// Repairs what `root` has below `paths` and `webhooks`, once all else is.
pub(super) fn repair(root: &mut Node, components: &Node, repairer: &mut Repairer) {
    let servers = root.get("servers").and_then(Node::as_array);
    let server = servers.and_then(|servers| servers.first()?.get("url")?.as_str());
    let server = server.map(|url| url.trim_end_matches('/').to_owned());
    for section in ["paths", "webhooks"] {
        let Some(items) = root.get_mut(section).and_then(Node::as_object_mut) else {
            continue;
        };
        let here = Here::root();
        let here = here.child(Token::Name(section));
        for (path, member) in items {
            let here = here.child(Token::Name(path));
            twice(&mut member.node, &here, components, repairer);
            for (method, member) in member.node.as_object_mut().into_iter().flatten() {
                if METHODS.contains(&method.as_str()) {
                    let here = here.child(Token::Name(method));
                    twice(&mut member.node, &here, components, repairer);
                }
            }
        }
    }
    let Some(paths) = root.get_mut("paths") else {
        return;
    };
    let keys = paths.as_object().into_iter().flat_map(|it| it.keys());
    let keys: Vec<String> = keys
        .filter(|path| !path.starts_with("x-"))
        .cloned()
        .collect();
    for mut path in keys {
        for step in [slash, host, query, template] {
            let Some(item) = paths.get(&path) else {
                break;
            };
            let seen = Seen {
                path: &path,
                item,
                components,
                server: server.as_deref(),
            };
            if let Some(change) = step(&seen)
                && repairer.moved(paths, &path, &change)
            {
                path = change.path;
            }
        }
    }
}

/// Takes out parameters that a list has already.
fn twice(node: &mut Node, here: &Here<'_>, components: &Node, repairer: &mut Repairer) {
    // The last one first, as the others keep their index then.
    let mut end = node
        .get("parameters")
        .and_then(Node::as_array)
        .map_or(0, <[Node]>::len);
    while end > 1 {
        end -= 1;
        let Some(list) = node.get("parameters") else {
            return;
        };
        let items = list.as_array().unwrap_or_default();
        let Some(key) = items.get(end).and_then(|item| identity(item, components)) else {
            continue;
        };
        let mut before = items[..end].iter();
        let first = before.position(|one| identity(one, components).as_ref() == Some(&key));
        let at = here.child(Token::Name("parameters"));
        let pointer = at.pointer();
        if repairer.is_referred_to(&pointer) {
            return;
        }
        let Some(first) = first else {
            continue;
        };
        let (place, also, whole) = (items[end].place, items[first].place, list.place);
        let mut left = items.to_vec();
        left.remove(end);
        let name = resolve(&items[end], components).and_then(|it| it.get("name")?.as_str());
        let (name, position) = (name.unwrap_or_default().to_owned(), key.1);
        let message =
            format!("the {position} parameter `{name}` is given twice; only the first one is read");
        let mut edit = Edit::new(node, here).about("parameters");
        edit.put("parameters", Node::new(Value::Array(left), whole));
        let help = "take one of them out, or rename it".to_owned();
        repairer.report("repair/parameter-twice", message, place, edit, help);
        if let Some(last) = repairer.found.last_mut() {
            last.pointer = Some(pointer.child(end.to_string()));
            *last = last.clone().also("first given here", also);
        }
    }
}

/// The name and position of a parameter; names of headers are the same in any case.
fn identity(node: &Node, components: &Node) -> Option<(String, String)> {
    let node = resolve(node, components)?;
    let position = node.get("in")?.as_str()?;
    let name = node.get("name")?.as_str()?;
    let name = match position {
        "header" => name.to_lowercase(),
        _ => name.to_owned(),
    };
    Some((name, position.to_owned()))
}

/// Follows references into the components.
fn resolve<'a>(mut node: &'a Node, components: &'a Node) -> Option<&'a Node> {
    for _ in 0..8 {
        if node.get("$ref").is_none() {
            return Some(node);
        }
        let pointer = node.local_ref()?;
        let below = pointer
            .0
            .split_first()
            .filter(|(first, _)| *first == "components")?
            .1;
        node = components.at(&Pointer(below.to_vec()))?;
    }
    None
}

/// A path as it is seen by a step.
struct Seen<'a> {
    path: &'a str,
    item: &'a Node,
    components: &'a Node,
    /// The first server, without a slash at its end.
    server: Option<&'a str>,
}

/// What a step makes of a path.
struct Change {
    code: &'static str,
    path: String,
    /// Where the path is served, if not where the API is.
    server: Option<String>,
    message: String,
}

impl Repairer {
    fn is_referred_to(&self, pointer: &Pointer) -> bool {
        self.into_paths.iter().any(|reference| {
            let target = reference.strip_prefix('#').and_then(Pointer::from_fragment);
            target.is_some_and(|target| target.0.starts_with(&pointer.0))
        })
    }

    /// Moves a path item. Returns whether it could be moved.
    fn moved(&mut self, paths: &mut Node, old: &str, change: &Change) -> bool {
        let at = Pointer(vec!["paths".to_owned()]);
        let Some(item) = paths.get(old) else {
            return false;
        };
        let there = paths.get(&change.path);
        let is_free = match (there, item.as_object()) {
            (None, _) => true,
            // Methods go together, but not what applies to all of them.
            (Some(there), Some(members)) => {
                let is_method = |name: &String| METHODS.contains(&name.as_str());
                let others = there.as_object().into_iter().flat_map(|it| it.keys());
                change.server.is_none()
                    && members.keys().chain(others).all(is_method)
                    && !members.keys().any(|name| there.get(name).is_some())
            }
            _ => false,
        };
        let has_server = change.server.is_some() && item.get("servers").is_some();
        if !is_free || has_server || self.is_referred_to(&at.child(old)) {
            return false;
        }
        let key = paths
            .as_object()
            .and_then(|it| it.get(old))
            .map(|it| it.key);
        let place = key.unwrap_or(item.place);
        let mut edit = Edit::at(paths, at).about(old);
        let Some(mut item) = edit.take(old) else {
            return false;
        };
        if let Some(url) = &change.server {
            let server = object("url", text(url, place));
            item.set("servers", Node::new(Value::Array(vec![server]), place));
        }
        edit.merge(&change.path, item, place);
        let help = format!("write `{}`", change.path);
        self.report(change.code, change.message.clone(), place, edit, help);
        true
    }
}

/// A path without a slash at its start.
fn slash(seen: &Seen<'_>) -> Option<Change> {
    let path = seen.path.trim();
    if path.starts_with('/') && path == seen.path || path.contains("://") {
        return None;
    }
    let path = format!("/{}", path.trim_start_matches('/'));
    let message = match path == seen.path.trim() {
        true => format!(
            "there are spaces around the path `{}`; it is read as `{path}`",
            seen.path
        ),
        false => format!(
            "the path `{}` does not start with `/`; it is read as `{path}`",
            seen.path
        ),
    };
    Some(Change {
        code: "repair/path-slash",
        message,
        path,
        server: None,
    })
}

/// A path that is a whole URL.
fn host(seen: &Seen<'_>) -> Option<Change> {
    let is_served = seen
        .server
        .and_then(|server| seen.path.strip_prefix(server));
    let (scheme, rest) = seen.path.split_once("://")?;
    if !["http", "https"].contains(&scheme) {
        return None;
    }
    let change = |path: &str, server: Option<String>| {
        let assumed = match &server {
            Some(server) => format!("`{path}` with the server `{server}`"),
            None => format!("`{path}`, as the rest is the server"),
        };
        Change {
            code: "repair/path-host",
            path: path.to_owned(),
            message: format!(
                "the path `{}` has a host; it is read as {assumed}",
                seen.path
            ),
            server,
        }
    };
    if let Some(path) = is_served.filter(|path| path.starts_with('/')) {
        return Some(change(path, None));
    }
    let (host, path) = rest.split_at(rest.find('/')?);
    let is_plain = !host.is_empty() && !host.contains(['{', '}', '@', '?', '#', ' ']);
    is_plain.then(|| change(path, Some(format!("{scheme}://{host}"))))
}

/// A path that repeats its query parameters: `/a?b={b}` or `/a{?b}`.
fn query(seen: &Seen<'_>) -> Option<Change> {
    let (path, query) = match seen.path.split_once("{?") {
        Some((path, query)) => (path, query.strip_suffix('}')?),
        None => seen.path.split_once('?')?,
    };
    let is_form = path.len() + query.len() + 1 == seen.path.len();
    let separators: &[char] = if is_form { &['&'] } else { &[','] };
    for pair in query.split(separators) {
        let (name, value) = match is_form {
            true => pair.split_once('=')?,
            false => (pair, pair),
        };
        let value = value.trim_matches(['{', '}']);
        let is_whole = !is_form || pair.ends_with(&format!("={{{value}}}"));
        if !is_whole || !is_declared(seen, name, "query") {
            return None;
        }
    }
    Some(Change {
        code: "repair/path-query",
        path: path.to_owned(),
        server: None,
        message: format!(
            "the path `{}` repeats query parameters; it is read as `{path}`",
            seen.path
        ),
    })
}

/// Parameters of a path in the form of another tool: `:id`, `<id>`, `{id:int}`, and
/// those in another case than the parameter.
fn template(seen: &Seen<'_>) -> Option<Change> {
    names(seen.path).ok()?;
    let segments = seen.path.split('/').map(|segment| named(seen, segment));
    let path = segments.collect::<Vec<_>>().join("/");
    if path == seen.path {
        return None;
    }
    // Two parameters may have become one.
    let all = names(&path).ok()?;
    let is_twice = |(index, name): (usize, &&str)| all[..index].contains(name);
    if all.iter().enumerate().any(is_twice) {
        return None;
    }
    let message = format!(
        "the path `{}` does not name its path parameters as `{{name}}`; it is read as `{path}`",
        seen.path
    );
    Some(Change {
        code: "repair/path-template",
        path,
        server: None,
        message,
    })
}

/// A segment with its parameters in braces.
fn named(seen: &Seen<'_>, segment: &str) -> String {
    let inner = match segment.strip_prefix(':') {
        Some(name) => Some(name),
        None => segment
            .strip_prefix('<')
            .and_then(|it| it.strip_suffix('>')),
    };
    if let Some(inner) = inner {
        // Flask: `<int:id>`.
        let name = inner.rsplit(':').next().unwrap_or(inner);
        return match is_declared(seen, name, "path") {
            true => format!("{{{name}}}"),
            false => segment.to_owned(),
        };
    }
    let mut new = String::new();
    let mut rest = segment;
    while let Some((before, inner, after)) = braces(rest) {
        new.push_str(before);
        new.push('{');
        new.push_str(&parameter(seen, inner));
        new.push('}');
        rest = after;
    }
    new + rest
}

/// The declared parameter that a name in braces means, or else the name.
fn parameter(seen: &Seen<'_>, inner: &str) -> String {
    if is_declared(seen, inner, "path") {
        return inner.to_owned();
    }
    // ASP.NET: `{*path}`, `{id:int}`, `{id?}`; URI templates: `{+path}`, `{path*}`.
    let name = inner.split(':').next().unwrap_or(inner);
    let name = name
        .trim_start_matches(['*', '+'])
        .trim_end_matches(['*', '?'])
        .trim();
    if is_declared(seen, name, "path") {
        return name.to_owned();
    }
    let in_path = operations(seen)
        .next()
        .into_iter()
        .flat_map(|operation| declared(seen, operation, "path"));
    let same: Vec<String> = in_path.filter(|it| it.eq_ignore_ascii_case(name)).collect();
    match same.as_slice() {
        [only] if is_declared(seen, only, "path") => only.clone(),
        _ => inner.to_owned(),
    }
}

fn braces(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (inner, after) = rest.split_once('}')?;
    Some((before, inner, after))
}

fn operations<'a>(seen: &Seen<'a>) -> impl Iterator<Item = &'a Node> {
    let item = seen.item;
    METHODS.iter().filter_map(|method| item.get(method))
}

/// Whether every operation of a path has a parameter.
fn is_declared(seen: &Seen<'_>, name: &str, position: &str) -> bool {
    let mut operations = operations(seen).peekable();
    operations.peek().is_some()
        && operations.all(|operation| declared(seen, operation, position).any(|it| it == name))
}

/// The names of the parameters of an operation in one position.
fn declared<'a>(
    seen: &Seen<'a>,
    operation: &'a Node,
    position: &'a str,
) -> impl Iterator<Item = String> + 'a {
    let components = seen.components;
    let lists = [seen.item, operation].into_iter();
    let lists = lists
        .filter_map(|it| it.get("parameters")?.as_array())
        .flatten();
    lists.filter_map(move |node| {
        let (name, there) = identity(node, components)?;
        (there == position).then_some(name)
    })
}

impl Edit<'_> {
    /// Puts a path item at a path, beside the methods that are there.
    fn merge(&mut self, path: &str, item: Node, place: Place) {
        match self.node.get(path) {
            None => self.put(path, item),
            Some(there) => {
                let mut there = there.clone();
                let json = item.to_json();
                for (name, member) in item.into_object().into_iter().flatten() {
                    there.set(name, member.node);
                }
                self.node.set(path, there);
                let update = serde_json::Map::from_iter([(path.to_owned(), json)]);
                let at = Pointer(vec!["paths".to_owned()]);
                self.actions.push(Action::update(at, Json::Object(update)));
            }
        }
        if let Some(member) = self.node.as_object_mut().and_then(|it| it.get_mut(path)) {
            member.key = place;
        }
    }
}
