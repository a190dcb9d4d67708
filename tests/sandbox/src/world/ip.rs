//! IP addresses: the organization behind one.
//!
//! Neighbours belong together: all addresses of a block have the same organization, in the same
//! place. The organizations are made up, whatever the address.

use super::companies::Company;
use super::random::Seed;
use super::vocabulary::{PLACES, Place};
use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Blocks of public addresses with an organization that is known, in percent.
pub const KNOWN_BLOCKS: u32 = 70;

/// Length of the prefix that all addresses of one organization share.
const V4_BLOCK: u8 = 24;
const V6_BLOCK: u8 = 48;

/// What blocks are used for.
const USAGES: [&str; 4] = [
    "Commercial",
    "Data Center/Web Hosting",
    "Fixed Line ISP",
    "Organization",
];

/// Providers that blocks belong to.
const PROVIDERS: [&str; 5] = [
    "Fathomline Networks",
    "Greywater Fibre",
    "Longhaul Transit",
    "Nimbus Lane Hosting",
    "Patchbay Telecom",
];

/// Where IPv4 addresses are private or set aside for other than public use. The blocks for
/// documentation are left out: they are what examples ask about.
const RESERVED_V4: [Ipv4Net; 12] = [
    Ipv4Net::new_assert(Ipv4Addr::new(0, 0, 0, 0), 8),
    Ipv4Net::new_assert(Ipv4Addr::new(10, 0, 0, 0), 8),
    Ipv4Net::new_assert(Ipv4Addr::new(100, 64, 0, 0), 10),
    Ipv4Net::new_assert(Ipv4Addr::new(127, 0, 0, 0), 8),
    Ipv4Net::new_assert(Ipv4Addr::new(169, 254, 0, 0), 16),
    Ipv4Net::new_assert(Ipv4Addr::new(172, 16, 0, 0), 12),
    Ipv4Net::new_assert(Ipv4Addr::new(192, 0, 0, 0), 24),
    Ipv4Net::new_assert(Ipv4Addr::new(192, 88, 99, 0), 24),
    Ipv4Net::new_assert(Ipv4Addr::new(192, 168, 0, 0), 16),
    Ipv4Net::new_assert(Ipv4Addr::new(198, 18, 0, 0), 15),
    Ipv4Net::new_assert(Ipv4Addr::new(224, 0, 0, 0), 4),
    Ipv4Net::new_assert(Ipv4Addr::new(240, 0, 0, 0), 4),
];

/// Where public IPv6 addresses are: all others are local, multicast or not yet given out.
const PUBLIC_V6: Ipv6Net = Ipv6Net::new_assert(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);

/// The organization behind an address, and where the address is used.
#[derive(Clone, Debug, PartialEq)]
pub struct IpCompany {
    /// Domain of the organization.
    pub domain: String,
    /// Name of the organization.
    pub organization: String,
    /// Country, in English.
    pub country_name: &'static str,
    /// Code of the country.
    pub country_code: &'static str,
    /// State, province or region.
    pub region_name: &'static str,
    /// City.
    pub city: &'static str,
    /// Part of the continent, such as Northern America.
    pub sub_continent: &'static str,
    /// Latitude in degrees, north positive.
    pub latitude: f64,
    /// Longitude in degrees, east positive.
    pub longitude: f64,
    /// Time zone, by its IANA name.
    pub timezone: &'static str,
    /// Provider that the address belongs to.
    pub isp: String,
    /// Block of addresses that it is part of, as a CIDR.
    pub range: String,
    /// What the block is used for.
    pub usage_type: &'static str,
}

/// The organization behind an address.
pub(super) fn company_behind(seed: Seed, ip: IpAddr) -> Option<IpCompany> {
    let range = block_of(ip.to_canonical())?.to_string();
    let key = seed.key("block", &range);
    let mut dice = key.dice();
    if !dice.percent(KNOWN_BLOCKS) {
        return None;
    }
    let company = Company::related_to(seed, key);
    let place: &Place = PLACES.draw(&mut dice);
    Some(IpCompany {
        domain: company.domain,
        organization: company.name,
        country_name: place.country.name,
        country_code: place.country.code,
        region_name: place.state,
        city: place.city,
        sub_continent: place.country.sub_continent,
        latitude: place.latitude,
        longitude: place.longitude,
        timezone: place.timezone,
        isp: (*dice.pick(&PROVIDERS)).to_owned(),
        usage_type: dice.word(&USAGES),
        range,
    })
}

/// The block that a public address is in; `None` for all others.
fn block_of(ip: IpAddr) -> Option<IpNet> {
    let (is_public, length) = match ip {
        IpAddr::V4(ip) => (!RESERVED_V4.iter().any(|net| net.contains(&ip)), V4_BLOCK),
        IpAddr::V6(ip) => (PUBLIC_V6.contains(&ip), V6_BLOCK),
    };
    let block = IpNet::new(ip, length).ok()?.trunc();
    is_public.then_some(block)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SEED: Seed = Seed(13);

    fn behind(ip: &str) -> Option<IpCompany> {
        company_behind(SEED, ip.parse().unwrap())
    }

    #[test]
    fn nobody_is_behind_a_private_address() {
        for block in 0..=255 {
            for ip in [
                format!("10.0.{block}.1"),
                format!("172.16.{block}.1"),
                format!("192.168.{block}.1"),
                format!("127.0.{block}.1"),
                format!("169.254.{block}.1"),
                format!("fd00:{block}::1"),
                format!("fe80::{block}"),
                format!("::ffff:10.0.{block}.1"),
            ] {
                assert_eq!(behind(&ip), None, "{ip}");
            }
        }
    }

    #[test]
    fn public_blocks_are_known_as_often_as_published() {
        let known = (0..=255)
            .flat_map(|a| (0..8).map(move |b| format!("34.{a}.{b}.7")))
            .filter(|ip| behind(ip).is_some())
            .count();
        let share = known * 100 / (256 * 8);
        assert!(
            share.abs_diff(KNOWN_BLOCKS as usize) < 4,
            "{share} % are known"
        );
    }

    proptest! {
        #[test]
        fn neighbours_are_of_the_same_organization(block in 0..0x00ff_ffff_u32, a: u8, b: u8) {
            let ip = |host: u8| IpAddr::from(Ipv4Addr::from(block << 8 | u32::from(host)));
            prop_assert_eq!(company_behind(SEED, ip(a)), company_behind(SEED, ip(b)));
        }

        #[test]
        fn an_address_is_in_its_range_and_its_company_reserved(bits: u128) {
            let ip = Ipv6Addr::from(bits >> 3 | 1 << 125);
            if let Some(company) = company_behind(SEED, ip.into()) {
                let range: Ipv6Net = company.range.parse().unwrap();
                prop_assert!(range.contains(&ip));
                prop_assert!(company.domain.ends_with(".example"));
            }
        }
    }
}
