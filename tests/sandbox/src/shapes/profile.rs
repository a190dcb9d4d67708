//! Professional profiles.

use serde_json::{Value, json};

use super::without_nulls;
use crate::world::{Education, Position, Profile, Span, YearMonth};

/// `ReverseLookupResult`, without what it cost.
#[must_use]
pub fn profile(profile: &Profile) -> Value {
    without_nulls(json!({
        "id": profile.id,
        "displayName": profile.display_name,
        "firstName": profile.first_name,
        "lastName": profile.last_name,
        "headline": profile.headline,
        "summary": profile.summary,
        "companyName": profile.company_name,
        "location": profile.location,
        "photoUrl": profile.photo_url,
        "profileUrl": profile.profile_url,
        "reportProfileUrl": profile.report_profile_url,
        "connectionCount": profile.connection_count,
        "isConnectionCountObfuscated": profile.is_connection_count_obfuscated,
        "isPublic": profile.is_public,
        "skills": profile.skills,
        "locale": { "country": profile.locale.country, "language": profile.locale.language },
        "schools": {
            "educationsCount": profile.schools.len(),
            "educationHistory": profile.schools.iter().map(education).collect::<Vec<_>>(),
        },
        "positions": {
            "positionsCount": profile.positions.len(),
            "positionHistory": profile.positions.iter().map(position).collect::<Vec<_>>(),
        },
    }))
}

fn education(education: &Education) -> Value {
    json!({
        "degreeName": education.degree_name,
        "startEndDate": span(&education.span),
        "schoolName": education.school_name,
        "schoolLocation": education.school_location,
        "schoolLogo": education.school_logo,
    })
}

fn position(position: &Position) -> Value {
    without_nulls(json!({
        "title": position.title,
        "startEndDate": span(&position.span),
        "description": position.description,
        "companyName": position.company_name,
        "companyLocation": position.company_location,
        "companyLogo": position.company_logo,
    }))
}

fn span(span: &Span) -> Value {
    json!({ "start": month(span.start), "end": span.end.map(month) })
}

fn month(month: YearMonth) -> Value {
    without_nulls(json!({ "month": month.month, "year": month.year }))
}
