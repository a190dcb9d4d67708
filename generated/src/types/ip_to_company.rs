//! Types that only `ip_to_company` uses.
#[allow(unused_imports)]
use super::*;
#[allow(unused_imports)]
use openapi_client_runtime as runtime;
/// One page of a batch of addresses. Any member may be absent.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct IpBatchResults {
    /// Id of the batch.
    #[serde(rename = "batchId", skip_serializing_if = "Option::is_none")]
    pub batch_id: Option<String>,
    /// State of the batch when the page was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<BatchState>,
    /// Unique addresses in the batch.
    #[serde(rename = "totalItems", skip_serializing_if = "Option::is_none")]
    pub total_items: Option<i64>,
    /// Addresses processed so far.
    #[serde(rename = "processedCount", skip_serializing_if = "Option::is_none")]
    pub processed_count: Option<i64>,
    /// Addresses that an organization was found for.
    #[serde(rename = "foundCount", skip_serializing_if = "Option::is_none")]
    pub found_count: Option<i64>,
    /// Addresses on this page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<IpCompanySummary>,
    /// Number of this page, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<i64>,
    /// Most rows a page may have, as asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
}
/// How far a batch of addresses has come. Any member may be absent.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct IpBatchStatus {
    /// Id of the batch.
    #[serde(rename = "batchId", skip_serializing_if = "Option::is_none")]
    pub batch_id: Option<String>,
    /// Present state. Results are final from `completed` or `failed` on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<BatchState>,
    /// Unique addresses in the batch.
    #[serde(rename = "totalItems", skip_serializing_if = "Option::is_none")]
    pub total_items: Option<i64>,
    /// Addresses processed so far.
    #[serde(rename = "processedItems", skip_serializing_if = "Option::is_none")]
    pub processed_items: Option<i64>,
    /// Addresses that an organization was found for.
    #[serde(rename = "foundCount", skip_serializing_if = "Option::is_none")]
    pub found_count: Option<i64>,
    /// Percentage of addresses processed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<i64>,
    /// When the batch was submitted.
    #[serde(rename = "createdAt", skip_serializing_if = "Option::is_none")]
    pub created_at: Option<String>,
    /// When it ended; null while it runs.
    #[serde(rename = "completedAt", skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<String>,
}
/// A batch of addresses that was accepted. Any member may be absent.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct IpBatchSubmission {
    /// Id to ask for status and results with; 24 lower-case hexadecimal characters.
    #[serde(rename = "batchId", skip_serializing_if = "Option::is_none")]
    pub batch_id: Option<String>,
    /// State right after submission, normally `queued`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<BatchState>,
    /// Addresses that will be processed and that credits were reserved for.
    #[serde(rename = "itemCount", skip_serializing_if = "Option::is_none")]
    pub item_count: Option<i64>,
    /// Addresses as sent, duplicates included.
    #[serde(rename = "originalCount", skip_serializing_if = "Option::is_none")]
    pub original_count: Option<i64>,
    /// Addresses dropped because they occurred before.
    #[serde(rename = "duplicatesRemoved", skip_serializing_if = "Option::is_none")]
    pub duplicates_removed: Option<i64>,
}
/// The organization behind an address, and where the address is used. Any member may be absent.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct IpCompany {
    /// Address that was looked up.
    #[serde(rename = "searchIp", skip_serializing_if = "Option::is_none")]
    pub search_ip: Option<String>,
    /// Domain of the organization. The lookup is charged only when this was found.
    #[serde(rename = "ipDomain", skip_serializing_if = "Option::is_none")]
    pub ip_domain: Option<String>,
    /// Name of the organization.
    #[serde(rename = "ipOrganization", skip_serializing_if = "Option::is_none")]
    pub ip_organization: Option<String>,
    /// Country of the address, in English.
    #[serde(rename = "ipCountryName", skip_serializing_if = "Option::is_none")]
    pub ip_country_name: Option<String>,
    /// Code of that country.
    #[serde(rename = "ipCountryCode", skip_serializing_if = "Option::is_none")]
    pub ip_country_code: Option<String>,
    /// State, province or region of the address.
    #[serde(rename = "ipRegionName", skip_serializing_if = "Option::is_none")]
    pub ip_region_name: Option<String>,
    /// City of the address.
    #[serde(rename = "ipCity", skip_serializing_if = "Option::is_none")]
    pub ip_city: Option<String>,
    /// Part of the continent, such as Northern America.
    #[serde(rename = "ipSubContinent", skip_serializing_if = "Option::is_none")]
    pub ip_sub_continent: Option<String>,
    /// Latitude in degrees, north positive.
    #[serde(rename = "ipLatitude", skip_serializing_if = "Option::is_none")]
    pub ip_latitude: Option<f64>,
    /// Longitude in degrees, east positive.
    #[serde(rename = "ipLongitude", skip_serializing_if = "Option::is_none")]
    pub ip_longitude: Option<f64>,
    /// Time zone of the place.
    #[serde(rename = "ipTimezone", skip_serializing_if = "Option::is_none")]
    pub ip_timezone: Option<String>,
    /// Provider that the address belongs to.
    #[serde(rename = "ipIsp", skip_serializing_if = "Option::is_none")]
    pub ip_isp: Option<String>,
    /// Block of addresses that it is part of.
    #[serde(rename = "ipRange", skip_serializing_if = "Option::is_none")]
    pub ip_range: Option<String>,
    /// What the block is used for, such as business or hosting.
    #[serde(rename = "ipUsageType", skip_serializing_if = "Option::is_none")]
    pub ip_usage_type: Option<String>,
}
/// The organization behind one address of a batch: the short form of what a single lookup
/// tells.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct IpCompanySummary {
    /// Address that was looked up.
    #[serde(rename = "searchIp", skip_serializing_if = "Option::is_none")]
    pub search_ip: Option<String>,
    /// Domain of the organization; null when none was found, in which case the address is free.
    #[serde(rename = "ipDomain", skip_serializing_if = "Option::is_none")]
    pub ip_domain: Option<String>,
    /// Name of the organization.
    #[serde(rename = "ipOrganization", skip_serializing_if = "Option::is_none")]
    pub ip_organization: Option<String>,
    /// Country of the address, in English.
    #[serde(rename = "ipCountryName", skip_serializing_if = "Option::is_none")]
    pub ip_country_name: Option<String>,
    /// Code of that country.
    #[serde(rename = "ipCountryCode", skip_serializing_if = "Option::is_none")]
    pub ip_country_code: Option<String>,
    /// City of the address.
    #[serde(rename = "ipCity", skip_serializing_if = "Option::is_none")]
    pub ip_city: Option<String>,
    /// Time zone of the place.
    #[serde(rename = "ipTimezone", skip_serializing_if = "Option::is_none")]
    pub ip_timezone: Option<String>,
}
/// The addresses to identify.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct IpToCompanyBatchRequest {
    /// Addresses to identify. Duplicates are recognized only when they are spelled alike. 1 to
    /// 500,000 items.
    pub ips: Vec<IpToCompanyRequest>,
}
impl IpToCompanyBatchRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(ips: impl IntoIterator<Item = impl Into<IpToCompanyRequest>>) -> Self {
        Self {
            ips: ips.into_iter().map(Into::into).collect(),
        }
    }
}
/// The address to identify.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct IpToCompanyRequest {
    /// IPv4 or IPv6 address in its usual notation. 1 to 45 characters.
    pub ip: String,
}
impl IpToCompanyRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(ip: impl Into<String>) -> Self {
        Self { ip: ip.into() }
    }
}
impl<T: Into<String>> From<T> for IpToCompanyRequest {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}
