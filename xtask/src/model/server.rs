//! Where the API is served: the first server, as a URL that can be sent to.

use super::Building;
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};

/// The base URL of clients that are given no other, if the description has one.
pub fn build(building: &mut Building<'_>) -> Option<String> {
    let root = building.written;
    let server = root
        .get("servers")
        .and_then(Node::as_array)
        .and_then(<[Node]>::first);
    let Some((server, url)) = server.and_then(|server| Some((server, server.get("url")?))) else {
        building.report(unknown("the description has no server").at(root.place));
        return None;
    };
    let written = url.as_str()?;
    let reason = match filled(written, server.get("variables")) {
        Ok(url) if is_absolute(&url) => return Some(url),
        Ok(_) => "has no host".to_owned(),
        Err(variable) => format!("has a variable `{variable}` without a default"),
    };
    let at = Pointer(vec!["servers".into(), "0".into(), "url".into()]);
    building.report(
        unknown(&format!("the server `{written}` {reason}"))
            .at(url.place)
            .pointer(at),
    );
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
fn filled(url: &str, variables: Option<&Node>) -> Result<String, String> {
    let mut filled = String::new();
    let mut rest = url;
    while let Some((before, behind)) = rest.split_once('{') {
        let Some((name, after)) = behind.split_once('}') else {
            break;
        };
        let default = variables
            .and_then(|variables| variables.get(name)?.get("default"))
            .and_then(plain)
            .ok_or(name)?;
        filled.push_str(before);
        filled.push_str(&default);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// Ports are often written as numbers.
fn plain(node: &Node) -> Option<String> {
    match node.to_json() {
        serde_json::Value::String(text) => Some(text),
        serde_json::Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn unknown(what: &str) -> Diagnostic {
    Diagnostic::note(
        "model/no-base-url",
        format!("{what}: every client has to be given its base URL"),
    )
    .help("call `base_url` when a client is built, or add a server with an overlay action")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Place, SourceId};

    fn variables() -> Node {
        let place = Place {
            source: SourceId(0),
            start: 0,
            end: 0,
        };
        let json = serde_json::json!({
            "region": {"default": "eu"},
            "port": {"default": 8443},
            "bare": {},
        });
        Node::from_json(json, place)
    }

    #[test]
    fn variables_have_their_defaults() {
        let url = filled("https://{region}.test:{port}/v1", Some(&variables()));
        assert_eq!(url.as_deref(), Ok("https://eu.test:8443/v1"));
    }

    #[test]
    fn a_variable_without_a_default_is_named() {
        let of = |url| filled(url, Some(&variables()));
        assert_eq!(of("https://{region}/{bare}"), Err("bare".into()));
        assert_eq!(of("https://{other}"), Err("other".into()));
        assert_eq!(filled("https://{region}", None), Err("region".into()));
    }

    #[test]
    fn half_a_brace_is_no_variable() {
        let url = filled("https://a.test/{region", Some(&variables()));
        assert_eq!(url.as_deref(), Ok("https://a.test/{region"));
    }
}
