//! How callers authenticate, read off the security schemes.
//!
//! A client has one key, which it sends in a header or as a bearer token. Ways
//! that ask for more than that are reported, and left to the caller.

use super::api::Credential;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::spec::{SecurityScheme, Spec};

pub fn build(spec: &Spec, found: &mut Diagnostics) -> Credential {
    let mut credential = Credential::default();
    for (name, scheme) in &spec.schemes {
        if let Err(note) = credential.learn(name, scheme) {
            found.push(note.on(&scheme.origin));
        }
    }
    credential
}

impl Credential {
    /// Takes up a scheme, or says what the client does without.
    fn learn(&mut self, name: &str, scheme: &SecurityScheme) -> Result<(), Diagnostic> {
        let kind = scheme.kind.as_ref().map(|kind| kind.value.as_str());
        let position = scheme
            .position
            .as_ref()
            .map(|position| position.value.as_str());
        match (kind, position, scheme.scheme.as_deref()) {
            (Some("apiKey"), Some("header"), _) => {
                return self.learn_header(name, scheme.name.as_deref().unwrap_or_default());
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
        "plan/security-scheme",
        format!("the client does not support the security scheme `{name}`"),
    )
    .help(format!(
        "where the service requires it, {instead} when a client is built"
    ))
}

fn not_in_query(name: &str) -> Diagnostic {
    Diagnostic::note(
        "plan/security-scheme",
        format!("the key of the security scheme `{name}` is not sent: addresses end up in logs"),
    )
    .help("describe a header or a bearer token if the service takes one")
}

fn no_tokens(name: &str) -> Diagnostic {
    Diagnostic::note(
        "plan/token",
        format!("the client sends a token of the security scheme `{name}`, but does not get it"),
    )
    .help("get one with a library for that, and give it to the client as its key")
}
