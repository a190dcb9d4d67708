//! The bodies that tell a webhook of the items of a batch, and of its end.

use serde_json::{Value, json};

use super::{Items, Outcome, Product, Tally, phones};
use crate::clock::Moment;
use crate::shapes;
use crate::world::World;

/// Tells of the item at a place.
#[must_use]
pub fn event(
    product: Product,
    world: &World,
    items: &Items,
    place: usize,
    job: &str,
    now: Moment,
) -> Option<Value> {
    let (event, mut data) = match (product, items) {
        (Product::EmailValidation, Items::Emails(emails)) => {
            let email = emails.get(place);
            let result = shapes::email_check_delivery(email, &world.validate_email(email));
            (
                "webhook:email_lookup.completed",
                json!({ "result": result }),
            )
        }
        (Product::EmailFinder, Items::Leads(_)) => {
            let [first, last, domain] = items.lead(place);
            let find = world.find_email(first, last, domain);
            let result = shapes::email_find_delivery(domain, &find);
            (
                "webhook:finder_lookup.completed",
                json!({ "result": result }),
            )
        }
        (Product::ReverseLookup, Items::Emails(emails)) => {
            let data = match world.reverse_lookup(emails.get(place)) {
                Some(profile) => json!({ "type": "success", "result": shapes::profile(&profile) }),
                None => json!({ "type": "no_match", "message": "No profile found" }),
            };
            ("webhook:email_result.completed", data)
        }
        (Product::Phone, Items::People { .. }) => {
            let phones = phones(world, items, place);
            let data = match Outcome::of(!phones.is_empty()) {
                Outcome::Found => json!({ "type": "success", "phones": phones }),
                _ => json!({ "type": "no_match", "message": "No phone number found" }),
            };
            ("webhook:phone_result.completed", data)
        }
        _ => return None,
    };
    data["job_id"] = job.into();
    data["result_id"] = result_id(job, place).into();
    Some(json!({ "event": event, "timestamp": now, "data": data }))
}

/// Tells of the end.
#[must_use]
pub fn completion(
    product: Product,
    tally: Tally,
    total: u64,
    failed: bool,
    job: &str,
    now: Moment,
) -> Option<Value> {
    // Checks and finds have no other word for it.
    let unreached = total.saturating_sub(tally.items());
    let mut data = json!({ "job_id": job, "total_items": total, "completed_at": now });
    let event = match product {
        Product::EmailValidation => {
            data["status"] = "completed".into();
            data["successful"] = tally.items().into();
            data["failed"] = unreached.into();
            data["valid"] = tally.valid.into();
            data["invalid"] = tally.invalid.into();
            data["risky"] = tally.risky.into();
            "validation.completed"
        }
        Product::EmailFinder => {
            data["status"] = "completed".into();
            data["successful"] = tally.items().into();
            data["failed"] = unreached.into();
            data["found"] = tally.found.into();
            data["not_found"] = tally.not_found.into();
            "finder.completed"
        }
        Product::ReverseLookup | Product::Phone => {
            data["status"] = if failed { "failed" } else { "completed" }.into();
            data["found"] = tally.found.into();
            data["not_found"] = (tally.not_found + unreached).into();
            if product == Product::Phone {
                "webhook:phone_completion.completed"
            } else {
                "webhook:email_completion.completed"
            }
        }
        Product::IpToCompany => return None,
    };
    Some(json!({ "event": event, "timestamp": now, "data": data }))
}

/// Id of one result of a job: that of the job, with its end counted up.
fn result_id(job: &str, place: usize) -> String {
    let stem = job.get(..16).unwrap_or(job);
    format!("{stem}{:08x}", place + 1)
}
