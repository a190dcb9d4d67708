//! The account of one client: reckons with every call that is paid for.
//!
//! [`Account::pay`] goes around a call: sets its highest price aside, and books
//! what came of it. A call whose outcome is not known is booked at its highest
//! price, for a budget must not hope. The call itself is somebody else's, and so
//! is deciding whether it may be repeated.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::job_bills::{Change, JobBills};
use super::{Amounts, Budget, HighestPrice, OverBudget, Priced, Receipt, Reservation, Totals};
use crate::{Credits, Error, ErrorKind, Operation, Response};

/// The money of one client. Clones are the same account.
///
/// Remembers each job whose bill it saw, in some hundred bytes.
#[derive(Debug, Clone, Default)]
pub struct Account {
    budget: Option<Budget>,
    books: Arc<Mutex<Books>>,
}

#[derive(Debug, Default)]
struct Books {
    totals: Totals,
    jobs: JobBills,
}

/// What there is to know about the money of one call before it is made.
#[derive(Debug)]
#[must_use = "a charge is paid around a call"]
pub struct Charge<T> {
    operation: &'static Operation,
    price: HighestPrice,
    settles: Option<String>,
    opens: fn(&T) -> Option<&str>,
    amounts: fn(&T) -> Option<Amounts>,
    is_final: fn(&T) -> bool,
}

impl<T> Charge<T> {
    /// The charge of `request`.
    pub fn of<P: Priced<Answer = T>>(request: &P) -> Self {
        Self {
            operation: P::OPERATION,
            price: request.highest_price(),
            settles: request.settles().map(str::to_owned),
            opens: P::opens,
            amounts: P::amounts,
            is_final: P::is_final,
        }
    }

    /// The id of the job that an answer says has begun.
    pub(crate) fn opens(&self) -> fn(&T) -> Option<&str> {
        self.opens
    }
}

impl Account {
    /// An account without a limit.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An account that makes no call which does not fit in `budget`.
    #[must_use]
    pub fn with_budget(budget: Budget) -> Self {
        Self {
            budget: Some(budget),
            ..Self::default()
        }
    }

    /// The limit on what may be spent, if there is one.
    #[must_use]
    pub fn budget(&self) -> Option<&Budget> {
        self.budget.as_ref()
    }

    /// What was moved so far.
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.books().totals.clone()
    }

    /// Whether something of this price can be begun: nothing is set aside, so
    /// that this is only worth something before the first of several calls.
    pub(crate) fn covers(
        &self,
        operation: &'static Operation,
        price: HighestPrice,
    ) -> Result<(), Error> {
        match &self.budget {
            Some(budget) => budget
                .reserve(price)
                .map(Reservation::release)
                .map_err(|refusal| over_budget(operation, refusal)),
            None => Ok(()),
        }
    }

    /// Makes `call` if its price fits in the budget, and books what it cost.
    ///
    /// When the future is dropped before it ends, the call is booked as one
    /// whose outcome is not known.
    ///
    /// # Errors
    /// Those of the call; or, before it is made, [`ErrorKind::OverBudget`].
    pub async fn pay<T, R: Receipt>(
        &self,
        charge: Charge<T>,
        call: impl Future<Output = Result<Response<T, R>, Error>>,
    ) -> Result<Response<T, R>, Error> {
        let payment = self.begin(charge.operation, charge.price)?;
        match call.await {
            Ok(response) => {
                self.book(&charge, payment, &response);
                Ok(response)
            }
            Err(error) => {
                if cannot_have_acted(charge.operation, &error) {
                    payment.cancel();
                }
                Err(error)
            }
        }
    }

    fn begin(
        &self,
        operation: &'static Operation,
        price: HighestPrice,
    ) -> Result<Payment<'_>, Error> {
        let reservation = self
            .budget
            .as_ref()
            .map(|budget| budget.reserve(price))
            .transpose()
            .map_err(|refusal| over_budget(operation, refusal))?;
        Ok(Payment {
            account: self,
            operation,
            price,
            reservation: reservation.map(|mut reservation| {
                reservation.begin();
                reservation
            }),
            open: true,
        })
    }

    fn book<T, R: Receipt>(
        &self,
        charge: &Charge<T>,
        payment: Payment<'_>,
        response: &Response<T, R>,
    ) {
        let amounts = (charge.amounts)(&response.value).or_else(|| {
            let reported = response.meta_reported();
            let amounts = reported.then(|| response.meta().amounts());
            // What is not told looks like nothing, which is an amount as well.
            amounts.filter(|it| *it != Amounts::default() || response.charge_reported)
        });
        let amounts = amounts.filter(Amounts::are_possible);
        let is_final = (charge.is_final)(&response.value);
        let id = charge.operation.id;
        self.books().totals.change(id, |total| total.calls += 1);
        match ((charge.opens)(&response.value), &charge.settles, amounts) {
            (Some(job), _, amounts) => payment.open_job(job, amounts),
            (None, Some(job), amounts) if is_final => {
                payment.close_job(job, amounts.unwrap_or_default());
            }
            (None, Some(job), Some(amounts)) => payment.settle_job(job, amounts),
            (None, None, Some(amounts)) => payment.settle(amounts),
            // Free, or else in doubt, which it is when it is dropped.
            (None, _, None) => drop(payment),
        }
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        // Books are additions that cannot stop halfway.
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether an error says that the server did nothing that costs anything.
fn cannot_have_acted(operation: &Operation, error: &Error) -> bool {
    // A refusal is one whether or not the description says so; a 408 may come
    // late.
    let refused = error
        .status()
        .is_some_and(|status| status.is_client_error() && status.as_u16() != 408);
    // What is repeated in doubt may have been charged before it was refused.
    let repeated = operation.is_repeatable() && error.attempts() > 1;
    error.outcome().is_certain() || refused && !repeated
}

fn over_budget(operation: &'static Operation, refusal: OverBudget) -> Error {
    Error::new(ErrorKind::OverBudget, refusal.to_string())
        .with_source(refusal)
        .with_operation(operation)
}

/// One call that is being paid for. Dropped, it is one that may have been.
struct Payment<'a> {
    account: &'a Account,
    operation: &'static Operation,
    price: HighestPrice,
    reservation: Option<Reservation>,
    open: bool,
}

impl Payment<'_> {
    /// Nothing was charged.
    fn cancel(mut self) {
        self.open = false;
        if let Some(reservation) = self.reservation.take() {
            reservation.release();
        }
    }

    /// This was charged, once and for all.
    fn settle(mut self, amounts: Amounts) {
        self.open = false;
        let flows = Amounts {
            reserved: Credits::ZERO,
            ..amounts
        };
        let id = self.operation.id;
        self.account.books().totals.change(id, |it| it.add(flows));
        if let Some(reservation) = self.reservation.take() {
            reservation.settle(amounts.used - amounts.refunded);
        }
    }

    /// A job began: its reservation lasts until its bill comes. Without an
    /// amount from the service, that is the highest price.
    fn open_job(mut self, job: &str, amounts: Option<Amounts>) {
        self.open = false;
        let exact = amounts.is_some();
        let amounts = amounts.unwrap_or(Amounts {
            reserved: self.highest(),
            ..Amounts::default()
        });
        let mut books = self.account.books();
        let Books { totals, jobs } = &mut *books;
        let hold = self.reservation.take();
        let change = jobs.open(job, self.operation.id, amounts, exact, hold);
        change.book(totals, self.account.budget.as_ref());
    }

    /// The bill of a job came, maybe not for the first time.
    fn settle_job(self, job: &str, amounts: Amounts) {
        let id = self.operation.id;
        self.change_job(|jobs| jobs.settle(job, id, amounts));
    }

    /// The last bill of a job came.
    fn close_job(self, job: &str, amounts: Amounts) {
        let id = self.operation.id;
        self.change_job(|jobs| jobs.close(job, id, amounts));
    }

    fn change_job(self, change: impl FnOnce(&mut JobBills) -> Change) {
        let mut books = self.account.books();
        let Books { totals, jobs } = &mut *books;
        change(jobs).book(totals, self.account.budget.as_ref());
        drop(books);
        // The bill is the job's; this call is one that was answered.
        self.cancel();
    }

    fn highest(&self) -> Credits {
        match self.price {
            HighestPrice::AtMost(amount) => amount,
            HighestPrice::Free | HighestPrice::Unknown => Credits::ZERO,
        }
    }
}

impl Drop for Payment<'_> {
    fn drop(&mut self) {
        if !self.open || self.price.is_free() {
            return;
        }
        let highest = self.highest();
        self.account.books().totals.change(self.operation.id, |it| {
            it.doubts += 1;
            it.doubtful += highest;
        });
    }
}
