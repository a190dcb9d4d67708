//! Resolves what `x-sdk` says of pages, prices, bills and jobs: each operation that it
//! names, and each pointer, down to a field of the right type.
//!
//! What does not fit is reported where it was decided. A missing decision is no
//! concern of this module; that is `undecided`.

use super::Planning;
use super::api::{Bill, InputAt, Items, Job, Operation, Page, Price, Resource, Teller};
use super::job;
use super::paging::Recognized;
use super::price::{self, Fault, Request};
use super::types::{Field, Presence, Type, Types};
use super::way::{Way, follow, lost};
use crate::diagnostic::Diagnostic;
use crate::nowhere;
use crate::sdk;
use crate::suggest::{one_of, renamed};

/// What becomes of the decisions of one operation.
struct Resolved {
    at: (usize, usize),
    page: Option<Page>,
    bill: Option<Bill>,
    price: Option<Price>,
    prices: Vec<Option<Price>>,
}

/// Resolves the decisions of every operation.
pub fn resolve(planning: &mut Planning<'_>, resources: &mut [Resource]) {
    let mut found: Vec<(usize, usize, &'static str, Fault)> = Vec::new();
    let mut resolved = Vec::new();
    let mut recognized = Recognized::default();
    for (index, resource) in resources.iter().enumerate() {
        for (number, operation) in resource.operations.iter().enumerate() {
            let mut faults = Vec::new();
            let follower = Follower {
                types: &planning.typing.types,
                resources,
                operation,
            };
            resolved.push(Resolved {
                at: (index, number),
                page: match &operation.sdk.page {
                    sdk::Paging::Pages(page) => follower.page(page, &mut faults),
                    sdk::Paging::Undecided => recognized.page(&follower),
                    sdk::Paging::Never => None,
                },
                bill: follower.bill(&mut faults),
                price: follower.price(operation.sdk.price.as_ref(), 0, &mut faults),
                prices: operation
                    .methods
                    .iter()
                    .enumerate()
                    .map(|(which, method)| {
                        let own = method.sdk.price.as_ref();
                        // Only the first method repeats what is wrong with the operation's price.
                        let mut ignored = Vec::new();
                        let shared = operation.sdk.price.as_ref();
                        match own {
                            Some(own) => follower.price(Some(own), which, &mut faults),
                            None => follower.price(shared, which, &mut ignored),
                        }
                    })
                    .collect(),
            });
            found.extend(
                faults
                    .into_iter()
                    .map(|(member, fault)| (index, number, member, fault)),
            );
        }
    }
    planning.typing.found.extend(recognized.notes());
    for one in resolved {
        let operation = &mut resources[one.at.0].operations[one.at.1];
        operation.page = one.page;
        operation.bill = one.bill;
        operation.price = one.price;
        for (method, price) in operation.methods.iter_mut().zip(one.prices) {
            method.price = price;
        }
    }
    // Jobs read the pages that were resolved before.
    let mut jobs = Vec::new();
    for (index, resource) in resources.iter().enumerate() {
        for (number, handle) in job::handles(resource) {
            let mut faults = Vec::new();
            let follower = Follower {
                types: &planning.typing.types,
                resources,
                operation: &resource.operations[number],
            };
            let job = follower.job(handle, &mut faults);
            jobs.push((index, number, job));
            found.extend(
                faults
                    .into_iter()
                    .map(|(member, fault)| (index, number, member, fault)),
            );
        }
    }
    for (index, number, job) in jobs {
        resources[index].operations[number].job = job;
    }
    for (index, number, member, fault) in found {
        let operation = &resources[index].operations[number];
        let problem = Diagnostic::new(
            fault.code,
            format!("`x-sdk.{member}` of `{}`: {}", operation.id, fault.message),
        )
        .help(fault.help);
        let path = std::iter::once(member).chain(fault.path.iter().map(String::as_str));
        let path: Vec<&str> = path.collect();
        let mut problem = planning.locate(problem, &operation.origin, &path);
        if let (Some((pointer, followed)), Some(place)) = (&fault.lost, problem.place)
            && let Some(part) = nowhere::token(pointer, *followed)
        {
            let sources = &planning.document.sources;
            problem.place = Some(nowhere::part(sources, place, pointer, part));
        }
        planning.typing.found.push(problem);
    }
}

pub type Faults = Vec<(&'static str, Fault)>;

pub struct Follower<'a> {
    pub types: &'a Types,
    resources: &'a [Resource],
    pub operation: &'a Operation,
}

/// A requirement on the type of a field: in words, and as a test.
pub type Wanted = (&'static str, fn(&Type) -> bool);

pub const NUMBER: Wanted = ("a number", Type::is_count);
const ANYTHING: Wanted = ("anything", |_| true);

impl Follower<'_> {
    /// The field of the body that a pointer names.
    pub fn in_body(&self, pointer: &str) -> Option<&Field> {
        self.operation.body.as_ref()?.field(self.types, pointer)
    }

    fn find(&self, id: &str) -> Option<(&Resource, &Operation)> {
        self.resources.iter().find_map(|resource| {
            let operation = resource.operations.iter().find(|known| known.id == id)?;
            Some((resource, operation))
        })
    }

    fn named(
        &self,
        id: &str,
        member: &'static str,
        path: &[&str],
        faults: &mut Faults,
    ) -> Option<(&Resource, &Operation)> {
        let found = self.find(id);
        if found.is_none() {
            let ids = self
                .resources
                .iter()
                .flat_map(|it| &it.operations)
                .map(|it| it.id.as_str());
            let mut fault = Fault::nowhere(format!("there is no operation `{id}`"));
            if let Some(near) = renamed(id, ids) {
                fault.help = format!("write `{near}`, if that is meant");
            }
            faults.push((member, fault.at(path)));
        }
        found
    }

    /// The field of an answer that a pointer leads to.
    fn field(&self, of: &Operation, pointer: &str, (what, fits): Wanted) -> Result<Way, Fault> {
        match follow_in(self.types, of, pointer) {
            Some(way) if fits(&way.of) => Ok(way),
            Some(_) => Err(Fault::other_type(format!(
                "`{pointer}` in the answer of `{}` is not {what}",
                of.id
            ))),
            None => {
                let message = format!("`{pointer}` leads nowhere in the answer of `{}`", of.id);
                let from = of.answer.json();
                let (followed, members) =
                    from.map_or((0, Vec::new()), |from| lost(self.types, from, pointer));
                Err(Fault::lost(message, pointer, followed, &members))
            }
        }
    }

    pub fn answered(
        &self,
        of: &Operation,
        pointer: &str,
        wanted: Wanted,
        member: &'static str,
        path: &[&str],
        faults: &mut Faults,
    ) -> Option<Way> {
        self.field(of, pointer, wanted)
            .map_err(|fault| faults.push((member, fault.at(path))))
            .ok()
    }

    fn price(
        &self,
        decided: Option<&sdk::Price>,
        method: usize,
        faults: &mut Faults,
    ) -> Option<Price> {
        let mut found = Vec::new();
        let request = Request {
            id: &self.operation.id,
            types: self.types,
            body: self.operation.body.as_ref(),
            method: self.operation.methods.get(method)?,
            has_page: {
                let page = self.operation.sdk.page.page();
                page.is_some_and(|page| page.number.is_some())
            },
        };
        let decided = decided?;
        let price = price::resolve(decided, &request, &mut found);
        if let sdk::Price::Each(each) = decided
            && let Some(quoted) = &each.quoted
            && let Some((_, told)) =
                self.named(&quoted.operation, "price", &["quoted", "operation"], faults)
        {
            let path = &["quoted", "field"];
            self.answered(told, &quoted.field, NUMBER, "price", path, faults);
        }
        faults.extend(found.into_iter().map(|fault| ("price", fault)));
        Some(price)
    }

    fn bill(&self, faults: &mut Faults) -> Option<Bill> {
        let decided = self.operation.sdk.bill.as_ref()?;
        let flows = [
            ("used", &decided.used),
            ("reserved", &decided.reserved),
            ("refunded", &decided.refunded),
        ];
        let flows = flows.into_iter().filter_map(|(name, pointer)| {
            let pointer = pointer.as_ref()?;
            let way = self.answered(self.operation, pointer, NUMBER, "bill", &[name], faults)?;
            Some((name, way))
        });
        Some(Bill {
            flows: flows.collect(),
        })
    }

    fn job(&self, handle: String, faults: &mut Faults) -> Option<Job> {
        let decided = self.operation.sdk.job.as_ref()?;
        let text: Wanted = ("a text", |of| *of == Type::Text);
        let id = self.answered(self.operation, &decided.id, text, "job", &["id"], faults);
        let status = &decided.status;
        let told = self.teller(&status.operation, &["status", "operation"], faults);
        let told_by = self.find(&status.operation).map(|(_, operation)| operation);
        let results = &decided.results;
        let pages = results.pages.as_ref().and_then(|id| {
            let teller = self.teller(id, &["results", "pages"], faults);
            let (_, operation) = self.find(id)?;
            let page = operation.sdk.page.page();
            if page.is_none_or(|page| page.number.is_none()) {
                let fault = Fault::new(
                    "plan/no-pages",
                    format!(
                        "the results are read page by page, but `{id}` has no `page` with a `number`"
                    ),
                    "give that operation a `page`, or say that its answer is a `file`",
                );
                faults.push(("job", fault.at(&["results", "pages"])));
            }
            teller
        });
        let file = results.file.as_ref().and_then(|id| {
            let teller = self.teller(id, &["results", "file"], faults);
            let (_, operation) = self.find(id)?;
            if operation.answer.json().is_some() {
                let fault = Fault::new(
                    "plan/no-file",
                    format!("`{id}` answers with JSON, which is not read as a file"),
                    "say that its rows are read as `pages`, or name the operation that downloads them",
                );
                faults.push(("job", fault.at(&["results", "file"])));
            }
            teller
        });
        if results.pages.is_none() && results.file.is_none() && results.inside.is_none() {
            let fault = Fault::new(
                "plan/no-results",
                "nothing says how the results of the job are read",
                "give `results` one of `pages`, `file` and `inside`",
            );
            faults.push(("job", fault.at(&["results"])));
        }
        let items = decided
            .items
            .as_ref()
            .and_then(|pointer| self.items(pointer, faults));
        let told_by = told_by?;
        let state = self.state(told_by, status, faults);
        let mut counts = |pointers: &[String], member: &str| {
            let path = ["status", "progress", member];
            let ways = pointers.iter().filter_map(|pointer| {
                self.answered(told_by, pointer, NUMBER, "job", &path, faults)
            });
            ways.collect::<Vec<_>>()
        };
        let progress = status.progress.as_ref().map(|progress| {
            let processed = counts(&progress.processed, "processed");
            (processed, counts(&progress.total, "total"))
        });
        let text: Wanted = ("a text", |of| matches!(of, Type::Text | Type::Named(_)));
        let error = status.error.as_ref().and_then(|pointer| {
            self.answered(told_by, pointer, text, "job", &["status", "error"], faults)
        });
        let inside = results.inside.as_ref().and_then(|pointer| {
            self.answered(
                told_by,
                pointer,
                ANYTHING,
                "job",
                &["results", "inside"],
                faults,
            )
        });
        Some(Job {
            handle,
            id: id?,
            status: told?,
            state: state?,
            done: status.done.clone(),
            failed: status.failed.clone(),
            progress,
            error,
            pages,
            file,
            inside,
            poll: decided.poll.as_ref().map(|poll| poll.seconds),
            items,
        })
    }

    fn items(&self, pointer: &str, faults: &mut Faults) -> Option<Items> {
        let field = self.in_body(pointer);
        let id = &self.operation.id;
        let fault = match field {
            None => Fault::not_sent(pointer, id, self.types, self.operation.body.as_ref()),
            Some(field) if !matches!(field.of, Type::List(_)) => Fault::other_type(format!(
                "`{pointer}` in the request of `{id}` is not a list"
            )),
            Some(field) => {
                return Some(Items {
                    field: field.name.clone(),
                    wire: field.wire.clone(),
                    is_optional: field.presence != Presence::Always,
                    most: field.counts.most,
                });
            }
        };
        faults.push(("job", fault.at(&["items"])));
        None
    }

    fn state(
        &self,
        told_by: &Operation,
        status: &sdk::JobStatus,
        faults: &mut Faults,
    ) -> Option<Way> {
        let path = &["status", "state"];
        let state = self.answered(told_by, &status.state, ANYTHING, "job", path, faults)?;
        let known = state
            .of
            .name()
            .and_then(|name| price::values(self.types, name));
        let is_flag = state.of == Type::Boolean;
        if !is_flag && known.is_none() && state.of != Type::Text {
            let fault = Fault::other_type(format!(
                "`{}` in the answer of `{}` is neither a text nor a boolean",
                status.state, told_by.id
            ));
            faults.push(("job", fault.at(path)));
            return None;
        }
        for (member, states) in [("done", &status.done), ("failed", &status.failed)] {
            for one in states {
                let problem = match one {
                    sdk::State::Flag(_) if is_flag => continue,
                    sdk::State::Flag(flag) => Some(format!("the state is a text, not `{flag}`")),
                    sdk::State::Name(name) if is_flag => {
                        Some(format!("the state is a flag, not `{name}`"))
                    }
                    sdk::State::Name(name) => known
                        .filter(|known| !known.contains(name))
                        .map(|_| format!("`{}` has no value `{name}`", status.state)),
                };
                if let Some(message) = problem {
                    let known: Vec<&str> = known
                        .unwrap_or_default()
                        .iter()
                        .map(String::as_str)
                        .collect();
                    let help = match known.is_empty() {
                        true => "write the state as the answer has it".to_owned(),
                        false => format!("write {}", one_of(&known)),
                    };
                    let fault = Fault::new("plan/value", message, help);
                    faults.push(("job", fault.at(&["status", member])));
                }
            }
        }
        Some(state)
    }

    /// An operation that reports on a job: it is called with the id of the job and
    /// nothing else.
    fn teller(&self, id: &str, path: &[&str], faults: &mut Faults) -> Option<Teller> {
        let (resource, operation) = self.named(id, "job", path, faults)?;
        let by_id = operation.methods.iter().find(|method| {
            matches!(&method.arguments[..], [only]
                if matches!(only.at, InputAt::Parameter(_)) && only.of == Type::Text)
        });
        let Some(method) = by_id else {
            let fault = Fault::new(
                "plan/no-id",
                format!("`{id}` cannot be asked with the id of a job and nothing else"),
                "name an operation whose only required input is one parameter that is a string",
            );
            faults.push(("job", fault.at(path)));
            return None;
        };
        let size = operation.page.as_ref().and_then(|page| {
            let input = method
                .options
                .iter()
                .find(|input| Some(&input.wire) == page.size.as_ref())?;
            Some((input.setter.clone(), page.largest?))
        });
        Some(Teller {
            operation: id.to_owned(),
            resource: (resource.name.clone(), resource.type_name.clone()),
            method: method.name.clone(),
            builder: method.builder.clone(),
            answer: operation.answer.json().cloned().unwrap_or(Type::Any),
            largest_page: size,
        })
    }
}

fn follow_in(types: &Types, operation: &Operation, pointer: &str) -> Option<Way> {
    follow(types, operation.answer.json()?, pointer)
}
