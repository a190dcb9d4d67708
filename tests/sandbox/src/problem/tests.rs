use super::*;
use crate::answer::Content;

fn body(refusal: &Refusal, style: ErrorStyle) -> Value {
    match refusal.answer(style, "r").content {
        Content::Json(_, body) => body,
        Content::Csv(_) => Value::Null,
    }
}

#[test]
fn a_problem_says_what_to_top_up() {
    let refusal = Refusal::from(Shortfall {
        balance: 3,
        required: 10,
    });
    let problem = body(&refusal, ErrorStyle::Problem);
    assert_eq!(
        problem["type"],
        "https://dev.enrich.so/errors/insufficient-credits"
    );
    assert_eq!(problem["status"], 402);
    assert_eq!(
        (
            &problem["currentBalance"],
            &problem["required"],
            &problem["shortfall"]
        ),
        (&json!(3), &json!(10), &json!(7))
    );
}

#[test]
fn flat_bodies_have_their_documented_forms() {
    let unauthorized = Refusal::Unauthorized("API key is disabled.");
    assert_eq!(
        body(&unauthorized, ErrorStyle::Flat),
        json!({ "error": "API key is disabled." })
    );
    let limited = Refusal::RateLimited {
        retry_after: 7,
        detail: "wait".to_owned(),
    };
    assert_eq!(
        body(&limited, ErrorStyle::Flat),
        json!({ "statusCode": 429, "error": "Too Many Requests", "message": "wait", "retryAfter": 7 })
    );
    let shortfall = Shortfall {
        balance: 0,
        required: 200,
    };
    let batch = Refusal::IpBatchShortfall {
        shortfall,
        items: 2,
        price: 100,
    };
    assert_eq!(
        body(&batch, ErrorStyle::Flat)["detail"],
        json!({ "required": 200, "itemCount": 2, "creditCostPerItem": 100 })
    );
}

#[test]
fn coded_bodies_wrap_the_status_the_title_and_the_detail() {
    let refusal = Refusal::NotFound("There is no such job: x".to_owned());
    assert_eq!(
        body(&refusal, ErrorStyle::Coded),
        json!({
            "success": false,
            "error": { "code": 404, "message": "Not Found", "detail": "There is no such job: x" },
        })
    );
}
