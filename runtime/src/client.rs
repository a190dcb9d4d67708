//! The client: what a program holds to talk to an API.
//!
//! Ties the other modules together and keeps what they share. How a client is
//! configured is in `builder`, what becomes of a request in `dispatch`, how an
//! answer is read in `receive`.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use reqwest::Url;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::answer::Answer;
use crate::callee::Callee;
use crate::dispatch::dispatch;
use crate::exchange::{Streamed, Whole};
use crate::job;
use crate::money::{Account, Budget, Charge, Receipt, Source, Totals};
use crate::receive::Reader;
use crate::request::{Call, Reading};
use crate::settings::Settings;
use crate::watch::{CallWatch, Server};
use crate::{Api, ApiKey, ByteStream, ClientBuilder, Error, Operation, Request, Response};

/// A client of one API, on behalf of one caller.
///
/// Cheap to clone: clones share connections, settings, the key and the rate
/// limit. One client is meant to last as long as the program.
///
/// Dropping the future of a call is safe at any time. If it is a call that
/// costs something, dropping it after it was sent does not take it back.
///
/// Redirects are not followed. Most would only repeat the request at another
/// place, and with it the key, and the purchase.
#[derive(Clone)]
pub struct Client {
    settings: Arc<Settings>,
}

impl Client {
    pub(crate) fn new(settings: Settings) -> Self {
        Self {
            settings: Arc::new(settings),
        }
    }

    /// Starts configuring a client of `api`.
    pub fn builder(api: &'static Api) -> ClientBuilder {
        ClientBuilder::new(api)
    }

    /// A client with the key, and the base URL if there is one, from the
    /// environment variables that [`Api::environment`] names.
    ///
    /// # Errors
    /// If the variable for the key is not set, or what it holds is no key of
    /// this API. The error names the variable, not its value.
    pub fn from_env(api: &'static Api) -> Result<Self, Error> {
        Self::builder(api).with_environment().build()
    }

    /// The API that this is a client of.
    #[must_use]
    pub fn api(&self) -> &'static Api {
        self.settings.api
    }

    /// Where the API lives, without a slash at the end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.settings.base
    }

    /// Where an operation lives, without a slash at the end.
    pub(crate) fn base_of(&self, operation: &Operation) -> &str {
        let own = self.settings.base_of(operation);
        own.unwrap_or_else(|| self.base_url())
    }

    /// What requests are built with. It knows no key: a request has to go
    /// through [`send`](Self::send) to be let in.
    #[must_use]
    pub fn http(&self) -> &reqwest::Client {
        &self.settings.http
    }

    /// Uses another key from now on, in all clones of the client. Calls that
    /// are under way finish with the key that they were sent with; when one of
    /// them is repeated it is with the new one.
    ///
    /// # Errors
    /// If the text is no key of this API, or the API takes none. The client
    /// keeps the key that it has.
    pub fn set_api_key(&self, key: impl Into<ApiKey>) -> Result<(), Error> {
        match &self.settings.access {
            Some(access) => access.set(key.into()),
            None => Err(Error::configuration(format!(
                "{} takes no API key",
                self.settings.api.title
            ))),
        }
    }

    /// What this client and its clones have moved so far, in all and by
    /// operation.
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.settings.account.totals()
    }

    /// The limit on what this client and its clones may spend, if there is one.
    #[must_use]
    pub fn budget(&self) -> Option<&Budget> {
        self.settings.account.budget()
    }

    pub(crate) fn account(&self) -> &Account {
        &self.settings.account
    }

    /// [Sends](Self::send) a request whose price is known, if it fits in the
    /// budget, and books what it cost.
    ///
    /// # Errors
    /// As [`send`](Self::send); [`OverBudget`](crate::ErrorKind::OverBudget)
    /// before anything is sent; and [`Decode`](crate::ErrorKind::Decode) if the
    /// request submits a job and the answer does not have its id.
    pub async fn pay<T, R>(
        &self,
        charge: Charge<T>,
        request: Request<T>,
    ) -> Result<Response<T, R>, Error>
    where
        R: Receipt + DeserializeOwned + Default + Serialize,
    {
        let options = &request.call.options;
        let source = Source {
            fund: options.fund.clone(),
            waits: options.waits_for_budget,
        };
        let so_far = request.call.so_far.clone();
        let call = self.request(request, charge.opens());
        let account = &self.settings.account;
        account.pay_from(charge, source, so_far, call).await
    }

    /// Sends a request and makes of its answer what the request says it is. Its
    /// price is not booked; see [`pay`](Self::pay).
    ///
    /// Waits for the rate limit first. Repeats the request after a fault that
    /// may pass, if the operation allows that: see [`Repeat`](crate::Repeat).
    ///
    /// # Errors
    /// If there is no answer, or none that is a success, or one that does not
    /// fit. See [`ErrorKind`](crate::ErrorKind).
    pub async fn send<T, R>(&self, request: Request<T>) -> Result<Response<T, R>, Error>
    where
        R: DeserializeOwned + Default + Serialize,
    {
        self.request(request, |_| None).await
    }

    /// Sends a request. `opens` returns the id of the job that an answer says has
    /// begun, if it should have one.
    async fn request<T, R>(
        &self,
        request: Request<T>,
        opens: fn(&T) -> Option<&str>,
    ) -> Result<Response<T, R>, Error>
    where
        R: DeserializeOwned + Default + Serialize,
    {
        let Request { call, reading } = request;
        let watch = self.watch(&call);
        let reader = Reader {
            api: self.settings.api,
            watch: &watch,
            is_strict: self.settings.is_strict || call.options.is_strict,
        };
        let result = match reading {
            Reading::Body(decode) => {
                let answer = self.fetch(&watch, call).await;
                answer.and_then(|answer| {
                    let (attempts, earlier) = (answer.attempts, answer.earlier);
                    let body = answer.body.clone();
                    let response = reader.receive(&decode, answer);
                    let response = response.and_then(|it| job::with_id(it, opens, body));
                    response.map_err(|error| error.after(attempts, earlier))
                })
            }
            Reading::Stream(wrap) => {
                let answer = self.open(&watch, call).await;
                answer.map(|answer| reader.receive_stream(wrap, answer))
            }
        };
        result.map_err(|error| watch.failed(error))
    }

    async fn fetch(&self, watch: &CallWatch, call: Call) -> Result<Answer<Bytes>, Error> {
        let intake = Whole {
            limit: self.settings.response_limit,
        };
        watch
            .within(dispatch(&self.settings, watch, call, &intake))
            .await
    }

    async fn open(&self, watch: &CallWatch, call: Call) -> Result<Answer<ByteStream>, Error> {
        let intake = Streamed {
            patience: call.options.timeout.unwrap_or(self.settings.timeout),
        };
        watch
            .within(dispatch(&self.settings, watch, call, &intake))
            .await
    }

    fn watch(&self, call: &Call) -> CallWatch {
        let callee = Callee {
            api: self.settings.api,
            operation: call.operation,
        };
        let own = self.settings.base_of(call.operation);
        let server = match own.and_then(|own| Url::parse(own).ok()) {
            Some(own) => Arc::new(Server::of(&own)),
            None => Arc::clone(&self.settings.server),
        };
        CallWatch::new(callee, server, self.settings.observer.clone())
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.settings.api.title)
            .field("base_url", &self.settings.base)
            .finish_non_exhaustive()
    }
}
