//! Prints the types of a plan as schemas of OpenAPI 3.0.
//!
//! Only what progenitor makes the planned type of: everything else is none, and left
//! to `emit`.

use openapiv3::{
    AdditionalProperties, ArrayType, BooleanType, IntegerFormat, IntegerType, NumberFormat,
    NumberType, ObjectType, ReferenceOr, Schema, SchemaData, SchemaKind, StringFormat, StringType,
    Type as Kind, VariantOrUnknownOrEmpty,
};

use crate::plan::types::{Float, Integer, Presence, Struct, Type};

/// Schemas for types of the runtime, with their paths. No type of a plan has such a name.
pub const FOREIGN: &[(&str, &str)] = &[("RuntimeCredits0", "runtime::Credits")];

/// An object, if progenitor can make the planned struct of it.
pub fn object(structure: &Struct) -> Option<Schema> {
    if structure.rest.is_some() || structure.fields.is_empty() {
        return None;
    }
    let mut object = ObjectType::default();
    for field in &structure.fields {
        let is_optional = match field.presence {
            Presence::Always => false,
            Presence::Optional | Presence::OrNull => true,
            Presence::ThreeStates => return None,
            // A list that is not required has no option around it.
            Presence::Listed => {
                if !matches!(field.of, Type::List(_)) {
                    return None;
                }
                false
            }
        };
        if !is_optional {
            object.required.push(field.name.clone());
        }
        let schema = schema(&field.of, is_optional)?;
        object.properties.insert(field.name.clone(), boxed(schema));
    }
    Some(plain(Kind::Object(object)))
}

/// Anything.
pub fn anything() -> Schema {
    Schema {
        schema_data: SchemaData::default(),
        schema_kind: SchemaKind::Any(openapiv3::AnySchema::default()),
    }
}

fn plain(kind: Kind) -> Schema {
    Schema {
        schema_data: SchemaData::default(),
        schema_kind: SchemaKind::Type(kind),
    }
}

fn boxed(schema: ReferenceOr<Schema>) -> ReferenceOr<Box<Schema>> {
    match schema {
        ReferenceOr::Item(schema) => ReferenceOr::Item(Box::new(schema)),
        ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference },
    }
}

fn schema(of: &Type, is_optional: bool) -> Option<ReferenceOr<Schema>> {
    let kind = match of {
        Type::Text => Kind::String(StringType::default()),
        Type::Boolean => Kind::Boolean(BooleanType::default()),
        Type::Time => Kind::String(StringType {
            format: VariantOrUnknownOrEmpty::Item(StringFormat::DateTime),
            ..StringType::default()
        }),
        Type::Date => Kind::String(StringType {
            format: VariantOrUnknownOrEmpty::Item(StringFormat::Date),
            ..StringType::default()
        }),
        Type::Integer(width) => Kind::Integer(IntegerType {
            format: match width {
                Integer::I32 => VariantOrUnknownOrEmpty::Item(IntegerFormat::Int32),
                Integer::I64 => VariantOrUnknownOrEmpty::Item(IntegerFormat::Int64),
                Integer::U32 => VariantOrUnknownOrEmpty::Unknown("uint32".to_owned()),
                Integer::U64 => VariantOrUnknownOrEmpty::Unknown("uint64".to_owned()),
            },
            ..IntegerType::default()
        }),
        Type::Float(width) => Kind::Number(NumberType {
            format: VariantOrUnknownOrEmpty::Item(match width {
                Float::F32 => NumberFormat::Float,
                Float::F64 => NumberFormat::Double,
            }),
            ..NumberType::default()
        }),
        Type::List(item) => Kind::Array(ArrayType {
            items: Some(boxed(schema(item, false)?)),
            min_items: None,
            max_items: None,
            unique_items: false,
        }),
        Type::Map(item) if !is_optional => Kind::Object(ObjectType {
            additional_properties: Some(AdditionalProperties::Schema(Box::new(schema(
                item, false,
            )?))),
            ..ObjectType::default()
        }),
        Type::Named(name) => return Some(reference(name)),
        Type::Credits => return Some(reference(FOREIGN[0].0)),
        Type::Any if !is_optional => return Some(ReferenceOr::Item(anything())),
        _ => return None,
    };
    Some(ReferenceOr::Item(plain(kind)))
}

fn reference(name: &str) -> ReferenceOr<Schema> {
    ReferenceOr::Reference {
        reference: format!("#/components/schemas/{name}"),
    }
}
