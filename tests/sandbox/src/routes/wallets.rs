//! Wallets.

use serde_json::{Value, json};

use super::pages::Page;
use crate::context::Context;
use crate::ledger::Entry;
use crate::problem::Refusal;
use crate::reply::Reply;

pub fn balance(context: Context<'_>) -> Result<Reply, Refusal> {
    let data = context.books(|books| {
        json!({
            "organizationId": books.id,
            "balance": books.ledger.balance(),
            "currency": "credits",
            "asOf": context.now,
        })
    });
    Ok(Reply::new(data).without_receipt())
}

pub fn transactions(context: Context<'_>) -> Result<Reply, Refusal> {
    let page = Page::of(&context, 50);
    let kind = context.input.optional_text("type");
    let (total, rows) = context.books(|books| {
        let wanted: Vec<&Entry> = books
            .ledger
            .entries()
            .iter()
            .rev()
            .filter(|entry| kind.is_none_or(|kind| json!(entry.kind) == *kind))
            .collect();
        let total = wanted.len() as u64;
        let rows: Vec<Value> = wanted[page.range(total)]
            .iter()
            .map(|entry| entry.to_json(&books.id))
            .collect();
        (total, rows)
    });
    let data = json!({ "transactions": rows, "pagination": page.pagination(total) });
    Ok(Reply::new(data).without_receipt())
}
