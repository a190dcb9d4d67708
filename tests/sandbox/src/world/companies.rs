//! Companies: those that the world has made up, and those that callers ask about.
//!
//! A made-up company is known by its number and lives under `.example`. Any other domain or page
//! gets a company as well, which answers under the name it was asked for and invents nothing but
//! its own particulars. What a company does, earns and uses is told in `firmographics`.

use super::names::capitalized;
use super::random::{Dice, Key, Seed};
use super::vocabulary::{INDUSTRIES, Industry, PLACES, Place};
use deunicode::deunicode;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// First words of company names.
const STEMS: [&str; 64] = [
    "Aldervane",
    "Amberholt",
    "Arcwell",
    "Ashgrove",
    "Aurelock",
    "Beaconry",
    "Birchline",
    "Bluemarrow",
    "Brindlemoor",
    "Calderwick",
    "Cinderpeak",
    "Cobaltine",
    "Copperfold",
    "Coralyn",
    "Dawnbridge",
    "Deepwater",
    "Driftmark",
    "Duskfield",
    "Elmstride",
    "Emberline",
    "Evenfall",
    "Fallowgate",
    "Fernhollow",
    "Flintmere",
    "Foxglen",
    "Galewright",
    "Glasswing",
    "Goldenreach",
    "Granitra",
    "Greymantle",
    "Harborlight",
    "Hazelwyn",
    "Highmoor",
    "Hollowbrook",
    "Ironquay",
    "Ivorygate",
    "Jadestone",
    "Junipera",
    "Kestrelin",
    "Kindlewood",
    "Larkmere",
    "Lumenfall",
    "Maplecrest",
    "Meridian Oak",
    "Mistral Bay",
    "Moonharrow",
    "Northlane",
    "Oakenshire",
    "Opaline",
    "Pinehollow",
    "Quarrystone",
    "Quillmark",
    "Ravenmoor",
    "Rivenhall",
    "Saltmarsh",
    "Silverfen",
    "Stonewake",
    "Sundial Park",
    "Thistledown",
    "Tidewater Ridge",
    "Umberfield",
    "Valebrook",
    "Willowmere",
    "Zephyra",
];

/// What made-up domains end in; RFC 2606 keeps it from ever being used.
const RESERVED: &str = ".example";

/// Fewest people of a company that anything is known about.
const SMALLEST_ROSTER: u32 = 8;

/// Most people of a company that anything is known about.
const LARGEST_ROSTER: u32 = 28;

/// One employee in so many is known by name, within the bounds above.
const EMPLOYEES_PER_KNOWN: u32 = 25;

/// People who live where their employer has its headquarters, in percent.
const WORK_AT_HEADQUARTERS: u32 = 60;

/// A company.
#[derive(Clone, Debug)]
pub(super) struct Company {
    /// The world it is part of.
    pub seed: Seed,
    /// Stands for the company when its particulars are drawn.
    pub key: Key,
    /// Name.
    pub name: String,
    /// Domain.
    pub domain: String,
    /// Last part of the address of its LinkedIn page.
    pub slug: String,
    /// What it works in.
    pub industry: &'static Industry,
    /// Where its headquarters are.
    pub headquarters: &'static Place,
    /// How many people it employs.
    pub employees: u32,
    /// How many of them are known by name.
    pub roster: u32,
}

impl Company {
    /// How many companies are made up.
    pub fn made_up() -> usize {
        STEMS.len() * TRADES.len()
    }

    /// The made-up company with a number below [`made_up`](Self::made_up).
    pub fn numbered(seed: Seed, number: usize) -> Self {
        let stem = STEMS[number / TRADES.len() % STEMS.len()];
        let (industry, trade) = TRADES[number % TRADES.len()];
        let name = format!("{stem} {trade}");
        let slug = slug(&name);
        let domain = format!("{slug}{RESERVED}");
        Self::draw(seed, name, slug, domain, Some(industry))
    }

    /// A made-up company that has to do with something else in the world.
    pub fn related_to(seed: Seed, key: Key) -> Self {
        let number = key.named("related company").number() % Self::made_up() as u64;
        Self::numbered(seed, usize::try_from(number).unwrap_or_default())
    }

    /// The company with a domain.
    pub fn at_domain(seed: Seed, domain: &str) -> Self {
        let domain = bare_domain(domain);
        if let Some(known) = domain.strip_suffix(RESERVED).and_then(made_up_number) {
            return Self::numbered(seed, known);
        }
        let label = registered_label(&domain);
        Self::draw(
            seed,
            spelled_from(label),
            label_from(label),
            domain.clone(),
            None,
        )
    }

    /// The company with a LinkedIn page.
    pub fn with_page(seed: Seed, url: &str) -> Self {
        let slug = label_from(page_slug(url));
        if let Some(known) = made_up_number(&slug) {
            return Self::numbered(seed, known);
        }
        let name = spelled_from(&slug);
        let domain = format!("{slug}{RESERVED}");
        Self::draw(seed, name, slug, domain, None)
    }

    fn draw(
        seed: Seed,
        name: String,
        slug: String,
        domain: String,
        industry: Option<&'static Industry>,
    ) -> Self {
        let key = seed.key("company", &domain);
        let mut dice = key.dice();
        let headquarters = PLACES.draw(&mut dice);
        let employees = dice.doubled(20, 10);
        let industry = industry.unwrap_or_else(|| dice.pick(&INDUSTRIES));
        Self {
            seed,
            key,
            name,
            domain,
            slug,
            industry,
            headquarters,
            employees,
            roster: (employees / EMPLOYEES_PER_KNOWN)
                .clamp(SMALLEST_ROSTER, LARGEST_ROSTER)
                .min(employees),
        }
    }

    /// Where someone lives who works here.
    pub fn place_of_work(&self, dice: &mut Dice) -> &'static Place {
        if dice.percent(WORK_AT_HEADQUARTERS) {
            self.headquarters
        } else {
            PLACES.draw(dice)
        }
    }

    /// Address of the LinkedIn page.
    pub fn page(&self) -> String {
        format!("https://www.linkedin.example/company/{}", self.slug)
    }

    /// Address of the website.
    pub fn website(&self) -> String {
        format!("https://{}", self.domain)
    }

    /// Address of the logo.
    pub fn logo(&self) -> String {
        format!("https://media.linkedin.example/logos/{}.png", self.slug)
    }
}

/// Words that companies are named after, with the industry of each.
static TRADES: LazyLock<Vec<(&'static Industry, &'static str)>> = LazyLock::new(|| {
    let of_industry = |industry: &'static Industry| {
        let trades = industry.trades.iter();
        trades.map(move |trade| (industry, *trade))
    };
    INDUSTRIES.iter().flat_map(of_industry).collect()
});

/// Numbers of the made-up companies by what their pages and domains are called.
static NUMBERS: LazyLock<BTreeMap<String, usize>> = LazyLock::new(|| {
    let names = STEMS.iter().flat_map(|stem| {
        TRADES
            .iter()
            .map(move |(_, trade)| format!("{stem} {trade}"))
    });
    names.map(|name| slug(&name)).zip(0..).collect()
});

fn made_up_number(slug: &str) -> Option<usize> {
    NUMBERS.get(slug).copied()
}

/// A domain without what people put around it: scheme, `www.`, path, the final dot; lower case.
pub(super) fn bare_domain(input: &str) -> String {
    let domain = input.trim().to_lowercase();
    let domain = domain.split_once("://").map_or(&*domain, |(_, rest)| rest);
    let domain = domain.split(['/', '?', '#']).next().unwrap_or_default();
    let domain = domain.strip_prefix("www.").unwrap_or(domain);
    domain.trim_end_matches('.').to_owned()
}

/// The part of a domain that its owner chose, as well as one can tell without the list of public
/// suffixes: `figma` of `figma.com`, `example` of `mail.example.co.uk`.
fn registered_label(domain: &str) -> &str {
    let labels: Vec<_> = domain.split('.').collect();
    match *labels {
        [.., label, second, top] if top.len() == 2 && second.len() <= 3 => label,
        [.., label, _] => label,
        _ => domain,
    }
}

/// What stands behind `/company/` in the address of a page, or the last part of any other text.
fn page_slug(url: &str) -> &str {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    path.split_once("/company/").map_or_else(
        || {
            path.trim_end_matches('/')
                .rsplit('/')
                .next()
                .unwrap_or_default()
        },
        |(_, rest)| rest.split('/').next().unwrap_or_default(),
    )
}

/// Words joined by hyphens, lower case.
fn slug(name: &str) -> String {
    let name = name.trim().to_lowercase();
    name.split_whitespace().collect::<Vec<_>>().join("-")
}

/// A text cut down to what a label of a domain may be: letters, digits, hyphens, 63 at most.
fn label_from(text: &str) -> String {
    let mut label = deunicode(text);
    label.retain(|character| character.is_ascii_alphanumeric() || character == '-');
    label.truncate(63);
    let label = label.trim_matches('-');
    if label.is_empty() {
        "unnamed".to_owned()
    } else {
        label.to_lowercase()
    }
}

/// The name that a slug or a label most likely stands for.
fn spelled_from(slug: &str) -> String {
    let words: Vec<_> = slug
        .split(['-', '_'])
        .filter(|word| !word.is_empty())
        .map(capitalized)
        .collect();
    if words.is_empty() {
        "Unnamed".to_owned()
    } else {
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SEED: Seed = Seed(1);

    #[test]
    fn made_up_companies_are_found_again_by_domain_and_page() {
        for number in (0..Company::made_up()).step_by(97) {
            let company = Company::numbered(SEED, number);
            assert!(company.domain.ends_with(RESERVED), "{}", company.domain);
            for again in [
                Company::at_domain(SEED, &company.domain.to_uppercase()),
                Company::with_page(SEED, &company.page()),
                Company::with_page(SEED, &format!("{}/about?x=1", company.page())),
            ] {
                assert_eq!(again.name, company.name);
                assert_eq!(again.key, company.key);
                assert_eq!(again.roster, company.roster);
            }
        }
    }

    #[test]
    fn no_two_made_up_companies_share_a_name() {
        assert_eq!(NUMBERS.len(), Company::made_up());
    }

    #[test]
    fn a_company_is_named_as_it_was_asked_for() {
        let named = |domain| Company::at_domain(SEED, domain).name;
        assert_eq!(named("figma.com"), "Figma");
        assert_eq!(named("https://www.blue-door.co.uk/jobs"), "Blue Door");
        assert_eq!(named("localhost"), "Localhost");
        assert_eq!(named(""), "Unnamed");

        let paged = Company::with_page(SEED, "https://www.linkedin.com/company/example-robotics/");
        assert_eq!(paged.name, "Example Robotics");
        assert_eq!(paged.domain, "example-robotics.example");
    }

    proptest! {
        #[test]
        fn any_page_invents_only_a_reserved_domain(url in ".{0,80}") {
            let company = Company::with_page(SEED, &url);
            prop_assert!(company.domain.ends_with(RESERVED));
            prop_assert!(company.domain.len() > RESERVED.len());
            prop_assert!(!company.name.is_empty());
        }

        #[test]
        fn any_domain_is_answered_about_as_it_is(domain in "[a-z]{1,12}\\.(com|io|de|co\\.uk)") {
            let company = Company::at_domain(SEED, &domain);
            prop_assert_eq!(company.domain, domain);
        }
    }
}
