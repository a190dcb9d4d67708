//! The settings of a client, which all of its clones share.
//!
//! Made by `builder`, read by those that send. Nothing is decided here.

use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use reqwest::header::HeaderMap;

use crate::access::Access;
use crate::money::Account;
use crate::pace::Pacer;
use crate::watch::Server;
use crate::{Api, Observer, Operation, RetryPolicy, Transport};

/// What all clones of a client share.
pub(crate) struct Settings {
    pub(crate) api: &'static Api,
    pub(crate) http: reqwest::Client,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) base_url: Url,
    /// Without a slash at the end, ready for a path to be put behind it.
    pub(crate) base: String,
    /// Whether the base URL is that of the API's description.
    pub(crate) is_described: bool,
    pub(crate) server: Arc<Server>,
    pub(crate) access: Option<Access>,
    /// Those that go with every request.
    pub(crate) headers: HeaderMap,
    pub(crate) timeout: Duration,
    pub(crate) response_limit: usize,
    pub(crate) is_strict: bool,
    pub(crate) retry: RetryPolicy,
    pub(crate) pacer: Pacer,
    pub(crate) observer: Option<Arc<dyn Observer>>,
    pub(crate) account: Account,
}

impl Settings {
    /// Where an operation is served if that is not the client's base URL. A client that
    /// was given another base URL than the described one sends everything there.
    pub(crate) fn base_of(&self, operation: &Operation) -> Option<&'static str> {
        let own = operation.base_url;
        (self.is_described && !own.is_empty()).then_some(own)
    }
}
