//! What is decided about operations in `x-sdk`, resolved: prices, pages, jobs, receipts.

use std::rc::Rc;

use crate::plan::types::{Counts, Presence, Type};
use crate::plan::way::Way;
use crate::sdk::{self, Each};

/// What a call costs.
#[derive(Debug, Clone)]
pub enum Price {
    /// Nothing, ever.
    Free,
    /// So much for each of something.
    Each(Box<EachPrice>),
}

/// A price for each of something.
#[derive(Debug, Clone)]
pub struct EachPrice {
    /// The decision, for words.
    pub decided: Each,
    /// The price of one.
    pub one: One,
    /// Where the request says how many; several are added up.
    pub counts: Vec<Place>,
    /// The fields that have a minimum.
    pub minimums: Vec<(Place, u64)>,
    /// The first rows of a list, which are free.
    pub free: Option<sdk::Free>,
}

/// The price of one of what is paid for.
#[derive(Debug, Clone)]
pub enum One {
    /// This many credits.
    Credits(u32),
    /// The sum over chosen values.
    Choice(Box<(Place, sdk::Choice)>),
    /// The sum over switches that are on.
    Switches(Vec<(Place, u32)>),
    /// Only the service knows.
    Unknown,
}

/// A field of the body.
#[derive(Debug, Clone)]
pub struct Place {
    /// The field.
    pub field: String,
    /// Its name on the wire.
    pub wire: String,
    /// Its type.
    pub of: Type,
    /// Whether it may be absent.
    pub presence: Presence,
    /// Whether it must be given.
    pub is_required: bool,
    /// What the description says of its number.
    pub counts: Counts,
}

impl Place {
    /// Whether it is a list.
    pub fn is_list(&self) -> bool {
        matches!(self.of, Type::List(_))
    }
}

/// How an answer is one page of many.
#[derive(Debug, Clone)]
pub struct Page {
    /// Where the rows are.
    pub rows: Way,
    /// Where the number of all rows is; the first that is there counts.
    pub total: Vec<Way>,
    /// Where it says whether there are more.
    pub more: Option<Way>,
    /// Whether pages leave out rows that the total counts.
    pub sparse: bool,
    /// The first offset that the service refuses.
    pub max_offset: Option<u64>,
    /// How the next page is asked for.
    pub by: PageBy,
    /// The input that says how long a page is, by its name on the wire.
    pub size: Option<String>,
    /// How many rows a page has unless the caller says so.
    pub usual: Option<u64>,
    /// How many rows a page can have at most.
    pub largest: Option<u64>,
}

/// How the next page is asked for. Inputs are named as on the wire.
#[derive(Debug, Clone)]
pub enum PageBy {
    /// With its number.
    Number {
        /// The input that takes it.
        input: String,
        /// The number of the first page: 0 or 1.
        first: u64,
    },
    /// With the number of rows before it, in this input.
    Offset(String),
    /// With a cursor.
    Cursor {
        /// The input that takes it.
        input: String,
        /// Where it is: in the answer, or in the last row.
        from: Way,
        /// Whether it is in the last row.
        is_in_row: bool,
    },
    /// At the URL that is here in the answer.
    Url(Way),
    /// At the URL in the header `Link`.
    Link,
}

impl PageBy {
    /// The input that asks for another page.
    pub fn input(&self) -> Option<&str> {
        match self {
            Self::Number { input, .. } | Self::Offset(input) | Self::Cursor { input, .. } => {
                Some(input)
            }
            Self::Url(_) | Self::Link => None,
        }
    }
}

/// Where an answer says what was moved.
#[derive(Debug, Clone)]
pub struct Bill {
    /// What was charged, set aside and given back, by the name of the flow.
    pub flows: Vec<(&'static str, Way)>,
}

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
}

impl Job {
    /// The operations that report on the job.
    pub fn tellers(&self) -> impl Iterator<Item = &Teller> {
        let others = [&self.pages, &self.file];
        std::iter::once(&self.status).chain(others.into_iter().flatten())
    }
}

/// The type of receipts, with the meaning of its fields.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// Its name.
    pub name: Rc<str>,
    /// What was charged, set aside and given back, by the name of the flow.
    pub flows: Vec<(&'static str, Way)>,
    /// What is left to spend.
    pub balance: Option<Way>,
    /// The field for what was charged that headers report too.
    pub reported: Option<String>,
}
