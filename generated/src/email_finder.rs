//! Email Finder: the methods of `EmailFinder` and their requests.
#[allow(unused_imports)]
use crate::types;
use openapi_client_runtime as runtime;
/// Find the email address of a person from their name and their employer's domain, one at a
/// time or in batches.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = enrich_api::Client::from_env()?; // ENRICH_API_KEY
/// let answer = client.email_finder().find("Ada", "Example", "example.com").await?;
/// println!("{:?} {:?}", *answer, answer.meta());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct EmailFinder {
    client: runtime::Client,
}
impl EmailFinder {
    pub(crate) fn new(client: runtime::Client) -> Self {
        Self { client }
    }
    /// Find the email address of a person.
    ///
    /// Looks for the email address that a person has at a domain. Costs 10 credits when an address
    /// is found. Otherwise the answer has `found` set to `false` and no `email`, and nothing is
    /// charged.
    ///
    /// **Price:** 10 credits per lead, charged when an email was found.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `first_name`: Given name. 1 to 100 characters.
    /// - `last_name`: Family name. 1 to 100 characters.
    /// - `domain`: Domain that the email address is looked for at, such as `example.com`. 1 to 253
    ///   characters.
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
    /// Described at `openapi/enrich.yaml#/paths/~1email-finder/post` (`POST /email-finder`).
    pub fn find(
        &self,
        first_name: impl Into<String>,
        last_name: impl Into<String>,
        domain: impl Into<String>,
    ) -> Find {
        Find {
            client: self.client.clone(),
            timeout: None,
            body: types::EmailFinderRequest::new(first_name, last_name, domain),
        }
    }
    /// Submit a batch of email finds.
    ///
    /// Looks for the email addresses of up to 500,000 people. People who occur more than once, in
    /// whatever case, are dropped first. Reserves 10 credits for each of the others; only those
    /// with a find are charged in the end.
    ///
    /// Ask for the status every 5 to 10 seconds, or give a webhook URL. Submitting the same list
    /// twice makes two batches and two reservations.
    ///
    /// **Price:** 10 credits per unique lead, charged when an email was found.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `leads`: People with their employers' domains. The same person at the same domain, in
    ///   whatever case, is processed and paid once. 1 to 500,000 items.
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
    /// Described at `openapi/enrich.yaml#/paths/~1email-finder~1batch/post` (`POST
    /// /email-finder/batch`).
    pub fn batch(
        &self,
        leads: impl IntoIterator<Item = impl Into<types::EmailFinderRequest>>,
    ) -> Batch {
        Batch {
            client: self.client.clone(),
            timeout: None,
            body: types::EmailFinderBatchRequest::new(leads),
        }
    }
    /// Get the status of an email finder batch.
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
    /// Described at `openapi/enrich.yaml#/paths/~1email-finder~1batch~1{batchId}/get` (`GET
    /// /email-finder/batch/{batchId}`).
    pub fn batch_status(&self, batch_id: impl Into<String>) -> BatchStatus {
        BatchStatus {
            client: self.client.clone(),
            timeout: None,
            batch_id: batch_id.into(),
        }
    }
    /// List the results of an email finder batch.
    ///
    /// Reads results, at most 1,000 at a time; people without a find have a row too. The first read
    /// after the batch has ended settles it: successful items are charged, the rest of the
    /// reservation is refunded. Later reads change nothing.
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
    /// Described at `openapi/enrich.yaml#/paths/~1email-finder~1batch~1{batchId}~1results/get`
    /// (`GET /email-finder/batch/{batchId}/results`).
    pub fn batch_results(&self, batch_id: impl Into<String>) -> BatchResults {
        BatchResults {
            client: self.client.clone(),
            timeout: None,
            batch_id: batch_id.into(),
            limit: None,
            page: None,
        }
    }
}
/// The request of [`EmailFinder::find`].
///
/// Find the email address of a person.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Find {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::EmailFinderRequest,
}
impl Find {
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
    ) -> Result<crate::Response<types::EmailFinderResult>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::EmailFinderResult>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = find_email(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Find {
    type Output = Result<crate::Response<types::EmailFinderResult>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Find {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Find))
            .field("operation", &"findEmail")
            .finish_non_exhaustive()
    }
}
/// The request of [`EmailFinder::batch`].
///
/// Submit a batch of email finds.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Batch {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::EmailFinderBatchRequest,
}
impl Batch {
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
    ) -> Result<crate::Response<types::BatchSubmission>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::BatchSubmission>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = batch_find_emails(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Batch {
    type Output = Result<crate::Response<types::BatchSubmission>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Batch {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Batch))
            .field("operation", &"batchFindEmails")
            .finish_non_exhaustive()
    }
}
/// The request of [`EmailFinder::batch_status`].
///
/// Get the status of an email finder batch.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct BatchStatus {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    batch_id: String,
}
impl BatchStatus {
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
        let request = get_email_finder_batch_status(&self.client, &self.batch_id)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for BatchStatus {
    type Output = Result<crate::Response<types::BatchStatus>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for BatchStatus {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(BatchStatus))
            .field("operation", &"getEmailFinderBatchStatus")
            .finish_non_exhaustive()
    }
}
/// The request of [`EmailFinder::batch_results`].
///
/// List the results of an email finder batch.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct BatchResults {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    batch_id: String,
    limit: Option<u64>,
    page: Option<u64>,
}
impl BatchResults {
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
    ) -> Result<crate::Response<types::EmailFinderBatchResults>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::EmailFinderBatchResults>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = get_email_finder_batch_results(
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
impl ::std::future::IntoFuture for BatchResults {
    type Output = Result<crate::Response<types::EmailFinderBatchResults>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for BatchResults {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(BatchResults))
            .field("operation", &"getEmailFinderBatchResults")
            .finish_non_exhaustive()
    }
}
static FIND_EMAIL: runtime::Operation = runtime::Operation {
    id: "findEmail",
    method: "POST",
    path: "/email-finder",
    price: runtime::Price::each(runtime::Credits::new(10i64), "lead")
        .when("an email was found"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "enrichment",
};
static BATCH_FIND_EMAILS: runtime::Operation = runtime::Operation {
    id: "batchFindEmails",
    method: "POST",
    path: "/email-finder/batch",
    price: runtime::Price::each(runtime::Credits::new(10i64), "unique lead")
        .when("an email was found"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "batch-submit",
};
static GET_EMAIL_FINDER_BATCH_STATUS: runtime::Operation = runtime::Operation {
    id: "getEmailFinderBatchStatus",
    method: "GET",
    path: "/email-finder/batch/{batchId}",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static GET_EMAIL_FINDER_BATCH_RESULTS: runtime::Operation = runtime::Operation {
    id: "getEmailFinderBatchResults",
    method: "GET",
    path: "/email-finder/batch/{batchId}/results",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
#[allow(clippy::all)]
/// Builds the request of `find_email`.
fn find_email<'a>(
    client: &'a runtime::Client,
    body: &'a types::EmailFinderRequest,
) -> Result<runtime::Request<types::EmailFinderResult>, runtime::BuildError> {
    let url = format!("{}/email-finder", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&FIND_EMAIL, request))
}
#[allow(clippy::all)]
/// Builds the request of `batch_find_emails`.
fn batch_find_emails<'a>(
    client: &'a runtime::Client,
    body: &'a types::EmailFinderBatchRequest,
) -> Result<runtime::Request<types::BatchSubmission>, runtime::BuildError> {
    let url = format!("{}/email-finder/batch", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&BATCH_FIND_EMAILS, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_email_finder_batch_status`.
fn get_email_finder_batch_status<'a>(
    client: &'a runtime::Client,
    batch_id: &'a str,
) -> Result<runtime::Request<types::BatchStatus>, runtime::BuildError> {
    let url = format!(
        "{}/email-finder/batch/{}", client.base_url(), runtime::encode_path(& batch_id
        .to_string())
    );
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .build()?;
    Ok(runtime::Request::new(&GET_EMAIL_FINDER_BATCH_STATUS, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_email_finder_batch_results`.
fn get_email_finder_batch_results<'a>(
    client: &'a runtime::Client,
    batch_id: &'a str,
    limit: Option<u64>,
    page: Option<u64>,
) -> Result<runtime::Request<types::EmailFinderBatchResults>, runtime::BuildError> {
    let url = format!(
        "{}/email-finder/batch/{}/results", client.base_url(), runtime::encode_path(&
        batch_id.to_string())
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
    Ok(runtime::Request::new(&GET_EMAIL_FINDER_BATCH_RESULTS, request))
}
