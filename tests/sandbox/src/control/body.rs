//! Bodies of requests to `/__sandbox`, and what they have to look like.
//!
//! They are held against schemas, as the bodies of operations are, so that they
//! are refused in the same words and nothing in them is ignored.

use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use bytes::Bytes;
use clap::ValueEnum;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{Complaint, complain};
use crate::dialect::Dialect;
use crate::faults::Fault;
use crate::keys::Role;
use crate::ledger::MOST_CREDITS;
use crate::organization::{Approval, Standing};
use crate::plan::Plan;
use crate::problem::ErrorStyle;
use crate::server::Stalled;
use crate::state::Order;
use crate::validate::{self, schemas::object};
use crate::webhooks::{MOST_COPIES, Manner};

/// The body of a request, which fits its schema.
pub(super) struct Body<T>(pub T);

/// A body that has a schema.
pub(super) trait Described: DeserializeOwned {
    /// What it has to look like.
    fn schema() -> Value;
}

impl<S: Send + Sync, T: Described> FromRequest<S> for Body<T> {
    type Rejection = Complaint;

    async fn from_request(request: Request, state: &S) -> Result<Self, Complaint> {
        let content_type = request.headers().get(header::CONTENT_TYPE);
        // Web pages cannot send this type to others without being allowed to.
        if !validate::is_json(content_type.and_then(|value| value.to_str().ok())) {
            let text = "body must be sent as application/json";
            return Err(complain(StatusCode::UNSUPPORTED_MEDIA_TYPE, text));
        }
        let bytes = Bytes::from_request(request, state).await;
        let bytes = bytes.map_err(|rejection| match Stalled::cause_of(&rejection) {
            Some(stalled) => complain(StatusCode::REQUEST_TIMEOUT, stalled.to_string()),
            None => complain(rejection.status(), rejection.body_text()),
        })?;
        match validate::read_json(&T::schema(), &bytes) {
            Ok(body) => Ok(Self(body)),
            Err(refusal) => Err(complain(StatusCode::BAD_REQUEST, refusal.detail())),
        }
    }
}

/// The values of an enumeration, as they are written.
fn any_of<E: ValueEnum + serde::Serialize>() -> Value {
    json!({ "enum": E::value_variants() })
}

/// The place of a customer, from 0.
fn organization() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

/// A time to move the clock ahead.
#[derive(Deserialize)]
pub(super) struct Advance {
    pub seconds: f64,
}

impl Described for Advance {
    fn schema() -> Value {
        let seconds = json!({ "type": "number", "minimum": 0 });
        object(&["seconds"], json!({ "seconds": seconds }))
    }
}

impl Described for Fault {
    fn schema() -> Value {
        Self::schema()
    }
}

impl Described for Order {
    fn schema() -> Value {
        Self::schema()
    }
}

/// Credits to add, or to take away.
#[derive(Deserialize)]
pub(super) struct Amount {
    #[serde(default)]
    pub organization: usize,
    pub amount: i64,
}

impl Described for Amount {
    fn schema() -> Value {
        let most = MOST_CREDITS.cast_signed();
        let amount = json!({ "type": "integer", "minimum": -most, "maximum": most });
        let members = json!({ "organization": organization(), "amount": amount });
        object(&["amount"], members)
    }
}

/// Settings to change; those that are left out stay as they are.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Settings {
    /// The customer that the next three are for.
    #[serde(default)]
    pub organization: usize,
    pub plan: Option<Plan>,
    pub standing: Option<Standing>,
    pub approval: Option<Approval>,
    /// How errors are written: `problem`, `flat` or `coded`.
    pub errors: Option<ErrorStyle>,
    /// The dialect of other answers: `documented`, `sdk` or `older-sdk`.
    pub dialect: Option<Dialect>,
    /// Whether calls are counted.
    pub rate_limits: Option<bool>,
    /// How events are delivered.
    pub webhooks: Option<Manner>,
}

impl Described for Settings {
    fn schema() -> Value {
        let copies = json!({ "type": "integer", "minimum": 1, "maximum": MOST_COPIES });
        let manner = json!({ "copies": copies, "shuffled": { "type": "boolean" } });
        let members = json!({
            "organization": organization(),
            "plan": any_of::<Plan>(),
            "standing": any_of::<Standing>(),
            "approval": any_of::<Approval>(),
            "errors": any_of::<ErrorStyle>(),
            "dialect": any_of::<Dialect>(),
            "rateLimits": { "type": "boolean" },
            "webhooks": object(&[], manner),
        });
        object(&[], members)
    }
}

/// A customer to add.
#[derive(Deserialize)]
pub(super) struct NewOrganization {
    pub plan: Plan,
    pub credits: Option<u64>,
    #[serde(default)]
    pub role: Role,
}

impl Described for NewOrganization {
    fn schema() -> Value {
        let credits = json!({ "type": "integer", "minimum": 0, "maximum": MOST_CREDITS });
        let members = json!({
            "plan": any_of::<Plan>(),
            "credits": credits,
            "role": any_of::<Role>(),
        });
        object(&["plan"], members)
    }
}

/// A key to add, or to change.
#[derive(Deserialize)]
pub(super) struct PutKey {
    #[serde(default)]
    pub organization: usize,
    /// Made up when left out.
    pub key: Option<String>,
    #[serde(default)]
    pub role: Role,
    #[serde(default = "yes")]
    pub enabled: bool,
}

const fn yes() -> bool {
    true
}

impl Described for PutKey {
    fn schema() -> Value {
        let members = json!({
            "organization": organization(),
            "key": { "type": "string" },
            "role": any_of::<Role>(),
            "enabled": { "type": "boolean" },
        });
        object(&[], members)
    }
}
