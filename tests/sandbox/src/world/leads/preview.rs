//! What is shown of a lead, and what is revealed.

/// What a search shows of a lead.
#[derive(Clone, Debug, PartialEq)]
pub struct LeadPreview {
    /// Id of the lead.
    pub id: String,
    /// Given name.
    pub first_name: &'static str,
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
    pub first_name: &'static str,
    /// Family name.
    pub last_name: &'static str,
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
