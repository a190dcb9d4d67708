//! [`Items`]: the input of a batch, without duplicates.

use std::collections::HashSet;

use crate::packed::Packed;

/// Fields of a lead: first name, last name, domain.
const LEAD_FIELDS: usize = 3;

/// The input of a batch.
#[derive(Debug)]
pub enum Items {
    /// Email addresses.
    Emails(Packed),
    /// People and domains; three strings each.
    Leads(Packed),
    /// IP addresses.
    Ips(Packed),
    /// People, by email address and by profile.
    People {
        /// Email addresses, which come first.
        emails: Packed,
        /// Profiles.
        linkedins: Packed,
    },
}

impl Items {
    /// Email addresses. Case does not tell them apart.
    #[must_use]
    pub fn emails(emails: &[String]) -> Self {
        Self::Emails(distinct(emails, |email| email.to_lowercase()))
    }

    /// People and domains. Case does not tell them apart.
    #[must_use]
    pub fn leads<'l>(leads: impl Iterator<Item = [&'l str; LEAD_FIELDS]>) -> Self {
        let mut seen = HashSet::new();
        let mut packed = Packed::default();
        for lead in leads {
            if seen.insert(lead.join("\0").to_lowercase()) {
                for field in lead {
                    packed.push(field);
                }
            }
        }
        packed.shrink();
        Self::Leads(packed)
    }

    /// IP addresses, as they are spelled.
    #[must_use]
    pub fn ips(ips: &[&str]) -> Self {
        Self::Ips(distinct(ips, |ip| (*ip).to_owned()))
    }

    /// People. Case does not tell addresses apart, but profiles.
    #[must_use]
    pub fn people(emails: &[String], linkedins: &[String]) -> Self {
        Self::People {
            emails: distinct(emails, |email| email.to_lowercase()),
            linkedins: distinct(linkedins, Clone::clone),
        }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Emails(items) | Self::Ips(items) => items.len(),
            Self::Leads(items) => items.len() / LEAD_FIELDS,
            Self::People { emails, linkedins } => emails.len() + linkedins.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The first name, last name and domain at a place.
    #[must_use]
    pub fn lead(&self, place: usize) -> [&str; LEAD_FIELDS] {
        match self {
            Self::Leads(items) => [0, 1, 2].map(|field| items.get(place * LEAD_FIELDS + field)),
            _ => [""; LEAD_FIELDS],
        }
    }

    /// The person at a place: `email` or `linkedin`, and which.
    #[must_use]
    pub fn person(&self, place: usize) -> (&'static str, &str) {
        match self {
            Self::People { emails, linkedins } => match place.checked_sub(emails.len()) {
                None => ("email", emails.get(place)),
                Some(place) => ("linkedin", linkedins.get(place)),
            },
            _ => ("email", ""),
        }
    }

    /// Whether another batch has the very same items in the same order.
    #[must_use]
    pub fn same_ips(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Ips(one), Self::Ips(other)) => {
                one.len() == other.len() && (0..one.len()).all(|at| one.get(at) == other.get(at))
            }
            _ => false,
        }
    }
}

fn distinct<S: AsRef<str>>(items: &[S], identity: impl Fn(&S) -> String) -> Packed {
    let mut seen = HashSet::with_capacity(items.len());
    items
        .iter()
        .filter(|item| seen.insert(identity(item)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(items: &[&str]) -> Vec<String> {
        items.iter().map(|&item| item.to_owned()).collect()
    }

    #[test]
    fn duplicates_go_and_the_first_stays_as_it_was_spelled() {
        let Items::Emails(emails) =
            Items::emails(&strings(&["A@x.example", "b@x.example", "a@X.example"]))
        else {
            panic!("emails are emails");
        };
        assert_eq!(
            (emails.len(), emails.get(0), emails.get(1)),
            (2, "A@x.example", "b@x.example")
        );

        let leads = Items::leads(
            [
                ["Ada", "B", "x.example"],
                ["ADA", "b", "X.example"],
                ["Adab", "", "x.example"],
            ]
            .into_iter(),
        );
        assert_eq!(leads.len(), 2);
        assert_eq!(leads.lead(1), ["Adab", "", "x.example"]);

        assert_eq!(
            Items::ips(&["2001:db8::A", "2001:db8::a", "2001:db8::a"]).len(),
            2
        );

        let people = Items::people(
            &strings(&["a@x.example", "A@x.example"]),
            &strings(&["in/a", "in/A", "in/a"]),
        );
        assert_eq!(people.len(), 3);
        assert_eq!(people.person(0), ("email", "a@x.example"));
        assert_eq!(people.person(2), ("linkedin", "in/A"));
    }
}
