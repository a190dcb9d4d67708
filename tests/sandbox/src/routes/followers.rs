//! What scrapes and estimates have in common: which followers are meant.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::world::FollowerFilters;

/// `CompanyFollowerFilters`.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub struct Filters {
    countries: Vec<String>,
    states: Vec<String>,
    job_titles: Vec<String>,
    departments: Vec<String>,
    levels: Vec<String>,
}

impl From<Filters> for FollowerFilters {
    /// The order of values does not matter, nor do duplicates.
    fn from(filters: Filters) -> Self {
        Self {
            countries: sorted(filters.countries),
            states: sorted(filters.states),
            job_titles: sorted(filters.job_titles),
            departments: sorted(filters.departments),
            levels: sorted(filters.levels),
        }
    }
}

fn sorted(mut values: Vec<String>) -> Vec<String> {
    values.sort_unstable();
    values.dedup();
    values
}

/// Filters as the API writes them; `null` when there are none.
pub fn to_json(filters: &FollowerFilters) -> Value {
    let lists = [
        ("countries", &filters.countries),
        ("states", &filters.states),
        ("jobTitles", &filters.job_titles),
        ("departments", &filters.departments),
        ("levels", &filters.levels),
    ];
    let members: Map<_, _> = lists
        .into_iter()
        .filter(|(_, values)| !values.is_empty())
        .map(|(name, values)| (name.to_owned(), values.clone().into()))
        .collect();
    if members.is_empty() {
        Value::Null
    } else {
        members.into()
    }
}
