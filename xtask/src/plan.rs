//! Every decision about the Rust of a client, taken once.
//!
//! [`plan`] joins what the API is ([`Spec`]) with what was decided about its client
//! (`x-sdk`), and returns an [`Api`]: resources, methods, types, prices, pages, jobs.
//! All lookups end here. In an `Api`, `None` means that the description does not say
//! something, never that it was not found; what was not found is a diagnostic. No code
//! is printed here.

pub mod api;
mod credential;
mod decided_name;
mod equal;
mod finish;
mod follow;
mod header;
mod identity;
mod job;
mod left_out;
mod method;
mod method_name;
mod multipart;
mod names;
mod operation;
mod page;
mod paging;
mod parameter;
mod price;
mod prose;
mod receipt;
mod representation;
mod resource;
mod server;
mod survey;
pub mod taken;
pub mod types;
mod typing;
mod undecided;
mod union;
mod view;
mod way;
mod webhook;

pub use api::{
    Answer, Api, Auth, Bill, Body, ByStatus, Credential, EachPrice, EnvelopeMember, Failure, Flow,
    HeaderField, Headers, Input, InputAt, Items, Job, Media, Method, One, Operation, Page, PageBy,
    Parameter, Place, Position, Price, Receipt, Resource, Scheme, Server, StatusVariant, Streamed,
    Style, Teller, WebhookEvent, Webhooks,
};
pub use paging::asks_for_page;
pub use way::{Step, Way};

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::document::{Document, Origin};
use crate::names::{Scope, pascal, type_name};
use crate::sdk;
use crate::spec::{self, SchemaId, Spec};
use names::{Given, Names};
use operation::Roots;
use representation::Representation;
use types::Types;
use typing::Typing;
use view::{Of, Views};

/// The envelope around an answer.
#[derive(Debug, Clone)]
pub struct Envelope {
    /// What it has beside the data.
    pub members: Vec<EnvelopeMember>,
    /// The schema of its receipt.
    receipt: Option<SchemaId>,
    /// The name of the component that it is.
    component: Option<String>,
}

/// A representation of an operation, which gets a method of its own.
struct Planned<'a> {
    representation: Representation<'a>,
    roots: Roots,
}

impl<'a> Planned<'a> {
    fn operation(&self) -> &'a spec::Operation {
        self.representation.operation
    }
}

/// What the parts of the plan share while it is made.
struct Planning<'a> {
    spec: &'a Spec,
    document: &'a Document,
    credential: Credential,
    typing: Typing<'a>,
}

impl Planning<'_> {
    /// Says where a decision is written: the deepest part of `path` below `x-sdk` that
    /// exists.
    fn locate(&self, diagnostic: Diagnostic, origin: &Origin, path: &[&str]) -> Diagnostic {
        let mut pointer = origin.at.pointer();
        let mut place = origin.place;
        for token in std::iter::once(&sdk::KEY).chain(path) {
            let next = pointer.child(*token);
            let Some(node) = self.document.root.at(&next) else {
                break;
            };
            place = node.place;
            pointer = next;
        }
        diagnostic.at(place).pointer(pointer)
    }
}

/// Plans the client of a description.
///
/// # Errors
/// Decisions that do not fit the API: names used twice, operations without a price
/// beside others with one, pointers that lead nowhere or to a value of another type;
/// and what cannot be sent though it is required.
pub fn plan(spec: &Spec, document: &Document) -> Result<Api, Diagnostics> {
    let views = Views::new(spec);
    let envelope = spec.sdk.envelope.as_ref();
    let planned: Vec<Planned<'_>> = spec
        .operations()
        .flat_map(|operation| representation::all(operation, &views))
        .map(|representation| Planned {
            roots: operation::roots(&representation, &views, envelope),
            representation,
        })
        .collect();
    let mut found = Diagnostics::new();
    let mut names = Names::default();
    names.decided(spec, &views, &mut found);
    data_names(spec, &planned, &views, &mut names, &mut found);
    let receipts: Vec<(SchemaId, Origin)> = planned
        .iter()
        .filter_map(|planned| {
            let receipt = planned.roots.envelope.as_ref()?.receipt?;
            Some((receipt, planned.operation().origin.clone()))
        })
        .collect();
    let receipt = receipt::merge(spec, &receipts, &views, &mut names, &mut found);
    let identities = identity::find(&planned, &views, &mut found);
    let survey = survey(spec, &planned, receipt, &views, identities);
    names.reserve(&survey, &views, &mut found);
    let credential = credential::build(spec, &mut found);
    let method_names = method_name::names(spec, &planned, &views);
    let mut planning = Planning {
        spec,
        document,
        credential,
        typing: Typing::new(views, survey, names),
    };
    planning.typing.found = found;
    let receipt = receipt.and_then(|schema| receipt::resolve(&mut planning, schema));
    planning.typing.found.extend(left_out::left_out(&planned));
    let mut operations = operations(&mut planning, &planned, &method_names);
    // Last, so that other types get the good names.
    for ((operation, _), planned) in operations.iter_mut().zip(&planned) {
        operation.errors = operation::errors(planned.operation(), &mut planning.typing);
    }
    let mut resources = resource::build(&mut planning, operations);
    let (mut webhooks, mut payloads) = webhook::build(&mut planning);
    planning.typing.pair();
    let Typing { types, names, .. } = &mut planning.typing;
    equal::merge(types, names, &mut resources, &mut webhooks, &mut payloads);
    undecided::check(&mut planning, &resources);
    finish::cycles(&mut planning.typing.types, &mut planning.typing.found);
    refresh(&mut resources, &planning.typing.types);
    finish::defaults(&mut planning.typing.types);
    finish::strictness(&mut planning.typing.types);
    follow::resolve(&mut planning, &mut resources);
    let endless = planning.typing.views.endless.take();
    for id in endless {
        let origin = planning.typing.views.schema(id).origin.clone();
        let note = Diagnostic::note(
            "plan/endless",
            "the parts and alternatives of this schema lead to each other without end: any value is allowed there",
        );
        let help = "describe what it is without a reference that leads back to it";
        planning.typing.report_once(id, note.on(&origin).help(help));
    }
    let mut found = std::mem::take(&mut planning.typing.found);
    let mut types = std::mem::take(&mut planning.typing.types);
    let base_url = server::build(spec, &mut found);
    finish::uses(&mut types, &resources, &payloads);
    let (problems, notes): (Diagnostics, Diagnostics) = found
        .into_iter()
        .partition(|found| found.severity == Severity::Problem);
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Api {
        title: spec.info.title.clone(),
        version: spec.info.version.clone(),
        description: spec.info.description.clone(),
        license: spec.info.license.clone(),
        base_url,
        servers: server::choice(spec),
        credential: planning.credential,
        sdk: spec.sdk.clone(),
        resources,
        webhooks,
        receipt,
        types,
        notes,
    })
}

/// Gives the inputs that are fields of a body what `finish` changed in the fields.
fn refresh(resources: &mut [Resource], types: &Types) {
    for operation in resources
        .iter_mut()
        .flat_map(|resource| &mut resource.operations)
    {
        let structure = operation
            .body
            .as_ref()
            .and_then(|body| body.structure.clone());
        let Some(structure) = structure.and_then(|name| types.get(&name)?.structure()) else {
            continue;
        };
        for method in &mut operation.methods {
            let mut optional = Vec::new();
            for input in method.arguments.iter_mut().chain(&mut method.options) {
                let InputAt::Property(field) = &input.at else {
                    continue;
                };
                if let Some(field) = structure.fields.iter().find(|known| known.name == *field) {
                    input.of = field.of.clone();
                    input.presence = field.presence;
                    if !field.is_required {
                        optional.push(input.name.clone());
                    }
                }
            }
            let (options, arguments): (Vec<Input>, Vec<Input>) =
                std::mem::take(&mut method.arguments)
                    .into_iter()
                    .partition(|input| {
                        matches!(input.at, InputAt::Property(_)) && optional.contains(&input.name)
                    });
            method.arguments = arguments;
            method.options.splice(0..0, options);
        }
    }
}

fn survey(
    spec: &Spec,
    planned: &[Planned<'_>],
    receipt: Option<SchemaId>,
    views: &Views<'_>,
    identities: identity::Identities,
) -> survey::Survey {
    let mut sent = Vec::new();
    let mut received = Vec::new();
    for Planned {
        representation,
        roots,
    } in planned
    {
        sent.extend(roots.body);
        if let Some(media) = representation.multipart() {
            sent.extend(multipart::schemas(media, views));
        }
        received.extend(roots.answer);
        for one in &representation.operation.parameters {
            let content = one.parameter.content.first().and_then(|media| media.schema);
            sent.extend(one.parameter.schema.or(content));
        }
    }
    received.extend(spec.webhooks.iter().filter_map(webhook::payload));
    let representations = planned.iter().map(|planned| &planned.representation);
    received.extend(representations.filter_map(Representation::item));
    for planned in planned.iter().filter(|it| it.roots.envelope.is_none()) {
        received.extend(operation::success_schemas(planned.operation()));
    }
    received.extend(spec.operations().flat_map(|it| header::schemas(it, views)));
    received.extend(spec.operations().flat_map(operation::failure_schemas));
    received.extend(receipt);
    survey::survey(views, &sent, &received, identities)
}

/// Names the data of each envelope after its response schema. The data of
/// `SearchResponse` is `SearchData`, in every operation that answers with it. Where
/// the answer is described in the operation itself, the name comes from the
/// operation's id. A title or a decided name wins.
fn data_names(
    spec: &Spec,
    planned: &[Planned<'_>],
    views: &Views<'_>,
    names: &mut Names,
    found: &mut Diagnostics,
) {
    let Some(envelope) = &spec.sdk.envelope else {
        return;
    };
    let member = pascal(&envelope.data);
    let mut components: HashMap<String, SchemaId> = HashMap::new();
    for (name, id) in &spec.schemas.components {
        components.entry(type_name(name)).or_insert(*id);
    }
    for planned in planned {
        let (operation, roots) = (planned.operation(), &planned.roots);
        let Some((envelope, data)) = roots.envelope.as_ref().zip(roots.answer) else {
            continue;
        };
        let view = views.view(data);
        let schema = views.schema(view.id);
        let is_type = matches!(view.of, Of::Object(_) | Of::Enum { .. } | Of::Union(_));
        if !is_type || schema.component.is_some() || schema.title.is_some() {
            continue;
        }
        let stem = match &envelope.component {
            Some(component) => {
                let name = type_name(component);
                match name.strip_suffix("Response") {
                    Some(stem) if !stem.is_empty() => stem.to_owned(),
                    _ => name,
                }
            }
            None => pascal(&operation.key),
        };
        let name = type_name(&format!("{stem}{member}"));
        if names.given(view.id).is_none()
            && let Some(other) = components.get(&name)
        {
            let problem = names::clash(&name, &schema.origin, spec.schema(*other).origin.place);
            found.push(problem);
            continue;
        }
        let given = Given {
            name,
            description: None,
            origin: schema.origin.clone(),
            is_decided: false,
            is_component: false,
        };
        names.give(view.id, given, found);
        if let Some(component) = &envelope.component {
            names.add_alias(view.id, component);
        }
    }
}

fn operations(
    planning: &mut Planning<'_>,
    planned: &[Planned<'_>],
    method_names: &[String],
) -> Vec<(Operation, Option<String>)> {
    let mut constants = Scope::default();
    let all = planned.iter().zip(method_names);
    all.map(|(planned, name)| {
        let operation = operation(planning, planned, name, &mut constants);
        let tag = resource::tag(planning.spec, planned.operation());
        (operation, tag.map(str::to_owned))
    })
    .collect()
}

fn operation(
    planning: &mut Planning<'_>,
    planned: &Planned<'_>,
    name: &str,
    constants: &mut Scope,
) -> Operation {
    let Planned {
        representation,
        roots,
    } = planned;
    let described = representation.operation;
    let is_usual = representation.word.is_none();
    let decided = &described.sdk;
    let sdk = &planning.spec.sdk;
    if let Some(rate) = &decided.rate
        && !sdk.rate_classes.contains_key(rate)
        && is_usual
    {
        let problem = Diagnostic::new(
            "plan/rate-class",
            format!("there is no rate class `{rate}`"),
        )
        .help("use one of `rateClasses` of the root's `x-sdk`");
        let problem = planning.locate(problem, &described.origin, &["rate"]);
        planning.typing.found.push(problem);
    }
    let body = operation::body(representation, &mut planning.typing);
    let parameters = parameter::parameters(representation, &mut planning.typing);
    let answer = operation::answer(representation, roots, &mut planning.typing);
    let sends = method::Sends {
        parameters: &parameters,
        body: body.as_ref(),
    };
    let place = server::place(planning.spec, described);
    let methods = method::build(planning, representation, &sends, name);
    Operation {
        id: described.key.clone(),
        constant: operation::constant(representation, constants),
        verb: described.method.clone(),
        path: format!("{}{}", place.prefix, described.path.value),
        base_url: place.base_url,
        security: planning.credential.of(planning.spec, described),
        scopes: Credential::scopes(planning.spec, described),
        parameters,
        body,
        answer,
        headers: header::headers(described, sdk.receipt.as_ref(), &mut planning.typing),
        accept: operation::accept(representation),
        envelope: roots
            .envelope
            .as_ref()
            .map(|envelope| envelope.members.clone()),
        methods,
        price: None,
        repeat: decided.repeat,
        rate: decided.rate.clone(),
        page: None,
        job: None,
        bill: None,
        deprecated: described.deprecated,
        errors: Vec::new(),
        undecided: match is_usual {
            true => undecided::members(decided, sdk),
            false => Vec::new(),
        },
        sdk: decided.clone(),
        origin: described.origin.clone(),
    }
}
