//! Where a type is used: links from its docs to the methods and the events.

use super::Context;
use crate::plan::types::{Definition, Use, UsedAt};
use crate::plan::{InputAt, Method, Resource};

/// How many of several users are named.
const MOST: usize = 3;

/// Sentences about where a type is used, as CommonMark for rustdoc; direct uses
/// first.
pub fn usage(context: Context<'_>, of: &Definition) -> Option<String> {
    let receipt = context.api.receipt.as_ref();
    if receipt.is_some_and(|receipt| receipt.name == of.name) {
        let meta = "[`meta()`](openapi_client_runtime::Response::meta)";
        return Some(format!("Returned by {meta} of a response."));
    }
    let uses = &of.uses;
    let mut sentences = Vec::new();
    for is_part in [false, true] {
        let all = |kind: Kind| {
            let uses = uses.iter().filter(|used| used.is_part == is_part);
            let mut all: Vec<String> = Vec::new();
            for user in uses.flat_map(|used| users(context, used, kind)) {
                if !all.contains(&user) {
                    all.push(user);
                }
            }
            all
        };
        let (returned, sent) = (all(Kind::Returned), all(Kind::Sent));
        let uses = match returned == sent {
            true => vec![(Kind::Exchanged, returned)],
            false => vec![(Kind::Returned, returned), (Kind::Sent, sent)],
        };
        let others = [Kind::Delivered, Kind::Failed].map(|kind| (kind, all(kind)));
        let uses = uses.into_iter().chain(others);
        let uses = uses.filter(|(_, users)| !users.is_empty());
        sentences.extend(uses.map(|(kind, users)| sentence(kind, is_part, &users)));
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

/// How an operation or a webhook uses a type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Sent, and returned.
    Exchanged,
    Returned,
    Sent,
    Delivered,
    Failed,
}

fn sentence(kind: Kind, is_part: bool, users: &[String]) -> String {
    let (list, is_one) = (list(users), users.len() == 1);
    let verb = |one, many| if is_one { one } else { many };
    match (kind, is_part) {
        (Kind::Exchanged, false) => format!("Sent and returned by {list}."),
        (Kind::Exchanged, true) => format!(
            "Contained in the {} of {list}.",
            verb("request and the response", "requests and the responses")
        ),
        (Kind::Returned, false) => format!("Returned by {list}."),
        (Kind::Sent, false) => format!("Sent by {list}."),
        (Kind::Failed, false) => format!("Returned by errors of {list}."),
        (Kind::Failed, true) => format!("Contained in errors of {list}."),
        (Kind::Delivered, false) => {
            format!(
                "Delivered by the webhook {} {list}.",
                verb("event", "events")
            )
        }
        (Kind::Returned, true) => format!(
            "Contained in the {} of {list}.",
            verb("response", "responses")
        ),
        (Kind::Sent, true) => format!(
            "Contained in the {} of {list}.",
            verb("request", "requests")
        ),
        (Kind::Delivered, true) => {
            format!(
                "Contained in the webhook {} {list}.",
                verb("event", "events")
            )
        }
    }
}

/// `a`, `a and b`, or `a, b, c and 2 others`.
fn list(users: &[String]) -> String {
    let (named, others) = users.split_at(users.len().min(MOST));
    let others = match others.len() {
        0 => None,
        1 => Some("1 other".to_owned()),
        count => Some(format!("{count} others")),
    };
    let all: Vec<&str> = named.iter().chain(&others).map(String::as_str).collect();
    match all.as_slice() {
        [most @ .., last] if !most.is_empty() => format!("{} and {last}", most.join(", ")),
        one => one.concat(),
    }
}

/// Links to the methods or the event of a use, if it is of that kind.
fn users(context: Context<'_>, used: &Use, kind: Kind) -> Vec<String> {
    let methods = |id: &str, uses: &dyn Fn(&Method) -> bool| {
        let (resource, operation) = context.index.operations.get(id)?;
        let methods = operation.methods.iter().filter(|method| uses(method));
        Some(methods.map(|method| link(resource, method)).collect())
    };
    let users = match (&used.at, kind) {
        (UsedAt::Answer(operation), Kind::Returned) | (UsedAt::Error(operation), Kind::Failed) => {
            methods(operation, &|_| true)
        }
        (UsedAt::Body(operation), Kind::Sent) => methods(operation, &|method| method.sends_body),
        (UsedAt::Parameter(operation, name), Kind::Sent) => {
            methods(operation, &|method| offers(method, name))
        }
        (UsedAt::Webhook(name), Kind::Delivered) => Some(vec![event(context, name)]),
        _ => None,
    };
    users.unwrap_or_default()
}

fn offers(method: &Method, parameter: &str) -> bool {
    let mut inputs = method.inputs();
    inputs.any(|input| matches!(input.at, InputAt::Parameter(_)) && input.wire == parameter)
}

fn link(resource: &Resource, method: &Method) -> String {
    let (accessor, of, method) = (&resource.name, &resource.type_name, &method.name);
    format!("[`{accessor}().{method}()`](crate::{accessor}::{of}::{method})")
}

fn event(context: Context<'_>, name: &str) -> String {
    let events = context
        .api
        .webhooks
        .iter()
        .flat_map(|webhooks| &webhooks.events);
    match events.into_iter().find(|event| event.name == name) {
        Some(event) => {
            let variant = &event.variant;
            format!("[`{variant}`](crate::webhooks::Event::{variant})")
        }
        // Where nothing tells the payloads apart, there is no enum of events.
        None => format!("`{name}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::list;

    #[test]
    fn names_three_of_many() {
        let list = |count: usize| list(&["a", "b", "c", "d", "e"].map(str::to_owned)[..count]);
        assert_eq!(list(1), "a");
        assert_eq!(list(2), "a and b");
        assert_eq!(list(3), "a, b and c");
        assert_eq!(list(4), "a, b, c and 1 other");
        assert_eq!(list(5), "a, b, c and 2 others");
    }
}
