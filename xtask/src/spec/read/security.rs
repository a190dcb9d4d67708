//! Reads security schemes, and what operations require of callers.

use super::{Reader, members};
use crate::diagnostic::Diagnostic;
use crate::document::{At, Node};
use crate::spec::{Flow, Located, Origin, Requirement, SecurityScheme};

impl<'a> Reader<'a> {
    pub(super) fn security(&mut self, node: &Node, at: &At) -> Option<Vec<Requirement>> {
        let at = at.child("security");
        let list = node.get("security")?.as_array()?;
        let mut requirements = Vec::new();
        for (index, item) in list.iter().enumerate() {
            let at = at.child(index.to_string());
            let Some(members) = item.as_object() else {
                self.report(
                    Diagnostic::warning(
                        "check/security",
                        format!(
                            "a requirement has to be an object, and this is {}",
                            item.kind()
                        ),
                    )
                    .at(item.place)
                    .pointer(at.pointer())
                    .help("write the name of a security scheme with its scopes: `key: []`"),
                );
                continue;
            };
            let mut requirement = Requirement::default();
            for (name, member) in members {
                requirement.schemes.push(Located {
                    value: name.clone(),
                    origin: Origin {
                        place: member.key,
                        at: at.child(name.as_str()),
                    },
                });
                let scopes = member.node.as_array().unwrap_or_default().iter();
                let scopes = scopes.filter_map(Node::as_str).map(str::to_owned);
                requirement.scopes.extend(scopes);
            }
            requirements.push(requirement);
        }
        Some(requirements)
    }

    pub(super) fn security_scheme(&mut self, node: &'a Node, at: &At) -> Option<SecurityScheme> {
        let (node, at) = self.follow(node, at)?;
        let origin = Origin::of(node, at);
        if !self.check(&members::SECURITY_SCHEME, node, &origin) {
            return None;
        }
        self.no_sdk(node, &origin.at);
        Some(SecurityScheme {
            kind: self.located(node, "type", &origin),
            position: self.located(node, "in", &origin),
            name: self.text(node, "name"),
            scheme: self.text(node, "scheme"),
            description: self.text(node, "description"),
            flows: {
                let flows = node.get("flows").and_then(Node::as_object);
                let flows = flows.into_iter().flatten();
                let flows = flows.filter(|(name, _)| !name.starts_with("x-"));
                flows
                    .map(|(name, member)| flow(name, &member.node))
                    .collect()
            },
            origin,
        })
    }
}

fn flow(name: &str, node: &Node) -> Flow {
    let text = |member: &str| node.get(member).and_then(Node::as_str).map(str::to_owned);
    let scopes = node.get("scopes").and_then(Node::as_object);
    let scopes = scopes.into_iter().flatten();
    Flow {
        name: name.to_owned(),
        authorization_url: text("authorizationUrl").or_else(|| text("deviceAuthorizationUrl")),
        token_url: text("tokenUrl"),
        scopes: scopes
            .map(|(name, member)| {
                (
                    name.clone(),
                    member.node.as_str().unwrap_or_default().to_owned(),
                )
            })
            .collect(),
    }
}
