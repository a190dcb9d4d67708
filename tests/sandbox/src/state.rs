//! [`State`]: all that changes, in one place.
//!
//! One lock guards it, so that whatever several callers do at once happens in
//! some order. Long reckoning is done outside of it.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::dialect::Dialect;
use crate::ids::Ids;
use crate::jobs::Ending;
use crate::keys::Keys;
use crate::organization::Organization;
use crate::problem::ErrorStyle;
use crate::validate::schemas::{decided_by, object};

/// All that changes.
#[derive(Debug)]
pub struct State {
    /// Customers. They are never removed.
    pub organizations: Vec<Organization>,
    /// Who may call.
    pub keys: Keys,
    /// Where ids come from.
    pub ids: Ids,
    /// How errors are written.
    pub style: ErrorStyle,
    /// The dialect of other answers.
    pub dialect: Dialect,
    /// Whether calls are counted against the limits of the plan.
    pub rate_limits: bool,
    /// How coming jobs were ordered to end.
    pub orders: Vec<Order>,
}

/// How the next job of an operation is to end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// The operation that submits it.
    pub operation: String,
    /// Its end.
    #[serde(flatten)]
    pub ending: Ending,
}

impl Order {
    /// What an order has to look like.
    #[must_use]
    pub fn schema() -> Value {
        let members = json!({
            "operation": { "type": "string" },
            "ending": { "enum": ["failed", "partial"] },
            "share": { "type": "number", "minimum": 0, "maximum": 1 },
            "recoverable": { "type": "boolean" },
        });
        let rows: &[(_, &[_], &[_])] = &[
            ("failed", &[], &["share"]),
            ("partial", &[], &["share", "recoverable"]),
        ];
        decided_by("ending", rows, object(&["operation", "ending"], members))
    }
}

impl State {
    /// Takes the first order for an operation off the list.
    pub fn take_order(&mut self, operation: &str) -> Option<Ending> {
        let place = self
            .orders
            .iter()
            .position(|order| order.operation == operation)?;
        Some(self.orders.remove(place).ending)
    }
}
