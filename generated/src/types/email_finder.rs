//! Types that only `email_finder` uses.
#[allow(unused_imports)]
use super::*;
#[allow(unused_imports)]
use openapi_client_runtime as runtime;
/// People to find email addresses for.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct EmailFinderBatchRequest {
    /// People with their employers' domains. The same person at the same domain, in whatever case,
    /// is processed and paid once. 1 to 500,000 items.
    pub leads: Vec<EmailFinderRequest>,
    /// Where to deliver each result and the closing report. It should be hard to guess, as
    /// deliveries are not signed.
    #[serde(rename = "webhookUrl", skip_serializing_if = "Option::is_none")]
    pub webhook_url: Option<String>,
}
impl EmailFinderBatchRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(leads: impl IntoIterator<Item = impl Into<EmailFinderRequest>>) -> Self {
        Self {
            leads: leads.into_iter().map(Into::into).collect(),
            webhook_url: Default::default(),
        }
    }
}
/// One page of a batch of email finds.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmailFinderBatchResults {
    /// Id of the batch.
    #[serde(rename = "batchId")]
    pub batch_id: String,
    /// State of the batch when the page was read.
    pub status: BatchState,
    /// Unique people in the batch.
    #[serde(rename = "totalItems", skip_serializing_if = "Option::is_none")]
    pub total_items: Option<u64>,
    /// People processed so far.
    #[serde(rename = "processedCount", skip_serializing_if = "Option::is_none")]
    pub processed_count: Option<u64>,
    /// Results on this page, those without a find included.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<EmailFinderResult>,
}
/// A person and the domain of their employer.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct EmailFinderRequest {
    /// Given name. 1 to 100 characters.
    #[serde(rename = "firstName")]
    pub first_name: String,
    /// Family name. 1 to 100 characters.
    #[serde(rename = "lastName")]
    pub last_name: String,
    /// Domain that the email address is looked for at, such as `example.com`. 1 to 253 characters.
    pub domain: String,
}
impl EmailFinderRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(
        first_name: impl Into<String>,
        last_name: impl Into<String>,
        domain: impl Into<String>,
    ) -> Self {
        Self {
            first_name: first_name.into(),
            last_name: last_name.into(),
            domain: domain.into(),
        }
    }
}
/// The email address that was found, or a statement that there is none.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct EmailFinderResult {
    /// Given name as asked for.
    #[serde(rename = "firstName")]
    pub first_name: String,
    /// Family name as asked for.
    #[serde(rename = "lastName")]
    pub last_name: String,
    /// Domain as asked for.
    pub domain: String,
    /// Whether an email address was found. Only then was the call charged.
    pub found: bool,
    /// The address. Absent when `found` is `false`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// How certain it is that the address belongs to the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Whether the domain accepts mail for any address, which makes a find less certain.
    #[serde(rename = "isCatchAll", skip_serializing_if = "Option::is_none")]
    pub is_catch_all: Option<bool>,
    /// Service that handles mail for the domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// Outcome in words, meant for people.
    pub message: String,
}
