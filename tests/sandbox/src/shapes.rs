//! The people and companies of the [`World`](crate::world::World) in the shapes
//! that the API gives them.
//!
//! One function for each schema. Where the API leaves out what is unknown it is
//! left out here, where it says `null` it is `null`.

mod email;
mod followers;
mod ip;
mod leads;
mod people;
mod profile;

use serde_json::{Map, Value};

pub use email::{email_check, email_check_delivery, email_find, email_find_delivery};
pub use followers::{delivered_follower, estimate, follower};
pub use ip::{ip_company, ip_company_full, ip_company_summary};
pub use leads::{contact, enriched, filter_definition, preview};
pub use people::{employee, waterfall};
pub use profile::profile;

/// An object without the members that are `null`.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .collect::<Map<_, _>>()
            .into(),
        other => other,
    }
}
