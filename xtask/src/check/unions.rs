//! Alternatives: that there are some, and that the discriminator tells them apart.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::spec::{Discriminator, Schema, SchemaId, Spec};
use crate::suggest::closest;

pub(super) fn check(spec: &Spec, schema: &Schema, found: &mut Diagnostics) {
    for (keyword, parts) in [
        ("allOf", &schema.all_of),
        ("anyOf", &schema.any_of),
        ("oneOf", &schema.one_of),
    ] {
        if parts.as_ref().is_some_and(Vec::is_empty) {
            found.push(
                Diagnostic::warning(
                    "check/empty-union",
                    format!("this `{keyword}` is empty: it is read as if it were not there"),
                )
                .on(schema.parts_origin.as_ref().unwrap_or(&schema.origin))
                .help("list schemas, or take it out"),
            );
        }
    }
    if let Some(discriminator) = &schema.discriminator {
        targets(spec, discriminator, found);
        let alternatives = schema.alternatives().unwrap_or_default();
        for alternative in alternatives {
            lacks(spec, discriminator, *alternative, found);
        }
    }
}

fn targets(spec: &Spec, discriminator: &Discriminator, found: &mut Diagnostics) {
    for mapped in discriminator
        .mapping
        .iter()
        .filter(|one| one.target.is_none())
    {
        let known = spec.schemas.components.keys().map(String::as_str);
        let name = mapped.written.rsplit('/').next().unwrap_or_default();
        let help = match closest(name, known) {
            Some(meant) => format!("there is a schema `{meant}`, if that is meant"),
            None => "name a component, or take the value out".to_owned(),
        };
        found.push(
            Diagnostic::warning(
                "check/discriminator",
                format!("there is no schema `{}`", mapped.written),
            )
            .on(&mapped.value.origin)
            .help(help),
        );
    }
}

/// Reports an alternative that does not have the property of the discriminator.
fn lacks(
    spec: &Spec,
    discriminator: &Discriminator,
    alternative: SchemaId,
    found: &mut Diagnostics,
) {
    let property = discriminator.property.value.as_str();
    if has(spec, alternative, property, &mut HashSet::new()) {
        return;
    }
    let schema = spec.schema(spec.schemas.target(alternative));
    let name = schema.component.as_deref().unwrap_or("an alternative");
    found.push(
        Diagnostic::warning(
            "check/discriminator",
            format!(
                "`{name}` does not have the property `{property}`, which tells which one it is"
            ),
        )
        .on(&discriminator.property.origin)
        .also("this one", schema.origin.place)
        .help(format!("describe `{property}` in each alternative")),
    );
}

fn has(spec: &Spec, id: SchemaId, property: &str, seen: &mut HashSet<SchemaId>) -> bool {
    if !seen.insert(id) {
        return false;
    }
    let schema = spec.schema(id);
    let mut parts = schema.same_value();
    schema.properties.contains_key(property) || parts.any(|part| has(spec, part, property, seen))
}
