//! Leads: the index that the lead finder searches, and what it shows and sells of a lead.
//!
//! Leads are the people on the rosters of the made-up companies. What a search hides of them and
//! what a reveal tells are the same people's particulars.

mod export;
mod fields;
mod filter;
mod index;
mod lead;
mod options;
mod preview;
#[cfg(test)]
mod tests;
mod wanted;

pub use export::{ExportColumns, ExportRow};
pub use filter::{FilterError, FilterValue, LeadExclusions, LeadFilters, LeadQuery, SearchType};
pub use index::{Hits, LeadIndex};
pub use lead::Lead;
pub use options::FilterOptions;
pub use preview::{Contact, LeadPreview};
