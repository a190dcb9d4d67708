//! The chapters of the crate's docs: how the parts of the client are used, each
//! with an example from the API itself. A chapter whose subject the API does not
//! have is left out.

use super::example::{self, Told, fenced, request};
use super::{Call, Context, calls};
use crate::model::Resource;
use crate::sdk::Price;

/// All chapters, in the order in which a newcomer needs them.
pub fn chapters(context: Context<'_>) -> Vec<String> {
    let guide = Guide(context);
    [
        Some(CALLS.to_owned()),
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

const CALLS: &str = "\
# Calls

A method of a resource takes what the call cannot do without and returns a request; setters on the
request add the rest, and awaiting it sends it. What comes back is a [`Response`], which dereferences
to the answer and carries the receipt in [`meta()`](openapi_client_runtime::Response::meta).

Types may grow with the service. Answers are `#[non_exhaustive]`, and enums and unions keep a value
that they do not know in a variant of its own. An answer that is not quite as described still arrives:
what is new is left out, and a member that is missing, null or of the wrong type has its default. The
default of a time is 1970, and that of an enum or a union is its variant for values that it does not
know. A list keeps its length. Through `tracing` a warning names each odd member and its place, and an
[`Observer`] receives the same. Use `strict()`, on the [builder](ClientBuilder::strict) of the client
or on a request, to get an error instead.";

struct Guide<'a>(Context<'a>);

impl<'a> Guide<'a> {
    fn calls(&self) -> impl Iterator<Item = Call<'a>> {
        let context = self.0;
        let resources: std::slice::Iter<'a, Resource> = context.api.resources.iter();
        resources.flat_map(move |resource| calls(context, resource))
    }

    /// What costs something when it is called once; else anything.
    fn purchase(&self) -> Option<Call<'a>> {
        let charged = |call: &Call<'_>| matches!(call.operation.price, Some(Price::Each(_)));
        example::simplest(self.calls().filter(charged)).or_else(|| example::simplest(self.calls()))
    }

    fn errors(&self) -> Option<String> {
        let call = self.purchase()?;
        let lines = [
            format!("match {}.await {{", request(call)),
            format!("    Ok(answer) => println!(\"{{:?}}\", {}),", Told(call)),
            "    Err(error) => match error.outcome() {".to_owned(),
            "        Outcome::NotSent | Outcome::NotProcessed => println!(\"not done: {error}\"),"
                .to_owned(),
            "        _ => println!(\"perhaps done, and perhaps charged: {error}\"),".to_owned(),
            "    },".to_owned(),
            "}".to_owned(),
        ];
        let uses = [format!("use {}::Outcome;", self.0.package.ident())];
        Some(format!(
            "# Errors\n\n\
             Every failure is an [`Error`]. It keeps what came: status, [`Problem`], request id and the start\n\
             of the body. A call is made again by itself only where that cannot be paid for twice: after any\n\
             passing fault if it is safe to repeat, else only if the service cannot have acted on it. What is\n\
             left in doubt is an error that says so.\n\n{}",
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
             A listing is read row by row with `stream()`, or page by page with `pages()`. What is free to\n\
             read is fetched ahead, by one page and no more; see [`page`] for when a stream ends.\n\n{}",
            fenced(self.0, &[], &lines)
        ))
    }

    fn jobs(&self) -> Option<String> {
        let paged = |call: &Call<'_>| {
            let job = call.operation.job.as_ref();
            job.is_some_and(|job| job.decided.results.pages.is_some())
        };
        // Items make an example that says what a job is good for.
        let has_items = |call: &Call<'_>| {
            let job = call.operation.job.as_ref();
            job.is_some_and(|job| job.decided.items.is_some())
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
             What takes the service long is a job. `submit()` sends the request and gives a handle, with which\n\
             the job is waited for and read; more items than one job may have are split over several that look\n\
             like one. The handle can be stored, and found again by the method of the resource that is named\n\
             after it. See [`job`].\n\n{}",
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
             What a call can cost at most is known before it is sent, what it did cost comes with the answer,\n\
             and the client adds up both. With a budget, a call that could cost more than is left of it is\n\
             refused before it is sent, however many are made at once. A call whose outcome is unknown counts\n\
             in full, a call that was not sent counts nothing. `wait_for_budget` waits for what other calls\n\
             hold. [`accounting`] says what is counted when. See [`money`].\n\n{}",
            example::fenced_with(self.0, ".budget(Budget::new(500))", &uses, &lines)
        ))
    }

    fn webhooks(&self) -> Option<String> {
        self.0.api.webhooks.as_ref()?;
        Some(
            "# Webhooks\n\n\
             [`webhooks::Event`] reads what the service calls back with, [`webhooks::Deliveries`] drops what\n\
             comes again, and [`webhooks::PathToken`] makes an address that nobody can guess. With feature\n\
             `axum` an extractor does all three."
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
             [`Client::builder`] has timeouts, retries, rate limits, headers, keys that are renewed, an HTTP\n\
             client or middleware of your own, and an [`Observer`] for metrics. Requests have setters for what\n\
             differs in one call.\n\n\
             | feature | default | what it adds |\n|---|---|---|\n\
             | `rustls-tls` | yes | TLS by rustls |\n\
             | `native-tls` | no | TLS by the platform's own library |\n\
             | `tracing` | yes | spans of calls and attempts, with nothing about people in them |\n\
             | `blocking` | no | the same client for programs that are not asynchronous |{axum}"
        )
    }
}
