use serde_json::json;

use super::*;

#[test]
fn every_schema_can_be_made_ready() {
    let description = Description::get();
    for operation in description.operations() {
        for parameter in &operation.parameters {
            let _ = parameter.schema.validator();
        }
        let _ = operation.body.as_ref().map(Schema::validator);
        for status in operation.statuses() {
            for form in [Form::Json, Form::Problem, Form::Csv] {
                let _ = operation.answer(status, form).map(Schema::validator);
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

#[test]
fn fractions_are_written_where_the_schema_says_number() {
    let description = Description::get();
    for (id, data, written) in [
        // Below a list, in one of several forms, and beside whole numbers.
        (
            "listExportJobs",
            json!({ "jobs": [{ "total": 3, "jobId": "7" }, { "total": 0.5 }], "page": 1 }),
            json!({ "jobs": [{ "total": 3.0, "jobId": "7" }, { "total": 0.5 }], "page": 1.0 }),
        ),
        (
            "getExportJob",
            json!({ "progress": { "processed": 1, "total": null, "unknown": 2 } }),
            json!({ "progress": { "processed": 1.0, "total": null, "unknown": 2 } }),
        ),
        (
            "getExportJob",
            json!({ "progress": 40 }),
            json!({ "progress": 40.0 }),
        ),
        (
            "listRevealJobs",
            json!({ "jobs": [{ "total": 3, "creditsUsed": 10 }], "total": 1 }),
            json!({ "jobs": [{ "total": 3, "creditsUsed": 10.0 }], "total": 1 }),
        ),
    ] {
        let operation = description.operation(id).expect("it is described");
        let schema = operation.answer(200, Form::Json).expect("it is described");
        let mut answer = json!({ "data": data });
        schema.write_fractions(&mut answer);
        assert_eq!(answer, json!({ "data": written }), "{id}");
    }
}
