//! Types that only `phone_finder` uses.
#[allow(unused_imports)]
use super::*;
#[allow(unused_imports)]
use openapi_client_runtime as runtime;
/// People to find numbers for, by email address, by profile, or both. At least one item is
/// needed.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Serialize)]
pub struct PhoneBatchRequest {
    /// Email addresses of people. Case does not matter when duplicates are dropped. At most 500,000
    /// items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<String>,
    /// LinkedIn profiles of people. Duplicates are recognized only when they are spelled alike. At
    /// most 500,000 items.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub linkedins: Vec<String>,
    /// Where to deliver each result and the closing report. It should be hard to guess, as
    /// deliveries are not signed.
    #[serde(rename = "webhookUrl", skip_serializing_if = "Option::is_none")]
    pub webhook_url: Option<String>,
}
/// One page of a batch of phone lookups.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct PhoneBatchResults {
    /// Id of the batch.
    #[serde(rename = "batchId")]
    pub batch_id: String,
    /// State of the batch when the page was read.
    pub status: BatchState,
    /// Unique items in the batch.
    #[serde(rename = "totalItems", skip_serializing_if = "Option::is_none")]
    pub total_items: Option<u64>,
    /// Items processed so far.
    #[serde(rename = "processedItems", skip_serializing_if = "Option::is_none")]
    pub processed_items: Option<u64>,
    /// Items that a number was found for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successful: Option<u64>,
    /// Items without a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed: Option<u64>,
    /// Items on this page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<PhoneBatchRow>,
    /// Number of this page, counted from 1. At least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// Most rows a page may have, as asked for. At least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
}
/// The numbers found for one item of a batch. `email` or `linkedin` tells which item it was.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct PhoneBatchRow {
    /// Email address that was asked for. Absent for items given by profile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Profile that was asked for. Absent for items given by email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linkedin: Option<String>,
    /// Phone numbers of the person.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<String>,
    /// Why the lookup failed. Absent when it did not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}
/// The numbers that were found.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct PhoneLookupResult {
    /// Phone numbers of the person. Empty when none was found, in which case the call is free.
    pub phones: Vec<String>,
}
