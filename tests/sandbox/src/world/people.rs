//! People: who someone at a company is.
//!
//! A person is a name at a company. Everything else about them follows from these two, whichever
//! way one comes by the person: by an email address, a profile, the company's roster or the lead
//! index. What a profile makes of it is told in `profile`, numbers in `phone`.

use super::companies::Company;
use super::email;
use super::names::{ListedName, plain};
use super::random::{Dice, Key};
use super::vocabulary::{
    CERTIFICATIONS, DEGREES, LANGUAGES, PLACES, Place, SKILLS, SKILLS_PER_FUNCTION, TITLES, Title,
};

/// The month in which this world stands still, counted in months since the year 0.
pub(super) const PRESENT: u16 = 2026 * 12 + 2;

/// People who have left the job that is known of them, in percent.
const FORMER: u32 = 8;

/// People without a degree, certifications, a middle name or a text about themselves, in percent.
const WITHOUT_DEGREE: u32 = 15;
const WITHOUT_CERTIFICATION: u32 = 60;
const WITHOUT_MIDDLE_NAME: u32 = 65;
const WITHOUT_SUMMARY: u32 = 40;

/// What people are to someone who sells something.
pub(super) const PERSONAS: [&str; 4] = ["Economic Buyer", "Champion", "Influencer", "End User"];

/// A person at a company.
#[derive(Clone, Debug)]
pub(super) struct Person<'c> {
    /// The employer.
    pub company: &'c Company,
    /// Given name.
    pub first: &'c str,
    /// Family name.
    pub last: &'c str,
    /// Stands for the person when particulars are drawn.
    pub key: Key,
    /// What was drawn already.
    pub traits: Traits,
}

/// What is drawn for every person, in as little space as it takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Traits {
    /// Job title.
    pub title: &'static Title,
    /// Where the person lives.
    pub place: &'static Place,
    /// A bit for each of [`SKILLS`].
    skills: u128,
    /// A bit for each of [`LANGUAGES`].
    languages: u16,
    /// Month in which the job was taken up, as [`PRESENT`] counts.
    started: u16,
    /// Connections on LinkedIn.
    pub connections: u16,
    /// Jobs in the person's history, the present one included.
    pub jobs: u8,
    /// Degree.
    pub degree: Option<&'static str>,
    /// Certification.
    pub certification: Option<&'static str>,
    /// Whether the person still holds the job.
    pub is_current: bool,
}

impl<'c> Person<'c> {
    /// The person of some name at a company.
    pub fn named(company: &'c Company, first: &'c str, last: &'c str) -> Self {
        let key = key_of(company, &plain(first), &plain(last));
        Self {
            company,
            first,
            last,
            key,
            traits: Traits::draw(company, key),
        }
    }

    /// The person with a number on a company's roster.
    pub fn on_roster(company: &'c Company, number: u32) -> Self {
        Self::of_listed_name(company, ListedName::on_roster(company.key, number))
    }

    /// The person of a name that is made of the lists.
    pub fn of_listed_name(company: &'c Company, name: ListedName) -> Self {
        let (first, last) = (
            name.first().to_ascii_lowercase(),
            name.last().to_ascii_lowercase(),
        );
        let key = key_of(company, &first, &last);
        Self::listed(company, name, key, Traits::draw(company, key))
    }

    /// Someone on a company's roster for whom everything was drawn before.
    pub fn listed(company: &'c Company, name: ListedName, key: Key, traits: Traits) -> Self {
        Self {
            company,
            first: name.first(),
            last: name.last(),
            key,
            traits,
        }
    }

    /// Everyone on a company's roster.
    pub fn roster(company: &'c Company) -> impl Iterator<Item = Self> {
        (0..company.roster).map(|number| Self::on_roster(company, number))
    }

    /// Both names.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first, self.last)
    }

    /// Middle name, which most people do not show.
    pub fn middle_name(&self) -> Option<&'static str> {
        let mut dice = self.key.roll("middle name");
        (!dice.percent(WITHOUT_MIDDLE_NAME))
            .then(|| ListedName::of_stranger(self.key.named("middle name")).first())
    }

    /// Headline of the profile.
    pub fn headline(&self) -> String {
        format!("{} at {}", self.traits.title.name, self.company.name)
    }

    /// The person's description of themselves.
    pub fn summary(&self) -> Option<String> {
        let mut dice = self.key.roll("summary");
        (!dice.percent(WITHOUT_SUMMARY)).then(|| {
            format!(
                "{} with {} years in {}. I care about {}.",
                self.traits.title.name,
                PRESENT / 12 - self.career_began() + 1,
                self.company.industry.linkedin.to_lowercase(),
                self.skills().next().unwrap_or("my work").to_lowercase(),
            )
        })
    }

    /// What the person does in the job.
    pub fn job_description(&self) -> String {
        let skills: Vec<_> = self.skills().map(str::to_lowercase).collect();
        format!(
            "{} at {}, responsible for {}.",
            self.traits.title.function(),
            self.company.name,
            skills.join(" and ")
        )
    }

    /// What the person is to someone who sells something.
    pub fn persona(&self) -> &'static str {
        match self.traits.title.level() {
            "CXO" | "Owner / Partner" | "Vice President" => PERSONAS[0],
            "Director" | "Experienced Manager" => PERSONAS[1],
            "Entry Level Manager" | "Strategic" | "Senior" => PERSONAS[2],
            _ => PERSONAS[3],
        }
    }

    /// Title of a patent, for the few who have one.
    pub fn patent(&self) -> Option<String> {
        self.work("patent", 4, "Method for")
    }

    /// Title of a publication, for the few who have one.
    pub fn publication(&self) -> Option<String> {
        self.work("publication", 9, "On the practice of")
    }

    fn work(&self, kind: &str, share: u32, beginning: &str) -> Option<String> {
        let mut dice = self.key.roll(kind);
        dice.percent(share).then(|| {
            let specialty = dice.pick(&self.company.industry.specialties);
            format!("{beginning} {specialty}")
        })
    }

    /// Address of a website of one's own, for the few who have one.
    pub fn website(&self) -> Option<String> {
        let is_there = self.key.roll("website").percent(12);
        is_there.then(|| {
            let (first, last) = (plain(self.first), plain(self.last));
            format!("https://{first}-{last}.example")
        })
    }

    /// Address of the profile. It spells out name and domain, so that the person is found again.
    pub fn profile_url(&self) -> String {
        format!(
            "https://www.linkedin.example/in/{}-{}-at-{}",
            plain(self.first),
            plain(self.last),
            self.company.domain
        )
    }

    /// Address of the picture, if the person shows one.
    pub fn picture(&self) -> Option<String> {
        let mut dice = self.key.roll("picture");
        let number = self.key.number();
        dice.percent(70)
            .then(|| format!("https://media.linkedin.example/people/{number:016x}.jpg"))
    }

    /// The address that a search finds for the person.
    pub fn email(&self) -> Option<String> {
        let seed = self.company.seed;
        email::find(seed, self.first, self.last, &self.company.domain).email
    }

    /// Year and month in which the job was taken up.
    pub fn started(&self) -> (u16, u8) {
        year_and_month(self.traits.started)
    }

    /// Year and month in which the job was left, for those who have left it.
    pub fn left(&self) -> Option<(u16, u8)> {
        let left = self.traits.started + self.tenure() / 2;
        (!self.traits.is_current).then(|| year_and_month(left))
    }

    /// Months from the beginning of the job to the present.
    pub fn tenure(&self) -> u16 {
        PRESENT - self.traits.started
    }

    /// Years that jobs before the known one took.
    pub const YEARS_PER_JOB: u16 = 3;

    /// Year of the first job.
    pub fn career_began(&self) -> u16 {
        let earlier = u16::from(self.traits.jobs) - 1;
        self.started().0 - earlier * Self::YEARS_PER_JOB
    }

    /// Skills.
    pub fn skills(&self) -> impl Iterator<Item = &'static str> + use<> {
        let skills = self.traits.skills;
        (0..)
            .zip(&SKILLS)
            .filter(move |(place, _)| skills >> place & 1 == 1)
            .map(|(_, skill)| *skill)
    }

    /// Skills in one string.
    pub fn skills_in_one(&self) -> String {
        self.skills().collect::<Vec<_>>().join(", ")
    }

    /// Languages.
    pub fn languages(&self) -> impl Iterator<Item = &'static str> + use<> {
        let languages = self.traits.languages;
        (0..)
            .zip(&LANGUAGES)
            .filter(move |(place, _)| languages >> place & 1 == 1)
            .map(|(_, language)| *language)
    }

    /// School that the degree is from: there is one for every city.
    pub fn school(&self) -> &'static Place {
        let mut dice = self.key.roll("school");
        dice.pick(PLACES.entries())
    }

    /// Education in one string.
    pub fn education(&self) -> Option<String> {
        self.traits
            .degree
            .map(|degree| format!("{degree}, {}", school_name(self.school())))
    }
}

impl Traits {
    fn draw(company: &Company, key: Key) -> Self {
        let mut dice = key.dice();
        let title = TITLES.draw(&mut dice);
        let jobs = dice.between(1..=6);
        let tenure = dice.between(1..=120);
        Self {
            title,
            place: company.place_of_work(&mut dice),
            skills: draw_skills(&mut dice, title),
            languages: draw_languages(&mut dice),
            started: PRESENT - tenure as u16,
            connections: dice.between(20..=3000) as u16,
            jobs: jobs as u8,
            degree: (!dice.percent(WITHOUT_DEGREE)).then(|| *dice.pick(&DEGREES)),
            certification: (!dice.percent(WITHOUT_CERTIFICATION))
                .then(|| *dice.pick(&CERTIFICATIONS)),
            is_current: !dice.percent(FORMER),
        }
    }
}

/// Two to four draws from the skills of the person's function, and a few from all.
fn draw_skills(dice: &mut Dice, title: &Title) -> u128 {
    let (all, own) = (SKILLS.len() as u32, SKILLS_PER_FUNCTION as u32);
    let first = title.function as u32 * own;
    let mut skills = 0;
    for _ in 0..dice.between(2..=4) {
        skills |= 1 << (first + dice.below(own));
    }
    for _ in 0..dice.between(0..=3) {
        skills |= 1 << dice.below(all);
    }
    skills
}

/// English, and up to two draws from all languages.
fn draw_languages(dice: &mut Dice) -> u16 {
    let mut languages = 1;
    for _ in 0..dice.between(0..=2) {
        languages |= 1 << dice.below(LANGUAGES.len() as u32);
    }
    languages
}

fn year_and_month(months: u16) -> (u16, u8) {
    (months / 12, (months % 12) as u8 + 1)
}

/// The school of a city. None of that name can exist.
pub(super) fn school_name(place: &Place) -> String {
    format!("Example University of {}", place.city)
}

/// What stands for the person of a name at a company. The name is in plain letters.
fn key_of(company: &Company, first: &str, last: &str) -> Key {
    company.key.named("person").named(first).named(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::random::Seed;

    const SEED: Seed = Seed(5);

    #[test]
    fn people_are_whole() {
        let company = Company::numbered(SEED, 3);
        for person in Person::roster(&company) {
            assert!(person.skills().count() >= 1);
            assert!(person.languages().next() == Some("English"));
            assert!((1..=120).contains(&person.tenure()));
            assert!((1..=12).contains(&person.started().1));
        }
    }
}
