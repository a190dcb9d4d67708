//! Company Followers: the methods of `CompanyFollowers` and their requests.
#[allow(unused_imports)]
use crate::types;
use openapi_client_runtime as runtime;
/// Collect the LinkedIn followers of a company, filtered by place, title, department and
/// seniority. An organization has to be approved before it can use these operations; the limit
/// operation tells where it stands.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = enrich_api::Client::from_env()?; // ENRICH_API_KEY
/// let answer = client.company_followers().start("https://www.linkedin.com/company/example-robotics", 500).await?;
/// println!("{:?} {:?}", *answer, answer.meta());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct CompanyFollowers {
    client: runtime::Client,
}
impl CompanyFollowers {
    pub(crate) fn new(client: runtime::Client) -> Self {
        Self { client }
    }
    /// Start a follower scrape.
    ///
    /// Starts to collect the LinkedIn followers of a company. Reserves `max_limit` times the price
    /// of a profile, which the limit operation tells; delivered profiles are charged and the rest
    /// is refunded when the scrape settles. The organization needs an approval.
    ///
    /// **Price:** per profile, as `creditsPerProfile` of `checkCompanyFollowerLimit` says, charged
    /// when the profile is delivered.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `company_url`: LinkedIn address of the company page.
    /// - `max_limit`: Most profiles to collect. The reservation is this number times the price of
    ///   one profile, so it also caps the bill. 1 to 50,000.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 402: The balance does not cover the call, by `shortfall` credits.
    /// - 403: The key is known but may not do this: the organization has no approval for company
    ///   followers, the account is suspended, or its organization is gone.
    /// - 404: There is nothing with this id, or it belongs to another organization.
    /// - 409: The thing asked for is in the wrong state: the scrape is not partial or already being
    ///   continued, the export is not finished, the batch was submitted before.
    /// - 410: It is too late: the scrape ended more than 3 days ago, or the exported file has
    ///   expired.
    /// - 422: The partial scrape has no profiles left that could be collected.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1company-follower/post` (`POST
    /// /company-follower`).
    pub fn start(&self, company_url: impl Into<String>, max_limit: u64) -> Start {
        Start {
            client: self.client.clone(),
            timeout: None,
            body: types::CompanyFollowerRequest::new(company_url, max_limit),
        }
    }
    /// Continue a partial follower scrape.
    ///
    /// Continues a scrape that ended as partial, in place and under its old id. Reserves only for
    /// the profiles that are missing. Refused when the scrape is not partial or is being continued
    /// already (409), is older than 3 days (410), or has nothing left to recover (422).
    ///
    /// **Price:** per profile, as `creditsPerProfile` of `checkCompanyFollowerLimit` says, charged
    /// when the profile is delivered. Reserved for the missing profiles only; how many these are is
    /// known to the service alone.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `batch_id`: Id of a partial scrape to continue. Only to be given without a body.
    ///
    /// # Errors
    /// - 400: The request does not fit the description: a field is missing or has a value that is
    ///   not accepted.
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 402: The balance does not cover the call, by `shortfall` credits.
    /// - 403: The key is known but may not do this: the organization has no approval for company
    ///   followers, the account is suspended, or its organization is gone.
    /// - 404: There is nothing with this id, or it belongs to another organization.
    /// - 409: The thing asked for is in the wrong state: the scrape is not partial or already being
    ///   continued, the export is not finished, the batch was submitted before.
    /// - 410: It is too late: the scrape ended more than 3 days ago, or the exported file has
    ///   expired.
    /// - 422: The partial scrape has no profiles left that could be collected.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1company-follower/post` (`POST
    /// /company-follower`).
    pub fn resume(&self, batch_id: impl Into<String>) -> Resume {
        Resume {
            client: self.client.clone(),
            timeout: None,
            batch_id: Some(batch_id.into()),
        }
    }
    /// Check the follower scraping limit.
    ///
    /// Tells whether the organization is approved for follower scraping and, if it is, what a
    /// profile costs and how much of today's allowance is left. Free of charge; worth a look before
    /// a scrape is started, as no other operation tells the price.
    ///
    /// **Price:** free.
    ///
    /// **Repeat:** safe. A second call does no harm.
    ///
    /// # Errors
    /// - 401: The key is missing, has the wrong form, is unknown or has been disabled.
    /// - 403: The key is known but may not do this: the account is suspended, its organization is
    ///   gone, or the role of the key is too low.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1company-follower~1limit/get` (`GET
    /// /company-follower/limit`).
    pub fn limit(&self) -> Limit {
        Limit {
            client: self.client.clone(),
            timeout: None,
        }
    }
    /// Get the progress of a follower scrape.
    ///
    /// Tells how many profiles have been collected and whether the scrape is done. A scrape that is
    /// done can still be partial, and can then be continued. Free of charge.
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
    /// Described at `openapi/enrich.yaml#/paths/~1company-follower~1{batchId}~1progress/get` (`GET
    /// /company-follower/{batchId}/progress`).
    pub fn progress(&self, batch_id: impl Into<String>) -> Progress {
        Progress {
            client: self.client.clone(),
            timeout: None,
            batch_id: batch_id.into(),
        }
    }
    /// List the results of a follower scrape.
    ///
    /// Reads collected profiles, at most 500 at a time. Reading is free; what was delivered is
    /// charged when the scrape settles, once, with the rest of the reservation refunded. A scrape
    /// with a webhook settles without being read.
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
    /// - 403: The key is known but may not do this: the organization has no approval for company
    ///   followers, the account is suspended, or its organization is gone.
    /// - 404: There is nothing with this id, or it belongs to another organization.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1company-follower~1{batchId}~1results/get` (`GET
    /// /company-follower/{batchId}/results`).
    pub fn results(&self, batch_id: impl Into<String>) -> Results {
        Results {
            client: self.client.clone(),
            timeout: None,
            batch_id: batch_id.into(),
            limit: None,
            page: None,
        }
    }
    /// Download the results of a follower scrape.
    ///
    /// Gives all collected profiles as one CSV file. Free of charge in itself; it carries the same
    /// profiles as the paged results.
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
    /// - 403: The key is known but may not do this: the organization has no approval for company
    ///   followers, the account is suspended, or its organization is gone.
    /// - 404: There is nothing with this id, or it belongs to another organization.
    /// - 429: Too many calls in a second or a minute.
    /// - 500: Something broke in the service.
    /// - 502: A source of data that the service relies on failed.
    /// - 503: The service cannot take calls at present.
    /// - 504: The call took longer than the service allows.
    ///
    /// Described at `openapi/enrich.yaml#/paths/~1company-follower~1{batchId}~1export/get` (`GET
    /// /company-follower/{batchId}/export`).
    pub fn export_csv(&self, batch_id: impl Into<String>) -> ExportCsv {
        ExportCsv {
            client: self.client.clone(),
            timeout: None,
            batch_id: batch_id.into(),
        }
    }
}
/// The request of [`CompanyFollowers::start`].
///
/// Start a follower scrape.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Start {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::CompanyFollowerRequest,
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
    /// Label of your own, to recognize the scrape by. At most 100 characters.
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.body.name = Some(value.into());
        self
    }
    /// Where to deliver profiles and the closing report. With it the scrape also settles its
    /// credits without anyone fetching results. It should be hard to guess, as deliveries are not
    /// signed.
    pub fn webhook_url(mut self, value: impl Into<String>) -> Self {
        self.body.webhook_url = Some(value.into());
        self
    }
    /// Set to have the company scraped afresh even where collected data is at hand.
    pub fn skip_cache(mut self, value: bool) -> Self {
        self.body.skip_cache = Some(value);
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
    ) -> Result<crate::Response<types::FollowerScrapeSubmission>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::FollowerScrapeSubmission>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = start_company_follower_scrape(
            &self.client,
            None,
            Some(&self.body),
        )?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Start {
    type Output = Result<crate::Response<types::FollowerScrapeSubmission>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Start {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Start))
            .field("operation", &"startCompanyFollowerScrape")
            .finish_non_exhaustive()
    }
}
/// The request of [`CompanyFollowers::resume`].
///
/// Continue a partial follower scrape.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Resume {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    batch_id: Option<String>,
}
impl Resume {
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
    ) -> Result<crate::Response<types::FollowerScrapeSubmission>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::FollowerScrapeSubmission>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = start_company_follower_scrape(
            &self.client,
            self.batch_id.as_deref(),
            None,
        )?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Resume {
    type Output = Result<crate::Response<types::FollowerScrapeSubmission>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Resume {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Resume))
            .field("operation", &"startCompanyFollowerScrape")
            .finish_non_exhaustive()
    }
}
/// The request of [`CompanyFollowers::limit`].
///
/// Check the follower scraping limit.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Limit {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
}
impl Limit {
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
    ) -> Result<crate::Response<types::CompanyFollowerLimit>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::CompanyFollowerLimit>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = check_company_follower_limit(&self.client)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Limit {
    type Output = Result<crate::Response<types::CompanyFollowerLimit>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Limit {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Limit))
            .field("operation", &"checkCompanyFollowerLimit")
            .finish_non_exhaustive()
    }
}
/// The request of [`CompanyFollowers::progress`].
///
/// Get the progress of a follower scrape.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Progress {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    batch_id: String,
}
impl Progress {
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
    ) -> Result<crate::Response<types::FollowerScrapeProgress>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::FollowerScrapeProgress>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = get_company_follower_progress(&self.client, &self.batch_id)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Progress {
    type Output = Result<crate::Response<types::FollowerScrapeProgress>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Progress {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Progress))
            .field("operation", &"getCompanyFollowerProgress")
            .finish_non_exhaustive()
    }
}
/// The request of [`CompanyFollowers::results`].
///
/// List the results of a follower scrape.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Results {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    batch_id: String,
    limit: Option<u64>,
    page: Option<u64>,
}
impl Results {
    /// Page to read, counted from 1. At least 1. Left out, it is `1`.
    pub fn page(mut self, value: u64) -> Self {
        self.page = Some(value);
        self
    }
    /// Most profiles on a page: up to 500, by default 100. 1 to 500. Left out, it is `100`.
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
    ) -> Result<crate::Response<types::CompanyFollowerResults>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::CompanyFollowerResults>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = get_company_follower_results(
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
impl ::std::future::IntoFuture for Results {
    type Output = Result<crate::Response<types::CompanyFollowerResults>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Results {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Results))
            .field("operation", &"getCompanyFollowerResults")
            .finish_non_exhaustive()
    }
}
/// The request of [`CompanyFollowers::export_csv`].
///
/// Download the results of a follower scrape.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct ExportCsv {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    batch_id: String,
}
impl ExportCsv {
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
    ) -> Result<crate::Response<runtime::ByteStream>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<runtime::ByteStream>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = export_company_follower_csv(&self.client, &self.batch_id)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for ExportCsv {
    type Output = Result<crate::Response<runtime::ByteStream>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for ExportCsv {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(ExportCsv))
            .field("operation", &"exportCompanyFollowerCsv")
            .finish_non_exhaustive()
    }
}
static START_COMPANY_FOLLOWER_SCRAPE: runtime::Operation = runtime::Operation {
    id: "startCompanyFollowerScrape",
    method: "POST",
    path: "/company-follower",
    price: runtime::Price::described(
        "per profile, as `creditsPerProfile` of `checkCompanyFollowerLimit` says, charged when the profile is delivered",
    ),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "batch-submit",
};
static CHECK_COMPANY_FOLLOWER_LIMIT: runtime::Operation = runtime::Operation {
    id: "checkCompanyFollowerLimit",
    method: "GET",
    path: "/company-follower/limit",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static GET_COMPANY_FOLLOWER_PROGRESS: runtime::Operation = runtime::Operation {
    id: "getCompanyFollowerProgress",
    method: "GET",
    path: "/company-follower/{batchId}/progress",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static GET_COMPANY_FOLLOWER_RESULTS: runtime::Operation = runtime::Operation {
    id: "getCompanyFollowerResults",
    method: "GET",
    path: "/company-follower/{batchId}/results",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
static EXPORT_COMPANY_FOLLOWER_CSV: runtime::Operation = runtime::Operation {
    id: "exportCompanyFollowerCsv",
    method: "GET",
    path: "/company-follower/{batchId}/export",
    price: runtime::Price::Free,
    repeat: runtime::Repeat::Safe,
    rate_class: "default",
};
#[allow(clippy::all)]
/// Builds the request of `start_company_follower_scrape`.
fn start_company_follower_scrape<'a>(
    client: &'a runtime::Client,
    batch_id: Option<&'a str>,
    body: Option<&'a types::CompanyFollowerRequest>,
) -> Result<runtime::Request<types::FollowerScrapeSubmission>, runtime::BuildError> {
    let url = format!("{}/company-follower", client.base_url());
    let request = runtime::RequestBuilderExt::maybe_json(
            client
                .http()
                .post(url)
                .header(
                    ::reqwest::header::ACCEPT,
                    ::reqwest::header::HeaderValue::from_static("application/json"),
                ),
            body,
        )
        .query(&runtime::QueryParam::new("batchId", &batch_id))
        .build()?;
    Ok(runtime::Request::new(&START_COMPANY_FOLLOWER_SCRAPE, request))
}
#[allow(clippy::all)]
/// Builds the request of `check_company_follower_limit`.
fn check_company_follower_limit<'a>(
    client: &'a runtime::Client,
) -> Result<runtime::Request<types::CompanyFollowerLimit>, runtime::BuildError> {
    let url = format!("{}/company-follower/limit", client.base_url());
    let request = client
        .http()
        .get(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .build()?;
    Ok(runtime::Request::new(&CHECK_COMPANY_FOLLOWER_LIMIT, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_company_follower_progress`.
fn get_company_follower_progress<'a>(
    client: &'a runtime::Client,
    batch_id: &'a str,
) -> Result<runtime::Request<types::FollowerScrapeProgress>, runtime::BuildError> {
    let url = format!(
        "{}/company-follower/{}/progress", client.base_url(), runtime::encode_path(&
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
    Ok(runtime::Request::new(&GET_COMPANY_FOLLOWER_PROGRESS, request))
}
#[allow(clippy::all)]
/// Builds the request of `get_company_follower_results`.
fn get_company_follower_results<'a>(
    client: &'a runtime::Client,
    batch_id: &'a str,
    limit: Option<u64>,
    page: Option<u64>,
) -> Result<runtime::Request<types::CompanyFollowerResults>, runtime::BuildError> {
    let url = format!(
        "{}/company-follower/{}/results", client.base_url(), runtime::encode_path(&
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
    Ok(runtime::Request::new(&GET_COMPANY_FOLLOWER_RESULTS, request))
}
#[allow(clippy::all)]
/// Builds the request of `export_company_follower_csv`.
fn export_company_follower_csv<'a>(
    client: &'a runtime::Client,
    batch_id: &'a str,
) -> Result<runtime::Request<runtime::ByteStream>, runtime::BuildError> {
    let url = format!(
        "{}/company-follower/{}/export", client.base_url(), runtime::encode_path(&
        batch_id.to_string())
    );
    let request = client.http().get(url).build()?;
    Ok(runtime::Request::stream(&EXPORT_COMPANY_FOLLOWER_CSV, request))
}
