//! The words that the world is made of: places, job titles, industries, skills.
//!
//! Where the API has closed lists, the words come from these, so that what a filter may ask for is
//! what can be found. The tables next to this file are data; this module only reads them. Names of
//! people and companies do not belong here.

mod words;

use super::random::Dice;
use std::sync::LazyLock;

pub(super) use words::{
    CERTIFICATIONS, DEGREES, FUNCTIONS, LANGUAGES, LEVELS, SKILLS, SKILLS_PER_FUNCTION,
};

/// A country and what it belongs to.
#[derive(Debug)]
pub(super) struct Country {
    /// Name in English.
    pub name: &'static str,
    /// ISO 3166 code.
    pub code: &'static str,
    /// Continent.
    pub continent: &'static str,
    /// Part of the continent, by the names of the United Nations.
    pub sub_continent: &'static str,
    /// Region as sales departments divide the world.
    pub sales_region: &'static str,
    /// ISO 639 code of the language that most profiles are written in.
    pub language: &'static str,
}

/// A city.
#[derive(Debug)]
pub(super) struct Place {
    /// Name of the city.
    pub city: &'static str,
    /// State, province or region.
    pub state: &'static str,
    /// Its code within the country.
    pub state_code: &'static str,
    /// Country.
    pub country: &'static Country,
    /// Degrees, north positive.
    pub latitude: f64,
    /// Degrees, east positive.
    pub longitude: f64,
    /// IANA name of the time zone.
    pub timezone: &'static str,
}

impl Place {
    /// The place as profiles spell it.
    pub fn spelled_out(&self) -> String {
        format!("{}, {}, {}", self.city, self.state, self.country.name)
    }
}

/// A job title and where it stands in a company.
#[derive(Debug)]
pub(super) struct Title {
    /// The title.
    pub name: &'static str,
    /// Place in [`FUNCTIONS`].
    pub function: usize,
    /// Place in [`LEVELS`].
    pub level: usize,
}

impl Title {
    /// Name of the function.
    pub fn function(&self) -> &'static str {
        FUNCTIONS[self.function]
    }

    /// Name of the level.
    pub fn level(&self) -> &'static str {
        LEVELS[self.level]
    }
}

impl PartialEq for Title {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl PartialEq for Place {
    fn eq(&self, other: &Self) -> bool {
        self.city == other.city && self.country.code == other.country.code
    }
}

/// An industry under the names that different lists have for it.
#[derive(Debug)]
pub(super) struct Industry {
    /// As LinkedIn calls it.
    pub linkedin: &'static str,
    /// Code in the Standard Industrial Classification.
    pub sic_code: &'static str,
    /// Description there.
    pub sic: &'static str,
    /// Code in the North American Industry Classification System.
    pub naics_code: &'static str,
    /// Description there.
    pub naics: &'static str,
    /// Words that companies of the industry put into their names.
    pub trades: Vec<&'static str>,
    /// What such companies are specialized in.
    pub specialties: Vec<&'static str>,
}

/// What people say for a level besides its name.
const LEVEL_ALIASES: [(&str, &str); 14] = [
    ("intern", "In Training"),
    ("entry", "Entry Level"),
    ("junior", "Entry Level"),
    ("manager", "Entry Level Manager"),
    ("manager", "Experienced Manager"),
    ("head", "Experienced Manager"),
    ("vp", "Vice President"),
    ("c-level", "CXO"),
    ("c-suite", "CXO"),
    ("c suite", "CXO"),
    ("founder", "Owner / Partner"),
    ("owner", "Owner / Partner"),
    ("partner", "Owner / Partner"),
    ("strategist", "Strategic"),
];

/// Whether a term means a level.
pub(super) fn means_level(term: &str, level: &str) -> bool {
    let term = term.trim();
    same(term, level)
        || LEVEL_ALIASES
            .iter()
            .any(|(alias, meant)| *meant == level && same(term, alias))
}

/// Whether two words are the same but for case.
pub(super) fn same(left: &str, right: &str) -> bool {
    let folded = |text: &'_ str| text.to_lowercase();
    left.eq_ignore_ascii_case(right) || (!left.is_ascii() && folded(left) == folded(right))
}

/// All countries.
pub(super) static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    rows(include_str!("vocabulary/countries.tsv"))
        .map(
            |[name, code, continent, sub_continent, sales_region, language]| Country {
                name,
                code,
                continent,
                sub_continent,
                sales_region,
                language,
            },
        )
        .collect()
});

/// All cities.
pub(super) static PLACES: LazyLock<Weighted<Place>> = LazyLock::new(|| {
    Weighted::new(rows(include_str!("vocabulary/places.tsv")).map(
        |[
            city,
            state,
            state_code,
            country,
            weight,
            latitude,
            longitude,
            timezone,
        ]| {
            let place = Place {
                city,
                state,
                state_code,
                country: entry(&COUNTRIES, |known| known.name == country),
                latitude: figure(latitude),
                longitude: figure(longitude),
                timezone,
            };
            (place, figure(weight))
        },
    ))
});

/// All job titles.
pub(super) static TITLES: LazyLock<Weighted<Title>> = LazyLock::new(|| {
    Weighted::new(rows(include_str!("vocabulary/titles.tsv")).map(
        |[name, function, level, weight]| {
            let title = Title {
                name,
                function: position(&FUNCTIONS, function),
                level: position(&LEVELS, level),
            };
            (title, figure(weight))
        },
    ))
});

/// All industries.
pub(super) static INDUSTRIES: LazyLock<Vec<Industry>> = LazyLock::new(|| {
    rows(include_str!("vocabulary/industries.tsv"))
        .map(
            |[
                linkedin,
                sic_code,
                sic,
                naics_code,
                naics,
                trades,
                specialties,
            ]| Industry {
                linkedin,
                sic_code,
                sic,
                naics_code,
                naics,
                trades: trades.split(';').collect(),
                specialties: specialties.split(';').collect(),
            },
        )
        .collect()
});

/// A list of which some entries are more likely than others.
#[derive(Debug)]
pub(super) struct Weighted<T> {
    entries: Vec<T>,
    /// Each entry's place as often as its weight says.
    lots: Vec<u16>,
}

impl<T> Weighted<T> {
    fn new(weighted: impl Iterator<Item = (T, usize)>) -> Self {
        let mut entries = Vec::new();
        let mut lots = Vec::new();
        for (place, (entry, weight)) in (0..).zip(weighted) {
            entries.push(entry);
            lots.extend(std::iter::repeat_n(place, weight));
        }
        Self { entries, lots }
    }

    /// All entries.
    pub fn entries(&self) -> &[T] {
        &self.entries
    }

    /// One of them, by its likelihood.
    pub fn draw(&self, dice: &mut Dice) -> &T {
        &self.entries[usize::from(*dice.pick(&self.lots))]
    }
}

/// The rows of a table, without its heading.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().skip(1).map(|line| {
        let cells: Vec<_> = line.split('\t').collect();
        cells
            .try_into()
            .unwrap_or_else(|_| panic!("the row `{line}` does not have {N} cells"))
    })
}

fn figure<T: std::str::FromStr>(cell: &str) -> T {
    cell.parse()
        .unwrap_or_else(|_| panic!("the cell `{cell}` is not the number it should be"))
}

fn position(list: &[&str], word: &str) -> usize {
    list.iter()
        .position(|known| *known == word)
        .unwrap_or_else(|| panic!("the table uses the unlisted word `{word}`"))
}

fn entry<T>(list: &'static [T], is_it: impl Fn(&T) -> bool) -> &'static T {
    list.iter()
        .find(|entry| is_it(entry))
        .expect("tables refer only to each other's entries")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of an enumeration of the API's description.
    fn described(schema: &str) -> Vec<&'static str> {
        let description = include_str!("../../../../openapi/enrich.yaml");
        description
            .lines()
            .skip_while(|line| line.trim_end() != format!("    {schema}:"))
            .skip_while(|line| line.trim() != "enum:")
            .skip(1)
            .map_while(|line| line.strip_prefix("        - "))
            .map(|value| value.trim_matches(['\'', '"']))
            .collect()
    }

    #[test]
    fn functions_levels_and_countries_are_those_of_the_api() {
        assert_eq!(described("FollowerDepartment"), FUNCTIONS);

        let mut levels = LEVELS;
        levels.sort_unstable();
        assert_eq!(described("FollowerLevel"), levels);

        let countries: Vec<_> = COUNTRIES.iter().map(|country| country.name).collect();
        assert_eq!(described("FollowerCountry"), countries);
    }

    #[test]
    fn every_job_title_of_the_api_is_held_by_someone() {
        let titles = TITLES.entries();
        for title in described("FollowerJobTitle") {
            let place = titles.iter().position(|known| known.name == title);
            let place = place.unwrap_or_else(|| panic!("{title} is missing"));
            assert!(
                TITLES.lots.iter().any(|lot| usize::from(*lot) == place),
                "{title}"
            );
        }
    }

    #[test]
    fn every_function_level_and_country_occurs() {
        for (place, name) in FUNCTIONS.iter().enumerate() {
            assert!(
                TITLES.entries().iter().any(|title| title.function == place),
                "{name}"
            );
        }
        for (place, name) in LEVELS.iter().enumerate() {
            assert!(
                TITLES.entries().iter().any(|title| title.level == place),
                "{name}"
            );
        }
        for country in COUNTRIES.iter() {
            let here = |place: &Place| place.country.code == country.code;
            assert!(PLACES.entries().iter().any(here), "{}", country.name);
        }
    }

    #[test]
    fn aliases_point_to_levels() {
        assert!(
            LEVEL_ALIASES
                .iter()
                .all(|(_, level)| LEVELS.contains(level))
        );
        assert!(means_level("vp", "Vice President") && means_level(" cxo", "CXO"));
        assert!(!means_level("vp", "Director"));
    }

    #[test]
    fn industries_share_no_trade() {
        let mut trades: Vec<_> = INDUSTRIES.iter().flat_map(|i| &i.trades).collect();
        let all = trades.len();
        trades.sort_unstable();
        trades.dedup();
        assert_eq!(trades.len(), all);
    }
}
