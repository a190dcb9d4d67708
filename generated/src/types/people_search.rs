//! Types that only `people_search` uses.
#[allow(unused_imports)]
use super::*;
#[allow(unused_imports)]
use openapi_client_runtime as runtime;
/// One level of a waterfall search. Only the dimensions named here take part in the score.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Serialize)]
pub struct CascadeLevel {
    /// Job titles wanted; title counts for up to 30 points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub include_title: Vec<String>,
    /// Job titles that rule a person out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclude_title: Vec<String>,
    /// Seniority levels wanted; they count for up to 20 points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub job_levels: Vec<String>,
    /// Job functions wanted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub job_functions: Vec<String>,
    /// Skills wanted; they count for up to 15 points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<String>,
    /// Places wanted; they count for up to 15 points.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub location: Vec<String>,
    /// Look for the titles in profile headlines too. Left out, it is `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include_headline_search: Option<bool>,
    /// Points on top for whoever is found at this level. 0 to 30. Left out, it is `0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority_bonus: Option<u64>,
}
/// What one level contributed.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct CascadeStats {
    /// Which level.
    pub level: i64,
    /// People who matched at this level.
    pub candidates_found: i64,
    /// Those of them who are in the answer and were not matched before.
    pub candidates_kept: i64,
}
/// The job a person holds. Members are null or absent where the profile does not show them.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct CurrentPosition {
    /// Job title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Employer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// Seniority that the title stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Job function that the title belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub function: Option<String>,
    /// Whether the person still holds the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_current: Option<bool>,
    /// When the person took the job, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
}
/// A person who works or worked for the company. Members are null or absent where the profile
/// does not show them.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct Employee {
    /// Given name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Name as shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full_name: Option<String>,
    /// Headline of the profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// The person's description of themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about_me: Option<String>,
    /// Where the person is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<EmployeeLocation>,
    /// LinkedIn profile of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linkedin_url: Option<String>,
    /// Job title at the company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    /// Seniority that the title stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_level: Option<String>,
    /// Job function that the title belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_function: Option<String>,
    /// Whether the person still holds the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_is_current: Option<bool>,
    /// Education, in one string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub education: Option<String>,
    /// Skills, in one string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skills: Option<String>,
    /// Certifications, in one string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certifications: Option<String>,
}
/// The company, and which of its people to list. A list that is left out filters nothing.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct EmployeeFinderRequest {
    /// LinkedIn address of the company page.
    pub company_linkedin_url: String,
    /// Countries that people are in. At most 50 items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub country: Vec<String>,
    /// Continents that people are on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub continent: Vec<String>,
    /// Sales regions that people are in, such as EMEA.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sales_region: Vec<String>,
    /// Seniority levels to keep.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub job_level: Vec<String>,
    /// Job functions to keep.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub job_function: Vec<String>,
    /// People on a page. Each of them costs a credit. 1 to 100. Left out, it is `10`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<u64>,
    /// Page to show, from 1. Every page is charged for itself. At least 1. Left out, it is `1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
}
impl EmployeeFinderRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(company_linkedin_url: impl Into<String>) -> Self {
        Self {
            company_linkedin_url: company_linkedin_url.into(),
            country: Default::default(),
            continent: Default::default(),
            sales_region: Default::default(),
            job_level: Default::default(),
            job_function: Default::default(),
            max_results: Default::default(),
            page: Default::default(),
        }
    }
}
/// Where a person is. Members are null or absent where the profile does not show them.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmployeeLocation {
    /// City.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Code of the state or province.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_code: Option<String>,
    /// Name of the country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Code of the country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// Name of the continent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continent: Option<String>,
}
/// One page of a company's people.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmployeePage {
    /// The company as asked for.
    pub company_linkedin_url: String,
    /// Most people a page may have, as asked for.
    pub max_results: i64,
    /// People on this page, which is also what was charged.
    pub results_length: i64,
    /// Number of this page, counted from 1.
    pub page: i64,
    /// Number of pages at this size.
    pub total_pages: i64,
    /// People on all pages together.
    pub total_results: i64,
    /// People on this page.
    pub results: Vec<Employee>,
}
/// Who a person is. Members are null or absent where the profile does not show them.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct PersonSummary {
    /// Given name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// LinkedIn profile of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linkedin_url: Option<String>,
    /// Headline of that profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linkedin_headline: Option<String>,
    /// Location, as free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Domain of the person's email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_domain: Option<String>,
}
/// A person with a score, and how it came about.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct RankedPerson {
    /// Who it is.
    pub person: PersonSummary,
    /// The job that made the person match.
    pub current_position: CurrentPosition,
    /// Skills of the person.
    pub skills: Vec<String>,
    /// Education, in one string; null when unknown.
    #[serde(deserialize_with = "Option::deserialize")]
    pub education: Option<String>,
    /// Certifications, in one string; null when unknown.
    #[serde(deserialize_with = "Option::deserialize")]
    pub certifications: Option<String>,
    /// How well the person fits, from 0 to 100.
    pub score: f64,
    /// Place in the list, from 1. At least 1.
    pub ranking: u64,
    /// Level of the cascade that matched. Later levels do not list the person again.
    pub cascade_level: u64,
    /// What the score is made of.
    pub ranking_factors: RankingFactors,
    /// The criteria that matched.
    pub what_matched: Vec<String>,
}
/// Points by dimension. A dimension that the level does not name is left out of the score.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct RankingFactors {
    /// Points for the job title, at most 30.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_match: Option<f64>,
    /// Points for the seniority, at most 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_level: Option<f64>,
    /// Points for skills, at most 15.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skills_overlap: Option<f64>,
    /// Points for the place, at most 15.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location_match: Option<f64>,
    /// Points for holding the job at present, at most 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current_job: Option<f64>,
    /// Points for a profile without gaps, at most 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile_completeness: Option<f64>,
    /// Points for tenure, at most 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub experience: Option<f64>,
    /// Points that the level adds, at most 30.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority_bonus: Option<f64>,
}
/// The company, and the levels to search it by, most wanted first.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct WaterfallSearchRequest {
    /// LinkedIn address of the company page.
    pub company_linkedin_url: String,
    /// Levels, searched one after the other. Left out, these are searched: founders and CEOs, then
    /// the C-level, vice presidents and directors. 1 to 10 items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cascade: Vec<CascadeLevel>,
    /// Most people to return. Each of them costs a credit. 1 to 100. Left out, it is `25`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_results: Option<u64>,
    /// Leave out people who score less. 0 to 100. Left out, it is `0`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_score: Option<f64>,
}
impl WaterfallSearchRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(company_linkedin_url: impl Into<String>) -> Self {
        Self {
            company_linkedin_url: company_linkedin_url.into(),
            cascade: Default::default(),
            max_results: Default::default(),
            min_score: Default::default(),
        }
    }
}
/// The people found, best first, and what each level contributed.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct WaterfallSearchResult {
    /// People in order of their ranking.
    pub results: Vec<RankedPerson>,
    /// People who matched at any level.
    pub total_found: i64,
    /// People in this answer, which is also what was charged.
    pub total_returned: i64,
    /// What each level contributed.
    pub cascade_stats: Vec<CascadeStats>,
}
