//! Reading filters of leads.

use serde_json::{Map, Value};

use crate::problem::Refusal;
use crate::validate::refuse;
use crate::world::{FilterError, FilterValue, LeadExclusions, LeadFilters, LeadQuery};

/// Filters and exclusions, as the API writes them.
pub type Members = Map<String, Value>;

/// The question that filters and exclusions ask.
///
/// # Errors
/// One of them is none, although the description lets it pass.
pub fn query(filters: &Members, exclusions: &Members) -> Result<LeadQuery, Refusal> {
    let mut query = LeadQuery {
        filters: LeadFilters::default(),
        exclusions: LeadExclusions::default(),
    };
    for (name, value) in filters {
        let set = query.filters.set(name, term(value));
        set.map_err(|error| refusal("filters", &error))?;
    }
    for (name, value) in exclusions {
        let set = query.exclusions.set(name, term(value));
        set.map_err(|error| refusal("excludeFilters", &error))?;
    }
    Ok(query)
}

fn refusal(list: &str, error: &FilterError) -> Refusal {
    refuse(&format!("body/{list}/{}", error.filter), &error.reason)
}

fn term(value: &Value) -> FilterValue {
    match value {
        Value::Bool(flag) => FilterValue::Flag(*flag),
        Value::Number(number) => FilterValue::Number(number.as_f64().unwrap_or_default()),
        Value::String(text) => FilterValue::Text(text.clone()),
        other => FilterValue::Terms(
            other
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|term| Some(term.as_str()?.to_owned()))
                .collect(),
        ),
    }
}

/// One text for each combination of filters, however it is written: the order
/// of members and of terms makes no difference, nor does `1.0` instead of `1`.
pub fn combination(filters: &Members, exclusions: &Members) -> String {
    format!("{} without {}", canonical(filters), canonical(exclusions))
}

fn canonical(members: &Members) -> String {
    let mut parts: Vec<String> = members
        .iter()
        .map(|(name, value)| format!("{name}={}", canonical_terms(value)))
        .collect();
    parts.sort_unstable();
    parts.join("&")
}

fn canonical_terms(value: &Value) -> String {
    if let Some(number) = value.as_f64() {
        return format!("[{number}]");
    }
    let Some(terms) = value.as_array() else {
        return format!("[{value}]");
    };
    let mut terms: Vec<String> = terms.iter().map(ToString::to_string).collect();
    terms.sort_unstable();
    terms.dedup();
    format!("[{}]", terms.join(","))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn members(value: Value) -> Members {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn spelling_makes_no_new_combination() {
        let none = Members::new();
        let one = members(json!({ "jobLevel": ["C", "D"], "city": "Berlin" }));
        let same = members(json!({ "city": "Berlin", "jobLevel": ["D", "C", "D"] }));
        let single = members(json!({ "city": ["Berlin"], "jobLevel": ["D", "C"] }));
        let other = members(json!({ "city": "Berlin", "jobLevel": "C" }));
        assert_eq!(combination(&one, &none), combination(&same, &none));
        assert_eq!(combination(&one, &none), combination(&single, &none));
        let [whole, fraction, other_count] =
            [json!(1), json!(1.0), json!(2)].map(|count| members(json!({ "jobCount": count })));
        assert_eq!(combination(&whole, &none), combination(&fraction, &none));
        assert_ne!(combination(&whole, &none), combination(&other_count, &none));
        assert_ne!(combination(&one, &none), combination(&other, &none));
        assert_ne!(combination(&one, &none), combination(&none, &one));
    }
}
