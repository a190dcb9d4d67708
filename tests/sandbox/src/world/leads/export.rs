//! Leads as rows of a file.
//!
//! How a file is written, and what a row costs, is not known here.

use super::{Contact, Lead, LeadPreview};

/// Columns that are paid for, besides those that a search shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ExportColumns {
    /// Full names.
    pub names: bool,
    /// Email addresses.
    pub email: bool,
    /// Phone numbers.
    pub phone: bool,
}

impl ExportColumns {
    /// The header of the file.
    #[must_use]
    pub fn header(&self) -> Vec<&'static str> {
        let free = FREE.iter().map(|(name, _)| *name);
        let paid = self
            .paid()
            .flat_map(|column| column.names().iter().copied());
        free.chain(paid).collect()
    }

    pub(super) fn row(&self, lead: &Lead<'_>) -> ExportRow {
        let contact = lead.contact();
        let preview = if self.names {
            lead.unlocked_preview()
        } else {
            lead.preview()
        };
        let free = FREE.iter().map(|(_, cell)| cell(&preview));
        let paid = self.paid().flat_map(|column| column.cells(&contact));
        ExportRow {
            cells: free.chain(paid).collect(),
            found: Self {
                names: self.names,
                email: self.email && contact.email_address.is_some(),
                phone: self.phone && (contact.phone.is_some() || contact.cellphone.is_some()),
            },
        }
    }

    fn paid(&self) -> impl Iterator<Item = Paid> + use<> {
        let columns = [
            (self.names, Paid::Names),
            (self.email, Paid::Email),
            (self.phone, Paid::Phone),
        ];
        let asked_for = columns
            .into_iter()
            .filter(|(is_asked_for, _)| *is_asked_for);
        asked_for.map(|(_, column)| column)
    }
}

/// Columns that are sold together.
#[derive(Clone, Copy, Debug)]
enum Paid {
    Names,
    Email,
    Phone,
}

impl Paid {
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Names => &["fullName"],
            Self::Email => &["emailAddress"],
            Self::Phone => &["phone", "cellphone"],
        }
    }

    fn cells(self, contact: &Contact) -> Vec<String> {
        match self {
            Self::Names => vec![format!("{} {}", contact.first_name, contact.last_name)],
            Self::Email => vec![text(contact.email_address.as_ref())],
            Self::Phone => vec![
                text(contact.phone.as_ref()),
                text(contact.cellphone.as_ref()),
            ],
        }
    }
}

/// A column of what a search shows: its name in the API, and what stands in it.
type Column = (&'static str, fn(&LeadPreview) -> String);

const FREE: &[Column] = &[
    ("id", |lead| lead.id.to_string()),
    ("firstName", |lead| lead.first_name.to_string()),
    ("lastName", |lead| lead.last_name.to_string()),
    ("logoUrl", |lead| text(lead.logo_url.as_ref())),
    ("emailDomain", |lead| lead.email_domain.to_string()),
    ("linkedinUrl", |lead| text(lead.linkedin_url.as_ref())),
    ("linkedinHeadline", |lead| {
        lead.linkedin_headline.to_string()
    }),
    ("jobTitle", |lead| lead.job_title.to_string()),
    ("jobFunction", |lead| lead.job_function.to_string()),
    ("jobLevel", |lead| lead.job_level.to_string()),
    ("companyName", |lead| lead.company_name.to_string()),
    ("skills", |lead| text(lead.skills.as_ref())),
    ("city", |lead| lead.city.to_string()),
    ("stateName", |lead| lead.state_name.to_string()),
    ("countryName", |lead| lead.country_name.to_string()),
    ("domain", |lead| lead.domain.to_string()),
    ("orgLinkedinUrl", |lead| lead.org_linkedin_url.to_string()),
    ("employeeCount", |lead| lead.employee_count.to_string()),
    ("industrySicDescription", |lead| {
        lead.industry_sic_description.to_string()
    }),
    ("industryNaicsDescription", |lead| {
        lead.industry_naics_description.to_string()
    }),
    ("revenue", |lead| lead.revenue.to_string()),
    ("specialties", |lead| lead.specialties.to_string()),
    ("foundedOn", |lead| lead.founded_on.to_string()),
    ("headquartersCity", |lead| {
        lead.headquarters_city.to_string()
    }),
    ("headquartersState", |lead| {
        lead.headquarters_state.to_string()
    }),
    ("headquartersCountry", |lead| {
        lead.headquarters_country.to_string()
    }),
    ("employeeOnLinkedinGrowthRateOrg", |lead| {
        lead.employee_on_linkedin_growth_rate.to_string()
    }),
    ("totalMonthlyTrafficOrg", |lead| {
        lead.total_monthly_traffic.to_string()
    }),
    ("totalFundingAmountOrg", |lead| {
        text(lead.total_funding_amount.as_ref())
    }),
    ("lastFundingTypeOrg", |lead| {
        text(lead.last_funding_type.as_ref())
    }),
    ("lastFundingDateOrg", |lead| {
        text(lead.last_funding_date.as_ref())
    }),
    ("linkedinConnectionsCount", |lead| {
        lead.linkedin_connections_count.to_string()
    }),
    ("logoUrlOrg", |lead| lead.logo_url_org.to_string()),
    ("companyHeadline", |lead| lead.company_headline.to_string()),
];

/// A value as it stands in a cell; nothing where there is none.
fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// One row, and which of the paid columns have a value in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportRow {
    /// Cells in the order of the header, not escaped.
    pub cells: Vec<String>,
    /// The paid columns that were asked for and have a value.
    pub found: ExportColumns,
}
