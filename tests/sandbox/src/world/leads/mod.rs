//! Leads: the index that the lead finder searches, and what it shows and sells of a lead.

mod export;
mod filter;
mod index;
mod preview;

pub use export::{ExportColumns, ExportRow};
pub use filter::{FilterError, FilterValue, LeadExclusions, LeadFilters, LeadQuery, SearchType};
pub use index::{Hits, Lead, LeadIndex};
pub use preview::{Contact, LeadPreview};
