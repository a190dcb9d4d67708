//! Makes the types of a client from what schemas describe.
//!
//! Decides on names, on the Rust type of every value, and on what may be absent.
//! Types are made when something uses them, so nothing is made in vain. Whether a
//! pointer of `x-sdk` leads anywhere is not decided here.

mod shape;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::rc::Rc;

use super::names::{Given, Names};
use super::survey::Survey;
use super::types::{Counts, Definition, Direction, Float, Integer, Shape, Type, Types};
use super::view::{Member, Of, Told, View, Views};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Origin;
use crate::names::type_name;
use crate::noun::item_name;
use crate::sdk::RuntimeType;
use crate::spec::{Limit, SchemaId};

/// Which way a value goes where a type is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// To the service.
    Sent,
    /// From the service.
    Received,
}

/// Makes types and keeps them.
pub struct Typing<'a> {
    pub views: Views<'a>,
    pub survey: Survey,
    pub names: Names,
    pub types: Types,
    pub found: Diagnostics,
    made: HashMap<(SchemaId, Option<Side>), Rc<str>>,
    /// Lists and maps that are being made, which have no name to end a cycle.
    open: Vec<SchemaId>,
    told_once: HashSet<(&'static str, SchemaId)>,
    /// Types without a name yet that contain themselves.
    is_cyclic: HashSet<Rc<str>>,
    provisional: usize,
}

/// A value where it is used.
pub struct Used {
    pub of: Type,
    pub nullable: bool,
    pub told: Told,
    /// The only value that it has.
    pub constant: Option<serde_json::Value>,
    pub counts: Counts,
    /// The format of a text.
    pub format: Option<String>,
}

impl<'a> Typing<'a> {
    pub fn new(views: Views<'a>, survey: Survey, names: Names) -> Self {
        Self {
            views,
            survey,
            names,
            types: BTreeMap::new(),
            found: Diagnostics::new(),
            made: HashMap::new(),
            open: Vec::new(),
            told_once: HashSet::new(),
            is_cyclic: HashSet::new(),
            provisional: 0,
        }
    }

    /// Reports something once for each schema.
    pub fn report_once(&mut self, id: SchemaId, diagnostic: Diagnostic) {
        if self.told_once.insert((diagnostic.code, id)) {
            self.found.push(diagnostic);
        }
    }

    /// The value that a schema describes, where it is used.
    pub fn used(&mut self, id: SchemaId, hint: &str, side: Side) -> Used {
        let told = self.views.told(id, |id| is_type(&self.views.view(id).of));
        self.used_as(id, told, hint, side)
    }

    /// The value of a property.
    pub fn member(&mut self, member: &Member, hint: &str, side: Side) -> Used {
        let told = self
            .views
            .told_of(member, |id| is_type(&self.views.view(id).of));
        self.used_as(member.schema, told, hint, side)
    }

    fn used_as(&mut self, id: SchemaId, mut told: Told, hint: &str, side: Side) -> Used {
        let view = self.views.view(id);
        if let Of::List(Some(item)) = &view.of
            && told.examples.is_empty()
        {
            let item = self.views.told(*item, |_| true);
            told.examples.extend(
                item.examples
                    .into_iter()
                    .map(|it| [it].into_iter().collect()),
            );
        }
        let schema = self.views.schema(view.id);
        let is_scalar = |value: &&serde_json::Value| {
            value.is_string() || value.is_number() || value.is_boolean()
        };
        let constant = schema.only_value().filter(is_scalar).cloned();
        let limits = &told.limits;
        let counts = Counts {
            usual: told.default.as_ref().and_then(serde_json::Value::as_u64),
            least: limits
                .count(Limit::Minimum)
                .or(limits.count(Limit::MinItems)),
            most: limits
                .count(Limit::Maximum)
                .or(limits.count(Limit::MaxItems)),
        };
        let (of, nullable) = self.type_of(id, hint, side);
        Used {
            of,
            nullable,
            told,
            constant,
            counts,
            format: match &view.of {
                Of::Text(format) => format.clone(),
                _ => None,
            },
        }
    }

    /// The type of what a schema describes, and whether it may be null.
    pub fn type_of(&mut self, id: SchemaId, hint: &str, side: Side) -> (Type, bool) {
        let view = self.views.view(id);
        (self.type_of_view(id, &view, hint, side), view.nullable)
    }

    fn item(&mut self, id: Option<SchemaId>, hint: &str, side: Side) -> Type {
        let Some(id) = id else {
            return Type::Any;
        };
        match self.type_of(id, hint, side) {
            (of, true) if of != Type::Any => Type::Nullable(Box::new(of)),
            (of, _) => of,
        }
    }

    fn type_of_view(&mut self, id: SchemaId, view: &View, hint: &str, side: Side) -> Type {
        let is_nested = matches!(view.of, Of::List(_) | Of::Map(_) | Of::Tuple(_));
        if is_nested && self.open.contains(&view.id) {
            let origin = self.views.schema(view.id).origin.clone();
            let note = Diagnostic::note(
                "plan/endless",
                "this contains itself without an object in between: any value is allowed there",
            );
            self.report_once(
                view.id,
                note.on(&origin)
                    .help("describe an object with a member that holds it"),
            );
            return Type::Any;
        }
        if is_nested {
            self.open.push(view.id);
        }
        let of = match &view.of {
            Of::Any => Type::Any,
            Of::Boolean => Type::Boolean,
            Of::Integer => Type::Integer(self.width(id, view)),
            Of::Number => match self.views.schema(view.id).format.as_deref() {
                Some("float") => Type::Float(Float::F32),
                _ => Type::Float(Float::F64),
            },
            Of::Text(format) => match format.as_deref() {
                Some("date-time") => Type::Time,
                Some("date") => Type::Date,
                _ => Type::Text,
            },
            Of::Runtime(RuntimeType::Credits) => Type::Credits,
            Of::List(items) => Type::List(Box::new(self.item(*items, &item_name(hint), side))),
            Of::Map(items) => Type::Map(Box::new(self.item(*items, &format!("{hint}Value"), side))),
            Of::Tuple(items) => {
                let items = items.iter().map(|item| self.item(Some(*item), hint, side));
                Type::Tuple(items.collect())
            }
            Of::OneOrMany(one) => Type::OneOrMany(Box::new(self.item(Some(*one), hint, side))),
            Of::Enum { known, .. } if known.len() == 1 && !self.has_name(view.id) => Type::Text,
            Of::Union(alternatives) if self.has_any(alternatives) => {
                let origin = self.views.schema(view.id).origin.clone();
                let note = Diagnostic::note(
                    "plan/any",
                    "an alternative allows any value, so the union is any value",
                );
                self.report_once(view.id, note.on(&origin).help("describe every alternative"));
                Type::Any
            }
            Of::Object(_) | Of::Enum { .. } | Of::Union(_) => {
                Type::Named(self.define(view, hint, side))
            }
        };
        if is_nested {
            self.open.pop();
        }
        of
    }

    fn has_any(&self, alternatives: &[SchemaId]) -> bool {
        alternatives
            .iter()
            .any(|one| matches!(self.views.view(*one).of, Of::Any))
    }

    /// Whether a schema has a name that a person gave it.
    fn has_name(&self, id: SchemaId) -> bool {
        self.names.given(id).is_some() || self.views.schema(id).component.is_some()
    }

    /// Counts become unsigned, and everything is 64 bits wide unless the description
    /// says 32.
    fn width(&self, id: SchemaId, view: &View) -> Integer {
        let told = self.views.told(id, |_| false);
        let minimum = told
            .limits
            .get(Limit::Minimum)
            .and_then(|it| it.number.as_f64());
        let unsigned = minimum.is_some_and(|minimum| minimum >= 0.0);
        let format = self.views.schema(view.id).format.clone();
        match (format.as_deref(), unsigned) {
            (Some("int32"), _) => Integer::I32,
            // The same number has the same type, whatever its limits.
            (Some("int64"), _) => Integer::I64,
            (Some("uint32"), _) => Integer::U32,
            (Some("uint64"), _) | (_, true) => Integer::U64,
            _ => Integer::I64,
        }
    }

    /// Makes the type of an object, an enum or a union, if it is not there yet.
    fn define(&mut self, view: &View, hint: &str, side: Side) -> Rc<str> {
        let id = view.id;
        let direction = self.survey.directions.get(&id).copied().unwrap_or_default();
        let is_split = direction.sent && direction.received && self.survey.differs.contains(&id);
        let key = (id, is_split.then_some(side));
        if let Some(known) = self.made.get(&key) {
            if known.starts_with('\0') {
                self.is_cyclic.insert(Rc::clone(known));
            }
            return Rc::clone(known);
        }
        let direction = match (is_split, side) {
            (true, Side::Sent) => Direction {
                sent: true,
                received: false,
            },
            (true, Side::Received) => Direction {
                sent: false,
                received: true,
            },
            (false, _) => direction,
        };
        let schema = self.views.schema(id);
        let given: Option<Given> = self.names.given(id).cloned();
        let title = schema.title.as_deref().filter(|it| !it.trim().is_empty());
        let reserved = self.names.reserved(id);
        let wanted = match (&given, &reserved) {
            (Some(given), _) => given.name.clone(),
            (None, Some(name)) => name.clone(),
            (None, None) => title.map_or_else(|| type_name(hint), type_name),
        };
        // What is inside is not called new: it may be the same both ways.
        let stem = wanted;
        let wanted = match key.1 {
            Some(Side::Sent) => format!("New{stem}"),
            _ => stem.clone(),
        };
        // A name that is decided is known before what is inside is made.
        let is_settled = key.1 != Some(Side::Sent) && (given.is_some() || reserved.is_some());
        self.provisional += 1;
        let provisional: Rc<str> = match is_settled {
            true => wanted.as_str().into(),
            false => format!("\0{}", self.provisional).into(),
        };
        self.made.insert(key, Rc::clone(&provisional));
        let origin = schema.origin.clone();
        let docs = given
            .as_ref()
            .and_then(|given| given.description.clone())
            .or_else(|| schema.description.clone());
        let deprecated = schema.deprecated;
        let mut aliases: Vec<String> = self.names.aliases(id);
        if let Some(component) = schema.component.as_deref()
            && wanted != component
            && !aliases.iter().any(|alias| alias == component)
        {
            aliases.push(component.to_owned());
        }
        drop(schema);
        let mut shape = self.shape(view, &stem, direction, side);
        let name = match is_settled {
            true => Rc::clone(&provisional),
            false => self.settle(&wanted, hint, &shape, &origin),
        };
        self.made.insert(key, Rc::clone(&name));
        if !is_settled && self.is_cyclic.remove(&provisional) {
            self.rename(&provisional, &name);
            shape.rename(&provisional, &name);
        }
        if let Some(known) = self.types.get_mut(&name) {
            if known.shape != shape {
                self.found.push(
                    Diagnostic::new(
                        "plan/name-clash",
                        format!("`{name}` names schemas that differ in their shapes"),
                    )
                    .on(&origin)
                    .also("the other schema with this name", known.origin.place)
                    .help(
                        "decide on another name for one of them, or describe both in the same way",
                    ),
                );
            }
            // One type for one shape.
            known.direction.sent |= direction.sent;
            known.direction.received |= direction.received;
            return name;
        }
        let definition = Definition {
            name: Rc::clone(&name),
            docs,
            shape,
            direction,
            counterpart: None,
            aliases,
            home: None,
            uses: Vec::new(),
            is_strict: false,
            deprecated,
            is_inline: !is_settled,
            origin,
        };
        self.types.insert(Rc::clone(&name), definition);
        name
    }

    /// Notes which types that are sent have one that is received for the same schema.
    pub fn pair(&mut self) {
        let sent = self
            .made
            .iter()
            .filter(|((_, side), _)| *side == Some(Side::Sent));
        for ((id, _), name) in sent {
            let received = self.made.get(&(*id, Some(Side::Received)));
            if let Some(definition) = self.types.get_mut(name) {
                definition.counterpart = received.cloned();
            }
        }
    }

    /// Decides on the name of a type inside of another one, once its shape is known.
    fn settle(&mut self, wanted: &str, hint: &str, shape: &Shape, origin: &Origin) -> Rc<str> {
        let candidates = [wanted.to_owned(), type_name(hint)];
        let same = candidates.iter().find(|name| {
            let known = self.types.get(name.as_str());
            known.is_some_and(|known| known.shape == *shape && known.is_inline)
        });
        if let Some(same) = same {
            return same.as_str().into();
        }
        self.found.extend(self.names.clash(wanted, origin));
        let free = candidates.iter().find(|name| !self.names.has(name));
        let name = match free {
            Some(name) => name.clone(),
            None => self.names.numbered(wanted),
        };
        self.names.take(&name);
        name.as_str().into()
    }

    /// Gives a type that had no name yet its name where it is used.
    fn rename(&mut self, from: &Rc<str>, to: &Rc<str>) {
        for definition in self.types.values_mut() {
            definition.shape.rename(from, to);
        }
    }
}

/// Whether a value gets a type of its own.
fn is_type(of: &Of) -> bool {
    matches!(of, Of::Object(_) | Of::Enum { .. } | Of::Union(_))
}

impl Used {
    fn plain(of: Type) -> Self {
        Self {
            of,
            nullable: false,
            told: Told::default(),
            constant: None,
            counts: Counts::default(),
            format: None,
        }
    }

    /// A text of which nothing is said.
    pub fn text() -> Self {
        Self::plain(Type::Text)
    }

    /// A value of which nothing is said.
    pub fn any() -> Self {
        Self::plain(Type::Any)
    }

    /// A file that is uploaded.
    pub fn file() -> Self {
        Self::plain(Type::File)
    }

    /// Files that are uploaded.
    pub fn files() -> Self {
        Self::plain(Type::List(Box::new(Type::File)))
    }

    /// Bytes.
    pub fn bytes() -> Self {
        Self::plain(Type::Bytes)
    }
}
