//! Jobs: what an operation starts and other operations report on.
//!
//! Joins what was decided about a job with the operations and the fields that it
//! names. Waiting and reading are the runtime's.

use super::api::Resource;
use crate::names::Scope;

/// The names of the handles of a resource: `job` where there is only one kind, else
/// after the methods that start them. By the index of the operation.
pub fn handles(resource: &Resource) -> Vec<(usize, String)> {
    let mut scope = Scope::default();
    let operations = &resource.operations;
    for method in operations.iter().flat_map(|operation| &operation.methods) {
        scope.take(&method.name);
    }
    let starts = operations.iter().enumerate();
    let starts: Vec<_> = starts.filter(|(_, it)| it.sdk.job.is_some()).collect();
    let kinds = starts.len();
    starts
        .into_iter()
        .map(|(index, operation)| {
            let starter = operation.methods.first();
            let own =
                starter.map_or_else(|| "job".to_owned(), |method| format!("{}_job", method.name));
            let handle = match kinds {
                1 if !scope.has("job") => scope.distinct("job", ""),
                _ => scope.distinct(&own, "_handle"),
            };
            (index, handle)
        })
        .collect()
}
