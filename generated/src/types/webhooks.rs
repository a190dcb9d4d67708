//! Types that only `webhooks` uses.
#[allow(unused_imports)]
use super::*;
#[allow(unused_imports)]
use openapi_client_runtime as runtime;
/// Delivered once, when a scrape has ended. Unlike the other events it names its batch beside
/// `data`, and its members are in camelCase.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct CompanyFollowerCompletionEvent {
    /// Tells the events apart that one URL may receive. Always
    /// `webhook:company_follower_completion.completed`.
    pub event: String,
    /// Id of the scrape.
    #[serde(rename = "batchId")]
    pub batch_id: String,
    /// When the event was sent.
    pub timestamp: ::chrono::DateTime<::chrono::offset::Utc>,
    /// The figures of the scrape.
    pub data: FollowerTally,
}
/// Delivered for every profile that a scrape collects. Unlike the other events it names its
/// batch beside `data`, and its members are in camelCase.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct CompanyFollowerResultEvent {
    /// Tells the events apart that one URL may receive. Always
    /// `webhook:company_follower_result.completed`.
    pub event: String,
    /// Id of the scrape.
    #[serde(rename = "batchId")]
    pub batch_id: String,
    /// When the event was sent.
    pub timestamp: ::chrono::DateTime<::chrono::offset::Utc>,
    /// The profile and the company it follows.
    pub data: FollowerDelivery,
}
/// A follower as delivered to a webhook.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct DeliveredFollower {
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
    /// Address of the follower's LinkedIn profile.
    #[serde(rename = "profileUrl", skip_serializing_if = "Option::is_none")]
    pub profile_url: Option<String>,
    /// When the profile was collected.
    #[serde(rename = "createdAt", skip_serializing_if = "Option::is_none")]
    pub created_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
}
/// Delivered once, when an email finder batch has ended. Its name lacks the `webhook:` prefix
/// of most other events.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmailFinderCompletionEvent {
    /// Tells the events apart that one URL may receive. Always `finder.completed`.
    pub event: String,
    /// When the event was sent.
    pub timestamp: ::chrono::DateTime<::chrono::offset::Utc>,
    /// The figures of the batch.
    pub data: EmailFinderTally,
}
/// A find on its way to a webhook.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmailFinderDelivery {
    /// Id of the batch.
    pub job_id: String,
    /// Id of this result; use it to recognize repeated deliveries.
    pub result_id: String,
    /// The find.
    pub result: EmailFinderOutcome,
}
/// A find, in the short form of webhooks.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmailFinderOutcome {
    /// Address that was found. It is always sent; rely on `result` to know whether it means
    /// anything.
    pub email: String,
    /// Whether an address was found.
    pub result: EmailFinderVerdict,
    /// Outcome in words, meant for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// How certain it is that the address belongs to the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Whether the domain accepts mail for any address.
    pub is_catch_all: bool,
    /// Domain as asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Service that handles mail for the domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
}
/// Delivered for every person of an email finder batch.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmailFinderResultEvent {
    /// Tells the events apart that one URL may receive. Always `webhook:finder_lookup.completed`.
    pub event: String,
    /// When the event was sent.
    pub timestamp: ::chrono::DateTime<::chrono::offset::Utc>,
    /// The find and the batch it belongs to.
    pub data: EmailFinderDelivery,
}
/// The figures of a finished email finder batch.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmailFinderTally {
    /// Id of the batch.
    pub job_id: String,
    /// Always `completed`.
    pub status: BatchState,
    /// Unique people in the batch.
    pub total_items: i64,
    /// People who could be looked for.
    pub successful: i64,
    /// People who could not be looked for.
    pub failed: i64,
    /// When the batch ended.
    pub completed_at: ::chrono::DateTime<::chrono::offset::Utc>,
    /// People an address was found for; only these are charged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<i64>,
    /// People without an address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_found: Option<i64>,
}
runtime::open_enum! {
    #[doc = " Whether an address was found."] pub enum EmailFinderVerdict { #[doc =
    " `found`"] Found = "found", #[doc = " `not_found`"] NotFound = "not_found", }
}
/// Delivered once, when a validation batch has ended. Its name lacks the `webhook:` prefix of
/// most other events.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmailValidationCompletionEvent {
    /// Tells the events apart that one URL may receive. Always `validation.completed`.
    pub event: String,
    /// When the event was sent.
    pub timestamp: ::chrono::DateTime<::chrono::offset::Utc>,
    /// The figures of the batch.
    pub data: EmailValidationTally,
}
/// A verdict on its way to a webhook.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmailValidationDelivery {
    /// Id of the batch.
    pub job_id: String,
    /// Id of this result; use it to recognize repeated deliveries.
    pub result_id: String,
    /// The verdict.
    pub result: EmailValidationOutcome,
}
/// The verdict on an address, in the short form of webhooks.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmailValidationOutcome {
    /// Address that was checked.
    pub email: String,
    /// The verdict. `risky` is free of charge.
    pub result: EmailVerdict,
    /// Reason for the verdict, meant for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Service that handles mail for the domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// How far the verdict can be relied on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<ValidationConfidence>,
    /// Whether the domain accepts mail for any address.
    pub is_catch_all: bool,
    /// Domain of the address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
}
/// Delivered for every address of a validation batch.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmailValidationResultEvent {
    /// Tells the events apart that one URL may receive. Always `webhook:email_lookup.completed`.
    pub event: String,
    /// When the event was sent.
    pub timestamp: ::chrono::DateTime<::chrono::offset::Utc>,
    /// The verdict and the batch it belongs to.
    pub data: EmailValidationDelivery,
}
/// The figures of a finished validation batch.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmailValidationTally {
    /// Id of the batch.
    pub job_id: String,
    /// Always `completed`.
    pub status: BatchState,
    /// Unique addresses in the batch.
    pub total_items: i64,
    /// Addresses that could be checked.
    pub successful: i64,
    /// Addresses that could not be checked.
    pub failed: i64,
    /// When the batch ended.
    pub completed_at: ::chrono::DateTime<::chrono::offset::Utc>,
    /// Addresses found `valid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid: Option<i64>,
    /// Addresses found `invalid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invalid: Option<i64>,
    /// Addresses found `risky`, which are free.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risky: Option<i64>,
}
/// A follower on their way to a webhook.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct FollowerDelivery {
    /// The company as asked for.
    #[serde(rename = "companyUrl")]
    pub company_url: String,
    /// The follower.
    pub follower: DeliveredFollower,
}
/// The figures of a finished scrape.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct FollowerTally {
    /// The company as asked for.
    #[serde(rename = "companyUrl")]
    pub company_url: String,
    /// Profiles that were delivered.
    #[serde(rename = "followerCount")]
    pub follower_count: i64,
    /// Duration of the scrape in milliseconds.
    #[serde(rename = "processingTimeMs")]
    pub processing_time_ms: i64,
}
runtime::open_enum! {
    #[doc =
    " How one item of a batch came out: `success` has data, `no_match` found nothing, `error`"]
    #[doc = " could not be looked up."] pub enum LookupResultType { #[doc = " `success`"]
    Success = "success", #[doc = " `no_match`"] NoMatch = "no_match", #[doc = " `error`"]
    Error = "error", }
}
/// The figures of a finished batch of phone lookups or reverse email lookups.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct LookupTally {
    /// Id of the batch.
    pub job_id: String,
    /// State that the batch ended in.
    pub status: BatchState,
    /// Unique items in the batch.
    pub total_items: i64,
    /// Items that something was found for; only these are charged.
    pub found: i64,
    /// Items without a find.
    pub not_found: i64,
    /// When the batch ended.
    pub completed_at: ::chrono::DateTime<::chrono::offset::Utc>,
}
/// Delivered once, when a phone batch has ended.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct PhoneCompletionEvent {
    /// Tells the events apart that one URL may receive. Always
    /// `webhook:phone_completion.completed`.
    pub event: String,
    /// When the event was sent.
    pub timestamp: ::chrono::DateTime<::chrono::offset::Utc>,
    /// The figures of the batch.
    pub data: LookupTally,
}
/// The numbers of one item on their way to a webhook.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct PhoneDelivery {
    /// Id of the batch.
    pub job_id: String,
    /// Id of this result; use it to recognize repeated deliveries.
    pub result_id: String,
    /// How the item came out.
    #[serde(rename = "type")]
    pub type_: LookupResultType,
    /// Phone numbers of the person. Absent unless `type` is `success`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<String>,
    /// Why the lookup failed. Absent unless `type` is `error`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Outcome in words, meant for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}
/// Delivered for every item of a phone batch.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct PhoneResultEvent {
    /// Tells the events apart that one URL may receive. Always `webhook:phone_result.completed`.
    pub event: String,
    /// When the event was sent.
    pub timestamp: ::chrono::DateTime<::chrono::offset::Utc>,
    /// The numbers and the batch they belong to.
    pub data: PhoneDelivery,
}
/// Delivered once, when a reverse lookup batch has ended.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct ReverseLookupCompletionEvent {
    /// Tells the events apart that one URL may receive. Always
    /// `webhook:email_completion.completed`.
    pub event: String,
    /// When the event was sent.
    pub timestamp: ::chrono::DateTime<::chrono::offset::Utc>,
    /// The figures of the batch.
    pub data: LookupTally,
}
/// A profile on its way to a webhook.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct ReverseLookupDelivery {
    /// Id of the batch.
    pub job_id: String,
    /// Id of this result; use it to recognize repeated deliveries.
    pub result_id: String,
    /// How the email address came out.
    #[serde(rename = "type")]
    pub type_: LookupResultType,
    /// The profile. Absent unless `type` is `success`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<ReverseLookupResult>,
    /// Why the lookup failed. Absent unless `type` is `error`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Outcome in words, meant for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}
/// Delivered for every email address of a reverse lookup batch.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct ReverseLookupResultEvent {
    /// Tells the events apart that one URL may receive. Always `webhook:email_result.completed`.
    pub event: String,
    /// When the event was sent.
    pub timestamp: ::chrono::DateTime<::chrono::offset::Utc>,
    /// The profile and the batch it belongs to.
    pub data: ReverseLookupDelivery,
}
