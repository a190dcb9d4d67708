//! Firmographics: what a company earns, uses, builds and looks for.
//!
//! Each particular is drawn on its own when it is asked for, from the company's key and the name
//! of the particular, so that a company can have any number of them and none takes up memory.

use super::companies::Company;
use super::random::Dice;
use super::vocabulary::{PLACES, Place};
use std::ops::RangeInclusive;

/// Companies that never raised money, in percent.
const UNFUNDED: u32 = 45;

/// Companies with an app in a store, in percent.
const WITH_APP: u32 = 30;

/// Companies that use any product of a category, in percent.
const USES_CATEGORY: u32 = 70;

/// Ranges that revenue is sorted into, with the lowest revenue of each, in millions.
pub(super) const REVENUE_BUCKETS: [(&str, f64); 6] = [
    ("0-1M", 0.0),
    ("1M-10M", 1.0),
    ("10M-50M", 10.0),
    ("50M-250M", 50.0),
    ("250M-1B", 250.0),
    ("1B+", 1000.0),
];

/// Kinds of legal entity.
pub(super) const ENTITY_TYPES: [&str; 6] = [
    "Educational",
    "Government Agency",
    "Nonprofit",
    "Partnership",
    "Privately Held",
    "Public Company",
];

/// Legal forms.
pub(super) const LEGAL_TYPES: [&str; 7] = ["AG", "Corp", "GmbH", "Inc", "LLC", "Ltd", "SA"];

/// Kinds of funding round.
pub(super) const FUNDING_TYPES: [&str; 9] = [
    "Pre-Seed",
    "Seed",
    "Series A",
    "Series B",
    "Series C",
    "Series D",
    "Private Equity",
    "Debt Financing",
    "Grant",
];

/// Categories of app, the same in both stores.
pub(super) const APP_CATEGORIES: [&str; 8] = [
    "Business",
    "Education",
    "Finance",
    "Health & Fitness",
    "Lifestyle",
    "Productivity",
    "Shopping",
    "Utilities",
];

/// Categories of technology, by their filters, with the products that may be in use.
pub(super) const TECHNOLOGIES: [(&str, &[&str]); 16] = [
    (
        "crmTechOrg",
        &[
            "Dynamics 365",
            "HubSpot",
            "Pipedrive",
            "Salesforce",
            "Zoho CRM",
        ],
    ),
    (
        "marketingAutomationTechOrg",
        &["ActiveCampaign", "HubSpot", "Klaviyo", "Marketo", "Pardot"],
    ),
    (
        "abmTechOrg",
        &["6sense", "Demandbase", "RollWorks", "Terminus"],
    ),
    (
        "salesAutomationTechOrg",
        &["Apollo", "Groove", "Outreach", "Salesloft"],
    ),
    (
        "analyticsTechOrg",
        &["Amplitude", "Google Analytics", "Matomo", "Mixpanel"],
    ),
    (
        "cmsTechOrg",
        &["Contentful", "Drupal", "Webflow", "WordPress"],
    ),
    (
        "martechCategoriesOrg",
        &[
            "Advertising",
            "Analytics",
            "Content",
            "Email",
            "Social Media",
        ],
    ),
    (
        "conversationIntelligenceTechOrg",
        &["Chorus", "Fireflies", "Gong"],
    ),
    (
        "cloudProviderTechOrg",
        &["AWS", "Azure", "Google Cloud", "Hetzner"],
    ),
    (
        "emailHostingTechOrg",
        &["Google Workspace", "Microsoft 365", "Zoho Mail"],
    ),
    (
        "emailSecurityTechOrg",
        &["Barracuda", "Mimecast", "Proofpoint"],
    ),
    (
        "applicationSecurityTechOrg",
        &["Checkmarx", "Snyk", "SonarQube", "Veracode"],
    ),
    (
        "cloudSecurityTechOrg",
        &["Lacework", "Orca", "Prisma Cloud", "Wiz"],
    ),
    (
        "developmentTechOrg",
        &["Go", "Java", "Python", "React", "Rust", "TypeScript"],
    ),
    (
        "eCommercePlatformTechOrg",
        &["BigCommerce", "Magento", "Shopify", "WooCommerce"],
    ),
    ("erpTechOrg", &["NetSuite", "Odoo", "Oracle ERP", "SAP"]),
];

/// An app in a store.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct App {
    /// Address in the store.
    pub url: String,
    /// Rating, 1 to 5.
    pub rating: f64,
    /// Reviews.
    pub reviews: u32,
    /// Downloads.
    pub downloads: u32,
    /// Updates since the app came out.
    pub updates: u32,
    /// Date of the latest update, as `YYYY-MM-DD`.
    pub updated: String,
    /// Category.
    pub category: &'static str,
}

/// Money that a company has raised.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Funding {
    /// Money raised in all rounds, in dollars.
    pub total: f64,
    /// Money raised in the latest round.
    pub latest: f64,
    /// Kind of the latest round.
    pub kind: &'static str,
    /// Its date, as `YYYY-MM-DD`.
    pub date: String,
    /// Its investors.
    pub investors: u32,
    /// Who led it.
    pub lead_investor: String,
}

impl Company {
    /// Yearly revenue in dollars.
    pub fn revenue(&self) -> f64 {
        let mut dice = self.key.roll("revenue");
        f64::from(self.employees) * f64::from(dice.doubled(10, 6)) * 1000.0
    }

    /// The range that the revenue falls into.
    pub fn revenue_bucket(&self) -> &'static str {
        let revenue = self.revenue();
        let fits = |(_, lowest): &&(&str, f64)| revenue >= lowest * 1e6;
        REVENUE_BUCKETS
            .iter()
            .rev()
            .find(fits)
            .map_or("", |(name, _)| name)
    }

    /// Year of foundation.
    pub fn founded(&self) -> u16 {
        let age = self.key.roll("founded").doubled(2, 6);
        2025 - age as u16
    }

    /// What the company is specialized in, in one string.
    pub fn specialties(&self) -> String {
        self.industry.specialties.join(", ")
    }

    /// The company's tagline.
    pub fn tagline(&self) -> String {
        let beginnings = [
            "Making sense of",
            "The home of",
            "People who know",
            "A fresh look at",
        ];
        let mut dice = self.key.roll("tagline");
        let beginning = *dice.pick(&beginnings);
        format!("{beginning} {}", dice.pick(&self.industry.specialties))
    }

    /// The company's description of itself.
    pub fn about(&self) -> String {
        format!(
            "{} is a company in {} with {} people in {}, founded in {}. We do {}.",
            self.name,
            self.industry.linkedin.to_lowercase(),
            self.employees,
            self.headquarters.city,
            self.founded(),
            self.specialties(),
        )
    }

    /// Kind of legal entity.
    pub fn entity_type(&self) -> &'static str {
        self.one_of("entity type", &ENTITY_TYPES)
    }

    /// Legal form.
    pub fn legal_type(&self) -> &'static str {
        self.one_of("legal type", &LEGAL_TYPES)
    }

    /// The product of a category that is in use, if there is one.
    pub fn technology(&self, category: &str) -> Option<&'static str> {
        let (_, products) = TECHNOLOGIES.iter().find(|(known, _)| *known == category)?;
        let mut dice = self.key.roll(category);
        dice.percent(USES_CATEGORY).then(|| dice.word(products))
    }

    /// Whether something is so that is so for a share of companies, in percent.
    pub fn is(&self, particular: &str, share: u32) -> bool {
        self.key.roll(particular).percent(share)
    }

    /// Number of sites.
    pub fn sites(&self) -> u32 {
        let more = self.employees / 200;
        1 + self.key.roll("sites").between(0..=more.min(40))
    }

    /// Where the sites are, as far as that is known: at the headquarters and a few more places.
    pub fn locations(&self) -> impl Iterator<Item = &'static Place> + use<> {
        let mut dice = self.key.roll("locations");
        let others = (1..self.sites().min(6)).map(move |_| PLACES.draw(&mut dice));
        std::iter::once(self.headquarters).chain(others)
    }

    /// Employees in a role that takes up so many of a thousand on average.
    pub fn staff(&self, role: &str, permille: u32) -> u32 {
        self.portion(role, self.employees, permille)
    }

    /// Open positions in a role: at most one for every twenty who have it.
    pub fn openings(&self, role: &str, permille: u32) -> u32 {
        self.portion(role, self.employees / 20 + 1, permille)
    }

    /// Visits to the website in a month that came by some way.
    pub fn traffic(&self, way: &str) -> f64 {
        let mut dice = self.key.roll(way);
        f64::from(dice.doubled(100, 12))
    }

    /// Visits to the website in a month.
    pub fn total_traffic(&self) -> f64 {
        self.traffic("organic traffic")
            + self.traffic("paid traffic")
            + self.traffic("other traffic")
    }

    /// Rate at which the staff grows, in percent a year; negative when it shrinks.
    pub fn growth(&self) -> f64 {
        let tenths = self.key.roll("growth").below(800);
        (f64::from(tenths) - 200.0) / 10.0
    }

    /// The leading app in a store, if there is one.
    pub fn app(&self, store: &str) -> Option<App> {
        let mut dice = self.key.roll(store);
        dice.percent(WITH_APP).then(|| App {
            url: format!("https://{store}.example/app/{}", self.slug),
            rating: f64::from(dice.between(10..=50)) / 10.0,
            reviews: dice.doubled(10, 12),
            downloads: dice.doubled(500, 14),
            updates: dice.between(1..=120),
            updated: date(&mut dice, 2024..=2025),
            category: dice.word(&APP_CATEGORIES),
        })
    }

    /// Whether there is an app in any store.
    pub fn has_mobile_app(&self) -> bool {
        ["appstore", "playstore"]
            .iter()
            .any(|store| self.app(store).is_some())
    }

    /// Reviews of the company altogether.
    pub fn reviews(&self) -> u32 {
        let of_app = |store| self.app(store).map_or(0, |app| app.reviews);
        of_app("appstore") + of_app("playstore") + self.key.roll("reviews").doubled(1, 8)
    }

    /// What the company has raised, if it ever did.
    pub fn funding(&self) -> Option<Funding> {
        let mut dice = self.key.roll("funding");
        if dice.percent(UNFUNDED) {
            return None;
        }
        let latest = f64::from(dice.doubled(100, 10)) * 1000.0;
        Some(Funding {
            total: latest * (1.0 + f64::from(dice.below(20)) / 10.0),
            latest,
            kind: dice.word(&FUNDING_TYPES),
            date: date(&mut dice, 2018..=2025),
            investors: dice.between(1..=12),
            lead_investor: Self::related_to(self.seed, self.key.named("investor")).name,
        })
    }

    fn one_of(&self, particular: &str, values: &'static [&'static str]) -> &'static str {
        self.key.roll(particular).word(values)
    }

    /// Up to twice the average share of a whole.
    fn portion(&self, particular: &str, whole: u32, permille: u32) -> u32 {
        let most = u64::from(whole) * u64::from(permille) * 2 / 1000;
        let most = u32::try_from(most).unwrap_or(u32::MAX - 1).max(1);
        self.key.roll(particular).between(0..=most)
    }
}

/// A date in one of some years, as `YYYY-MM-DD`.
fn date(dice: &mut Dice, years: RangeInclusive<u32>) -> String {
    let (year, month, day) = (
        dice.between(years),
        dice.between(1..=12),
        dice.between(1..=28),
    );
    format!("{year}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::random::Seed;

    fn companies() -> impl Iterator<Item = Company> {
        (0..Company::made_up())
            .step_by(23)
            .map(|number| Company::numbered(Seed(23), number))
    }

    #[test]
    fn particulars_are_what_they_can_be() {
        for company in companies() {
            assert!((1700..2025).contains(&company.founded()));
            assert!(company.sites() >= 1);
            assert!(company.staff("engineers", 200) <= company.employees);
            assert!((-20.0..60.0).contains(&company.growth()));
            assert!(company.total_traffic() >= company.traffic("paid traffic"));
            for app in ["appstore", "playstore"]
                .iter()
                .filter_map(|store| company.app(store))
            {
                assert!((1.0..=5.0).contains(&app.rating));
                assert!(app.url.contains(".example/"));
                assert!(app.reviews <= company.reviews());
            }
            let funding = company.funding();
            assert!(funding.is_none_or(|funding| funding.latest <= funding.total));
        }
    }

    #[test]
    fn every_range_of_revenue_and_every_product_occurs() {
        let buckets: Vec<_> = companies()
            .map(|company| company.revenue_bucket())
            .collect();
        for (bucket, _) in REVENUE_BUCKETS {
            assert!(buckets.contains(&bucket), "{bucket}");
        }
        for (category, products) in TECHNOLOGIES {
            for product in products {
                let uses = |company: Company| company.technology(category) == Some(*product);
                assert!(companies().any(uses), "{category}: {product}");
            }
        }
    }
}
