//! Puts path items and operations where references to them stood.
//!
//! A path item cannot be a component before OpenAPI 3.1, and an operation never, so they
//! are copied. A
//! callback can hold a path item that holds a callback again; how far that
//! goes is bounded.

use std::collections::HashSet;

use super::bundle::{Bundler, Part, Target};
use super::survey::Site;
use crate::diagnostic::Diagnostic;
use crate::document::Node;

/// How many path items may stand inside one another by reference.
const DEEPEST: usize = 4;
/// How many copies of path items there may be that stand elsewhere as well.
const MOST_COPIES: usize = 200;

/// What is known about the path items put in so far.
#[derive(Default)]
pub(super) struct Inlining {
    /// The path items that are being put in, outermost first.
    open: Vec<Target>,
    done: HashSet<Target>,
    copies: usize,
}

impl Inlining {
    /// Begins with a path item, unless there is something wrong with it.
    fn enter(&mut self, target: Target) -> Result<(), Diagnostic> {
        if self.open.contains(&target) {
            let problem = Diagnostic::new("load/ref-cycle", "this path item contains itself");
            return Err(problem.help("write the inner path item out"));
        }
        self.copies += usize::from(!self.done.insert(target.clone()));
        if self.open.len() == DEEPEST || self.copies > MOST_COPIES {
            let message = "path items are repeated too often, or nested too deeply, up to here";
            return Err(Diagnostic::new("load/path-item-flood", message)
                .help("write them out, or let fewer callbacks refer to them"));
        }
        self.open.push(target);
        Ok(())
    }

    fn leave(&mut self) {
        self.open.pop();
    }
}

impl Bundler<'_> {
    /// Puts `target` where `site` stands in `node`. Members that
    /// stand next to the `$ref` win over those that it brings.
    pub(super) fn inline(&mut self, node: &mut Node, site: &Site, target: Target, part: &Part) {
        let Some(mut content) = self.find(&target).cloned() else {
            return;
        };
        let file = target.file;
        if let Err(problem) = self.inlining.enter(target) {
            return self.lose(site, part, problem.into());
        }
        let content_part = Part {
            file,
            kind: site.kind,
            at: part.at.join(&site.holder),
        };
        self.rewrite(&mut content, &content_part);
        self.inlining.leave();

        let Some(holder) = node.at_mut(&site.holder) else {
            return;
        };
        let reference = std::mem::replace(holder, content);
        if let (Some(own), Some(members)) = (reference.into_object(), holder.as_object_mut()) {
            members.extend(own.into_iter().filter(|(key, _)| key != "$ref"));
        }
    }
}
