//! The index itself: all leads in a row, and how they are found.
//!
//! It holds what is drawn for each person, and the companies; whatever else a lead shows is worked
//! out when it is asked for. The row is shuffled once, so that a search does not go through the
//! companies one by one, and stays as it is.

use super::filter::Sieve;
use super::{FilterOptions, Lead, LeadQuery, SearchType, options};
use crate::world::companies::Company;
use crate::world::names::ListedName;
use crate::world::pages::page;
use crate::world::people::{Person, Traits};
use crate::world::random::{Key, Seed};
use std::fmt;
use std::ops::Range;

/// All leads there are.
pub struct LeadIndex {
    seed: Seed,
    /// Where ids start from.
    scramble: u32,
    companies: Vec<Company>,
    entries: Vec<Entry>,
}

/// A person of the index.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// Place among the companies.
    company: u32,
    name: ListedName,
    key: Key,
    traits: Traits,
}

impl fmt::Debug for LeadIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let leads = self.entries.len();
        f.debug_struct("LeadIndex")
            .field("leads", &leads)
            .finish_non_exhaustive()
    }
}

impl LeadIndex {
    /// Draws up the index of a world.
    pub(in crate::world) fn draw_up(seed: Seed) -> Self {
        let companies: Vec<_> = (0..Company::made_up())
            .map(|number| Company::numbered(seed, number))
            .collect();
        let of_company = |(place, company): (u32, &Company)| {
            let entry = |number| Entry::of(company, place, number);
            (0..company.roster).map(entry).collect::<Vec<_>>()
        };
        let mut entries: Vec<_> = (0..).zip(&companies).flat_map(of_company).collect();
        seed.key("leads", "order").dice().shuffle(&mut entries);
        Self {
            seed,
            scramble: seed.key("leads", "ids").number() as u32,
            companies,
            entries,
        }
    }

    /// How many leads there are.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The leads that a query matches.
    #[must_use]
    pub fn search(&self, query: &LeadQuery) -> Hits<'_> {
        let sieve = Sieve::new(query);
        let companies: Vec<_> = self
            .companies
            .iter()
            .map(|company| sieve.passes_company(company))
            .collect();
        let passes = |entry: &Entry| {
            companies[entry.company as usize] && sieve.passes_person(&self.person(entry))
        };
        let matching = (0..)
            .zip(&self.entries)
            .filter(|(_, entry)| passes(entry))
            .map(|(place, _)| place)
            .collect();
        Hits {
            index: self,
            search_type: query.filters.search_type(),
            matching,
        }
    }

    /// The lead with an id, if there is one.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<Lead<'_>> {
        let digits = id.strip_prefix(ID_PREFIX)?;
        let is_spelled_so =
            digits.len() == 8 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let scrambled = u32::from_str_radix(digits, 16)
            .ok()
            .filter(|_| is_spelled_so)?;
        let place = scrambled.wrapping_sub(self.scramble).wrapping_mul(UNSTEP);
        self.lead_at(place)
    }

    /// Company names that begin with a text, in alphabetical order.
    #[must_use]
    pub fn suggest(&self, beginning: &str, limit: usize) -> Vec<String> {
        let beginning = beginning.trim_start().to_lowercase();
        let names = self.companies.iter().map(|company| &company.name);
        let mut fitting: Vec<_> = names
            .filter(|name| name.to_lowercase().starts_with(&beginning))
            .cloned()
            .collect();
        fitting.sort_unstable();
        fitting.truncate(limit);
        fitting
    }

    /// The values of those filters that have a fixed set.
    #[must_use]
    pub fn filter_options(&self) -> Vec<FilterOptions> {
        options::all().collect()
    }

    /// The person at a place in the row.
    pub(in crate::world) fn person_at(&self, place: u32) -> Option<Person<'_>> {
        let entry = self.entries.get(place as usize)?;
        Some(self.person(entry))
    }

    fn lead_at(&self, place: u32) -> Option<Lead<'_>> {
        let person = self.person_at(place)?;
        Some(Lead::new(self.id_of(place), person))
    }

    /// The seed of the world that this is the index of.
    pub(in crate::world) fn seed(&self) -> Seed {
        self.seed
    }

    fn person(&self, entry: &Entry) -> Person<'_> {
        let company = &self.companies[entry.company as usize];
        Person::listed(company, entry.name, entry.key, entry.traits)
    }

    /// Ids are places, scrambled so that nobody mistakes them for any.
    fn id_of(&self, place: u32) -> String {
        let scrambled = place.wrapping_mul(STEP).wrapping_add(self.scramble);
        format!("{ID_PREFIX}{scrambled:08x}")
    }
}

impl Entry {
    fn of(company: &Company, place: u32, number: u32) -> Self {
        let name = ListedName::on_roster(company.key, number);
        let person = Person::of_listed_name(company, name);
        Self {
            company: place,
            name,
            key: person.key,
            traits: person.traits,
        }
    }
}

const ID_PREFIX: &str = "ld_";

/// Distance between the ids of neighbours; an odd number, so that it can be undone.
const STEP: u32 = 0x9e37_79b1;

/// Undoes a multiplication by [`STEP`].
const UNSTEP: u32 = 0x0e8b_2f51;

/// The leads that match, in an order that never changes.
#[derive(Clone, Debug)]
pub struct Hits<'w> {
    index: &'w LeadIndex,
    search_type: SearchType,
    /// Places in the row.
    matching: Vec<u32>,
}

impl<'w> Hits<'w> {
    /// How many match.
    #[must_use]
    pub fn count(&self) -> usize {
        self.matching.len()
    }

    /// What was looked through.
    #[must_use]
    pub fn search_type(&self) -> SearchType {
        self.search_type
    }

    /// Those from one place to another; fewer at the end.
    #[must_use]
    pub fn page(&self, range: Range<usize>) -> Vec<Lead<'w>> {
        let places = page(&self.matching, range).iter();
        places
            .filter_map(|place| self.index.lead_at(*place))
            .collect()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = Lead<'w>> {
        let index = self.index;
        let places = self.matching.iter();
        places.filter_map(move |place| index.lead_at(*place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_can_be_undone() {
        assert_eq!(STEP.wrapping_mul(UNSTEP), 1);
    }
}
