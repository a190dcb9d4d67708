use super::*;
use proptest::prelude::*;
use proptest::sample::subsequence;

const SEED: Seed = Seed(19);
const PAGE: &str = "https://www.linkedin.com/company/example-robotics";

fn level() -> impl Strategy<Value = CascadeLevel> {
    let some = |of: &'static [&'static str]| {
        subsequence(of, 0..=of.len())
            .prop_map(|terms| terms.into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    (
        some(&["Engineer", "Manager", "CEO"]),
        some(&["Intern"]),
        some(&["Director", "VP", "Senior"]),
        some(&["Engineering", "Sales", "Marketing", "Operations"]),
        some(&["Rust", "Budgeting", "Lean"]),
        some(&["Germany", "Berlin", "Europe", "US"]),
        any::<bool>(),
        0..=30_u8,
    )
        .prop_map(
            |(
                include_title,
                exclude_title,
                job_levels,
                job_functions,
                skills,
                location,
                include_headline_search,
                priority_bonus,
            )| CascadeLevel {
                include_title,
                exclude_title,
                job_levels,
                job_functions,
                skills,
                location,
                include_headline_search,
                priority_bonus,
            },
        )
}

proptest! {
    #[test]
    fn an_answer_adds_up(
        cascade in prop::collection::vec(level(), 1..5),
        max_results in 1_usize..40,
        min_score in 0.0..80.0,
    ) {
        let asked = WaterfallSearch { cascade, max_results, min_score };
        let found = search(SEED, PAGE, &asked);

        prop_assert_eq!(&found, &search(SEED, PAGE, &asked));
        prop_assert!(found.results.len() <= max_results);
        prop_assert_eq!(found.results.len(), found.total_found.min(max_results));
        prop_assert_eq!(found.cascade_stats.len(), asked.cascade.len());
        let kept: usize = found.cascade_stats.iter().map(|stats| stats.candidates_kept).sum();
        prop_assert_eq!(kept, found.results.len());

        let people: HashSet<_> = found.results.iter().map(|person| &person.linkedin_url).collect();
        prop_assert_eq!(people.len(), found.results.len(), "nobody is listed twice");
        for (ranking, person) in (1..).zip(&found.results) {
            prop_assert_eq!(person.ranking, ranking);
            prop_assert!((min_score..=100.0).contains(&person.score));
        }
        prop_assert!(found.results.is_sorted_by(|a, b| a.score >= b.score));
    }

    #[test]
    fn only_what_a_level_names_has_points(level in level()) {
        let asked = WaterfallSearch { cascade: vec![level.clone()], max_results: 100, min_score: 0.0 };
        for person in search(SEED, PAGE, &asked).results {
            let factors = person.ranking_factors;
            prop_assert_eq!(factors.title_match.is_some(), !level.include_title.is_empty());
            prop_assert_eq!(factors.job_level.is_some(), !level.job_levels.is_empty());
            prop_assert_eq!(factors.skills_overlap.is_some(), !level.skills.is_empty());
            prop_assert_eq!(factors.location_match.is_some(), !level.location.is_empty());
            prop_assert!(level.job_functions.is_empty() || level.job_functions.iter().any(|f| f == person.function));
            prop_assert!(!level.exclude_title.iter().any(|title| person.title.contains(&**title)));
            let within = |points: Option<f64>, most| points.is_none_or(|points| (0.0..=most).contains(&points));
            prop_assert!(within(factors.title_match, 30.0) && within(factors.job_level, 20.0));
            prop_assert!(within(factors.skills_overlap, 15.0) && within(factors.location_match, 15.0));
            prop_assert!(within(factors.current_job, 10.0) && within(factors.profile_completeness, 5.0));
            prop_assert!(within(factors.experience, 5.0) && within(factors.priority_bonus, 30.0));
        }
    }
}

#[test]
fn somebody_of_an_earlier_level_is_left_out_of_later_ones() {
    let everyone = CascadeLevel::default();
    let asked = WaterfallSearch {
        cascade: vec![everyone.clone(), everyone],
        max_results: 100,
        min_score: 0.0,
    };
    let found = search(SEED, PAGE, &asked);
    let [first, second] = *found.cascade_stats else {
        panic!("there are two levels");
    };
    assert_eq!(first.candidates_found, second.candidates_found);
    assert_eq!(
        (first.candidates_kept, second.candidates_kept),
        (found.total_found, 0)
    );
    assert!(found.results.iter().all(|person| person.cascade_level == 1));
}

#[test]
fn the_published_cascade_goes_down_from_the_top() {
    for number in 0..20 {
        let page = format!("https://www.linkedin.com/company/company-{number}");
        for person in search(SEED, &page, &WaterfallSearch::default()).results {
            let expected = ["", "CXO", "Vice President", "Director"][person.cascade_level - 1];
            let is_founder_or_chief = ["Founder", "CEO", "Chief Executive Officer"]
                .iter()
                .any(|title| person.title.contains(title));
            assert_eq!(
                is_founder_or_chief,
                person.cascade_level == 1,
                "{}",
                person.title
            );
            assert!(expected.is_empty() || person.level == expected);
        }
    }
}
