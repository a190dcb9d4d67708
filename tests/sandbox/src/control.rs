//! `/__sandbox`: driving the sandbox over HTTP.
//!
//! What [`Sandbox`](crate::Sandbox) can do from Rust, for tests in other
//! languages and for people with `curl`. It acts on the first customer unless
//! `organization` says otherwise, and needs no key. What it refuses is answered
//! with `{"error": …}`.

mod body;

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use body::{Advance, Amount, Body, NewOrganization, PutKey, Settings};

use crate::description::Description;
use crate::driver::Driver;
use crate::faults::Fault;
use crate::keys;
use crate::state::Order;

/// What went wrong, for whoever typed it.
type Complaint = (StatusCode, Json<Value>);

/// The router of `/__sandbox`.
pub fn router(driver: Arc<Driver>) -> Router {
    Router::new()
        .route("/__sandbox", get(overview))
        .route("/__sandbox/advance", post(advance))
        .route(
            "/__sandbox/faults",
            get(faults).post(order_fault).delete(clear_faults),
        )
        .route("/__sandbox/endings", post(order_ending))
        .route("/__sandbox/credits", post(credits))
        .route("/__sandbox/settings", post(settings))
        .route("/__sandbox/organizations", post(add_organization))
        .route("/__sandbox/keys", post(put_key))
        .route("/__sandbox/keys/{key}", delete(remove_key))
        .route("/__sandbox/ledger", get(ledger))
        .route("/__sandbox/deliveries", get(deliveries))
        .with_state(driver)
}

fn complain(status: StatusCode, text: impl Into<String>) -> Complaint {
    (status, Json(json!({ "error": text.into() })))
}

async fn overview(State(driver): State<Arc<Driver>>) -> Json<Value> {
    let organizations: Vec<Value> = (0..driver.organizations())
        .filter_map(|place| {
            driver.organization(place, |books| {
                json!({
                    "organization": place,
                    "id": books.id,
                    "teamId": books.team.id,
                    "plan": books.plan,
                    "standing": books.standing,
                    "approval": books.approval,
                    "ledger": books.ledger.audit(),
                })
            })
        })
        .collect();
    let options = driver.service().engine.options();
    let (errors, dialect) = driver
        .service()
        .engine
        .with_state(|state| (state.style, state.dialect));
    let answered: Vec<Value> = driver
        .service()
        .engine
        .answered()
        .into_iter()
        .map(|((operation, status), count)| {
            json!({ "operation": operation, "status": status, "count": count })
        })
        .collect();
    Json(json!({
        "now": driver.service().engine.clock().now(),
        "seed": options.seed,
        "speed": options.speed,
        "checked": options.checked,
        "errors": errors,
        "dialect": dialect,
        "undescribed": driver.service().engine.undescribed(),
        "organizations": organizations,
        "answered": answered,
        "faults": driver.service().faults.ordered(),
        "webhooks": driver.webhooks().manner(),
    }))
}

async fn advance(
    State(driver): State<Arc<Driver>>,
    Body(Advance { seconds }): Body<Advance>,
) -> Result<Json<Value>, Complaint> {
    let clock = driver.service().engine.clock();
    let left = clock.left();
    let by = Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX);
    if by > left {
        let left = left.as_secs();
        let text = format!("body/seconds leads past the year 9999; at most {left} s are left");
        return Err(complain(StatusCode::BAD_REQUEST, text));
    }
    clock.advance(by);
    Ok(Json(json!({ "now": clock.now() })))
}

async fn faults(State(driver): State<Arc<Driver>>) -> Json<Value> {
    Json(json!({ "faults": driver.service().faults.ordered() }))
}

async fn order_fault(
    State(driver): State<Arc<Driver>>,
    Body(fault): Body<Fault>,
) -> Result<StatusCode, Complaint> {
    known(fault.operation.as_deref())?;
    driver.service().faults.order(fault);
    Ok(StatusCode::NO_CONTENT)
}

async fn clear_faults(State(driver): State<Arc<Driver>>) -> StatusCode {
    driver.service().faults.clear();
    StatusCode::NO_CONTENT
}

async fn order_ending(
    State(driver): State<Arc<Driver>>,
    Body(order): Body<Order>,
) -> Result<StatusCode, Complaint> {
    known(Some(&order.operation))?;
    driver.order_ending(order);
    Ok(StatusCode::NO_CONTENT)
}

/// Operations are spelled as in the description, or not at all.
fn known(operation: Option<&str>) -> Result<(), Complaint> {
    match operation {
        Some(id) if Description::get().operation(id).is_none() => Err(complain(
            StatusCode::BAD_REQUEST,
            format!("there is no operation {id:?}; use an operationId of openapi/enrich.yaml"),
        )),
        _ => Ok(()),
    }
}

fn no_organization(place: usize) -> Complaint {
    complain(
        StatusCode::NOT_FOUND,
        format!("there is no organization {place}; they are counted from 0"),
    )
}

async fn credits(
    State(driver): State<Arc<Driver>>,
    Body(Amount {
        organization,
        amount,
    }): Body<Amount>,
) -> Result<Json<Value>, Complaint> {
    let moved = driver.move_credits(organization, amount);
    match moved.ok_or_else(|| no_organization(organization))? {
        Ok(balance) => Ok(Json(json!({ "balance": balance }))),
        Err(room) => {
            let text = format!("body/amount is too much: at most {room} credits can be added");
            Err(complain(StatusCode::BAD_REQUEST, text))
        }
    }
}

async fn settings(
    State(driver): State<Arc<Driver>>,
    Body(settings): Body<Settings>,
) -> Result<StatusCode, Complaint> {
    driver
        .organization(settings.organization, |books| {
            books.plan = settings.plan.unwrap_or(books.plan);
            books.standing = settings.standing.unwrap_or(books.standing);
            books.approval = settings.approval.unwrap_or(books.approval);
        })
        .ok_or_else(|| no_organization(settings.organization))?;
    if let Some(style) = settings.errors {
        driver.set_error_style(style);
    }
    if let Some(dialect) = settings.dialect {
        driver.set_dialect(dialect);
    }
    if let Some(limited) = settings.rate_limits {
        driver.set_rate_limits(limited);
    }
    if let Some(manner) = settings.webhooks {
        driver.webhooks().set_manner(manner);
    }
    Ok(StatusCode::NO_CONTENT)
}

async fn add_organization(
    State(driver): State<Arc<Driver>>,
    Body(new): Body<NewOrganization>,
) -> Response {
    let credits = new.credits.unwrap_or_else(|| new.plan.credits());
    let (organization, key) = driver.add_organization(new.plan, credits, new.role);
    (
        StatusCode::CREATED,
        Json(json!({ "organization": organization, "key": key })),
    )
        .into_response()
}

async fn put_key(
    State(driver): State<Arc<Driver>>,
    Body(put): Body<PutKey>,
) -> Result<Json<Value>, Complaint> {
    if put.organization >= driver.organizations() {
        return Err(no_organization(put.organization));
    }
    let key = put.key.unwrap_or_else(|| driver.new_key());
    keys::check(&key).map_err(|text| complain(StatusCode::BAD_REQUEST, text))?;
    driver.put_key(&key, put.organization, put.role, put.enabled);
    Ok(Json(json!({ "key": key })))
}

async fn remove_key(
    State(driver): State<Arc<Driver>>,
    Path(key): Path<String>,
) -> Result<StatusCode, Complaint> {
    if driver.remove_key(&key) {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(complain(StatusCode::NOT_FOUND, "there is no such key"))
    }
}

async fn ledger(State(driver): State<Arc<Driver>>) -> Json<Value> {
    let audits: Vec<Value> = (0..driver.organizations())
        .filter_map(|place| driver.organization(place, |books| json!(books.ledger.audit())))
        .collect();
    Json(json!({ "ledgers": audits }))
}

async fn deliveries(State(driver): State<Arc<Driver>>) -> Json<Value> {
    Json(json!({ "attempts": driver.webhooks().attempts() }))
}
