//! Followers of a company's LinkedIn page: which there are, and how many of a kind.

use std::marker::PhantomData;
use std::ops::Range;

/// Conditions on followers. An empty list filters nothing, a list is met by any of its values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct FollowerFilters {
    /// Countries that followers are in.
    pub countries: Vec<String>,
    /// States, provinces or regions that followers are in.
    pub states: Vec<String>,
    /// Job titles that followers hold.
    pub job_titles: Vec<String>,
    /// Departments that followers work in.
    pub departments: Vec<String>,
    /// Seniority of followers.
    pub levels: Vec<String>,
}

/// The followers of one company that meet some filters, each worked out when it is asked for.
#[derive(Clone, Debug)]
pub struct Followers<'w> {
    todo: PhantomData<&'w ()>,
}

impl<'w> Followers<'w> {
    pub(super) fn of(leads: &'w super::LeadIndex, url: &str, filters: &FollowerFilters) -> Self {
        todo!()
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        todo!()
    }

    /// Those from one place to another, in an order that never changes; fewer at the end.
    #[must_use]
    pub fn page(&self, range: Range<usize>) -> Vec<Follower> {
        todo!()
    }

    /// How many there are, and how they divide.
    #[must_use]
    pub fn estimate(&self) -> CountEstimate {
        todo!()
    }
}

/// What is known about a follower.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follower {
    /// LinkedIn's own identifier of the member.
    pub object_urn: String,
    /// Address of the profile.
    pub profile_url: String,
    /// Full name as shown.
    pub name: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Address of the profile picture.
    pub profile_picture_url: Option<String>,
    /// Present job title.
    pub title: &'static str,
    /// Present employer.
    pub company_name: String,
    /// LinkedIn page of the employer.
    pub company_profile_url: String,
    /// Website of the employer.
    pub company_website: String,
    /// Domain of the employer.
    pub company_domain: String,
    /// Address of the employer's logo.
    pub company_logo_url: String,
    /// Location of the employer, as free text.
    pub company_location: String,
    /// Location of the follower, as free text.
    pub location: String,
    /// The follower's description of themselves.
    pub summary: Option<String>,
    /// Distance in the network, 1 to 3.
    pub connection_degree: u8,
    /// Time with the present employer, as free text.
    pub tenure_at_company: String,
    /// Industry of the employer.
    pub industry: &'static str,
    /// Whether the follower has a Premium subscription.
    pub is_premium: bool,
    /// Whether anyone may send the follower messages.
    pub is_open_profile: bool,
    /// Whether the profile is marked as saved.
    pub is_saved: bool,
    /// Signals that LinkedIn shows with the profile.
    pub spotlights: Vec<&'static str>,
}

/// A number of followers and how it divides. The parts of each breakdown add up to the total.
#[derive(Clone, Debug, PartialEq)]
pub struct CountEstimate {
    /// Followers that match all filters.
    pub total: usize,
    /// The same followers by job function.
    pub functions: Vec<FunctionShare>,
    /// The same followers by seniority.
    pub seniorities: Vec<SeniorityShare>,
}

/// Followers with one job function.
#[derive(Clone, Debug, PartialEq)]
pub struct FunctionShare {
    /// Name of the function.
    pub name: &'static str,
    /// Identifier of the function.
    pub id: String,
    /// Followers with it.
    pub count: usize,
    /// Their share of the total, in percent.
    pub percentage: f64,
    /// The same followers by seniority.
    pub seniorities: Vec<SeniorityShare>,
}

/// Followers of one seniority.
#[derive(Clone, Debug, PartialEq)]
pub struct SeniorityShare {
    /// Name of the level.
    pub name: &'static str,
    /// Identifier of the level.
    pub id: String,
    /// Followers at this level.
    pub count: usize,
    /// Their share, in percent, of the group that is broken down.
    pub percentage: f64,
}
