//! How callers say who they are, read off the security schemes.

use crate::document::{Node, Pointer};

/// The ways in which a key can be sent; usually one, sometimes either.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credential {
    /// The header of an `apiKey` scheme.
    pub header: Option<String>,
    /// Whether an HTTP `bearer` scheme exists.
    pub bearer: bool,
}

pub fn build(root: &Node) -> Credential {
    let mut credential = Credential::default();
    let at = Pointer(vec!["components".into(), "securitySchemes".into()]);
    for (_, member) in root.at(&at).and_then(Node::as_object).into_iter().flatten() {
        let text = |name: &str| member.node.get(name).and_then(Node::as_str);
        match (text("type"), text("in"), text("scheme")) {
            (Some("apiKey"), Some("header"), _) => {
                let name = text("name").map(str::to_lowercase);
                credential.header = credential.header.or(name);
            }
            (Some("http"), _, Some(scheme)) if scheme.eq_ignore_ascii_case("bearer") => {
                credential.bearer = true;
            }
            (Some("oauth2" | "openIdConnect"), _, _) => credential.bearer = true,
            _ => {}
        }
    }
    credential
}
