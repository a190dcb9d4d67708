//! How well a person fits a level of a waterfall search.

use super::{CascadeLevel, RankingFactors};
use crate::world::people::Person;
use crate::world::vocabulary::{LEVELS, means_level, same};

/// Most points of each dimension, as published.
const TITLE: f64 = 30.0;
const LEVEL: f64 = 20.0;
const SKILLS: f64 = 15.0;
const LOCATION: f64 = 15.0;
const CURRENT_JOB: f64 = 10.0;
const COMPLETENESS: f64 = 5.0;
const TENURE: f64 = 5.0;

/// Highest score there is, bonus included.
const HIGHEST: f64 = 100.0;

/// Months in a job from which on tenure has all its points.
const FULL_TENURE: u16 = 60;

/// How a person fits a level.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Match {
    /// From 0 to 100.
    pub score: f64,
    /// Points by dimension.
    pub factors: RankingFactors,
    /// Criteria that matched.
    pub what_matched: Vec<&'static str>,
}

impl Match {
    /// `None` for a person who is no candidate at the level.
    pub fn of(person: &Person<'_>, level: &CascadeLevel) -> Option<Self> {
        let title = Title::of(person, level);
        let named = Named {
            title: points(&level.include_title, TITLE, |_| title.share()),
            level: points(&level.job_levels, LEVEL, |terms| {
                seniority(terms, person.traits.title.level())
            }),
            skills: points(&level.skills, SKILLS, |terms| overlap(terms, person)),
            location: points(&level.location, LOCATION, |terms| nearness(terms, person)),
        };
        if is_ruled_out(person, level) || !named.is_candidate() {
            return None;
        }
        let factors = named.factors(person, level);
        Some(Self {
            score: named.score(&factors),
            what_matched: named.what_matched(&title, level),
            factors,
        })
    }
}

/// Points of the dimensions that a level may name; `None` where it does not.
#[derive(Clone, Copy, Debug)]
struct Named {
    title: Option<f64>,
    level: Option<f64>,
    skills: Option<f64>,
    location: Option<f64>,
}

impl Named {
    /// Whether the first dimension that is named lets the person in. A level next to one that is
    /// wanted has points, but is not enough for that.
    fn is_candidate(&self) -> bool {
        let reaches = |points: Option<f64>| points.map(|points| points > 0.0);
        reaches(self.title)
            .or(self.level.map(|points| points >= LEVEL))
            .or(reaches(self.skills))
            .or(reaches(self.location))
            .unwrap_or(true)
    }

    fn factors(&self, person: &Person<'_>, level: &CascadeLevel) -> RankingFactors {
        let tenure = f64::from(person.tenure().min(FULL_TENURE)) / f64::from(FULL_TENURE);
        RankingFactors {
            title_match: self.title,
            job_level: self.level,
            skills_overlap: self.skills,
            location_match: self.location,
            current_job: Some(if person.traits.is_current {
                CURRENT_JOB
            } else {
                0.0
            }),
            profile_completeness: Some(rounded(COMPLETENESS * completeness(person))),
            experience: Some(rounded(TENURE * tenure)),
            priority_bonus: (level.priority_bonus > 0).then(|| level.priority_bonus.into()),
        }
    }

    fn score(&self, factors: &RankingFactors) -> f64 {
        let reached = [
            self.title,
            self.level,
            self.skills,
            self.location,
            factors.current_job,
            factors.profile_completeness,
            factors.experience,
        ];
        let possible = [
            self.title.map(|_| TITLE),
            self.level.map(|_| LEVEL),
            self.skills.map(|_| SKILLS),
            self.location.map(|_| LOCATION),
            Some(CURRENT_JOB + COMPLETENESS + TENURE),
        ];
        let sum = |points: &[Option<f64>]| points.iter().flatten().sum::<f64>();
        let share = sum(&reached) / sum(&possible);
        let bonus = factors.priority_bonus.unwrap_or_default();
        rounded((HIGHEST * share + bonus).min(HIGHEST))
    }

    fn what_matched(&self, title: &Title, level: &CascadeLevel) -> Vec<&'static str> {
        let reached = |points: Option<f64>| points.is_some_and(|points| points > 0.0);
        let criteria = [
            ("title", *title == Title::Whole || *title == Title::Part),
            ("headline", *title == Title::Headline),
            ("level", reached(self.level)),
            ("function", !level.job_functions.is_empty()),
            ("skills", reached(self.skills)),
            ("location", reached(self.location)),
        ];
        let matched = criteria.into_iter().filter(|(_, is_matched)| *is_matched);
        matched.map(|(criterion, _)| criterion).collect()
    }
}

/// How a title fits those wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Title {
    Whole,
    Part,
    Headline,
    None,
}

impl Title {
    fn of(person: &Person<'_>, level: &CascadeLevel) -> Self {
        let wanted = &level.include_title;
        let title = person.traits.title.name;
        if wanted.iter().any(|term| same(term.trim(), title)) {
            Self::Whole
        } else if wanted.iter().any(|term| occurs(term, title)) {
            Self::Part
        } else if level.include_headline_search
            && wanted.iter().any(|term| occurs(term, &person.headline()))
        {
            Self::Headline
        } else {
            Self::None
        }
    }

    fn share(self) -> f64 {
        match self {
            Self::Whole => 1.0,
            Self::Part => 0.8,
            Self::Headline => 0.5,
            Self::None => 0.0,
        }
    }
}

/// Points of a dimension that the level names by some terms.
fn points(terms: &[String], most: f64, share: impl Fn(&[String]) -> f64) -> Option<f64> {
    (!terms.is_empty()).then(|| rounded(most * share(terms)))
}

/// All for a level that is wanted, half for the one above or below it.
fn seniority(terms: &[String], level: &str) -> f64 {
    let rank = |wanted: &str| LEVELS.iter().position(|known| *known == wanted);
    let is_wanted = |level: &str| terms.iter().any(|term| means_level(term, level));
    let is_next = |other: &str| {
        let ranks = rank(other).zip(rank(level));
        ranks.is_some_and(|(left, right)| left.abs_diff(right) == 1)
    };
    if is_wanted(level) {
        1.0
    } else if LEVELS
        .iter()
        .any(|other| is_next(other) && is_wanted(other))
    {
        0.5
    } else {
        0.0
    }
}

/// Share of the skills wanted that a person has.
fn overlap(terms: &[String], person: &Person<'_>) -> f64 {
    let has = |term: &&String| person.skills().any(|skill| same(term.trim(), skill));
    terms.iter().filter(has).count() as f64 / terms.len() as f64
}

/// All for a city, state or country that is wanted, a third for the continent.
fn nearness(terms: &[String], person: &Person<'_>) -> f64 {
    let place = person.traits.place;
    let country = place.country;
    let is_wanted = |names: &[&str]| {
        terms
            .iter()
            .any(|term| names.iter().any(|name| same(term.trim(), name)))
    };
    if is_wanted(&[place.city, place.state, country.name, country.code]) {
        1.0
    } else if is_wanted(&[country.continent, country.sales_region]) {
        1.0 / 3.0
    } else {
        0.0
    }
}

/// Share of what a profile may leave out that this one shows.
fn completeness(person: &Person<'_>) -> f64 {
    let shown = [
        person.traits.degree.is_some(),
        person.traits.certification.is_some(),
        person.summary().is_some(),
        person.picture().is_some(),
    ];
    shown.iter().filter(|is_shown| **is_shown).count() as f64 / shown.len() as f64
}

fn is_ruled_out(person: &Person<'_>, level: &CascadeLevel) -> bool {
    let title = person.traits.title;
    let is_unwanted = level
        .exclude_title
        .iter()
        .any(|term| occurs(term, title.name));
    let functions = &level.job_functions;
    let is_elsewhere = !functions.is_empty()
        && !functions
            .iter()
            .any(|term| same(term.trim(), title.function()));
    is_unwanted || is_elsewhere
}

fn occurs(term: &str, text: &str) -> bool {
    text.to_lowercase().contains(&term.trim().to_lowercase())
}

/// To one digit, as scores are shown.
fn rounded(points: f64) -> f64 {
    (points * 10.0).round() / 10.0
}
