//! Checks that what the overlay says of pages, jobs and prices leads somewhere:
//! each operation that it names exists, and each pointer ends at a field. What
//! nobody has said is not its concern; that is `undecided`.

use super::{Building, Operation, Resource};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};
use crate::lower::WIRE_NAME;
use crate::sdk;

pub fn check(building: &mut Building<'_>, resources: &[Resource]) {
    let operations: Vec<&Operation> = resources
        .iter()
        .flat_map(|resource| &resource.operations)
        .collect();
    let mut follower = Follower {
        written: building.written,
        root: &building.lowered.document.root,
        operations: &operations,
        diagnostics: Vec::new(),
    };
    for operation in &operations {
        follower.price(operation);
        follower.page(operation);
        follower.job(operation);
        follower.bill(operation);
    }
    let found = follower.diagnostics;
    building.diagnostics.extend(found);
}

struct Follower<'a> {
    /// The description with its overlays, where the decisions stand.
    written: &'a Node,
    root: &'a Node,
    operations: &'a [&'a Operation],
    diagnostics: Vec<Diagnostic>,
}

/// What is wrong with a decision, and what to do about it.
struct Fault {
    code: &'static str,
    message: String,
    help: &'static str,
}

impl Fault {
    fn nowhere(message: String) -> Self {
        Self {
            code: "model/leads-nowhere",
            message,
            help: "bring the overlay up to date with the description",
        }
    }

    fn one_of(what: &str, members: &str) -> Self {
        Self {
            code: "model/one-of",
            message: format!("`{what}` says exactly one of {members}"),
            help: "keep the one that is true, and drop the others",
        }
    }

    fn free_without_page() -> Self {
        Self {
            code: "model/free",
            message:
                "`free` counts rows, but the price has no `credits` or the operation no `page`"
                    .to_owned(),
            help: "give both, or say in `note` what is free",
        }
    }

    fn no_results() -> Self {
        Self {
            code: "model/no-results",
            message: "nothing says how the results of the job are read".to_owned(),
            help: "give `results` one of `pages`, `file` and `inside`",
        }
    }

    fn no_pages(id: &str) -> Self {
        Self {
            code: "model/no-pages",
            message: format!("the results are read page by page, but nobody says how `{id}` pages"),
            help: "give that operation a `page`, or say that its answer is a `file`",
        }
    }

    fn no_file(id: &str) -> Self {
        Self {
            code: "model/no-file",
            message: format!("`{id}` answers with JSON, which is not read as a file"),
            help: "say that its rows are read as `pages`, or name the operation that downloads them",
        }
    }

    fn other_type(pointer: &str, id: &str, types: &[&str]) -> Self {
        let types = types.join(" or ");
        Self {
            code: "model/type",
            message: format!("`{pointer}` in the answer of `{id}` is not of type {types}"),
            help: "name another field, or correct the description",
        }
    }

    fn in_one_form(pointer: &str) -> Self {
        Self {
            code: "model/one-form",
            message: format!("only one of several forms of the answer has `{pointer}`"),
            help: "describe one form of the answer, for instance with an overlay action",
        }
    }

    fn no_id(id: &str) -> Self {
        Self {
            code: "model/no-id",
            message: format!("`{id}` cannot be asked with the id of a job and nothing else"),
            help: "name an operation whose only required input is one parameter that is a string",
        }
    }

    fn not_taken(name: &str) -> Self {
        Self {
            code: "model/no-parameter",
            message: format!("the operation takes no `{name}`"),
            help: "name a parameter, or a property of the body, that every page is asked with",
        }
    }
}

impl<'a> Follower<'a> {
    fn price(&mut self, operation: &Operation) {
        let prices = operation
            .methods
            .iter()
            .filter_map(|method| method.price.as_ref());
        for price in operation.price.iter().chain(prices) {
            let sdk::Price::Each(each) = price else {
                continue;
            };
            let forms = [
                each.credits.is_some(),
                each.choice.is_some(),
                each.switches.is_some(),
                each.quoted.is_some(),
            ];
            if forms.into_iter().filter(|given| *given).count() != 1 {
                self.report(
                    operation,
                    "price",
                    Fault::one_of("price", "`credits`, `choice`, `switches` and `quoted`"),
                );
            }
            if each.free.is_some() && (each.credits.is_none() || operation.page.is_none()) {
                self.report(operation, "price", Fault::free_without_page());
            }
            for pointer in each
                .count
                .iter()
                .chain(each.choice.iter().map(|choice| &choice.field))
            {
                self.in_request(operation, "price", pointer);
            }
            for pointer in each.switches.iter().flat_map(|switches| switches.keys()) {
                self.in_request(operation, "price", pointer);
            }
            if let Some(quoted) = &each.quoted {
                self.in_answer_of(operation, "price", &quoted.operation, &quoted.field);
            }
        }
    }

    fn page(&mut self, operation: &Operation) {
        let Some(page) = &operation.page else {
            return;
        };
        for name in [&page.number, &page.size] {
            let known = operation
                .methods
                .iter()
                .flat_map(|method| method.arguments.iter().chain(&method.options));
            if !known.clone().any(|input| input.wire == *name) {
                self.report(operation, "page", Fault::not_taken(name));
            }
        }
        let pointers = std::iter::once(&page.rows).chain(&page.total);
        for pointer in pointers.chain(&page.more) {
            self.in_answer_of(operation, "page", &operation.id, pointer);
        }
        self.in_all_forms(operation, &page.rows);
    }

    fn job(&mut self, operation: &Operation) {
        let Some(job) = operation.job.as_ref().map(|job| &job.decided) else {
            return;
        };
        self.typed_in_answer_of(operation, &operation.id, &job.id, &["string"]);
        let status = &job.status;
        let told_by = &status.operation;
        self.typed_in_answer_of(operation, told_by, &status.state, &["string", "boolean"]);
        if let Some(progress) = &status.progress {
            for pointer in progress.processed.iter().chain(&progress.total) {
                self.typed_in_answer_of(operation, told_by, pointer, &["integer", "number"]);
            }
        }
        if let Some(error) = &status.error {
            self.typed_in_answer_of(operation, told_by, error, &["string"]);
        }
        if let Some(inside) = &job.results.inside {
            self.in_answer_of(operation, "job", told_by, inside);
        }
        if let Some(items) = &job.items {
            self.in_request(operation, "job", items);
        }
        let results = &job.results;
        let told_by = [
            Some(&status.operation),
            results.pages.as_ref(),
            results.file.as_ref(),
        ];
        for id in told_by.into_iter().flatten() {
            self.takes_id(operation, id);
        }
        if let Some(pages) = &results.pages
            && let Some(pages) = self.operation(pages)
            && pages.page.is_none()
        {
            self.report(operation, "job", Fault::no_pages(&pages.id));
        }
        if let Some(file) = &results.file
            && let Some(at) = self.operation(file).map(|file| file.pointer.clone())
            && self.answer(&at).is_some()
        {
            self.report(operation, "job", Fault::no_file(file));
        }
        if results.pages.is_none() && results.file.is_none() && results.inside.is_none() {
            self.report(operation, "job", Fault::no_results());
        }
    }

    fn bill(&mut self, operation: &Operation) {
        let Some(bill) = &operation.bill else {
            return;
        };
        let pointers = [&bill.used, &bill.reserved, &bill.refunded];
        for pointer in pointers.into_iter().flatten() {
            self.in_answer_of(operation, "bill", &operation.id, pointer);
        }
    }

    /// What tells of a job is asked with the id of the job, and nothing else.
    fn takes_id(&mut self, from: &Operation, id: &str) {
        if self.named(from, "job", id).is_none() {
            return;
        }
        let is_text = self.operation(id).is_some_and(|told| {
            let wire = told.by_id().map(|method| &method.arguments[0].wire);
            wire.is_some_and(|wire| self.is_text(told, wire))
        });
        if !is_text {
            self.report(from, "job", Fault::no_id(id));
        }
    }

    fn is_text(&self, operation: &Operation, wire: &str) -> bool {
        let list = self.root.at(&operation.pointer.child("parameters"));
        let parameters = list.and_then(Node::as_array).unwrap_or_default();
        let parameter = parameters.iter().find(|parameter| {
            let name = parameter.get(WIRE_NAME).or_else(|| parameter.get("name"));
            name.and_then(Node::as_str) == Some(wire)
        });
        let schema = parameter.and_then(|parameter| parameter.get("schema"));
        schema.is_some_and(|schema| {
            let (schema, _) = self.root.resolve_schema(schema);
            schema.get("type").and_then(Node::as_str) == Some("string")
                && schema.get("format").is_none()
                && schema.get("enum").is_none()
        })
    }

    fn operation(&self, id: &str) -> Option<&'a Operation> {
        self.operations.iter().copied().find(|it| it.id == id)
    }

    fn named(&mut self, from: &Operation, member: &str, id: &str) -> Option<Pointer> {
        let found = self.operations.iter().find(|operation| operation.id == id);
        if found.is_none() {
            let fault = Fault::nowhere(format!("there is no operation `{id}`"));
            self.report(from, member, fault);
        }
        found.map(|operation| operation.pointer.clone())
    }

    fn in_answer_of(
        &mut self,
        from: &Operation,
        member: &str,
        id: &str,
        pointer: &str,
    ) -> Vec<&'a Node> {
        let Some(at) = self.named(from, member, id) else {
            return Vec::new();
        };
        let found = fields(self.root, self.answer(&at), pointer);
        if found.is_empty() {
            self.report(
                from,
                member,
                Fault::nowhere(format!("`{pointer}` leads nowhere in the answer of `{id}`")),
            );
        }
        found
    }

    /// The rows of a page, which have to stand in each form of the answer.
    fn in_all_forms(&mut self, operation: &Operation, pointer: &str) {
        let mut reached = self.answer(&operation.pointer);
        for token in Pointer::parse(pointer).unwrap_or_default().0 {
            let Some(schema) = reached.map(|schema| self.root.resolve_schema(schema).0) else {
                return;
            };
            if schema.get("oneOf").is_some() {
                self.report(operation, "page", Fault::in_one_form(pointer));
                return;
            }
            reached = schema.get("properties").and_then(|all| all.get(&token));
        }
    }

    /// A field of an answer about a job, which has to be of one of these types.
    fn typed_in_answer_of(&mut self, from: &Operation, id: &str, pointer: &str, types: &[&str]) {
        let fits = |schema: &&Node| {
            let of = schema.get("type").and_then(Node::as_str);
            of.is_some_and(|of| types.contains(&of))
        };
        if !self.in_answer_of(from, "job", id, pointer).iter().all(fits) {
            self.report(from, "job", Fault::other_type(pointer, id, types));
        }
    }

    /// The schema of the JSON that an operation answers with.
    fn answer(&self, operation: &Pointer) -> Option<&'a Node> {
        let responses = self.root.at(&operation.child("responses"))?.as_object()?;
        let (_, response) = responses.first()?;
        response
            .node
            .at(&Pointer::parse("/content/application~1json/schema")?)
    }

    fn in_request(&mut self, from: &Operation, member: &str, pointer: &str) {
        let schema = self.root.at(&from
            .pointer
            .child("requestBody")
            .child("content")
            .child("application/json")
            .child("schema"));
        if fields(self.root, schema, pointer).is_empty() {
            self.report(
                from,
                member,
                Fault::nowhere(format!(
                    "`{pointer}` leads nowhere in the request of `{}`",
                    from.id
                )),
            );
        }
    }

    fn report(&mut self, operation: &Operation, member: &str, fault: Fault) {
        let at = operation.pointer.child(sdk::KEY).child(member);
        let place = self
            .written
            .at(&at)
            .map_or(operation.place, |node| node.place);
        self.diagnostics.push(
            Diagnostic::new(
                fault.code,
                format!("`x-sdk.{member}` of `{}`: {}", operation.id, fault.message),
            )
            .at(place)
            .pointer(at)
            .help(fault.help),
        );
    }
}

/// The schemas of the fields that a pointer leads to: one, or more where a union
/// is on the way.
fn fields<'a>(root: &'a Node, schema: Option<&'a Node>, pointer: &str) -> Vec<&'a Node> {
    let pointer = Pointer::parse(if pointer == "/" { "" } else { pointer });
    let mut reached: Vec<&Node> = schema
        .map(|schema| root.resolve_schema(schema).0)
        .into_iter()
        .collect();
    let Some(pointer) = pointer else {
        return Vec::new();
    };
    for token in &pointer.0 {
        let next = reached
            .into_iter()
            .flat_map(|schema| forms(root, schema))
            .filter_map(|form| form.get("properties")?.get(token));
        reached = next.map(|field| root.resolve_schema(field).0).collect();
    }
    reached
}

/// A schema, or the alternatives of a union.
fn forms<'a>(root: &'a Node, schema: &'a Node) -> Vec<&'a Node> {
    match schema.get("oneOf").and_then(Node::as_array) {
        Some(alternatives) if schema.get("properties").is_none() => alternatives
            .iter()
            .map(|alternative| root.resolve_schema(alternative).0)
            .collect(),
        _ => vec![schema],
    }
}
