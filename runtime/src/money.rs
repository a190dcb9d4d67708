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
//! job, so an account remembers jobs by kind and id: what was counted once is
//! not counted again. A reservation lasts until
//!
//! - used and refunded amounts make up for it,
//! - a bill comes after the job has ended, which is the last one,
//! - the results of an ended job come without a bill: then the reservation
//!   becomes [doubtful](Budget::doubtful),
//! - or the caller [releases it](crate::job::Job::release_held).

mod account;
mod allowance;
mod bill;
mod budget;
mod fund;
mod job_bills;
mod over_budget;
mod price;
#[cfg(test)]
mod tests;
mod totals;

pub(crate) use self::account::Source;
pub use self::account::{Account, Charge};
pub use self::allowance::Allowance;
pub use self::bill::{Amounts, JobEnd, Priced, Receipt};
pub use self::budget::{Budget, Reservation};
pub(crate) use self::fund::Fund;
pub use self::over_budget::OverBudget;
pub use self::price::{HighestPrice, InvalidPrice};
pub use self::totals::{Total, Totals};
