//! Security schemes, and what operations require of them.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::spec::{Located, Requirement, SecurityScheme, Spec};
use crate::suggest::{closest, one_of};

const KINDS: &[&str] = &["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"];
const POSITIONS: &[&str] = &["query", "header", "cookie"];

pub(super) fn check(spec: &Spec, found: &mut Diagnostics) {
    for scheme in spec.schemes.values() {
        scheme_itself(scheme, found);
    }
    let requirements = spec.operations().map(|operation| &operation.security);
    for list in requirements.chain([&spec.security]).flatten() {
        for name in list.iter().flat_map(|one: &Requirement| &one.schemes) {
            unknown(spec, name, found);
        }
    }
}

fn scheme_itself(scheme: &SecurityScheme, found: &mut Diagnostics) {
    let kind = one_of_these(scheme.kind.as_ref(), "type", KINDS, found);
    let lacks: Vec<&str> = match kind {
        Some("apiKey") => [
            ("name", scheme.name.is_none()),
            ("in", scheme.position.is_none()),
        ]
        .into_iter()
        .filter_map(|(member, lacks)| lacks.then_some(member))
        .collect(),
        Some("http") if scheme.scheme.is_none() => vec!["scheme"],
        _ => Vec::new(),
    };
    for member in lacks {
        let kind = kind.unwrap_or_default();
        found.push(
            Diagnostic::warning(
                "check/missing",
                format!("a security scheme of type `{kind}` has to have `{member}`"),
            )
            .on(&scheme.origin)
            .help(format!("add `{member}`")),
        );
    }
    if kind == Some("apiKey") {
        one_of_these(scheme.position.as_ref(), "in", POSITIONS, found);
    }
}

/// The member's text, if it is one of those that are known.
fn one_of_these<'a>(
    written: Option<&'a Located<String>>,
    member: &str,
    known: &[&str],
    found: &mut Diagnostics,
) -> Option<&'a str> {
    let written = written?;
    let text = written.value.as_str();
    if known.contains(&text) {
        return Some(text);
    }
    let help = match closest(text, known.iter().copied()) {
        Some(meant) => format!("write `{meant}`"),
        None => format!("write {}", one_of(known)),
    };
    found.push(
        Diagnostic::warning(
            "check/security-scheme",
            format!("no security scheme has `{member}: {text}`"),
        )
        .on(&written.origin)
        .help(help),
    );
    None
}

fn unknown(spec: &Spec, name: &Located<String>, found: &mut Diagnostics) {
    if spec.schemes.contains_key(&name.value) {
        return;
    }
    let known = spec.schemes.keys().map(String::as_str);
    let help = match closest(&name.value, known) {
        Some(meant) => format!("write `{meant}`"),
        None => "describe it under `components/securitySchemes`, or take it out".to_owned(),
    };
    found.push(
        Diagnostic::warning(
            "check/security",
            format!("there is no security scheme `{}`", name.value),
        )
        .on(&name.origin)
        .help(help),
    );
}
