//! Phone numbers: who has one that can be found.
//!
//! All numbers are of the form 555-01xx, which is kept free for fiction in every area.

use super::email::Address;
use super::found::Found;
use super::people::Person;
use super::random::{Dice, Seed};

/// People whose mobile number can be found, in percent.
pub const MOBILE_NUMBERS: u32 = 35;

/// People whose number at work can be found, in percent.
pub const WORK_NUMBERS: u32 = 20;

/// Area codes in use.
const AREAS: [u16; 16] = [
    202, 206, 212, 303, 312, 404, 415, 503, 512, 602, 617, 702, 713, 808, 901, 917,
];

/// The numbers of a person that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Numbers {
    /// Mobile number.
    pub mobile: Option<String>,
    /// Number at work.
    pub work: Option<String>,
}

impl Numbers {
    /// The numbers of a person.
    pub fn of(person: &Person<'_>) -> Self {
        let number = |kind, share| {
            let mut dice = person.key.roll(kind);
            dice.percent(share).then(|| draw(&mut dice))
        };
        Self {
            mobile: number("mobile number", MOBILE_NUMBERS),
            work: number("work number", WORK_NUMBERS),
        }
    }

    fn into_list(self) -> Vec<String> {
        let Self { mobile, work } = self;
        let work = work.filter(|work| Some(work) != mobile.as_ref());
        mobile.into_iter().chain(work).collect()
    }
}

/// The numbers behind an address. One that nobody uses has none.
pub(super) fn by_email(seed: Seed, email: &str) -> Vec<String> {
    Address::parse(email)
        .filter(|address| address.is_working(seed))
        .map(|address| Numbers::of(&Found::by_address(seed, &address).person()).into_list())
        .unwrap_or_default()
}

/// The numbers behind a profile.
pub(super) fn by_profile(seed: Seed, url: &str) -> Vec<String> {
    Numbers::of(&Found::by_profile(seed, url).person()).into_list()
}

fn draw(dice: &mut Dice) -> String {
    let (area, line) = (dice.pick(&AREAS), dice.below(100));
    format!("+1 {area} 555 01{line:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::companies::Company;

    const SEED: Seed = Seed(11);

    fn is_reserved(number: &str) -> bool {
        let parts: Vec<_> = number.split(' ').collect();
        matches!(*parts, ["+1", area, "555", line] if area.len() == 3 && line.len() == 4 && line.starts_with("01"))
    }

    #[test]
    fn numbers_are_reserved_and_as_frequent_as_published() {
        let url = |number| format!("https://www.linkedin.com/in/jane{number}-doe");
        let lists: Vec<_> = (0..2000).map(|n| by_profile(SEED, &url(n))).collect();

        assert!(lists.iter().flatten().all(|number| is_reserved(number)));
        let found = lists.iter().filter(|list| !list.is_empty()).count() / 20;
        let expected = 100 - (100 - MOBILE_NUMBERS) * (100 - WORK_NUMBERS) / 100;
        assert!(
            found.abs_diff(expected as usize) < 4,
            "{found} % have a number"
        );
    }

    #[test]
    fn an_address_and_a_profile_lead_to_the_same_numbers() {
        let company = Company::numbered(SEED, 8);
        for person in Person::roster(&company) {
            let by_profile = by_profile(SEED, &person.profile_url());
            assert_eq!(by_profile, Numbers::of(&person).into_list());
            if let Some(email) = person.email() {
                assert_eq!(by_email(SEED, &email), by_profile);
            }
        }
    }

    #[test]
    fn nobody_answers_behind_a_dead_address() {
        for number in 0..50 {
            let email = format!("jane.doe{number}@company.invalid");
            assert!(by_email(SEED, &email).is_empty());
        }
        assert!(by_email(SEED, "no address").is_empty());
    }
}
