//! IP to Company: the methods of `IpToCompany` and their requests.
#[allow(unused_imports)]
use crate::types;
use openapi_client_runtime as runtime;
/// Identify the organization behind an IP address, one at a time or in batches. Outcomes are
/// cached for 7 days.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = enrich_api::Client::from_env()?; // ENRICH_API_KEY
/// let answer = client.ip_to_company().lookup("203.0.113.24").await?;
/// println!("{:?} {:?}", *answer, answer.meta());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct IpToCompany {
    client: runtime::Client,
}
impl IpToCompany {
    pub(crate) fn new(client: runtime::Client) -> Self {
        Self { client }
    }
    /// Identify the company behind an IP address.
    ///
    /// Tells which organization uses an address, and where. Costs 100 credits when the
    /// organization's domain is found, nothing otherwise. Outcomes are cached for 7 days.
    ///
    /// **Price:** 100 credits per IP, charged when a domain was found. Outcomes are cached for 7
    /// days.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `ip`: IPv4 or IPv6 address in its usual notation. 1 to 45 characters.
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
    /// Described at `openapi/enrich.yaml#/paths/~1ip-to-company/post` (`POST /ip-to-company`).
    pub fn lookup(&self, ip: impl Into<String>) -> Lookup {
        Lookup {
            client: self.client.clone(),
            timeout: None,
            body: types::IpToCompanyRequest::new(ip),
        }
    }
    /// Submit a batch of IP addresses.
    ///
    /// Identifies the organizations behind up to 500,000 addresses. Duplicates are dropped first,
    /// but only those spelled alike. Reserves 100 credits for each of the others; only those with a
    /// domain are charged in the end.
    ///
    /// Ask for the status every 5 to 10 seconds; this batch takes no webhook. A duplicate of an
    /// earlier batch may be refused with status 409.
    ///
    /// **Price:** 100 credits per unique IP, charged when a domain was found. Outcomes are cached
    /// for 7 days.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `ips`: Addresses to identify. Duplicates are recognized only when they are spelled alike.
    ///   1 to 500,000 items.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 402: The balance does not cover the call, by `shortfall` credits.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 409: The thing asked for is in the wrong state: the scrape is not partial or already being
    ///   continued, the export is not finished, the batch was submitted before.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1ip-to-company~1batch/post` (`POST
    /// /ip-to-company/batch`).
    pub fn batch(
        &self,
        ips: impl IntoIterator<Item = impl Into<types::IpToCompanyRequest>>,
    ) -> Batch {
        Batch {
            client: self.client.clone(),
            timeout: None,
            body: types::IpToCompanyBatchRequest::new(ips),
        }
    }
    /// Get the status of an IP batch.
    ///
    /// Tells how far the batch has come and how many organizations it has found. Free of charge;
    /// asking every 5 to 10 seconds is enough.
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
    /// Described at `openapi/enrich.yaml#/paths/~1ip-to-company~1batch~1{batchId}/get` (`GET
    /// /ip-to-company/batch/{batchId}`).
    pub fn batch_status(&self, batch_id: impl Into<String>) -> BatchStatus {
        BatchStatus {
            client: self.client.clone(),
            timeout: None,
            batch_id: batch_id.into(),
        }
    }
    /// List the results of an IP batch.
    ///
    /// Reads results, at most 1,000 at a time, in a shorter form than a single lookup gives. The
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
    /// Described at `openapi/enrich.yaml#/paths/~1ip-to-company~1batch~1{batchId}~1results/get`
    /// (`GET /ip-to-company/batch/{batchId}/results`).
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
/// The request of [`IpToCompany::lookup`].
///
/// Identify the company behind an IP address.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Lookup {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::IpToCompanyRequest,
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
    pub async fn send(self) -> Result<crate::Response<types::IpCompany>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(self) -> Result<runtime::Request<types::IpCompany>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = ip_to_company(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Lookup {
    type Output = Result<crate::Response<types::IpCompany>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Lookup {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Lookup))
            .field("operation", &"ipToCompany")
            .finish_non_exhaustive()
    }
}
/// The request of [`IpToCompany::batch`].
///
/// Submit a batch of IP addresses.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Batch {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::IpToCompanyBatchRequest,
}
impl Batch {
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
    ) -> Result<crate::Response<types::IpBatchSubmission>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::IpBatchSubmission>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = batch_ip_to_company(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Batch {
    type Output = Result<crate::Response<types::IpBatchSubmission>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Batch {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Batch))
            .field("operation", &"batchIpToCompany")
            .finish_non_exhaustive()
    }
}
/// The request of [`IpToCompany::batch_status`].
///
/// Get the status of an IP batch.
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
    ) -> Result<crate::Response<types::IpBatchStatus>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::IpBatchStatus>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = get_ip_to_company_batch_status(&self.client, &self.batch_id)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for BatchStatus {
    type Output = Result<crate::Response<types::IpBatchStatus>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for BatchStatus {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(BatchStatus))
            .field("operation", &"getIpToCompanyBatchStatus")
            .finish_non_exhaustive()
    }
}
/// The request of [`IpToCompany::batch_results`].
///
/// List the results of an IP batch.
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
    ) -> Result<crate::Response<types::IpBatchResults>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::IpBatchResults>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = get_ip_to_company_batch_results(
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
    type Output = Result<crate::Response<types::IpBatchResults>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for BatchResults {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(BatchResults))
            .field("operation", &"getIpToCompanyBatchResults")
            .finish_non_exhaustive()
    }
}
static IP_TO_COMPANY: runtime::Operation = runtime::Operation {
    id: "ipToCompany",
    method: "POST",
    path: "/ip-to-company",
    price: runtime::Price::each(runtime::Credits::new(100i64), "IP")
        .when("a domain was found"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "enrichment",
};
static BATCH_IP_TO_COMPANY: runtime::Operation = runtime::Operation {
    id: "batchIpToCompany",
    method: "POST",
    path: "/ip-to-company/batch",
    price: runtime::Price::each(runtime::Credits::new(100i64), "unique IP")
        .when("a domain was found"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "batch-submit",
};
static GET_IP_TO_COMPANY_BATCH_STATUS: runtime::Operation = runtime::Operation {
    id: "getIpToCompanyBatchStatus",
    method: "GET",
    path: "/ip-to-company/batch/{batchId}",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static GET_IP_TO_COMPANY_BATCH_RESULTS: runtime::Operation = runtime::Operation {
    id: "getIpToCompanyBatchResults",
    method: "GET",
    path: "/ip-to-company/batch/{batchId}/results",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
#[allow(clippy::all)]
/// Builds the request of `ip_to_company`.
fn ip_to_company<'a>(
    client: &'a runtime::Client,
    body: &'a types::IpToCompanyRequest,
) -> Result<runtime::Request<types::IpCompany>, runtime::BuildError> {
    let url = format!("{}/ip-to-company", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&IP_TO_COMPANY, request))
}
#[allow(clippy::all)]
/// Builds the request of `batch_ip_to_company`.
fn batch_ip_to_company<'a>(
    client: &'a runtime::Client,
    body: &'a types::IpToCompanyBatchRequest,
) -> Result<runtime::Request<types::IpBatchSubmission>, runtime::BuildError> {
    let url = format!("{}/ip-to-company/batch", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&BATCH_IP_TO_COMPANY, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_ip_to_company_batch_status`.
fn get_ip_to_company_batch_status<'a>(
    client: &'a runtime::Client,
    batch_id: &'a str,
) -> Result<runtime::Request<types::IpBatchStatus>, runtime::BuildError> {
    let url = format!(
        "{}/ip-to-company/batch/{}", client.base_url(), runtime::encode_path(& batch_id
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
    Ok(runtime::Request::new(&GET_IP_TO_COMPANY_BATCH_STATUS, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_ip_to_company_batch_results`.
fn get_ip_to_company_batch_results<'a>(
    client: &'a runtime::Client,
    batch_id: &'a str,
    limit: Option<u64>,
    page: Option<u64>,
) -> Result<runtime::Request<types::IpBatchResults>, runtime::BuildError> {
    let url = format!(
        "{}/ip-to-company/batch/{}/results", client.base_url(), runtime::encode_path(&
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
    Ok(runtime::Request::new(&GET_IP_TO_COMPANY_BATCH_RESULTS, request))
}
