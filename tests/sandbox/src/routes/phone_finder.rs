//! Phone Finder.

use serde::Deserialize;
use serde_json::json;

use super::batches::{self, Submission};
use super::pages::Page;
use super::singles::{self, Lookup};
use crate::context::Context;
use crate::problem::Refusal;
use crate::products::{Items, Product};
use crate::reply::Reply;
use crate::validate::refuse;

const PRODUCT: Product = Product::Phone;

/// Most items of a batch, in both lists together.
const MOST_ITEMS: usize = 500_000;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct BatchBody {
    #[serde(default)]
    emails: Vec<String>,
    #[serde(default)]
    linkedins: Vec<String>,
    webhook_url: Option<String>,
}

pub fn lookup(context: Context<'_>) -> Result<Reply, Refusal> {
    let email = context.input.optional_text("email");
    let linkedin = context.input.optional_text("linkedin");
    let (phones, description) = match (email, linkedin) {
        (Some(email), None) => (context.world().phones_by_email(email), email),
        (None, Some(url)) if !url.is_empty() => (context.world().phones_by_linkedin(url), url),
        (Some(_), Some(_)) => {
            return Err(refuse(
                "querystring",
                "must have either email or linkedin, not both",
            ));
        }
        _ => return Err(refuse("querystring", "must have email or linkedin")),
    };
    let bill = singles::charge(
        &context,
        Lookup {
            product: PRODUCT,
            found: !phones.is_empty(),
            cached_as: None,
            description: format!("Phone numbers of {description}"),
        },
    )?;
    Ok(bill.receipt(Reply::new(json!({ "phones": phones }))))
}

pub fn batch(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let body: BatchBody = context.input.body()?;
    let webhook = context.webhook(body.webhook_url)?;
    let original = body.emails.len() + body.linkedins.len();
    match original {
        0 => {
            return Err(refuse(
                "body",
                "must have at least one of emails and linkedins",
            ));
        }
        1..=MOST_ITEMS => {}
        _ => return Err(refuse("body", "must have at most 500000 items in all")),
    }
    batches::submit(
        &context,
        Submission {
            product: PRODUCT,
            items: Items::people(&body.emails, &body.linkedins),
            original,
            webhook,
        },
    )
}

pub fn status(context: Context<'_>) -> Result<Reply, Refusal> {
    Ok(batches::view(&context, PRODUCT, "jobId")?.status())
}

pub fn results(context: Context<'_>) -> Result<Reply, Refusal> {
    let view = batches::view(&context, PRODUCT, "jobId")?;
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
