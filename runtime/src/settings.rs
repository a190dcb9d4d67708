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
use crate::{Api, Observer, RetryPolicy, Transport};

/// What all clones of a client share.
pub(crate) struct Settings {
    pub(crate) api: &'static Api,
    pub(crate) http: reqwest::Client,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) base_url: Url,
    /// Without a slash at the end, ready for a path to be put behind it.
    pub(crate) base: String,
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
