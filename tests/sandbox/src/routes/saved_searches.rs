//! Lead Finder: searches that are kept.

use serde::Deserialize;
use serde_json::json;

use super::lead_query::{Members, query};
use crate::context::Context;
use crate::organization::SavedSearch;
use crate::problem::Refusal;
use crate::reply::Reply;

#[derive(Deserialize)]
struct Body {
    name: String,
    filters: Members,
}

pub fn list(context: Context<'_>) -> Result<Reply, Refusal> {
    Ok(Reply::new(context.books(|books| json!(books.saved))))
}

pub fn create(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let body: Body = context.input.body()?;
    query(&body.filters, &Members::new())?;
    let search = SavedSearch {
        id: context.new_id(),
        name: body.name,
        filters: body.filters.into(),
        created_at: context.now,
        updated_at: context.now,
    };
    let data = json!(search);
    context.books(|books| books.saved.push(search));
    Ok(Reply::new(data))
}

pub fn delete(context: Context<'_>) -> Result<Reply, Refusal> {
    let id = context.input.text("id");
    let deleted = context.books(|books| {
        let before = books.saved.len();
        books.saved.retain(|search| search.id != id);
        books.saved.len() < before
    });
    if deleted {
        Ok(Reply::new(json!({ "deleted": true })))
    } else {
        Err(Refusal::NotFound(format!("There is no such search: {id}")))
    }
}
