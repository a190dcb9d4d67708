//! Money: what a call can cost, what it did cost, and whether it may be made.
//!
//! Three things that can be used apart: a [`HighestPrice`] is known before a
//! call is made; a [`Receipt`] comes with its answer; a [`Budget`] refuses what
//! does not fit. An [`Account`] brings them together around every call of a
//! client ([`Client::pay`](crate::Client::pay)) and adds up [`Totals`]. Nothing here sends anything, and nothing is
//! known here of what the money is paid for.
//!
//! # Jobs
//!
//! A job reserves its price when it is submitted and settles it when its
//! results are first read. Every answer about it repeats the bill of the whole
//! job, so an account remembers jobs by their ids: what was counted once is not
//! counted again, and a reservation lasts until used and refunded amounts make
//! up for it.
//!
//! # What a generator writes
//!
//! ```
//! # use openapi_client_runtime as runtime;
//! # use runtime::{Credits, Operation, Price, Repeat};
//! use runtime::money::HighestPrice;
//!
//! # static SUBMIT: Operation = Operation {
//! #     id: "submit", method: "POST", path: "/people",
//! #     price: Price::each(Credits::new(10), "unique lead"), repeat: Repeat::NotProcessed, ..Operation::DEFAULT
//! # };
//! # static RESULTS: Operation = Operation {
//! #     id: "results", method: "GET", path: "/people",
//! #     price: Price::Free, repeat: Repeat::Safe, ..Operation::DEFAULT
//! # };
//! # #[derive(Default)] pub struct Receipt {
//! #     credits_used: Credits, credits_reserved: Credits, credits_refunded: Credits,
//! #     credits_remaining: Option<Credits> }
//! # pub struct Submitted { batch_id: String }
//! # pub struct ResultsPage;
//! # #[derive(Clone)] pub struct Batch { options: runtime::Options, leads: Vec<String> }
//! # #[derive(Clone)] pub struct BatchResults { batch_id: String }
//! # macro_rules! call { ($builder:ty, $answer:ty) => {
//! #     impl std::future::IntoFuture for $builder {
//! #         type Output = Result<runtime::Response<$answer, Receipt>, runtime::Error>;
//! #         type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
//! #         fn into_future(self) -> Self::IntoFuture { unimplemented!() }
//! #     }
//! # } }
//! # call!(Batch, Submitted);
//! # call!(BatchResults, ResultsPage);
//! impl runtime::money::Receipt for Receipt {
//!     fn used(&self) -> Credits {
//!         self.credits_used
//!     }
//!     fn reserved(&self) -> Credits {
//!         self.credits_reserved
//!     }
//!     fn refunded(&self) -> Credits {
//!         self.credits_refunded
//!     }
//!     fn remaining(&self) -> Option<Credits> {
//!         self.credits_remaining
//!     }
//! }
//!
//! // A submission: ten credits a lead, and a job whose reservation has to be settled.
//! impl runtime::money::Priced for Batch {
//!     const OPERATION: &'static Operation = &SUBMIT;
//!     fn highest_price(&self) -> HighestPrice {
//!         let price = HighestPrice::from(Credits::new(10)).times(self.leads.len());
//!         self.options.highest_price(price)
//!     }
//!     fn opens(answer: &Submitted) -> Option<&str> {
//!         Some(&answer.batch_id)
//!     }
//! }
//! runtime::charged!(Batch);
//!
//! // Results: free, but their receipt is the bill of the job.
//! impl runtime::money::Priced for BatchResults {
//!     const OPERATION: &'static Operation = &RESULTS;
//!     fn settles(&self) -> Option<&str> {
//!         Some(&self.batch_id)
//!     }
//! }
//! ```

mod account;
mod bill;
mod budget;
mod job_bills;
mod price;
#[cfg(test)]
mod tests;
mod totals;

pub use self::account::{Account, Charge};
pub use self::bill::{Amounts, Priced, Receipt};
pub use self::budget::{Budget, OverBudget, Reservation};
pub use self::price::HighestPrice;
pub use self::totals::{Total, Totals};
