//! Prices, with the fields of the request that they depend on.
//!
//! What a price says is checked here against the types of the request. Reckoning is
//! the runtime's.

use super::api::{Body, EachPrice, Method, One, Place, Price};
use super::types::{Shape, Type, Types};
use super::way::lost;
use crate::nowhere::{self, Lost};
use crate::sdk;
use crate::suggest::one_of;

/// What is wrong with a decision: a code, a message, help, and where below the member.
pub struct Fault {
    pub code: &'static str,
    pub message: String,
    pub help: String,
    pub path: Vec<String>,
    /// The pointer that leads nowhere, and how many of its tokens lead somewhere.
    pub lost: Option<(String, usize)>,
}

impl Fault {
    pub fn new(code: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            help: help.into(),
            path: Vec::new(),
            lost: None,
        }
    }

    pub fn at(mut self, path: &[&str]) -> Self {
        self.path = path.iter().map(|token| (*token).to_owned()).collect();
        self
    }

    pub fn nowhere(message: String) -> Self {
        Self::new(
            "plan/leads-nowhere",
            message,
            "bring the overlay up to date with the description",
        )
    }

    /// A pointer that leads to nothing in the body of an operation.
    pub fn not_sent(pointer: &str, id: &str, types: &Types, body: Option<&Body>) -> Self {
        let message = format!("`{pointer}` leads nowhere in the request of `{id}`");
        let structure = body.and_then(|body| body.structure.clone());
        let members = structure.map(|name| lost(types, &Type::Named(name), "").1);
        Self::lost(message, pointer, 0, &members.unwrap_or_default())
    }

    /// A pointer of which the first `followed` tokens lead to something that has `members`.
    pub fn lost(message: String, pointer: &str, followed: usize, members: &[String]) -> Self {
        let lost = Lost {
            token: followed,
            written: nowhere::token(pointer, followed).map_or("", |part| &pointer[part]),
            known: members.iter().map(String::as_str).collect(),
        };
        let help = lost.help(pointer);
        let help = help.unwrap_or_else(|| "name something that has members".to_owned());
        Self {
            lost: Some((pointer.to_owned(), followed)),
            ..Self::new("plan/leads-nowhere", message, help)
        }
    }

    pub fn other_type(message: String) -> Self {
        Self::new(
            "plan/type",
            message,
            "name another field, or correct the description",
        )
    }
}

/// A request, as far as a price depends on it.
pub struct Request<'a> {
    pub id: &'a str,
    pub types: &'a Types,
    pub body: Option<&'a Body>,
    pub method: &'a Method,
    pub has_page: bool,
}

/// Resolves a price.
pub fn resolve(decided: &sdk::Price, request: &Request<'_>, found: &mut Vec<Fault>) -> Price {
    let sdk::Price::Each(each) = decided else {
        return Price::Free;
    };
    let forms = [
        each.credits.is_some(),
        each.choice.is_some(),
        each.switches.is_some(),
        each.quoted.is_some(),
    ];
    if forms.into_iter().filter(|given| *given).count() != 1 {
        found.push(Fault::new(
            "plan/one-of",
            "`price` says exactly one of `credits`, `choice`, `switches` and `quoted`",
            "keep the one that is true, and drop the others",
        ));
    }
    if each.free.is_some() && (each.credits.is_none() || !request.has_page) {
        found.push(Fault::new(
            "plan/free",
            "`free` counts rows, but the price has no `credits` or the operation no `page`",
            "give both, or say in `note` what is free",
        ));
    }
    let mut place = |pointer: &str, path: &[&str], wanted: &str, fits: &dyn Fn(&Type) -> bool| {
        let problem = match place(request, pointer) {
            Some(place) if fits(&place.of) => return Some(place),
            Some(_) => Fault::other_type(format!(
                "`{pointer}` in the request of `{}` is not {wanted}",
                request.id
            )),
            None => {
                let body = request.body.filter(|_| request.method.sends_body);
                Fault::not_sent(pointer, request.id, request.types, body)
            }
        };
        found.push(problem.at(path));
        None
    };
    let is_count = |of: &Type| of.is_count() || matches!(of, Type::List(_));
    let counts: Vec<Place> = each
        .count
        .iter()
        .filter_map(|pointer| place(pointer, &["count"], "a number or a list", &is_count))
        .collect();
    let is_text_list = |of: &Type| match of {
        Type::List(item) => {
            **item == Type::Text
                || matches!(&**item, Type::Named(name) if values(request.types, name).is_some())
        }
        _ => false,
    };
    let choice = each.choice.as_ref().and_then(|choice| {
        let wanted = "a list of values of an enum";
        let place = place(&choice.field, &["choice", "field"], wanted, &is_text_list)?;
        Some((place, choice.clone()))
    });
    let switches: Vec<(Place, u32)> = each
        .switches
        .iter()
        .flatten()
        .filter_map(|(pointer, credits)| {
            let is_flag = |of: &Type| *of == Type::Boolean;
            let place = place(pointer, &["switches", pointer], "a boolean", &is_flag)?;
            Some((place, *credits))
        })
        .collect();
    if let Some((place, choice)) = &choice {
        found.extend(choices(request.types, place, choice));
    }
    let one = match (each.credits, choice) {
        (Some(credits), _) => One::Credits(credits),
        (None, Some(choice)) => One::Choice(Box::new(choice)),
        (None, None) if !switches.is_empty() => One::Switches(switches),
        (None, None) => One::Unknown,
    };
    let chosen = match &one {
        One::Choice(choice) => Some(&choice.0),
        _ => None,
    };
    let minimums = counts.iter().chain(chosen).filter_map(|place| {
        let least = place.counts.least.filter(|least| *least > 0)?;
        Some((place.clone(), least))
    });
    Price::Each(Box::new(EachPrice {
        minimums: minimums.collect(),
        decided: (**each).clone(),
        one,
        counts,
        free: each.free,
    }))
}

fn place(request: &Request<'_>, pointer: &str) -> Option<Place> {
    let body = request.body.filter(|_| request.method.sends_body);
    let field = body?.field(request.types, pointer)?;
    Some(Place {
        field: field.name.clone(),
        wire: field.wire.clone(),
        of: field.of.clone(),
        presence: field.presence,
        is_required: field.is_required,
        counts: field.counts.clone(),
    })
}

/// The known values of an enum.
pub fn values<'a>(types: &'a Types, name: &str) -> Option<&'a [String]> {
    match &types.get(name)?.shape {
        Shape::Enum(known) => Some(&known.values),
        _ => None,
    }
}

/// Values of a choice that the enum does not have.
fn choices(types: &Types, place: &Place, choice: &sdk::Choice) -> Vec<Fault> {
    let Type::List(item) = &place.of else {
        return Vec::new();
    };
    let Some(known) = item.name().and_then(|name| values(types, name)) else {
        return Vec::new();
    };
    let chosen = choice.credits.keys().map(|value| ("credits", value));
    let absent = choice.absent.iter().map(|value| ("absent", value));
    chosen
        .chain(absent)
        .filter(|(_, value)| !known.contains(value))
        .map(|(member, value)| {
            let known: Vec<&str> = known.iter().map(String::as_str).take(12).collect();
            Fault::new(
                "plan/value",
                format!("`{}` has no value `{value}`", choice.field),
                format!("write {}", one_of(&known)),
            )
            .at(&["choice", member])
        })
        .collect()
}
