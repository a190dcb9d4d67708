//! Followers of a company, and how many there are.

use serde_json::{Value, json};

use crate::clock::Moment;
use crate::world::{CountEstimate, Follower, SeniorityShare};

/// `FollowerProfile`.
#[must_use]
pub fn follower(follower: &Follower) -> Value {
    json!({
        "objectURN": follower.object_urn,
        "profileUrl": follower.profile_url,
        "name": follower.name,
        "firstName": follower.first_name,
        "lastName": follower.last_name,
        "profilePictureUrl": follower.profile_picture_url,
        "title": follower.title,
        "companyName": follower.company_name,
        "companyProfileUrl": follower.company_profile_url,
        "companyWebsite": follower.company_website,
        "companyDomain": follower.company_domain,
        "companyLogoUrl": follower.company_logo_url,
        "companyLocation": follower.company_location,
        "location": follower.location,
        "summary": follower.summary,
        "connectionDegree": follower.connection_degree,
        "tenureAtCompany": follower.tenure_at_company,
        "industry": follower.industry,
        "isPremium": follower.is_premium,
        "isOpenProfile": follower.is_open_profile,
        "isSaved": follower.is_saved,
        "spotlights": follower.spotlights,
    })
}

/// `DeliveredFollower`.
#[must_use]
pub fn delivered_follower(delivered: &Follower, at: Moment) -> Value {
    let mut value = follower(delivered);
    value["createdAt"] = json!(at);
    value
}

/// `CountEstimate`. The filters are given as they were asked for, or `null`.
#[must_use]
pub fn estimate(estimate: &CountEstimate, filters: &Value) -> Value {
    let functions: Vec<_> = estimate
        .functions
        .iter()
        .map(|share| {
            json!({
                "functionName": share.name,
                "functionId": share.id,
                "count": share.count,
                "percentage": share.percentage,
                "seniorityBreakdown": seniorities(&share.seniorities),
            })
        })
        .collect();
    json!({
        "totalCount": estimate.total,
        "functionBreakdown": functions,
        "seniorityBreakdown": seniorities(&estimate.seniorities),
        "filtersApplied": filters,
    })
}

fn seniorities(shares: &[SeniorityShare]) -> Vec<Value> {
    shares
        .iter()
        .map(|share| {
            json!({
                "seniorityLevel": share.name,
                "seniorityId": share.id,
                "count": share.count,
                "percentage": share.percentage,
            })
        })
        .collect()
}
