//! Types that only `reverse_email_lookup` uses.
#[allow(unused_imports)]
use super::*;
#[allow(unused_imports)]
use openapi_client_runtime as runtime;
/// The email addresses to look up.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct ReverseLookupBatchRequest {
    /// Email addresses whose owners are wanted. One that occurs several times, in whatever case, is
    /// looked up and paid once. 1 to 100,000 items.
    pub emails: Vec<String>,
    /// Where to deliver each result and the closing report. It should be hard to guess, as
    /// deliveries are not signed.
    #[serde(rename = "webhookUrl", skip_serializing_if = "Option::is_none")]
    pub webhook_url: Option<String>,
}
impl ReverseLookupBatchRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(emails: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            emails: emails.into_iter().map(Into::into).collect(),
            webhook_url: Default::default(),
        }
    }
}
/// One page of a batch of reverse lookups.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct ReverseLookupBatchResults {
    /// Id of the batch.
    #[serde(rename = "batchId")]
    pub batch_id: String,
    /// State of the batch when the page was read.
    pub status: BatchState,
    /// Unique email addresses in the batch.
    #[serde(rename = "totalItems", skip_serializing_if = "Option::is_none")]
    pub total_items: Option<u64>,
    /// Email addresses processed so far.
    #[serde(rename = "processedItems", skip_serializing_if = "Option::is_none")]
    pub processed_items: Option<u64>,
    /// Email addresses that a profile was found for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successful: Option<u64>,
    /// Email addresses without a profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed: Option<u64>,
    /// Number of this page, counted from 1. At least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// Most rows a page may have, as asked for. At least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Profiles on this page. Email addresses without one have no row, so rows can be fewer than
    /// items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<ReverseLookupResult>,
}
/// The email address to look up.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct ReverseLookupRequest {
    /// Email address whose owner is wanted. At most 254 characters.
    pub email: String,
}
impl ReverseLookupRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(email: impl Into<String>) -> Self {
        Self { email: email.into() }
    }
}
impl<T: Into<String>> From<T> for ReverseLookupRequest {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}
