use super::*;
use crate::world::World;
use std::collections::HashSet;
use std::sync::LazyLock;

static WORLD: LazyLock<World> = LazyLock::new(|| World::new(29));

fn of(terms: &[&str]) -> Vec<String> {
    terms.iter().map(|term| (*term).to_owned()).collect()
}

fn page(number: u32) -> String {
    format!("https://www.linkedin.com/company/company-{number}")
}

fn check(filters: &FollowerFilters) {
    for number in 0..4 {
        let followers = WORLD.followers(&page(number), filters);
        let count = followers.count();
        let mut paged = Vec::new();
        for start in (0..count).step_by(500) {
            paged.extend(followers.page(start..start + 500));
        }
        assert_eq!(paged.len(), count);
        assert!(followers.page(count..count + 10).is_empty());
        let urls: HashSet<_> = paged.iter().map(|follower| &follower.profile_url).collect();
        assert_eq!(urls.len(), count, "nobody follows twice");

        let estimate = followers.estimate();
        assert_eq!(estimate.total, count);
        let functions = estimate.functions.iter();
        assert_eq!(
            functions.clone().map(|share| share.count).sum::<usize>(),
            count
        );
        let seniorities = estimate.seniorities.iter();
        assert_eq!(seniorities.map(|share| share.count).sum::<usize>(), count);
        for function in functions {
            let seniorities = function.seniorities.iter();
            assert_eq!(
                seniorities.map(|share| share.count).sum::<usize>(),
                function.count
            );
        }

        let everyone = WORLD.followers(&page(number), &FollowerFilters::default());
        assert!(everyone.count() >= count && everyone.count() >= 120);
    }
}

#[test]
fn pages_and_estimates_hold_what_is_counted() {
    check(&FollowerFilters::default());
    check(&FollowerFilters {
        countries: of(&["Germany", "united states"]),
        levels: of(&["Senior", "Director"]),
        ..FollowerFilters::default()
    });
    check(&FollowerFilters {
        departments: of(&["Engineering"]),
        states: of(&["California", "Bavaria"]),
        ..FollowerFilters::default()
    });
    check(&FollowerFilters {
        job_titles: of(&["Software Engineer"]),
        ..FollowerFilters::default()
    });
    check(&FollowerFilters {
        job_titles: of(&["No Such Title"]),
        ..FollowerFilters::default()
    });
}

#[test]
fn filters_let_through_only_what_they_name() {
    let filters = FollowerFilters {
        countries: of(&["Germany"]),
        job_titles: of(&["Software Engineer", "Account Executive"]),
        ..FollowerFilters::default()
    };
    let found = (0..8).flat_map(|number| {
        let followers = WORLD.followers(&page(number), &filters);
        followers.page(0..followers.count())
    });
    let found: Vec<_> = found.collect();
    assert!(!found.is_empty());
    for follower in found {
        assert!(follower.location.ends_with("Germany"));
        assert!(["Software Engineer", "Account Executive"].contains(&follower.title));
        assert!(follower.company_domain.ends_with(".example"));
        assert!(
            follower
                .profile_url
                .starts_with("https://www.linkedin.example/in/")
        );
    }
}

#[test]
fn a_follower_is_the_person_that_the_profile_leads_to() {
    let followers = WORLD.followers(&page(1), &FollowerFilters::default());
    for follower in followers.page(0..20) {
        let employees = WORLD.employees(&follower.company_profile_url, &Default::default());
        let employees = employees.page(0..employees.count());
        let same = employees
            .iter()
            .find(|employee| employee.linkedin_url == follower.profile_url);
        assert_eq!(
            same.map(|employee| employee.job_title),
            Some(follower.title)
        );
    }
}

#[test]
fn months_are_put_in_words() {
    assert_eq!(in_words(1), "1 month");
    assert_eq!(in_words(12), "1 year");
    assert_eq!(in_words(26), "2 years 2 months");
}
