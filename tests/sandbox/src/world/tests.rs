//! What the world promises as a whole: the same answers always, and none that could be real.

use super::*;
use proptest::prelude::*;

fn name() -> impl Strategy<Value = String> {
    "[a-zA-Zé' -]{1,12}"
}

fn domain() -> impl Strategy<Value = String> {
    "[a-z]{1,10}\\.(com|io|co\\.uk|example|test)"
}

/// Hosts of all the addresses on the web in a text.
fn hosts(text: &str) -> impl Iterator<Item = &str> {
    let ends_host = |letter: char| !(letter.is_alphanumeric() || ".-".contains(letter));
    let behind_scheme = text.split("https://").skip(1);
    behind_scheme.map(move |rest| rest.split(ends_host).next().unwrap_or_default())
}

/// The numbers of a text that have the form of a phone number.
fn are_reserved(numbers: &[String]) -> bool {
    numbers
        .iter()
        .all(|number| number.starts_with("+1 ") && number.contains(" 555 01") && number.len() == 15)
}

proptest! {
    #[test]
    fn a_world_gives_the_same_answers_whatever_was_asked_before(
        seed: u64, first in name(), last in name(), domain in domain(), other in domain(), ip: u32,
    ) {
        let (one, two) = (World::new(seed), World::new(seed));
        let _ = (two.find_email(&last, &first, &other), two.phones_by_linkedin(&other));

        let email = format!("{}.{}@{domain}", first.replace(' ', ""), last.replace(' ', ""));
        let page = format!("https://www.linkedin.com/company/{domain}");
        let profile = format!("https://www.linkedin.com/in/{first}-{last}");
        prop_assert_eq!(one.find_email(&first, &last, &domain), two.find_email(&first, &last, &domain));
        prop_assert_eq!(one.validate_email(&email), two.validate_email(&email));
        prop_assert_eq!(one.reverse_lookup(&email), two.reverse_lookup(&email));
        prop_assert_eq!(one.phones_by_email(&email), two.phones_by_email(&email));
        prop_assert_eq!(one.phones_by_linkedin(&profile), two.phones_by_linkedin(&profile));
        let ip = std::net::Ipv4Addr::from(ip).into();
        prop_assert_eq!(one.ip_company(ip), two.ip_company(ip));
        let all = EmployeeFilters::default();
        prop_assert_eq!(one.employees(&page, &all).page(0..9), two.employees(&page, &all).page(0..9));
        let search = WaterfallSearch::default();
        prop_assert_eq!(one.waterfall(&page, &search), two.waterfall(&page, &search));
    }

    #[test]
    fn case_does_not_matter_in_an_address(seed: u64, first in "[a-z]{2,9}", last in "[a-z]{2,9}", domain in domain()) {
        let world = World::new(seed);
        let email = format!("{first}.{last}@{domain}");
        let shouted = email.to_uppercase();
        prop_assert_eq!(world.validate_email(&email), world.validate_email(&shouted));
        prop_assert_eq!(world.reverse_lookup(&email), world.reverse_lookup(&shouted));
        prop_assert_eq!(world.phones_by_email(&email), world.phones_by_email(&shouted));
    }

    #[test]
    fn what_is_found_belongs_together(seed: u64, first in "[a-z]{2,9}", last in "[a-z]{2,9}", domain in domain()) {
        let world = World::new(seed);
        if let Some(email) = world.find_email(&first, &last, &domain).email {
            prop_assert_eq!(world.validate_email(&email).verdict, Verdict::Valid);
            if let Some(profile) = world.reverse_lookup(&email) {
                prop_assert_eq!(profile.last_name.to_lowercase(), last);
                prop_assert_eq!(
                    world.phones_by_linkedin(&profile.profile_url),
                    world.phones_by_email(&email)
                );
            }
        }
    }

    #[test]
    fn nothing_that_is_invented_could_be_real(seed: u64, local in "[a-z.]{1,14}", domain in domain(), ip: u32) {
        let world = World::new(seed);
        let email = format!("{local}@{domain}");
        let page = format!("https://www.linkedin.com/company/{domain}");
        let shown = format!(
            "{:?} {:?} {:?}",
            world.reverse_lookup(&email),
            world.employees(&page, &EmployeeFilters::default()).page(0..9),
            world.waterfall(&page, &WaterfallSearch::default()),
        );
        for host in hosts(&shown) {
            prop_assert!(host.ends_with(".example"), "{}", host);
        }
        if let Some(company) = world.ip_company(std::net::Ipv4Addr::from(ip).into()) {
            prop_assert!(company.domain.ends_with(".example"));
        }
        prop_assert!(are_reserved(&world.phones_by_email(&email)));
        prop_assert!(are_reserved(&world.phones_by_linkedin(&local)));
    }
}

#[test]
fn the_index_and_the_followers_are_the_same_in_every_world_of_a_seed() {
    let (one, two) = (World::new(3), World::new(3));
    let _ = two.find_email("Jane", "Doe", "example.com");
    let leads = |world: &World| {
        let hits = world.leads().search(&LeadQuery::default());
        let page = hits.page(400..500);
        page.iter().map(Lead::contact).collect::<Vec<_>>()
    };
    assert_eq!(leads(&one), leads(&two));
    assert_ne!(leads(&one), leads(&World::new(4)));

    let page = "https://www.linkedin.com/company/example-robotics";
    let followers = |world: &World| {
        world
            .followers(page, &FollowerFilters::default())
            .page(0..50)
    };
    let (ours, theirs) = (followers(&one), followers(&two));
    assert_eq!(ours, theirs);
    assert!(hosts(&format!("{ours:?}")).all(|host| host.ends_with(".example")));
}

#[test]
fn clones_share_the_index() {
    let world = World::new(1);
    let clone = world.clone();
    assert!(std::ptr::eq(world.leads(), clone.leads()));
}
