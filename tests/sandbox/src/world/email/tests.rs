use super::*;
use proptest::prelude::*;

const SEED: Seed = Seed(42);

/// How many of 4,000 have a property, in percent.
fn share(has: impl Fn(u32) -> bool) -> f64 {
    let having = (0..4000).filter(|number| has(*number)).count();
    f64::from(u32::try_from(having).unwrap()) / 40.0
}

fn near(share: f64, published: u32) -> bool {
    (share - f64::from(published)).abs() < 3.0
}

#[test]
fn the_published_shares_hold() {
    let domain = |n| format!("company{n}.test");
    let check = |n| validate(SEED, &format!("jane.doe{n}@example.com"));
    assert!(!check(0).is_catch_all, "pick another domain for this test");

    let dead = share(|n| MailDomain::of(SEED, &domain(n)).is_none());
    let open = share(|n| validate(SEED, &format!("a@{}", domain(n))).is_catch_all);
    let valid = share(|n| check(n).verdict == Verdict::Valid);
    let risky = share(|n| check(n).verdict == Verdict::Risky);
    let found = share(|n| {
        find(SEED, "Jane", &format!("Doe{n}"), "example.com")
            .email
            .is_some()
    });

    assert!(near(dead, DOMAINS_WITHOUT_MAIL), "{dead} % take no mail");
    assert!(near(open, CATCH_ALL_DOMAINS), "{open} % are catch-all");
    assert!(near(valid, WORKING_MAILBOXES), "{valid} % are valid");
    assert!(near(risky, UNSETTLED_MAILBOXES), "{risky} % are risky");
    assert!(near(found, WORKING_MAILBOXES), "{found} % are found");
}

#[test]
fn what_is_no_address_is_invalid() {
    for text in [
        "",
        "jane",
        "jane@",
        "@example.com",
        "jane@example",
        "a b@example.com",
        "a..b@example.com",
    ] {
        let check = validate(SEED, text);
        assert_eq!(check.verdict, Verdict::Invalid, "{text}");
        assert_eq!(check.provider, None, "{text}");
    }
}

#[test]
fn nothing_lives_under_invalid() {
    assert_eq!(find(SEED, "Jane", "Doe", "company.invalid").email, None);
    assert_eq!(
        validate(SEED, "jane.doe@company.invalid").verdict,
        Verdict::Invalid
    );
}

#[test]
fn a_name_that_cannot_be_spelled_is_not_found() {
    assert_eq!(find(SEED, "!", "Doe", "example.com").email, None);
    assert_eq!(find(SEED, "Jane", "Doe", "no domain").email, None);
    assert_eq!(
        find(SEED, &"x".repeat(90), "Doe", "example.com").email,
        None
    );
}

#[test]
fn catch_all_domains_make_finds_less_certain() {
    let domain = (0..200)
        .map(|n| format!("company{n}.test"))
        .find(|domain| MailDomain::of(SEED, domain).is_some_and(|mail| mail.is_catch_all))
        .unwrap();
    for n in 0..50 {
        let find = find(SEED, "Jane", &format!("Doe{n}"), &domain);
        assert!(find.is_catch_all);
        assert!(matches!(find.confidence, None | Some(Confidence::Low)));
        let check = validate(SEED, &format!("x{n}@{domain}"));
        assert_ne!(check.verdict, Verdict::Invalid);
    }
}

proptest! {
    #[test]
    fn an_address_that_is_found_is_valid(first in "\\PC{1,20}", last in "\\PC{1,20}", domain in "[a-z]{1,9}\\.(com|test|example)") {
        let find = find(SEED, &first, &last, &domain);
        if let Some(email) = find.email {
            prop_assert!(email.ends_with(&domain));
            let check = validate(SEED, &email);
            prop_assert_eq!(check.verdict, Verdict::Valid);
            prop_assert_eq!(check.is_catch_all, find.is_catch_all);
            prop_assert_eq!(check.provider, find.provider);
        }
    }

    #[test]
    fn case_does_not_matter(first in "[a-zA-Z]{1,9}", last in "[a-zA-Z]{1,9}", domain in "[a-z]{1,9}\\.(com|test)") {
        let lower = find(SEED, &first.to_lowercase(), &last.to_lowercase(), &domain);
        let upper = find(SEED, &first.to_uppercase(), &last.to_uppercase(), &domain.to_uppercase());
        prop_assert_eq!(lower, upper);
        let email = format!("{first}.{last}@{domain}");
        prop_assert_eq!(validate(SEED, &email.to_lowercase()), validate(SEED, &email.to_uppercase()));
    }

    #[test]
    fn any_text_gets_a_verdict(text in "\\PC{0,80}") {
        let _ = validate(SEED, &text);
        let _ = find(SEED, &text, &text, &text);
    }
}
