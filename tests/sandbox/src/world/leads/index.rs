//! The index itself.

use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::ops::Range;

use super::{Contact, ExportColumns, ExportRow, LeadPreview, LeadQuery, SearchType};

/// All leads there are.
#[derive(Debug)]
pub struct LeadIndex {}

impl LeadIndex {
    pub(in crate::world) fn draw_up(seed: crate::world::random::Seed) -> Self {
        todo!("{seed:?}")
    }

    /// How many leads there are.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        todo!()
    }

    /// The leads that a query matches.
    #[must_use]
    pub fn search(&self, query: &LeadQuery) -> Hits<'_> {
        todo!()
    }

    /// The lead with an id, if there is one.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Lead<'_>> {
        todo!()
    }

    /// Company names that begin with a text, in alphabetical order.
    #[must_use]
    pub fn suggest(&self, beginning: &str, limit: usize) -> Vec<String> {
        todo!()
    }

    /// The values of those filters that have a fixed set.
    #[must_use]
    pub fn filter_options(&self) -> BTreeMap<&'static str, Vec<String>> {
        todo!()
    }
}

/// The leads that match, in an order that never changes.
#[derive(Clone, Debug)]
pub struct Hits<'w> {
    todo: PhantomData<&'w ()>,
}

impl<'w> Hits<'w> {
    /// How many match.
    #[must_use]
    pub fn count(&self) -> usize {
        todo!()
    }

    /// What was looked through.
    #[must_use]
    pub fn search_type(&self) -> SearchType {
        todo!()
    }

    /// Those from one place to another; fewer at the end.
    #[must_use]
    pub fn page(&self, range: Range<usize>) -> Vec<Lead<'w>> {
        todo!()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Lead<'w>> {
        std::iter::empty()
    }
}

/// One lead of the index.
#[derive(Clone, Debug)]
pub struct Lead<'w> {
    todo: PhantomData<&'w ()>,
}

impl Lead<'_> {
    /// Id to ask for the lead by.
    #[must_use]
    pub fn id(&self) -> String {
        todo!()
    }

    /// What a search shows: no contact data, and of the family name the initial.
    #[must_use]
    pub fn preview(&self) -> LeadPreview {
        todo!()
    }

    /// What a search shows once the name was unlocked.
    #[must_use]
    pub fn unlocked_preview(&self) -> LeadPreview {
        todo!()
    }

    /// The family name.
    #[must_use]
    pub fn last_name(&self) -> &'static str {
        todo!()
    }

    /// All contact data that can be revealed.
    #[must_use]
    pub fn contact(&self) -> Contact {
        todo!()
    }

    /// The lead as a row of an export with some columns.
    #[must_use]
    pub fn export_row(&self, columns: &ExportColumns) -> ExportRow {
        todo!()
    }
}
