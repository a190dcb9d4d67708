//! The values of those filters that have a fixed set.

use super::fields::{self, Takes, Test};
use crate::world::firmographics::{
    APP_CATEGORIES, ENTITY_TYPES, FUNDING_TYPES, LEGAL_TYPES, REVENUE_BUCKETS, TECHNOLOGIES,
};
use crate::world::people::PERSONAS;
use crate::world::vocabulary::{
    COUNTRIES, Country, FUNCTIONS, INDUSTRIES, Industry, LANGUAGES, LEVELS, PLACES, SKILLS,
};
use std::collections::{BTreeMap, BTreeSet};

/// A filter that has a fixed set of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterOptions {
    /// Its name.
    pub name: &'static str,
    /// Whether it is a condition on companies, not on people.
    pub is_of_company: bool,
    /// Whether it takes several values.
    pub takes_several: bool,
    /// Its values.
    pub values: Vec<String>,
}

/// Filters in the order of their names. Their values are in alphabetical order but for those that
/// have one of their own.
pub(super) fn all() -> impl Iterator<Item = FilterOptions> {
    values().into_iter().filter_map(|(name, values)| {
        let field = fields::named(name)?;
        Some(FilterOptions {
            name,
            is_of_company: !matches!(field.test, Test::Person(_)),
            takes_several: matches!(field.takes, Takes::Terms(_)),
            values,
        })
    })
}

fn values() -> BTreeMap<&'static str, Vec<String>> {
    let mut options = BTreeMap::from([
        ("companyEntityType", listed(&ENTITY_TYPES)),
        ("companyLegalType", listed(&LEGAL_TYPES)),
        ("companyNameMode", listed(&["exact", "contains"])),
        ("jobFunction", listed(&FUNCTIONS)),
        ("jobLevel", listed(&LEVELS)),
        ("languages", listed(&LANGUAGES)),
        ("lastFundingTypeOrg", listed(&FUNDING_TYPES)),
        ("persona", listed(&PERSONAS)),
        (
            "revenueBuckets",
            listed(&REVENUE_BUCKETS.map(|(name, _)| name)),
        ),
        ("skills", sorted(SKILLS)),
        (
            "stateName",
            sorted(PLACES.entries().iter().map(|place| place.state)),
        ),
    ]);
    for filter in [
        "countryName",
        "headquartersCountry",
        "jobLocationCountry",
        "locationCountry",
    ] {
        options.insert(filter, countries(|country| country.name));
    }
    options.extend([
        ("continent", countries(|country| country.continent)),
        ("countryCode", countries(|country| country.code)),
        ("countryRegion", regions()),
        (
            "industryNaicsCode",
            industries(|industry| industry.naics_code),
        ),
        (
            "industryNaicsDescription",
            industries(|industry| industry.naics),
        ),
        ("industrySicCode", industries(|industry| industry.sic_code)),
        (
            "industrySicDescription",
            industries(|industry| industry.sic),
        ),
        ("linkedinIndustry", industries(|industry| industry.linkedin)),
        ("appstoreAppCategoryOrg", listed(&APP_CATEGORIES)),
        ("playstoreAppCategoryOrg", listed(&APP_CATEGORIES)),
    ]);
    options.extend(TECHNOLOGIES.map(|(category, products)| (category, listed(products))));
    options
}

fn countries(name: impl Fn(&Country) -> &'static str) -> Vec<String> {
    sorted(COUNTRIES.iter().map(name))
}

fn industries(name: impl Fn(&Industry) -> &'static str) -> Vec<String> {
    sorted(INDUSTRIES.iter().map(name))
}

fn regions() -> Vec<String> {
    let of_country = |country: &Country| [country.sub_continent, country.sales_region];
    sorted(COUNTRIES.iter().flat_map(of_country))
}

fn listed(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

fn sorted(values: impl IntoIterator<Item = &'static str>) -> Vec<String> {
    let values: BTreeSet<_> = values.into_iter().collect();
    values.into_iter().map(str::to_owned).collect()
}
