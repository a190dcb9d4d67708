//! People of a company, as a people search lists and ranks them.

use serde_json::{Value, json};

use super::without_nulls;
use crate::world::{CascadeStats, Employee, RankedPerson, RankingFactors, WaterfallResult};

/// `Employee`.
#[must_use]
pub fn employee(employee: &Employee) -> Value {
    json!({
        "first_name": employee.first_name,
        "last_name": employee.last_name,
        "full_name": employee.full_name,
        "headline": employee.headline,
        "about_me": employee.about_me,
        "location": {
            "city": employee.location.city,
            "state_code": employee.location.state_code,
            "country": employee.location.country,
            "country_code": employee.location.country_code,
            "continent": employee.location.continent,
        },
        "linkedin_url": employee.linkedin_url,
        "job_title": employee.job_title,
        "job_level": employee.job_level,
        "job_function": employee.job_function,
        "job_is_current": employee.job_is_current,
        "education": employee.education,
        "skills": employee.skills,
        "certifications": employee.certifications,
    })
}

/// `WaterfallSearchResult`.
#[must_use]
pub fn waterfall(result: &WaterfallResult) -> Value {
    json!({
        "results": result.results.iter().map(ranked).collect::<Vec<_>>(),
        "total_found": result.total_found,
        "total_returned": result.results.len(),
        "cascade_stats": result.cascade_stats.iter().map(stats).collect::<Vec<_>>(),
    })
}

fn ranked(person: &RankedPerson) -> Value {
    json!({
        "person": {
            "first_name": person.first_name,
            "last_name": person.last_name,
            "linkedin_url": person.linkedin_url,
            "linkedin_headline": person.linkedin_headline,
            "location": person.location,
            "email_domain": person.email_domain,
        },
        "current_position": {
            "title": person.title,
            "company": person.company,
            "level": person.level,
            "function": person.function,
            "is_current": person.is_current,
            "start_date": person.start_date,
        },
        "skills": person.skills,
        "education": person.education,
        "certifications": person.certifications,
        "score": person.score,
        "ranking": person.ranking,
        "cascade_level": person.cascade_level,
        "ranking_factors": factors(&person.ranking_factors),
        "what_matched": person.what_matched,
    })
}

fn factors(factors: &RankingFactors) -> Value {
    without_nulls(json!({
        "title_match": factors.title_match,
        "job_level": factors.job_level,
        "skills_overlap": factors.skills_overlap,
        "location_match": factors.location_match,
        "current_job": factors.current_job,
        "profile_completeness": factors.profile_completeness,
        "experience": factors.experience,
        "priority_bonus": factors.priority_bonus,
    }))
}

fn stats(stats: &CascadeStats) -> Value {
    json!({
        "level": stats.level,
        "candidates_found": stats.candidates_found,
        "candidates_kept": stats.candidates_kept,
    })
}
