//! The account of one client: books every call that is paid for.
//!
//! [`Account::pay`] wraps a call: it reserves the highest price and books the
//! result. A call counts at its highest price if its
//! [outcome](Error::outcome) is unknown, and not at all otherwise. Sending and
//! repeating the call is done elsewhere.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::job_bills::{Change, JobBills, JobKey};
use super::{
    Allowance, Amounts, Budget, Fund, HighestPrice, JobEnd, OverBudget, Priced, Receipt,
    Reservation, Totals,
};
use crate::outcome::OutcomeSoFar;
use crate::{Credits, Error, ErrorKind, Operation, Outcome, Response};

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
    allowance: Option<Allowance>,
    rows: fn(&T) -> usize,
    opens: fn(&T) -> Option<&str>,
    amounts: fn(&T) -> Option<Amounts>,
    end: fn(&T) -> JobEnd,
    job: &'static str,
}

impl<T> Charge<T> {
    /// The charge of `request`.
    pub fn of<P: Priced<Answer = T>>(request: &P) -> Self {
        Self {
            operation: P::OPERATION,
            price: request.highest_price(),
            settles: request.settles().map(str::to_owned),
            allowance: request.allowance(),
            rows: P::paid_rows,
            opens: P::opens,
            amounts: P::amounts,
            end: P::end,
            job: P::JOB,
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

    /// Reserves the price of several calls together, if there is a budget.
    pub(crate) async fn fund(
        &self,
        operation: &'static Operation,
        price: HighestPrice,
        waits: bool,
    ) -> Result<Option<Fund>, Error> {
        refuse_invalid(operation, price)?;
        let reservation = self.reserve(operation, price, waits).await?;
        Ok(reservation.map(Fund::new))
    }

    /// Makes `call` if its price fits in the budget, and books what it cost.
    ///
    /// If the future is dropped before it ends, the call counts as one whose
    /// outcome is [unknown](Outcome::Unknown).
    ///
    /// # Errors
    /// Those of the call; or, before it is made, [`ErrorKind::OverBudget`], or
    /// [`ErrorKind::InvalidRequest`] if the price is
    /// [invalid](HighestPrice::Invalid).
    pub async fn pay<T, R: Receipt>(
        &self,
        charge: Charge<T>,
        call: impl Future<Output = Result<Response<T, R>, Error>>,
    ) -> Result<Response<T, R>, Error> {
        let so_far = OutcomeSoFar::default();
        so_far.set(Outcome::Unknown);
        self.pay_from(charge, Source::default(), so_far, call).await
    }

    /// The same as [`pay`](Self::pay), for a call that keeps `so_far` up to
    /// date: dropped while it cannot have been processed, it counts nothing.
    pub(crate) async fn pay_from<T, R: Receipt>(
        &self,
        charge: Charge<T>,
        source: Source,
        so_far: OutcomeSoFar,
        call: impl Future<Output = Result<Response<T, R>, Error>>,
    ) -> Result<Response<T, R>, Error> {
        let Charge {
            operation, price, ..
        } = charge;
        refuse_invalid(operation, price)?;
        let reservation = match source.fund {
            Some(fund) => Some(fund.draw(price)),
            None => self.reserve(operation, price, source.waits).await?,
        };
        let payment = Payment {
            account: self,
            operation,
            price,
            reservation,
            so_far,
            open: true,
        };
        match call.await {
            Ok(response) => {
                self.book(&charge, payment, &response);
                Ok(response)
            }
            Err(error) => {
                payment.fail(error.outcome());
                Err(error)
            }
        }
    }

    async fn reserve(
        &self,
        operation: &'static Operation,
        price: HighestPrice,
        waits: bool,
    ) -> Result<Option<Reservation>, Error> {
        let Some(budget) = &self.budget else {
            return Ok(None);
        };
        let reservation = if waits {
            budget.reserve_when_free(price).await
        } else {
            budget.reserve(price)
        };
        let reservation = reservation.map_err(|refusal| over_budget(operation, refusal))?;
        Ok(Some(reservation))
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
        let in_allowance = || Some(charge.allowance?.amounts((charge.rows)(&response.value)));
        let amounts = amounts.or_else(in_allowance).filter(Amounts::are_possible);
        let end = (charge.end)(&response.value);
        let job = |id: &str| JobKey::new(charge.job, id);
        let id = charge.operation.id;
        self.books().totals.change(id, |total| total.calls += 1);
        match ((charge.opens)(&response.value), &charge.settles, amounts) {
            (Some(id), _, amounts) => payment.open_job(job(id), amounts),
            (None, Some(id), amounts) => {
                payment.change_job(|jobs, operation| jobs.told(job(id), operation, amounts, end));
            }
            (None, None, Some(amounts)) => payment.settle(amounts),
            (None, _, None) => payment.fail(Outcome::Unknown),
        }
    }

    /// Releases what is held for a job or doubtful about it, and returns how
    /// much that was.
    pub(crate) fn release_job(&self, kind: &'static str, id: &str) -> Credits {
        let mut books = self.books();
        let Books { totals, jobs } = &mut *books;
        let Some((change, released)) = jobs.release(&JobKey::new(kind, id)) else {
            return Credits::ZERO;
        };
        change.book(totals, self.budget.as_ref());
        released
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        // Books are additions that cannot stop halfway.
        self.books.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where the money for a call comes from.
#[derive(Debug, Default)]
pub(crate) struct Source {
    /// An amount that was reserved before.
    pub(crate) fund: Option<Fund>,
    /// Whether to wait for what other calls hold.
    pub(crate) waits: bool,
}

fn refuse_invalid(operation: &'static Operation, price: HighestPrice) -> Result<(), Error> {
    let HighestPrice::Invalid(reason) = price else {
        return Ok(());
    };
    let message = format!("the request was not sent: {reason}");
    Err(Error::new(ErrorKind::InvalidRequest, message)
        .with_source(reason)
        .with_operation(operation))
}

fn over_budget(operation: &'static Operation, refusal: OverBudget) -> Error {
    Error::new(ErrorKind::OverBudget, refusal.to_string())
        .with_source(refusal)
        .with_operation(operation)
}

/// One call that is being paid for. If it is dropped, the outcome so far
/// decides whether it counts.
struct Payment<'a> {
    account: &'a Account,
    operation: &'static Operation,
    price: HighestPrice,
    reservation: Option<Reservation>,
    so_far: OutcomeSoFar,
    open: bool,
}

impl Payment<'_> {
    /// The call ended without telling its price.
    fn fail(self, outcome: Outcome) {
        self.so_far.set(outcome);
    }

    /// Nothing was charged.
    fn cancel(mut self) {
        self.open = false;
        if let Some(reservation) = self.reservation.take() {
            reservation.release();
        }
    }

    /// This was charged, once and for all. No more is refunded than that.
    fn settle(mut self, amounts: Amounts) {
        self.open = false;
        let flows = Amounts {
            used: amounts.used,
            reserved: Credits::ZERO,
            refunded: amounts.refunded.min(amounts.used),
        };
        let id = self.operation.id;
        self.account.books().totals.change(id, |it| it.add(flows));
        if let Some(reservation) = self.reservation.take() {
            reservation.settle(flows.used - flows.refunded);
        }
    }

    /// A job began: its reservation lasts until its bill comes. Without an
    /// amount from the service, that is the highest price.
    fn open_job(mut self, job: JobKey, amounts: Option<Amounts>) {
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

    /// An answer about a job came, maybe not for the first time.
    fn change_job(self, change: impl FnOnce(&mut JobBills, &'static str) -> Change) {
        let mut books = self.account.books();
        let Books { totals, jobs } = &mut *books;
        let change = change(jobs, self.operation.id);
        change.book(totals, self.account.budget.as_ref());
        drop(books);
        // The bill is the job's; this call is one that was answered.
        self.cancel();
    }

    fn highest(&self) -> Credits {
        if let Some(reservation) = &self.reservation {
            return reservation.amount();
        }
        match self.price {
            HighestPrice::AtMost(amount) => amount,
            HighestPrice::Free | HighestPrice::Unknown | HighestPrice::Invalid(_) => Credits::ZERO,
        }
    }
}

impl Drop for Payment<'_> {
    fn drop(&mut self) {
        if !self.open || self.price.is_free() || self.so_far.is_certain() {
            return;
        }
        let highest = self.highest();
        if let Some(reservation) = &mut self.reservation {
            reservation.begin();
        }
        self.account.books().totals.change(self.operation.id, |it| {
            it.doubts += 1;
            it.doubtful += highest;
        });
    }
}
