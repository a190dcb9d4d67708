//! Conditions on leads, by the names that the API gives them.

/// Conditions that a lead has to meet, all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeadFilters {}

impl LeadFilters {
    /// Adds a condition by its name in the API, such as `jobTitle`.
    ///
    /// # Errors
    /// When there is no such filter, the value is of the wrong kind, below the smallest allowed or
    /// has too many terms. The text of the error names the filter.
    pub fn set(&mut self, name: &str, value: FilterValue) -> Result<(), FilterError> {
        todo!()
    }
}

/// Conditions of which any rules a lead out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeadExclusions {}

impl LeadExclusions {
    /// Adds a condition by its name in the API.
    ///
    /// # Errors
    /// As [`LeadFilters::set`].
    pub fn set(&mut self, name: &str, value: FilterValue) -> Result<(), FilterError> {
        todo!()
    }
}

/// What a filter is set to. A JSON string is `Text`, an array of strings `Terms`, and so on.
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

/// Why a filter was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterError {
    /// Name of the filter.
    pub filter: String,
    /// What is wrong with it, to be read after the name: `takes at most 25 terms`.
    pub reason: String,
}

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
