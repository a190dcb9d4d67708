//! The names of types, as far as they are known before types are made.
//!
//! A name that was decided with `x-sdk`, and the name of the data of an envelope, are
//! given: no other type gets them, and where two would have one, the description is
//! refused. The names of components are reserved, so that no type inside of another
//! one takes them.

use std::collections::HashMap;

use super::survey::Survey;
use super::view::{Of, Views};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{Origin, Place};
use crate::names::{Scope, type_name};
use crate::spec::{SchemaId, Spec};

/// A name that no other type gets.
#[derive(Debug, Clone)]
pub struct Given {
    /// The name.
    pub name: String,
    /// The docs of the type, if they were decided too.
    pub description: Option<String>,
    /// Where it was decided, or else where its schema is written.
    pub origin: Origin,
    /// Whether it was decided, and not derived from another name.
    pub is_decided: bool,
    /// Whether it is the name of a component, which no other schema can be.
    pub is_component: bool,
}

/// Names of types by schema.
#[derive(Debug, Default)]
pub struct Names {
    given: HashMap<SchemaId, Given>,
    by_name: HashMap<String, Given>,
    reserved: HashMap<SchemaId, String>,
    aliases: HashMap<SchemaId, Vec<String>>,
    scope: Scope,
}

impl Names {
    /// The name that a schema was given.
    pub fn given(&self, id: SchemaId) -> Option<&Given> {
        self.given.get(&id)
    }

    /// The name that is reserved for a component.
    pub fn reserved(&self, id: SchemaId) -> Option<String> {
        self.reserved.get(&id).cloned()
    }

    /// Other names that the description has for the type of a schema.
    pub fn aliases(&self, id: SchemaId) -> Vec<String> {
        self.aliases.get(&id).cloned().unwrap_or_default()
    }

    /// Whether a type has the name, or will have it.
    pub fn has(&self, name: &str) -> bool {
        self.scope.has(name)
    }

    /// Gives the name to a type.
    pub fn take(&mut self, name: &str) {
        self.scope.take(name);
    }

    /// The name with a number: the last resort.
    pub fn numbered(&self, name: &str) -> String {
        let numbers = 2..;
        let mut names = numbers.map(|number: usize| format!("{name}{number}"));
        names
            .find(|name| !self.scope.has(name))
            .unwrap_or_else(|| name.to_owned())
    }

    /// The problem that a type would get a name that was given to another one.
    pub fn clash(&self, name: &str, origin: &Origin) -> Option<Diagnostic> {
        let given = self.by_name.get(name)?;
        Some(clash(name, origin, given.origin.place))
    }

    /// Adds a name that the description has for the type of a schema.
    pub fn add_alias(&mut self, id: SchemaId, alias: &str) {
        let known = self.aliases.entry(id).or_default();
        if !known.iter().any(|it| it == alias) {
            known.push(alias.to_owned());
        }
    }

    /// Gives a schema a name. Only inline schemas can share one.
    pub fn give(&mut self, id: SchemaId, given: Given, found: &mut Diagnostics) {
        if self.given.contains_key(&id) {
            return;
        }
        match self.by_name.get(&given.name) {
            Some(known) if known.is_component || given.is_component || !given.is_decided => {
                found.push(clash(&given.name, &given.origin, known.origin.place));
            }
            Some(_) => {}
            None => {
                self.by_name.insert(given.name.clone(), given.clone());
            }
        }
        self.scope.take(&given.name);
        self.given.insert(id, given);
    }

    /// Gives all schemas the names that were decided for them.
    pub fn decided(&mut self, spec: &Spec, views: &Views<'_>, found: &mut Diagnostics) {
        for (id, schema) in spec.schemas.iter() {
            let Some(decided) = &schema.sdk else {
                continue;
            };
            let Some(name) = &decided.value.name else {
                continue;
            };
            let origin = Origin {
                place: decided.name_place(),
                at: schema.origin.at.clone(),
            };
            if let Some(what) = no_type(&views.view(id).of).or(part(&schema.origin)) {
                found.push(
                    Diagnostic::new(
                        "plan/name-without-type",
                        format!("`{name}` names {what}, which does not become a type of its own"),
                    )
                    .on(&origin)
                    .help("remove the name, or give it to an object, an enum or a union"),
                );
                continue;
            }
            let given = Given {
                name: name.clone(),
                description: decided.value.description.clone(),
                origin,
                is_decided: true,
                is_component: schema.component.is_some(),
            };
            self.give(views.view(id).id, given, found);
        }
    }

    /// Reserves the names of the components that become types. Names that are right
    /// already come first, so that a neighbour that becomes the same never takes them.
    pub fn reserve(&mut self, survey: &Survey, views: &Views<'_>, found: &mut Diagnostics) {
        let components = survey.order.iter().filter_map(|id| {
            let schema = views.schema(*id);
            let name = schema.component.as_deref()?.to_owned();
            let is_type = no_type(&views.view(*id).of).is_none();
            (is_type && !self.given.contains_key(id)).then(|| (*id, name, schema.origin.clone()))
        });
        let (right, wrong): (Vec<_>, Vec<_>) =
            components.partition(|(_, name, _)| type_name(name) == *name);
        for (id, name, origin) in right.into_iter().chain(wrong) {
            let wanted = type_name(&name);
            if let Some(given) = self.by_name.get(&wanted) {
                found.push(clash(&wanted, &given.origin, origin.place));
            }
            let name = match self.scope.has(&wanted) {
                true => self.numbered(&wanted),
                false => wanted,
            };
            self.scope.take(&name);
            self.reserved.insert(id, name);
        }
    }
}

/// Reports that two types would have the same name.
pub fn clash(name: &str, origin: &Origin, other: Place) -> Diagnostic {
    Diagnostic::new(
        "plan/name-clash",
        format!("two types would be called `{name}`"),
    )
    .on(origin)
    .also("the other type with this name", other)
    .help("decide on another name for one of them, with `name` in its `x-sdk`")
}

/// What a value is that gets no type of its own.
fn no_type(of: &Of) -> Option<&'static str> {
    match of {
        Of::Object(_) | Of::Enum { .. } | Of::Union(_) => None,
        Of::Runtime(_) => Some("a value that a type of the runtime represents"),
        Of::OneOrMany(_) => Some("one value or a list of them"),
        Of::Text(_) => Some("a plain string"),
        Of::Integer | Of::Number => Some("a plain number"),
        Of::Boolean => Some("a plain boolean"),
        Of::List(_) | Of::Tuple(_) => Some("a list"),
        Of::Map(_) => Some("a map"),
        Of::Any => Some("a value of any type"),
    }
}

fn part(origin: &Origin) -> Option<&'static str> {
    let pointer = origin.at.pointer();
    match pointer.0.as_slice() {
        [.., keyword, index] if keyword == "allOf" && index.parse::<usize>().is_ok() => {
            Some("a part of `allOf`")
        }
        _ => None,
    }
}
