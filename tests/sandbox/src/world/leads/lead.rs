//! One lead: a person of the index, and the id that it is asked for by.

use super::{Contact, ExportColumns, ExportRow, LeadPreview};
use crate::world::people::Person;

/// One lead of the index.
#[derive(Clone, Debug)]
pub struct Lead<'w> {
    id: String,
    person: Person<'w>,
}

impl<'w> Lead<'w> {
    pub(super) fn new(id: String, person: Person<'w>) -> Self {
        Self { id, person }
    }

    /// Id to ask for the lead by.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What a search shows: no contact data, and of the family name the initial.
    #[must_use]
    pub fn preview(&self) -> LeadPreview {
        LeadPreview::masked(self)
    }

    /// What a search shows once the name was unlocked.
    #[must_use]
    pub fn unlocked_preview(&self) -> LeadPreview {
        LeadPreview::unlocked(self)
    }

    /// The family name.
    #[must_use]
    pub fn last_name(&self) -> &str {
        self.person.last
    }

    /// All contact data that can be revealed.
    #[must_use]
    pub fn contact(&self) -> Contact {
        Contact::of(self)
    }

    /// The lead as a row of an export with some columns.
    #[must_use]
    pub fn export_row(&self, columns: &ExportColumns) -> ExportRow {
        columns.row(self)
    }

    /// Who it is.
    pub(in crate::world) fn person(&self) -> &Person<'w> {
        &self.person
    }
}
