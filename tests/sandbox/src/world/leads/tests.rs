//! What the index promises as a whole.

use super::*;
use crate::world::{Verdict, World};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::HashSet;
use std::sync::LazyLock;

static WORLD: LazyLock<World> = LazyLock::new(|| World::new(31));

fn terms(terms: &[&str]) -> FilterValue {
    FilterValue::Terms(terms.iter().map(|term| (*term).to_owned()).collect())
}

fn text(text: &str) -> FilterValue {
    FilterValue::Text(text.to_owned())
}

/// A query that meets some conditions.
fn query(conditions: &[(&str, FilterValue)]) -> LeadQuery {
    let mut query = LeadQuery::default();
    for (name, value) in conditions {
        query.filters.set(name, value.clone()).unwrap();
    }
    query
}

fn count(conditions: &[(&str, FilterValue)]) -> usize {
    WORLD.leads().search(&query(conditions)).count()
}

#[test]
fn there_are_at_least_a_hundred_thousand_leads() {
    assert!(WORLD.leads().len() >= 100_000, "{:?}", WORLD.leads());
    assert_eq!(count(&[]), WORLD.leads().len());
}

#[test]
fn every_lead_is_found_by_its_id_and_by_no_other() {
    let leads = WORLD.leads();
    let hits = leads.search(&LeadQuery::default());
    let mut ids = HashSet::new();
    for lead in hits.iter().step_by(101) {
        assert!(ids.insert(lead.id().to_owned()));
        let again = leads.get(lead.id()).unwrap();
        assert_eq!(again.contact(), lead.contact());
    }
    for id in [
        "",
        "ld_",
        "ld_+1234567",
        "ld_123456789",
        "7f3a91c2",
        "ld_é234567",
        "ld_ffffffff",
    ] {
        let found = leads.get(id).map(|lead| lead.id().to_owned());
        assert!(found.is_none_or(|found| found == id), "{id}");
    }
}

#[test]
fn a_masked_lead_and_a_revealed_one_are_the_same_person() {
    let hits = WORLD.leads().search(&LeadQuery::default());
    for lead in hits.page(1000..1100) {
        let (masked, shown, contact) = (lead.preview(), lead.unlocked_preview(), lead.contact());
        assert_eq!(masked.last_name.chars().count(), 2);
        assert!(shown.last_name.starts_with(&masked.last_name[..1]));
        assert_eq!(shown.last_name, lead.last_name());
        assert_eq!(masked.linkedin_url, None);
        assert!(
            !format!("{masked:?}").contains(lead.last_name()),
            "the name leaks"
        );
        assert_eq!(
            LeadPreview {
                last_name: shown.last_name.clone(),
                linkedin_url: shown.linkedin_url.clone(),
                ..masked
            },
            shown
        );
        assert_eq!(
            (&contact.id, &contact.last_name),
            (&shown.id, &shown.last_name)
        );
        assert_eq!(Some(&contact.linkedin_url), shown.linkedin_url.as_ref());

        let found = WORLD.find_email(&contact.first_name, &contact.last_name, &contact.domain);
        assert_eq!(found.email, contact.email_address);
        if let Some(email) = &contact.email_address {
            assert_eq!(WORLD.validate_email(email).verdict, Verdict::Valid);
            let numbers: Vec<_> = contact
                .cellphone
                .iter()
                .chain(&contact.phone)
                .cloned()
                .collect();
            assert_eq!(WORLD.phones_by_email(email), numbers);
            if let Some(profile) = WORLD.reverse_lookup(email) {
                assert_eq!(profile.last_name, contact.last_name);
                assert_eq!(profile.positions[0].title, contact.job_title);
            }
        }
    }
}

#[test]
fn nothing_that_is_invented_could_be_real() {
    for lead in WORLD
        .leads()
        .search(&LeadQuery::default())
        .iter()
        .step_by(503)
    {
        let (shown, contact) = (lead.unlocked_preview(), lead.contact());
        let urls = [
            shown.logo_url,
            shown.linkedin_url,
            Some(shown.org_linkedin_url),
            Some(shown.logo_url_org),
        ];
        for url in urls.into_iter().flatten() {
            let host = url.split('/').nth(2).unwrap();
            assert!(host.ends_with(".example"), "{url}");
        }
        assert!(contact.domain.ends_with(".example"), "{}", contact.domain);
        assert!(
            contact
                .email_address
                .is_none_or(|email| email.ends_with(".example"))
        );
        for number in contact.phone.iter().chain(&contact.cellphone) {
            assert!(number.contains(" 555 01"), "{number}");
        }
    }
}

/// Conditions of every kind, each of them on a preview that shows whether it is met.
fn conditions() -> impl Strategy<Value = Vec<(&'static str, FilterValue)>> {
    let one = prop_oneof![
        select(&["Senior", "Director", "vice president"][..])
            .prop_map(|level| ("jobLevel", text(level))),
        Just(("jobFunction", terms(&["Engineering", "sales", "Marketing"]))),
        select(&["Engineer", "manager"][..]).prop_map(|title| ("jobTitle", text(title))),
        Just(("countryName", terms(&["Germany", "united states", "India"]))),
        (0..2000_u32).prop_map(|n| ("employeeCountMin", FilterValue::Number(n.into()))),
        (0..9000_u32).prop_map(|n| ("employeeCountMax", FilterValue::Number(n.into()))),
        Just(("crmTechOrg", terms(&["Salesforce", "HubSpot"]))),
        any::<bool>().prop_map(|flag| ("hasCioOrg", FilterValue::Flag(flag))),
    ];
    prop::collection::vec(one, 0..4)
}

fn is_one_of(wanted: &FilterValue, shown: &str) -> bool {
    let shown = shown.to_lowercase();
    match wanted {
        FilterValue::Text(term) => term.to_lowercase() == shown,
        FilterValue::Terms(terms) => terms.iter().any(|term| term.to_lowercase() == shown),
        FilterValue::Number(_) | FilterValue::Flag(_) => false,
    }
}

fn is_met(name: &str, wanted: &FilterValue, shown: &LeadPreview) -> bool {
    match (name, wanted) {
        ("jobLevel", _) => is_one_of(wanted, shown.job_level),
        ("jobFunction", _) => is_one_of(wanted, shown.job_function),
        ("countryName", _) => is_one_of(wanted, shown.country_name),
        ("jobTitle", FilterValue::Text(term)) => shown
            .job_title
            .to_lowercase()
            .contains(&term.to_lowercase()),
        ("employeeCountMin", FilterValue::Number(n)) => f64::from(shown.employee_count) >= *n,
        ("employeeCountMax", FilterValue::Number(n)) => f64::from(shown.employee_count) <= *n,
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn pages_hold_what_is_counted_and_only_that(conditions in conditions(), size in 1_usize..100, excluded in any::<bool>()) {
        let mut query = query(&conditions);
        if excluded {
            query.exclusions.set("jobTitle", text("Senior")).unwrap();
        }
        let hits = WORLD.leads().search(&query);
        let mut ids = HashSet::new();
        for start in (0..hits.count()).step_by(size).take(8) {
            let page = hits.page(start..start + size);
            prop_assert_eq!(page.len(), size.min(hits.count() - start));
            for lead in page {
                let shown = lead.preview();
                for (place, (name, wanted)) in conditions.iter().enumerate() {
                    let is_replaced = conditions[place + 1..].iter().any(|(later, _)| later == name);
                    prop_assert!(is_replaced || is_met(name, wanted, &shown), "{} of {:?}", name, shown);
                }
                prop_assert!(!excluded || !shown.job_title.contains("Senior"));
                prop_assert!(ids.insert(shown.id), "a lead is on two pages");
            }
        }
        prop_assert_eq!(hits.iter().count(), hits.count());
        prop_assert!(hits.page(hits.count()..hits.count() + size).is_empty());
    }
}

#[test]
fn a_yes_and_a_no_divide_the_leads() {
    for name in [
        "hasCioOrg",
        "hasMobileAppOrg",
        "jobIsCurrent",
        "isWebsiteForSaleOrg",
    ] {
        let yes = count(&[(name, FilterValue::Flag(true))]);
        let no = count(&[(name, FilterValue::Flag(false))]);
        assert!(yes > 0 && no > 0, "{name}");
        assert_eq!(yes + no, WORLD.leads().len(), "{name}");
    }
}

#[test]
fn a_filter_and_the_same_exclusion_divide_the_leads() {
    let mut without = LeadQuery::default();
    without
        .exclusions
        .set("jobTitle", text("Engineer"))
        .unwrap();
    let without = WORLD.leads().search(&without).count();
    assert_eq!(
        without + count(&[("jobTitle", text("Engineer"))]),
        WORLD.leads().len()
    );
}

#[test]
fn a_list_is_met_by_any_of_its_terms() {
    let one = |code: &str| count(&[("countryCode", text(code))]);
    let both = count(&[("countryCode", terms(&["DE", "at"]))]);
    assert!(both > 0);
    assert_eq!(both, one("DE") + one("AT"));
    assert_eq!(count(&[("countryCode", terms(&[]))]), 0);
}

#[test]
fn every_option_of_every_filter_can_be_asked_for() {
    let options = WORLD.leads().filter_options();
    assert_eq!(options.len(), 41);
    for FilterOptions { name, values, .. } in options {
        assert!(!values.is_empty(), "{name}");
        let value = text(&values[values.len() / 2]);
        let found = count(&[(name, value)]);
        assert!(found > 0, "{name}: {}", values[values.len() / 2]);
    }
}

/// Asks for what a lead is known to have, field by field.
#[test]
fn a_lead_is_found_by_what_is_known_of_it() {
    let hits = WORLD.leads().search(&LeadQuery::default());
    let lead = hits
        .iter()
        .find(|lead| lead.contact().email_address.is_some() && lead.contact().cellphone.is_some())
        .unwrap();
    let (shown, contact) = (lead.unlocked_preview(), lead.contact());
    let known = [
        ("firstName", contact.first_name.to_uppercase()),
        ("lastName", contact.last_name.clone()),
        ("emailAddress", contact.email_address.unwrap()),
        ("cellphone", contact.cellphone.unwrap().replace(' ', "")),
        ("linkedinUrl", contact.linkedin_url),
        ("domain", contact.domain),
        ("orgName", shown.company_name.clone()),
        ("companyName", shown.company_name),
        ("orgLinkedinUrl", shown.org_linkedin_url),
        ("city", shown.city.to_owned()),
        ("headquartersState", shown.headquarters_state.to_owned()),
        ("linkedinHeadline", shown.linkedin_headline),
        ("companyHeadline", shown.company_headline),
        ("specialties", shown.specialties),
    ];
    for (name, value) in known {
        let found = WORLD.leads().search(&query(&[(name, text(&value))]));
        assert!(
            found.iter().any(|found| found.id() == lead.id()),
            "{name}: {value}"
        );
    }
}

#[test]
fn the_employers_name_is_compared_as_told() {
    let name = WORLD.leads().suggest("", 1).remove(0);
    let part = name.split_once(' ').unwrap().0.to_owned();
    let mode = |mode: &str| ("companyNameMode", text(mode));
    assert!(count(&[("companyName", text(&part))]) > count(&[("companyName", text(&name))]));
    assert_eq!(count(&[("companyName", text(&part)), mode("exact")]), 0);
    assert_eq!(
        count(&[mode("exact"), ("companyName", text(&name))]),
        count(&[("companyName", text(&name)), mode("contains")]),
    );
}

#[test]
fn filters_tell_what_is_looked_through() {
    let kind = |conditions: &[_]| WORLD.leads().search(&query(conditions)).search_type();
    let (person, company) = (("jobTitle", text("CEO")), ("domain", text("a.example")));
    assert_eq!(kind(&[]), SearchType::Unified);
    assert_eq!(kind(std::slice::from_ref(&person)), SearchType::People);
    assert_eq!(kind(std::slice::from_ref(&company)), SearchType::Company);
    assert_eq!(kind(&[person, company]), SearchType::Unified);
}

#[test]
fn what_is_no_filter_or_no_value_of_one_is_refused() {
    let refusal = |name: &str, value: FilterValue| {
        let refused = LeadFilters::default().set(name, value).unwrap_err();
        refused.to_string()
    };
    assert_eq!(
        refusal("shoeSize", text("44")),
        "shoeSize is not a known filter"
    );
    assert_eq!(
        refusal("firstName", terms(&["Ada"])),
        "firstName takes a string"
    );
    assert_eq!(
        refusal("continent", terms(&["x"; 8])),
        "continent takes a string or a list of at most 7 strings"
    );
    assert_eq!(
        refusal("employeeCount", FilterValue::Number(-1.0)),
        "employeeCount takes a whole number from 0"
    );
    assert_eq!(
        refusal("employeeCount", FilterValue::Number(1.5)),
        "employeeCount takes a whole number from 0"
    );
    assert_eq!(
        refusal("hasCioOrg", text("yes")),
        "hasCioOrg takes true or false"
    );
    assert_eq!(
        refusal("companyNameMode", text("fuzzy")),
        "companyNameMode takes one of: exact, contains"
    );
    let excluded = LeadExclusions::default().set("city", text("Berlin"));
    assert_eq!(excluded.unwrap_err().filter, "city");
    let growth =
        LeadFilters::default().set("employeeOnLinkedinGrowthRateOrg", FilterValue::Number(-3.5));
    assert_eq!(growth, Ok(()));
}

#[test]
fn names_are_suggested_by_their_beginning() {
    let names = WORLD.leads().suggest("NORTH", 5);
    assert_eq!(names.len(), 5);
    assert!(names.is_sorted() && names.iter().all(|name| name.starts_with("North")));
    assert!(WORLD.leads().suggest("qqq", 5).is_empty());
}

#[test]
fn rows_have_the_columns_that_were_asked_for() {
    let hits = WORLD.leads().search(&LeadQuery::default());
    let everything = ExportColumns {
        names: true,
        email: true,
        phone: true,
    };
    let header = everything.header();
    let cell = |row: &ExportRow, column: &str| {
        let place = header.iter().position(|name| *name == column).unwrap();
        row.cells[place].clone()
    };
    for lead in hits.page(0..50) {
        let free = lead.export_row(&ExportColumns::default());
        assert_eq!(free.cells.len(), ExportColumns::default().header().len());
        assert!(
            !free
                .cells
                .iter()
                .any(|cell| cell.contains(lead.last_name())),
            "the name leaks"
        );
        assert_eq!(free.found, ExportColumns::default());

        let (row, contact) = (lead.export_row(&everything), lead.contact());
        assert_eq!(row.cells.len(), header.len());
        assert!(row.found.names);
        assert_eq!(row.found.email, contact.email_address.is_some());
        assert_eq!(
            row.found.phone,
            contact.phone.is_some() || contact.cellphone.is_some()
        );
        assert_eq!(
            cell(&row, "emailAddress"),
            contact.email_address.unwrap_or_default()
        );
        assert_eq!(
            cell(&row, "cellphone"),
            contact.cellphone.unwrap_or_default()
        );
        assert!(cell(&row, "fullName").ends_with(lead.last_name()));
    }
}
