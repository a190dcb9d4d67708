//! What a type is made of: the fields of a struct, the values of an enum, the alternatives
//! of a union.

use super::{Side, Typing, Used};
use crate::diagnostic::Diagnostic;
use crate::names::{Scope, below, distinct, pascal, snake, type_name};
use crate::plan::types::{
    Direction, Enumeration, Field, Json, Presence, Rule, Shape, Struct, Type, Union, Variant,
};
use crate::plan::view::{Object, Of, View};
use crate::plan::{prose, union};
use crate::spec::SchemaId;

impl Typing<'_> {
    pub(super) fn shape(
        &mut self,
        view: &View,
        name: &str,
        direction: Direction,
        side: Side,
    ) -> Shape {
        match &view.of {
            Of::Enum { known, is_open } => Shape::Enum(Enumeration {
                values: known.clone(),
                is_open: *is_open,
            }),
            Of::Union(alternatives) => Shape::Union(self.union(view.id, alternatives, name, side)),
            Of::Object(object) => {
                Shape::Struct(self.structure(view.id, object, name, direction, side))
            }
            _ => Shape::Struct(Struct {
                fields: Vec::new(),
                rest: None,
                has_default: true,
            }),
        }
    }

    pub(super) fn structure(
        &mut self,
        id: SchemaId,
        object: &Object,
        name: &str,
        direction: Direction,
        side: Side,
    ) -> Struct {
        let tags = self.survey.tags.get(&id).cloned().unwrap_or_default();
        let is_plain = self.survey.plain.contains(&id);
        let mut fields = Vec::new();
        let mut taken = Scope::default();
        for (wire, member) in &object.properties {
            let own_tags: Vec<&str> = tags
                .iter()
                .filter(|(property, _)| property == wire)
                .map(|(_, tag)| tag.as_str())
                .collect();
            // The union writes the tag, and knows it when it reads.
            if !own_tags.is_empty() && !is_plain {
                continue;
            }
            let told = self.views.told_of(member, |_| false);
            let is_only_sent = !direction.received && direction.sent;
            let identity = (id, wire.clone());
            let is_identity = self.survey.identities.contains(&identity);
            let is_left_out = told.read_only && is_only_sent && !is_identity
                || told.write_only && !direction.sent && direction.received;
            if is_left_out {
                continue;
            }
            let used = self.member(member, &below(name, &pascal(wire)), side);
            let is_required = object.required.contains(wire) && !(is_identity && is_only_sent);
            let constant = match own_tags.as_slice() {
                [only] => Some(serde_json::Value::from(*only)),
                _ => used.constant.clone(),
            };
            fields.push(self.field(wire, used, is_required, constant, direction, &mut taken));
        }
        for wire in &object.required {
            if object.properties.contains_key(wire) {
                continue;
            }
            fields.push(self.field(wire, Used::any(), true, None, direction, &mut taken));
        }
        let rest = object.rest.as_ref().map(|rest| {
            let field = taken.distinct("additional_properties", "_map");
            (field, self.item(*rest, &format!("{name}Value"), side))
        });
        Struct {
            fields,
            rest,
            has_default: true,
        }
    }

    pub(super) fn field(
        &mut self,
        wire: &str,
        used: Used,
        is_required: bool,
        constant: Option<serde_json::Value>,
        direction: Direction,
        taken: &mut Scope,
    ) -> Field {
        let name = snake(&distinct(wire, "value", |name| !taken.has(&snake(name))));
        taken.take(&name);
        let is_collection = matches!(used.of, Type::List(_) | Type::Map(_));
        let presence = match (is_required, used.nullable) {
            (true, true) if used.of == Type::Any => Presence::Always,
            (true, false) => Presence::Always,
            (true, true) => Presence::OrNull,
            (false, true) if direction.sent => Presence::ThreeStates,
            (false, false) if is_collection && !direction.sent => Presence::Listed,
            (false, _) => Presence::Optional,
        };
        let docs = prose::describe(&used.told, !is_required && direction.sent);
        Field {
            wire: wire.to_owned(),
            name,
            of: used.of,
            presence,
            is_required,
            docs,
            constant,
            deprecated: used.told.deprecated,
            counts: used.counts,
            limits: used.told.limits,
            default: used.told.default,
            example: used.told.examples.into_iter().next(),
            format: used.format,
        }
    }

    pub(super) fn union(
        &mut self,
        id: SchemaId,
        alternatives: &[SchemaId],
        name: &str,
        side: Side,
    ) -> Union {
        let tagged = union::tagged(&self.views, id, alternatives);
        let is_tag_optional = tagged.as_ref().is_some_and(|tagged| tagged.is_optional);
        let (rule, mut variants) = match tagged {
            Some(tagged) => {
                let mut names = Scope::default();
                let mut variants = Vec::new();
                for (tag, alternative) in &tagged.tags {
                    let wanted = if tag.is_empty() {
                        "Empty".to_owned()
                    } else {
                        type_name(tag)
                    };
                    let variant = names.distinct(&wanted, "Value");
                    let (of, _) = self.type_of(*alternative, &format!("{name}{wanted}"), side);
                    variants.push(Variant {
                        name: variant,
                        of,
                        tag: Some(tag.clone()),
                        json: union::json(&self.views, *alternative),
                    });
                }
                if let Some(default) = tagged.default {
                    let own = union::own_name(&self.views, default, &[]);
                    let wanted = own.unwrap_or_else(|| "Default".to_owned());
                    let (of, _) = self.type_of(default, &format!("{name}{wanted}"), side);
                    variants.push(Variant {
                        name: names.distinct(&wanted, "Default"),
                        of,
                        tag: None,
                        json: union::json(&self.views, default),
                    });
                }
                (Rule::Tag(tagged.property), variants)
            }
            None => (Rule::Fit, self.untagged(id, alternatives, name, side)),
        };
        if rule == Rule::Fit {
            // An integer is a number too, so it is tried first.
            variants.sort_by_key(|variant| variant.json == Json::Number);
        }
        let taken: Vec<&str> = variants
            .iter()
            .map(|variant| variant.name.as_str())
            .collect();
        let names = ["Unknown", "Other", "NotDescribed"];
        let unknown = names.into_iter().find(|name| !taken.contains(name));
        let unknown = unknown.unwrap_or("NoneOfThese").to_owned();
        Union {
            variants,
            rule,
            is_tag_optional,
            unknown,
        }
    }

    pub(super) fn untagged(
        &mut self,
        id: SchemaId,
        alternatives: &[SchemaId],
        name: &str,
        side: Side,
    ) -> Vec<Variant> {
        let typed: Vec<(SchemaId, Type)> = alternatives
            .iter()
            .enumerate()
            .map(|(index, one)| {
                let others: Vec<SchemaId> = alternatives
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != index)
                    .map(|(_, id)| *id)
                    .collect();
                let own = union::own_name(&self.views, *one, &others);
                let hint = match own {
                    Some(own) if own.starts_with(name) => own,
                    Some(own) => format!("{name}{own}"),
                    None => format!("{name}Item"),
                };
                let (of, _) = self.type_of(*one, &hint, side);
                (*one, of)
            })
            .collect();
        let names = union::names(&self.views, &typed);
        let json: Vec<_> = typed
            .iter()
            .map(|(id, _)| union::json(&self.views, *id))
            .collect();
        let is_doubtful = json
            .iter()
            .enumerate()
            .any(|(index, of)| *of == Json::Any || json[..index].contains(of));
        if is_doubtful {
            let origin = self.views.schema(id).origin.clone();
            let note = Diagnostic::note(
                "plan/untagged",
                "nothing tells the alternatives of this union apart: the one that fits a value best is taken",
            );
            self.report_once(
                id,
                note.on(&origin).help(
                    "add a `discriminator`, or a property with a `const` in each alternative",
                ),
            );
        }
        let variants = typed.into_iter().zip(names).zip(json);
        variants
            .map(|(((_, of), name), json)| Variant {
                name,
                of,
                tag: None,
                json,
            })
            .collect()
    }
}
