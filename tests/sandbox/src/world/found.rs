//! Found: the person behind an address or a profile, as far as either tells.

use super::companies::Company;
use super::email::Address;
use super::names::{ListedName, capitalized, plain};
use super::people::Person;
use super::random::{Key, Seed};

/// Someone, with the company that they are at.
#[derive(Clone, Debug)]
pub(super) struct Found {
    company: Company,
    first: String,
    last: String,
}

impl Found {
    /// The person that an address belongs to.
    ///
    /// The part before the `@` tells the name where it has two words; otherwise there is a name of
    /// its own for it. The domain tells the employer, unless everyone can have an address there.
    pub fn by_address(seed: Seed, address: &Address) -> Self {
        let key = address.key(seed);
        let company = if address.is_free_mail() {
            Company::related_to(seed, key)
        } else {
            Company::at_domain(seed, &address.domain)
        };
        let (first, last) = names_in(&address.local, key);
        Self {
            company,
            first,
            last,
        }
    }

    /// The person that a profile belongs to.
    pub fn by_profile(seed: Seed, url: &str) -> Self {
        let slug = profile_slug(url);
        if let Some((first, last, domain)) = names_and_domain(&slug) {
            return Self {
                company: Company::at_domain(seed, domain),
                first: capitalized(first),
                last: capitalized(last),
            };
        }
        let key = seed.key("profile", &slug);
        let (first, last) = names_in(&slug, key);
        Self {
            company: Company::related_to(seed, key),
            first,
            last,
        }
    }

    /// The person.
    pub fn person(&self) -> Person<'_> {
        Person::named(&self.company, &self.first, &self.last)
    }
}

/// The part of a profile's address that tells it from others, lower case.
pub(super) fn profile_slug(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = path.trim().trim_end_matches('/').to_lowercase();
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// Takes apart what [`Person::profile_url`] has put together.
fn names_and_domain(slug: &str) -> Option<(&str, &str, &str)> {
    let (first, rest) = slug.split_once('-')?;
    let (last, domain) = rest.split_once("-at-")?;
    let are_there = !first.is_empty() && !last.is_empty() && domain.contains('.');
    are_there.then_some((first, last, domain))
}

/// The given and family name in a text like `jane.doe`, or made-up ones where there are none.
fn names_in(text: &str, key: Key) -> (String, String) {
    let is_name = |word: &String| word.chars().any(char::is_alphabetic);
    let words: Vec<_> = text
        .split(['.', '-', '_'])
        .map(plain)
        .filter(is_name)
        .collect();
    match &*words {
        [first, .., last] => (capitalized(first), capitalized(last)),
        _ => {
            let name = ListedName::of_stranger(key);
            (name.first().to_owned(), name.last().to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SEED: Seed = Seed(5);

    fn by_email(email: &str) -> Found {
        Found::by_address(SEED, &Address::parse(email).unwrap())
    }

    #[test]
    fn everyone_on_a_roster_is_found_again_by_address_and_profile() {
        for number in [0, 17, 4000] {
            let company = Company::numbered(SEED, number);
            for person in Person::roster(&company) {
                let profile = Found::by_profile(SEED, &person.profile_url());
                assert_eq!(profile.person().key, person.key);
                assert_eq!(profile.person().full_name(), person.full_name());
                if let Some(email) = person.email() {
                    let owner = by_email(&email);
                    assert_eq!(owner.person().key, person.key);
                    assert_eq!(owner.person().traits, person.traits);
                }
            }
        }
    }

    #[test]
    fn an_address_tells_name_and_employer() {
        let found = by_email("Jane.van.Doe+news@Figma.com");
        assert_eq!(found.person().full_name(), "Jane Doe");
        assert_eq!(found.person().company.name, "Figma");
        assert!(
            !by_email("jd42@figma.com")
                .person()
                .full_name()
                .contains("Jd")
        );
        assert_ne!(
            by_email("jane.doe@gmail.com").person().company.name,
            "Gmail"
        );
    }

    #[test]
    fn a_profile_elsewhere_tells_the_name() {
        let found = Found::by_profile(SEED, "https://www.linkedin.com/in/jane-doe/?trk=x");
        assert_eq!(found.person().full_name(), "Jane Doe");
        assert!(found.person().company.domain.ends_with(".example"));
    }

    proptest! {
        #[test]
        fn any_profile_finds_someone(url in "\\PC{0,60}") {
            let found = Found::by_profile(SEED, &url);
            prop_assert!(!found.person().full_name().trim().is_empty());
        }
    }
}
