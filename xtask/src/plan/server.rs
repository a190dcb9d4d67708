//! Where the API is served: base URLs, and the servers to choose from.
//!
//! The first server is the base URL of clients that are given no other. An operation
//! with servers of its own is sent to the first one of these.

use indexmap::IndexMap;

use super::api::{Server, Variable};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::names::{Scope, pascal, snake};
use crate::spec::{self, ServerVariable, Spec};

type Variables = IndexMap<String, ServerVariable>;

/// Where an operation is served.
pub struct Place {
    /// The base URL, if it is not that of the API.
    pub base_url: Option<String>,
    /// The path that comes before the path of the operation.
    pub prefix: String,
}

/// Where an operation is served.
pub fn place(spec: &Spec, operation: &spec::Operation) -> Place {
    let usual = Place {
        base_url: None,
        prefix: prefix(spec.servers.first()),
    };
    let Some(own) = operation.servers.first() else {
        return usual;
    };
    let Ok(url) = filled(&own.url.value, &own.variables) else {
        return usual;
    };
    let base = base(spec);
    if is_absolute(&url) {
        let url = url.trim_end_matches('/').to_owned();
        let is_other = base.as_deref().map(|base| base.trim_end_matches('/')) != Some(&url);
        return Place {
            base_url: is_other.then_some(url),
            prefix: String::new(),
        };
    }
    // The host is that of the description, so that of the API as far as anyone knows.
    match base.as_deref().and_then(host) {
        Some(host) => Place {
            base_url: Some(format!("{host}{}", prefix(Some(own)))),
            prefix: String::new(),
        },
        None => Place {
            base_url: None,
            prefix: prefix(Some(own)),
        },
    }
}

/// The scheme and the host of a URL.
fn host(url: &str) -> Option<&str> {
    let start = url.find("://")? + 3;
    let end = url[start..].find('/').map_or(url.len(), |at| start + at);
    Some(&url[..end])
}

/// The path of a server without a host.
fn prefix(server: Option<&spec::Server>) -> String {
    let url = server.and_then(|server| filled(&server.url.value, &server.variables).ok());
    let path = url.filter(|url| url.starts_with('/') && !url.starts_with("//"));
    match path.unwrap_or_default().trim_matches('/') {
        "" => String::new(),
        path => format!("/{path}"),
    }
}

/// The base URL of clients that are given no other.
fn base(spec: &Spec) -> Option<String> {
    // An API whose operations say where they are served needs no root that does.
    let server = spec.servers.first().or_else(|| {
        let mut operations = spec.operations();
        let first = operations.next()?.servers.first()?;
        operations.all(|it| !it.servers.is_empty()).then_some(first)
    })?;
    let url = filled(&server.url.value, &server.variables).ok()?;
    is_absolute(&url).then_some(url)
}

/// The base URL of clients that are given no other, if the description has one.
pub fn build(spec: &Spec, found: &mut Diagnostics) -> Option<String> {
    for operation in spec.operations() {
        if let Some(own) = operation.servers.first()
            && let Err(variable) = filled(&own.url.value, &own.variables)
        {
            let message = format!(
                "the server `{}` is not used, as its variable `{variable}` has no default",
                own.url.value
            );
            let note = Diagnostic::note("plan/server", message).on(&own.url.origin);
            let note = note.help("give the variable a default, for instance in an overlay action");
            if !found.contains(&note) {
                found.push(note);
            }
        }
    }
    if let Some(base) = base(spec) {
        return Some(base);
    }
    let Some(server) = spec.servers.first() else {
        let note = unknown("the description has no server");
        found.push(note.at(spec.origin.place));
        return None;
    };
    let written = server.url.value.as_str();
    if !prefix(Some(server)).is_empty() {
        let note = unknown(&format!("the server `{written}` has a path and no host"));
        let help =
            "call `base_url` with the host when a client is built: the path is part of every call";
        found.push(note.on(&server.url.origin).help(help));
        return None;
    }
    let reason = match filled(written, &server.variables) {
        Ok(_) => "has no host".to_owned(),
        Err(variable) => format!("has a variable `{variable}` without a default"),
    };
    let note = unknown(&format!("the server `{written}` {reason}"));
    found.push(note.on(&server.url.origin));
    None
}

/// The servers to choose from, if there is a choice.
pub fn choice(spec: &Spec) -> Vec<Server> {
    let servers = spec.servers.iter();
    let absolute: Vec<_> = servers.filter(|it| is_absolute(&it.url.value)).collect();
    let has_choice = absolute.len() > 1 || absolute.iter().any(|it| !variables(it).is_empty());
    // A path of the first one is part of every call, so no other can take its place.
    if !has_choice || !prefix(spec.servers.first()).is_empty() {
        return Vec::new();
    }
    let mut taken = Scope::default();
    let mut urls: Vec<&str> = Vec::new();
    let mut choice = Vec::new();
    for server in absolute {
        if !urls.contains(&server.url.value.as_str()) {
            urls.push(&server.url.value);
            choice.push(Server {
                name: taken.distinct(&name(server), "Server"),
                url: server.url.value.clone(),
                description: server.description.clone(),
                variables: variables(server),
            });
        }
    }
    choice
}

/// The words of a server: its name, the start of its description, or its host.
fn name(server: &spec::Server) -> String {
    const MOST_WORDS: usize = 3;
    let description = server.description.as_deref().unwrap_or_default();
    let start = description
        .split(['(', ',', '.', ':', ';', '\n'])
        .next()
        .unwrap_or_default();
    let is_said = |word: &&str| {
        let word = word.to_lowercase();
        let filler = [
            "server",
            "the",
            "a",
            "an",
            "api",
            "url",
            "endpoint",
            "environment",
        ];
        !filler.contains(&word.as_str()) && word.contains(char::is_alphabetic)
    };
    let words: Vec<&str> = start.split([' ', '-', '_', '/']).filter(is_said).collect();
    let host = host(&server.url.value).unwrap_or_default();
    let host = host.split_once("://").map_or(host, |(_, host)| host);
    let host = host.replace(|c: char| !c.is_ascii_alphanumeric(), " ");
    match &server.name {
        Some(name) if name.contains(char::is_alphabetic) => pascal(name),
        _ if (1..=MOST_WORDS).contains(&words.len()) => pascal(&words.join(" ")),
        _ => pascal(&host),
    }
}

/// The variables in the address of a server, in order.
fn variables(server: &spec::Server) -> Vec<Variable> {
    let mut taken = Scope::default();
    let mut found: Vec<Variable> = Vec::new();
    let names = server.url.value.split('{').skip(1);
    for wire in names.filter_map(|part| Some(part.split_once('}')?.0)) {
        if found.iter().any(|known| known.wire == wire) {
            continue;
        }
        let described = server.variables.get(wire).cloned().unwrap_or_default();
        let code = |text: &String| format!("`{text}`");
        let mut docs = described.description.unwrap_or_default();
        let mut say = |sentence: String| {
            if !docs.is_empty() {
                docs.push_str(if docs.ends_with('.') { " " } else { ". " });
            }
            docs.push_str(&sentence);
        };
        let values: Vec<String> = described.values.iter().map(code).collect();
        match values.as_slice() {
            [] => {}
            values => say(format!("One of {}.", values.join(", "))),
        }
        if let Some(default) = described.default.as_ref().filter(|it| !it.is_empty()) {
            say(format!("By default {}.", code(default)));
        }
        found.push(Variable {
            wire: wire.to_owned(),
            name: taken.distinct(&snake(wire), "_value"),
            docs,
        });
    }
    found
}

fn is_absolute(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| {
        ["http", "https"]
            .iter()
            .any(|of| scheme.eq_ignore_ascii_case(of))
    })
}

/// The URL with the default of each variable in its place, or the variable that
/// has none.
fn filled(url: &str, variables: &Variables) -> Result<String, String> {
    let mut filled = String::new();
    let mut rest = url;
    while let Some((before, behind)) = rest.split_once('{') {
        let Some((name, after)) = behind.split_once('}') else {
            break;
        };
        let variable = variables.get(name);
        let default = variable.and_then(|it| it.default.as_deref()).ok_or(name)?;
        filled.push_str(before);
        filled.push_str(default);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn unknown(what: &str) -> Diagnostic {
    Diagnostic::note(
        "plan/no-base-url",
        format!("{what}: every client has to be given its base URL"),
    )
    .help("call `base_url` when a client is built, or add a server with an overlay action")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables() -> Variables {
        let variables = [
            ("region", Some("eu")),
            ("port", Some("8443")),
            ("bare", None),
        ];
        let variables = variables.into_iter();
        variables
            .map(|(name, default)| {
                let variable = ServerVariable {
                    default: default.map(str::to_owned),
                    ..ServerVariable::default()
                };
                (name.to_owned(), variable)
            })
            .collect()
    }

    #[test]
    fn variables_have_their_defaults() {
        let url = filled("https://{region}.test:{port}/v1", &variables());
        assert_eq!(url.as_deref(), Ok("https://eu.test:8443/v1"));
    }

    #[test]
    fn a_variable_without_a_default_is_named() {
        let of = |url| filled(url, &variables());
        assert_eq!(of("https://{region}/{bare}"), Err("bare".into()));
        assert_eq!(of("https://{other}"), Err("other".into()));
    }

    #[test]
    fn half_a_brace_is_no_variable() {
        let url = filled("https://a.test/{region", &variables());
        assert_eq!(url.as_deref(), Ok("https://a.test/{region"));
    }
}
