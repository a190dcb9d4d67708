//! Configuring a client.
//!
//! Setters only take note; everything is checked in
//! [`build`](ClientBuilder::build), where there is a way to say what is wrong.

mod base_url;
mod credential;
mod environment;
mod rates;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{HeaderMap, USER_AGENT};
use reqwest::redirect::Policy;

use self::credential::Key;
use crate::dispatch::parse_header;
use crate::money::{Account, Budget};
use crate::pace::Pacer;
use crate::settings::Settings;
use crate::watch::Server;
use crate::{Api, ApiKey, AuthScheme, Client, Error, Observer, Rate, RetryPolicy, Transport};

/// Configures a client: a [`Client`], or what a generated crate makes of one.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder<C = Client> {
    api: &'static Api,
    make: fn(Client) -> C,
    key: Option<Key>,
    scheme: Option<AuthScheme>,
    /// Keys by the name of their scheme.
    credentials: Vec<(String, Key)>,
    base_url: Option<Setting<String>>,
    http: reqwest::ClientBuilder,
    transport: Option<MakeTransport>,
    headers: Vec<(String, String)>,
    connect_timeout: Duration,
    idle_timeout: Duration,
    timeout: Duration,
    response_limit: usize,
    is_strict: bool,
    retry: RetryPolicy,
    plan: Option<String>,
    rates: Vec<Rate>,
    paced: bool,
    observer: Option<Arc<dyn Observer>>,
    account: Account,
}

type MakeTransport = Box<dyn FnOnce(reqwest::Client) -> Arc<dyn Transport> + Send>;

/// A value, and who to tell when it is no good.
struct Setting<T> {
    value: T,
    /// How to speak of the value at the start of a sentence.
    name: String,
}

impl ClientBuilder {
    /// How long connecting may take, unless told otherwise: 10 seconds.
    pub const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
    /// The default time that a connection is kept open without a call: 3 seconds.
    ///
    /// A server that closes an idle connection just as a request is sent on it leaves
    /// unknown whether it processed the request. The client gives the connection up
    /// first: many servers close theirs after 5 seconds (Node.js, Apache), others after
    /// a minute or more (nginx, load balancers).
    pub const IDLE_TIMEOUT: Duration = Duration::from_secs(3);
    /// How long a call may take, unless told otherwise: 2 minutes. Long on purpose:
    /// giving up on a call does not undo it.
    pub const TIMEOUT: Duration = Duration::from_secs(120);
    /// The largest answer in bytes that is read, unless told otherwise: 64 MiB.
    pub const RESPONSE_LIMIT: usize = 64 * 1024 * 1024;

    pub(crate) fn new(api: &'static Api) -> Self {
        Self {
            api,
            make: std::convert::identity,
            key: None,
            scheme: None,
            credentials: Vec::new(),
            base_url: None,
            http: reqwest::Client::builder(),
            transport: None,
            headers: vec![(USER_AGENT.to_string(), api.user_agent.to_owned())],
            connect_timeout: Self::CONNECT_TIMEOUT,
            idle_timeout: Self::IDLE_TIMEOUT,
            timeout: Self::TIMEOUT,
            response_limit: Self::RESPONSE_LIMIT,
            is_strict: false,
            retry: RetryPolicy::new(),
            plan: None,
            rates: Vec::new(),
            paced: true,
            observer: None,
            account: Account::new(),
        }
    }

    /// Makes something else of the client once it is built: the client of a
    /// generated crate.
    pub fn making<C>(self, make: fn(Client) -> C) -> ClientBuilder<C> {
        ClientBuilder {
            api: self.api,
            make,
            key: self.key,
            scheme: self.scheme,
            credentials: self.credentials,
            base_url: self.base_url,
            http: self.http,
            transport: self.transport,
            headers: self.headers,
            connect_timeout: self.connect_timeout,
            idle_timeout: self.idle_timeout,
            timeout: self.timeout,
            response_limit: self.response_limit,
            is_strict: self.is_strict,
            retry: self.retry,
            plan: self.plan,
            rates: self.rates,
            paced: self.paced,
            observer: self.observer,
            account: self.account,
        }
    }
}

impl<C> ClientBuilder<C> {
    /// The key to send with every request.
    pub fn api_key(mut self, key: impl Into<ApiKey>) -> Self {
        self.key = Some(Key::Given(Setting {
            value: key.into(),
            name: "the API key".to_owned(),
        }));
        self
    }

    /// Where to ask for the key, every time that a request is sent: for keys
    /// that are renewed while the program runs. What takes long to get should
    /// be kept by `provider`; the call waits for it.
    pub fn api_key_from<P, K, E>(mut self, provider: P) -> Self
    where
        P: Fn() -> K + Send + Sync + 'static,
        K: Future<Output = Result<ApiKey, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        self.key = Some(asked(provider));
        self
    }

    /// Sets a user name and a password, for an API that takes these as its key.
    pub fn basic_auth(self, user_name: &str, password: &str) -> Self {
        self.api_key(ApiKey::basic(user_name, password))
    }

    /// Sets the key of one security scheme of the API, by the name that the description
    /// has for the scheme. For APIs that require several keys at once, or different ones
    /// for different operations.
    pub fn credential(mut self, scheme: impl Into<String>, key: impl Into<ApiKey>) -> Self {
        let scheme = scheme.into();
        let key = Key::Given(Setting {
            value: key.into(),
            name: format!("the key for `{scheme}`"),
        });
        self.credentials.push((scheme, key));
        self
    }

    /// Sets where to ask for the key of one security scheme: see
    /// [`credential`](Self::credential) and [`api_key_from`](Self::api_key_from).
    pub fn credential_from<P, K, E>(mut self, scheme: impl Into<String>, provider: P) -> Self
    where
        P: Fn() -> K + Send + Sync + 'static,
        K: Future<Output = Result<ApiKey, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        self.credentials.push((scheme.into(), asked(provider)));
        self
    }

    /// How to send the key, if not in the API's preferred way. It has to be
    /// one of those that the API takes.
    pub fn auth_scheme(mut self, scheme: AuthScheme) -> Self {
        self.scheme = Some(scheme);
        self
    }

    /// Where the API lives, if not where its description says. A slash at the
    /// end makes no difference.
    ///
    /// With `http` the key travels in the open: for this machine only.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(Setting {
            value: url.into(),
            name: "the base URL".to_owned(),
        });
        self
    }

    /// What to make connections with: proxies, certificates, name resolution.
    ///
    /// A builder rather than a finished client, because what is decided here
    /// is applied on top of it: the connect timeout, the idle timeout, and that no
    /// redirect is followed.
    pub fn http_client(mut self, http: reqwest::ClientBuilder) -> Self {
        self.http = http;
        self
    }

    /// What to send requests with, made from the HTTP client that would be
    /// used otherwise: something around that one, or in place of it.
    ///
    /// See [`Transport`] for what it has to keep to. Whatever is put in place
    /// of the given client has to be told itself not to follow redirects
    /// ([`Policy::none`]) and not to repeat requests
    /// ([`never`](reqwest::retry::never)).
    pub fn transport<T: Transport>(
        mut self,
        make: impl FnOnce(reqwest::Client) -> T + Send + 'static,
    ) -> Self {
        self.transport = Some(Box::new(|http| Arc::new(make(http))));
        self
    }

    /// The program to name to the server, instead of the generated client.
    pub fn user_agent(self, name: impl Into<String>) -> Self {
        self.header(USER_AGENT.as_str(), name)
    }

    /// A header to send with every request, in place of the same one set
    /// before. Headers that an operation sets itself win; so does the key.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// How long connecting may take; see [`CONNECT_TIMEOUT`](Self::CONNECT_TIMEOUT).
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// Sets how long a connection is kept open without a call; see
    /// [`IDLE_TIMEOUT`](Self::IDLE_TIMEOUT). It has to be shorter than the server's own
    /// timeout.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = timeout;
        self
    }

    /// How long a call may take, from waiting for its turn to the last byte of
    /// the last attempt; see [`TIMEOUT`](Self::TIMEOUT). For a download, how
    /// long it may take to begin, and then how long it may be silent.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The largest answer in bytes that is read; see
    /// [`RESPONSE_LIMIT`](Self::RESPONSE_LIMIT). Downloads are not limited.
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.response_limit = bytes;
        self
    }

    /// Takes no answer that is not as described: one that has a field or a value
    /// which is new, or lacks something that was promised, its receipt included.
    /// Such an answer is an error of the kind [`Decode`](crate::ErrorKind::Decode),
    /// though it may have been paid for. Otherwise it arrives, with a warning.
    pub fn strict(mut self) -> Self {
        self.is_strict = true;
        self
    }

    /// How often and how soon a call that failed is made again, where that
    /// can do no harm.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Sets the plan that the caller has with the API, by its name in
    /// [`Api::plans`]. Calls are made no faster than the plan allows.
    ///
    /// Without a plan, the client learns the limits from the headers of responses
    /// (`X-RateLimit-Limit`, `-Remaining` and `-Reset`, or `RateLimit`). Until the first response
    /// for a class of calls is there, it sends the calls of that class one by one,
    /// at least 5 a second.
    pub fn plan(mut self, name: impl Into<String>) -> Self {
        self.plan = Some(name.into());
        self
    }

    /// The rate of one class of calls, in place of what the plan says.
    pub fn rate(mut self, rate: Rate) -> Self {
        self.rates.push(rate);
        self
    }

    /// Holds no call back, whatever plan is set and whatever the server says of
    /// its limits. For tests that want to see the server's own refusals.
    pub fn unpaced(mut self) -> Self {
        self.paced = false;
        self
    }

    /// Who is told what the client does.
    pub fn observer(mut self, observer: impl Observer) -> Self {
        self.observer = Some(Arc::new(observer));
        self
    }

    /// Spends no more than `budget`: a call that could cost more than is left of
    /// it is refused before it is sent. Several clients may share one.
    pub fn budget(mut self, budget: Budget) -> Self {
        self.account = Account::with_budget(budget);
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// If something that was set is no good, if the key is missing, or if there is a
    /// key and the API takes none.
    pub fn build(mut self) -> Result<C, Error> {
        let access = self.access()?;
        let base_url = self.parse_base_url()?;
        let rates = self.rates()?;
        let pacer = if self.paced {
            Pacer::new(rates)
        } else {
            Pacer::idle()
        };
        let http = self
            .http
            .connect_timeout(self.connect_timeout)
            .pool_idle_timeout(self.idle_timeout)
            .redirect(Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .build()
            .map_err(|error| {
                Error::configuration("no HTTP client can be made with these settings")
                    .with_source(error.without_url())
            })?;
        let transport = match self.transport {
            Some(make) => make(http.clone()),
            None => Arc::new(http.clone()),
        };
        Ok((self.make)(Client::new(Settings {
            api: self.api,
            http,
            transport,
            base: base_url.as_str().trim_end_matches('/').to_owned(),
            is_described: base_url.as_str().trim_end_matches('/')
                == self.api.base_url.trim_end_matches('/'),
            server: Arc::new(Server::of(&base_url)),
            base_url,
            access,
            headers: header_map(&self.headers)?,
            timeout: self.timeout,
            response_limit: self.response_limit,
            is_strict: self.is_strict,
            retry: self.retry,
            pacer,
            observer: self.observer,
            account: self.account,
        })))
    }
}

fn asked<P, K, E>(provider: P) -> Key
where
    P: Fn() -> K + Send + Sync + 'static,
    K: Future<Output = Result<ApiKey, E>> + Send + 'static,
    E: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    Key::Asked(Box::new(move || {
        let key = provider();
        Box::pin(async move { key.await.map_err(Into::into) })
    }))
}

fn header_map(headers: &[(String, String)]) -> Result<HeaderMap, Error> {
    let mut map = HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        let (name, value) = parse_header(name, value).map_err(Error::configuration)?;
        map.insert(name, value);
    }
    Ok(map)
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.title)
            .finish_non_exhaustive()
    }
}
