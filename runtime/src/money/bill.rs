//! What generated types say about money: receipts and requests.
//!
//! Only questions and their usual answers; what is made of them is decided by
//! the account.

use super::{Allowance, HighestPrice};
use crate::job::JobState;
use crate::{Call, Credits, Operation};

/// What an API reports about the price of a call. `()` reports nothing.
pub trait Receipt {
    /// What was charged.
    fn used(&self) -> Credits {
        Credits::ZERO
    }

    /// What was set aside until a job is settled.
    fn reserved(&self) -> Credits {
        Credits::ZERO
    }

    /// What was given back.
    fn refunded(&self) -> Credits {
        Credits::ZERO
    }

    /// What is left to spend, if the API says so.
    fn remaining(&self) -> Option<Credits> {
        None
    }

    /// The three flows at once.
    fn amounts(&self) -> Amounts {
        Amounts {
            used: self.used(),
            reserved: self.reserved(),
            refunded: self.refunded(),
        }
    }
}

impl Receipt for () {}

/// What a call moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Amounts {
    /// What was charged.
    pub used: Credits,
    /// What was set aside until a job is settled.
    pub reserved: Credits,
    /// What was given back.
    pub refunded: Credits,
}

impl Amounts {
    /// More than anybody owns, and little enough that sums of it are exact.
    const TOO_MUCH: Credits = Credits::new(1_000_000_000_000_000_000);

    /// Whether these can be the amounts of a bill. A service that says otherwise
    /// has not told the price.
    pub(super) fn are_possible(&self) -> bool {
        [self.used, self.reserved, self.refunded]
            .iter()
            .all(|amount| !amount.is_negative() && *amount < Self::TOO_MUCH)
    }
}

/// A request whose price can be told.
///
/// # What a generator writes
///
/// ```
/// # use openapi_client_runtime as runtime;
/// # use runtime::{Credits, Operation, Price, Repeat};
/// use runtime::money::HighestPrice;
///
/// # static SUBMIT: Operation = Operation {
/// #     id: "submit", method: "POST", path: "/people",
/// #     price: Price::each(Credits::new(10), "unique lead"), repeat: Repeat::NotProcessed, ..Operation::DEFAULT
/// # };
/// # static RESULTS: Operation = Operation {
/// #     id: "results", method: "GET", path: "/people",
/// #     price: Price::Free, repeat: Repeat::Safe, ..Operation::DEFAULT
/// # };
/// # #[derive(Default)] pub struct Receipt {
/// #     credits_used: Credits, credits_reserved: Credits, credits_refunded: Credits,
/// #     credits_remaining: Option<Credits> }
/// # pub struct Submitted { batch_id: String }
/// # pub struct ResultsPage;
/// # #[derive(Clone)] pub struct Batch { options: runtime::Options, leads: Vec<String> }
/// # #[derive(Clone)] pub struct BatchResults { batch_id: String }
/// # macro_rules! call { ($builder:ty, $answer:ty) => {
/// #     impl std::future::IntoFuture for $builder {
/// #         type Output = Result<runtime::Response<$answer, Receipt>, runtime::Error>;
/// #         type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
/// #         fn into_future(self) -> Self::IntoFuture { unimplemented!() }
/// #     }
/// # } }
/// # call!(Batch, Submitted);
/// # call!(BatchResults, ResultsPage);
/// impl runtime::money::Receipt for Receipt {
///     fn used(&self) -> Credits {
///         self.credits_used
///     }
///     fn reserved(&self) -> Credits {
///         self.credits_reserved
///     }
///     fn refunded(&self) -> Credits {
///         self.credits_refunded
///     }
///     fn remaining(&self) -> Option<Credits> {
///         self.credits_remaining
///     }
/// }
///
/// // A submission: ten credits a lead, and a job whose reservation has to be settled.
/// impl runtime::money::Priced for Batch {
///     const OPERATION: &'static Operation = &SUBMIT;
///     fn highest_price(&self) -> HighestPrice {
///         let price = HighestPrice::from(Credits::new(10)).times(self.leads.len());
///         self.options.highest_price(price)
///     }
///     const JOB: &'static str = "batchStatus";
///     fn opens(answer: &Submitted) -> Option<&str> {
///         Some(&answer.batch_id)
///     }
/// }
/// runtime::charged!(Batch);
///
/// // Results: free, but their receipt is the bill of the job.
/// impl runtime::money::Priced for BatchResults {
///     const OPERATION: &'static Operation = &RESULTS;
///     const JOB: &'static str = "batchStatus";
///     fn settles(&self) -> Option<&str> {
///         Some(&self.batch_id)
///     }
/// }
/// ```
pub trait Priced: Call {
    /// The operation that the request is of.
    const OPERATION: &'static Operation;

    /// The kind of the job that this [opens](Self::opens) or
    /// [settles](Self::settles): the id of the operation that tells the status of
    /// such jobs. Jobs of one kind have different ids.
    const JOB: &'static str = "";

    /// The highest price of this request.
    fn highest_price(&self) -> HighestPrice {
        HighestPrice::Free
    }

    /// The free part of the price, if the service does not tell what calls cost
    /// that lie in it. Counts only if the receipt names no amount.
    fn allowance(&self) -> Option<Allowance> {
        None
    }

    /// How many rows the answer has, for the [`allowance`](Self::allowance).
    fn paid_rows(_answer: &Self::Answer) -> usize {
        0
    }

    /// The job that the answer's receipt is the bill of: that of an operation
    /// which reads the status or the results of a job.
    fn settles(&self) -> Option<&str> {
        None
    }

    /// The job that the answer says has begun: that of an operation which
    /// submits one.
    fn opens(_answer: &Self::Answer) -> Option<&str> {
        None
    }

    /// Amounts that stand in the answer instead of in its receipt, for
    /// operations whose answers are made that way.
    fn amounts(_answer: &Self::Answer) -> Option<Amounts> {
        None
    }

    /// What the answer says about the end of the job that this
    /// [settles](Self::settles).
    fn end(_answer: &Self::Answer) -> JobEnd {
        JobEnd::Unknown
    }
}

/// What an answer says about the end of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum JobEnd {
    /// The job has not ended, or the answer does not say so.
    #[default]
    Unknown,
    /// The job has ended. Its bill comes with its results.
    BillFollows,
    /// The job has ended, and the bill in this answer is the last one. If there
    /// is none, all that is held for the job may have been charged.
    Done,
    /// The job has failed, and the bill in this answer is the last one. If there
    /// is none, nothing was charged.
    Failed,
}

impl JobEnd {
    /// What a state means for the bill, if the status tells the bill or not.
    #[must_use]
    pub fn of(state: JobState, tells_bill: bool) -> Self {
        match state {
            JobState::Running | JobState::Unknown => Self::Unknown,
            _ if !tells_bill => Self::BillFollows,
            JobState::Failed => Self::Failed,
            JobState::Done => Self::Done,
        }
    }
}
