//! Names: what people are called, and how a name is spelled where only plain letters may stand.
//!
//! A name at a company is what tells people apart in this world, so the names of one company's
//! people never repeat. Company names are made in `companies`.

use super::random::Key;
use deunicode::deunicode;

/// Given names that are handed out.
pub(super) const GIVEN: [&str; 96] = [
    "Ada", "Adil", "Agnes", "Aiko", "Alma", "Amara", "Anders", "Anika", "Anton", "Arjun", "Astrid",
    "Bela", "Bianca", "Boris", "Bruno", "Carla", "Cecil", "Chidi", "Clara", "Cosmo", "Dalia",
    "Daria", "Deniz", "Diego", "Dora", "Edda", "Eero", "Elena", "Elias", "Emre", "Enzo", "Esra",
    "Fatima", "Felix", "Fiona", "Flora", "Freya", "Gael", "Gita", "Greta", "Hana", "Hassan",
    "Hector", "Ida", "Ignaz", "Ilse", "Imani", "Ines", "Ivo", "Jana", "Jasper", "Jonas", "Jun",
    "Kaya", "Kenji", "Kiran", "Klara", "Kofi", "Lara", "Leif", "Lena", "Linus", "Luca", "Magda",
    "Malik", "Marta", "Mateo", "Mina", "Nadia", "Naoko", "Nils", "Noor", "Olga", "Omar", "Orla",
    "Paula", "Pavel", "Petra", "Quinn", "Rafael", "Ravi", "Rosa", "Runa", "Samir", "Selma",
    "Soren", "Stella", "Tariq", "Thea", "Tomas", "Uma", "Vera", "Viktor", "Wanda", "Yusuf", "Zoe",
];

/// Family names that are handed out.
pub(super) const FAMILY: [&str; 160] = [
    "Abernal",
    "Adlerby",
    "Ahlgrove",
    "Alvarin",
    "Amsden",
    "Anselmi",
    "Arkwell",
    "Ashbury",
    "Auerfeld",
    "Baldric",
    "Banerjo",
    "Barrowin",
    "Beckmore",
    "Bellandi",
    "Bergholt",
    "Birkwood",
    "Blanchet",
    "Bogdani",
    "Bramwell",
    "Brennick",
    "Brightsea",
    "Brookhal",
    "Calderon",
    "Cantrey",
    "Carvalis",
    "Castellow",
    "Chandrel",
    "Clayborn",
    "Coldwater",
    "Corvino",
    "Cranfield",
    "Dahlmark",
    "Danforth",
    "Darwish",
    "Delacourt",
    "Demirel",
    "Devereaux",
    "Dovecote",
    "Drummet",
    "Duvalier",
    "Eastman",
    "Eckhart",
    "Edgerton",
    "Ekstrand",
    "Ellery",
    "Engstrom",
    "Erkanli",
    "Esterhaz",
    "Fairbrook",
    "Falkener",
    "Farrowby",
    "Fennimore",
    "Ferrant",
    "Fieldhaus",
    "Finnigan",
    "Fontaine",
    "Forsgren",
    "Foxley",
    "Friedmar",
    "Galbrath",
    "Gallowin",
    "Garrick",
    "Gerhardt",
    "Gilmore",
    "Goldhart",
    "Granholm",
    "Greenlaw",
    "Grimaldo",
    "Guerrin",
    "Hagenow",
    "Halvorsen",
    "Hartwick",
    "Havilland",
    "Hazelton",
    "Hellstrom",
    "Hollander",
    "Holmgard",
    "Huxtable",
    "Ibarrola",
    "Ingram",
    "Isaksen",
    "Jankovic",
    "Jarnefelt",
    "Jessop",
    "Jorgens",
    "Kallio",
    "Karlsby",
    "Kaufmar",
    "Kensing",
    "Kerrigan",
    "Kingsley",
    "Kowalin",
    "Kristof",
    "Lagerfel",
    "Lambrecht",
    "Langford",
    "Larkspur",
    "Laurent",
    "Lindqvist",
    "Lockhart",
    "Lorimer",
    "Lundgren",
    "Macalister",
    "Mansour",
    "Marchetti",
    "Marlowe",
    "Medrano",
    "Merriwet",
    "Mikkelin",
    "Montrose",
    "Moravec",
    "Nakagara",
    "Nandakur",
    "Nettleby",
    "Nightley",
    "Norwood",
    "Novarro",
    "Oakhurst",
    "Obersted",
    "Okonjwa",
    "Olander",
    "Orsini",
    "Ostergard",
    "Pallister",
    "Pemberly",
    "Penrose",
    "Petrovan",
    "Pickford",
    "Quarrell",
    "Quimby",
    "Radcliff",
    "Ramsdal",
    "Ravenna",
    "Redgrave",
    "Renard",
    "Ridgewell",
    "Rosendal",
    "Rothwell",
    "Sandoval",
    "Santoro",
    "Selbourn",
    "Severin",
    "Shirazi",
    "Silvano",
    "Sorrento",
    "Stanhope",
    "Sundberg",
    "Takemoto",
    "Tamboura",
    "Thackery",
    "Thornbury",
    "Tolliver",
    "Underhay",
    "Valdemar",
    "Vanterpol",
    "Wakefeld",
    "Westergard",
    "Winterby",
    "Yamadori",
    "Zielinka",
];

/// How many people of one company can be told apart by what they are called.
const COMBINATIONS: u64 = (GIVEN.len() * FAMILY.len()) as u64;

/// Step from one combination to the next. It shares no factor with their number, so that every
/// combination comes up before one repeats.
const STRIDE: u64 = 7919;

/// A name that is made of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct ListedName {
    given: u8,
    family: u8,
}

impl ListedName {
    /// The name of the person with a number on the roster of a company. No two numbers up to the
    /// number of combinations have the same.
    pub fn on_roster(company: Key, number: u32) -> Self {
        let start = company.named("roster names").number() % COMBINATIONS;
        Self::combination((start + u64::from(number) * STRIDE) % COMBINATIONS)
    }

    /// The name of someone of whom nothing but a key is known.
    pub fn of_stranger(key: Key) -> Self {
        Self::combination(key.named("name").number() % COMBINATIONS)
    }

    fn combination(combination: u64) -> Self {
        let given = combination % GIVEN.len() as u64;
        let family = combination / GIVEN.len() as u64;
        Self {
            given: u8::try_from(given).unwrap_or_default(),
            family: u8::try_from(family).unwrap_or_default(),
        }
    }

    /// Given name.
    pub fn first(self) -> &'static str {
        GIVEN[usize::from(self.given)]
    }

    /// Family name.
    pub fn last(self) -> &'static str {
        FAMILY[usize::from(self.family)]
    }
}

/// A name in the letters that addresses are made of: lower case, no accents, nothing but letters
/// and digits. Empty when nothing of it can be spelled so.
pub(super) fn plain(name: &str) -> String {
    let mut plain = deunicode(name);
    plain.retain(|character| character.is_ascii_alphanumeric());
    plain.make_ascii_lowercase();
    plain
}

/// A word with its first letter in upper case.
pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::random::Seed;
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_roster_repeats_no_name() {
        let company = Seed(3).key("company", "x");
        let names: HashSet<_> = (0..15_000)
            .map(|number| ListedName::on_roster(company, number))
            .collect();
        assert_eq!(names.len(), 15_000);
    }

    #[test]
    fn listed_names_are_plain_but_for_their_capital() {
        for name in GIVEN.iter().chain(&FAMILY) {
            assert_eq!(capitalized(&plain(name)), *name);
        }
        assert_eq!(HashSet::from(GIVEN).len(), GIVEN.len());
        assert_eq!(HashSet::from(FAMILY).len(), FAMILY.len());
    }

    #[test]
    fn names_are_spelled_in_plain_letters() {
        assert_eq!(plain("Zoë-Marie"), "zoemarie");
        assert_eq!(plain("O'Brien "), "obrien");
        assert_eq!(plain("Łukasz"), "lukasz");
        assert_eq!(plain("!?"), "");
    }
}
