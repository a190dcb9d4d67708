//! The made-up world behind the sandbox: people, companies and what is known about them.
//!
//! Everything here is a pure function of a seed and an input. The same question gets the same
//! answer in every process and on every machine, whatever was asked before, so that tests can be
//! repeated and a batch of half a million items needs no memory for its results.
//!
//! What is invented stays inside of what is reserved for that: domains under `.example`, phone
//! numbers of the form 555-01xx. Domains that a caller brings along are answered about, but
//! nothing else that could be real is added to them.
//!
//! There is no clock, no network and no randomness from outside in here, and nothing of HTTP, JSON
//! or credits: prices, jobs and shapes of answers are for the server to know.

mod companies;
mod email;
mod employees;
mod firmographics;
mod followers;
mod found;
mod ip;
mod leads;
mod names;
mod pages;
mod people;
mod phone;
mod profile;
mod random;
#[cfg(test)]
mod tests;
mod vocabulary;
mod waterfall;

use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

pub use email::{
    Confidence, EmailCheck, EmailFind, MailHost, Verdict, VerdictConfidence, looks_like_an_address,
};
pub use employees::{Employee, EmployeeFilters, EmployeeLocation, Employees};
pub use followers::{
    CountEstimate, Follower, FollowerFilters, Followers, FunctionShare, SeniorityShare,
};
pub use ip::IpCompany;
pub use leads::{
    Contact, ExportColumns, ExportRow, FilterError, FilterOptions, FilterValue, Hits, Lead,
    LeadExclusions, LeadFilters, LeadIndex, LeadPreview, LeadQuery, SearchType,
};
pub use profile::{Education, Locale, Position, Profile, Span, YearMonth};
pub use waterfall::{
    CascadeLevel, CascadeStats, RankedPerson, RankingFactors, WaterfallResult, WaterfallSearch,
};

/// How much of the world is found, in percent.
pub mod shares {
    pub use super::email::{
        CATCH_ALL_DOMAINS, DOMAINS_WITHOUT_MAIL, UNSETTLED_MAILBOXES, WORKING_MAILBOXES,
    };
    pub use super::ip::KNOWN_BLOCKS;
    pub use super::phone::{MOBILE_NUMBERS, WORK_NUMBERS};
    pub use super::profile::PROFILES;
}

use random::Seed;

/// All that the sandbox knows about people and companies, for one seed.
///
/// Making one costs nothing, and clones share what they have worked out. The lead index alone is
/// drawn up in memory, when it is first asked for.
#[derive(Clone, Debug)]
pub struct World {
    seed: Seed,
    leads: Arc<OnceLock<LeadIndex>>,
}

impl World {
    /// The world that belongs to a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            seed: Seed(seed),
            leads: Arc::default(),
        }
    }

    /// Looks for the address of a person at a domain. Case and accents do not matter.
    #[must_use]
    pub fn find_email(&self, first_name: &str, last_name: &str, domain: &str) -> EmailFind {
        email::find(self.seed, first_name, last_name, domain)
    }

    /// Checks an address; one that [`find_email`](Self::find_email) found is valid. A string that
    /// is no address is invalid.
    #[must_use]
    pub fn validate_email(&self, email: &str) -> EmailCheck {
        email::validate(self.seed, email)
    }

    /// The professional profile behind an address.
    #[must_use]
    pub fn reverse_lookup(&self, email: &str) -> Option<Profile> {
        profile::behind(self.seed, email)
    }

    /// Phone numbers of the person behind an address; none for most people.
    #[must_use]
    pub fn phones_by_email(&self, email: &str) -> Vec<String> {
        phone::by_email(self.seed, email)
    }

    /// Phone numbers of the person behind a LinkedIn profile; none for most people.
    #[must_use]
    pub fn phones_by_linkedin(&self, url: &str) -> Vec<String> {
        phone::by_profile(self.seed, url)
    }

    /// The organization behind an IP address. Private and reserved addresses have none.
    #[must_use]
    pub fn ip_company(&self, ip: IpAddr) -> Option<IpCompany> {
        ip::company_behind(self.seed, ip)
    }

    /// The followers of the company with a LinkedIn page that meet the filters.
    #[must_use]
    pub fn followers(&self, company_url: &str, filters: &FollowerFilters) -> Followers<'_> {
        Followers::of(self.leads(), company_url, filters)
    }

    /// The people of the company with a LinkedIn page that meet the filters.
    #[must_use]
    pub fn employees(&self, company_url: &str, filters: &EmployeeFilters) -> Employees {
        Employees::of(self.seed, company_url, filters)
    }

    /// Searches the people of a company level by level and ranks them.
    #[must_use]
    pub fn waterfall(&self, company_url: &str, search: &WaterfallSearch) -> WaterfallResult {
        waterfall::search(self.seed, company_url, search)
    }

    /// The index that the lead finder searches.
    #[must_use]
    pub fn leads(&self) -> &LeadIndex {
        self.leads.get_or_init(|| LeadIndex::draw_up(self.seed))
    }
}
