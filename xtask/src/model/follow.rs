//! Checks that what the overlay says of pages, jobs and prices leads somewhere:
//! each operation that it names exists, and each pointer ends at a field. What
//! nobody has said is not its concern; that is `undecided`.

use super::{Building, Operation, Resource};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Pointer};
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

    fn not_taken(name: &str) -> Self {
        Self {
            code: "model/no-parameter",
            message: format!("the operation takes no `{name}`"),
            help: "name a parameter, or a property of the body, that every page is asked with",
        }
    }
}

impl Follower<'_> {
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
        for pointer in [Some(&page.rows), page.total.as_ref(), page.more.as_ref()]
            .into_iter()
            .flatten()
        {
            self.in_answer_of(operation, "page", &operation.id, pointer);
        }
    }

    fn job(&mut self, operation: &Operation) {
        let Some(job) = &operation.job else {
            return;
        };
        self.in_answer_of(operation, "job", &operation.id, &job.id);
        let status = &job.status;
        let progress = status
            .progress
            .iter()
            .flat_map(|progress| [&progress.processed, &progress.total]);
        for pointer in [&status.state]
            .into_iter()
            .chain(progress)
            .chain(&status.error)
            .chain(&job.results.inside)
        {
            self.in_answer_of(operation, "job", &status.operation, pointer);
        }
        if let Some(items) = &job.items {
            self.in_request(operation, "job", items);
        }
        if let Some(results) = &job.results.operation {
            self.named(operation, "job", results);
        }
        if job.results.operation.is_some() == job.results.inside.is_some() {
            self.report(
                operation,
                "job",
                Fault::one_of("results", "`operation` and `inside`"),
            );
        }
    }

    fn named(&mut self, from: &Operation, member: &str, id: &str) -> Option<Pointer> {
        let found = self.operations.iter().find(|operation| operation.id == id);
        if found.is_none() {
            let fault = Fault::nowhere(format!("there is no operation `{id}`"));
            self.report(from, member, fault);
        }
        found.map(|operation| operation.pointer.clone())
    }

    fn in_answer_of(&mut self, from: &Operation, member: &str, id: &str, pointer: &str) {
        let Some(at) = self.named(from, member, id) else {
            return;
        };
        let responses = self
            .root
            .at(&at.child("responses"))
            .and_then(Node::as_object);
        let schema = responses
            .and_then(|responses| responses.first())
            .and_then(|(_, response)| {
                response
                    .node
                    .at(&Pointer::parse("/content/application~1json/schema")?)
            });
        if !leads_to_field(self.root, schema, pointer) {
            self.report(
                from,
                member,
                Fault::nowhere(format!("`{pointer}` leads nowhere in the answer of `{id}`")),
            );
        }
    }

    fn in_request(&mut self, from: &Operation, member: &str, pointer: &str) {
        let schema = self.root.at(&from
            .pointer
            .child("requestBody")
            .child("content")
            .child("application/json")
            .child("schema"));
        if !leads_to_field(self.root, schema, pointer) {
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

fn leads_to_field(root: &Node, schema: Option<&Node>, pointer: &str) -> bool {
    let Some(mut schema) = schema else {
        return false;
    };
    let Some(pointer) = Pointer::parse(if pointer == "/" { "" } else { pointer }) else {
        return false;
    };
    for token in &pointer.0 {
        schema = target(root, schema);
        match schema
            .get("properties")
            .and_then(|properties| properties.get(token))
        {
            Some(next) => schema = next,
            None => return false,
        }
    }
    true
}

/// What a reference, alone or in `allOf`, leads to.
fn target<'a>(root: &'a Node, schema: &'a Node) -> &'a Node {
    match schema.get("allOf").and_then(Node::as_array) {
        Some([only]) => root.follow(only),
        _ => root.follow(schema),
    }
}
