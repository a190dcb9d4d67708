//! Lead Finder: searching, counting and what helps with it.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::lead_query::{Members, combination, query};
use super::pages::{Page, place};
use crate::context::Context;
use crate::problem::Refusal;
use crate::reply::Reply;
use crate::shapes;
use crate::validate::refuse;
use crate::world::{Lead, SearchType};

/// What the offset of a page has to stay below.
const MOST_OFFSET: u64 = 500;
/// Results and pages that are free.
const FREE: (u64, u64) = (75, 3);
/// Names that are suggested unless more or fewer are asked for.
const SUGGESTIONS: u64 = 10;
/// Names that are suggested at most.
const MOST_SUGGESTIONS: u64 = 100;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    filters: Members,
    #[serde(default)]
    exclude_filters: Members,
    #[serde(default = "first")]
    page: u64,
    #[serde(default = "usual")]
    page_size: u64,
}

const fn first() -> u64 {
    1
}

const fn usual() -> u64 {
    25
}

pub fn search(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let body: Body = context.input.body()?;
    let page = Page {
        number: body.page,
        limit: body.page_size,
    };
    if (page.number - 1) * page.limit >= MOST_OFFSET {
        return Err(refuse(
            "body/page",
            "(page - 1) * pageSize must be less than 500",
        ));
    }
    let query = query(&body.filters, &body.exclude_filters)?;
    let hits = context.world().leads().search(&query);
    let total = hits.count() as u64;
    let range = page.range(total);
    let shown = range.len() as u64;
    let leads = hits.page(range);
    pay(
        &context,
        &combination(&body.filters, &body.exclude_filters),
        page,
        shown,
    )?;
    let data = json!({
        "results": previews(&context, &leads),
        "pagination": {
            "page": page.number,
            "pageSize": page.limit,
            "totalResults": total,
            "totalPages": page.count(total),
            "hasMore": page.number < page.count(total),
            "isApproximate": false,
            "searchedTotalResult": total,
        },
    });
    Ok(Reply::new(data))
}

/// Charges the results that are shown and not free.
fn pay(context: &Context<'_>, combination: &str, page: Page, shown: u64) -> Result<(), Refusal> {
    let now = context.now;
    let memo = context.memo(format!("Search results, page {}", page.number));
    context.books(|books| {
        let price = if books.searches.is_free(combination, now) {
            beyond_free(page, shown)
        } else {
            shown
        };
        books.ledger.charge(price, memo, now)?;
        books.searches.note(combination, now);
        Ok(())
    })
}

/// Results of a page that a free search has to pay.
fn beyond_free(page: Page, shown: u64) -> u64 {
    let (results, pages) = FREE;
    if page.number > pages {
        return shown;
    }
    let end = (page.number - 1) * page.limit + shown;
    end.saturating_sub(results).min(shown)
}

fn previews(context: &Context<'_>, leads: &[Lead<'_>]) -> Vec<Value> {
    let unlocked: Vec<bool> = context.books(|books| {
        let paid = |id: &str| books.unlocked.contains(id) || books.revealed.contains_key(id);
        leads.iter().map(|lead| paid(lead.id())).collect()
    });
    leads
        .iter()
        .zip(unlocked)
        .map(|(lead, unlocked)| {
            let preview = if unlocked {
                lead.unlocked_preview()
            } else {
                lead.preview()
            };
            shapes::preview(&preview)
        })
        .collect()
}

pub fn count(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let body: Body = context.input.body()?;
    let query = query(&body.filters, &body.exclude_filters)?;
    let hits = context.world().leads().search(&query);
    Ok(Reply::new(json!({
        "count": hits.count(),
        "searchType": match hits.search_type() {
            SearchType::People => "people",
            SearchType::Company => "company",
            SearchType::Unified => "unified",
        },
        "isApproximate": false,
        "searchedTotalResult": hits.count(),
    })))
}

pub fn filter_options(context: Context<'_>) -> Result<Reply, Refusal> {
    let dialect = context.dialect;
    let options = context.world().leads().filter_options();
    let filters: Map<String, Value> = options
        .into_iter()
        .map(|filter| {
            let name = filter.name.to_owned();
            if dialect.is_of_sdk() {
                (name, shapes::filter_definition(&filter))
            } else {
                (name, filter.values.into())
            }
        })
        .collect();
    Ok(Reply::new(filters.into()))
}

pub fn suggest(context: Context<'_>) -> Result<Reply, Refusal> {
    let limit = context
        .input
        .number("limit", SUGGESTIONS)
        .min(MOST_SUGGESTIONS);
    let names = context
        .world()
        .leads()
        .suggest(context.input.text("q"), place(limit));
    Ok(Reply::new(json!({ "values": names })))
}

#[derive(Deserialize)]
struct Reference {
    id: String,
}

#[derive(Deserialize)]
struct UnlockBody {
    leads: Vec<Reference>,
}

pub fn unlock_names(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let body: UnlockBody = context.input.body()?;
    let price = body.leads.len() as u64;
    let names: Vec<(String, Option<String>)> = body
        .leads
        .into_iter()
        .map(|Reference { id }| {
            let name = context
                .world()
                .leads()
                .get(&id)
                .map(|lead| lead.last_name().to_owned());
            (id, name)
        })
        .collect();
    let memo = context.memo(format!("Names of {price} lead(s)"));
    let balance = context.books(|books| {
        books.ledger.charge(price, memo, context.now)?;
        let known = names.iter().filter(|(_, name)| name.is_some());
        books.unlocked.extend(known.map(|(id, _)| id.clone()));
        Ok::<_, Refusal>(books.ledger.balance())
    })?;
    let results: Vec<Value> = names
        .into_iter()
        .map(|(id, name)| match name {
            Some(name) => json!({ "id": id, "lastName": name }),
            None => json!({ "id": id }),
        })
        .collect();
    Ok(Reply::new(json!({ "results": results }))
        .receipt("creditsUsed", price)
        .receipt("creditsRemaining", balance))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_75_results_on_3_pages_are_free() {
        for (number, limit, shown, price) in [
            (1, 25, 25, 0),
            (3, 25, 25, 0),
            (4, 10, 10, 10),
            (1, 100, 100, 25),
            (2, 50, 50, 25),
            (2, 100, 30, 30),
            (3, 30, 30, 15),
            (1, 100, 40, 0),
            (5, 25, 0, 0),
        ] {
            assert_eq!(
                beyond_free(Page { number, limit }, shown),
                price,
                "page {number} of {limit}"
            );
        }
    }
}
