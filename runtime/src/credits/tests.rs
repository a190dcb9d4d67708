use proptest::prelude::*;

use super::*;

fn credits(text: &str) -> Credits {
    text.parse().expect("an amount")
}

/// Amounts as ledgers have them: up to a trillion, to four places.
fn ledger_amount() -> impl Strategy<Value = Credits> {
    (
        -10_000_000_000_000_000_i64..10_000_000_000_000_000,
        0_u32..=4,
    )
        .prop_map(|(digits, scale)| Credits(Decimal::new(digits, scale)))
}

/// Any amount that can be held at all.
fn any_amount() -> impl Strategy<Value = Credits> {
    (any::<[u32; 3]>(), any::<bool>(), 0_u32..=28).prop_map(|([lo, mid, hi], negative, scale)| {
        Credits(Decimal::from_parts(lo, mid, hi, negative, scale))
    })
}

#[test]
fn a_tenth_is_a_tenth() {
    let from_json: Credits = serde_json::from_str("0.1").expect("a number");
    assert_eq!(from_json, credits("0.1"));
    assert_eq!(
        from_json + Credits::try_from(0.2).expect("a number"),
        credits("0.3")
    );
}

#[test]
fn reads_numbers_however_they_are_written() {
    for text in ["10", "10.0", "1e1", "\"10\"", "\" 10.00 \"", "100E-1"] {
        let read: Credits = serde_json::from_str(text).expect(text);
        assert_eq!(read, 10, "{text}");
    }
    for text in [
        "null",
        "true",
        "\"\"",
        "\"ten\"",
        "1e300",
        "[]",
        "{}",
        "{\"a\":1}",
    ] {
        assert!(serde_json::from_str::<Credits>(text).is_err(), "{text}");
    }
}

#[test]
fn writes_whole_amounts_without_a_fraction() {
    let json = |amount: Credits| serde_json::to_string(&amount).expect("json");
    assert_eq!(json(Credits::new(525)), "525");
    assert_eq!(json(credits("525.00")), "525");
    assert_eq!(json(credits("0.50")), "0.5");
    assert_eq!(json(credits("-3")), "-3");
    assert_eq!(
        json(credits("0.1234567890123456789")),
        "\"0.1234567890123456789\""
    );
}

#[test]
fn compares_with_plain_integers() {
    assert_eq!(Credits::new(10), 10);
    assert!(credits("9.99") < 10);
    assert!(Credits::ZERO.is_zero() && Credits::default().is_zero());
    assert!(Credits::new(-1).is_negative() && !credits("-0").is_negative());
}

#[test]
fn refuses_floats_that_are_no_amount() {
    for float in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX] {
        assert_eq!(Credits::try_from(float), Err(ParseCreditsError));
    }
}

#[test]
fn operators_stop_at_the_largest_amount() {
    let most = Credits(Decimal::MAX);
    assert_eq!(most + most, most);
    assert_eq!(-most - most, -most);
    assert_eq!(most * u64::MAX, most);
    assert_eq!(-most * 2, -most);
    assert_eq!(most.checked_add(most), None);
    assert_eq!((-most).checked_sub(most), None);
    assert_eq!(most.checked_mul(2), None);
}

proptest! {
    #[test]
    fn whole_amounts_are_what_they_were(amount: i64) {
        prop_assert_eq!(Credits::new(amount).to_i64(), Some(amount));
        prop_assert_eq!(Credits::new(amount).to_string(), amount.to_string());
    }

    #[test]
    fn a_ledger_balances(a in ledger_amount(), b in ledger_amount(), c in ledger_amount()) {
        prop_assert_eq!(a + b - b, a);
        prop_assert_eq!((a + b) + c, a + (b + c));
        prop_assert_eq!(a - b, -(b - a));
        prop_assert_eq!([a, b, c].iter().sum::<Credits>(), a + b + c);
    }

    #[test]
    fn times_is_repeated_addition(a in ledger_amount(), n in 0_u64..20) {
        let times = usize::try_from(n).expect("small");
        prop_assert_eq!(a * n, std::iter::repeat_n(a, times).sum::<Credits>());
    }

    #[test]
    fn json_brings_back_the_very_amount(amount in any_amount()) {
        let text = serde_json::to_string(&amount).expect("json");
        prop_assert_eq!(serde_json::from_str::<Credits>(&text).expect("an amount"), amount);
    }

    #[test]
    fn text_brings_back_the_very_amount(amount in any_amount()) {
        prop_assert_eq!(amount.to_string().parse(), Ok(amount));
    }

    #[test]
    fn no_text_panics(text: String) {
        let _ = text.parse::<Credits>();
        let _ = serde_json::from_str::<Credits>(&text);
    }

    #[test]
    fn no_float_panics(float: f64) {
        let _ = Credits::try_from(float);
    }

    #[test]
    fn no_operator_panics(a in any_amount(), b in any_amount(), n: u64) {
        let _ = (a + b, a - b, a * n, -a, a.to_f64());
    }

    #[test]
    fn equal_amounts_compare_and_hash_alike(digits in -1_000_000_i64..1_000_000, scale in 0_u32..4) {
        use std::hash::BuildHasher;
        let hasher = std::hash::RandomState::new();
        let a = Credits(Decimal::new(digits, scale));
        let b = Credits(Decimal::new(digits * 10, scale + 1));
        prop_assert_eq!(a, b);
        prop_assert_eq!(hasher.hash_one(a), hasher.hash_one(b));
    }
}
