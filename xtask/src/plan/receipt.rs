//! The one type that all receipts become.
//!
//! A caller adds up receipts of many operations; four types with the same fields
//! would have to be told apart for nothing. Every field of the merged type may be
//! absent unless it has a default.

use std::rc::Rc;

use indexmap::IndexMap;

use super::Planning;
use super::api::Receipt;
use super::names::{Given, Names};
use super::types::{Presence, Shape, Type};
use super::typing::Side;
use super::view::{Of, Views};
use super::way::follow;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Origin;
use crate::names::type_name;
use crate::spec::{Property, SchemaId, Spec};

/// Merges what the answers report about their price into one schema.
pub fn merge(
    spec: &Spec,
    receipts: &[(SchemaId, Origin)],
    views: &Views<'_>,
    names: &mut Names,
    found: &mut Diagnostics,
) -> Option<SchemaId> {
    let decided = spec.sdk.receipt.as_ref()?;
    let better = type_name(&decided.name);
    if better != decided.name {
        let message = format!("`{}` is not a good name for a Rust type", decided.name);
        found.push(
            Diagnostic::new("plan/name", message)
                .on(&spec.origin)
                .help(format!("write `{better}` as the name of the receipt")),
        );
        return None;
    }
    let Some((first, _)) = receipts.first() else {
        return spec.schemas.components.get(&decided.name).copied();
    };
    let mut merged: IndexMap<String, Property> = IndexMap::new();
    let mut aliases = Vec::new();
    for (receipt, at) in receipts {
        let view = views.view(*receipt);
        if let Some(component) = views.schema(view.id).component.as_deref() {
            aliases.push(component.to_owned());
        }
        let Of::Object(object) = &view.of else {
            continue;
        };
        for (name, member) in &object.properties {
            let origin = views.schema(member.schema).origin.clone();
            let property = Property {
                key: origin.clone(),
                schema: member.schema,
            };
            let Some(known) = merged.get(name) else {
                merged.insert(name.clone(), property);
                continue;
            };
            if !is_same(views, known.schema, member.schema) {
                let message = format!(
                    "the receipts of different operations disagree on the type of `{name}`"
                );
                found.push(
                    Diagnostic::new("plan/receipt-conflict", message)
                        .at(origin.place)
                        .pointer(at.at.pointer())
                        .help("give the field one type in every receipt, for instance with an overlay action"),
                );
            }
        }
    }
    let id = views.make_object(*first, merged);
    let origin = views.schema(*first).origin.clone();
    let given = Given {
        name: decided.name.clone(),
        description: decided.description.clone(),
        origin,
        is_decided: true,
        is_component: true,
    };
    names.give(id, given, found);
    for alias in aliases.iter().filter(|alias| **alias != decided.name) {
        names.add_alias(id, alias);
    }
    Some(id)
}

/// Whether two fields can be one.
fn is_same(views: &Views<'_>, a: SchemaId, b: SchemaId) -> bool {
    let (a, b) = (views.view(a), views.view(b));
    if a.nullable != b.nullable {
        return false;
    }
    match (&a.of, &b.of) {
        (Of::Object(_) | Of::Union(_) | Of::Enum { .. }, _) => a.id == b.id,
        (Of::Runtime(a), Of::Runtime(b)) => a == b,
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// Makes the type of receipts and resolves what its fields mean.
pub fn resolve(planning: &mut Planning<'_>, schema: SchemaId) -> Option<Receipt> {
    let decided = planning.spec.sdk.receipt.clone()?;
    let (of, _) = planning
        .typing
        .type_of(schema, &decided.name, Side::Received);
    let name = Rc::clone(of.name()?);
    let defaults: Vec<String> = match &planning.typing.views.view(schema).of {
        Of::Object(object) => {
            let members = object.properties.iter();
            let with_default = members.filter(|(_, member)| {
                let told = planning.typing.views.told_of(member, |_| false);
                told.default.is_some()
            });
            with_default.map(|(name, _)| name.clone()).collect()
        }
        _ => Vec::new(),
    };
    if let Some(definition) = planning.typing.types.get_mut(&name)
        && let Shape::Struct(structure) = &mut definition.shape
    {
        for field in &mut structure.fields {
            if defaults.contains(&field.wire) {
                field.presence = Presence::Always;
            }
        }
    }
    let mut resolved = |member: &str, field: &Option<String>| {
        let field = field.as_ref()?;
        let way = follow(&planning.typing.types, &of, field);
        let message = match way {
            Some(way) if way.of.is_count() => return Some(way),
            Some(_) => {
                format!("`x-sdk.receipt.{member}`: `{field}` of the receipts is not a number")
            }
            None => format!("`x-sdk.receipt.{member}`: no receipt has `{field}`"),
        };
        let problem = Diagnostic::new("plan/receipt", message)
            .help("name a field that every receipt may have, and that is a number");
        let problem = planning.locate(problem, &planning.spec.origin, &["receipt", member]);
        planning.typing.found.push(problem);
        None
    };
    let flows = [
        ("used", resolved("charge", &decided.charge)),
        ("reserved", resolved("reserved", &decided.reserved)),
        ("refunded", resolved("refunded", &decided.refunded)),
    ];
    let balance = resolved("balance", &decided.balance);
    let flows = flows
        .into_iter()
        .filter_map(|(name, way)| Some((name, way?)));
    let flows = flows.collect();
    let reported = decided.headers.first().and_then(|(field, _)| {
        let definition = planning.typing.types.get(&name)?;
        let fields = &definition.structure()?.fields;
        let field = fields.iter().find(|known| known.wire == *field)?;
        (field.presence == Presence::Always && field.of != Type::Any).then(|| field.name.clone())
    });
    Some(Receipt {
        name,
        flows,
        balance,
        reported,
    })
}
