//! Email Validation: the methods of `EmailValidation` and their requests.
#[allow(unused_imports)]
use crate::types;
use openapi_client_runtime as runtime;
/// Check whether addresses take mail, one at a time or in batches.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = enrich_api::Client::from_env()?; // ENRICH_API_KEY
/// let answer = client.email_validation().validate("ada@example.com").await?;
/// println!("{:?} {:?}", *answer, answer.meta());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct EmailValidation {
    client: runtime::Client,
}
impl EmailValidation {
    pub(crate) fn new(client: runtime::Client) -> Self {
        Self { client }
    }
    /// Validate an email address.
    ///
    /// Checks whether an address takes mail. Costs 1 credit, unless the verdict is `risky`, which
    /// is free because it settles nothing.
    ///
    /// **Price:** 1 credit per email, charged when the result is not `risky`.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `email`: Address to check. A string that is no email address at all is refused with status 400.
    ///   1 to 254 characters.
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
    /// Described at `openapi/enrich.yaml#/paths/~1email-validation/post` (`POST
    /// /email-validation`).
    pub fn validate(&self, email: impl Into<String>) -> Validate {
        Validate {
            client: self.client.clone(),
            timeout: None,
            body: types::EmailValidationRequest::new(email),
        }
    }
    /// Submit a batch of email validations.
    ///
    /// Checks up to 500,000 addresses. Duplicates, in whatever case, are dropped first. Reserves 1
    /// credit for each of the others; those found `risky` are refunded in the end.
    ///
    /// Ask for the status every 5 to 10 seconds, or give a webhook URL. Submitting the same list
    /// twice makes two batches and two reservations.
    ///
    /// **Price:** 1 credit per unique email, charged when the result is not `risky`.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `emails`: Addresses to check. One that occurs several times, in whatever case, is checked
    ///   and paid once. 1 to 500,000 items.
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
    /// Described at `openapi/enrich.yaml#/paths/~1email-validation~1batch/post` (`POST
    /// /email-validation/batch`).
    pub fn batch(&self, emails: impl IntoIterator<Item = impl Into<String>>) -> Batch {
        Batch {
            client: self.client.clone(),
            timeout: None,
            body: types::EmailValidationBatchRequest::new(emails),
        }
    }
    /// Get the status of an email validation batch.
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
    /// Described at `openapi/enrich.yaml#/paths/~1email-validation~1batch~1{batchId}/get` (`GET
    /// /email-validation/batch/{batchId}`).
    pub fn batch_status(&self, batch_id: impl Into<String>) -> BatchStatus {
        BatchStatus {
            client: self.client.clone(),
            timeout: None,
            batch_id: batch_id.into(),
        }
    }
    /// List the results of an email validation batch.
    ///
    /// Reads verdicts, at most 1,000 at a time. The first read after the batch has ended settles
    /// it: successful items are charged, the rest of the reservation is refunded. Later reads
    /// change nothing.
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
    /// Described at `openapi/enrich.yaml#/paths/~1email-validation~1batch~1{batchId}~1results/get`
    /// (`GET /email-validation/batch/{batchId}/results`).
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
/// The request of [`EmailValidation::validate`].
///
/// Validate an email address.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Validate {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::EmailValidationRequest,
}
impl Validate {
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
    ) -> Result<crate::Response<types::EmailValidationResult>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::EmailValidationResult>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = validate_email(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Validate {
    type Output = Result<crate::Response<types::EmailValidationResult>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Validate {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Validate))
            .field("operation", &"validateEmail")
            .finish_non_exhaustive()
    }
}
/// The request of [`EmailValidation::batch`].
///
/// Submit a batch of email validations.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Batch {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::EmailValidationBatchRequest,
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
        let request = batch_validate_emails(&self.client, &self.body)?;
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
            .field("operation", &"batchValidateEmails")
            .finish_non_exhaustive()
    }
}
/// The request of [`EmailValidation::batch_status`].
///
/// Get the status of an email validation batch.
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
        let request = get_email_validation_batch_status(&self.client, &self.batch_id)?;
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
            .field("operation", &"getEmailValidationBatchStatus")
            .finish_non_exhaustive()
    }
}
/// The request of [`EmailValidation::batch_results`].
///
/// List the results of an email validation batch.
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
    ) -> Result<crate::Response<types::EmailValidationBatchResults>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<
        runtime::Request<types::EmailValidationBatchResults>,
        runtime::BuildError,
    > {
        let timeout = self.timeout;
        let request = get_email_validation_batch_results(
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
    type Output = Result<
        crate::Response<types::EmailValidationBatchResults>,
        crate::Error,
    >;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for BatchResults {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(BatchResults))
            .field("operation", &"getEmailValidationBatchResults")
            .finish_non_exhaustive()
    }
}
static VALIDATE_EMAIL: runtime::Operation = runtime::Operation {
    id: "validateEmail",
    method: "POST",
    path: "/email-validation",
    price: runtime::Price::each(runtime::Credits::new(1i64), "email")
        .when("the result is not `risky`"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "enrichment",
};
static BATCH_VALIDATE_EMAILS: runtime::Operation = runtime::Operation {
    id: "batchValidateEmails",
    method: "POST",
    path: "/email-validation/batch",
    price: runtime::Price::each(runtime::Credits::new(1i64), "unique email")
        .when("the result is not `risky`"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "batch-submit",
};
static GET_EMAIL_VALIDATION_BATCH_STATUS: runtime::Operation = runtime::Operation {
    id: "getEmailValidationBatchStatus",
    method: "GET",
    path: "/email-validation/batch/{batchId}",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static GET_EMAIL_VALIDATION_BATCH_RESULTS: runtime::Operation = runtime::Operation {
    id: "getEmailValidationBatchResults",
    method: "GET",
    path: "/email-validation/batch/{batchId}/results",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
#[allow(clippy::all)]
/// Builds the request of `validate_email`.
fn validate_email<'a>(
    client: &'a runtime::Client,
    body: &'a types::EmailValidationRequest,
) -> Result<runtime::Request<types::EmailValidationResult>, runtime::BuildError> {
    let url = format!("{}/email-validation", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&VALIDATE_EMAIL, request))
}
#[allow(clippy::all)]
/// Builds the request of `batch_validate_emails`.
fn batch_validate_emails<'a>(
    client: &'a runtime::Client,
    body: &'a types::EmailValidationBatchRequest,
) -> Result<runtime::Request<types::BatchSubmission>, runtime::BuildError> {
    let url = format!("{}/email-validation/batch", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&BATCH_VALIDATE_EMAILS, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_email_validation_batch_status`.
fn get_email_validation_batch_status<'a>(
    client: &'a runtime::Client,
    batch_id: &'a str,
) -> Result<runtime::Request<types::BatchStatus>, runtime::BuildError> {
    let url = format!(
        "{}/email-validation/batch/{}", client.base_url(), runtime::encode_path(&
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
    Ok(runtime::Request::new(&GET_EMAIL_VALIDATION_BATCH_STATUS, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_email_validation_batch_results`.
fn get_email_validation_batch_results<'a>(
    client: &'a runtime::Client,
    batch_id: &'a str,
    limit: Option<u64>,
    page: Option<u64>,
) -> Result<runtime::Request<types::EmailValidationBatchResults>, runtime::BuildError> {
    let url = format!(
        "{}/email-validation/batch/{}/results", client.base_url(), runtime::encode_path(&
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
    Ok(runtime::Request::new(&GET_EMAIL_VALIDATION_BATCH_RESULTS, request))
}
