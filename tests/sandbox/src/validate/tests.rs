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
    call.query[0].1 = "7".to_owned();
    let input = read(operation(id), &call).expect("it fits");
    assert_eq!(input.number("limit", 100), 7);
    assert_eq!(input.number("page", 1), 1);
}

proptest! {
    #[test]
    fn no_body_makes_it_panic(body in proptest::collection::vec(any::<u8>(), 0..200), which in 0..51_usize) {
        let operation = &Description::get().operations()[which];
        let _ = read(operation, &with_body(body));
    }
}
