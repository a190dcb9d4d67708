//! The methods that call an operation, and what each of them asks for.

use super::Planning;
use super::api::{Body, Input, InputAt, Media, Method, Parameter};
use super::decided_name::{self, DecidedName};
use super::representation::Representation;
use super::taken;
use super::types::{Presence, Struct, Type};
use super::typing::Typing;
use crate::diagnostic::Diagnostic;
use crate::names::{pascal, snake};
use crate::sdk;
use crate::spec;

/// The property or parameter that chooses between a stream and a whole answer, by
/// convention. Where an operation has both answers, each of the two methods sets it.
const SWITCH: &str = "stream";

/// What an operation sends.
pub struct Sends<'a> {
    pub parameters: &'a [Parameter],
    pub body: Option<&'a Body>,
}

pub fn build(
    planning: &mut Planning<'_>,
    representation: &Representation<'_>,
    sends: &Sends<'_>,
    derived: &str,
) -> Vec<Method> {
    let operation = representation.operation;
    let decided = &operation.sdk;
    let own = decided.method.as_ref();
    let own = own.filter(|_| representation.word.is_none());
    let variants = if decided.methods.is_empty() {
        vec![sdk::Method {
            name: own.cloned().unwrap_or_else(|| derived.to_owned()),
            without: Vec::new(),
            needs: Vec::new(),
            body: None,
            summary: None,
            description: None,
            price: None,
        }]
    } else {
        decided.methods.clone()
    };
    if representation.word.is_none() {
        decided_names(planning, operation);
    }
    for variant in &variants {
        for name in variant.without.iter().chain(&variant.needs) {
            if !sends.parameters.iter().any(|one| one.wire == *name) {
                let problem = Diagnostic::new(
                    "plan/no-parameter",
                    format!("the operation has no parameter `{name}`"),
                )
                .help("`needs` and `without` name parameters of the operation");
                let problem = planning.locate(problem, &operation.origin, &["methods"]);
                planning.typing.found.push(problem);
            }
        }
    }
    variants
        .into_iter()
        .map(|variant| method(representation, sends, variant, &planning.typing))
        .collect()
}

fn decided_names(planning: &mut Planning<'_>, operation: &spec::Operation) {
    let decided = &operation.sdk;
    let one = decided
        .method
        .iter()
        .map(|name| (name, vec!["method".to_owned()]));
    let several = decided.methods.iter().enumerate().map(|(index, method)| {
        let path = vec!["methods".to_owned(), index.to_string(), "name".to_owned()];
        (&method.name, path)
    });
    for (name, path) in one.chain(several) {
        let taken = taken::OF_RESOURCES;
        decided_name::check(
            planning,
            &DecidedName { name, taken, path },
            &operation.origin,
        );
    }
}

fn method(
    representation: &Representation<'_>,
    sends: &Sends<'_>,
    variant: sdk::Method,
    typing: &Typing<'_>,
) -> Method {
    let operation = representation.operation;
    let body = sends.body.filter(|body| body.media != Media::Multipart);
    let sends_body = body.is_some() && variant.body != Some(sdk::BodyUse::None);
    let mut arguments = Vec::new();
    let mut options = Vec::new();
    let mut parameters = Vec::new();
    for (index, parameter) in sends.parameters.iter().enumerate() {
        if variant.without.contains(&parameter.wire) {
            continue;
        }
        let needed = parameter.required || variant.needs.contains(&parameter.wire);
        if needed || parameter.constant.is_none() {
            parameters.push(index);
        }
        if needed && parameter.constant.is_some() {
            continue;
        }
        let input = Input {
            wire: parameter.wire.clone(),
            name: parameter.name.clone(),
            setter: setter(&parameter.name),
            at: InputAt::Parameter(index),
            of: parameter.of.clone(),
            presence: if needed {
                Presence::Always
            } else {
                Presence::Optional
            },
            docs: parameter.docs.clone(),
            example: parameter.example.clone(),
            deprecated: parameter.deprecated,
        };
        if needed {
            arguments.push(input);
        } else {
            if parameter.constant.is_some() {
                parameters.push(index);
            }
            options.push(input);
        }
    }
    if let Some(body) = body.filter(|_| sends_body) {
        let taken: Vec<String> = sends
            .parameters
            .iter()
            .map(|one| one.name.clone())
            .collect();
        match body
            .structure
            .as_ref()
            .and_then(|name| typing.types.get(name)?.structure())
        {
            Some(structure) => {
                let (needed, others) = properties(structure, body, &taken);
                arguments.extend(needed);
                options.extend(others);
            }
            None if body.required => arguments.push(whole(body, &taken)),
            None => options.push(Input {
                presence: Presence::Optional,
                ..whole(body, &taken)
            }),
        }
    }
    let switch = representation.is_stream.and_then(|is_on| {
        let at = options.iter().position(|input| {
            input.wire == SWITCH && input.of == Type::Boolean && input.at != InputAt::Body
        })?;
        Some((options.remove(at).at, is_on))
    });
    let is_derived = operation.sdk.method.is_none() && operation.sdk.methods.is_empty();
    let alias = operation
        .own_id()
        .filter(|id| snake(id) != variant.name.trim_end_matches('_'));
    Method {
        alias: alias.filter(|_| is_derived).map(str::to_owned),
        builder: pascal(&variant.name),
        summary: variant
            .summary
            .clone()
            .or_else(|| operation.summary.clone()),
        description: variant
            .description
            .clone()
            .or_else(|| operation.description.clone()),
        price: None,
        name: variant.name.clone(),
        arguments,
        options,
        parameters,
        sends_body,
        switch,
        sdk: variant,
    }
}

fn properties(structure: &Struct, body: &Body, taken: &[String]) -> (Vec<Input>, Vec<Input>) {
    let example = body.example.clone().unwrap_or_default();
    let inputs = structure
        .fields
        .iter()
        .filter(|field| field.constant.is_none() || !field.is_required);
    let inputs = inputs.map(|field| {
        let name = match taken.contains(&field.name) {
            true => format!("body_{}", field.name),
            false => field.name.clone(),
        };
        let input = Input {
            wire: field.wire.clone(),
            setter: setter(&name),
            name,
            at: InputAt::Property(field.name.clone()),
            of: field.of.clone(),
            presence: field.presence,
            docs: field.docs.clone(),
            example: example.get(&field.wire).or(field.example.as_ref()).cloned(),
            deprecated: field.deprecated,
        };
        (input, field.is_required)
    });
    let (needed, others): (Vec<_>, Vec<_>) = inputs.partition(|(_, is_required)| *is_required);
    let inputs = |list: Vec<(Input, bool)>| list.into_iter().map(|(input, _)| input).collect();
    let (needed, mut others): (Vec<Input>, Vec<Input>) = (inputs(needed), inputs(others));
    if let Some((field, of)) = &structure.rest {
        others.push(Input {
            wire: String::new(),
            name: field.clone(),
            setter: setter(field),
            at: InputAt::Property(field.clone()),
            of: Type::Map(Box::new(of.clone())),
            presence: Presence::Always,
            docs: "Sets all other members.".to_owned(),
            example: None,
            deprecated: false,
        });
    }
    (needed, others)
}

fn whole(body: &Body, taken: &[String]) -> Input {
    let name = match body.media {
        Media::Parts => "parts",
        _ => "body",
    };
    let name = match taken.iter().any(|taken| taken == name) {
        true => "request_body",
        false => name,
    };
    Input {
        wire: "body".into(),
        name: name.into(),
        setter: name.into(),
        at: InputAt::Body,
        of: body.of.clone(),
        presence: Presence::Always,
        docs: String::new(),
        example: body.example.clone(),
        deprecated: false,
    }
}

/// The name of the method that sets something.
fn setter(name: &str) -> String {
    match taken::OF_REQUESTS.contains(&name) {
        true => format!("{name}_"),
        false => name.to_owned(),
    }
}
