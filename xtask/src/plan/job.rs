//! Jobs: what an operation starts and other operations report on.
//!
//! Joins what was decided about a job with the operations and the fields that it
//! names. Waiting and reading are the runtime's.

use super::resource::Resource;
use super::types::Type;
use super::way::Way;
use crate::names::Scope;
use crate::sdk;

/// A job that an operation starts.
#[derive(Debug, Clone)]
pub struct Job {
    /// The method of the resource that makes a handle of an id.
    pub handle: String,
    /// Where the id is in the answer of the operation that starts it.
    pub id: Way,
    /// The operation that reports its status.
    pub status: Teller,
    /// Where the state is in the status.
    pub state: Way,
    /// States in which the job has ended well.
    pub done: Vec<sdk::State>,
    /// States in which it has failed.
    pub failed: Vec<sdk::State>,
    /// Where the progress is: how many are done, and how many there are.
    pub progress: Option<(Vec<Way>, Vec<Way>)>,
    /// Where the reason of a failure is.
    pub error: Option<Way>,
    /// The operation that returns the results page by page.
    pub pages: Option<Teller>,
    /// The operation that returns them as a file.
    pub file: Option<Teller>,
    /// Where they are in the status.
    pub inside: Option<Way>,
    /// Seconds between two questions.
    pub poll: Option<u64>,
    /// The field of the body that can be split over several jobs, with the most items of
    /// one job.
    pub items: Option<Items>,
}

/// Items that can be split over several jobs.
#[derive(Debug, Clone)]
pub struct Items {
    /// The field of the body.
    pub field: String,
    /// Its name on the wire.
    pub wire: String,
    /// Whether the field may be absent.
    pub is_optional: bool,
    /// The most items of one job.
    pub most: Option<u64>,
}

/// An operation that reports on a job.
#[derive(Debug, Clone)]
pub struct Teller {
    /// Its id.
    pub operation: String,
    /// The module of its resource, and the type that has the method.
    pub resource: (String, String),
    /// The method that takes the id and nothing else.
    pub method: String,
    /// The type of its request.
    pub builder: String,
    /// What it answers with.
    pub answer: Type,
    /// The setter of the page size, with the largest size.
    pub largest_page: Option<(String, u64)>,
    /// Whether it is deprecated.
    pub deprecated: bool,
}

impl Job {
    /// The operations that report on the job.
    pub fn tellers(&self) -> impl Iterator<Item = &Teller> {
        let others = [&self.pages, &self.file];
        std::iter::once(&self.status).chain(others.into_iter().flatten())
    }
}

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
