//! Where the API is served: the first server, as a URL that can be sent to.

use indexmap::IndexMap;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::spec::Spec;

/// The path that comes before the paths of operations: that of a server without a host.
pub fn prefix(spec: &Spec) -> String {
    let server = spec.servers.first();
    let url = server.and_then(|server| filled(&server.url.value, &server.variables).ok());
    let path = url.filter(|url| url.starts_with('/') && !url.starts_with("//"));
    match path.unwrap_or_default().trim_matches('/') {
        "" => String::new(),
        path => format!("/{path}"),
    }
}

/// The base URL of clients that are given no other, if the description has one.
pub fn build(spec: &Spec, found: &mut Diagnostics) -> Option<String> {
    let Some(server) = spec.servers.first() else {
        let note = unknown("the description has no server");
        found.push(note.at(spec.origin.place));
        return None;
    };
    let written = server.url.value.as_str();
    if !prefix(spec).is_empty() {
        let note = unknown(&format!("the server `{written}` has a path and no host"));
        let help =
            "call `base_url` with the host when a client is built: the path is part of every call";
        found.push(note.on(&server.url.origin).help(help));
        return None;
    }
    let reason = match filled(written, &server.variables) {
        Ok(url) if is_absolute(&url) => return Some(url),
        Ok(_) => "has no host".to_owned(),
        Err(variable) => format!("has a variable `{variable}` without a default"),
    };
    let note = unknown(&format!("the server `{written}` {reason}"));
    found.push(note.on(&server.url.origin));
    None
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
fn filled(url: &str, variables: &IndexMap<String, Option<String>>) -> Result<String, String> {
    let mut filled = String::new();
    let mut rest = url;
    while let Some((before, behind)) = rest.split_once('{') {
        let Some((name, after)) = behind.split_once('}') else {
            break;
        };
        let default = variables.get(name).and_then(Option::as_deref).ok_or(name)?;
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

    fn variables() -> IndexMap<String, Option<String>> {
        let variables = [
            ("region", Some("eu")),
            ("port", Some("8443")),
            ("bare", None),
        ];
        let variables = variables.into_iter();
        variables
            .map(|(name, default)| (name.to_owned(), default.map(str::to_owned)))
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
