//! What schemas say of themselves, and whether that can be.

use std::collections::{HashMap, HashSet};

use super::{decisions, unions, values};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::spec::{Additional, Bound, JsonType, Limit, Schema, SchemaId, Spec};
use crate::suggest::closest;

pub(super) fn check(spec: &Spec, found: &mut Diagnostics) {
    let parts = parts(spec);
    for (id, schema) in spec.schemas.iter() {
        required(spec, id, schema, &parts, found);
        limits(schema, found);
        parts_agree(spec, id, schema, found);
        only_itself(spec, id, schema, found);
        values::check(schema, found);
        unions::check(spec, schema, found);
        decisions::check(spec, schema, found);
    }
}

/// The schemas that are a part of another one, which may have their properties.
fn parts(spec: &Spec) -> HashSet<SchemaId> {
    let all = spec.schemas.iter().flat_map(|(_, schema)| {
        let alternatives = [&schema.all_of, &schema.any_of, &schema.one_of];
        let lists = alternatives.into_iter().flatten().flatten();
        lists.chain(&schema.others)
    });
    all.map(|id| spec.schemas.target(*id)).collect()
}

/// A property that must be there and is not described.
fn required(
    spec: &Spec,
    id: SchemaId,
    schema: &Schema,
    parts: &HashSet<SchemaId>,
    found: &mut Diagnostics,
) {
    if schema.required.is_empty() || parts.contains(&id) {
        return;
    }
    let mut known: HashSet<&str> = HashSet::new();
    if !properties(spec, id, &mut known, &mut HashSet::new()) {
        return;
    }
    for name in schema
        .required
        .iter()
        .filter(|name| !known.contains(name.value.as_str()))
    {
        let text = name.value.as_str();
        let help = match closest(text, known.iter().copied()) {
            Some(meant) => format!("write `{meant}`"),
            None => format!("describe `{text}` under `properties`, or do not require it"),
        };
        let message = format!("`{text}` is required, and there is no such property");
        found.push(
            Diagnostic::warning("check/required", message)
                .on(&name.origin)
                .help(help),
        );
    }
}

/// Collects the properties of a schema and its parts. Returns whether that are all.
fn properties<'a>(
    spec: &'a Spec,
    id: SchemaId,
    known: &mut HashSet<&'a str>,
    seen: &mut HashSet<SchemaId>,
) -> bool {
    if !seen.insert(id) {
        return true;
    }
    let schema = spec.schema(id);
    known.extend(schema.properties.keys().map(String::as_str));
    let is_open = !schema.pattern_properties.is_empty()
        || schema.alternatives().is_some()
        || matches!(
            schema.additional,
            Additional::Schema(_) | Additional::Allowed(true)
        );
    let mut parts = schema.all().iter().copied().chain(schema.reference);
    parts.all(|part| properties(spec, part, known, seen)) && !is_open
}

fn limits(schema: &Schema, found: &mut Diagnostics) {
    let limits = &schema.limits;
    for (limit, bound) in &limits.bounds {
        let is_number = matches!(limit, Limit::Minimum | Limit::Maximum | Limit::MultipleOf);
        if !is_number && bound.number.as_u64().is_none() {
            let message = format!(
                "`{}` is {}, which no count can be",
                limit.name(),
                bound.number
            );
            found.push(self::limit(
                schema,
                bound,
                message,
                "write a number from 0 on",
            ));
        }
    }
    for (lower, upper) in Limit::RANGES {
        if let (Some(least), Some(most)) = (limits.get(lower), limits.get(upper))
            && least.number.as_f64() > most.number.as_f64()
        {
            let message = format!(
                "`{}` is {}, which is above the `{}` of {}",
                lower.name(),
                least.number,
                upper.name(),
                most.number
            );
            let help = "no value is both: correct one of them";
            let problem = limit(schema, least, message, help);
            found.push(problem.also("the other bound", most.place));
        }
    }
    if let Some(pattern) = &limits.pattern
        && let Err(error) = regress::Regex::new(&pattern.value)
    {
        found.push(
            Diagnostic::warning(
                "check/pattern",
                format!("`{}` is no regular expression: {error}", pattern.value),
            )
            .on(&pattern.origin)
            .help("write it as ECMA-262 has it, without slashes around it"),
        );
    }
}

fn limit(schema: &Schema, bound: &Bound, message: String, help: &str) -> Diagnostic {
    Diagnostic::warning("check/limit", message)
        .at(bound.place)
        .pointer(schema.origin.at.pointer())
        .help(help)
}

/// The types that all parts of an `allOf` allow.
fn parts_agree(spec: &Spec, id: SchemaId, schema: &Schema, found: &mut Diagnostics) {
    if schema.all().is_empty() {
        return;
    }
    let mut seen: HashMap<SchemaId, ()> = HashMap::from([(id, ())]);
    let mut allowed: Option<Vec<JsonType>> = None;
    let mut wanted = vec![id];
    while let Some(next) = wanted.pop() {
        let part = spec.schema(next);
        if !part.types.is_empty() {
            let types = part.types.iter().copied();
            let is_in = |of: &JsonType| match &allowed {
                None => true,
                // An integer is a number.
                Some(known) => {
                    known.contains(of)
                        || *of == JsonType::Integer && known.contains(&JsonType::Number)
                        || *of == JsonType::Number && known.contains(&JsonType::Integer)
                }
            };
            allowed = Some(types.filter(is_in).collect());
        }
        let parts = part.all().iter().copied().chain(part.reference);
        wanted.extend(parts.filter(|part| seen.insert(*part, ()).is_none()));
    }
    if allowed.is_some_and(|allowed| allowed.is_empty()) {
        found.push(
            Diagnostic::warning(
                "check/all-of",
                "the parts of this `allOf` are of different types: any value is allowed instead",
            )
            .on(schema.parts_origin.as_ref().unwrap_or(&schema.origin))
            .help("a value has one type: take a part out, or write `oneOf`"),
        );
    }
}

/// A schema that is only itself says nothing.
fn only_itself(spec: &Spec, id: SchemaId, schema: &Schema, found: &mut Diagnostics) {
    if schema.component.is_none() {
        return;
    }
    let mut reached = id;
    for _ in 0..64 {
        let next = spec.schema(reached);
        let only = match (next.reference, next.all(), next.alternatives()) {
            (Some(target), ..) => Some(target),
            (None, [only], _) if next.properties.is_empty() => Some(*only),
            (None, [], Some([only])) if next.properties.is_empty() => Some(*only),
            (None, [], Some(several)) if reached == id && several.contains(&id) => Some(id),
            (None, [], Some(several)) if reached == id => several
                .iter()
                .copied()
                .find(|part| spec.schemas.target(*part) == id),
            _ => None,
        };
        match only {
            Some(next) if next == id => {
                found.push(
                    Diagnostic::warning(
                        "check/only-itself",
                        format!(
                            "`{}` is described by itself: that says nothing of a value",
                            schema.component.as_deref().unwrap_or_default()
                        ),
                    )
                    .on(&schema.origin)
                    .help("describe what it is, or take the reference to itself out"),
                );
                return;
            }
            Some(next) => reached = next,
            None => return,
        }
    }
}
