//! From a request to what becomes of it in the end.
//!
//! Waits for the call's turn, puts the key on it, has it exchanged, and does so
//! again where that may help and cannot harm. The judgements are made
//! elsewhere: what a fault means by `error`, how often and how soon by `retry`,
//! how fast by `pace`. Nothing is held across a wait that would be missed if
//! the call were dropped there.

use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{StatusCode, Url};
use tokio::time::{Instant, sleep};

use crate::access::{Access, Keys};
use crate::answer::Answer;
use crate::callee::Callee;
use crate::clock::{Clock, TimeIsUp};
use crate::exchange::{Exchange, Intake};
use crate::head::Head;
use crate::multipart::Multipart;
use crate::outcome::OutcomeSoFar;
use crate::pace::{TooLate, Turn};
use crate::request::Call;
use crate::settings::Settings;
use crate::watch::CallWatch;
use crate::{Error, ErrorKind, Outcome, RateLimit, RetryPolicy};

/// Makes `call`, as often as it takes and may be.
pub(crate) async fn dispatch<I: Intake>(
    settings: &Settings,
    watch: &CallWatch,
    call: Call,
    intake: &I,
) -> Result<Answer<I::Body>, Error> {
    let dispatch = Dispatch {
        settings,
        watch,
        callee: watch.callee,
        clock: Clock::start(call.options.timeout.unwrap_or(settings.timeout)),
        policy: call.options.retry.unwrap_or(settings.retry),
        so_far: call.so_far.clone(),
    };
    let template = settings.prepare(call)?;
    dispatch.run(template, intake).await
}

/// A call on its way.
struct Dispatch<'a> {
    settings: &'a Settings,
    watch: &'a CallWatch,
    callee: Callee,
    clock: Clock,
    policy: RetryPolicy,
    so_far: OutcomeSoFar,
}

impl Dispatch<'_> {
    async fn run<I: Intake>(
        &self,
        mut template: Template,
        intake: &I,
    ) -> Result<Answer<I::Body>, Error> {
        let mut last: Option<Error> = None;
        let mut number = 1;
        // Refusals for a known limit are part of waiting for it: they are no attempts
        // that the policy counts.
        let mut refusals = 0;
        loop {
            let turn = match self.turn().await {
                Ok(turn) => turn,
                // What the server said says more than that it said so.
                Err(too_late) => return Err(last.unwrap_or_else(|| self.no_turn(&too_late))),
            };
            let earlier = last.map_or(Outcome::NotSent, |error| error.outcome());
            let keys = self.keys().await;
            let keys = keys.map_err(|error| error.after(number - 1, earlier))?;
            let request = template.request()?;
            let can_repeat = template.is_left();
            let attempt = Attempt {
                dispatch: self,
                keys: &keys,
                clock: self.clock_of(number - refusals, can_repeat),
                number,
            };
            let error = match attempt.make(request, &turn, intake).await {
                Ok((head, body)) => {
                    self.watch.answered(number);
                    return Ok(Answer {
                        head,
                        body,
                        attempts: number,
                        earlier,
                    });
                }
                Err(error) => error.after(number, earlier),
            };
            self.so_far.set(error.outcome());
            drop(turn);
            let wait = self.wait(number - refusals, &error);
            let wait = wait.filter(|_| can_repeat);
            let Some(wait) = wait else {
                return Err(error);
            };
            self.watch.retry(number, &error, wait);
            sleep(wait).await;
            refusals += u32::from(waits_for_limit(&error));
            last = Some(error);
            number += 1;
        }
    }

    async fn turn(&self) -> Result<Turn, TooLate> {
        let class = self.callee.operation.rate_class;
        self.settings.pacer.turn(class, self.clock).await
    }

    async fn keys(&self) -> Result<Keys, Error> {
        let Some(access) = &self.settings.access else {
            return Ok(Keys::new());
        };
        let keys = self.clock.limit(access.keys(self.callee.operation)).await;
        keys.map_err(|TimeIsUp| {
            let message = "the program's source of API keys gave none in time";
            Error::new(ErrorKind::Credential, message)
        })?
    }

    /// How long to wait after so many attempts that count before the next, if there
    /// is to be one and it would begin in time.
    fn wait(&self, number: u32, error: &Error) -> Option<Duration> {
        let wait = self.policy.wait(number, error)?;
        let again = Instant::now().checked_add(wait)?;
        self.clock.reaches(again).then_some(wait)
    }

    fn no_turn(&self, too_late: &TooLate) -> Error {
        let message = format!(
            "it was not sent, as the rate limit leaves no room for it within {:?}",
            self.clock.patience
        );
        Error::new(ErrorKind::Timeout, message)
            .with_outcome(Outcome::NotSent)
            .with_wait(too_late.wait)
    }

    /// The time limit of an attempt, by its number among those that count. Only an
    /// attempt that can be repeated after a timeout is cut short.
    fn clock_of(&self, number: u32, can_repeat: bool) -> Clock {
        let patience = self.policy.patience(number);
        match patience.filter(|_| can_repeat && self.callee.operation.is_repeatable()) {
            Some(patience) => self.clock.within(patience),
            None => self.clock,
        }
    }
}

/// One attempt at a call.
struct Attempt<'a> {
    dispatch: &'a Dispatch<'a>,
    keys: &'a Keys,
    clock: Clock,
    number: u32,
}

impl Attempt<'_> {
    async fn make<I: Intake>(
        &self,
        mut request: reqwest::Request,
        turn: &Turn,
        intake: &I,
    ) -> Result<(Head, I::Body), Error> {
        let &Dispatch {
            settings,
            callee,
            watch,
            ref so_far,
            ..
        } = self.dispatch;
        if let Some(access) = &settings.access {
            access.show(self.keys, &mut request)?;
        }
        let exchange = Exchange {
            transport: &*settings.transport,
            callee,
            keys: settings
                .access
                .as_ref()
                .map(Access::used)
                .unwrap_or_default(),
            clock: self.clock,
            so_far: so_far.clone(),
        };
        let watching = watch.attempt(self.number);
        let work = async {
            let opened = exchange.open(request).await?;
            intake.take(opened, callee, self.number).await
        };
        let result = watching.within(work).await;
        let result = result.map_err(|error| error.with_callee(callee));
        match &result {
            Ok((head, _)) => watching.succeeded(head.status),
            Err(error) => watching.failed(error),
        }
        learn(turn, &result);
        result
    }
}

/// What an answer says about the rate limit is for all clones to know.
fn learn<B>(turn: &Turn, result: &Result<(Head, B), Error>) {
    let limit = match result {
        Ok((head, _)) => head.rate_limit(),
        Err(error) => error.rate_limit(),
    };
    if let Some(limit) = limit {
        turn.learn(limit);
    }
    match result {
        Err(error) if is_over_limit(error) => turn.hold_back(error.retry_after(), limit),
        // Nothing is known of a server that did not answer.
        Err(error) if error.status().is_none() => (),
        _ => turn.open(),
    }
}

fn is_over_limit(error: &Error) -> bool {
    error.status() == Some(StatusCode::TOO_MANY_REQUESTS)
}

/// Whether the call was refused because a limit is used up that the server names, and
/// will take it when the limit starts anew.
fn waits_for_limit(error: &Error) -> bool {
    let used_up = |limit: RateLimit| limit.limit.is_some() && limit.remaining == Some(0);
    is_over_limit(error)
        && error.rate_limit().is_some_and(used_up)
        && error.retry_after().is_some_and(|wait| !wait.is_zero())
}

/// What every attempt sends, but for the key.
struct Template {
    request: Option<reqwest::Request>,
    /// The body, if it is made of parts.
    multipart: Option<Multipart>,
}

impl Template {
    /// A copy of the request; or the request itself if its body is a stream,
    /// which can be sent only once.
    fn request(&mut self) -> Result<reqwest::Request, Error> {
        let is_sent = || {
            let message = "the request's body was a stream, and has been sent already";
            Error::new(ErrorKind::InvalidRequest, message)
        };
        let copy = self.request.as_ref().and_then(reqwest::Request::try_clone);
        let mut request = copy.or_else(|| self.request.take()).ok_or_else(is_sent)?;
        if let Some(multipart) = &self.multipart {
            *request.body_mut() = Some(multipart.open().ok_or_else(is_sent)?);
        }
        Ok(request)
    }

    /// Whether there is another one.
    fn is_left(&self) -> bool {
        let multipart = self.multipart.as_ref();
        self.request.is_some() && multipart.is_none_or(Multipart::is_left)
    }
}

impl Settings {
    /// Checks that the request is for the host that the key is for, and adds
    /// the headers that the caller or the client has for it.
    fn prepare(&self, call: Call) -> Result<Template, Error> {
        let mut request = call.http;
        if let Some(next) = &call.options.url {
            let url = same_host(request.url(), next)?;
            *request.url_mut() = url;
        }
        let own = self.base_of(call.operation);
        let own = own.and_then(|own| Url::parse(own).ok());
        let base = own.as_ref().unwrap_or(&self.base_url);
        if self.access.is_some() && request.url().origin() != base.origin() {
            return Err(Error::new(
                ErrorKind::InvalidRequest,
                "the request is for another host than the base URL's, where the key must not go",
            ));
        }
        add_missing(request.headers_mut(), &self.headers);
        for (name, value) in call.options.headers {
            let (name, value) = parse_header(&name, &value)
                .map_err(|message| Error::new(ErrorKind::InvalidRequest, message))?;
            request.headers_mut().insert(name, value);
        }
        Ok(Template {
            request: Some(request),
            multipart: call.multipart,
        })
    }
}

/// The URL that `next` is, seen from `url`.
fn same_host(url: &Url, next: &str) -> Result<Url, Error> {
    let refused = |message| Error::new(ErrorKind::InvalidRequest, message);
    let mut next = url
        .join(next)
        .map_err(|_| refused("the service gave a URL for the next page that is none"))?;
    // A service behind a proxy may not know that it is reached by HTTPS.
    let is_behind_proxy = url.scheme() == "https" && next.scheme() == "http";
    if is_behind_proxy && next.host() == url.host() && next.set_scheme("https").is_ok() {
        let _ = next.set_port(url.port());
    }
    if next.origin() != url.origin() {
        return Err(refused(
            "the service gave a URL for the next page that is on another host",
        ));
    }
    Ok(next)
}

fn add_missing(headers: &mut HeaderMap, defaults: &HeaderMap) {
    for (name, value) in defaults {
        headers.entry(name).or_insert_with(|| value.clone());
    }
}

/// A header from text. The fault says which one it is, and not its value.
pub(crate) fn parse_header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), String> {
    let parsed = HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| format!("`{}` cannot be a header", name.escape_debug()))?;
    let value = HeaderValue::from_str(value).map_err(|_| {
        format!("the value of the header `{parsed}` contains characters that a header cannot hold")
    })?;
    Ok((parsed, value))
}
