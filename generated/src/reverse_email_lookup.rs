//! Reverse Email Lookup: the methods of `ReverseEmailLookup` and their requests.
#[allow(unused_imports)]
use crate::types;
use openapi_client_runtime as runtime;
/// Find the professional profile behind an email address, one at a time or in batches. Outcomes
/// are cached for 7 days.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = enrich_api::Client::from_env()?; // ENRICH_API_KEY
/// let answer = client.reverse_email_lookup().lookup("ada@example.com").await?;
/// println!("{:?} {:?}", *answer, answer.meta());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct ReverseEmailLookup {
    client: runtime::Client,
}
impl ReverseEmailLookup {
    pub(crate) fn new(client: runtime::Client) -> Self {
        Self { client }
    }
    /// Look up the person behind an email address.
    ///
    /// Finds the professional profile that belongs to an email address. Costs 10 credits when a
    /// profile is found, nothing when the answer has none. Outcomes are cached for 7 days.
    ///
    /// **Price:** 10 credits per email, charged when a profile was found. Outcomes are cached for 7
    /// days.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `email`: Email address whose owner is wanted. At most 254 characters.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 402: The balance does not cover the call, by `shortfall` credits.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1reverse-lookup~1lookup/post` (`POST
    /// /reverse-lookup/lookup`).
    pub fn lookup(&self, email: impl Into<String>) -> Lookup {
        Lookup {
            client: self.client.clone(),
            timeout: None,
            body: types::ReverseLookupRequest::new(email),
        }
    }
    /// Submit a batch of reverse email lookups.
    ///
    /// Finds the profiles behind up to 100,000 email addresses. Duplicates, in whatever case, are
    /// dropped first. Reserves 10 credits for each of the others; only those with a profile are
    /// charged in the end.
    ///
    /// Ask for the status every 5 to 10 seconds, or give a webhook URL. Submitting the same list
    /// twice makes two batches and two reservations.
    ///
    /// **Price:** 10 credits per unique email, charged when a profile was found. Outcomes are
    /// cached for 7 days.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `emails`: Email addresses whose owners are wanted. One that occurs several times, in
    ///   whatever case, is looked up and paid once. 1 to 100,000 items.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 402: The balance does not cover the call, by `shortfall` credits.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1reverse-lookup~1bulk-lookup/post` (`POST
    /// /reverse-lookup/bulk-lookup`).
    pub fn bulk(&self, emails: impl IntoIterator<Item = impl Into<String>>) -> Bulk {
        Bulk {
            client: self.client.clone(),
            timeout: None,
            body: types::ReverseLookupBatchRequest::new(emails),
        }
    }
    /// Get the status of a reverse lookup batch.
    ///
    /// Tells how far the batch has come. Free of charge; asking every 5 to 10 seconds is enough.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Arguments
    /// - `batch_id`: Id that submission returned, of this organization.
    ///
    /// # Errors
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 404: There is nothing with this id, or it belongs to another organization.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1reverse-lookup~1bulk-lookup~1{batchId}/get` (`GET
    /// /reverse-lookup/bulk-lookup/{batchId}`).
    pub fn bulk_status(&self, batch_id: impl Into<String>) -> BulkStatus {
        BulkStatus {
            client: self.client.clone(),
            timeout: None,
            batch_id: batch_id.into(),
        }
    }
    /// List the results of a reverse lookup batch.
    ///
    /// Reads profiles, at most 1,000 at a time. Email addresses without a profile have no row. The
    /// first read after the batch has ended settles it: successful items are charged, the rest of
    /// the reservation is refunded. Later reads change nothing.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Arguments
    /// - `batch_id`: Id that submission returned, of this organization.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 404: There is nothing with this id, or it belongs to another organization.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at
    /// `openapi/enrich.yaml#/paths/~1reverse-lookup~1bulk-lookup~1{batchId}~1results/get` (`GET
    /// /reverse-lookup/bulk-lookup/{batchId}/results`).
    pub fn bulk_results(&self, batch_id: impl Into<String>) -> BulkResults {
        BulkResults {
            client: self.client.clone(),
            timeout: None,
            batch_id: batch_id.into(),
            limit: None,
            page: None,
        }
    }
}
/// The request of [`ReverseEmailLookup::lookup`].
///
/// Look up the person behind an email address.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Lookup {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::ReverseLookupRequest,
}
impl Lookup {
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::ReverseLookupResult>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::ReverseLookupResult>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = reverse_lookup(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Lookup {
    type Output = Result<crate::Response<types::ReverseLookupResult>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Lookup {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Lookup))
            .field("operation", &"reverseLookup")
            .finish_non_exhaustive()
    }
}
/// The request of [`ReverseEmailLookup::bulk`].
///
/// Submit a batch of reverse email lookups.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Bulk {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::ReverseLookupBatchRequest,
}
impl Bulk {
    /// Where to deliver each result and the closing report. It should be hard to guess, as
    /// deliveries are not signed.
    pub fn webhook_url(mut self, value: impl Into<String>) -> Self {
        self.body.webhook_url = Some(value.into());
        self
    }
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::LookupBatchSubmission>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::LookupBatchSubmission>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = bulk_reverse_lookup(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Bulk {
    type Output = Result<crate::Response<types::LookupBatchSubmission>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Bulk {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Bulk))
            .field("operation", &"bulkReverseLookup")
            .finish_non_exhaustive()
    }
}
/// The request of [`ReverseEmailLookup::bulk_status`].
///
/// Get the status of a reverse lookup batch.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct BulkStatus {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    batch_id: String,
}
impl BulkStatus {
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::BatchStatus>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::BatchStatus>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = get_bulk_lookup_status(&self.client, &self.batch_id)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for BulkStatus {
    type Output = Result<crate::Response<types::BatchStatus>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for BulkStatus {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(BulkStatus))
            .field("operation", &"getBulkLookupStatus")
            .finish_non_exhaustive()
    }
}
/// The request of [`ReverseEmailLookup::bulk_results`].
///
/// List the results of a reverse lookup batch.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct BulkResults {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    batch_id: String,
    limit: Option<u64>,
    page: Option<u64>,
}
impl BulkResults {
    /// Page to read, counted from 1. At least 1. Left out, it is `1`.
    pub fn page(mut self, value: u64) -> Self {
        self.page = Some(value);
        self
    }
    /// Most rows on a page: up to 1,000, by default 100. 1 to 1000. Left out, it is `100`.
    pub fn limit(mut self, value: u64) -> Self {
        self.limit = Some(value);
        self
    }
    /// Gives up after this long in all, in place of the client's timeout.
    pub fn timeout(mut self, timeout: ::std::time::Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    /// Sends the request. Awaiting it does the same.
    ///
    /// # Errors
    /// See [`Error`](crate::Error).
    pub async fn send(
        self,
    ) -> Result<crate::Response<types::ReverseLookupBatchResults>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<
        runtime::Request<types::ReverseLookupBatchResults>,
        runtime::BuildError,
    > {
        let timeout = self.timeout;
        let request = get_bulk_lookup_results(
            &self.client,
            &self.batch_id,
            self.limit,
            self.page,
        )?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for BulkResults {
    type Output = Result<
        crate::Response<types::ReverseLookupBatchResults>,
        crate::Error,
    >;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for BulkResults {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(BulkResults))
            .field("operation", &"getBulkLookupResults")
            .finish_non_exhaustive()
    }
}
static REVERSE_LOOKUP: runtime::Operation = runtime::Operation {
    id: "reverseLookup",
    method: "POST",
    path: "/reverse-lookup/lookup",
    price: runtime::Price::each(runtime::Credits::new(10i64), "email")
        .when("a profile was found"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "enrichment",
};
static BULK_REVERSE_LOOKUP: runtime::Operation = runtime::Operation {
    id: "bulkReverseLookup",
    method: "POST",
    path: "/reverse-lookup/bulk-lookup",
    price: runtime::Price::each(runtime::Credits::new(10i64), "unique email")
        .when("a profile was found"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "batch-submit",
};
static GET_BULK_LOOKUP_STATUS: runtime::Operation = runtime::Operation {
    id: "getBulkLookupStatus",
    method: "GET",
    path: "/reverse-lookup/bulk-lookup/{batchId}",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static GET_BULK_LOOKUP_RESULTS: runtime::Operation = runtime::Operation {
    id: "getBulkLookupResults",
    method: "GET",
    path: "/reverse-lookup/bulk-lookup/{batchId}/results",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
#[allow(clippy::all)]
/// Builds the request of `reverse_lookup`.
fn reverse_lookup<'a>(
    client: &'a runtime::Client,
    body: &'a types::ReverseLookupRequest,
) -> Result<runtime::Request<types::ReverseLookupResult>, runtime::BuildError> {
    let url = format!("{}/reverse-lookup/lookup", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&REVERSE_LOOKUP, request))
}
#[allow(clippy::all)]
/// Builds the request of `bulk_reverse_lookup`.
fn bulk_reverse_lookup<'a>(
    client: &'a runtime::Client,
    body: &'a types::ReverseLookupBatchRequest,
) -> Result<runtime::Request<types::LookupBatchSubmission>, runtime::BuildError> {
    let url = format!("{}/reverse-lookup/bulk-lookup", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&BULK_REVERSE_LOOKUP, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_bulk_lookup_status`.
fn get_bulk_lookup_status<'a>(
    client: &'a runtime::Client,
    batch_id: &'a str,
) -> Result<runtime::Request<types::BatchStatus>, runtime::BuildError> {
    let url = format!(
        "{}/reverse-lookup/bulk-lookup/{}", client.base_url(), runtime::encode_path(&
        batch_id.to_string())
    );
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .build()?;
    Ok(runtime::Request::new(&GET_BULK_LOOKUP_STATUS, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_bulk_lookup_results`.
fn get_bulk_lookup_results<'a>(
    client: &'a runtime::Client,
    batch_id: &'a str,
    limit: Option<u64>,
    page: Option<u64>,
) -> Result<runtime::Request<types::ReverseLookupBatchResults>, runtime::BuildError> {
    let url = format!(
        "{}/reverse-lookup/bulk-lookup/{}/results", client.base_url(),
        runtime::encode_path(& batch_id.to_string())
    );
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .query(&runtime::QueryParam::new("limit", &limit))
        .query(&runtime::QueryParam::new("page", &page))
        .build()?;
    Ok(runtime::Request::new(&GET_BULK_LOOKUP_RESULTS, request))
}
