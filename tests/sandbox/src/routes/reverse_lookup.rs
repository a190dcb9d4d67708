//! Reverse Email Lookup.

use serde::Deserialize;
use serde_json::json;

use super::batches::{self, Submission};
use super::pages::Page;
use super::singles::{self, Lookup};
use crate::context::Context;
use crate::problem::Refusal;
use crate::products::{self, Items, Product};
use crate::reply::Reply;
use crate::shapes;

const PRODUCT: Product = Product::ReverseLookup;

#[derive(Deserialize)]
struct Body {
    email: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct BatchBody {
    emails: Vec<String>,
    webhook_url: Option<String>,
}

pub fn lookup(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let Body { email } = context.input.body()?;
    let profile = context.world().reverse_lookup(&email);
    let bill = singles::charge(
        &context,
        Lookup {
            product: PRODUCT,
            found: profile.is_some(),
            cached_as: Some(products::email_key(&email)),
            description: format!("Profile behind {email}"),
        },
    )?;
    let mut data = profile.map_or_else(|| json!({}), |profile| shapes::profile(&profile));
    data["creditsConsumed"] = bill.used().into();
    Ok(bill.receipt(Reply::new(data)))
}

pub fn batch(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let body: BatchBody = context.input.body()?;
    let webhook = context.webhook(body.webhook_url)?;
    batches::submit(
        &context,
        Submission {
            product: PRODUCT,
            items: Items::emails(&body.emails),
            original: body.emails.len(),
            webhook,
        },
    )
}

pub fn status(context: Context<'_>) -> Result<Reply, Refusal> {
    Ok(batches::view(&context, PRODUCT, "batchId")?.status())
}

pub fn results(context: Context<'_>) -> Result<Reply, Refusal> {
    let view = batches::view(&context, PRODUCT, "batchId")?;
    let page = Page::of(&context, 100);
    let tally = view.tally(&context);
    let data = json!({
        "batchId": view.id,
        "status": view.state(),
        "totalItems": view.timeline.total,
        "processedItems": view.done(),
        "successful": tally.found,
        "failed": tally.not_found,
        "page": page.number,
        "limit": page.limit,
        "results": view.rows(&context, page),
    });
    Ok(view.results(&context, data))
}
