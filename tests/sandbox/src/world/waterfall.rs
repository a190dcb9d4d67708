//! Waterfall search: the best contacts of a company, level by level.
//!
//! The published rules leave some things open. Here they are read as follows. The first of title,
//! seniority, skills and location that a level names decides who is a candidate; the others only
//! score. Job functions and titles to leave out are conditions without points. The score is the
//! points reached of those that the level makes possible, in percent, plus the level's bonus, and
//! 100 at most: being in the job, a full profile and tenure always count, what else counts the
//! level names. The answer is filled level by level and then ranked by score.

mod score;

use super::companies::Company;
use super::people::Person;
use super::random::Seed;
use score::Match;
use std::collections::HashSet;

/// What to look for.
#[derive(Clone, Debug, PartialEq)]
pub struct WaterfallSearch {
    /// Levels, most wanted first.
    pub cascade: Vec<CascadeLevel>,
    /// Most people to return.
    pub max_results: usize,
    /// Leave out people who score less.
    pub min_score: f64,
}

impl Default for WaterfallSearch {
    /// The published defaults: founders and CEOs, then the C-level, vice presidents, directors;
    /// 25 people of any score.
    fn default() -> Self {
        let level = |titles: &[&str], levels: &[&str]| CascadeLevel {
            include_title: titles.iter().map(|title| (*title).to_owned()).collect(),
            job_levels: levels.iter().map(|level| (*level).to_owned()).collect(),
            ..CascadeLevel::default()
        };
        Self {
            cascade: vec![
                level(&["Founder", "CEO", "Chief Executive Officer"], &[]),
                level(&[], &["CXO"]),
                level(&[], &["Vice President"]),
                level(&[], &["Director"]),
            ],
            max_results: 25,
            min_score: 0.0,
        }
    }
}

/// One level of a search. Only the dimensions that it names take part in the score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CascadeLevel {
    /// Job titles wanted.
    pub include_title: Vec<String>,
    /// Job titles that rule a person out.
    pub exclude_title: Vec<String>,
    /// Seniority levels wanted.
    pub job_levels: Vec<String>,
    /// Job functions wanted.
    pub job_functions: Vec<String>,
    /// Skills wanted.
    pub skills: Vec<String>,
    /// Places wanted.
    pub location: Vec<String>,
    /// Look for the titles in headlines too.
    pub include_headline_search: bool,
    /// Points on top for whoever is found at this level, 0 to 30.
    pub priority_bonus: u8,
}

/// The people found, best first, and what each level contributed.
#[derive(Clone, Debug, PartialEq)]
pub struct WaterfallResult {
    /// People in order of their ranking, at most `max_results`.
    pub results: Vec<RankedPerson>,
    /// People who matched at any level.
    pub total_found: usize,
    /// What each level contributed.
    pub cascade_stats: Vec<CascadeStats>,
}

/// A person with a score, and how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedPerson {
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Profile of the person.
    pub linkedin_url: String,
    /// Headline of that profile.
    pub linkedin_headline: String,
    /// Location, as free text.
    pub location: String,
    /// Domain of the person's email address.
    pub email_domain: String,
    /// Job title.
    pub title: &'static str,
    /// Employer.
    pub company: String,
    /// Seniority.
    pub level: &'static str,
    /// Job function.
    pub function: &'static str,
    /// Whether the person still holds the job.
    pub is_current: bool,
    /// When the person took the job, as `YYYY-MM`.
    pub start_date: String,
    /// Skills.
    pub skills: Vec<&'static str>,
    /// Education, in one string.
    pub education: Option<String>,
    /// Certifications, in one string.
    pub certifications: Option<String>,
    /// How well the person fits, from 0 to 100.
    pub score: f64,
    /// Place in the list, from 1.
    pub ranking: usize,
    /// Level of the cascade that matched, from 1.
    pub cascade_level: usize,
    /// What the score is made of.
    pub ranking_factors: RankingFactors,
    /// The criteria that matched: `title`, `headline`, `level`, `function`, `skills`, `location`.
    pub what_matched: Vec<&'static str>,
}

/// Points by dimension; `None` for those that the level does not name.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RankingFactors {
    /// Job title, at most 30.
    pub title_match: Option<f64>,
    /// Seniority, at most 20.
    pub job_level: Option<f64>,
    /// Skills, at most 15.
    pub skills_overlap: Option<f64>,
    /// Place, at most 15.
    pub location_match: Option<f64>,
    /// Holding the job at present, at most 10.
    pub current_job: Option<f64>,
    /// A profile without gaps, at most 5.
    pub profile_completeness: Option<f64>,
    /// Tenure, at most 5.
    pub experience: Option<f64>,
    /// Points that the level adds, at most 30.
    pub priority_bonus: Option<f64>,
}

/// What one level contributed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CascadeStats {
    /// Which level, from 1.
    pub level: usize,
    /// People who matched at this level.
    pub candidates_found: usize,
    /// Those of them who are in the answer.
    pub candidates_kept: usize,
}

/// Searches the people of a company.
pub(super) fn search(seed: Seed, company_url: &str, search: &WaterfallSearch) -> WaterfallResult {
    let company = Company::with_page(seed, company_url);
    let people: Vec<_> = Person::roster(&company).collect();
    let mut matched = HashSet::new();
    let mut results = Vec::new();
    let mut cascade_stats = Vec::new();
    for (number, level) in (1..).zip(&search.cascade) {
        let mut candidates = candidates(&people, level, search.min_score);
        let candidates_found = candidates.len();
        candidates.retain(|(place, _)| matched.insert(*place));
        candidates.truncate(search.max_results - results.len());
        cascade_stats.push(CascadeStats {
            level: number,
            candidates_found,
            candidates_kept: candidates.len(),
        });
        let ranked =
            |(place, found): (usize, Match)| RankedPerson::new(&people[place], number, found);
        results.extend(candidates.into_iter().map(ranked));
    }
    results.sort_by(|left: &RankedPerson, right| right.score.total_cmp(&left.score));
    for (ranking, person) in (1..).zip(&mut results) {
        person.ranking = ranking;
    }
    WaterfallResult {
        results,
        total_found: matched.len(),
        cascade_stats,
    }
}

/// Places of the people who fit a level, best first.
fn candidates(people: &[Person<'_>], level: &CascadeLevel, min_score: f64) -> Vec<(usize, Match)> {
    let mut candidates: Vec<_> = people
        .iter()
        .enumerate()
        .filter_map(|(place, person)| Some((place, Match::of(person, level)?)))
        .filter(|(_, found)| found.score >= min_score)
        .collect();
    candidates.sort_by(|(_, left), (_, right)| right.score.total_cmp(&left.score));
    candidates
}

impl RankedPerson {
    fn new(person: &Person<'_>, cascade_level: usize, found: Match) -> Self {
        let (year, month) = person.started();
        let title = person.traits.title;
        Self {
            first_name: person.first.to_owned(),
            last_name: person.last.to_owned(),
            linkedin_url: person.profile_url(),
            linkedin_headline: person.headline(),
            location: person.traits.place.spelled_out(),
            email_domain: person.company.domain.clone(),
            title: title.name,
            company: person.company.name.clone(),
            level: title.level(),
            function: title.function(),
            is_current: person.traits.is_current,
            start_date: format!("{year}-{month:02}"),
            skills: person.skills().collect(),
            education: person.education(),
            certifications: person.traits.certification.map(str::to_owned),
            score: found.score,
            ranking: 0,
            cascade_level,
            ranking_factors: found.factors,
            what_matched: found.what_matched,
        }
    }
}

#[cfg(test)]
mod tests;
