use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::description::Description;

fn operation(id: &str) -> &'static Operation {
    Description::get().operation(id).expect("it is described")
}

fn with_body(body: impl Into<Vec<u8>>) -> Call {
    Call {
        content_type: Some("application/json; charset=utf-8".to_owned()),
        payload: Payload::Whole(body.into().into()),
        ..Call::default()
    }
}

fn refused(id: &str, call: &Call) -> String {
    match read(operation(id), call) {
        Err(Refusal::Validation(text)) => text,
        other => format!("{other:?}"),
    }
}

#[test]
fn refusals_name_the_field_and_the_reason() {
    for (id, body, text) in [
        (
            "findEmail",
            json!({ "firstName": "A", "domain": "a.example" }),
            "body/lastName Required",
        ),
        (
            "findEmail",
            json!({ "firstName": 1, "lastName": "B", "domain": "a.example" }),
            "body/firstName Expected string, received number",
        ),
        (
            "reverseLookup",
            json!({ "email": "nobody" }),
            "body/email Invalid email",
        ),
        (
            "batchValidateEmails",
            json!({ "emails": [] }),
            "body/emails Array must contain at least 1 element(s)",
        ),
        (
            "batchValidateEmails",
            json!({ "emails": ["a@b.example"], "webhookUrl": "nowhere" }),
            "body/webhookUrl Invalid url",
        ),
        (
            "enrichLeads",
            json!({ "leads": [{ "id": "1" }], "fields": ["fax"] }),
            "body/fields/0 Invalid enum value. Expected 'email' | 'phone'",
        ),
        (
            "countLeads",
            json!({ "filters": { "shoeSize": 44 } }),
            "body/filters Unrecognized key(s) in object: shoeSize",
        ),
        (
            "employeeFinder",
            json!({ "company_linkedin_url": "https://x.example", "max_results": 101 }),
            "body/max_results Number must be less than or equal to 100",
        ),
        (
            "findEmail",
            json!([]),
            "body Expected object, received array",
        ),
    ] {
        assert_eq!(refused(id, &with_body(body.to_string())), text);
    }
}

#[test]
fn bodies_that_cannot_be_read_are_refused() {
    assert!(refused("findEmail", &with_body("{\"firstName\":")).starts_with("body is not JSON"));
    let mut plain = with_body("{}");
    plain.content_type = Some("text/plain".to_owned());
    assert_eq!(
        refused("findEmail", &plain),
        "body must be sent as application/json"
    );
    let mut large = with_body("");
    large.payload = Payload::TooLarge(10);
    assert_eq!(
        refused("findEmail", &large),
        "body must be at most 10 bytes"
    );
}

#[test]
fn parameters_are_checked_where_they_stand() {
    let mut call = Call {
        path: vec![("batchId".to_owned(), "665a1f4e2c3b7800129dce01".to_owned())],
        query: vec![("limit".to_owned(), "1001".to_owned())],
        ..Call::default()
    };
    let id = "getEmailFinderBatchResults";
    assert_eq!(
        refused(id, &call),
        "querystring/limit Number must be less than or equal to 1000"
    );
    call.query[0].1 = "many".to_owned();
    assert_eq!(
        refused(id, &call),
        "querystring/limit Expected integer, received string"
    );
    for text in ["+7", "07", " 7", "7e0", "7.0", "", "7 "] {
        call.query[0].1 = text.to_owned();
        assert_eq!(
            refused(id, &call),
            "querystring/limit Expected integer, received string",
            "{text:?}"
        );
    }
    for (text, limit) in [
        ("9".repeat(30), "less than or equal to 1000"),
        ("0".to_owned(), "greater than or equal to 1"),
    ] {
        call.query[0].1 = text;
        assert_eq!(
            refused(id, &call),
            format!("querystring/limit Number must be {limit}")
        );
    }
    call.query[0].1 = "7".to_owned();
    call.query.push(call.query[0].clone());
    assert_eq!(refused(id, &call), "querystring/limit must be given once");
    call.query.pop();
    call.query.push(("page".to_owned(), "9".repeat(30)));
    let input = read(operation(id), &call).expect("it fits");
    assert_eq!(input.number("page", 1), u64::MAX);
    call.query.pop();
    let input = read(operation(id), &call).expect("it fits");
    assert_eq!(input.number("limit", 100), 7);
    assert_eq!(input.number("page", 1), 1);
}

#[test]
fn long_lists_are_checked_as_strictly_as_short_ones() {
    let lead = |first: Value| json!({ "firstName": first, "lastName": "B", "domain": "a.example" });
    let mut leads = vec![lead("A".into()); 20_000];
    let id = "batchFindEmails";
    let body = |leads: &[Value]| with_body(json!({ "leads": leads }).to_string());
    assert!(read(operation(id), &body(&leads)).is_ok());
    leads[19_998] = lead(7.into());
    assert_eq!(
        refused(id, &body(&leads)),
        "body/leads/19998/firstName Expected string, received number"
    );
    leads[19_997] = json!({ "firstName": "A", "domain": "a.example" });
    assert_eq!(
        refused(id, &body(&leads)),
        "body/leads/19997/lastName Required"
    );

    let emails = vec!["a@b.example"; 500_001];
    let emails = with_body(json!({ "emails": emails }).to_string());
    assert_eq!(
        refused("batchValidateEmails", &emails),
        "body/emails Array must contain at most 500000 element(s)"
    );
    let long = "x".repeat(300_000);
    let other = with_body(json!({ "leads": [lead("A".into())], "webhookUrl": long }).to_string());
    assert_eq!(refused(id, &other), "body/webhookUrl Invalid url");
    let broken = with_body(format!("{{\"leads\": [\"{long}\", ]}}"));
    assert!(refused(id, &broken).starts_with("body is not JSON"));
}

proptest! {
    #[test]
    fn no_body_makes_it_panic(body in proptest::collection::vec(any::<u8>(), 0..200), which in 0..51_usize) {
        let operation = &Description::get().operations()[which];
        let _ = read(operation, &with_body(body));
    }
}

#[test]
fn an_empty_object_is_no_body_beside_a_parameter() {
    let id = "startCompanyFollowerScrape";
    let resume = |body: &str| Call {
        query: vec![("batchId".to_owned(), "x".to_owned())],
        ..with_body(body)
    };
    for body in ["", "{}", " {\n} "] {
        let input = read(operation(id), &resume(body)).expect("no body");
        assert!(!input.has_body(), "{body:?}");
    }
    let whole = r#"{ "companyUrl": "https://www.linkedin.com/company/a", "max_limit": 1 }"#;
    let input = read(operation(id), &resume(whole)).expect("a body");
    assert!(input.has_body());
    for (body, text) in [
        ("[]", "body Expected object, received array"),
        (r#"{ "max_limit": 1 }"#, "body/companyUrl Required"),
    ] {
        assert_eq!(refused(id, &resume(body)), text);
    }
    assert_eq!(refused(id, &with_body("{}")), "body/companyUrl Required");
    let text = Call {
        content_type: Some("text/plain".to_owned()),
        ..resume("{}")
    };
    assert_eq!(refused(id, &text), "body must be sent as application/json");
    assert_eq!(
        refused("findEmail", &with_body("{}")),
        "body/firstName Required"
    );
}

#[derive(Debug, PartialEq, serde::Deserialize)]
struct Search {
    company_linkedin_url: String,
    max_results: u64,
    page: u64,
}

fn search(body: &str) -> Result<Search, Refusal> {
    let mut input = read(operation("employeeFinder"), &with_body(body))?;
    input.body()
}

#[test]
fn integers_may_be_written_with_a_fraction_or_an_exponent() {
    let url = "https://a.example";
    for (max, page, expected) in [
        ("10", "1", (10, 1)),
        ("10.0", "1e3", (10, 1_000)),
        ("1E+1", "20e-1", (10, 2)),
        ("1", "1e30", (1, u64::MAX)),
        ("1", "99999999999999999999", (1, u64::MAX)),
    ] {
        let body = format!(
            r#"{{ "company_linkedin_url": "{url}", "max_results": {max}, "page": {page} }}"#
        );
        let (max_results, page) = expected;
        let expected = Search {
            company_linkedin_url: url.to_owned(),
            max_results,
            page,
        };
        assert_eq!(search(&body), Ok(expected), "{body}");
    }
}

#[test]
fn the_last_of_several_members_with_the_same_name_counts() {
    let body = r#"{ "company_linkedin_url": "https://a.example", "page": 1, "max_results": 5, "page": 2 }"#;
    assert_eq!(search(body).map(|search| search.page), Ok(2));
    let body = r#"{ "company_linkedin_url": "https://a.example", "page": 1, "max_results": 5, "page": "2" }"#;
    assert_eq!(
        search(body),
        Err(refuse("body/page", "Expected integer, received string"))
    );
}

#[test]
fn what_is_not_json_is_refused_without_the_words_of_a_parser() {
    let deep = "[".repeat(1_000);
    for (body, text) in [
        ("", "body is not JSON: it ends too early"),
        ("{\"a\":", "body is not JSON: it ends too early"),
        ("{\n \"a\" 1}", "body is not JSON (line 2, column 6)"),
        ("{\"a\": 1e999}", "body is not JSON (line 1, column 11)"),
        (
            "{\"a\": \"\\ud800\"}",
            "body is not JSON (line 1, column 14)",
        ),
        (&deep, "body is not JSON (line 1, column 128)"),
        ("\u{feff}{}", "body is not JSON (line 1, column 1)"),
    ] {
        assert_eq!(refused("findEmail", &with_body(body)), text);
    }
}

#[test]
fn types_that_are_stricter_than_their_schemas_refuse_without_the_words_of_serde() {
    let body = with_body(r#"{ "company_linkedin_url": "https://a.example" }"#);
    let mut input = read(operation("employeeFinder"), &body).expect("it fits");
    assert_eq!(input.body::<Search>(), Err(refuse("body", "Invalid input")));
}
