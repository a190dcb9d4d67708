//! How callers say who they are, read off the security schemes.
//!
//! A client has one key, which it sends in a header or as a bearer token. Ways
//! that ask for more than that are told, and left to the caller.

use super::Building;
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};

/// The ways in which a key can be sent; usually one, sometimes either.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credential {
    /// The header of an `apiKey` scheme.
    pub header: Option<String>,
    /// Whether an HTTP `bearer` scheme exists.
    pub bearer: bool,
}

pub fn build(building: &mut Building<'_>) -> Credential {
    let mut credential = Credential::default();
    let at = Pointer(vec!["components".into(), "securitySchemes".into()]);
    let root = building.written;
    for (name, member) in root.at(&at).and_then(Node::as_object).into_iter().flatten() {
        let scheme = root.follow(&member.node);
        if let Err(note) = credential.learn(name, scheme) {
            building.report(note.at(scheme.place).pointer(at.child(name)));
        }
    }
    credential
}

impl Credential {
    /// Takes up a scheme, or says what the client does without.
    fn learn(&mut self, name: &str, scheme: &Node) -> Result<(), Diagnostic> {
        let text = |member: &str| scheme.get(member).and_then(Node::as_str);
        match (text("type"), text("in"), text("scheme")) {
            (Some("apiKey"), Some("header"), _) => {
                return self.learn_header(name, text("name").unwrap_or_default());
            }
            (Some("http"), _, Some(way)) if way.eq_ignore_ascii_case("bearer") => {
                self.bearer = true;
            }
            (Some("oauth2" | "openIdConnect"), _, _) => {
                self.bearer = true;
                return Err(no_tokens(name));
            }
            (Some("http"), _, _) => return Err(unused(name, "set the header `authorization`")),
            (Some("apiKey"), Some("cookie"), _) => {
                return Err(unused(name, "set the header `cookie`"));
            }
            (Some("apiKey"), Some("query"), _) => return Err(not_in_query(name)),
            (Some("mutualTLS"), _, _) => {
                return Err(unused(name, "give an HTTP client that has the certificate"));
            }
            _ => {}
        }
        Ok(())
    }

    /// The first header is the one that the key goes into.
    fn learn_header(&mut self, name: &str, header: &str) -> Result<(), Diagnostic> {
        let header = header.to_lowercase();
        match &self.header {
            Some(first) if *first != header => {
                Err(unused(name, &format!("set the header `{header}`")))
            }
            _ => {
                self.header = Some(header);
                Ok(())
            }
        }
    }
}

fn unused(name: &str, instead: &str) -> Diagnostic {
    Diagnostic::note(
        "model/security-scheme",
        format!("the client knows no way to follow the security scheme `{name}`"),
    )
    .help(format!(
        "where the service insists on it, {instead} when a client is built"
    ))
}

fn not_in_query(name: &str) -> Diagnostic {
    Diagnostic::note(
        "model/security-scheme",
        format!("the key of the security scheme `{name}` is not sent: addresses end up in logs"),
    )
    .help("describe a header or a bearer token if the service takes one")
}

fn no_tokens(name: &str) -> Diagnostic {
    Diagnostic::note(
        "model/token",
        format!("the client sends a token of the security scheme `{name}`, but does not get it"),
    )
    .help("get one with a library for that, and give it to the client as its key")
}
