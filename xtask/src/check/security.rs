//! Security schemes: what a client has to know to say who calls.

use super::{Checking, Thing};
use crate::diagnostic::Diagnostic;
use crate::suggest::{closest, one_of};

const KINDS: &[&str] = &["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"];
const POSITIONS: &[&str] = &["query", "header", "cookie"];

pub(super) fn check(checking: &mut Checking<'_>, thing: Thing<'_>) {
    let kind = one_of_these(checking, thing, "type", KINDS);
    let needed: &[&str] = match kind {
        Some("apiKey") => &["name", "in"],
        Some("http") => &["scheme"],
        _ => &[],
    };
    for member in needed {
        if thing.node.get(member).is_none() {
            let kind = kind.unwrap_or_default();
            checking.found.push(
                Diagnostic::new(
                    "check/missing",
                    format!("a security scheme of type `{kind}` has to have `{member}`"),
                )
                .at(thing.node.place)
                .pointer(thing.at.clone())
                .help(format!("add `{member}`")),
            );
        }
    }
    if kind == Some("apiKey") {
        one_of_these(checking, thing, "in", POSITIONS);
    }
}

/// The member's text, if it is one of those that are known.
fn one_of_these<'a>(
    checking: &mut Checking<'_>,
    thing: Thing<'a>,
    member: &str,
    known: &[&str],
) -> Option<&'a str> {
    let node = thing.node.get(member)?;
    let text = node.as_str()?;
    if known.contains(&text) {
        return Some(text);
    }
    let help = match closest(text, known.iter().copied()) {
        Some(meant) => format!("write `{meant}`"),
        None => format!("write {}", one_of(known)),
    };
    checking.found.push(
        Diagnostic::new(
            "check/security-scheme",
            format!("no security scheme has `{member}: {text}`"),
        )
        .at(node.place)
        .pointer(thing.at.child(member))
        .help(help),
    );
    None
}
