//! Profiles: what a person shows of themselves.
//!
//! Nothing is decided here about who someone is; that is told in `people`.

use super::companies::Company;
use super::email::Address;
use super::found::Found;
use super::people::{Person, school_name};
use super::random::Seed;
use super::vocabulary::TITLES;

/// Working mailboxes whose owner has a profile, in percent.
pub const PROFILES: u32 = 80;

/// Most connections that a profile tells; above it says only that there are so many.
const SHOWN_CONNECTIONS: u16 = 500;

/// A professional profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Identifier of the profile.
    pub id: String,
    /// Name as shown.
    pub display_name: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Headline.
    pub headline: String,
    /// The person's description of themselves; not everyone has written one.
    pub summary: Option<String>,
    /// Present employer.
    pub company_name: String,
    /// Location, as free text.
    pub location: String,
    /// Address of the picture; not everyone shows one.
    pub photo_url: Option<String>,
    /// Address of the profile.
    pub profile_url: String,
    /// Address at which the profile can be reported.
    pub report_profile_url: String,
    /// Connections of the person.
    pub connection_count: u32,
    /// Whether the number of connections is blurred (500 for "500 or more").
    pub is_connection_count_obfuscated: bool,
    /// Whether the profile is public.
    pub is_public: bool,
    /// Skills.
    pub skills: Vec<&'static str>,
    /// Country and language of the profile.
    pub locale: Locale,
    /// Where the person studied, latest first.
    pub schools: Vec<Education>,
    /// Where the person worked, latest first.
    pub positions: Vec<Position>,
}

/// Country and language of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale {
    /// Code of the country, upper case.
    pub country: &'static str,
    /// Code of the language, lower case.
    pub language: &'static str,
}

/// Time at one school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Education {
    /// Degree gained.
    pub degree_name: String,
    /// When it was.
    pub span: Span,
    /// Name of the school.
    pub school_name: String,
    /// Location of the school, as free text.
    pub school_location: String,
    /// Address of the school's logo.
    pub school_logo: String,
}

/// Time in one job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Job title.
    pub title: String,
    /// When it was.
    pub span: Span,
    /// What the person says about the job.
    pub description: Option<String>,
    /// Employer.
    pub company_name: String,
    /// Location of the employer, as free text.
    pub company_location: String,
    /// Address of the employer's logo.
    pub company_logo: String,
}

/// A span of months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First month.
    pub start: YearMonth,
    /// Last month; `None` for a span that goes on.
    pub end: Option<YearMonth>,
}

/// A month, or a year of which the month is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearMonth {
    /// Year, four digits.
    pub year: u16,
    /// Month, 1 for January.
    pub month: Option<u8>,
}

/// The profile behind an address. Only mailboxes that are in use have one.
pub(super) fn behind(seed: Seed, email: &str) -> Option<Profile> {
    let address = Address::parse(email)?;
    let has_profile =
        address.is_working(seed) && address.key(seed).roll("has profile").percent(PROFILES);
    has_profile.then(|| Profile::of(&Found::by_address(seed, &address).person()))
}

impl Profile {
    /// The profile of a person.
    pub(super) fn of(person: &Person<'_>) -> Self {
        let number = person.key.number();
        let place = person.traits.place;
        let connections = person.traits.connections;
        Self {
            id: format!("{number:016x}"),
            display_name: person.full_name(),
            first_name: person.first.to_owned(),
            last_name: person.last.to_owned(),
            headline: person.headline(),
            summary: person.summary(),
            company_name: person.company.name.clone(),
            location: place.spelled_out(),
            photo_url: person.picture(),
            profile_url: person.profile_url(),
            report_profile_url: format!("https://www.linkedin.example/report/{number:016x}"),
            connection_count: connections.min(SHOWN_CONNECTIONS).into(),
            is_connection_count_obfuscated: connections > SHOWN_CONNECTIONS,
            is_public: person.key.roll("public").percent(90),
            skills: person.skills().collect(),
            locale: Locale {
                country: place.country.code,
                language: place.country.language,
            },
            schools: schools(person),
            positions: positions(person),
        }
    }
}

fn schools(person: &Person<'_>) -> Vec<Education> {
    let place = person.school();
    let graduated = person.career_began();
    let education = |degree: &'static str| Education {
        degree_name: degree.to_owned(),
        span: Span {
            start: YearMonth::of_year(graduated - 4),
            end: Some(YearMonth::of_year(graduated)),
        },
        school_name: school_name(place),
        school_location: place.spelled_out(),
        school_logo: format!(
            "https://media.linkedin.example/schools/{}.png",
            place.timezone.replace('/', "-").to_lowercase()
        ),
    };
    person.traits.degree.map(education).into_iter().collect()
}

/// The known job, then earlier ones, each of them right after the one before it.
fn positions(person: &Person<'_>) -> Vec<Position> {
    let (year, month) = person.started();
    let started = YearMonth {
        year,
        month: Some(month),
    };
    let present = Position::at(
        person.company,
        person.traits.title.name,
        Span {
            start: started,
            end: person.left().map(|(year, month)| YearMonth {
                year,
                month: Some(month),
            }),
        },
        person.summary(),
    );
    let earlier = (1..person.traits.jobs).map(|back| {
        let key = person.key.named("earlier job").numbered(back.into());
        let company = Company::related_to(person.company.seed, key);
        let title = TITLES.draw(&mut key.dice());
        let end = year - (u16::from(back) - 1) * Person::YEARS_PER_JOB;
        let span = Span {
            start: YearMonth::of_year(end - Person::YEARS_PER_JOB),
            end: Some(YearMonth::of_year(end)),
        };
        Position::at(&company, title.name, span, None)
    });
    std::iter::once(present).chain(earlier).collect()
}

impl Position {
    fn at(company: &Company, title: &str, span: Span, description: Option<String>) -> Self {
        Self {
            title: title.to_owned(),
            span,
            description,
            company_name: company.name.clone(),
            company_location: company.headquarters.spelled_out(),
            company_logo: company.logo(),
        }
    }
}

impl YearMonth {
    const fn of_year(year: u16) -> Self {
        Self { year, month: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEED: Seed = Seed(9);

    #[test]
    fn most_working_addresses_have_a_profile_and_no_other_has() {
        let (mut working, mut found) = (0, 0);
        for number in 0..2000 {
            let email = format!("jane.doe{number}@example.org");
            let is_working = Address::parse(&email).unwrap().is_working(SEED);
            let has_profile = behind(SEED, &email).is_some();
            assert!(is_working || !has_profile);
            working += u32::from(is_working);
            found += u32::from(has_profile);
        }
        let share = found * 100 / working;
        assert!(share.abs_diff(PROFILES) < 4, "{share} % have a profile");
    }

    #[test]
    fn a_career_runs_backwards_without_overlap() {
        let company = Company::numbered(SEED, 1);
        for person in Person::roster(&company) {
            let profile = Profile::of(&person);
            assert_eq!(profile.positions.len(), usize::from(person.traits.jobs));
            assert_eq!(profile.positions[0].company_name, profile.company_name);
            for pair in profile.positions.windows(2) {
                let end = pair[1].span.end.unwrap();
                assert!(pair[1].span.start.year < end.year);
                assert!(end.year <= pair[0].span.start.year);
            }
            for school in &profile.schools {
                let first_job = profile.positions.last().unwrap();
                assert!(school.span.end.unwrap().year <= first_job.span.start.year);
            }
        }
    }
}
