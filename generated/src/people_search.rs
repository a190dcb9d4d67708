//! People Search: the methods of `PeopleSearch` and their requests.
#[allow(unused_imports)]
use crate::types;
use openapi_client_runtime as runtime;
/// List the people of a company, or find those who fit best.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let client = enrich_api::Client::from_env()?; // ENRICH_API_KEY
/// let answer = client.people_search().employees("https://www.linkedin.com/company/example-robotics").await?;
/// println!("{:?} {:?}", *answer, answer.meta());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct PeopleSearch {
    client: runtime::Client,
}
impl PeopleSearch {
    pub(crate) fn new(client: runtime::Client) -> Self {
        Self { client }
    }
    /// List the employees of a company.
    ///
    /// Lists people of a company, filtered by level, function and place. Costs 1 credit for every
    /// person in the answer; a page without people is free. Each page is charged for itself, also
    /// when it is read again.
    ///
    /// **Price:** 1 credit per result, charged when the result is returned.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `company_linkedin_url`: LinkedIn address of the company page.
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
    /// Described at `openapi/enrich.yaml#/paths/~1people-search~1employee-finder/post` (`POST
    /// /people-search/employee-finder`).
    pub fn employees(&self, company_linkedin_url: impl Into<String>) -> Employees {
        Employees {
            client: self.client.clone(),
            timeout: None,
            body: types::EmployeeFinderRequest::new(company_linkedin_url),
        }
    }
    /// Find the best contacts of a company.
    ///
    /// Works through up to 10 levels of an ideal customer profile, most wanted first, until enough
    /// people are found, and ranks them by score. Whoever fits an earlier level is left out of
    /// later ones.
    ///
    /// The score of a person, 100 at best, takes in only what the level names, plus the level's
    /// bonus. Costs 1 credit for every person in the answer; an answer without people is free.
    ///
    /// **Price:** 1 credit per result, charged when the result is returned.
    ///
    /// **Repeat:** only when the service cannot have acted on the first call. Each call that it
    /// acts on counts by itself.
    ///
    /// # Arguments
    /// - `company_linkedin_url`: LinkedIn address of the company page.
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
    /// Described at `openapi/enrich.yaml#/paths/~1people-search~1waterfall-icp-search/post` (`POST
    /// /people-search/waterfall-icp-search`).
    pub fn waterfall(&self, company_linkedin_url: impl Into<String>) -> Waterfall {
        Waterfall {
            client: self.client.clone(),
            timeout: None,
            body: types::WaterfallSearchRequest::new(company_linkedin_url),
        }
    }
}
/// The request of [`PeopleSearch::employees`].
///
/// List the employees of a company.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Employees {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::EmployeeFinderRequest,
}
impl Employees {
    /// Countries that people are in. At most 50 items.
    pub fn country(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.body.country = value.into_iter().map(Into::into).collect();
        self
    }
    /// Continents that people are on.
    pub fn continent(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.body.continent = value.into_iter().map(Into::into).collect();
        self
    }
    /// Sales regions that people are in, such as EMEA.
    pub fn sales_region(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.body.sales_region = value.into_iter().map(Into::into).collect();
        self
    }
    /// Seniority levels to keep.
    pub fn job_level(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.body.job_level = value.into_iter().map(Into::into).collect();
        self
    }
    /// Job functions to keep.
    pub fn job_function(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.body.job_function = value.into_iter().map(Into::into).collect();
        self
    }
    /// People on a page. Each of them costs a credit. 1 to 100. Left out, it is `10`.
    pub fn max_results(mut self, value: u64) -> Self {
        self.body.max_results = Some(value);
        self
    }
    /// Page to show, from 1. Every page is charged for itself. At least 1. Left out, it is `1`.
    pub fn page(mut self, value: u64) -> Self {
        self.body.page = Some(value);
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
    ) -> Result<crate::Response<types::EmployeePage>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::EmployeePage>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = employee_finder(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Employees {
    type Output = Result<crate::Response<types::EmployeePage>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Employees {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Employees))
            .field("operation", &"employeeFinder")
            .finish_non_exhaustive()
    }
}
/// The request of [`PeopleSearch::waterfall`].
///
/// Find the best contacts of a company.
#[derive(Clone)]
#[must_use = "a request is sent when it is awaited"]
pub struct Waterfall {
    client: runtime::Client,
    timeout: Option<::std::time::Duration>,
    body: types::WaterfallSearchRequest,
}
impl Waterfall {
    /// Levels, searched one after the other. Left out, these are searched: founders and CEOs, then
    /// the C-level, vice presidents and directors. 1 to 10 items.
    pub fn cascade(
        mut self,
        value: impl IntoIterator<Item = impl Into<types::CascadeLevel>>,
    ) -> Self {
        self.body.cascade = value.into_iter().map(Into::into).collect();
        self
    }
    /// Most people to return. Each of them costs a credit. 1 to 100. Left out, it is `25`.
    pub fn max_results(mut self, value: u64) -> Self {
        self.body.max_results = Some(value);
        self
    }
    /// Leave out people who score less. 0 to 100. Left out, it is `0`.
    pub fn min_score(mut self, value: f64) -> Self {
        self.body.min_score = Some(value);
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
    ) -> Result<crate::Response<types::WaterfallSearchResult>, crate::Error> {
        let client = self.client.clone();
        client.send(self.request()?).await
    }
    fn request(
        self,
    ) -> Result<runtime::Request<types::WaterfallSearchResult>, runtime::BuildError> {
        let timeout = self.timeout;
        let request = waterfall_icp_search(&self.client, &self.body)?;
        Ok(
            match timeout {
                Some(timeout) => request.with_timeout(timeout),
                None => request,
            },
        )
    }
}
impl ::std::future::IntoFuture for Waterfall {
    type Output = Result<crate::Response<types::WaterfallSearchResult>, crate::Error>;
    type IntoFuture = runtime::BoxFuture<'static, Self::Output>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}
/// Names the operation; what was asked of it may be somebody's data.
impl ::std::fmt::Debug for Waterfall {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        f.debug_struct(stringify!(Waterfall))
            .field("operation", &"waterfallIcpSearch")
            .finish_non_exhaustive()
    }
}
static EMPLOYEE_FINDER: runtime::Operation = runtime::Operation {
    id: "employeeFinder",
    method: "POST",
    path: "/people-search/employee-finder",
    price: runtime::Price::each(runtime::Credits::new(1i64), "result")
        .when("the result is returned"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "default",
};
static WATERFALL_ICP_SEARCH: runtime::Operation = runtime::Operation {
    id: "waterfallIcpSearch",
    method: "POST",
    path: "/people-search/waterfall-icp-search",
    price: runtime::Price::each(runtime::Credits::new(1i64), "result")
        .when("the result is returned"),
    repeat: runtime::Repeat::NotProcessed,
    rate_class: "default",
};
#[allow(clippy::all)]
/// Builds the request of `employee_finder`.
fn employee_finder<'a>(
    client: &'a runtime::Client,
    body: &'a types::EmployeeFinderRequest,
) -> Result<runtime::Request<types::EmployeePage>, runtime::BuildError> {
    let url = format!("{}/people-search/employee-finder", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&EMPLOYEE_FINDER, request))
}
#[allow(clippy::all)]
/// Builds the request of `waterfall_icp_search`.
fn waterfall_icp_search<'a>(
    client: &'a runtime::Client,
    body: &'a types::WaterfallSearchRequest,
) -> Result<runtime::Request<types::WaterfallSearchResult>, runtime::BuildError> {
    let url = format!("{}/people-search/waterfall-icp-search", client.base_url());
    let request = client
        .http()
        .post(url)
        .header(
            ::reqwest::header::ACCEPT,
            ::reqwest::header::HeaderValue::from_static("application/json"),
        )
        .json(&body)
        .build()?;
    Ok(runtime::Request::new(&WATERFALL_ICP_SEARCH, request))
}
