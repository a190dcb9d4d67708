//! Email Finder.

use serde::Deserialize;
use serde_json::json;

use super::batches::{self, Submission};
use super::pages::Page;
use super::singles::{self, Lookup};
use crate::context::Context;
use crate::problem::Refusal;
use crate::products::{Items, Product};
use crate::reply::Reply;
use crate::shapes;

const PRODUCT: Product = Product::EmailFinder;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Lead {
    first_name: String,
    last_name: String,
    domain: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct BatchBody {
    leads: Vec<Lead>,
    webhook_url: Option<String>,
}

pub fn find(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let lead: Lead = context.input.body()?;
    let find = context
        .world()
        .find_email(&lead.first_name, &lead.last_name, &lead.domain);
    let bill = singles::charge(
        &context,
        Lookup {
            product: PRODUCT,
            found: find.email.is_some(),
            cached_as: None,
            description: format!(
                "Email of {} {} at {}",
                lead.first_name, lead.last_name, lead.domain
            ),
        },
    )?;
    let data = shapes::email_find(&lead.first_name, &lead.last_name, &lead.domain, &find);
    Ok(bill.receipt(Reply::new(data)))
}

pub fn batch(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let body: BatchBody = context.input.body()?;
    let webhook = context.webhook(body.webhook_url)?;
    let original = body.leads.len();
    let leads = body
        .leads
        .iter()
        .map(|lead| [&*lead.first_name, &*lead.last_name, &*lead.domain]);
    let items = Items::leads(leads);
    batches::submit(
        &context,
        Submission {
            product: PRODUCT,
            items,
            original,
            webhook,
        },
    )
}

pub fn status(context: Context<'_>) -> Result<Reply, Refusal> {
    Ok(batches::view(&context, PRODUCT, "batchId")?.status())
}

pub fn results(context: Context<'_>) -> Result<Reply, Refusal> {
    let view = batches::view(&context, PRODUCT, "batchId")?;
    let data = json!({
        "batchId": view.id,
        "status": view.state(),
        "totalItems": view.timeline.total,
        "processedCount": view.done(),
        "results": view.rows(&context, Page::of(&context, 100)),
    });
    Ok(view.results(&context, data))
}
