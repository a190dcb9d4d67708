use serde_json::json;

use super::*;

#[test]
fn everything_is_there() {
    let description = Description::get();
    assert_eq!(description.operations().len(), 51);
    assert_eq!(description.webhook_count(), 10);
}

#[test]
fn every_schema_can_be_made_ready() {
    let description = Description::get();
    for operation in description.operations() {
        for parameter in &operation.parameters {
            parameter.schema.validator();
        }
        operation.body.as_ref().map(Schema::validator);
        for status in operation.statuses() {
            for form in [Form::Json, Form::Problem, Form::Csv] {
                operation.answer(status, form).map(Schema::validator);
            }
        }
    }
    let event = description
        .webhook("finder.completed")
        .expect("it is described");
    assert!(
        !event
            .validator()
            .is_valid(&json!({ "event": "validation.completed" }))
    );
}

#[test]
fn formats_and_closed_lists_are_held() {
    let description = Description::get();
    let start = description
        .operation("startCompanyFollowerScrape")
        .expect("it is described");
    let body = start.body.as_ref().expect("it takes a body").validator();
    let with = |url: &str, country: &str| json!({ "companyUrl": url, "max_limit": 5, "countries": [country] });
    assert!(body.is_valid(&with("https://www.linkedin.com/company/a", "Germany")));
    assert!(!body.is_valid(&with("not a url", "Germany")));
    assert!(!body.is_valid(&with("https://www.linkedin.com/company/a", "Atlantis")));
}
