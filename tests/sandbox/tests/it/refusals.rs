//! Requests that are refused, and what is left of them: nothing.

use enrich_sandbox::Sandbox;
use enrich_sandbox::description::{Description, Form, Method as Verb};
use enrich_sandbox::problem::ErrorStyle;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{builder, raw, sandbox};

const STYLES: [ErrorStyle; 3] = [ErrorStyle::Problem, ErrorStyle::Flat, ErrorStyle::Coded];

fn verb(method: Verb) -> Method {
    match method {
        Verb::Get => Method::GET,
        Verb::Post => Method::POST,
        Verb::Delete => Method::DELETE,
    }
}

/// A path with something for each parameter.
fn filled(path: &str) -> String {
    path.replace("{jobId}", "ej_0123456789abcdef")
        .split('/')
        .map(|part| {
            if part.starts_with('{') {
                "nothing"
            } else {
                part
            }
        })
        .collect::<Vec<_>>()
        .join("/")
}

/// Each operation is called in ways that cannot work. The sandbox itself checks
/// that the answers are described.
#[tokio::test]
async fn every_operation_refuses_as_it_is_described() {
    for style in STYLES {
        let sandbox = builder()
            .errors(style)
            .credits(0)
            .start()
            .await
            .expect("a port");
        let before = sandbox.audit();
        for operation in Description::get().operations() {
            let path = filled(&operation.path);
            let anonymous = reqwest::Client::new()
                .request(
                    verb(operation.method),
                    format!("{}{path}", sandbox.base_url()),
                )
                .send()
                .await
                .expect("an answer");
            assert_eq!(anonymous.status(), 401, "{}", operation.id);
            if operation.body.is_some() {
                let answer = raw(&sandbox, Method::POST, &path, Some(json!({ "x": 1 }))).await;
                let listed = operation.answer(400, Form::Problem).is_some();
                assert!(listed, "{} does not describe 400", operation.id);
                assert_eq!(answer.status(), 400, "{}", operation.id);
            } else if operation.path.contains('{') {
                let answer = raw(&sandbox, verb(operation.method), &path, None).await;
                let status = answer.status().as_u16();
                assert!(
                    matches!(status, 400 | 404),
                    "{} says {status}",
                    operation.id
                );
            }
        }
        assert_eq!(sandbox.audit(), before);
    }
}

#[tokio::test]
async fn every_submission_needs_credits() {
    for style in STYLES {
        let sandbox = builder()
            .errors(style)
            .credits(0)
            .start()
            .await
            .expect("a port");
        let company = json!({ "companyUrl": "https://www.linkedin.com/company/a" });
        let person = json!({ "firstName": "A", "lastName": "B", "domain": "a.example" });
        let bodies = [
            ("/email-finder", person.clone()),
            ("/email-finder/batch", json!({ "leads": [person] })),
            ("/email-validation", json!({ "email": "a@a.example" })),
            (
                "/email-validation/batch",
                json!({ "emails": ["a@a.example"] }),
            ),
            ("/reverse-lookup/lookup", json!({ "email": "a@a.example" })),
            (
                "/reverse-lookup/bulk-lookup",
                json!({ "emails": ["a@a.example"] }),
            ),
            (
                "/reverse-lookup/phones/bulk",
                json!({ "emails": ["a@a.example"] }),
            ),
            ("/ip-to-company", json!({ "ip": "93.184.216.34" })),
            (
                "/ip-to-company/batch",
                json!({ "ips": [{ "ip": "93.184.216.34" }] }),
            ),
            ("/count-estimate", company),
            (
                "/company-follower",
                json!({ "companyUrl": "https://www.linkedin.com/company/a", "max_limit": 1 }),
            ),
            ("/lead-finder/search", json!({ "filters": {}, "page": 4 })),
            (
                "/lead-finder/unlock-names",
                json!({ "leads": [{ "id": "x" }] }),
            ),
            (
                "/lead-finder/export",
                json!({ "filters": {}, "includeEmail": true }),
            ),
            (
                "/people-search/employee-finder",
                json!({ "company_linkedin_url": "https://www.linkedin.com/company/a" }),
            ),
            (
                "/people-search/waterfall-icp-search",
                json!({ "company_linkedin_url": "https://www.linkedin.com/company/a" }),
            ),
        ];
        for (path, body) in bodies {
            let answer = raw(&sandbox, Method::POST, path, Some(body)).await;
            assert_eq!(answer.status(), 402, "{path}");
            let body: Value = answer.json().await.expect("a body");
            if style == ErrorStyle::Problem {
                assert_eq!(body["currentBalance"], 0, "{path}");
                assert_eq!(body["shortfall"], body["required"], "{path}");
            }
        }
        assert_eq!(sandbox.ledger().len(), 1, "only the opening balance");
    }
}

async fn detail(sandbox: &Sandbox, path: &str, body: Value) -> String {
    let answer = raw(sandbox, Method::POST, path, Some(body)).await;
    assert_eq!(answer.status(), 400, "{path}");
    let body: Value = answer.json().await.expect("a problem");
    assert_eq!(
        body["type"],
        "https://dev.enrich.so/errors/validation-error"
    );
    body["detail"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn what_follows_from_several_fields_is_checked_too() {
    let sandbox = sandbox().await;
    for (path, body, text) in [
        (
            "/email-validation",
            json!({ "email": "nobody" }),
            "body/email Invalid email",
        ),
        (
            "/ip-to-company",
            json!({ "ip": "300.1.1.1" }),
            "body/ip Invalid ip",
        ),
        (
            "/reverse-lookup/phones/bulk",
            json!({}),
            "body must have at least one of emails and linkedins",
        ),
        (
            "/lead-finder/search",
            json!({ "filters": {}, "page": 41, "pageSize": 1 }),
            "body/page Number must be less than or equal to 40",
        ),
        (
            "/lead-finder/search",
            json!({ "filters": {}, "page": 6, "pageSize": 100 }),
            "body/page (page - 1) * pageSize must be less than 500",
        ),
        (
            "/company-follower",
            json!({ "companyUrl": "https://www.linkedin.com/company/a", "max_limit": 50_001 }),
            "body/max_limit Number must be less than or equal to 50000",
        ),
    ] {
        assert_eq!(detail(&sandbox, path, body).await, text);
    }
    let webhook = json!({ "emails": ["a@a.example"], "webhookUrl": "https://hooks.example.com/a" });
    let text = detail(&sandbox, "/email-validation/batch", webhook).await;
    assert!(
        text.starts_with("body/webhookUrl is not on this machine"),
        "{text}"
    );
    for path in ["/company-follower", "/company-follower?batchId=x"] {
        let body = path
            .contains('?')
            .then(|| json!({ "companyUrl": "https://www.linkedin.com/company/a", "max_limit": 1 }));
        assert_eq!(raw(&sandbox, Method::POST, path, body).await.status(), 400);
    }
    for query in [
        "",
        "?email=a@a.example&linkedin=https://www.linkedin.com/in/a",
        "?email=nobody",
    ] {
        let path = format!("/reverse-lookup/phones{query}");
        assert_eq!(raw(&sandbox, Method::GET, &path, None).await.status(), 400);
    }
    assert_eq!(sandbox.ledger().len(), 1);
}

/// All operations that take an address, but for the batch whose job it is to
/// find out which ones are.
#[tokio::test]
async fn every_operation_has_the_same_idea_of_an_address() {
    let sandbox = sandbox().await;
    let team = sandbox.team_id();
    let post = async |path: &str, body: Value, place: &str, accepted: bool| {
        if accepted {
            let answer = raw(&sandbox, Method::POST, path, Some(body)).await;
            assert_eq!(answer.status(), 200, "{path} {place}");
        } else {
            let text = detail(&sandbox, path, body).await;
            assert_eq!(text, format!("body/{place} Invalid email"), "{path}");
        }
    };
    for (email, accepted) in [
        ("jane.doe@example.com", true),
        ("jane+news@example.com", true),
        ("\"a b\"@example.com", true),
        ("jane", false),
        ("jane@", false),
        ("jane@localhost", false),
        ("jane doe@example.com", false),
        ("jane@example.com ", false),
        ("ja\u{0}ne@example.com", false),
        ("jane@example.com\r\nBcc: max@example.com", false),
        ("\"a\nb\"@example.com", false),
    ] {
        let invitation = json!({ "email": email, "role": "member" });
        let single = json!({ "email": email });
        let many = json!({ "emails": ["max@example.com", email] });
        let invitations = format!("/teams/{team}/invitations");
        post(&invitations, invitation, "email", accepted).await;
        post("/email-validation", single.clone(), "email", accepted).await;
        post("/reverse-lookup/lookup", single, "email", accepted).await;
        let path = "/reverse-lookup/bulk-lookup";
        post(path, many.clone(), "emails/1", accepted).await;
        let path = "/reverse-lookup/phones/bulk";
        post(path, many, "emails/1", accepted).await;

        let mut url = reqwest::Url::parse("http://localhost").expect("a URL");
        url.query_pairs_mut().append_pair("email", email);
        let query = url.query().unwrap_or_default();
        let path = format!("/reverse-lookup/phones?{query}");
        let answer = raw(&sandbox, Method::GET, &path, None).await;
        let expected = if accepted { 200 } else { 400 };
        assert_eq!(answer.status(), expected, "{email:?}");
    }
}

#[tokio::test]
async fn parameters_are_taken_literally() {
    let sandbox = sandbox().await;
    let get = async |query: &str| {
        let path = format!("/wallets/transactions{query}");
        let answer = raw(&sandbox, Method::GET, &path, None).await;
        let status = answer.status().as_u16();
        let body: Value = answer.json().await.expect("JSON");
        (
            status,
            body["detail"].as_str().unwrap_or_default().to_owned(),
        )
    };
    for query in [
        "",
        "?limit=1",
        "?limit=%31",
        "?limit=1&page=2",
        "?page=99999999999999999999999",
        "?unknown=%20&unknown=+",
    ] {
        assert_eq!(get(query).await, (200, String::new()), "{query}");
    }
    for (query, detail) in [
        (
            "?limit=%2B1",
            "querystring/limit Expected integer, received string",
        ),
        (
            "?limit=+1",
            "querystring/limit Expected integer, received string",
        ),
        (
            "?limit=%201",
            "querystring/limit Expected integer, received string",
        ),
        (
            "?limit=01",
            "querystring/limit Expected integer, received string",
        ),
        (
            "?limit=1e2",
            "querystring/limit Expected integer, received string",
        ),
        (
            "?limit=1.0",
            "querystring/limit Expected integer, received string",
        ),
        (
            "?limit=",
            "querystring/limit Expected integer, received string",
        ),
        (
            "?limit=99999999999999999999999",
            "querystring/limit Number must be less than or equal to 100",
        ),
        ("?limit=1&limit=1", "querystring/limit must be given once"),
        (
            "?type=topup&type=refund",
            "querystring/type must be given once",
        ),
        ("?limit=%zz", "querystring is not percent-encoded UTF-8"),
        ("?limit=%3", "querystring is not percent-encoded UTF-8"),
        (
            "?limit=1&type=%ff",
            "querystring is not percent-encoded UTF-8",
        ),
        ("?%=1", "querystring is not percent-encoded UTF-8"),
    ] {
        assert_eq!(get(query).await, (400, detail.to_owned()), "{query}");
    }
    for id in ["%zz", "%ff", "a%"] {
        let path = format!("/email-validation/batch/{id}");
        let answer = raw(&sandbox, Method::GET, &path, None).await;
        assert_eq!(answer.status(), 400, "{id}");
        let problem: Value = answer.json().await.expect("a problem");
        assert_eq!(problem["detail"], "params is not percent-encoded UTF-8");
    }
}

#[tokio::test]
async fn bodies_that_are_none_are_refused() {
    let sandbox = builder().body_limit(1_000).start().await.expect("a port");
    let url = format!("{}/email-validation", sandbox.base_url());
    let post = || {
        reqwest::Client::new()
            .post(&url)
            .header("x-api-key", sandbox.key())
    };
    let json = "application/json";
    for (content_type, body, begins) in [
        (json, "{\"email\":".to_owned(), "body is not JSON"),
        (
            "text/plain",
            "{}".to_owned(),
            "body must be sent as application/json",
        ),
        (
            json,
            format!("{{\"email\": \"{}\"}}", "a".repeat(2_000)),
            "body must be at most 1000 bytes",
        ),
        (json, String::new(), "body is not JSON"),
    ] {
        let answer = post()
            .header("content-type", content_type)
            .body(body)
            .send()
            .await;
        let answer = answer.expect("an answer");
        assert_eq!(answer.status(), 400);
        let problem: Value = answer.json().await.expect("a problem");
        let detail = problem["detail"].as_str().unwrap_or_default();
        assert!(detail.starts_with(begins), "{detail}");
    }
}

#[tokio::test]
async fn unknown_paths_and_methods_are_problems() {
    let sandbox = sandbox().await;
    sandbox.driver().set_rate_limits(true);
    for (method, path, status) in [
        (Method::GET, "/coffee", 404),
        (Method::GET, "/", 404),
        (Method::PUT, "/email-finder", 405),
        (Method::GET, "/email-finder", 405),
        (Method::POST, "/wallets/balance", 405),
    ] {
        let answer = raw(&sandbox, method, path, None).await;
        assert_eq!(answer.status(), status, "{path}");
        assert_eq!(answer.headers()["content-type"], "application/problem+json");
        assert!(answer.headers().contains_key("x-ratelimit-limit"));
        let problem: Value = answer.json().await.expect("a problem");
        assert!(Description::get().problem().validator().is_valid(&problem));
    }
}
