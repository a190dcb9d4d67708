//! [`Product`]: what is sold as single lookups and in batches.
//!
//! For each product: its price, what one item of a batch comes to, the row of
//! results and the body of the webhook that tell of it. All of it is a function
//! of the world and the item.

mod items;
mod tally;
mod webhook;

use serde_json::{Value, json};

pub use items::Items;
pub use tally::{Outcome, Tally};
pub use webhook::{completion, event};

use crate::cache::CacheKey;
use crate::shapes;
use crate::world::{Verdict, World};

/// Something that can be looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Product {
    /// Whether an address takes mail.
    EmailValidation,
    /// Which address a person has.
    EmailFinder,
    /// Who is behind an address.
    ReverseLookup,
    /// Which phone numbers a person has.
    Phone,
    /// Which organization is behind an IP address.
    IpToCompany,
}

impl Product {
    /// Credits for an item of a batch.
    #[must_use]
    pub const fn batch_price(self) -> u64 {
        match self {
            Self::EmailValidation => 1,
            Self::EmailFinder | Self::ReverseLookup | Self::Phone => 10,
            Self::IpToCompany => 100,
        }
    }

    /// Credits for a single lookup.
    #[must_use]
    pub const fn single_price(self) -> u64 {
        match self {
            Self::Phone => 500,
            _ => self.batch_price(),
        }
    }

    /// Whether a lookup is not paid again for seven days.
    #[must_use]
    pub const fn is_cached(self) -> bool {
        matches!(self, Self::ReverseLookup | Self::IpToCompany)
    }

    /// The name of an item in the cache.
    #[must_use]
    pub fn cache_key(self, items: &Items, place: usize) -> Option<CacheKey> {
        match (self, items) {
            (Self::ReverseLookup, Items::Emails(emails)) => Some(email_key(emails.get(place))),
            (Self::IpToCompany, Items::Ips(ips)) => Some(ip_key(ips.get(place))),
            _ => None,
        }
    }

    /// What an item comes to.
    #[must_use]
    pub fn outcome(self, world: &World, items: &Items, place: usize) -> Outcome {
        match (self, items) {
            (Self::EmailValidation, Items::Emails(emails)) => {
                match world.validate_email(emails.get(place)).verdict {
                    Verdict::Valid => Outcome::Valid,
                    Verdict::Invalid => Outcome::Invalid,
                    Verdict::Risky => Outcome::Risky,
                }
            }
            (Self::EmailFinder, Items::Leads(_)) => {
                let [first, last, domain] = items.lead(place);
                Outcome::of(world.find_email(first, last, domain).email.is_some())
            }
            (Self::ReverseLookup, Items::Emails(emails)) => {
                Outcome::of(world.reverse_lookup(emails.get(place)).is_some())
            }
            (Self::IpToCompany, Items::Ips(ips)) => {
                Outcome::of(shapes::ip_company(world, ips.get(place)).is_some())
            }
            (Self::Phone, Items::People { .. }) => {
                Outcome::of(!phones(world, items, place).is_empty())
            }
            _ => Outcome::NotFound,
        }
    }

    /// The row of an item; `None` where the service leaves it out.
    #[must_use]
    pub fn row(self, world: &World, items: &Items, place: usize) -> Option<Value> {
        match (self, items) {
            (Self::EmailValidation, Items::Emails(emails)) => {
                let email = emails.get(place);
                Some(shapes::email_check(email, &world.validate_email(email)))
            }
            (Self::EmailFinder, Items::Leads(_)) => {
                let [first, last, domain] = items.lead(place);
                let find = world.find_email(first, last, domain);
                Some(shapes::email_find(first, last, domain, &find))
            }
            (Self::ReverseLookup, Items::Emails(emails)) => world
                .reverse_lookup(emails.get(place))
                .map(|profile| shapes::profile(&profile)),
            (Self::IpToCompany, Items::Ips(ips)) => {
                let ip = ips.get(place);
                let company = shapes::ip_company(world, ip);
                Some(shapes::ip_company_summary(ip, company.as_ref()))
            }
            (Self::Phone, Items::People { .. }) => {
                let (name, value) = items.person(place);
                Some(json!({ name: value, "phones": phones(world, items, place) }))
            }
            _ => None,
        }
    }
}

/// The name of an email address in the cache.
#[must_use]
pub fn email_key(email: &str) -> CacheKey {
    CacheKey::new("email", email)
}

/// The name of an IP address in the cache.
#[must_use]
pub fn ip_key(ip: &str) -> CacheKey {
    CacheKey::new("ip", ip)
}

fn phones(world: &World, items: &Items, place: usize) -> Vec<String> {
    match items.person(place) {
        ("email", email) => world.phones_by_email(email),
        (_, linkedin) => world.phones_by_linkedin(linkedin),
    }
}
