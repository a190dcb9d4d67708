//! The organization behind an IP address.

use serde_json::{Value, json};

use crate::world::{IpCompany, World};

/// The organization behind an address, if it is one and has one.
#[must_use]
pub fn ip_company(world: &World, ip: &str) -> Option<IpCompany> {
    world.ip_company(ip.trim().parse().ok()?)
}

/// `IpCompany`.
#[must_use]
pub fn ip_company_full(ip: &str, company: Option<&IpCompany>) -> Value {
    let Some(company) = company else {
        return json!({ "searchIp": ip });
    };
    json!({
        "searchIp": ip,
        "ipDomain": company.domain,
        "ipOrganization": company.organization,
        "ipCountryName": company.country_name,
        "ipCountryCode": company.country_code,
        "ipRegionName": company.region_name,
        "ipCity": company.city,
        "ipSubContinent": company.sub_continent,
        "ipLatitude": company.latitude,
        "ipLongitude": company.longitude,
        "ipTimezone": company.timezone,
        "ipIsp": company.isp,
        "ipRange": company.range,
        "ipUsageType": company.usage_type,
    })
}

/// `IpCompanySummary`.
#[must_use]
pub fn ip_company_summary(ip: &str, company: Option<&IpCompany>) -> Value {
    let Some(company) = company else {
        return json!({ "searchIp": ip, "ipDomain": null });
    };
    json!({
        "searchIp": ip,
        "ipDomain": company.domain,
        "ipOrganization": company.organization,
        "ipCountryName": company.country_name,
        "ipCountryCode": company.country_code,
        "ipCity": company.city,
        "ipTimezone": company.timezone,
    })
}
