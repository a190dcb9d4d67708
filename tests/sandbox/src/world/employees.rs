//! Employees: the people of one company, filtered and page by page.
//!
//! A company's people are those on its roster, the same whom the lead index has for it.

use super::companies::Company;
use super::pages::page;
use super::people::Person;
use super::random::Seed;
use super::vocabulary::{means_level, same};
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
pub struct Employees {
    company: Company,
    /// Places on the roster.
    matching: Vec<u32>,
}

impl Employees {
    pub(super) fn of(seed: Seed, company_url: &str, filters: &EmployeeFilters) -> Self {
        let company = Company::with_page(seed, company_url);
        let matching = (0..company.roster)
            .filter(|number| filters.accept(&Person::on_roster(&company, *number)))
            .collect();
        Self { company, matching }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.matching.len()
    }

    /// Those from one place to another, in an order that never changes; fewer at the end.
    #[must_use]
    pub fn page(&self, range: Range<usize>) -> Vec<Employee> {
        page(&self.matching, range)
            .iter()
            .map(|number| Employee::from(&Person::on_roster(&self.company, *number)))
            .collect()
    }
}

impl EmployeeFilters {
    fn accept(&self, person: &Person<'_>) -> bool {
        let country = person.traits.place.country;
        let title = person.traits.title;
        is_met(&self.countries, |term| {
            same(term, country.name) || same(term, country.code)
        }) && is_met(&self.continents, |term| same(term, country.continent))
            && is_met(&self.sales_regions, |term| same(term, country.sales_region))
            && is_met(&self.job_levels, |term| means_level(term, title.level()))
            && is_met(&self.job_functions, |term| same(term, title.function()))
    }
}

/// Whether any of the terms fits, or there are none.
fn is_met(terms: &[String], fits: impl Fn(&str) -> bool) -> bool {
    terms.is_empty() || terms.iter().any(|term| fits(term.trim()))
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

impl From<&Person<'_>> for Employee {
    fn from(person: &Person<'_>) -> Self {
        let place = person.traits.place;
        let title = person.traits.title;
        Self {
            first_name: person.first.to_owned(),
            last_name: person.last.to_owned(),
            full_name: person.full_name(),
            headline: person.headline(),
            about_me: person.summary(),
            location: EmployeeLocation {
                city: place.city,
                state_code: place.state_code,
                country: place.country.name,
                country_code: place.country.code,
                continent: place.country.continent,
            },
            linkedin_url: person.profile_url(),
            job_title: title.name,
            job_level: title.level(),
            job_function: title.function(),
            job_is_current: person.traits.is_current,
            education: person.education(),
            skills: Some(person.skills_in_one()),
            certifications: person.traits.certification.map(str::to_owned),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::sample::subsequence;

    const SEED: Seed = Seed(17);
    const PAGE: &str = "https://www.linkedin.com/company/example-robotics";

    fn terms(of: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
        subsequence(of, 0..=of.len())
            .prop_map(|terms| terms.into_iter().map(str::to_uppercase).collect())
    }

    proptest! {
        #[test]
        fn pages_hold_what_is_counted_and_only_that(
            job_levels in terms(&["Director", "VP", "Senior"]),
            continents in terms(&["Europe", "North America"]),
            size in 1_usize..20,
        ) {
            let filters = EmployeeFilters { job_levels: job_levels.clone(), continents: continents.clone(), ..Default::default() };
            let employees = Employees::of(SEED, PAGE, &filters);
            let mut paged = Vec::new();
            for start in (0..employees.count()).step_by(size) {
                paged.extend(employees.page(start..start + size));
            }
            prop_assert_eq!(paged.len(), employees.count());
            prop_assert!(employees.page(paged.len()..paged.len() + size).is_empty());
            for employee in &paged {
                prop_assert!(job_levels.is_empty() || job_levels.iter().any(|term| means_level(term, employee.job_level)));
                prop_assert!(continents.is_empty() || continents.iter().any(|term| same(term, employee.location.continent)));
            }
            let everyone = Employees::of(SEED, PAGE, &EmployeeFilters::default());
            prop_assert!(everyone.count() > 0);
            let everyone = everyone.page(0..everyone.count());
            prop_assert!(paged.iter().all(|employee| everyone.contains(employee)));
        }
    }

    #[test]
    fn a_country_is_known_by_name_and_code() {
        let count = |term: &str| {
            let countries = vec![term.to_owned()];
            let filters = EmployeeFilters {
                countries,
                ..Default::default()
            };
            Employees::of(SEED, PAGE, &filters).count()
        };
        let home = Company::with_page(SEED, PAGE).headquarters.country;
        assert!(count(home.name) > 0);
        assert_eq!(count(home.name), count(&home.code.to_lowercase()));
        assert_eq!(count("Atlantis"), 0);
    }
}
