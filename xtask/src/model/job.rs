//! Jobs: what an operation starts and other operations tell of.
//!
//! Joins what was decided about a job with what the description says of its
//! size, and names its handle. Whether the decision leads anywhere is not
//! looked at here; `follow` does that.

use super::operation::property;
use super::resource::Resource;
use crate::document::Node;
use crate::names::Scope;
use crate::sdk;

/// A job that an operation starts.
#[derive(Debug, Clone)]
pub struct Job {
    /// How it is followed.
    pub decided: sdk::Job,
    /// The most items that one job may have.
    pub most_items: Option<u64>,
    /// The method of the resource that makes a handle of an id.
    pub handle: String,
}

impl Job {
    /// Whether the operation with this id tells of the job.
    pub fn is_told_by(&self, id: &str) -> bool {
        let results = &self.decided.results;
        [
            Some(&self.decided.status.operation),
            results.pages.as_ref(),
            results.file.as_ref(),
        ]
        .into_iter()
        .flatten()
        .any(|told| told == id)
    }
}

pub fn build(root: &Node, operation: &Node, decided: sdk::Job) -> Job {
    let most_items = decided
        .items
        .as_ref()
        .and_then(|items| most_items(root, operation, items));
    Job {
        decided,
        most_items,
        handle: String::new(),
    }
}

fn most_items(root: &Node, operation: &Node, items: &str) -> Option<u64> {
    let list = property(root, operation, items.strip_prefix('/')?)?;
    root.follow(list).get("maxItems")?.to_json().as_u64()
}

/// Names the handles of a resource: `job` where there is only one kind, else
/// after the methods that start them.
pub fn name_handles(resource: &mut Resource) {
    let mut scope = Scope::default();
    let operations = &resource.operations;
    for method in operations.iter().flat_map(|operation| &operation.methods) {
        scope.take(&method.name);
    }
    let kinds = operations.iter().filter(|it| it.job.is_some()).count();
    for operation in &mut resource.operations {
        let Some(job) = &mut operation.job else {
            continue;
        };
        let starter = operation.methods.first();
        let own = starter.map_or_else(|| "job".to_owned(), |method| format!("{}_job", method.name));
        job.handle = match kinds {
            1 if !scope.has("job") => scope.distinct("job", ""),
            _ => scope.distinct(&own, "_handle"),
        };
    }
}
