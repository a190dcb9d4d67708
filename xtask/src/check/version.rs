//! Which OpenAPI a description is written in, and whether it describes
//! anything.

use super::Checking;
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};

/// A version of OpenAPI, as far as the rules differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    V3_0,
    V3_1,
}

/// The version that a description names.
pub(super) fn of(root: &Node) -> Result<Version, Diagnostic> {
    let problem = |message: String, node: &Node, member: Option<&str>, help: &str| {
        let at = Pointer(member.map(str::to_owned).into_iter().collect());
        Diagnostic::new("check/version", message)
            .at(node.place)
            .pointer(at)
            .help(help)
    };
    if let Some(swagger) = root.get("swagger") {
        let message = "this is Swagger 2.0, and only OpenAPI 3 can be read".to_owned();
        let help = "convert it, for instance with https://converter.swagger.io";
        return Err(problem(message, swagger, Some("swagger"), help));
    }
    let Some(written) = root.get("openapi") else {
        let message = "this is no OpenAPI description: it does not say `openapi`".to_owned();
        let help = "check that it is the right file, or say `openapi: 3.1.0` at its start";
        return Err(problem(message, root, None, help));
    };
    // YAML reads `3.1` as a number.
    let text = match written.as_str() {
        Some(text) => text.to_owned(),
        None => written.to_json().to_string(),
    };
    let mut parts = text.trim().split('.');
    match (parts.next(), parts.next()) {
        (Some("3"), Some("0")) => Ok(Version::V3_0),
        (Some("3"), Some("1")) => Ok(Version::V3_1),
        _ => Err(problem(
            format!("OpenAPI `{text}` cannot be read, only 3.0 and 3.1"),
            written,
            Some("openapi"),
            "use a description in one of these versions",
        )),
    }
}

/// Something has to be there to make a client from.
pub(super) fn check_has_content(checking: &mut Checking<'_>) {
    let parts = ["paths", "webhooks", "components"];
    if parts.iter().any(|part| checking.root.get(part).is_some()) {
        return;
    }
    checking.found.push(
        Diagnostic::new("check/empty", "there is nothing here to make a client from")
            .at(checking.root.place)
            .pointer(Pointer::root())
            .help("describe operations under `paths`, or calls of the service under `webhooks`"),
    );
}
