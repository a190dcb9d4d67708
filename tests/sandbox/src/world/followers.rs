//! Followers of a company's LinkedIn page: which there are, and how many of a kind.
//!
//! Followers are people of the lead index, each company's a selection of its own in an order of its
//! own. What is estimated is counted, so that an estimate and a scrape agree.

use super::companies::Company;
use super::leads::LeadIndex;
use super::pages::page;
use super::people::Person;
use super::vocabulary::{FUNCTIONS, LEVELS, same};
use std::ops::Range;

/// Fewest followers that a company has, and how often that number may be doubled.
const FOLLOWERS: (u32, u32) = (120, 9);

/// Step from one follower to the next in the lead index. It is a prime above the number of leads,
/// so that nobody follows twice.
const STRIDE: u64 = 1_000_003;

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
    leads: &'w LeadIndex,
    /// Places in the lead index.
    matching: Vec<u32>,
}

impl<'w> Followers<'w> {
    pub(super) fn of(leads: &'w LeadIndex, company_url: &str, filters: &FollowerFilters) -> Self {
        let company = Company::with_page(leads.seed(), company_url);
        let matching = everyone(leads, &company)
            .filter(|place| {
                let person = leads.person_at(*place);
                person.is_some_and(|person| filters.accept(&person))
            })
            .collect();
        Self { leads, matching }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.matching.len()
    }

    /// Those from one place to another, in an order that never changes; fewer at the end.
    #[must_use]
    pub fn page(&self, range: Range<usize>) -> Vec<Follower> {
        self.people(page(&self.matching, range))
            .map(|person| Follower::from(&person))
            .collect()
    }

    /// How many there are, and how they divide.
    #[must_use]
    pub fn estimate(&self) -> CountEstimate {
        let mut counts = [[0; LEVELS.len()]; FUNCTIONS.len()];
        for person in self.people(&self.matching) {
            let title = person.traits.title;
            counts[title.function][title.level] += 1;
        }
        CountEstimate::of(&counts)
    }

    fn people(&self, places: &[u32]) -> impl Iterator<Item = Person<'w>> {
        let leads = self.leads;
        places.iter().filter_map(|place| leads.person_at(*place))
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

/// Places in the lead index of all who follow a company.
fn everyone(leads: &LeadIndex, company: &Company) -> impl Iterator<Item = u32> + use<> {
    let (fewest, doublings) = FOLLOWERS;
    let mut dice = company.key.roll("followers");
    let count = u64::from(dice.doubled(fewest, doublings));
    let leads = leads.len() as u64;
    let start = company.key.named("followers").number() % leads;
    (0..count.min(leads)).map(move |number| ((start + number * STRIDE) % leads) as u32)
}

impl FollowerFilters {
    fn accept(&self, person: &Person<'_>) -> bool {
        let place = person.traits.place;
        let title = person.traits.title;
        is_met(&self.countries, place.country.name)
            && is_met(&self.states, place.state)
            && is_met(&self.job_titles, title.name)
            && is_met(&self.departments, title.function())
            && is_met(&self.levels, title.level())
    }
}

/// Whether a value is one of those wanted, or any will do.
fn is_met(wanted: &[String], value: &str) -> bool {
    wanted.is_empty() || wanted.iter().any(|wanted| same(wanted.trim(), value))
}

impl CountEstimate {
    /// From the number of people of each function at each level.
    fn of(counts: &[[usize; LEVELS.len()]; FUNCTIONS.len()]) -> Self {
        let total = counts.iter().flatten().sum();
        let function = |(number, levels): (usize, &[usize; LEVELS.len()])| {
            let count = levels.iter().sum();
            FunctionShare {
                name: FUNCTIONS[number],
                id: (number + 1).to_string(),
                count,
                percentage: percentage(count, total),
                seniorities: seniorities(levels),
            }
        };
        let functions = counts.iter().enumerate().map(function);
        let of_level = |level: usize| counts.iter().map(|levels| levels[level]).sum();
        Self {
            total,
            functions: functions.filter(|share| share.count > 0).collect(),
            seniorities: seniorities(&std::array::from_fn(of_level)),
        }
    }
}

fn seniorities(counts: &[usize; LEVELS.len()]) -> Vec<SeniorityShare> {
    let total = counts.iter().sum();
    let share = |(number, count): (usize, &usize)| SeniorityShare {
        name: LEVELS[number],
        id: ((number + 1) * 10 + 100).to_string(),
        count: *count,
        percentage: percentage(*count, total),
    };
    let shares = counts.iter().enumerate().map(share);
    shares.filter(|share| share.count > 0).collect()
}

/// To two digits, as shares are shown.
fn percentage(part: usize, whole: usize) -> f64 {
    (part as f64 * 10_000.0 / whole.max(1) as f64).round() / 100.0
}

impl From<&Person<'_>> for Follower {
    fn from(person: &Person<'_>) -> Self {
        let company = person.company;
        let number = person.key.number();
        let mut dice = person.key.roll("follower");
        Self {
            object_urn: format!("urn:li:member:{}", number % 1_000_000_000),
            profile_url: person.profile_url(),
            name: person.full_name(),
            first_name: person.first.to_owned(),
            last_name: person.last.to_owned(),
            profile_picture_url: person.picture(),
            title: person.traits.title.name,
            company_name: company.name.clone(),
            company_profile_url: company.page(),
            company_website: company.website(),
            company_domain: company.domain.clone(),
            company_logo_url: company.logo(),
            company_location: company.headquarters.spelled_out(),
            location: person.traits.place.spelled_out(),
            summary: person.summary(),
            connection_degree: dice.between(1..=3) as u8,
            tenure_at_company: in_words(person.tenure()),
            industry: company.industry.linkedin,
            is_premium: dice.percent(15),
            is_open_profile: dice.percent(30),
            is_saved: dice.percent(2),
            spotlights: spotlights(person),
        }
    }
}

fn spotlights(person: &Person<'_>) -> Vec<&'static str> {
    let mut dice = person.key.roll("spotlights");
    let signals = [
        (person.tenure() < 3, "Changed jobs in the last 90 days"),
        (dice.percent(20), "Posted in the last 30 days"),
        (dice.percent(5), "Mentioned in the news in the last 30 days"),
    ];
    let shown = signals.into_iter().filter(|(is_shown, _)| *is_shown);
    shown.map(|(_, signal)| signal).collect()
}

/// A number of months as profiles put it.
fn in_words(months: u16) -> String {
    let part = |count: u16, unit: &str| match count {
        0 => None,
        1 => Some(format!("1 {unit}")),
        _ => Some(format!("{count} {unit}s")),
    };
    let parts = [part(months / 12, "year"), part(months % 12, "month")];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests;
