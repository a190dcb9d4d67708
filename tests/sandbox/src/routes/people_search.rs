//! People Search.

use serde::Deserialize;
use serde_json::{Value, json};

use super::pages::Page;
use crate::context::Context;
use crate::problem::Refusal;
use crate::reply::Reply;
use crate::shapes;
use crate::world::{CascadeLevel, EmployeeFilters, WaterfallSearch};

#[derive(Deserialize)]
struct EmployeesBody {
    company_linkedin_url: String,
    #[serde(default)]
    country: Vec<String>,
    #[serde(default)]
    continent: Vec<String>,
    #[serde(default)]
    sales_region: Vec<String>,
    #[serde(default)]
    job_level: Vec<String>,
    #[serde(default)]
    job_function: Vec<String>,
    #[serde(default = "ten")]
    max_results: u64,
    #[serde(default = "one")]
    page: u64,
}

const fn ten() -> u64 {
    10
}

const fn one() -> u64 {
    1
}

pub fn employees(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let body: EmployeesBody = context.input.body()?;
    let filters = EmployeeFilters {
        countries: body.country,
        continents: body.continent,
        sales_regions: body.sales_region,
        job_levels: body.job_level,
        job_functions: body.job_function,
    };
    let url = body.company_linkedin_url;
    let employees = context.world().employees(&url, &filters);
    let total = employees.count() as u64;
    let page = Page {
        number: body.page,
        limit: body.max_results,
    };
    let people = employees.page(page.range(total));
    let results: Vec<Value> = people.iter().map(shapes::employee).collect();
    let data = json!({
        "company_linkedin_url": url,
        "max_results": page.limit,
        "results_length": results.len(),
        "page": page.number,
        "total_pages": page.count(total),
        "total_results": total,
        "results": results,
    });
    pay(&context, people.len() as u64, Reply::new(data))
}

#[derive(Deserialize)]
struct WaterfallBody {
    company_linkedin_url: String,
    cascade: Option<Vec<Level>>,
    max_results: Option<usize>,
    min_score: Option<f64>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Level {
    include_title: Vec<String>,
    exclude_title: Vec<String>,
    job_levels: Vec<String>,
    job_functions: Vec<String>,
    skills: Vec<String>,
    location: Vec<String>,
    include_headline_search: bool,
    priority_bonus: u8,
}

impl From<Level> for CascadeLevel {
    fn from(level: Level) -> Self {
        Self {
            include_title: level.include_title,
            exclude_title: level.exclude_title,
            job_levels: level.job_levels,
            job_functions: level.job_functions,
            skills: level.skills,
            location: level.location,
            include_headline_search: level.include_headline_search,
            priority_bonus: level.priority_bonus,
        }
    }
}

pub fn waterfall(mut context: Context<'_>) -> Result<Reply, Refusal> {
    let body: WaterfallBody = context.input.body()?;
    let mut search = WaterfallSearch::default();
    if let Some(cascade) = body.cascade {
        search.cascade = cascade.into_iter().map(Into::into).collect();
    }
    if let Some(most) = body.max_results {
        search.max_results = most;
    }
    if let Some(least) = body.min_score {
        search.min_score = least;
    }
    let result = context
        .world()
        .waterfall(&body.company_linkedin_url, &search);
    let people = result.results.len() as u64;
    pay(&context, people, Reply::new(shapes::waterfall(&result)))
}

/// Charges a credit for each person.
fn pay(context: &Context<'_>, people: u64, reply: Reply) -> Result<Reply, Refusal> {
    let memo = context.memo(format!("{people} person(s)"));
    let balance = context.books(|books| {
        books.ledger.charge(people, memo, context.now)?;
        Ok::<_, Refusal>(books.ledger.balance())
    })?;
    Ok(reply
        .receipt("creditsUsed", people)
        .receipt("creditsRemaining", balance))
}
