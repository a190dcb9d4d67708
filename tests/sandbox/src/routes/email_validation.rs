//! Email Validation.

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
use crate::world::Verdict;

const PRODUCT: Product = Product::EmailValidation;

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

pub fn validate(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let Body { email } = context.input.body()?;
    let check = context.world().validate_email(&email);
    let bill = singles::charge(
        &context,
        Lookup {
            product: PRODUCT,
            found: check.verdict != Verdict::Risky,
            cached_as: None,
            description: format!("Validation of {email}"),
        },
    )?;
    Ok(bill.receipt(Reply::new(shapes::email_check(&email, &check))))
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
    let data = json!({
        "batchId": view.id,
        "status": view.state(),
        "totalItems": view.timeline.total,
        "processedCount": view.done(),
        "results": view.rows(&context, Page::of(&context, 100)),
    });
    Ok(view.results(&context, data))
}
