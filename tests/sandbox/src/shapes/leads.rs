//! Leads, before and after they are revealed.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::jobs::reveal::Field;
use crate::world::{Contact, FilterOptions, LeadPreview};

/// `LeadSearchPreviewResult`.
#[must_use]
pub fn preview(lead: &LeadPreview) -> Value {
    json!({
        "id": lead.id,
        "firstName": lead.first_name,
        "lastName": lead.last_name,
        "logoUrl": lead.logo_url,
        "emailDomain": lead.email_domain,
        "linkedinUrl": lead.linkedin_url,
        "linkedinHeadline": lead.linkedin_headline,
        "jobTitle": lead.job_title,
        "jobFunction": lead.job_function,
        "jobLevel": lead.job_level,
        "companyName": lead.company_name,
        "skills": lead.skills,
        "city": lead.city,
        "stateName": lead.state_name,
        "countryName": lead.country_name,
        "domain": lead.domain,
        "orgLinkedinUrl": lead.org_linkedin_url,
        "employeeCount": lead.employee_count,
        "industrySicDescription": lead.industry_sic_description,
        "industryNaicsDescription": lead.industry_naics_description,
        "revenue": lead.revenue,
        "specialties": lead.specialties,
        "foundedOn": lead.founded_on,
        "headquartersCity": lead.headquarters_city,
        "headquartersState": lead.headquarters_state,
        "headquartersCountry": lead.headquarters_country,
        "employeeOnLinkedinGrowthRateOrg": lead.employee_on_linkedin_growth_rate,
        "totalMonthlyTrafficOrg": lead.total_monthly_traffic,
        "totalFundingAmountOrg": lead.total_funding_amount,
        "lastFundingTypeOrg": lead.last_funding_type,
        "lastFundingDateOrg": lead.last_funding_date,
        "linkedinConnectionsCount": lead.linkedin_connections_count,
        "logoUrlOrg": lead.logo_url_org,
        "companyHeadline": lead.company_headline,
    })
}

/// `RevealedContact`, with the contact data that was asked for.
#[must_use]
pub fn contact(lead: &Contact, fields: &BTreeSet<Field>) -> Value {
    let (email, phone) = (
        fields.contains(&Field::Email),
        fields.contains(&Field::Phone),
    );
    json!({
        "id": lead.id,
        "firstName": lead.first_name,
        "lastName": lead.last_name,
        "jobTitle": lead.job_title,
        "companyName": lead.company_name,
        "emailAddress": lead.email_address.as_deref().filter(|_| email),
        "phone": lead.phone.as_deref().filter(|_| phone),
        "cellphone": lead.cellphone.as_deref().filter(|_| phone),
        "linkedinUrl": lead.linkedin_url,
        "domain": lead.domain,
    })
}

/// `LeadEnrichResult`, with the contact data that was asked for.
#[must_use]
pub fn enriched(lead: &Contact, fields: &BTreeSet<Field>) -> Value {
    let (email, phone) = (
        fields.contains(&Field::Email),
        fields.contains(&Field::Phone),
    );
    json!({
        "id": lead.id,
        "firstName": lead.first_name,
        "lastName": lead.last_name,
        "companyName": lead.company_name,
        "jobTitle": lead.job_title,
        "email": lead.email_address.as_deref().filter(|_| email),
        "phone": lead.phone.as_deref().filter(|_| phone),
        "cellphone": lead.cellphone.as_deref().filter(|_| phone),
    })
}

/// The values of a filter with what a form shows of them, as the vendor's SDKs
/// read them.
#[must_use]
pub fn filter_definition(filter: &FilterOptions) -> Value {
    json!({
        "label": label(filter.name),
        "category": if filter.is_of_company { "company" } else { "people" },
        "mode": if filter.takes_several { "multiple" } else { "single" },
        "values": filter.values,
    })
}

/// A name such as `jobLevel` as people write it: `Job level`.
fn label(name: &str) -> String {
    let mut label = String::new();
    for letter in name.chars() {
        if label.is_empty() {
            label.push(letter.to_ascii_uppercase());
        } else {
            if letter.is_ascii_uppercase() {
                label.push(' ');
            }
            label.push(letter.to_ascii_lowercase());
        }
    }
    label
}
