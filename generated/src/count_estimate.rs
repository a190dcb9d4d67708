//! Company Followers/Count Estimation: the methods of `CountEstimate` and their requests.
#[allow(unused_imports)]
use crate::types;
use openapi_client_runtime as runtime;
/// Learn how many followers match a set of filters, before paying for a scrape.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = enrich_api::Client::from_env()?; // ENRICH_API_KEY
/// let answer = client.count_estimate().start("https://www.linkedin.com/company/example-robotics").await?;
/// println!("{:?} {:?}", *answer, answer.meta());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct CountEstimate {
    client: runtime::Client,
}
impl CountEstimate {
    pub(crate) fn new(client: runtime::Client) -> Self {
        Self { client }
    }
    /// Start a follower count estimate.
    ///
    /// Begins to estimate how many followers of a company match the filters, which takes 30 to 60
    /// seconds. Needs the same approval as scraping.
    ///
    /// Costs 100 credits whatever comes out. They are given back only when the job fails, in the 7
    /// days that follow. An estimate is cached for 24 hours; asking for the same company with the
    /// same filters in that time is free and answered at once, with `fromCache` set.
    ///
    /// **Price:** 100 credits per estimate, charged when always. Free when the same company and
    /// filters were estimated in the last 24 hours. Given back should the job fail in the 7 days
    /// that follow.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `company_url`: LinkedIn address of the company page.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 402: The balance does not cover the call, by `shortfall` credits.
    /// - 403: The key is known but may not do this: the organization has no approval for company
    ///   followers, the account is suspended, or its organization is gone.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1count-estimate/post` (`POST /count-estimate`).
    pub fn start(&self, company_url: impl Into<String>) -> Start {
        Start {
            client: self.client.clone(),
            timeout: None,
            body: types::CountEstimateRequest::new(company_url),
        }
    }
    /// Get a follower count estimate.
    ///
    /// Tells the state of an estimate and, once it is completed, its outcome. Free of charge;
    /// reports the refund where the estimate failed.
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
    /// - 403: The key is known but may not do this: the organization has no approval for company
    ///   followers, the account is suspended, or its organization is gone.
    /// - 404: There is nothing with this id, or it belongs to another organization.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1count-estimate~1{batchId}/get` (`GET
    /// /count-estimate/{batchId}`).
    pub fn status(&self, batch_id: impl Into<String>) -> Status {
        Status {
            client: self.client.clone(),
            timeout: None,
            batch_id: batch_id.into(),
        }
    }
}
/// The request of [`CountEstimate::start`].
///
/// Start a follower count estimate.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Start {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::CountEstimateRequest,
}
impl Start {
    /// Countries that followers are in.
    pub fn countries(
        mut self,
        value: impl IntoIterator<Item = impl Into<types::FollowerCountry>>,
    ) -> Self {
        self.body.countries = value.into_iter().map(Into::into).collect();
        self
    }
    /// States, provinces or regions that followers are in.
    pub fn states(
        mut self,
        value: impl IntoIterator<Item = impl Into<types::FollowerState>>,
    ) -> Self {
        self.body.states = value.into_iter().map(Into::into).collect();
        self
    }
    /// Job titles that followers hold.
    pub fn job_titles(
        mut self,
        value: impl IntoIterator<Item = impl Into<types::FollowerJobTitle>>,
    ) -> Self {
        self.body.job_titles = value.into_iter().map(Into::into).collect();
        self
    }
    /// Departments that followers work in.
    pub fn departments(
        mut self,
        value: impl IntoIterator<Item = impl Into<types::FollowerDepartment>>,
    ) -> Self {
        self.body.departments = value.into_iter().map(Into::into).collect();
        self
    }
    /// Seniority of followers.
    pub fn levels(
        mut self,
        value: impl IntoIterator<Item = impl Into<types::FollowerLevel>>,
    ) -> Self {
        self.body.levels = value.into_iter().map(Into::into).collect();
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
    ) -> Result<crate::Response<types::CountEstimateSubmission>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::CountEstimateSubmission>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = start_count_estimate(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Start {
    type Output = Result<crate::Response<types::CountEstimateSubmission>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Start {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Start))
            .field("operation", &"startCountEstimate")
            .finish_non_exhaustive()
    }
}
/// The request of [`CountEstimate::status`].
///
/// Get a follower count estimate.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Status {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    batch_id: String,
}
impl Status {
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
    ) -> Result<crate::Response<types::CountEstimateStatus>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::CountEstimateStatus>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = get_count_estimate_status(&self.client, &self.batch_id)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Status {
    type Output = Result<crate::Response<types::CountEstimateStatus>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Status {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Status))
            .field("operation", &"getCountEstimateStatus")
            .finish_non_exhaustive()
    }
}
static START_COUNT_ESTIMATE: runtime::Operation = runtime::Operation {
    id: "startCountEstimate",
    method: "POST",
    path: "/count-estimate",
    price: runtime::Price::each(runtime::Credits::new(100i64), "estimate")
        .when("always"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "batch-submit",
};
static GET_COUNT_ESTIMATE_STATUS: runtime::Operation = runtime::Operation {
    id: "getCountEstimateStatus",
    method: "GET",
    path: "/count-estimate/{batchId}",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
#[allow(clippy::all)]
/// Builds the request of `start_count_estimate`.
fn start_count_estimate<'a>(
    client: &'a runtime::Client,
    body: &'a types::CountEstimateRequest,
) -> Result<runtime::Request<types::CountEstimateSubmission>, runtime::BuildError> {
    let url = format!("{}/count-estimate", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&START_COUNT_ESTIMATE, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_count_estimate_status`.
fn get_count_estimate_status<'a>(
    client: &'a runtime::Client,
    batch_id: &'a str,
) -> Result<runtime::Request<types::CountEstimateStatus>, runtime::BuildError> {
    let url = format!(
        "{}/count-estimate/{}", client.base_url(), runtime::encode_path(& batch_id
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
    Ok(runtime::Request::new(&GET_COUNT_ESTIMATE_STATUS, request))
}
