//! `/__sandbox`: driving the sandbox over HTTP.
//!
//! What [`Sandbox`](crate::Sandbox) can do from Rust, for tests in other
//! languages and for people with `curl`. It acts on the first customer unless
//! `organization` says otherwise, and needs no key.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::description::Description;
use crate::dialect::Dialect;
use crate::driver::Driver;
use crate::faults::Fault;
use crate::keys::Role;
use crate::organization::{Approval, Standing};
use crate::plan::Plan;
use crate::problem::ErrorStyle;
use crate::state::Order;
use crate::webhooks::Manner;

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

#[derive(Deserialize)]
struct Span {
    seconds: f64,
}

async fn advance(
    State(driver): State<Arc<Driver>>,
    Json(span): Json<Span>,
) -> Result<Json<Value>, Complaint> {
    let by = Duration::try_from_secs_f64(span.seconds)
        .map_err(|_| complain(StatusCode::BAD_REQUEST, "seconds must be 0 or more"))?;
    let clock = driver.service().engine.clock();
    clock.advance(by);
    Ok(Json(json!({ "now": clock.now() })))
}

async fn faults(State(driver): State<Arc<Driver>>) -> Json<Value> {
    Json(json!({ "faults": driver.service().faults.ordered() }))
}

async fn order_fault(
    State(driver): State<Arc<Driver>>,
    Json(fault): Json<Fault>,
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
    Json(order): Json<Order>,
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

#[derive(Deserialize)]
struct Amount {
    #[serde(default)]
    organization: usize,
    amount: i64,
}

async fn credits(
    State(driver): State<Arc<Driver>>,
    Json(Amount {
        organization,
        amount,
    }): Json<Amount>,
) -> Result<Json<Value>, Complaint> {
    let balance = driver.move_credits(organization, amount);
    let balance = balance.ok_or_else(|| no_organization(organization))?;
    Ok(Json(json!({ "balance": balance })))
}

/// Settings to change; those that are left out stay as they are.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Settings {
    /// The customer that the next three are for.
    #[serde(default)]
    organization: usize,
    plan: Option<Plan>,
    standing: Option<Standing>,
    approval: Option<Approval>,
    /// How errors are written: `problem`, `flat` or `coded`.
    errors: Option<ErrorStyle>,
    /// The dialect of other answers: `documented`, `sdk` or `older-sdk`.
    dialect: Option<Dialect>,
    /// Whether calls are counted.
    rate_limits: Option<bool>,
    /// How events are delivered.
    webhooks: Option<Manner>,
}

async fn settings(
    State(driver): State<Arc<Driver>>,
    Json(settings): Json<Settings>,
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

#[derive(Deserialize)]
struct NewOrganization {
    plan: Plan,
    credits: Option<u64>,
    #[serde(default)]
    role: Role,
}

async fn add_organization(
    State(driver): State<Arc<Driver>>,
    Json(new): Json<NewOrganization>,
) -> Response {
    let credits = new.credits.unwrap_or_else(|| new.plan.credits());
    let (organization, key) = driver.add_organization(new.plan, credits, new.role);
    (
        StatusCode::CREATED,
        Json(json!({ "organization": organization, "key": key })),
    )
        .into_response()
}

#[derive(Deserialize)]
struct PutKey {
    #[serde(default)]
    organization: usize,
    /// Made up when left out.
    key: Option<String>,
    #[serde(default)]
    role: Role,
    #[serde(default = "yes")]
    enabled: bool,
}

const fn yes() -> bool {
    true
}

async fn put_key(
    State(driver): State<Arc<Driver>>,
    Json(put): Json<PutKey>,
) -> Result<Json<Value>, Complaint> {
    if put.organization >= driver.organizations() {
        return Err(no_organization(put.organization));
    }
    let key = put.key.unwrap_or_else(|| driver.new_key());
    if !key.starts_with("sk_") {
        return Err(complain(StatusCode::BAD_REQUEST, "a key begins with sk_"));
    }
    driver.put_key(&key, put.organization, put.role, put.enabled);
    Ok(Json(json!({ "key": key })))
}

async fn remove_key(State(driver): State<Arc<Driver>>, Path(key): Path<String>) -> StatusCode {
    if driver.remove_key(&key) {
        StatusCode::NO_CONTENT
    } else {
        StatusCode::NOT_FOUND
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
