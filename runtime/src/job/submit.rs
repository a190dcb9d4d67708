//! Submitting a job, or the several that a request is split over.
//!
//! The price of all requests is reserved before the first one is sent. They are
//! sent one after the other, so that there is never more than one request whose
//! outcome can be unknown. What was accepted is never lost: it is in the handle,
//! in the error, and passed to the callback as it happens. Nothing is sent again
//! from here.

use std::fmt;
use std::ops::Deref;

use bytes::Bytes;
use tokio::time::Instant;

use super::id::{Part, is_id};
use super::{Job, JobId, Portion, Submit, SubmitError};
use crate::error::FailedAnswer;
use crate::money::HighestPrice;
use crate::{BoxFuture, Call, Client, Credits, Error, ErrorKind, Response};

type OnSubmitted<'a, B> = Box<dyn FnMut(&JobId<<B as Submit>::Kind>) + Send + 'a>;

/// A job to be submitted: awaiting it does that.
#[must_use = "a job is submitted when this is awaited"]
pub struct Submission<'a, B: Submit> {
    request: B,
    after: Option<JobId<B::Kind>>,
    on_submitted: Option<OnSubmitted<'a, B>>,
}

impl<'a, B: Submit> Submission<'a, B> {
    /// Submits what `request` asks for.
    pub fn new(request: B) -> Self {
        Self {
            request,
            after: None,
            on_submitted: None,
        }
    }

    /// Calls `note` after each job that was accepted, with the handle of all so
    /// far. If it is stored there, nothing that was paid for gets lost even when
    /// the process ends in the middle.
    pub fn on_submitted(mut self, note: impl FnMut(&JobId<B::Kind>) + Send + 'a) -> Self {
        self.on_submitted = Some(Box::new(note));
        self
    }

    /// Takes up a submission that was interrupted: of the jobs that the request
    /// is split over, those in `submitted` are not submitted again. The request
    /// must have the same items as before, which is checked.
    pub fn after(mut self, submitted: JobId<B::Kind>) -> Self {
        self.after = Some(submitted);
        self
    }

    /// Does not submit anything, because of this.
    #[cfg(feature = "blocking")]
    pub(crate) fn refuse(self, error: Error) -> SubmitError<B> {
        SubmitError::new(error, None, vec![self.request])
    }

    async fn run(mut self) -> Result<Submitted<B>, SubmitError<B>> {
        let client = self.request.client().clone();
        let options = self.request.options_mut().clone();
        let mut portions = self.request.split();
        let mut parts = Vec::new();
        if let Some(after) = self.after {
            if let Err(error) = check(&after, &portions) {
                let rest = portions.into_iter().map(|it| it.request).collect();
                return Err(SubmitError::new(error, None, rest));
            }
            portions.drain(..after.parts.len());
            parts = after.parts;
        }
        // Reserves all parts before the first one is sent, so that no other
        // call can take what the last one needs.
        let prices: Vec<HighestPrice> = portions.iter_mut().map(price_of).collect();
        let price = options.highest_price(prices.iter().copied().sum());
        if let Some(whole) = options.at_most {
            share_out(whole, &prices, &mut portions);
        }
        let waits = options.waits_for_budget;
        let fund = match client.account().fund(B::OPERATION, price, waits).await {
            Ok(fund) => fund,
            Err(error) => {
                let submitted = Submitted::of(client, parts, Vec::new());
                let rest = portions.into_iter().map(|it| it.request).collect();
                return Err(SubmitError::new(error, submitted, rest));
            }
        };
        let mut answers = Vec::new();
        let mut rest = portions.into_iter();
        while let Some(portion) = rest.next() {
            let mut request = portion.request.clone();
            request.options_mut().pay_from(fund.clone());
            let answer = request.call().await;
            match answer.and_then(|answer| accept::<B>(answer, portion.items.clone())) {
                Ok((part, answer)) => {
                    parts.push(part);
                    answers.push(answer);
                    if let Some(note) = &mut self.on_submitted {
                        note(&JobId::of(parts.clone()));
                    }
                }
                Err(error) => {
                    let submitted = Submitted::of(client, parts, answers);
                    let rest = std::iter::once(portion).chain(rest);
                    let rest = rest.map(|it| it.request).collect();
                    return Err(SubmitError::new(error, submitted, rest));
                }
            }
        }
        match Submitted::of(client, parts, answers) {
            Some(submitted) => Ok(submitted),
            None => Err(SubmitError::new(nothing_to_submit(), None, Vec::new())),
        }
    }
}

/// The highest price of one part. A price that the caller sets with `at_most`
/// is that of all parts together.
fn price_of<B: Submit>(portion: &mut Portion<B>) -> HighestPrice {
    let at_most = portion.request.options_mut().at_most.take();
    let price = portion.request.highest_price();
    portion.request.options_mut().at_most = at_most;
    price
}

/// Gives each part its share of the highest price of all, as large as its own
/// price is among theirs. Of parts whose prices nobody knows, each gets the same.
fn share_out<B: Submit>(whole: Credits, prices: &[HighestPrice], portions: &mut [Portion<B>]) {
    let known = |price: &HighestPrice| match price {
        HighestPrice::AtMost(amount) => amount.to_i64().filter(|amount| *amount > 0),
        _ => None,
    };
    let weights: Option<Vec<i64>> = prices.iter().map(known).collect();
    let weights = weights.unwrap_or_else(|| vec![1; prices.len()]);
    let mut left = whole;
    let mut weight_left: i64 = weights.iter().sum();
    for (portion, weight) in portions.iter_mut().zip(weights) {
        let share = left.share(weight, weight_left);
        portion.request.options_mut().at_most = Some(share);
        left = left.checked_sub(share).unwrap_or_default();
        weight_left -= weight;
    }
}

type AnswerOf<B> = Response<<B as Call>::Answer, <B as Call>::Receipt>;

fn accept<B: Submit>(
    answer: AnswerOf<B>,
    items: Option<String>,
) -> Result<(Part, AnswerOf<B>), Error> {
    match Part::new(B::job_id(&answer.value), items) {
        Some(part) => Ok((part, answer)),
        None => Err(without_id(answer, Bytes::new()).with_operation(B::OPERATION)),
    }
}

/// Refuses an answer that should have the id of a job, and has none: it is all
/// that is known of something that may have been charged, so the error keeps it.
pub(crate) fn with_id<T, R>(
    answer: Response<T, R>,
    id: fn(&T) -> Option<&str>,
    body: Bytes,
) -> Result<Response<T, R>, Error> {
    match id(&answer.value) {
        Some(id) if !is_id(id) => Err(without_id(answer, body)),
        _ => Ok(answer),
    }
}

fn without_id<T, R>(answer: Response<T, R>, body: Bytes) -> Error {
    let message = "the job was accepted, but the answer does not have its id: the error has the \
                   body of the answer, to find the job with";
    let path = ".".to_owned();
    Error::new(ErrorKind::Decode { path }, message)
        .with_answer(FailedAnswer::unexpected(answer.head, body))
}

/// Whether what was submitted is the beginning of what is to be submitted.
fn check<K, B>(submitted: &JobId<K>, portions: &[Portion<B>]) -> Result<(), Error> {
    let same = submitted.parts.len() <= portions.len()
        && submitted.parts.iter().zip(portions).all(|(part, portion)| {
            part.items.is_none() || portion.items.is_none() || part.items == portion.items
        });
    if same {
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::InvalidRequest,
        "the items are not those that the job was begun with: give the same ones in the same \
         order, or submit a new job",
    ))
}

fn nothing_to_submit() -> Error {
    Error::new(ErrorKind::InvalidRequest, "there is nothing to submit")
}

impl<'a, B: Submit> IntoFuture for Submission<'a, B> {
    type Output = Result<Submitted<B>, SubmitError<B>>;
    type IntoFuture = BoxFuture<'a, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

impl<B: Submit> fmt::Debug for Submission<'_, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Submission")
            .field("after", &self.after)
            .finish_non_exhaustive()
    }
}

/// A job that was submitted just now: a [`Job`], with what the server answered.
pub struct Submitted<B: Submit> {
    job: Job<B::Kind>,
    answers: Vec<AnswerOf<B>>,
}

impl<B: Submit> Submitted<B> {
    fn of(client: Client, parts: Vec<Part>, answers: Vec<AnswerOf<B>>) -> Option<Self> {
        let job = Job {
            client,
            id: JobId::of(parts),
            submitted_at: (!answers.is_empty()).then(Instant::now),
        };
        (!job.id.parts.is_empty()).then_some(Self { job, answers })
    }

    /// What the server answered, with receipts: one answer unless the job was
    /// split. Those from before an interruption are not among them.
    #[must_use]
    pub fn answers(&self) -> &[AnswerOf<B>] {
        &self.answers
    }

    /// The handle alone.
    #[must_use]
    pub fn into_job(self) -> Job<B::Kind> {
        self.job
    }
}

impl<B: Submit> Deref for Submitted<B> {
    type Target = Job<B::Kind>;

    fn deref(&self) -> &Job<B::Kind> {
        &self.job
    }
}

impl<B: Submit> fmt::Debug for Submitted<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Submitted")
            .field("job", &self.job)
            .finish_non_exhaustive()
    }
}
