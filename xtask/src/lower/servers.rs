//! Takes out the servers, and tells which are never used: those of single paths
//! and operations, as a client has one base URL. That of the root is read by the
//! model from what was written.

use super::{Lowering, visit};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};

pub fn run(lowering: &mut Lowering) {
    let servers = lowering.root.remove("servers");
    let usual = url(servers.as_ref());
    let mut found = Vec::new();
    let mut take = |node: &mut Node, at: &Pointer, what: &str| {
        let servers = node.remove("servers");
        if let Some((servers, url)) = servers.as_ref().zip(url(servers.as_ref()))
            && Some(url) != usual
        {
            found.push(
                elsewhere(what, url)
                    .at(servers.place)
                    .pointer(at.child("servers")),
            );
        }
    };
    let at = Pointer::root().child("paths");
    let paths = lowering.root.get_mut("paths").and_then(Node::as_object_mut);
    for (path, item) in paths.into_iter().flatten() {
        take(
            &mut item.node,
            &at.child(path),
            "the operations of this path are",
        );
    }
    visit::operations(&mut lowering.root, &mut |operation, at| {
        take(operation, at, "this operation is");
    });
    for diagnostic in found {
        lowering.report(diagnostic);
    }
}

/// The first one, as it is written.
fn url(servers: Option<&Node>) -> Option<&str> {
    servers?.as_array()?.first()?.get("url")?.as_str()
}

fn elsewhere(what: &str, url: &str) -> Diagnostic {
    Diagnostic::note(
        "lower/servers",
        format!("{what} sent to the base URL of the client, not to `{url}`"),
    )
    .help(
        "make a client of its own with that base URL for such calls, or take `servers` out with an \
         overlay action",
    )
}
