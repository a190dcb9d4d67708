//! IP to Company.

use std::net::IpAddr;

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
use crate::validate::refuse;

const PRODUCT: Product = Product::IpToCompany;

#[derive(Deserialize)]
struct Body {
    ip: String,
}

#[derive(Deserialize)]
struct BatchBody {
    ips: Vec<Body>,
}

pub fn lookup(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let Body { ip } = context.input.body()?;
    if ip.parse::<IpAddr>().is_err() {
        return Err(refuse("body/ip", "Invalid ip"));
    }
    let company = shapes::ip_company(context.world(), &ip);
    let bill = singles::charge(
        &context,
        Lookup {
            product: PRODUCT,
            found: company.is_some(),
            cached_as: Some(products::ip_key(&ip)),
            description: format!("Organization behind {ip}"),
        },
    )?;
    let data = shapes::ip_company_full(&ip, company.as_ref());
    Ok(bill.receipt(Reply::new(data)))
}

pub fn batch(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let body: BatchBody = context.input.body()?;
    let ips: Vec<&str> = body.ips.iter().map(|body| body.ip.as_str()).collect();
    for (place, ip) in ips.iter().enumerate() {
        if ip.parse::<IpAddr>().is_err() {
            return Err(refuse(&format!("body/ips/{place}/ip"), "Invalid ip"));
        }
    }
    let items = Items::ips(&ips);
    refuse_duplicate(&context, &items)?;
    let (count, price) = (items.len() as u64, PRODUCT.batch_price());
    let submission = Submission {
        product: PRODUCT,
        items,
        original: ips.len(),
        webhook: None,
    };
    batches::submit(&context, submission).map_err(|refusal| match refusal {
        Refusal::InsufficientCredits(shortfall) => Refusal::IpBatchShortfall {
            shortfall,
            items: count,
            price,
        },
        other => other,
    })
}

/// A batch of the very same addresses is refused while the first is at work.
fn refuse_duplicate(context: &Context<'_>, items: &Items) -> Result<(), Refusal> {
    let running = context.books(|books| {
        books
            .jobs
            .batches
            .values()
            .find(|batch| {
                !batch.timeline.phase(context.now).ended() && batch.work.items.same_ips(items)
            })
            .map(|batch| batch.id.clone())
    });
    running.map_or(Ok(()), |id| {
        let detail = format!("A batch of the same addresses is being processed: {id}");
        Err(Refusal::Conflict(detail))
    })
}

pub fn status(context: Context<'_>) -> Result<Reply, Refusal> {
    let view = batches::view(&context, PRODUCT, "batchId")?;
    let data = json!({
        "batchId": view.id,
        "status": view.state(),
        "totalItems": view.timeline.total,
        "processedItems": view.done(),
        "foundCount": view.tally(&context).found,
        "progress": view.timeline.percent(context.now),
        "createdAt": view.timeline.submitted,
        "completedAt": view.timeline.ended_at(context.now),
    });
    Ok(Reply::new(data).without_receipt())
}

pub fn results(context: Context<'_>) -> Result<Reply, Refusal> {
    let view = batches::view(&context, PRODUCT, "batchId")?;
    let page = Page::of(&context, 100);
    let data = json!({
        "batchId": view.id,
        "status": view.state(),
        "totalItems": view.timeline.total,
        "processedCount": view.done(),
        "foundCount": view.tally(&context).found,
        "results": view.rows(&context, page),
        "page": page.number,
        "limit": page.limit,
    });
    Ok(view.results(&context, data))
}
