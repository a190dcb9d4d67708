//! Phone Finder: the methods of `PhoneFinder` and their requests.
#[allow(unused_imports)]
use crate::types;
use openapi_client_runtime as runtime;
/// Find the phone numbers of a person from an email address or a LinkedIn profile, one at a
/// time or in batches.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = enrich_api::Client::from_env()?; // ENRICH_API_KEY
/// let answer = client.phone_finder().by_email("…").await?;
/// println!("{:?} {:?}", *answer, answer.meta());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct PhoneFinder {
    client: runtime::Client,
}
impl PhoneFinder {
    pub(crate) fn new(client: runtime::Client) -> Self {
        Self { client }
    }
    /// Find phone numbers by email address.
    ///
    /// Looks for the phone numbers of the person behind a mailbox. Costs 500 credits when a number
    /// is found, nothing otherwise.
    ///
    /// **Price:** 500 credits per lookup, charged when a number was found.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `email`: Email address of the person. Give this or `linkedin`. At most 254 characters.
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
    /// Described at `openapi/enrich.yaml#/paths/~1reverse-lookup~1phones/get` (`GET
    /// /reverse-lookup/phones`).
    pub fn by_email(&self, email: impl Into<String>) -> ByEmail {
        ByEmail {
            client: self.client.clone(),
            timeout: None,
            email: Some(email.into()),
        }
    }
    /// Find phone numbers by LinkedIn profile.
    ///
    /// Looks for the phone numbers of the person behind a LinkedIn profile. Costs 500 credits when
    /// a number is found, nothing otherwise.
    ///
    /// **Price:** 500 credits per lookup, charged when a number was found.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `linkedin`: LinkedIn profile of the person. Give this or `email`. At most 500 characters.
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
    /// Described at `openapi/enrich.yaml#/paths/~1reverse-lookup~1phones/get` (`GET
    /// /reverse-lookup/phones`).
    pub fn by_linkedin(&self, linkedin: impl Into<String>) -> ByLinkedin {
        ByLinkedin {
            client: self.client.clone(),
            timeout: None,
            linkedin: Some(linkedin.into()),
        }
    }
    /// Submit a batch of phone lookups.
    ///
    /// Looks for the phone numbers of up to 500,000 people, given by email address, by LinkedIn
    /// profile, or both. Duplicates are dropped first. Reserves 10 credits for each of the others;
    /// only those with a number are charged in the end. That is a fiftieth of the price of a single
    /// lookup.
    ///
    /// Ask for the status every 5 to 10 seconds, or give a webhook URL. Submitting the same list
    /// twice makes two batches and two reservations.
    ///
    /// **Price:** 10 credits per unique item, charged when a number was found.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
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
    /// Described at `openapi/enrich.yaml#/paths/~1reverse-lookup~1phones~1bulk/post` (`POST
    /// /reverse-lookup/phones/bulk`).
    pub fn bulk(&self) -> Bulk {
        Bulk {
            client: self.client.clone(),
            timeout: None,
            body: types::PhoneBatchRequest::default(),
        }
    }
    /// Get the status of a phone batch.
    ///
    /// Tells how far the batch has come. The path calls `jobId` what submission calls `batchId`.
    /// Free of charge; asking every 5 to 10 seconds is enough.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Arguments
    /// - `job_id`: Id of the batch: what submission returned as `batchId`. Exactly 24 characters.
    ///   Matches `^[a-f0-9]{24}$`.
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
    /// Described at `openapi/enrich.yaml#/paths/~1reverse-lookup~1phones~1bulk~1{jobId}/get` (`GET
    /// /reverse-lookup/phones/bulk/{jobId}`).
    pub fn bulk_status(&self, job_id: impl Into<String>) -> BulkStatus {
        BulkStatus {
            client: self.client.clone(),
            timeout: None,
            job_id: job_id.into(),
        }
    }
    /// List the results of a phone batch.
    ///
    /// Reads results, at most 1,000 at a time. The first read after the batch has ended settles it:
    /// successful items are charged, the rest of the reservation is refunded. Later reads change
    /// nothing.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Arguments
    /// - `job_id`: Id of the batch: what submission returned as `batchId`. Exactly 24 characters.
    ///   Matches `^[a-f0-9]{24}$`.
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
    /// `openapi/enrich.yaml#/paths/~1reverse-lookup~1phones~1bulk~1{jobId}~1results/get` (`GET
    /// /reverse-lookup/phones/bulk/{jobId}/results`).
    pub fn bulk_results(&self, job_id: impl Into<String>) -> BulkResults {
        BulkResults {
            client: self.client.clone(),
            timeout: None,
            job_id: job_id.into(),
            limit: None,
            page: None,
        }
    }
}
/// The request of [`PhoneFinder::by_email`].
///
/// Find phone numbers by email address.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct ByEmail {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    email: Option<String>,
}
impl ByEmail {
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
    ) -> Result<crate::Response<types::PhoneLookupResult>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::PhoneLookupResult>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = phone_lookup(&self.client, self.email.as_deref(), None)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for ByEmail {
    type Output = Result<crate::Response<types::PhoneLookupResult>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for ByEmail {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(ByEmail))
            .field("operation", &"phoneLookup")
            .finish_non_exhaustive()
    }
}
/// The request of [`PhoneFinder::by_linkedin`].
///
/// Find phone numbers by LinkedIn profile.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct ByLinkedin {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    linkedin: Option<String>,
}
impl ByLinkedin {
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
    ) -> Result<crate::Response<types::PhoneLookupResult>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::PhoneLookupResult>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = phone_lookup(&self.client, None, self.linkedin.as_deref())?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for ByLinkedin {
    type Output = Result<crate::Response<types::PhoneLookupResult>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for ByLinkedin {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(ByLinkedin))
            .field("operation", &"phoneLookup")
            .finish_non_exhaustive()
    }
}
/// The request of [`PhoneFinder::bulk`].
///
/// Submit a batch of phone lookups.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Bulk {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::PhoneBatchRequest,
}
impl Bulk {
    /// Email addresses of people. Case does not matter when duplicates are dropped. At most 500,000
    /// items.
    pub fn emails(mut self, value: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.body.emails = value.into_iter().map(Into::into).collect();
        self
    }
    /// LinkedIn profiles of people. Duplicates are recognized only when they are spelled alike. At
    /// most 500,000 items.
    pub fn linkedins(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.body.linkedins = value.into_iter().map(Into::into).collect();
        self
    }
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
        let request = create_phone_bulk_job(&self.client, &self.body)?;
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
            .field("operation", &"createPhoneBulkJob")
            .finish_non_exhaustive()
    }
}
/// The request of [`PhoneFinder::bulk_status`].
///
/// Get the status of a phone batch.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct BulkStatus {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    job_id: String,
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
        let request = get_phone_bulk_job_status(&self.client, &self.job_id)?;
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
            .field("operation", &"getPhoneBulkJobStatus")
            .finish_non_exhaustive()
    }
}
/// The request of [`PhoneFinder::bulk_results`].
///
/// List the results of a phone batch.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct BulkResults {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    job_id: String,
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
    ) -> Result<crate::Response<types::PhoneBatchResults>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::PhoneBatchResults>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = get_phone_bulk_job_results(
            &self.client,
            &self.job_id,
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
    type Output = Result<crate::Response<types::PhoneBatchResults>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for BulkResults {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(BulkResults))
            .field("operation", &"getPhoneBulkJobResults")
            .finish_non_exhaustive()
    }
}
static PHONE_LOOKUP: runtime::Operation = runtime::Operation {
    id: "phoneLookup",
    method: "GET",
    path: "/reverse-lookup/phones",
    price: runtime::Price::each(runtime::Credits::new(500i64), "lookup")
        .when("a number was found"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "enrichment",
};
static CREATE_PHONE_BULK_JOB: runtime::Operation = runtime::Operation {
    id: "createPhoneBulkJob",
    method: "POST",
    path: "/reverse-lookup/phones/bulk",
    price: runtime::Price::each(runtime::Credits::new(10i64), "unique item")
        .when("a number was found"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "batch-submit",
};
static GET_PHONE_BULK_JOB_STATUS: runtime::Operation = runtime::Operation {
    id: "getPhoneBulkJobStatus",
    method: "GET",
    path: "/reverse-lookup/phones/bulk/{jobId}",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static GET_PHONE_BULK_JOB_RESULTS: runtime::Operation = runtime::Operation {
    id: "getPhoneBulkJobResults",
    method: "GET",
    path: "/reverse-lookup/phones/bulk/{jobId}/results",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
#[allow(clippy::all)]
/// Builds the request of `phone_lookup`.
fn phone_lookup<'a>(
    client: &'a runtime::Client,
    email: Option<&'a str>,
    linkedin: Option<&'a str>,
) -> Result<runtime::Request<types::PhoneLookupResult>, runtime::BuildError> {
    let url = format!("{}/reverse-lookup/phones", client.base_url());
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .query(&runtime::QueryParam::new("email", &email))
        .query(&runtime::QueryParam::new("linkedin", &linkedin))
        .build()?;
    Ok(runtime::Request::new(&PHONE_LOOKUP, request))
}
#[allow(clippy::all)]
/// Builds the request of `create_phone_bulk_job`.
fn create_phone_bulk_job<'a>(
    client: &'a runtime::Client,
    body: &'a types::PhoneBatchRequest,
) -> Result<runtime::Request<types::LookupBatchSubmission>, runtime::BuildError> {
    let url = format!("{}/reverse-lookup/phones/bulk", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&CREATE_PHONE_BULK_JOB, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_phone_bulk_job_status`.
fn get_phone_bulk_job_status<'a>(
    client: &'a runtime::Client,
    job_id: &'a str,
) -> Result<runtime::Request<types::BatchStatus>, runtime::BuildError> {
    let url = format!(
        "{}/reverse-lookup/phones/bulk/{}", client.base_url(), runtime::encode_path(&
        job_id.to_string())
    );
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .build()?;
    Ok(runtime::Request::new(&GET_PHONE_BULK_JOB_STATUS, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_phone_bulk_job_results`.
fn get_phone_bulk_job_results<'a>(
    client: &'a runtime::Client,
    job_id: &'a str,
    limit: Option<u64>,
    page: Option<u64>,
) -> Result<runtime::Request<types::PhoneBatchResults>, runtime::BuildError> {
    let url = format!(
        "{}/reverse-lookup/phones/bulk/{}/results", client.base_url(),
        runtime::encode_path(& job_id.to_string())
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
    Ok(runtime::Request::new(&GET_PHONE_BULK_JOB_RESULTS, request))
}
