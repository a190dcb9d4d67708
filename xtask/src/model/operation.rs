//! One operation with everything that is known of it.

use std::collections::BTreeMap;

use super::job::{self, Job};
use super::method::{self, InputAt, Method};
use super::{Building, media, text, undecided};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Place, Pointer};
use crate::lower;
use crate::sdk;

/// One operation of the API.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Its id, as the description has it.
    pub id: String,
    /// The name of its request function in progenitor's output.
    pub function: String,
    /// The HTTP method, in upper case.
    pub verb: String,
    /// The path template.
    pub path: String,
    /// The methods that call it; never empty.
    pub methods: Vec<Method>,
    /// What it costs, where prices are known.
    pub price: Option<sdk::Price>,
    /// When it may be sent again.
    pub repeat: Option<sdk::Repeat>,
    /// The group whose rate limit it counts against.
    pub rate: Option<String>,
    /// How its answer is one page of many.
    pub page: Option<sdk::Page>,
    /// How many rows a page has unless the caller says so.
    pub page_size: Option<u64>,
    /// How many rows a page can have at most.
    pub largest_page: Option<u64>,
    /// The fields that its price counts or depends on, by their pointers.
    pub counted: BTreeMap<String, Counted>,
    /// The job that it starts.
    pub job: Option<Job>,
    /// Where its data says what was moved.
    pub bill: Option<sdk::Bill>,
    /// What is in the envelope beside the answer, if it comes in one.
    pub envelope: Option<Vec<EnvelopeMember>>,
    /// Whether the description says that it goes away.
    pub deprecated: bool,
    /// The errors that it documents: status and what it means here.
    pub errors: Vec<(String, String)>,
    /// The members of `x-sdk` that nobody has decided.
    pub undecided: Vec<&'static str>,
    /// Where it is described.
    pub pointer: Pointer,
    /// Where it is described, in the files.
    pub place: Place,
}

/// What the description says of a field that determines a price.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    /// The number that holds if the caller gives none.
    pub usual: Option<u64>,
    /// The minimum of the number, or of the number of items.
    pub least: Option<u64>,
    /// Whether the field must be given.
    pub required: bool,
}

impl Operation {
    /// The method that takes one parameter and nothing else, as the operations
    /// do that tell of a job.
    pub fn by_id(&self) -> Option<&Method> {
        self.methods
            .iter()
            .find(|method| matches!(&method.arguments[..], [only] if only.at == InputAt::Parameter))
    }
}

pub fn build(
    building: &mut Building<'_>,
    node: &Node,
    path: &str,
    verb: &str,
    at: &Pointer,
) -> Option<Operation> {
    let lowered = building.lowered.document.root.at(at)?;
    let id = lower::operation_id(node, path, verb);
    let decided: sdk::Operation = building.extension(node, at);
    if let Some(rate) = &decided.rate
        && !building.sdk.rate_classes.contains_key(rate)
    {
        let at = at.child(sdk::KEY).child("rate");
        let place = building
            .written
            .at(&at)
            .map_or(node.place, |node| node.place);
        building.report(
            Diagnostic::new(
                "model/rate-class",
                format!("there is no rate class `{rate}`"),
            )
            .at(place)
            .pointer(at)
            .help("use one of `rateClasses` of the root's `x-sdk`"),
        );
    }
    Some(Operation {
        function: text(lowered.get("operationId")).unwrap_or_default(),
        verb: verb.to_uppercase(),
        path: path.to_owned(),
        methods: method::build(building, node, lowered, &id, &decided, at),
        largest_page: decided
            .page
            .as_ref()
            .and_then(|page| number(building.written, node, &page.size, "maximum")),
        page_size: decided
            .page
            .as_ref()
            .and_then(|page| usual(building.written, node, &page.size)),
        counted: counted(building.written, node, &decided),
        undecided: undecided::members(&decided, building.sdk),
        price: decided.price,
        repeat: decided.repeat,
        rate: decided.rate,
        page: decided.page,
        job: decided
            .job
            .map(|job| job::build(building.written, node, job)),
        bill: decided.bill,
        envelope: lowered.get(lower::ENVELOPED).map(members),
        deprecated: node.get("deprecated").and_then(Node::as_bool) == Some(true),
        errors: errors(building.written, node),
        pointer: at.clone(),
        place: node.place,
        id,
    })
}

/// A member of an envelope.
#[derive(Debug, Clone)]
pub struct EnvelopeMember {
    /// Its name.
    pub name: String,
    /// Whether it has to be there.
    pub is_promised: bool,
    /// Its value, as JSON, if that is always the same.
    pub always: Option<String>,
}

fn members(envelope: &Node) -> Vec<EnvelopeMember> {
    let members = envelope.as_object().into_iter().flatten();
    members
        .map(|(name, member)| {
            let promised = member.node.get("promised").unwrap_or(&member.node);
            EnvelopeMember {
                name: name.clone(),
                is_promised: promised.as_bool() == Some(true),
                always: member.node.get("always").map(|it| it.to_json().to_string()),
            }
        })
        .collect()
}

fn errors(root: &Node, operation: &Node) -> Vec<(String, String)> {
    let responses = operation.get("responses").and_then(Node::as_object);
    responses
        .into_iter()
        .flatten()
        .filter(|(status, _)| !status.starts_with('2') && !status.starts_with('x'))
        .map(|(status, member)| {
            let response = root.follow(&member.node);
            (
                status.clone(),
                text(response.get("description")).unwrap_or_default(),
            )
        })
        .collect()
}

/// The fields that prices count, or in which prices are chosen.
fn counted(root: &Node, node: &Node, decided: &sdk::Operation) -> BTreeMap<String, Counted> {
    let prices = decided.methods.iter().map(|method| method.price.as_ref());
    prices
        .chain([decided.price.as_ref()])
        .filter_map(|price| match price? {
            sdk::Price::Each(each) => Some(each),
            sdk::Price::Free => None,
        })
        .flat_map(|each| {
            let chosen = each.choice.as_ref().map(|choice| &choice.field);
            each.count.iter().chain(chosen)
        })
        .filter_map(|pointer| {
            let name = pointer.strip_prefix('/')?;
            let least = ["minimum", "minItems"]
                .iter()
                .find_map(|keyword| number(root, node, name, keyword));
            let counted = Counted {
                usual: usual(root, node, name),
                least,
                required: is_required(root, node, name),
            };
            Some((pointer.clone(), counted))
        })
        .collect()
}

/// The default of a parameter or of a property of the body.
fn usual(root: &Node, operation: &Node, name: &str) -> Option<u64> {
    number(root, operation, name, "default")
}

/// The schema of a property of the body, as it is written there.
pub fn property<'a>(root: &'a Node, operation: &'a Node, name: &str) -> Option<&'a Node> {
    let mut parts = parts_of_body(root, operation).into_iter();
    parts.find_map(|part| part.get("properties")?.get(name))
}

fn is_required(root: &Node, operation: &Node, name: &str) -> bool {
    let parts = parts_of_body(root, operation).into_iter();
    let required = parts.filter_map(|part| part.get("required")?.as_array());
    let mut names = required.flatten().filter_map(Node::as_str);
    names.any(|required| required == name)
}

/// The schema of the body, and all schemas that it is put together of.
fn parts_of_body<'a>(root: &'a Node, operation: &'a Node) -> Vec<&'a Node> {
    let body = operation.get("requestBody").map(|body| root.follow(body));
    let schema = body.and_then(|body| media::json(body)?.get("schema"));
    let mut parts: Vec<&Node> = schema
        .map(|schema| root.follow(schema))
        .into_iter()
        .collect();
    let mut next = 0;
    while let Some(part) = parts.get(next) {
        let all_of = part
            .get("allOf")
            .and_then(Node::as_array)
            .unwrap_or_default();
        for part in all_of.iter().map(|part| root.follow(part)) {
            // A schema that is part of itself is an error elsewhere.
            if !parts.iter().any(|known| std::ptr::eq(*known, part)) {
                parts.push(part);
            }
        }
        next += 1;
    }
    parts
}

/// What a keyword of the schema of a parameter, or of a property of the body,
/// says, if that is a number.
fn number(root: &Node, operation: &Node, name: &str, keyword: &str) -> Option<u64> {
    let parameters = operation
        .get("parameters")
        .and_then(Node::as_array)
        .unwrap_or_default();
    let parameter = parameters
        .iter()
        .map(|parameter| root.follow(parameter))
        .find(|parameter| parameter.get("name").and_then(Node::as_str) == Some(name));
    let schema = match parameter {
        Some(parameter) => parameter.get("schema")?,
        None => property(root, operation, name)?,
    };
    let written = schema
        .get(keyword)
        .or_else(|| root.follow(schema).get(keyword))?;
    written.to_json().as_u64()
}
