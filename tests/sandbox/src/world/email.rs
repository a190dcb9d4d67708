//! Email: which mailboxes exist, what a search for one finds and what a check of one tells.
//!
//! A domain decides how its mail is handled and how addresses are spelled there; a mailbox is
//! there or not by the letters of its name alone, so that `jane.doe@` and `jane_doe@` are the same
//! one. Searching and checking look at the same mailboxes and cannot contradict each other. Who an
//! address belongs to is told in `people`.

mod address;
#[cfg(test)]
mod tests;

use super::companies::bare_domain;
use super::names::plain;
use super::random::Seed;

pub(super) use address::Address;
pub use address::looks_like_an_address;

/// Domains that take no mail at all, in percent.
pub const DOMAINS_WITHOUT_MAIL: u32 = 4;

/// Domains that take mail for any address, in percent.
pub const CATCH_ALL_DOMAINS: u32 = 12;

/// Mailboxes that take mail, in percent: those that a search finds and a check calls valid.
pub const WORKING_MAILBOXES: u32 = 70;

/// Mailboxes that cannot be told apart at the moment, in percent: those that a check calls risky.
pub const UNSETTLED_MAILBOXES: u32 = 12;

/// Working mailboxes that a search is sure about, in percent.
const SURE_FINDS: u32 = 75;

/// Domains with a secure email gateway, in percent.
const GUARDED_DOMAINS: u32 = 20;

/// Domains that leave sign-in to an identity provider, in percent.
const FEDERATED_DOMAINS: u32 = 25;

/// Secure email gateways.
const GATEWAYS: [&str; 4] = ["Barracuda", "Cisco", "Mimecast", "Proofpoint"];

/// Characters between the given and the family name; the first is the usual one.
const SEPARATORS: [char; 4] = ['.', '.', '_', '-'];

/// Domains whose mailboxes say nothing about an employer, with who runs them.
const FREE_MAIL: [(&str, MailHost); 10] = [
    ("gmail.com", MailHost::Google),
    ("googlemail.com", MailHost::Google),
    ("outlook.com", MailHost::Microsoft),
    ("hotmail.com", MailHost::Microsoft),
    ("live.com", MailHost::Microsoft),
    ("yahoo.com", MailHost::Smtp),
    ("icloud.com", MailHost::Smtp),
    ("gmx.de", MailHost::Smtp),
    ("proton.me", MailHost::Smtp),
    ("aol.com", MailHost::Smtp),
];

/// Outcome of looking for a person's address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailFind {
    /// The address, if one was found.
    pub email: Option<String>,
    /// How certain it is that the address belongs to the person; `None` when none was found.
    pub confidence: Option<Confidence>,
    /// Whether the domain takes mail for any address.
    pub is_catch_all: bool,
    /// Kind of host that handles mail for the domain; `None` when there is none.
    pub provider: Option<MailHost>,
    /// Outcome in words.
    pub message: &'static str,
}

/// How certain an address that was found is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confidence {
    /// The mailbox answered.
    High,
    /// The mailbox was inferred.
    Medium,
    /// The domain takes mail for anyone.
    Low,
}

/// Kinds of mail host, as the API tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MailHost {
    /// `GOOGLE`
    Google,
    /// `MICROSOFT`
    Microsoft,
    /// `SMTP`
    Smtp,
}

/// Outcome of checking an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailCheck {
    /// The verdict.
    pub verdict: Verdict,
    /// Reason for it, in words.
    pub message: &'static str,
    /// Whether the domain takes mail for any address.
    pub is_catch_all: bool,
    /// Whether sign-in at the mail host is left to an identity provider of the domain.
    pub is_federated: bool,
    /// Name of the secure email gateway before the mailbox, if there is one.
    pub seg_provider: Option<&'static str>,
    /// Kind of mail host; `None` when the domain has none.
    pub provider: Option<MailHost>,
    /// How far the verdict can be relied on.
    pub confidence: VerdictConfidence,
}

/// Whether an address takes mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It does.
    Valid,
    /// It does not.
    Invalid,
    /// It could not be settled.
    Risky,
}

/// How far a verdict can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerdictConfidence {
    /// `definitive`
    Definitive,
    /// `high`
    High,
    /// `medium`
    Medium,
    /// `low`
    Low,
    /// `temporary`: a later check can come out differently.
    Temporary,
    /// `none`
    None,
}

/// Looks for the address of a person.
pub(super) fn find(seed: Seed, first_name: &str, last_name: &str, domain: &str) -> EmailFind {
    let (first, last) = (plain(first_name), plain(last_name));
    let separator = MailDomain::separator(seed, &bare_domain(domain));
    let wanted = format!("{first}{separator}{last}@{}", bare_domain(domain));
    let address = Address::parse(&wanted).filter(|_| !first.is_empty() && !last.is_empty());
    let Some(address) = address else {
        return EmailFind::nothing("No email address can be made of this name and domain");
    };
    let Some(mail) = MailDomain::of(seed, &address.domain) else {
        return EmailFind::nothing("The domain takes no mail");
    };
    let found = address.mailbox(seed) == Mailbox::Working;
    EmailFind {
        confidence: found.then(|| mail.confidence_in(&address, seed)),
        is_catch_all: mail.is_catch_all,
        provider: Some(mail.host),
        message: if found {
            "Email found"
        } else {
            "No email found"
        },
        email: found.then_some(wanted),
    }
}

impl EmailFind {
    fn nothing(message: &'static str) -> Self {
        Self {
            email: None,
            confidence: None,
            is_catch_all: false,
            provider: None,
            message,
        }
    }
}

/// Checks an address.
pub(super) fn validate(seed: Seed, email: &str) -> EmailCheck {
    let Some(address) = Address::parse(email) else {
        return EmailCheck::dead("This is not an email address");
    };
    let Some(mail) = MailDomain::of(seed, &address.domain) else {
        return EmailCheck::dead("The domain takes no mail");
    };
    let (verdict, message, confidence) = match (address.mailbox(seed), mail.is_catch_all) {
        (Mailbox::Working, false) => {
            let confidence = match mail.gateway {
                None => VerdictConfidence::Definitive,
                Some(_) => VerdictConfidence::High,
            };
            (Verdict::Valid, "The mailbox exists", confidence)
        }
        (Mailbox::Working, true) => (
            Verdict::Valid,
            "The mailbox is in use at a domain that takes mail for any address",
            VerdictConfidence::Medium,
        ),
        (_, true) => (
            Verdict::Risky,
            "The domain takes mail for any address",
            VerdictConfidence::Low,
        ),
        (Mailbox::Unsettled, false) => (
            Verdict::Risky,
            "The mail host put off its answer",
            VerdictConfidence::Temporary,
        ),
        (Mailbox::Missing, false) => (
            Verdict::Invalid,
            "The mailbox does not exist",
            VerdictConfidence::Definitive,
        ),
    };
    EmailCheck {
        verdict,
        message,
        is_catch_all: mail.is_catch_all,
        is_federated: mail.is_federated,
        seg_provider: mail.gateway,
        provider: Some(mail.host),
        confidence,
    }
}

impl EmailCheck {
    fn dead(message: &'static str) -> Self {
        Self {
            verdict: Verdict::Invalid,
            message,
            is_catch_all: false,
            is_federated: false,
            seg_provider: None,
            provider: None,
            confidence: VerdictConfidence::Definitive,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mailbox {
    Working,
    Unsettled,
    Missing,
}

/// How a domain handles mail.
#[derive(Clone, Copy, Debug)]
struct MailDomain {
    host: MailHost,
    is_catch_all: bool,
    is_federated: bool,
    gateway: Option<&'static str>,
}

impl MailDomain {
    /// `None` for a domain that takes no mail. Those under `.invalid` never do.
    fn of(seed: Seed, domain: &str) -> Option<Self> {
        if let Some((_, host)) = FREE_MAIL.iter().find(|(known, _)| *known == domain) {
            return Some(Self {
                host: *host,
                is_catch_all: false,
                is_federated: false,
                gateway: None,
            });
        }
        let mut dice = seed.key("mail", domain).dice();
        if dice.percent(DOMAINS_WITHOUT_MAIL) || domain.ends_with(".invalid") {
            return None;
        }
        Some(Self {
            is_catch_all: dice.percent(CATCH_ALL_DOMAINS),
            host: *dice.pick(&[
                MailHost::Google,
                MailHost::Google,
                MailHost::Microsoft,
                MailHost::Microsoft,
                MailHost::Smtp,
            ]),
            is_federated: dice.percent(FEDERATED_DOMAINS),
            gateway: dice.percent(GUARDED_DOMAINS).then(|| *dice.pick(&GATEWAYS)),
        })
    }

    /// What a domain puts between the names in its addresses.
    fn separator(seed: Seed, domain: &str) -> char {
        *seed.key("separator", domain).dice().pick(&SEPARATORS)
    }

    fn confidence_in(&self, address: &Address, seed: Seed) -> Confidence {
        if self.is_catch_all {
            Confidence::Low
        } else if address.key(seed).roll("confidence").percent(SURE_FINDS) {
            Confidence::High
        } else {
            Confidence::Medium
        }
    }
}
