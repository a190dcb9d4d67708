//! Types that only `company_followers` uses.
#[allow(unused_imports)]
use super::*;
#[allow(unused_imports)]
use openapi_client_runtime as runtime;
runtime::open_enum! {
    #[doc =
    " State of an approval: `none` was never asked for, `pending` waits for a decision, `approved`"]
    #[doc = " is in force, `rejected` was turned down, `revoked` was withdrawn."] pub
    enum AccessStatus { #[doc = " `approved`"] Approved = "approved", #[doc =
    " `pending`"] Pending = "pending", #[doc = " `rejected`"] Rejected = "rejected",
    #[doc = " `revoked`"] Revoked = "revoked", #[doc = " `none`"] None = "none", }
}
/// Whether this organization may scrape followers, at what price, and how much of the day's
/// allowance is left. Everything but `status` is sent for approved organizations only.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct CompanyFollowerLimit {
    /// State of the organization's approval. Only `approved` lets a scrape start.
    pub status: AccessStatus,
    /// Size of the daily allowance.
    #[serde(rename = "dailyLimit", skip_serializing_if = "Option::is_none")]
    pub daily_limit: Option<i64>,
    /// Part of the allowance that today has used up.
    #[serde(rename = "dailyUsed", skip_serializing_if = "Option::is_none")]
    pub daily_used: Option<i64>,
    /// Part of the allowance that is left for today.
    #[serde(rename = "dailyRemaining", skip_serializing_if = "Option::is_none")]
    pub daily_remaining: Option<i64>,
    /// Price of one delivered profile; multiply it by `max_limit` to know what a scrape reserves.
    #[serde(rename = "creditsPerProfile", skip_serializing_if = "Option::is_none")]
    pub credits_per_profile: Option<runtime::Credits>,
}
/// The company to scrape, the most profiles to pay for, and which followers to keep.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct CompanyFollowerRequest {
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
    /// Most profiles to collect. The reservation is this number times the price of one profile, so
    /// it also caps the bill. 1 to 50,000.
    pub max_limit: u64,
    /// Label of your own, to recognize the scrape by. At most 100 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Where to deliver profiles and the closing report. With it the scrape also settles its
    /// credits without anyone fetching results. It should be hard to guess, as deliveries are not
    /// signed.
    #[serde(rename = "webhookUrl", skip_serializing_if = "Option::is_none")]
    pub webhook_url: Option<String>,
    /// Set to have the company scraped afresh even where collected data is at hand.
    #[serde(rename = "skipCache", skip_serializing_if = "Option::is_none")]
    pub skip_cache: Option<bool>,
}
impl CompanyFollowerRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(company_url: impl Into<String>, max_limit: u64) -> Self {
        Self {
            countries: Default::default(),
            states: Default::default(),
            job_titles: Default::default(),
            departments: Default::default(),
            levels: Default::default(),
            company_url: company_url.into(),
            max_limit,
            name: Default::default(),
            webhook_url: Default::default(),
            skip_cache: Default::default(),
        }
    }
}
/// One page of collected profiles.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct CompanyFollowerResults {
    /// Id of the scrape.
    #[serde(rename = "batchId")]
    pub batch_id: String,
    /// Number of profiles given for this answer.
    pub count: i64,
    /// Profiles on this page.
    pub data: Vec<FollowerProfile>,
    /// Where this page stands.
    pub pagination: Pagination,
}
/// A collected follower.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct FollowerProfile {
    /// LinkedIn's own identifier of the member.
    #[serde(rename = "objectURN", skip_serializing_if = "Option::is_none")]
    pub object_urn: Option<String>,
    /// Full name as shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Given name.
    #[serde(rename = "firstName", skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(rename = "lastName", skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Address of the profile picture.
    #[serde(rename = "profilePictureUrl", skip_serializing_if = "Option::is_none")]
    pub profile_picture_url: Option<String>,
    /// Present job title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Present employer.
    #[serde(rename = "companyName", skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// LinkedIn page of the employer.
    #[serde(rename = "companyProfileUrl", skip_serializing_if = "Option::is_none")]
    pub company_profile_url: Option<String>,
    /// Website of the employer.
    #[serde(rename = "companyWebsite", skip_serializing_if = "Option::is_none")]
    pub company_website: Option<String>,
    /// Domain of the employer, without scheme or path.
    #[serde(rename = "companyDomain", skip_serializing_if = "Option::is_none")]
    pub company_domain: Option<String>,
    /// Address of the employer's logo.
    #[serde(rename = "companyLogoUrl", skip_serializing_if = "Option::is_none")]
    pub company_logo_url: Option<String>,
    /// Location of the employer, as free text.
    #[serde(rename = "companyLocation", skip_serializing_if = "Option::is_none")]
    pub company_location: Option<String>,
    /// Location of the follower, as free text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// The follower's description of themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Distance in the network: 1 for a direct connection, 2 and 3 for farther ones.
    #[serde(rename = "connectionDegree", skip_serializing_if = "Option::is_none")]
    pub connection_degree: Option<f64>,
    /// Time with the present employer, as free text.
    #[serde(rename = "tenureAtCompany", skip_serializing_if = "Option::is_none")]
    pub tenure_at_company: Option<String>,
    /// Industry of the employer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub industry: Option<String>,
    /// Whether the follower has a LinkedIn Premium subscription.
    #[serde(rename = "isPremium", skip_serializing_if = "Option::is_none")]
    pub is_premium: Option<bool>,
    /// Whether anyone may send the follower messages.
    #[serde(rename = "isOpenProfile", skip_serializing_if = "Option::is_none")]
    pub is_open_profile: Option<bool>,
    /// Whether the profile is marked as saved.
    #[serde(rename = "isSaved", skip_serializing_if = "Option::is_none")]
    pub is_saved: Option<bool>,
    /// Signals that LinkedIn shows with the profile.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spotlights: Vec<String>,
    /// Address of the follower's LinkedIn profile. The one member that is always there.
    #[serde(rename = "profileUrl")]
    pub profile_url: String,
}
/// How far a scrape has come.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct FollowerScrapeProgress {
    /// Id of the scrape.
    #[serde(rename = "batchId")]
    pub batch_id: String,
    /// Profiles processed so far.
    pub processed: i64,
    /// Profiles to work through.
    pub total: i64,
    /// Profiles that could not be collected.
    pub errors: i64,
    /// `true` once the scrape has ended, whether or not it got everything.
    pub done: bool,
    /// `true` when the scrape stopped short. It can be continued for 3 days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub partial: Option<bool>,
    /// Remark on the present state, meant for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}
/// A scrape that was started or is being continued.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct FollowerScrapeSubmission {
    /// Id to follow the scrape with. A continued scrape is worked on in place, under the id it had.
    #[serde(rename = "batchId")]
    pub batch_id: String,
    /// Remark on the submission, meant for people.
    pub message: String,
}
