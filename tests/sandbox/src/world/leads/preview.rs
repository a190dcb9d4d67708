//! What is shown of a lead, and what is revealed.

use super::Lead;
use crate::world::phone::Numbers;

/// What a search shows of a lead.
#[derive(Clone, Debug, PartialEq)]
pub struct LeadPreview {
    /// Id of the lead.
    pub id: String,
    /// Given name.
    pub first_name: String,
    /// Family name, or just its initial.
    pub last_name: String,
    /// Picture shown with the person.
    pub logo_url: Option<String>,
    /// Domain of the person's email address.
    pub email_domain: String,
    /// Profile of the person; `None` as long as the name is masked, which it would give away.
    pub linkedin_url: Option<String>,
    /// Headline of the profile.
    pub linkedin_headline: String,
    /// Job title.
    pub job_title: &'static str,
    /// Job function.
    pub job_function: &'static str,
    /// Seniority.
    pub job_level: &'static str,
    /// Employer.
    pub company_name: String,
    /// Skills, in one string.
    pub skills: Option<String>,
    /// City the person lives in.
    pub city: &'static str,
    /// State or province the person lives in.
    pub state_name: &'static str,
    /// Country the person lives in.
    pub country_name: &'static str,
    /// Domain of the employer.
    pub domain: String,
    /// LinkedIn page of the employer.
    pub org_linkedin_url: String,
    /// Employees of the company.
    pub employee_count: u32,
    /// Industry by the SIC.
    pub industry_sic_description: &'static str,
    /// Industry by the NAICS.
    pub industry_naics_description: &'static str,
    /// Revenue, as text.
    pub revenue: String,
    /// What the company is specialized in, in one string.
    pub specialties: String,
    /// Year of foundation, as text.
    pub founded_on: String,
    /// City of the headquarters.
    pub headquarters_city: &'static str,
    /// State or province of the headquarters.
    pub headquarters_state: &'static str,
    /// Country of the headquarters.
    pub headquarters_country: &'static str,
    /// Rate at which the staff on LinkedIn grows, in percent.
    pub employee_on_linkedin_growth_rate: f64,
    /// Visits to the website in a month.
    pub total_monthly_traffic: f64,
    /// Money raised in all rounds; `None` for companies that never raised any.
    pub total_funding_amount: Option<f64>,
    /// Kind of the latest round.
    pub last_funding_type: Option<&'static str>,
    /// Date of the latest round, as `YYYY-MM-DD`.
    pub last_funding_date: Option<String>,
    /// Connections of the person.
    pub linkedin_connections_count: u32,
    /// Logo of the company.
    pub logo_url_org: String,
    /// Tagline of the company.
    pub company_headline: String,
}

/// A lead with its contact data. What could not be found is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Id of the lead.
    pub id: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Job title.
    pub job_title: &'static str,
    /// Employer.
    pub company_name: String,
    /// Email address.
    pub email_address: Option<String>,
    /// Phone number at work.
    pub phone: Option<String>,
    /// Mobile number.
    pub cellphone: Option<String>,
    /// Profile of the person.
    pub linkedin_url: String,
    /// Domain of the employer.
    pub domain: String,
}

impl LeadPreview {
    /// What is shown for nothing.
    pub(super) fn masked(lead: &Lead<'_>) -> Self {
        let initial = lead.last_name().chars().next();
        Self {
            last_name: initial
                .map(|letter| format!("{letter}."))
                .unwrap_or_default(),
            linkedin_url: None,
            ..Self::unlocked(lead)
        }
    }

    /// What is shown of someone whose name is known.
    pub(super) fn unlocked(lead: &Lead<'_>) -> Self {
        let person = lead.person();
        let place = person.traits.place;
        let company = person.company;
        let headquarters = company.headquarters;
        let funding = company.funding();
        Self {
            id: lead.id().to_owned(),
            first_name: person.first.to_owned(),
            last_name: person.last.to_owned(),
            logo_url: person.picture(),
            email_domain: company.domain.clone(),
            linkedin_url: Some(person.profile_url()),
            linkedin_headline: person.headline(),
            job_title: person.traits.title.name,
            job_function: person.traits.title.function(),
            job_level: person.traits.title.level(),
            company_name: company.name.clone(),
            skills: Some(person.skills_in_one()),
            city: place.city,
            state_name: place.state,
            country_name: place.country.name,
            domain: company.domain.clone(),
            org_linkedin_url: company.page(),
            employee_count: company.employees,
            industry_sic_description: company.industry.sic,
            industry_naics_description: company.industry.naics,
            revenue: company.revenue().to_string(),
            specialties: company.specialties(),
            founded_on: company.founded().to_string(),
            headquarters_city: headquarters.city,
            headquarters_state: headquarters.state,
            headquarters_country: headquarters.country.name,
            employee_on_linkedin_growth_rate: company.growth(),
            total_monthly_traffic: company.total_traffic(),
            total_funding_amount: funding.as_ref().map(|funding| funding.total),
            last_funding_type: funding.as_ref().map(|funding| funding.kind),
            last_funding_date: funding.map(|funding| funding.date),
            linkedin_connections_count: person.traits.connections.into(),
            logo_url_org: company.logo(),
            company_headline: company.tagline(),
        }
    }
}

impl Contact {
    pub(super) fn of(lead: &Lead<'_>) -> Self {
        let person = lead.person();
        let Numbers { mobile, work } = Numbers::of(person);
        Self {
            id: lead.id().to_owned(),
            first_name: person.first.to_owned(),
            last_name: person.last.to_owned(),
            job_title: person.traits.title.name,
            company_name: person.company.name.clone(),
            email_address: person.email(),
            phone: work,
            cellphone: mobile,
            linkedin_url: person.profile_url(),
            domain: person.company.domain.clone(),
        }
    }
}
