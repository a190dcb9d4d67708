//! Types that only `lead_finder` uses.
#[allow(unused_imports)]
use super::*;
#[allow(unused_imports)]
use openapi_client_runtime as runtime;
/// Company names to choose from.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct CompanyNameSuggestions {
    /// Names that fit what has been typed, ready to be used as `companyName` filter.
    pub values: Vec<String>,
}
/// Says that something is gone.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct DeletionConfirmation {
    /// Always `true`.
    pub deleted: bool,
}
/// How far an export has come.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct ExportJob {
    /// Id of the export.
    #[serde(rename = "jobId")]
    pub job_id: String,
    /// Its label.
    pub name: String,
    /// Present state.
    pub status: JobState,
    /// Step that the work has reached.
    pub phase: ExportPhase,
    /// Rows that the file will have.
    #[serde(rename = "totalRows")]
    pub total_rows: i64,
    /// Rows processed so far.
    #[serde(rename = "processedRows")]
    pub processed_rows: i64,
    /// Percentage of the work that is done.
    pub progress: f64,
    /// Credits that the export has cost.
    #[serde(rename = "creditsUsed")]
    pub credits_used: runtime::Credits,
    /// Credits given back for values that were not found.
    #[serde(rename = "creditsRefunded")]
    pub credits_refunded: runtime::Credits,
    /// When the export was submitted.
    #[serde(rename = "createdAt")]
    pub created_at: ::chrono::DateTime<::chrono::offset::Utc>,
    /// When the export ended; null while it runs.
    #[serde(rename = "completedAt", deserialize_with = "Option::deserialize")]
    pub completed_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    /// Why the export failed; null otherwise.
    #[serde(deserialize_with = "Option::deserialize")]
    pub error: Option<String>,
    /// Address of the finished file; null until the export is `completed`.
    #[serde(rename = "downloadUrl", deserialize_with = "Option::deserialize")]
    pub download_url: Option<String>,
}
/// One page of exports.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct ExportJobPage {
    /// Exports on this page.
    pub jobs: Vec<ExportJobSummary>,
    /// Exports on all pages together.
    pub total: i64,
    /// Number of this page, counted from 1.
    pub page: i64,
    /// Most exports a page may have, as asked for.
    pub limit: i64,
}
/// An export as it appears in the list.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct ExportJobSummary {
    /// Id of the export.
    #[serde(rename = "jobId")]
    pub job_id: String,
    /// Its label.
    pub name: String,
    /// Present state.
    pub status: JobState,
    /// Step that the work has reached.
    pub phase: ExportPhase,
    /// Rows that the file will have.
    #[serde(rename = "totalRows")]
    pub total_rows: i64,
    /// Rows processed so far.
    #[serde(rename = "processedRows")]
    pub processed_rows: i64,
    /// Percentage of the work that is done.
    pub progress: f64,
    /// Credits that the export has cost.
    #[serde(rename = "creditsUsed")]
    pub credits_used: runtime::Credits,
    /// Credits given back for values that were not found.
    #[serde(rename = "creditsRefunded")]
    pub credits_refunded: runtime::Credits,
    /// When the export was submitted.
    #[serde(rename = "createdAt")]
    pub created_at: ::chrono::DateTime<::chrono::offset::Utc>,
    /// When the export ended; null while it runs.
    #[serde(rename = "completedAt", deserialize_with = "Option::deserialize")]
    pub completed_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
    /// Why the export failed; null otherwise.
    #[serde(deserialize_with = "Option::deserialize")]
    pub error: Option<String>,
}
runtime::open_enum! {
    #[doc =
    " Steps of an export, in their order: `queued`, `fetching` leads, `enriching` them with the"]
    #[doc = " columns that were paid for, `generating` the file, `uploading` it."] pub
    enum ExportPhase { #[doc = " `queued`"] Queued = "queued", #[doc = " `fetching`"]
    Fetching = "fetching", #[doc = " `enriching`"] Enriching = "enriching", #[doc =
    " `generating`"] Generating = "generating", #[doc = " `uploading`"] Uploading =
    "uploading", }
}
/// An export that was accepted.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct ExportSubmission {
    /// Id to follow and download the export with.
    #[serde(rename = "jobId")]
    pub job_id: String,
    /// Always `pending`: the work has not begun. Always `pending`.
    pub status: JobState,
    /// Rows that the file is expected to have.
    #[serde(rename = "estimatedRows")]
    pub estimated_rows: i64,
    /// What the export is expected to cost.
    #[serde(rename = "estimatedCredits")]
    pub estimated_credits: runtime::Credits,
    /// Credits taken out of the balance until the export has ended.
    #[serde(rename = "creditsReserved")]
    pub credits_reserved: runtime::Credits,
    /// Remark on the submission, meant for people.
    pub message: String,
}
runtime::open_enum! {
    #[doc =
    " Life of a reveal, enrich or export job. It starts as `pending`, runs as `processing` and"]
    #[doc = " ends for good as `completed` or `failed`."] pub enum JobState { #[doc =
    " `pending`"] Pending = "pending", #[doc = " `processing`"] Processing =
    "processing", #[doc = " `completed`"] Completed = "completed", #[doc = " `failed`"]
    Failed = "failed", }
}
/// How many leads match.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct LeadCount {
    /// Leads that match.
    pub count: i64,
    /// What the filters made the search look through.
    #[serde(rename = "searchType")]
    pub search_type: LeadSearchType,
    /// Whether `count` is an estimate.
    #[serde(rename = "isApproximate")]
    pub is_approximate: bool,
    /// Total that the search itself arrived at.
    #[serde(rename = "searchedTotalResult", skip_serializing_if = "Option::is_none")]
    pub searched_total_result: Option<i64>,
}
/// Which leads to count.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct LeadCountRequest {
    /// Conditions that a lead has to meet, all of them.
    pub filters: LeadFilters,
    /// Conditions that rule a lead out.
    #[serde(rename = "excludeFilters", skip_serializing_if = "Option::is_none")]
    pub exclude_filters: Option<LeadExclusions>,
}
impl LeadCountRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(filters: LeadFilters) -> Self {
        Self {
            filters,
            exclude_filters: Default::default(),
        }
    }
}
/// The leads to enrich, and which contact data to pay for.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct LeadEnrichRequest {
    /// Leads to enrich. Those revealed before are free. 1 to 25 items.
    pub leads: Vec<LeadReference>,
    /// Contact data wanted. There is no default.
    pub fields: Vec<RevealField>,
}
impl LeadEnrichRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(
        leads: impl IntoIterator<Item = impl Into<LeadReference>>,
        fields: impl IntoIterator<Item = impl Into<RevealField>>,
    ) -> Self {
        Self {
            leads: leads.into_iter().map(Into::into).collect(),
            fields: fields.into_iter().map(Into::into).collect(),
        }
    }
}
/// Conditions that rule a lead out. One that matches any of them is left out, whatever the
/// other filters say.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Serialize)]
pub struct LeadExclusions {
    /// Terms that must not occur in the person's headline.
    #[serde(rename = "personHeadline", skip_serializing_if = "Option::is_none")]
    pub person_headline: Option<runtime::OneOrMany<String>>,
    /// Terms that must not occur in the company's tagline.
    #[serde(rename = "companyHeadline", skip_serializing_if = "Option::is_none")]
    pub company_headline: Option<runtime::OneOrMany<String>>,
    /// Terms that must not occur in the company's description of itself.
    #[serde(rename = "aboutUs", skip_serializing_if = "Option::is_none")]
    pub about_us: Option<runtime::OneOrMany<String>>,
    /// Domains of companies to leave out, such as those of present customers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<runtime::OneOrMany<String>>,
    /// Job titles to leave out.
    #[serde(rename = "jobTitle", skip_serializing_if = "Option::is_none")]
    pub job_title: Option<runtime::OneOrMany<String>>,
}
/// Which leads to export, and which columns to pay for.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct LeadExportRequest {
    /// Conditions that a lead has to meet, all of them.
    pub filters: LeadFilters,
    /// Conditions that rule a lead out.
    #[serde(rename = "excludeFilters", skip_serializing_if = "Option::is_none")]
    pub exclude_filters: Option<LeadExclusions>,
    /// Label of your own, to recognize the export by. At most 200 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Most leads to export. It bounds what the export can cost. 1 to 100,000. Left out, it is
    /// `1000`.
    #[serde(rename = "maxResults", skip_serializing_if = "Option::is_none")]
    pub max_results: Option<u64>,
    /// Add email addresses and phone numbers, for 535 credits a lead. Left out, it is `false`.
    #[serde(rename = "includeContactInfo", skip_serializing_if = "Option::is_none")]
    pub include_contact_info: Option<bool>,
    /// Add email addresses, for 10 credits a lead. Left out, it is `false`.
    #[serde(rename = "includeEmail", skip_serializing_if = "Option::is_none")]
    pub include_email: Option<bool>,
    /// Add phone numbers, for 525 credits a lead. Left out, it is `false`.
    #[serde(rename = "includePhone", skip_serializing_if = "Option::is_none")]
    pub include_phone: Option<bool>,
    /// Add full names, for 1 credit a lead. Left out, it is `false`.
    #[serde(rename = "includeNames", skip_serializing_if = "Option::is_none")]
    pub include_names: Option<bool>,
    /// Export just these leads of the search. At most 100,000 items.
    #[serde(rename = "leadIds", default, skip_serializing_if = "Vec::is_empty")]
    pub lead_ids: Vec<String>,
    /// Export just this page of the search. At least 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// Leads on a page, where `page` is given. 1 to 100.
    #[serde(rename = "pageSize", skip_serializing_if = "Option::is_none")]
    pub page_size: Option<u64>,
}
impl LeadExportRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(filters: LeadFilters) -> Self {
        Self {
            filters,
            exclude_filters: Default::default(),
            name: Default::default(),
            max_results: Default::default(),
            include_contact_info: Default::default(),
            include_email: Default::default(),
            include_phone: Default::default(),
            include_names: Default::default(),
            lead_ids: Default::default(),
            page: Default::default(),
            page_size: Default::default(),
        }
    }
}
/// Conditions on leads. A lead has to meet every one that is set; a list is met by any of its
/// terms. Filters whose name ends in `Org`, and those on industry, revenue and headquarters,
/// look at the employer, the others at the person. Unknown names are refused. The operation
/// `getFilterOptions` lists the values of those filters that have a fixed set.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
pub struct LeadFilters {
    /// Given name of the person.
    #[serde(rename = "firstName", skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Family name of the person.
    #[serde(rename = "lastName", skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Middle name of the person.
    #[serde(rename = "middleName", skip_serializing_if = "Option::is_none")]
    pub middle_name: Option<String>,
    /// City the person lives in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// States or provinces the person lives in, by name.
    #[serde(rename = "stateName", skip_serializing_if = "Option::is_none")]
    pub state_name: Option<runtime::OneOrMany<String>>,
    /// States or provinces the person lives in, by code.
    #[serde(rename = "stateCode", skip_serializing_if = "Option::is_none")]
    pub state_code: Option<runtime::OneOrMany<String>>,
    /// Countries the person lives in, by name.
    #[serde(rename = "countryName", skip_serializing_if = "Option::is_none")]
    pub country_name: Option<runtime::OneOrMany<String>>,
    /// Countries the person lives in, by code.
    #[serde(rename = "countryCode", skip_serializing_if = "Option::is_none")]
    pub country_code: Option<runtime::OneOrMany<String>>,
    /// Continents the person lives on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continent: Option<runtime::OneOrMany<String>>,
    /// Groups of countries the person lives in.
    #[serde(rename = "countryRegion", skip_serializing_if = "Option::is_none")]
    pub country_region: Option<runtime::OneOrMany<String>>,
    /// LinkedIn profile of the person.
    #[serde(rename = "linkedinUrl", skip_serializing_if = "Option::is_none")]
    pub linkedin_url: Option<String>,
    /// Text in the headline of that profile.
    #[serde(rename = "linkedinHeadline", skip_serializing_if = "Option::is_none")]
    pub linkedin_headline: Option<String>,
    /// Terms of which the person's headline has one.
    #[serde(rename = "personHeadline", skip_serializing_if = "Option::is_none")]
    pub person_headline: Option<runtime::OneOrMany<String>>,
    /// Terms of which the company's tagline has one.
    #[serde(rename = "companyHeadline", skip_serializing_if = "Option::is_none")]
    pub company_headline: Option<runtime::OneOrMany<String>>,
    /// Industries as LinkedIn names them.
    #[serde(rename = "linkedinIndustry", skip_serializing_if = "Option::is_none")]
    pub linkedin_industry: Option<runtime::OneOrMany<String>>,
    /// Address of the picture shown with the person.
    #[serde(rename = "logoUrl", skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// Domain of the person's email address.
    #[serde(rename = "emailDomain", skip_serializing_if = "Option::is_none")]
    pub email_domain: Option<String>,
    /// Email address of the person.
    #[serde(rename = "emailAddress", skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
    /// Job titles the person holds.
    #[serde(rename = "jobTitle", skip_serializing_if = "Option::is_none")]
    pub job_title: Option<runtime::OneOrMany<String>>,
    /// Job functions the person works in.
    #[serde(rename = "jobFunction", skip_serializing_if = "Option::is_none")]
    pub job_function: Option<runtime::OneOrMany<String>>,
    /// Seniority levels the person is at.
    #[serde(rename = "jobLevel", skip_serializing_if = "Option::is_none")]
    pub job_level: Option<runtime::OneOrMany<String>>,
    /// Text in the description of the job.
    #[serde(rename = "jobDescription", skip_serializing_if = "Option::is_none")]
    pub job_description: Option<String>,
    /// City the job is in.
    #[serde(rename = "jobLocationCity", skip_serializing_if = "Option::is_none")]
    pub job_location_city: Option<String>,
    /// State or province the job is in.
    #[serde(rename = "jobLocationState", skip_serializing_if = "Option::is_none")]
    pub job_location_state: Option<String>,
    /// Countries the job is in.
    #[serde(rename = "jobLocationCountry", skip_serializing_if = "Option::is_none")]
    pub job_location_country: Option<runtime::OneOrMany<String>>,
    /// `true` for jobs held at present, `false` for earlier ones.
    #[serde(rename = "jobIsCurrent", skip_serializing_if = "Option::is_none")]
    pub job_is_current: Option<bool>,
    /// When the job was taken up.
    #[serde(rename = "jobStartDate", skip_serializing_if = "Option::is_none")]
    pub job_start_date: Option<String>,
    /// Number of jobs in the person's history.
    #[serde(rename = "jobCount", skip_serializing_if = "Option::is_none")]
    pub job_count: Option<u64>,
    /// Employers by name, compared as `companyNameMode` says.
    #[serde(rename = "companyName", skip_serializing_if = "Option::is_none")]
    pub company_name: Option<runtime::OneOrMany<String>>,
    /// How `companyName` is compared.
    #[serde(rename = "companyNameMode", skip_serializing_if = "Option::is_none")]
    pub company_name_mode: Option<NameMatchMode>,
    /// Buyer persona that the person fits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub persona: Option<String>,
    /// Languages the person speaks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub languages: Option<runtime::OneOrMany<String>>,
    /// Skills of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skills: Option<runtime::OneOrMany<String>>,
    /// Text in the person's certifications.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certifications: Option<String>,
    /// Text in the person's patents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patents: Option<String>,
    /// Text in the person's publications.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub publications: Option<String>,
    /// Website of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub websites: Option<String>,
    /// Text in the person's education.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub education: Option<String>,
    /// Phone number of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Mobile number of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cellphone: Option<String>,
    /// Name of the company.
    #[serde(rename = "orgName", skip_serializing_if = "Option::is_none")]
    pub org_name: Option<String>,
    /// Domains of companies, without scheme or path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<runtime::OneOrMany<String>>,
    /// Terms of which the company's description of itself has one.
    #[serde(rename = "aboutUs", skip_serializing_if = "Option::is_none")]
    pub about_us: Option<runtime::OneOrMany<String>>,
    /// Kinds of entity the company is.
    #[serde(rename = "companyEntityType", skip_serializing_if = "Option::is_none")]
    pub company_entity_type: Option<runtime::OneOrMany<String>>,
    /// Legal forms the company has.
    #[serde(rename = "companyLegalType", skip_serializing_if = "Option::is_none")]
    pub company_legal_type: Option<runtime::OneOrMany<String>>,
    /// Number of employees; the two bounds below give a range instead.
    #[serde(rename = "employeeCount", skip_serializing_if = "Option::is_none")]
    pub employee_count: Option<u64>,
    /// Most employees.
    #[serde(rename = "employeeCountMax", skip_serializing_if = "Option::is_none")]
    pub employee_count_max: Option<u64>,
    /// Fewest employees.
    #[serde(rename = "employeeCountMin", skip_serializing_if = "Option::is_none")]
    pub employee_count_min: Option<u64>,
    /// When the company was founded, as a number.
    #[serde(rename = "foundedOn", skip_serializing_if = "Option::is_none")]
    pub founded_on: Option<i64>,
    /// City of the headquarters.
    #[serde(rename = "headquartersCity", skip_serializing_if = "Option::is_none")]
    pub headquarters_city: Option<String>,
    /// State or province of the headquarters.
    #[serde(rename = "headquartersState", skip_serializing_if = "Option::is_none")]
    pub headquarters_state: Option<String>,
    /// Countries of the headquarters.
    #[serde(rename = "headquartersCountry", skip_serializing_if = "Option::is_none")]
    pub headquarters_country: Option<runtime::OneOrMany<String>>,
    /// Industries by SIC code.
    #[serde(rename = "industrySicCode", skip_serializing_if = "Option::is_none")]
    pub industry_sic_code: Option<runtime::OneOrMany<String>>,
    /// Industries by SIC description.
    #[serde(rename = "industrySicDescription", skip_serializing_if = "Option::is_none")]
    pub industry_sic_description: Option<runtime::OneOrMany<String>>,
    /// Industries by NAICS code.
    #[serde(rename = "industryNaicsCode", skip_serializing_if = "Option::is_none")]
    pub industry_naics_code: Option<runtime::OneOrMany<String>>,
    /// Industries by NAICS description.
    #[serde(
        rename = "industryNaicsDescription",
        skip_serializing_if = "Option::is_none"
    )]
    pub industry_naics_description: Option<runtime::OneOrMany<String>>,
    /// LinkedIn page of the company.
    #[serde(rename = "orgLinkedinUrl", skip_serializing_if = "Option::is_none")]
    pub org_linkedin_url: Option<String>,
    /// City of one of the company's sites.
    #[serde(rename = "locationCity", skip_serializing_if = "Option::is_none")]
    pub location_city: Option<String>,
    /// State or province of one of the company's sites.
    #[serde(rename = "locationState", skip_serializing_if = "Option::is_none")]
    pub location_state: Option<String>,
    /// Countries of the company's sites.
    #[serde(rename = "locationCountry", skip_serializing_if = "Option::is_none")]
    pub location_country: Option<runtime::OneOrMany<String>>,
    /// Highest revenue.
    #[serde(rename = "revenueMax", skip_serializing_if = "Option::is_none")]
    pub revenue_max: Option<f64>,
    /// Lowest revenue.
    #[serde(rename = "revenueMin", skip_serializing_if = "Option::is_none")]
    pub revenue_min: Option<f64>,
    /// Ranges of revenue, as an alternative to the two bounds.
    #[serde(rename = "revenueBuckets", skip_serializing_if = "Option::is_none")]
    pub revenue_buckets: Option<runtime::OneOrMany<String>>,
    /// Text in the company's specialties.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub specialties: Option<String>,
    /// Products for customer relationship management in use.
    #[serde(rename = "crmTechOrg", skip_serializing_if = "Option::is_none")]
    pub crm_tech_org: Option<runtime::OneOrMany<String>>,
    /// Products for marketing automation in use.
    #[serde(
        rename = "marketingAutomationTechOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub marketing_automation_tech_org: Option<runtime::OneOrMany<String>>,
    /// Products for account-based marketing in use.
    #[serde(rename = "abmTechOrg", skip_serializing_if = "Option::is_none")]
    pub abm_tech_org: Option<runtime::OneOrMany<String>>,
    /// Products for sales automation in use.
    #[serde(rename = "salesAutomationTechOrg", skip_serializing_if = "Option::is_none")]
    pub sales_automation_tech_org: Option<runtime::OneOrMany<String>>,
    /// Products for analytics in use.
    #[serde(rename = "analyticsTechOrg", skip_serializing_if = "Option::is_none")]
    pub analytics_tech_org: Option<runtime::OneOrMany<String>>,
    /// Content management systems in use.
    #[serde(rename = "cmsTechOrg", skip_serializing_if = "Option::is_none")]
    pub cms_tech_org: Option<runtime::OneOrMany<String>>,
    /// Categories of marketing technology in use.
    #[serde(rename = "martechCategoriesOrg", skip_serializing_if = "Option::is_none")]
    pub martech_categories_org: Option<runtime::OneOrMany<String>>,
    /// Products for conversation intelligence in use.
    #[serde(
        rename = "conversationIntelligenceTechOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub conversation_intelligence_tech_org: Option<runtime::OneOrMany<String>>,
    /// Cloud providers in use.
    #[serde(rename = "cloudProviderTechOrg", skip_serializing_if = "Option::is_none")]
    pub cloud_provider_tech_org: Option<runtime::OneOrMany<String>>,
    /// Mail hosts in use.
    #[serde(rename = "emailHostingTechOrg", skip_serializing_if = "Option::is_none")]
    pub email_hosting_tech_org: Option<runtime::OneOrMany<String>>,
    /// Products for mail security in use.
    #[serde(rename = "emailSecurityTechOrg", skip_serializing_if = "Option::is_none")]
    pub email_security_tech_org: Option<runtime::OneOrMany<String>>,
    /// Products for application security in use.
    #[serde(
        rename = "applicationSecurityTechOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub application_security_tech_org: Option<runtime::OneOrMany<String>>,
    /// Products for cloud security in use.
    #[serde(rename = "cloudSecurityTechOrg", skip_serializing_if = "Option::is_none")]
    pub cloud_security_tech_org: Option<runtime::OneOrMany<String>>,
    /// Technologies the company develops with.
    #[serde(rename = "developmentTechOrg", skip_serializing_if = "Option::is_none")]
    pub development_tech_org: Option<runtime::OneOrMany<String>>,
    /// Shop platforms in use.
    #[serde(
        rename = "eCommercePlatformTechOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub e_commerce_platform_tech_org: Option<runtime::OneOrMany<String>>,
    /// Products for enterprise resource planning in use.
    #[serde(rename = "erpTechOrg", skip_serializing_if = "Option::is_none")]
    pub erp_tech_org: Option<runtime::OneOrMany<String>>,
    /// Whether the company has a mobile app.
    #[serde(rename = "hasMobileAppOrg", skip_serializing_if = "Option::is_none")]
    pub has_mobile_app_org: Option<bool>,
    /// Whether the company has a web app.
    #[serde(rename = "hasWebAppOrg", skip_serializing_if = "Option::is_none")]
    pub has_web_app_org: Option<bool>,
    /// Whether the company has a chief information security officer.
    #[serde(rename = "hasCisoOrg", skip_serializing_if = "Option::is_none")]
    pub has_ciso_org: Option<bool>,
    /// Whether the company has a chief information officer.
    #[serde(rename = "hasCioOrg", skip_serializing_if = "Option::is_none")]
    pub has_cio_org: Option<bool>,
    /// Number of the company's sites.
    #[serde(rename = "locationCountOrg", skip_serializing_if = "Option::is_none")]
    pub location_count_org: Option<u64>,
    /// Whether the company has claimed its LinkedIn page.
    #[serde(rename = "isLinkedinUrlClaimedOrg", skip_serializing_if = "Option::is_none")]
    pub is_linkedin_url_claimed_org: Option<bool>,
    /// Employees in marketing.
    #[serde(rename = "marketingRoleCountOrg", skip_serializing_if = "Option::is_none")]
    pub marketing_role_count_org: Option<u64>,
    /// Employees in sales.
    #[serde(rename = "salesRoleCountOrg", skip_serializing_if = "Option::is_none")]
    pub sales_role_count_org: Option<u64>,
    /// Employees in operations.
    #[serde(rename = "operationsRoleCountOrg", skip_serializing_if = "Option::is_none")]
    pub operations_role_count_org: Option<u64>,
    /// Employees in business development.
    #[serde(
        rename = "businessDevelopmentRoleCountOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub business_development_role_count_org: Option<u64>,
    /// Employees in customer success.
    #[serde(
        rename = "customerSuccessRoleCountOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub customer_success_role_count_org: Option<u64>,
    /// Employees in IT.
    #[serde(rename = "itRoleCountOrg", skip_serializing_if = "Option::is_none")]
    pub it_role_count_org: Option<u64>,
    /// Employees in governance, risk and compliance.
    #[serde(rename = "grcRoleCountOrg", skip_serializing_if = "Option::is_none")]
    pub grc_role_count_org: Option<u64>,
    /// Employees in security.
    #[serde(rename = "securityRoleCountOrg", skip_serializing_if = "Option::is_none")]
    pub security_role_count_org: Option<u64>,
    /// Employees in DevOps.
    #[serde(rename = "devopsRoleCountOrg", skip_serializing_if = "Option::is_none")]
    pub devops_role_count_org: Option<u64>,
    /// Employees in network infrastructure.
    #[serde(
        rename = "networkInfrastructureRoleCountOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub network_infrastructure_role_count_org: Option<u64>,
    /// Developers of mobile apps.
    #[serde(rename = "mobileDevRoleCountOrg", skip_serializing_if = "Option::is_none")]
    pub mobile_dev_role_count_org: Option<u64>,
    /// Developers of iOS apps.
    #[serde(rename = "iosDevRoleCountOrg", skip_serializing_if = "Option::is_none")]
    pub ios_dev_role_count_org: Option<u64>,
    /// Developers of Android apps.
    #[serde(rename = "androidDevRoleCountOrg", skip_serializing_if = "Option::is_none")]
    pub android_dev_role_count_org: Option<u64>,
    /// Engineers.
    #[serde(rename = "engineerRoleCountOrg", skip_serializing_if = "Option::is_none")]
    pub engineer_role_count_org: Option<u64>,
    /// Employees in quality assurance.
    #[serde(rename = "qaRoleCountOrg", skip_serializing_if = "Option::is_none")]
    pub qa_role_count_org: Option<u64>,
    /// Open positions in marketing.
    #[serde(
        rename = "marketingOpenRolesCountOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub marketing_open_roles_count_org: Option<u64>,
    /// Open positions in operations.
    #[serde(
        rename = "operationsOpenRolesCountOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub operations_open_roles_count_org: Option<u64>,
    /// Open positions in sales.
    #[serde(rename = "salesOpenRolesCountOrg", skip_serializing_if = "Option::is_none")]
    pub sales_open_roles_count_org: Option<u64>,
    /// Open positions for account executives.
    #[serde(
        rename = "accountExecutiveOpenRolesCountOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub account_executive_open_roles_count_org: Option<u64>,
    /// Open positions in customer success.
    #[serde(
        rename = "customerSuccessOpenRolesCountOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub customer_success_open_roles_count_org: Option<u64>,
    /// Open positions in demand generation.
    #[serde(
        rename = "demandGenerationOpenRolesCountOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub demand_generation_open_roles_count_org: Option<u64>,
    /// Open positions in business development.
    #[serde(
        rename = "businessDevelopmentOpenRolesCountOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub business_development_open_roles_count_org: Option<u64>,
    /// Open positions in IT.
    #[serde(rename = "itOpenRolesCountOrg", skip_serializing_if = "Option::is_none")]
    pub it_open_roles_count_org: Option<u64>,
    /// Open positions in security.
    #[serde(
        rename = "securityOpenRolesCountOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub security_open_roles_count_org: Option<u64>,
    /// Open positions in governance, risk and compliance.
    #[serde(rename = "grcOpenRolesCountOrg", skip_serializing_if = "Option::is_none")]
    pub grc_open_roles_count_org: Option<u64>,
    /// Open positions in DevOps.
    #[serde(rename = "devopsOpenRolesCountOrg", skip_serializing_if = "Option::is_none")]
    pub devops_open_roles_count_org: Option<u64>,
    /// Open positions in network infrastructure.
    #[serde(
        rename = "networkInfrastructureOpenRolesCountOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub network_infrastructure_open_roles_count_org: Option<u64>,
    /// Monthly visits to the website from unpaid search results.
    #[serde(
        rename = "monthlyOrganicTrafficOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub monthly_organic_traffic_org: Option<f64>,
    /// Monthly visits to the website from advertisements.
    #[serde(rename = "monthlyPaidTrafficOrg", skip_serializing_if = "Option::is_none")]
    pub monthly_paid_traffic_org: Option<f64>,
    /// Monthly visits to the website from everywhere.
    #[serde(rename = "totalMonthlyTrafficOrg", skip_serializing_if = "Option::is_none")]
    pub total_monthly_traffic_org: Option<f64>,
    /// Money spent on Google advertisements in a month.
    #[serde(rename = "monthlyGoogleAdspendOrg", skip_serializing_if = "Option::is_none")]
    pub monthly_google_adspend_org: Option<f64>,
    /// Rate at which the company's staff on LinkedIn grows; negative when it shrinks.
    #[serde(
        rename = "employeeOnLinkedinGrowthRateOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub employee_on_linkedin_growth_rate_org: Option<f64>,
    /// Whether the company's website is for sale.
    #[serde(rename = "isWebsiteForSaleOrg", skip_serializing_if = "Option::is_none")]
    pub is_website_for_sale_org: Option<bool>,
    /// The company's leading app in the App Store.
    #[serde(rename = "topAppleappstoreUrlOrg", skip_serializing_if = "Option::is_none")]
    pub top_appleappstore_url_org: Option<String>,
    /// Rating of that app.
    #[serde(rename = "topAppstoreRatingOrg", skip_serializing_if = "Option::is_none")]
    pub top_appstore_rating_org: Option<f64>,
    /// Reviews of that app.
    #[serde(
        rename = "topAppstoreReviewCountOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub top_appstore_review_count_org: Option<u64>,
    /// When that app was last updated.
    #[serde(rename = "lastAppstoreUpdateOrg", skip_serializing_if = "Option::is_none")]
    pub last_appstore_update_org: Option<String>,
    /// Updates of that app.
    #[serde(rename = "appstoreUpdateCountOrg", skip_serializing_if = "Option::is_none")]
    pub appstore_update_count_org: Option<u64>,
    /// Category of that app.
    #[serde(rename = "appstoreAppCategoryOrg", skip_serializing_if = "Option::is_none")]
    pub appstore_app_category_org: Option<String>,
    /// The company's leading app in the Play Store.
    #[serde(rename = "topPlaystoreUrlOrg", skip_serializing_if = "Option::is_none")]
    pub top_playstore_url_org: Option<String>,
    /// Rating of that app.
    #[serde(rename = "topPlaystoreRatingOrg", skip_serializing_if = "Option::is_none")]
    pub top_playstore_rating_org: Option<f64>,
    /// Reviews of that app.
    #[serde(
        rename = "topPlaystoreReviewCountOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub top_playstore_review_count_org: Option<u64>,
    /// When that app was last updated.
    #[serde(rename = "lastPlaystoreUpdateOrg", skip_serializing_if = "Option::is_none")]
    pub last_playstore_update_org: Option<String>,
    /// Downloads of that app.
    #[serde(
        rename = "playstoreDownloadCountOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub playstore_download_count_org: Option<u64>,
    /// Category of that app.
    #[serde(rename = "playstoreAppCategoryOrg", skip_serializing_if = "Option::is_none")]
    pub playstore_app_category_org: Option<String>,
    /// Reviews the company has altogether.
    #[serde(rename = "totalReviewsOrg", skip_serializing_if = "Option::is_none")]
    pub total_reviews_org: Option<u64>,
    /// Date of the latest funding round.
    #[serde(rename = "lastFundingDateOrg", skip_serializing_if = "Option::is_none")]
    pub last_funding_date_org: Option<String>,
    /// Money raised in the latest round.
    #[serde(rename = "lastFundingAmountOrg", skip_serializing_if = "Option::is_none")]
    pub last_funding_amount_org: Option<f64>,
    /// Investors who led a round.
    #[serde(rename = "leadInvestorsOrg", skip_serializing_if = "Option::is_none")]
    pub lead_investors_org: Option<String>,
    /// Kinds of the latest round.
    #[serde(rename = "lastFundingTypeOrg", skip_serializing_if = "Option::is_none")]
    pub last_funding_type_org: Option<runtime::OneOrMany<String>>,
    /// Investors in a round.
    #[serde(
        rename = "fundingRoundNumberOfInvestorsOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub funding_round_number_of_investors_org: Option<u64>,
    /// Money raised in all rounds.
    #[serde(rename = "totalFundingAmountOrg", skip_serializing_if = "Option::is_none")]
    pub total_funding_amount_org: Option<f64>,
}
/// Where a page of leads stands.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct LeadPagination {
    /// Number of this page, counted from 1.
    pub page: i64,
    /// Most leads a page may have, as asked for.
    #[serde(rename = "pageSize")]
    pub page_size: i64,
    /// Leads that match, on all pages together. More than can be paged through.
    #[serde(rename = "totalResults")]
    pub total_results: i64,
    /// Number of pages at this size.
    #[serde(rename = "totalPages")]
    pub total_pages: i64,
    /// Whether there is a page after this one.
    #[serde(rename = "hasMore")]
    pub has_more: bool,
    /// Whether `totalResults` is an estimate.
    #[serde(rename = "isApproximate", skip_serializing_if = "Option::is_none")]
    pub is_approximate: Option<bool>,
    /// Total that the search itself arrived at.
    #[serde(rename = "searchedTotalResult", skip_serializing_if = "Option::is_none")]
    pub searched_total_result: Option<i64>,
}
/// What a search shows of a lead. Contact data has to be revealed, and the family name may have
/// to be unlocked. Members are null or absent where nothing is known.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct LeadPreview {
    /// Id to reveal, enrich, unlock or export the lead by.
    pub id: String,
    /// Given name.
    #[serde(rename = "firstName", skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Family name, which may be hidden until it is unlocked.
    #[serde(rename = "lastName", skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Picture shown with the person.
    #[serde(rename = "logoUrl", skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
    /// Domain of the person's email address; the email address itself has to be revealed.
    #[serde(rename = "emailDomain", skip_serializing_if = "Option::is_none")]
    pub email_domain: Option<String>,
    /// LinkedIn profile of the person.
    #[serde(rename = "linkedinUrl", skip_serializing_if = "Option::is_none")]
    pub linkedin_url: Option<String>,
    /// Headline of that profile.
    #[serde(rename = "linkedinHeadline", skip_serializing_if = "Option::is_none")]
    pub linkedin_headline: Option<String>,
    /// Present job title.
    #[serde(rename = "jobTitle", skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    /// Job function that the title belongs to.
    #[serde(rename = "jobFunction", skip_serializing_if = "Option::is_none")]
    pub job_function: Option<String>,
    /// Seniority that the title stands for.
    #[serde(rename = "jobLevel", skip_serializing_if = "Option::is_none")]
    pub job_level: Option<String>,
    /// Present employer.
    #[serde(rename = "companyName", skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Skills of the person, in one string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skills: Option<String>,
    /// City the person lives in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// State or province the person lives in.
    #[serde(rename = "stateName", skip_serializing_if = "Option::is_none")]
    pub state_name: Option<String>,
    /// Country the person lives in.
    #[serde(rename = "countryName", skip_serializing_if = "Option::is_none")]
    pub country_name: Option<String>,
    /// Domain of the employer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// LinkedIn page of the employer.
    #[serde(rename = "orgLinkedinUrl", skip_serializing_if = "Option::is_none")]
    pub org_linkedin_url: Option<String>,
    /// Employees of the company.
    #[serde(rename = "employeeCount", skip_serializing_if = "Option::is_none")]
    pub employee_count: Option<i64>,
    /// Industry of the company by the SIC.
    #[serde(rename = "industrySicDescription", skip_serializing_if = "Option::is_none")]
    pub industry_sic_description: Option<String>,
    /// Industry of the company by the NAICS.
    #[serde(
        rename = "industryNaicsDescription",
        skip_serializing_if = "Option::is_none"
    )]
    pub industry_naics_description: Option<String>,
    /// Revenue of the company, as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revenue: Option<String>,
    /// What the company says it is specialized in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub specialties: Option<String>,
    /// When the company was founded, as text.
    #[serde(rename = "foundedOn", skip_serializing_if = "Option::is_none")]
    pub founded_on: Option<String>,
    /// City of the company's headquarters.
    #[serde(rename = "headquartersCity", skip_serializing_if = "Option::is_none")]
    pub headquarters_city: Option<String>,
    /// State or province of the headquarters.
    #[serde(rename = "headquartersState", skip_serializing_if = "Option::is_none")]
    pub headquarters_state: Option<String>,
    /// Country of the headquarters.
    #[serde(rename = "headquartersCountry", skip_serializing_if = "Option::is_none")]
    pub headquarters_country: Option<String>,
    /// Rate at which the company's staff on LinkedIn grows.
    #[serde(
        rename = "employeeOnLinkedinGrowthRateOrg",
        skip_serializing_if = "Option::is_none"
    )]
    pub employee_on_linkedin_growth_rate_org: Option<f64>,
    /// Visits to the company's website in a month.
    #[serde(rename = "totalMonthlyTrafficOrg", skip_serializing_if = "Option::is_none")]
    pub total_monthly_traffic_org: Option<f64>,
    /// Money raised by the company in all its rounds.
    #[serde(rename = "totalFundingAmountOrg", skip_serializing_if = "Option::is_none")]
    pub total_funding_amount_org: Option<f64>,
    /// Kind of the latest funding round.
    #[serde(rename = "lastFundingTypeOrg", skip_serializing_if = "Option::is_none")]
    pub last_funding_type_org: Option<String>,
    /// Date of the latest funding round.
    #[serde(rename = "lastFundingDateOrg", skip_serializing_if = "Option::is_none")]
    pub last_funding_date_org: Option<String>,
    /// Connections of the person on LinkedIn.
    #[serde(
        rename = "linkedinConnectionsCount",
        skip_serializing_if = "Option::is_none"
    )]
    pub linkedin_connections_count: Option<f64>,
    /// Logo of the company.
    #[serde(rename = "logoUrlOrg", skip_serializing_if = "Option::is_none")]
    pub logo_url_org: Option<String>,
    /// The company's tagline.
    #[serde(rename = "companyHeadline", skip_serializing_if = "Option::is_none")]
    pub company_headline: Option<String>,
}
/// Points at a lead of an earlier search.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct LeadReference {
    /// Id of the lead, as found in search results.
    pub id: String,
}
impl LeadReference {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into() }
    }
}
impl<T: Into<String>> From<T> for LeadReference {
    fn from(text: T) -> Self {
        Self::new(text)
    }
}
/// The leads to reveal, and which contact data to pay for.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct LeadRevealRequest {
    /// Leads to reveal. Those revealed before are free. 1 to 25 items.
    pub leads: Vec<LeadReference>,
    /// Contact data wanted. Left out, both kinds are revealed at the full price of 535 credits a
    /// lead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<RevealField>,
}
impl LeadRevealRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(leads: impl IntoIterator<Item = impl Into<LeadReference>>) -> Self {
        Self {
            leads: leads.into_iter().map(Into::into).collect(),
            fields: Default::default(),
        }
    }
}
/// One page of leads.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct LeadSearchPage {
    /// Leads on this page, without their contact data.
    pub results: Vec<LeadPreview>,
    /// Where this page stands.
    pub pagination: LeadPagination,
}
/// Which leads to look for, and which page of them to show.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct LeadSearchRequest {
    /// Conditions that a lead has to meet, all of them.
    pub filters: LeadFilters,
    /// Conditions that rule a lead out.
    #[serde(rename = "excludeFilters", skip_serializing_if = "Option::is_none")]
    pub exclude_filters: Option<LeadExclusions>,
    /// Page to show, from 1 to 40. Results beyond the first 3 pages or the first 75 are charged. At
    /// least 1. Left out, it is `1`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u64>,
    /// Leads on a page. `(page − 1) × pageSize` has to stay below 500. 1 to 100. Left out, it is
    /// `25`.
    #[serde(rename = "pageSize", skip_serializing_if = "Option::is_none")]
    pub page_size: Option<u64>,
}
impl LeadSearchRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(filters: LeadFilters) -> Self {
        Self {
            filters,
            exclude_filters: Default::default(),
            page: Default::default(),
            page_size: Default::default(),
        }
    }
}
runtime::open_enum! {
    #[doc =
    " What a search looks through, depending on its filters: `people`, `company` records, or both"]
    #[doc = " as `unified`."] pub enum LeadSearchType { #[doc = " `people`"] People =
    "people", #[doc = " `company`"] Company = "company", #[doc = " `unified`"] Unified =
    "unified", }
}
runtime::open_enum! {
    #[doc =
    " How company names are compared: `exact` takes the whole name, `contains` a part of it."]
    pub enum NameMatchMode { #[doc = " `exact`"] Exact = "exact", #[doc = " `contains`"]
    Contains = "contains", }
}
runtime::open_enum! {
    #[doc = " A kind of contact data: `email` at 10 credits or `phone` at 525."] pub enum
    RevealField { #[doc = " `email`"] Email = "email", #[doc = " `phone`"] Phone =
    "phone", }
}
/// How far a reveal or enrich job has come and, once it is `completed`, what it found.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct RevealJob {
    /// Id of the job.
    #[serde(rename = "jobId")]
    pub job_id: String,
    /// Present state.
    pub status: JobState,
    /// Which operation started the job.
    #[serde(rename = "jobType")]
    pub job_type: RevealJobType,
    /// Contact data that was asked for.
    pub fields: Vec<RevealField>,
    /// Leads processed so far; null when there is nothing to report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<RevealProgress>,
    /// What was revealed; null or absent until the job is `completed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub results: Option<RevealResults>,
    /// Why the job failed; a balance too low is one such reason. Null otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// Credits given back; null when there was no refund.
    #[serde(rename = "creditsRefunded", skip_serializing_if = "Option::is_none")]
    pub credits_refunded: Option<runtime::Credits>,
    /// When the job was submitted.
    #[serde(rename = "createdAt")]
    pub created_at: ::chrono::DateTime<::chrono::offset::Utc>,
    /// When the job ended; null while it runs.
    #[serde(rename = "completedAt", skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
}
/// One page of reveal and enrich jobs.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct RevealJobPage {
    /// Jobs on this page.
    pub jobs: Vec<RevealJobSummary>,
    /// Jobs on all pages together.
    pub total: i64,
    /// Number of this page, counted from 1.
    pub page: i64,
    /// Most jobs a page may have, as asked for.
    pub limit: i64,
}
/// A reveal or enrich job as it appears in the list.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct RevealJobSummary {
    /// Id of the job.
    #[serde(rename = "jobId")]
    pub job_id: String,
    /// Present state.
    pub status: JobState,
    /// Which operation started the job.
    #[serde(rename = "jobType")]
    pub job_type: RevealJobType,
    /// Contact data that was asked for.
    pub fields: Vec<RevealField>,
    /// Leads in the job.
    pub total: i64,
    /// Leads processed so far.
    pub processed: i64,
    /// Credits that the job has cost.
    #[serde(rename = "creditsUsed")]
    pub credits_used: runtime::Credits,
    /// Credits that were given back.
    #[serde(rename = "creditsRefunded")]
    pub credits_refunded: runtime::Credits,
    /// When the job was submitted.
    #[serde(rename = "createdAt")]
    pub created_at: ::chrono::DateTime<::chrono::offset::Utc>,
    /// When the job ended; null while it runs.
    #[serde(rename = "completedAt", skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<::chrono::DateTime<::chrono::offset::Utc>>,
}
runtime::open_enum! {
    #[doc = " Which operation started a job."] pub enum RevealJobType { #[doc =
    " `reveal`"] Reveal = "reveal", #[doc = " `enrich`"] Enrich = "enrich", }
}
/// Leads of a job that were processed.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct RevealProgress {
    /// Leads processed so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub processed: Option<i64>,
    /// Leads in the job.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<i64>,
}
/// What a job revealed and what that cost.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct RevealResults {
    /// The leads with their contact data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revealed: Vec<RevealedContact>,
    /// Leads that had been revealed before and were not charged again.
    #[serde(rename = "alreadyRevealed", skip_serializing_if = "Option::is_none")]
    pub already_revealed: Option<i64>,
    /// Leads revealed by this job.
    #[serde(rename = "newlyRevealed", skip_serializing_if = "Option::is_none")]
    pub newly_revealed: Option<i64>,
    /// Credits that the job cost.
    #[serde(rename = "creditsUsed", skip_serializing_if = "Option::is_none")]
    pub credits_used: Option<runtime::Credits>,
    /// Credits given back for data that was not found; null when there was no refund.
    #[serde(rename = "creditsRefunded", skip_serializing_if = "Option::is_none")]
    pub credits_refunded: Option<runtime::Credits>,
}
/// A reveal or enrich job that was accepted.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct RevealSubmission {
    /// Id to ask for the outcome with.
    #[serde(rename = "jobId")]
    pub job_id: String,
    /// Always `pending`: the work has not begun. Always `pending`.
    pub status: JobState,
    /// Leads in the job.
    #[serde(rename = "totalLeads")]
    pub total_leads: i64,
    /// Contact data that will be looked for.
    pub fields: Vec<RevealField>,
    /// Most the job can cost. Whether the balance covers it is found out only while the job runs.
    #[serde(rename = "creditsReserved")]
    pub credits_reserved: runtime::Credits,
    /// Remark on the submission, meant for people.
    pub message: String,
}
/// A lead with its contact data. Null or absent members were not asked for or not found.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct RevealedContact {
    /// Id of the lead.
    pub id: String,
    /// Given name.
    #[serde(rename = "firstName", skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// Family name.
    #[serde(rename = "lastName", skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
    /// Present job title.
    #[serde(rename = "jobTitle", skip_serializing_if = "Option::is_none")]
    pub job_title: Option<String>,
    /// Present employer.
    #[serde(rename = "companyName", skip_serializing_if = "Option::is_none")]
    pub company_name: Option<String>,
    /// Email address of the person.
    #[serde(rename = "emailAddress", skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
    /// Phone number of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Mobile number of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cellphone: Option<String>,
    /// LinkedIn profile of the person.
    #[serde(rename = "linkedinUrl", skip_serializing_if = "Option::is_none")]
    pub linkedin_url: Option<String>,
    /// Domain of the employer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
}
/// A search that was kept.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct SavedSearch {
    /// Id to delete the search by.
    pub id: String,
    /// Its label.
    pub name: String,
    /// Its filters, ready to be sent in a search.
    pub filters: LeadFilters,
    /// When it was saved.
    #[serde(rename = "createdAt")]
    pub created_at: ::chrono::DateTime<::chrono::offset::Utc>,
    /// When it was last changed.
    #[serde(rename = "updatedAt")]
    pub updated_at: ::chrono::DateTime<::chrono::offset::Utc>,
}
/// A search to keep.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct SavedSearchRequest {
    /// Label to recognize the search by. 1 to 100 characters.
    pub name: String,
    /// The filters to keep. Exclusions and pages are not part of a saved search.
    pub filters: LeadFilters,
}
impl SavedSearchRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(name: impl Into<String>, filters: LeadFilters) -> Self {
        Self { name: name.into(), filters }
    }
}
/// The leads whose family names to show.
#[derive(Clone, Debug, PartialEq, ::serde::Serialize)]
pub struct UnlockNamesRequest {
    /// Leads to unlock; each is charged. 1 to 100 items.
    pub leads: Vec<LeadReference>,
}
impl UnlockNamesRequest {
    /// One with what it has to have; the rest is left out.
    #[must_use]
    pub fn new(leads: impl IntoIterator<Item = impl Into<LeadReference>>) -> Self {
        Self {
            leads: leads.into_iter().map(Into::into).collect(),
        }
    }
}
/// The family name of a lead.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct UnlockedName {
    /// Id of the lead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its family name.
    #[serde(rename = "lastName", skip_serializing_if = "Option::is_none")]
    pub last_name: Option<String>,
}
/// The names that were unlocked.
#[derive(Clone, Debug, Default, PartialEq, ::serde::Deserialize, ::serde::Serialize)]
#[non_exhaustive]
pub struct UnlockedNames {
    /// A name for each lead.
    pub results: Vec<UnlockedName>,
}
