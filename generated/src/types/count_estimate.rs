//! Types that only `count_estimate` uses.
#[allow(unused_imports)]
use super::*;
#[allow(unused_imports)]
use openapi_client_runtime as runtime;
/// Estimated number of followers and, where available, how they divide.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct CountEstimate {
    /// Followers that match all filters.
    #[serde(rename = "totalCount")]
    pub total_count: i64,
    /// The same followers by job function. Null when no breakdown is available.
    #[serde(rename = "functionBreakdown", skip_serializing_if = "Option::is_none")]
    pub function_breakdown: Option<Vec<FunctionShare>>,
    /// The same followers by seniority. Null when no breakdown is available.
    #[serde(rename = "seniorityBreakdown", skip_serializing_if = "Option::is_none")]
    pub seniority_breakdown: Option<Vec<SeniorityShare>>,
    /// Filters that were in force; null when there were none.
    #[serde(rename = "filtersApplied", skip_serializing_if = "Option::is_none")]
    pub filters_applied: Option<FollowerFilters>,
}
/// The company whose followers are to be counted, and which of them count.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct CountEstimateRequest {
    /// Countries that followers are in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<FollowerCountry>,
    /// States, provinces or regions that followers are in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<FollowerState>,
    /// Job titles that followers hold.
    #[serde(rename = "jobTitles", default, skip_serializing_if = "Vec::is_empty")]
    pub job_titles: Vec<FollowerJobTitle>,
    /// Departments that followers work in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<FollowerDepartment>,
    /// Seniority of followers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<FollowerLevel>,
    /// LinkedIn address of the company page.
    #[serde(rename = "companyUrl")]
    pub company_url: String,
}
impl CountEstimateRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(company_url: impl Into<String>) -> Self {
        Self {
            countries: Default::default(),
            states: Default::default(),
            job_titles: Default::default(),
            departments: Default::default(),
            levels: Default::default(),
            company_url: company_url.into(),
        }
    }
}
runtime::open_enum! {
    #[doc =
    " How a count begins: `pending` has been queued, `completed` was answered from the cache."]
    pub enum CountEstimateStart { #[doc = " `pending`"] Pending = "pending", #[doc =
    " `completed`"] Completed = "completed", }
}
runtime::open_enum! {
    #[doc =
    " Life of a count: `pending` waits, `in_progress` runs; `completed`, `failed` and `cancelled`"]
    #[doc = " are final."] pub enum CountEstimateState { #[doc = " `pending`"] Pending =
    "pending", #[doc = " `in_progress`"] InProgress = "in_progress", #[doc =
    " `completed`"] Completed = "completed", #[doc = " `failed`"] Failed = "failed",
    #[doc = " `cancelled`"] Cancelled = "cancelled", }
}
/// How far a count has come and, once it is `completed`, what it found.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct CountEstimateStatus {
    /// Id of the count.
    #[serde(rename = "batchId")]
    pub batch_id: String,
    /// Present state.
    pub status: CountEstimateState,
    /// The company as asked for.
    #[serde(rename = "companyUrl")]
    pub company_url: String,
    /// Remark on the present state. After a failure it gives the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// When the count was started.
    #[serde(rename = "createdAt")]
    pub created_at: ::chrono::DateTime<::chrono::offset::Utc>,
    /// When it ended; null while it runs.
    #[serde(rename = "completedAt", skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    /// The estimate. Absent until the count is `completed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<CountEstimate>,
}
/// A count that was started, or one that the cache could answer at once.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct CountEstimateSubmission {
    /// Id to ask for the outcome with.
    #[serde(rename = "batchId")]
    pub batch_id: String,
    /// `completed` when the cache had the answer, which then stands in `data`; otherwise `pending`.
    pub status: CountEstimateStart,
    /// Remark on the submission, meant for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// `true` when the answer was taken from the cache and nothing was charged.
    #[serde(rename = "fromCache", skip_serializing_if = "Option::is_none")]
    pub from_cache: Option<bool>,
    /// When the cached answer was made.
    #[serde(rename = "cachedAt", skip_serializing_if = "Option::is_none")]
    pub cached_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    /// The estimate, present only when it came from the cache.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<CountEstimate>,
}
/// Conditions on followers. The values come from closed lists; a list that is left out filters
/// nothing.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct FollowerFilters {
    /// Countries that followers are in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<FollowerCountry>,
    /// States, provinces or regions that followers are in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<FollowerState>,
    /// Job titles that followers hold.
    #[serde(rename = "jobTitles", default, skip_serializing_if = "Vec::is_empty")]
    pub job_titles: Vec<FollowerJobTitle>,
    /// Departments that followers work in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub departments: Vec<FollowerDepartment>,
    /// Seniority of followers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<FollowerLevel>,
}
/// Followers with one job function.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct FunctionShare {
    /// Name of the job function.
    #[serde(rename = "functionName")]
    pub function_name: String,
    /// Identifier of the job function.
    #[serde(rename = "functionId")]
    pub function_id: String,
    /// Followers with this function.
    pub count: i64,
    /// Their share of the total, in percent.
    pub percentage: f64,
    /// The same followers by seniority. Null when no breakdown is available.
    #[serde(rename = "seniorityBreakdown", skip_serializing_if = "Option::is_none")]
    pub seniority_breakdown: Option<Vec<SeniorityShare>>,
}
/// Followers of one seniority.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct SeniorityShare {
    /// Name of the level.
    #[serde(rename = "seniorityLevel")]
    pub seniority_level: String,
    /// Identifier of the level.
    #[serde(rename = "seniorityId")]
    pub seniority_id: String,
    /// Followers at this level.
    pub count: i64,
    /// Their share, in percent, of the group that is broken down.
    pub percentage: f64,
}
