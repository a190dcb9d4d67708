//! What was decided about the client, as somebody else than the generator
//! reads it: whether a call may be made twice, and who says that it was not
//! made at all.
//!
//! Like [`Description`](crate::Description) it has a reader of its own, for
//! the overlay. Only what tests are about is read.

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use serde_json::Value;

use crate::project;

static ENRICH: LazyLock<Decisions> = LazyLock::new(|| {
    let path = project::root().join("openapi/sdk.overlay.yaml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let root = serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    Decisions::read(&root)
});

/// What was decided about a client.
#[derive(Debug)]
pub struct Decisions {
    ledger: String,
    not_processed: Vec<u16>,
    operations: BTreeMap<String, Decision>,
    /// Where the answers to operations that submit a job have its id.
    job_ids: BTreeMap<String, String>,
}

/// What was decided about one operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// Whether a second call does no harm, whatever became of the first.
    pub is_repeatable: bool,
    /// Whether a call can cost something.
    pub is_charged: bool,
}

impl Decisions {
    /// The decisions about the client that is tested.
    #[must_use]
    pub fn enrich() -> &'static Self {
        &ENRICH
    }

    fn read(overlay: &Value) -> Self {
        let actions = || overlay["actions"].as_array().into_iter().flatten();
        let whole = actions().find(|action| action["target"] == "$");
        let whole = &whole.expect("decisions about all operations")["update"]["x-sdk"];
        let ledger = whole["ledger"].as_str().expect("a ledger");
        let statuses = whole["notProcessed"].as_array().into_iter().flatten();
        Self {
            ledger: ledger.to_owned(),
            not_processed: statuses.map(status).collect(),
            operations: actions().filter_map(operation).collect(),
            job_ids: actions().filter_map(job_id).collect(),
        }
    }

    /// What was decided about the operation with this id.
    #[must_use]
    pub fn about(&self, operation: &str) -> Decision {
        let decision = self.operations.get(operation);
        *decision.unwrap_or_else(|| panic!("nothing is decided about `{operation}`"))
    }

    /// Where the answer to the operation has the id of a job, if it submits one.
    #[must_use]
    pub fn job_id(&self, operation: &str) -> Option<String> {
        let pointer = self.job_ids.get(operation)?;
        Some(format!("/data{pointer}"))
    }

    /// Whether an answer with this status says that nothing was done.
    #[must_use]
    pub fn is_refusal(&self, status: u16) -> bool {
        self.not_processed.contains(&status)
    }

    /// Where to look for what was charged, in the words of messages.
    #[must_use]
    pub fn ledger(&self) -> &str {
        &self.ledger
    }
}

fn status(node: &Value) -> u16 {
    let status = node.as_u64().and_then(|status| status.try_into().ok());
    status.unwrap_or_else(|| panic!("{node} is no status"))
}

/// The operation that an action is about, if it is about one.
fn operation(action: &Value) -> Option<(String, Decision)> {
    let (_, target) = action["target"].as_str()?.split_once("operationId == '")?;
    // Other actions are about a schema inside of an operation.
    let id = target.strip_suffix("']")?;
    let sdk = &action["update"]["x-sdk"];
    let is_repeatable = match sdk["repeat"].as_str() {
        Some("always") => true,
        Some("not-processed") => false,
        other => panic!("`{id}` is repeated {other:?}"),
    };
    let is_charged = sdk["price"] != "free";
    Some((
        id.to_owned(),
        Decision {
            is_repeatable,
            is_charged,
        },
    ))
}

/// Where the answer to the operation that an action is about has the id of a job.
fn job_id(action: &Value) -> Option<(String, String)> {
    let (operation, _) = operation(action)?;
    let id = action["update"]["x-sdk"]["job"]["id"].as_str()?;
    Some((operation, id.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Description;

    #[test]
    fn something_is_decided_about_every_operation() {
        let decisions = Decisions::enrich();
        let operations = Description::enrich().operations();
        assert_eq!(decisions.operations.len(), operations.len());
        let of_both = operations.iter().map(|it| decisions.about(it.id));
        let repeatable = of_both.filter(|it| it.is_repeatable).count();
        assert!((1..operations.len()).contains(&repeatable));
    }

    #[test]
    fn submissions_are_answered_with_the_id_of_a_job() {
        let job_id = |operation| Decisions::enrich().job_id(operation);
        assert_eq!(job_id("revealLeads").as_deref(), Some("/data/jobId"));
        assert_eq!(job_id("findEmail"), None);
    }

    #[test]
    fn a_purchase_is_not_repeatable() {
        let purchase = Decisions::enrich().about("findEmail");
        assert!(purchase.is_charged && !purchase.is_repeatable);
        let invitation = Decisions::enrich().about("inviteTeamMember");
        assert!(!invitation.is_charged && !invitation.is_repeatable);
    }
}
