//! Conditions on leads, by the names that the API gives them.
//!
//! This module knows how conditions are set and put together, not what any of them looks at; that
//! stands in the lists of fields.

use super::fields::{self, Field, Takes, Test};
use super::wanted::Wanted;
use crate::world::companies::Company;
use crate::world::people::Person;
use std::fmt;

/// Conditions that a lead has to meet, all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeadFilters {
    conditions: Vec<Condition>,
}

impl LeadFilters {
    /// Adds a condition by its name in the API, such as `jobTitle`. One that was set before under
    /// the same name is replaced.
    ///
    /// # Errors
    /// When there is no such filter, or the value is of the wrong kind, too low or has too many
    /// terms.
    pub fn set(&mut self, name: &str, value: FilterValue) -> Result<(), FilterError> {
        let field = fields::named(name).ok_or_else(|| FilterError::unknown(name))?;
        let condition = Condition::new(field, value)?;
        self.conditions.retain(|known| known.field.name != name);
        self.conditions.push(condition);
        Ok(())
    }

    /// What the conditions make a search look through.
    pub(super) fn search_type(&self) -> SearchType {
        let is_used = |scope: fn(&Test) -> bool| {
            let tests = self
                .conditions
                .iter()
                .map(|condition| &condition.field.test);
            tests.filter(|test| scope(test)).count() > 0
        };
        let people = is_used(|test| matches!(test, Test::Person(_)));
        let companies = is_used(|test| matches!(test, Test::Company(_)));
        match (people, companies) {
            (true, false) => SearchType::People,
            (false, true) => SearchType::Company,
            _ => SearchType::Unified,
        }
    }

    /// The condition on the employer's name looks at the whole name when told so.
    fn as_set(&self) -> impl Iterator<Item = Condition> {
        let mode = |condition: &&Condition| condition.field.name == fields::NAME_MODE;
        let mode = self.conditions.iter().find(mode);
        let is_exact = mode.is_some_and(|mode| mode.wanted.is("exact"));
        self.conditions.iter().cloned().map(move |condition| {
            if is_exact && condition.field.name == fields::WHOLE_COMPANY_NAME.name {
                Condition {
                    field: &fields::WHOLE_COMPANY_NAME,
                    ..condition
                }
            } else {
                condition
            }
        })
    }
}

/// Conditions of which any rules a lead out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeadExclusions {
    conditions: Vec<Condition>,
}

impl LeadExclusions {
    /// Adds a condition by its name in the API. Only some of the filters can rule out.
    ///
    /// # Errors
    /// As [`LeadFilters::set`].
    pub fn set(&mut self, name: &str, value: FilterValue) -> Result<(), FilterError> {
        let field = fields::named(name).filter(|_| fields::RULE_OUT.contains(&name));
        let field = field.ok_or_else(|| FilterError::unknown(name))?;
        let condition = Condition::new(field, value)?;
        self.conditions.retain(|known| known.field.name != name);
        self.conditions.push(condition);
        Ok(())
    }
}

/// What a filter is set to: a JSON string is `Text`, an array of strings `Terms`, and so on.
#[derive(Clone, Debug, PartialEq)]
pub enum FilterValue {
    /// One string.
    Text(String),
    /// A list of strings, of which one has to match.
    Terms(Vec<String>),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
}

/// Why a filter was refused. Displayed, it reads `jobTitle takes …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterError {
    /// Name of the filter.
    pub filter: String,
    /// What is wrong with it, to be read after the name.
    pub reason: String,
}

impl FilterError {
    fn unknown(name: &str) -> Self {
        Self {
            filter: name.to_owned(),
            reason: "is not a known filter".to_owned(),
        }
    }
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.filter, self.reason)
    }
}

impl std::error::Error for FilterError {}

/// A whole question to the index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeadQuery {
    /// Conditions to meet.
    pub filters: LeadFilters,
    /// Conditions that rule out.
    pub exclusions: LeadExclusions,
}

/// What the filters made the search look through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchType {
    /// Conditions on people only.
    People,
    /// Conditions on companies only.
    Company,
    /// Both, or none.
    Unified,
}

/// A query with the conditions on companies apart from those on people, as there are fewer
/// companies to look at.
#[derive(Debug)]
pub(super) struct Sieve {
    wanted: Vec<Condition>,
    unwanted: Vec<Condition>,
}

impl Sieve {
    pub fn new(query: &LeadQuery) -> Self {
        Self {
            wanted: query.filters.as_set().collect(),
            unwanted: query.exclusions.conditions.clone(),
        }
    }

    /// Whether people of a company can be among the leads.
    pub fn passes_company(&self, company: &Company) -> bool {
        self.passes(|condition| condition.met_by_company(company))
    }

    /// Whether a person is among the leads, given that the company passed.
    pub fn passes_person(&self, person: &Person<'_>) -> bool {
        self.passes(|condition| condition.met_by_person(person))
    }

    fn passes(&self, is_met: impl Fn(&Condition) -> Option<bool>) -> bool {
        self.wanted
            .iter()
            .all(|condition| is_met(condition) != Some(false))
            && !self
                .unwanted
                .iter()
                .any(|condition| is_met(condition) == Some(true))
    }
}

#[derive(Clone, Debug)]
struct Condition {
    field: &'static Field,
    wanted: Wanted,
}

impl PartialEq for Condition {
    fn eq(&self, other: &Self) -> bool {
        self.field.name == other.field.name && self.wanted == other.wanted
    }
}

impl Condition {
    fn new(field: &'static Field, value: FilterValue) -> Result<Self, FilterError> {
        let refused = || FilterError {
            filter: field.name.to_owned(),
            reason: format!("takes {}", field.takes),
        };
        let wanted = wanted(field.takes, value).ok_or_else(refused)?;
        Ok(Self { field, wanted })
    }

    /// `None` for a condition on something else.
    fn met_by_company(&self, company: &Company) -> Option<bool> {
        match self.field.test {
            Test::Company(is_met) => Some(is_met(company, &self.wanted)),
            Test::Person(_) | Test::Setting => None,
        }
    }

    /// `None` for a condition on something else.
    fn met_by_person(&self, person: &Person<'_>) -> Option<bool> {
        match self.field.test {
            Test::Person(is_met) => Some(is_met(person, &self.wanted)),
            Test::Company(_) | Test::Setting => None,
        }
    }
}

/// What a value asks for, if it is one that a field takes.
fn wanted(takes: Takes, value: FilterValue) -> Option<Wanted> {
    let is_whole = |number: f64| number.fract() == 0.0;
    match (takes, value) {
        (Takes::Text, FilterValue::Text(text)) => Some(Wanted::terms([text])),
        (Takes::Choice(options), FilterValue::Text(text)) => {
            options.contains(&&*text).then(|| Wanted::terms([text]))
        }
        (Takes::Terms(_), FilterValue::Text(text)) => Some(Wanted::terms([text])),
        (Takes::Terms(most), FilterValue::Terms(terms)) => {
            (terms.len() <= most).then(|| Wanted::terms(terms))
        }
        (Takes::Flag, FilterValue::Flag(flag)) => Some(Wanted::Flag(flag)),
        (takes, FilterValue::Number(number)) => {
            let fits = match takes {
                Takes::Count => number >= 0.0 && is_whole(number),
                Takes::Amount => number >= 0.0,
                Takes::Rate => true,
                Takes::Text | Takes::Choice(_) | Takes::Terms(_) | Takes::Flag => false,
            };
            fits.then_some(Wanted::Number(number))
        }
        _ => None,
    }
}
