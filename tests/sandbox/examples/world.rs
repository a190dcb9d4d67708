//! How long the world takes to answer: `cargo run --release -p enrich-sandbox --example world`.
//!
//! Prints figures for a person to look at; nothing depends on them.

use enrich_sandbox::world::{
    EmployeeFilters, FilterValue, FollowerFilters, LeadQuery, WaterfallSearch, World,
};
use std::hint::black_box;
use std::time::Instant;

/// Lookups for each figure.
const TIMES: u32 = 100_000;

fn main() {
    let world = World::new(1);
    let page = "https://www.linkedin.com/company/example-robotics";

    once("draw up the lead index", || world.leads().len());
    for (name, value) in [
        ("employeeCountMin", FilterValue::Number(200.0)),
        ("jobTitle", FilterValue::Text("engineer".to_owned())),
        ("skills", FilterValue::Text("rust".to_owned())),
        ("emailAddress", FilterValue::Text("a@b.example".to_owned())),
        ("aboutUs", FilterValue::Text("robots".to_owned())),
    ] {
        let mut query = LeadQuery::default();
        if let Err(refused) = query.filters.set(name, value) {
            println!("{refused}");
        }
        once(&format!("search by {name}"), || {
            world.leads().search(&query).count()
        });
    }
    let followers = world.followers(page, &FollowerFilters::default());
    once("filter followers", || {
        let countries = vec!["Germany".to_owned()];
        let filters = FollowerFilters {
            countries,
            ..FollowerFilters::default()
        };
        world.followers(page, &filters).count()
    });
    once("list employees", || {
        world.employees(page, &EmployeeFilters::default()).count()
    });
    once("search a waterfall", || {
        world
            .waterfall(page, &WaterfallSearch::default())
            .total_found
    });

    each("find an email address", |n| {
        world.find_email("Jane", &format!("Doe{n}"), "figma.com")
    });
    each("validate an email address", |n| {
        world.validate_email(&format!("jane{n}@figma.com"))
    });
    each("look up a profile", |n| {
        world.reverse_lookup(&format!("jane.doe{n}@figma.com"))
    });
    each("look up phone numbers", |n| {
        world.phones_by_email(&format!("jane.doe{n}@figma.com"))
    });
    each("look up an IP address", |n| {
        world.ip_company(std::net::Ipv4Addr::from(n << 12).into())
    });
    once("page through followers", || {
        followers.page(0..followers.count()).len()
    });
}

fn once(what: &str, work: impl Fn() -> usize) {
    let start = Instant::now();
    let found = work();
    println!("{what:<28} {:>10.2?}  ({found})", start.elapsed());
}

fn each<T>(what: &str, work: impl Fn(u32) -> T) {
    let start = Instant::now();
    for number in 0..TIMES {
        black_box(work(number));
    }
    println!("{what:<28} {:>10.2?}  each", start.elapsed() / TIMES);
}
