//! Employees: the people of one company, filtered and page by page.

use std::ops::Range;

/// Conditions on employees. An empty list filters nothing, a list is met by any of its values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct EmployeeFilters {
    /// Countries, by name or code.
    pub countries: Vec<String>,
    /// Continents.
    pub continents: Vec<String>,
    /// Sales regions, such as EMEA.
    pub sales_regions: Vec<String>,
    /// Seniority levels.
    pub job_levels: Vec<String>,
    /// Job functions.
    pub job_functions: Vec<String>,
}

/// The people of a company that meet some filters.
#[derive(Clone, Debug)]
pub struct Employees {}

impl Employees {
    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        todo!()
    }

    /// Those from one place to another, in an order that never changes; fewer at the end.
    #[must_use]
    pub fn page(&self, range: Range<usize>) -> Vec<Employee> {
        todo!()
    }
}

/// A person who works or worked for a company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Employee {
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Name as shown.
    pub full_name: String,
    /// Headline of the profile.
    pub headline: String,
    /// The person's description of themselves.
    pub about_me: Option<String>,
    /// Where the person is.
    pub location: EmployeeLocation,
    /// Profile of the person.
    pub linkedin_url: String,
    /// Job title at the company.
    pub job_title: &'static str,
    /// Seniority that the title stands for.
    pub job_level: &'static str,
    /// Job function that the title belongs to.
    pub job_function: &'static str,
    /// Whether the person still holds the job.
    pub job_is_current: bool,
    /// Education, in one string.
    pub education: Option<String>,
    /// Skills, in one string.
    pub skills: Option<String>,
    /// Certifications, in one string.
    pub certifications: Option<String>,
}

/// Where a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmployeeLocation {
    /// City.
    pub city: &'static str,
    /// Code of the state or province.
    pub state_code: &'static str,
    /// Name of the country.
    pub country: &'static str,
    /// Code of the country.
    pub country_code: &'static str,
    /// Name of the continent.
    pub continent: &'static str,
}
