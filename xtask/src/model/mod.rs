//! What the facade of a client is made from: resources, methods, prices, pages,
//! jobs, webhooks.
//!
//! The model joins what the API is (the lowered description) with what was
//! decided about its client (`x-sdk`), and checks that the one fits the other.
//! It knows no Rust types; those come out of `core` and `refine`.

mod credential;
mod decided_name;
mod direction;
mod follow;
mod job;
mod media;
mod method;
mod operation;
mod resource;
mod server;
mod types;
mod undecided;
mod uses;
mod webhook;

pub use credential::Credential;
pub use direction::{Direction, references_in};
pub use job::Job;
pub use method::{Body, Input, InputAt, Method};
pub use operation::{EnvelopeMember, Operation};
pub use resource::Resource;
pub use types::TypeFacts;
pub use uses::{Use, UsedAt};
pub use webhook::{WebhookEvent, Webhooks};

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::{Document, Node, Pointer};
use crate::lower::{Lowered, StringEnum};
use crate::sdk;

/// An API as its client sees it.
#[derive(Debug, Clone)]
pub struct Api {
    /// The description's title.
    pub title: String,
    /// The description's version.
    pub version: String,
    /// What the API is for.
    pub description: Option<String>,
    /// Where it is served: the first server, if that says so.
    pub base_url: Option<String>,
    /// How callers say who they are.
    pub credential: Credential,
    /// Decisions about the whole client.
    pub sdk: sdk::Root,
    /// Groups of operations, in the order of the description's tags.
    pub resources: Vec<Resource>,
    /// What the service calls back with.
    pub webhooks: Option<Webhooks>,
    /// The type of receipts.
    pub receipt: Option<String>,
    /// The string enums.
    pub enums: Vec<StringEnum>,
    /// What is known of each generated type, by name.
    pub types: BTreeMap<String, TypeFacts>,
    /// What the client does without.
    pub notes: Diagnostics,
}

impl Api {
    /// Every operation of every resource.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.resources
            .iter()
            .flat_map(|resource| &resource.operations)
    }

    /// The job that the operation with this id tells of.
    pub fn job_told_by(&self, id: &str) -> Option<&Job> {
        self.operations()
            .filter_map(|operation| operation.job.as_ref())
            .find(|job| job.is_told_by(id))
    }
}

/// What the parts of the model share while it is built.
struct Building<'a> {
    /// The description with its overlays, as it was written.
    written: &'a Node,
    lowered: &'a Lowered,
    sdk: &'a sdk::Root,
    diagnostics: Diagnostics,
    notes: Diagnostics,
}

impl Building<'_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        match diagnostic.severity {
            Severity::Problem => self.diagnostics.push(diagnostic),
            Severity::Note => self.notes.push(diagnostic),
        }
    }

    /// Reads `x-sdk` of a node, or reports what is wrong with it.
    fn extension<T: serde::de::DeserializeOwned + Default>(
        &mut self,
        node: &Node,
        at: &Pointer,
    ) -> T {
        sdk::read(node, at).unwrap_or_else(|problems| {
            self.diagnostics.extend(problems);
            T::default()
        })
    }
}

/// Builds the model.
///
/// # Errors
/// Decisions that do not fit the API: names used twice, operations without a
/// price beside others with one, pointers that lead nowhere.
pub fn model(document: &Document, lowered: &Lowered, root: &sdk::Root) -> Result<Api, Diagnostics> {
    let mut building = Building {
        written: &document.root,
        lowered,
        sdk: root,
        diagnostics: Vec::new(),
        notes: Vec::new(),
    };
    let resources = resource::build(&mut building);
    let webhooks = webhook::build(&mut building);
    let base_url = server::build(&mut building);
    let credential = credential::build(&mut building);
    let types = types::build(&building, &resources);
    undecided::check(&mut building, &resources);
    follow::check(&mut building, &resources);
    if !building.diagnostics.is_empty() {
        return Err(building.diagnostics);
    }
    let info = |member: &str| text(document.root.get("info").and_then(|info| info.get(member)));
    Ok(Api {
        title: info("title").unwrap_or_default(),
        version: info("version").unwrap_or_default(),
        description: info("description"),
        base_url,
        credential,
        sdk: root.clone(),
        resources,
        webhooks,
        receipt: lowered.receipt.clone(),
        enums: lowered.enums.clone(),
        types,
        notes: building.notes,
    })
}

fn text(node: Option<&Node>) -> Option<String> {
    node.and_then(Node::as_str).map(str::to_owned)
}
