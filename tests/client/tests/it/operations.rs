//! Every operation can be reached, and what arrives is what the description
//! asks for: over real sockets, and with nothing left out.

use std::collections::{BTreeMap, BTreeSet};

use client_tests::confidential::{DOMAIN, EMAIL, FIRST_NAME, LAST_NAME};
use client_tests::service::{answer_of, client};
use client_tests::{Arrival, Description, Extent, KEY, Operation, Service, shown};
use enrich_api::AuthScheme;
use enrich_api::types::LeadFinderSearchFilters;
use serde_json::{Value, json};

use crate::calls::{CALLS, ID};

/// What arrives when every method is called, by operation.
async fn arrivals() -> BTreeMap<&'static str, Vec<Arrival>> {
    let service = Service::start(Extent::Complete).await;
    let client = service.client();
    for call in CALLS {
        let answer = (call.send)(&client).await;
        answer.unwrap_or_else(|error| panic!("{}: {error}", call.operation));
    }
    let mut arrivals = BTreeMap::<_, Vec<_>>::new();
    for (call, arrival) in CALLS.iter().zip(service.arrivals().await) {
        assert_eq!(arrival.operation.id, call.operation, "{}", arrival.path());
        arrivals.entry(call.operation).or_default().push(arrival);
    }
    arrivals
}

#[tokio::test]
async fn every_operation_is_reached_and_sent_all_that_it_takes() {
    let arrivals = arrivals().await;
    let mut problems = Vec::new();
    for operation in Description::enrich().operations() {
        match arrivals.get(operation.id) {
            Some(arrivals) => problems.extend(problems_of(&operation, arrivals)),
            None => problems.push(format!(
                "{} is never called: add a call to tests/client/tests/it/calls.rs",
                operation.id
            )),
        }
    }
    assert!(problems.is_empty(), "{problems:#?}");
}

fn problems_of(operation: &Operation, arrivals: &[Arrival]) -> Vec<String> {
    let problems = [
        headers(operation, arrivals),
        parameters(operation, arrivals),
        bodies(operation, arrivals),
    ];
    problems
        .concat()
        .into_iter()
        .map(|problem| format!("{}: {problem}", operation.id))
        .collect()
}

#[test]
fn links_lead_from_answers_to_operations() {
    let description = Description::enrich();
    let mut count = 0;
    for operation in description.operations() {
        let answer = answer_of(&operation, Extent::Complete).unwrap_or_default();
        let own = operation.parameters();
        for link in operation.links() {
            count += 1;
            let place = format!("{} {}", operation.id, link.name);
            let taken = description.operation(link.operation).parameters();
            for (parameter, from) in link.parameters {
                assert!(taken.iter().any(|it| it.name == parameter), "{place}");
                let is_there = match from.split_once('#') {
                    Some(("$response.body", at)) => {
                        answer.pointer(at).is_some_and(Value::is_string)
                    }
                    _ => {
                        let name = from.strip_prefix("$request.path.");
                        own.iter()
                            .any(|it| it.place == "path" && name == Some(&it.name))
                    }
                };
                assert!(is_there, "{place}: {from}");
            }
        }
    }
    assert!(count > 20, "only {count} links");
}

fn headers(operation: &Operation, arrivals: &[Arrival]) -> Vec<String> {
    let answered = operation.answer().media_type;
    let mut problems = Vec::new();
    for arrival in arrivals {
        let mut expect = |name, fits: &dyn Fn(Option<&str>) -> bool| {
            let value = arrival.header(name);
            if !fits(value) {
                problems.push(format!("the header `{name}` is {value:?}"));
            }
        };
        expect("x-api-key", &|key| key == Some(KEY));
        expect("authorization", &|value| value.is_none());
        expect("api-version", &|value| value.is_none());
        expect("user-agent", &|name| {
            name.is_some_and(|name| name.starts_with("enrich-api/"))
        });
        expect("accept", &|types| {
            types.is_some_and(|it| it.contains(answered) || it == "*/*")
        });
        let content = arrival.body().map(|_| "application/json");
        expect("content-type", &|media| media == content);
    }
    problems
}

fn parameters(operation: &Operation, arrivals: &[Arrival]) -> Vec<String> {
    let mut problems = Vec::new();
    let sent: Vec<(String, String)> = arrivals.iter().flat_map(Arrival::query).collect();
    let parameters = operation.parameters();
    for parameter in parameters
        .iter()
        .filter(|parameter| parameter.place == "query")
    {
        let values: Vec<&String> = sent
            .iter()
            .filter(|(name, _)| *name == parameter.name)
            .map(|(_, value)| value)
            .collect();
        if values.is_empty() {
            problems.push(format!("the parameter `{}` is never sent", parameter.name));
        }
        for value in values {
            let value = serde_json::from_str(value).unwrap_or_else(|_| json!(value));
            problems.extend(Description::enrich().problems(&parameter.schema, &value));
        }
    }
    let known: BTreeSet<&str> = parameters
        .iter()
        .map(|parameter| &*parameter.name)
        .collect();
    let strangers = sent.iter().filter(|(name, _)| !known.contains(&**name));
    problems.extend(strangers.map(|(name, _)| format!("there is no parameter `{name}`")));
    problems
}

fn bodies(operation: &Operation, arrivals: &[Arrival]) -> Vec<String> {
    let bodies: Vec<Value> = arrivals.iter().filter_map(Arrival::body).collect();
    let Some(content) = operation.request() else {
        return bodies
            .iter()
            .map(|body| format!("a body nobody asked for: {body}"))
            .collect();
    };
    let description = Description::enrich();
    let mut problems: Vec<String> = bodies
        .iter()
        .flat_map(|body| description.problems(content.schema, body))
        .collect();
    let missing = description.missing(content.schema, &bodies);
    problems.extend(
        missing
            .into_iter()
            .map(|path| format!("the property `{path}` is never sent")),
    );
    problems
}

#[tokio::test]
async fn a_scrape_is_started_with_a_body_and_resumed_without() {
    let service = Service::start(Extent::Complete).await;
    let followers = service.client().company_followers();
    followers
        .start("https://www.linkedin.com/company/example", 10)
        .await
        .expect("an answer");
    followers.resume(ID).await.expect("an answer");

    let arrivals = service.arrivals().await;
    assert_eq!(arrivals[0].query(), BTreeMap::new());
    let body = json!({"companyUrl": "https://www.linkedin.com/company/example", "max_limit": 10});
    assert_eq!(arrivals[0].body(), Some(body));

    assert_eq!(
        arrivals[1].query(),
        BTreeMap::from([("batchId".into(), ID.into())])
    );
    assert_eq!(arrivals[1].body(), None);
    assert_eq!(arrivals[1].header("content-type"), None);
}

#[tokio::test]
async fn what_is_not_set_is_not_sent() {
    let service = Service::start(Extent::Complete).await;
    let client = service.client();
    client.wallets().transactions().await.expect("an answer");
    client.phone_finder().bulk().await.expect("an answer");
    client
        .lead_finder()
        .count(LeadFinderSearchFilters::default())
        .await
        .expect("an answer");

    let arrivals = service.arrivals().await;
    assert_eq!(arrivals[0].query(), BTreeMap::new());
    assert_eq!(arrivals[1].body(), Some(json!({})));
    assert_eq!(arrivals[2].body(), Some(json!({"filters": {}})));
}

#[tokio::test]
async fn ids_cannot_lead_to_another_path() {
    let service = Service::start(Extent::Complete).await;
    let id = "../a/b?c=d#e %ü";
    service
        .client()
        .email_finder()
        .batch_status(id)
        .await
        .expect("an answer");

    let arrival = service.arrival().await;
    assert_eq!(arrival.operation.id, "getEmailFinderBatchStatus");
    assert_eq!(
        arrival.path(),
        "/email-finder/batch/..%2Fa%2Fb%3Fc%3Dd%23e%20%25%C3%BC"
    );
    assert_eq!(arrival.query(), BTreeMap::new());

    for id in ["", ".", ".."] {
        let refused = service.client().email_finder().batch_status(id).await;
        let kind = shown::error(refused.expect_err("a refusal")).kind().clone();
        assert_eq!(kind, enrich_api::ErrorKind::InvalidRequest, "{id:?}");
    }
    assert_eq!(service.arrivals().await.len(), 1);
}

#[tokio::test]
async fn the_key_can_travel_as_a_bearer_token() {
    let service = Service::start(Extent::Complete).await;
    let builder = client(service.base_url()).auth_scheme(AuthScheme::Bearer);
    let client = builder.build().expect("a client");
    client.wallets().balance().await.expect("an answer");
    client
        .email_finder()
        .find(FIRST_NAME, LAST_NAME, DOMAIN)
        .await
        .expect("an answer");
    client
        .lead_finder()
        .download_export("ej_0123456789abcdef")
        .await
        .expect("an answer");

    for arrival in service.arrivals().await {
        assert_eq!(
            arrival.header("authorization"),
            Some(&*format!("Bearer {KEY}"))
        );
        assert_eq!(arrival.header("x-api-key"), None);
    }
}

#[tokio::test]
async fn a_request_can_be_sent_again_and_by_name() {
    let service = Service::start(Extent::Complete).await;
    let request = service.client().email_validation().validate(EMAIL);
    request.clone().send().await.expect("an answer");
    request.await.expect("an answer");

    let bodies: Vec<_> = service.arrivals().await.iter().map(Arrival::body).collect();
    let body = Some(json!({"email": EMAIL}));
    assert_eq!(bodies, [body.clone(), body]);
}
