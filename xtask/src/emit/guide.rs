//! The chapters of the crate's docs: how the parts of the client are used, each
//! with an example from the API itself. A chapter whose subject the API does not
//! have is left out.

use super::authentication;
use super::documentation::error_line;
use super::example::{self, Told, fenced, request};
use super::{Call, Context, all_calls};
use crate::plan::Price;

/// All chapters, in the order in which a newcomer needs them.
pub fn chapters(context: Context<'_>) -> Vec<String> {
    let guide = Guide(context);
    [
        Some(guide.requests()),
        authentication::chapter(context),
        guide.errors(),
        guide.pages(),
        guide.jobs(),
        guide.money(),
        guide.webhooks(),
        Some(guide.settings()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

struct Guide<'a>(Context<'a>);

impl<'a> Guide<'a> {
    fn calls(&self) -> impl Iterator<Item = Call<'a>> {
        all_calls(self.0)
    }

    /// What costs something when it is called once; else anything.
    fn purchase(&self) -> Option<Call<'a>> {
        let charged = |call: &Call<'_>| matches!(call.operation.price, Some(Price::Each(_)));
        example::simplest(self.calls().filter(charged)).or_else(|| example::simplest(self.calls()))
    }

    fn requests(&self) -> String {
        let receipt = match self.0.api.receipt {
            Some(_) => {
                " and has the receipt in\n[`meta()`](openapi_client_runtime::Response::meta)"
            }
            None => "",
        };
        format!(
            "# Calls\n\n\
             A method of a resource takes the required arguments and returns a request. Setters on the\n\
             request add the optional ones, and awaiting it sends it. The result is a [`Response`], which\n\
             dereferences to the answer{receipt}.\n\n\
             Types can grow with the service. Answers are `#[non_exhaustive]`, and enums and unions keep a\n\
             value that they do not know in a variant of its own. An answer that differs from the\n\
             description still arrives: unknown members are left out, and a member that is missing, null or\n\
             of the wrong type has its default. The default of a time is 1970, and that of an enum or a\n\
             union is its variant for unknown values. A list keeps its length. A warning through `tracing`\n\
             names each odd member and its place, and an [`Observer`] receives the same. Use `strict()`, on\n\
             the [builder](ClientBuilder::strict) of the client or on a request, to get an error instead."
        )
    }

    fn errors(&self) -> Option<String> {
        let call = self.purchase()?;
        let has_money = self.0.index.has_money;
        let doubtful = match has_money {
            true => "perhaps done, and perhaps charged: {error}",
            false => "perhaps done: {error}",
        };
        let lines = [
            format!("match {}.await {{", request(call)),
            format!(
                "    Ok(answer) => println!(\"{{:?}}\", {}),",
                Told(call).of("answer")
            ),
            "    Err(error) => match error.outcome() {".to_owned(),
            "        Outcome::NotSent | Outcome::NotProcessed => println!(\"not done: {error}\"),"
                .to_owned(),
            format!("        _ => println!(\"{doubtful}\"),"),
            "    },".to_owned(),
            "}".to_owned(),
        ];
        let uses = [format!("use {}::Outcome;", self.0.package.ident())];
        let retries = match has_money {
            true => {
                "A call is retried only where that cannot be paid for twice: after any transient fault if\n\
                 it is safe to repeat, else only if the service cannot have acted on it. If that is in\n\
                 doubt, the error says so."
            }
            false => {
                "A call is retried after transient faults if it is safe to repeat, else only if the service\n\
                 cannot have acted on it. If that is in doubt, the error says so."
            }
        };
        let common: Vec<String> = self
            .0
            .index
            .common_errors
            .iter()
            .copied()
            .map(error_line)
            .collect();
        let common = match common.is_empty() {
            true => String::new(),
            false => format!(
                "\n\nMany operations answer with these statuses. The docs of a method list those that mean\n\
                 something else there. [`Error::body_as`] reads the body that is named.\n\n{}",
                common.join("\n")
            ),
        };
        Some(format!(
            "# Errors\n\n\
             Every failure is an [`Error`]. It keeps the status, the [`Problem`], the request id and the start\n\
             of the body. {retries}\n\n{}{common}",
            fenced(self.0, &uses, &lines)
        ))
    }

    fn pages(&self) -> Option<String> {
        let free = |call: &Call<'_>| !matches!(call.operation.price, Some(Price::Each(_)));
        let paged = self.calls().filter(|call| call.operation.page.is_some());
        let call = paged
            .filter(free)
            .min_by_key(|call| call.method.arguments.len())?;
        let lines = [
            format!("let mut rows = {}.stream();", request(call)),
            "while let Some(row) = rows.try_next().await? {".to_owned(),
            "    println!(\"{row:?}\");".to_owned(),
            "}".to_owned(),
        ];
        Some(format!(
            "# Pages\n\n\
             A list is read row by row with `stream()`, or page by page with `pages()`. One page is fetched\n\
             ahead if that is free; see [`page`] for when a stream ends.\n\n{}",
            fenced(self.0, &[], &lines)
        ))
    }

    fn jobs(&self) -> Option<String> {
        let paged = |call: &Call<'_>| {
            let job = call.operation.job.as_ref();
            job.is_some_and(|job| job.pages.is_some())
        };
        // Items make an example that says what a job is good for.
        let has_items = |call: &Call<'_>| {
            let job = call.operation.job.as_ref();
            job.is_some_and(|job| job.items.is_some())
        };
        let paged = self.calls().filter(paged);
        let call = paged.min_by_key(|call| {
            let request = request(*call);
            let is_told = !request.contains(example::UNKNOWN);
            (!has_items(call), !is_told, request.len())
        })?;
        let handle = &call.operation.job.as_ref()?.handle;
        let resource = &call.resource.name;
        let lines = [
            format!("let job = {}.submit().await?;", request(call)),
            "let stored = serde_json::to_string(job.id())?;".to_owned(),
            "let wait = job.wait().on_progress(|it| println!(\"{} processed\", it.processed));"
                .to_owned(),
            "let mut rows = wait.await?.results();".to_owned(),
            "while let Some(row) = rows.try_next().await? {".to_owned(),
            "    println!(\"{row:?}\");".to_owned(),
            "}".to_owned(),
            String::new(),
            "// In another process, after a restart:".to_owned(),
            "let id: JobId<_> = serde_json::from_str(&stored)?;".to_owned(),
            format!("let same = client.{resource}().{handle}(id);"),
        ];
        let uses = [format!("use {}::job::JobId;", self.0.package.ident())];
        Some(format!(
            "# Jobs\n\n\
             Work that takes the service long is a job. `submit()` sends the request and returns a handle, to\n\
             wait for the job and to read its results. More items than one job may have are split over several\n\
             jobs that look like one. The id of the handle can be stored, and a method of the resource makes a\n\
             handle of it again. See [`job`].\n\n{}",
            fenced(self.0, &uses, &lines)
        ))
    }

    fn money(&self) -> Option<String> {
        let call = self
            .purchase()
            .filter(|call| matches!(call.operation.price, Some(Price::Each(_))))?;
        let lines = [
            format!("let request = {};", request(call)),
            "println!(\"costs {}\", request.highest_price());".to_owned(),
            "match request.await {".to_owned(),
            "    Err(error) if *error.kind() == ErrorKind::OverBudget => println!(\"{error}\"),"
                .to_owned(),
            format!(
                "    answer => println!(\"{{:?}}\", {}),",
                Told(call).of("answer?")
            ),
            "}".to_owned(),
            "println!(\"{} spent so far\", client.totals().all.used);".to_owned(),
        ];
        let ident = self.0.package.ident();
        let uses = [
            format!("use {ident}::ErrorKind;"),
            format!("use {ident}::money::Budget;"),
        ];
        Some(format!(
            "# Money\n\n\
             The highest price of a call is known before it is sent, and its actual price comes with the\n\
             answer. The client adds up both. With a budget, a call that could cost more than is left is\n\
             refused before it is sent, however many calls are made at once. A call whose outcome is unknown\n\
             counts in full, a call that was not sent counts nothing. `wait_for_budget` waits until other\n\
             calls have released what they hold. See [`accounting`] and [`money`].\n\n{}",
            example::fenced_with(self.0, ".budget(Budget::new(500))", &uses, &lines)
        ))
    }

    fn webhooks(&self) -> Option<String> {
        self.0.api.webhooks.as_ref()?;
        Some(
            "# Webhooks\n\n\
             [`webhooks::Event`] reads webhook deliveries, [`webhooks::Deliveries`] drops repeated ones, and\n\
             [`webhooks::PathToken`] makes an address that cannot be guessed. With the feature `axum`, an\n\
             extractor does all three."
                .to_owned(),
        )
    }

    fn settings(&self) -> String {
        let axum = match self.0.api.webhooks {
            Some(_) => "\n| `axum` | no | an extractor of webhook deliveries |",
            None => "",
        };
        format!(
            "# Settings and features\n\n\
             [`Client::builder`] sets timeouts, retries, rate limits, headers, renewed keys, an HTTP client or\n\
             middleware of your own, and an [`Observer`] for metrics. Requests have setters for a single call.\n\n\
             | feature | default | what it adds |\n|---|---|---|\n\
             | `rustls-tls` | yes | TLS by rustls |\n\
             | `native-tls` | no | TLS by the platform's own library |\n\
             | `tracing` | yes | spans of calls and attempts, with nothing about people in them |\n\
             | `blocking` | no | the same client for programs that are not asynchronous |{axum}"
        )
    }
}
