//! The members that each kind of thing may have, and what they hold.
//!
//! One table for each kind, of all versions of OpenAPI together. A member that no
//! table knows is reported with the one that was meant. Values are not read here.

use super::Reader;
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Origin, Value};
use crate::suggest::closest;

/// What a member holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Anything,
    Text,
    Boolean,
    Number,
    Array,
    Object,
}

use Holds::{Anything, Array, Boolean, Number, Object, Text};

/// A kind of thing: what it is called, and its members.
pub(super) struct Kind {
    what: &'static str,
    members: &'static [(&'static str, Holds)],
    required: &'static [&'static str],
    /// Whether other members are allowed by the standard.
    is_open: bool,
}

const fn kind(what: &'static str, members: &'static [(&'static str, Holds)]) -> Kind {
    Kind {
        what,
        members,
        required: &[],
        is_open: false,
    }
}

impl Kind {
    const fn with(self, required: &'static [&'static str]) -> Self {
        Self { required, ..self }
    }
}

pub(super) const DESCRIPTION: Kind = kind(
    "a description",
    &[
        ("openapi", Anything),
        ("$self", Text),
        ("info", Object),
        ("jsonSchemaDialect", Anything),
        ("servers", Array),
        ("paths", Object),
        ("webhooks", Object),
        ("components", Object),
        ("security", Array),
        ("tags", Array),
        ("externalDocs", Anything),
    ],
)
.with(&["info"]);

pub(super) const INFO: Kind = kind(
    "the info",
    &[
        ("title", Text),
        ("summary", Text),
        ("description", Text),
        ("termsOfService", Text),
        ("contact", Object),
        ("license", Object),
        ("version", Text),
    ],
)
.with(&["title", "version"]);

pub(super) const LICENSE: Kind = kind(
    "a licence",
    &[("name", Text), ("identifier", Text), ("url", Text)],
);

pub(super) const COMPONENTS: Kind = kind(
    "the components",
    &[
        ("schemas", Object),
        ("responses", Object),
        ("parameters", Object),
        ("examples", Object),
        ("requestBodies", Object),
        ("headers", Object),
        ("securitySchemes", Object),
        ("links", Object),
        ("callbacks", Object),
        ("pathItems", Object),
        ("mediaTypes", Object),
    ],
);

pub(super) const PATH_ITEM: Kind = kind(
    "a path",
    &[
        ("$ref", Anything),
        ("summary", Anything),
        ("description", Anything),
        ("get", Anything),
        ("put", Anything),
        ("post", Anything),
        ("delete", Anything),
        ("options", Anything),
        ("head", Anything),
        ("patch", Anything),
        ("trace", Anything),
        ("query", Anything),
        ("additionalOperations", Object),
        ("servers", Anything),
        ("parameters", Array),
    ],
);

pub(super) const OPERATION: Kind = kind(
    "an operation",
    &[
        ("tags", Array),
        ("summary", Text),
        ("description", Text),
        ("externalDocs", Anything),
        ("operationId", Text),
        ("parameters", Array),
        ("requestBody", Anything),
        ("responses", Object),
        ("callbacks", Anything),
        ("deprecated", Boolean),
        ("security", Array),
        ("servers", Anything),
    ],
);

pub(super) const PARAMETER: Kind = kind(
    "a parameter",
    &[
        ("name", Text),
        ("in", Text),
        ("description", Text),
        ("required", Boolean),
        ("deprecated", Boolean),
        ("allowEmptyValue", Anything),
        ("style", Text),
        ("explode", Boolean),
        ("allowReserved", Boolean),
        ("schema", Anything),
        ("example", Anything),
        ("examples", Anything),
        ("content", Object),
    ],
)
.with(&["name", "in"]);

pub(super) const REQUEST_BODY: Kind = kind(
    "a request body",
    &[
        ("description", Text),
        ("content", Object),
        ("required", Boolean),
    ],
)
.with(&["content"]);

pub(super) const RESPONSE: Kind = kind(
    "a response",
    &[
        ("summary", Text),
        ("description", Text),
        ("headers", Anything),
        ("content", Object),
        ("links", Anything),
    ],
);

pub(super) const MEDIA_TYPE: Kind = kind(
    "a media type",
    &[
        ("schema", Anything),
        ("itemSchema", Anything),
        ("example", Anything),
        ("examples", Anything),
        ("encoding", Anything),
        ("prefixEncoding", Anything),
        ("itemEncoding", Anything),
    ],
);

pub(super) const SECURITY_SCHEME: Kind = kind(
    "a security scheme",
    &[
        ("type", Text),
        ("description", Text),
        ("name", Text),
        ("in", Text),
        ("scheme", Text),
        ("bearerFormat", Anything),
        ("flows", Object),
        ("openIdConnectUrl", Anything),
        ("oauth2MetadataUrl", Anything),
        ("deprecated", Boolean),
    ],
)
.with(&["type"]);

pub(super) const SERVER: Kind = kind(
    "a server",
    &[
        ("url", Text),
        ("name", Text),
        ("description", Anything),
        ("variables", Object),
    ],
)
.with(&["url"]);

pub(super) const TAG: Kind = kind(
    "a tag",
    &[
        ("name", Text),
        ("summary", Text),
        ("description", Text),
        ("parent", Text),
        ("kind", Text),
        ("externalDocs", Anything),
    ],
)
.with(&["name"]);

pub(super) const DISCRIMINATOR: Kind = kind(
    "a discriminator",
    &[
        ("propertyName", Text),
        ("mapping", Object),
        ("defaultMapping", Text),
    ],
)
.with(&["propertyName"]);

pub(super) const SCHEMA: Kind = Kind {
    what: "a schema",
    required: &[],
    is_open: true,
    members: &[
        ("$ref", Text),
        ("$id", Anything),
        ("$schema", Anything),
        ("$anchor", Anything),
        ("$comment", Anything),
        ("$dynamicRef", Anything),
        ("$dynamicAnchor", Anything),
        ("$vocabulary", Anything),
        ("$defs", Object),
        ("definitions", Object),
        ("title", Text),
        ("description", Text),
        ("type", Anything),
        ("format", Text),
        ("nullable", Boolean),
        ("default", Anything),
        ("const", Anything),
        ("enum", Array),
        ("example", Anything),
        ("examples", Anything),
        ("deprecated", Boolean),
        ("readOnly", Boolean),
        ("writeOnly", Boolean),
        ("xml", Anything),
        ("externalDocs", Anything),
        ("discriminator", Object),
        ("properties", Object),
        ("patternProperties", Object),
        ("additionalProperties", Anything),
        ("unevaluatedProperties", Anything),
        ("propertyNames", Anything),
        ("required", Array),
        ("minProperties", Number),
        ("maxProperties", Number),
        ("dependentRequired", Anything),
        ("dependentSchemas", Object),
        ("dependencies", Anything),
        ("items", Anything),
        ("prefixItems", Array),
        ("additionalItems", Anything),
        ("unevaluatedItems", Anything),
        ("contains", Anything),
        ("minContains", Number),
        ("maxContains", Number),
        ("minItems", Number),
        ("maxItems", Number),
        ("uniqueItems", Boolean),
        ("minimum", Number),
        ("maximum", Number),
        ("exclusiveMinimum", Anything),
        ("exclusiveMaximum", Anything),
        ("multipleOf", Number),
        ("minLength", Number),
        ("maxLength", Number),
        ("pattern", Text),
        ("contentEncoding", Text),
        ("contentMediaType", Text),
        ("contentSchema", Anything),
        ("allOf", Array),
        ("anyOf", Array),
        ("oneOf", Array),
        ("not", Anything),
        ("if", Anything),
        ("then", Anything),
        ("else", Anything),
    ],
};

impl Reader<'_> {
    /// Reports what is wrong with the members of a thing. Returns whether it is an
    /// object at all.
    pub(super) fn check(&mut self, kind: &Kind, node: &Node, origin: &Origin) -> bool {
        let Some(members) = node.as_object() else {
            let message = format!(
                "{} has to be an object, and this is {}",
                kind.what,
                node.kind()
            );
            self.report(
                Diagnostic::new("check/kind", message)
                    .on(origin)
                    .help("write it as an object, or take it out"),
            );
            return false;
        };
        let mut meant = Vec::new();
        for (name, member) in members {
            if let Some(known) = holds(kind, name) {
                self.held(kind, name, known, &member.node, origin);
            } else if !name.starts_with("x-") {
                let key = Origin {
                    place: member.key,
                    at: origin.at.child(name.as_str()),
                };
                meant.extend(self.unknown(kind, name, node, &key));
            }
        }
        for name in kind.required {
            if !members.contains_key(*name) && !meant.contains(name) {
                let message = format!("{} has to have `{name}`", kind.what);
                self.report(
                    Diagnostic::new("check/missing", message)
                        .on(origin)
                        .help(format!("add `{name}`")),
                );
            }
        }
        true
    }

    /// Reports a member that the standard does not know; returns the one that was
    /// probably meant.
    fn unknown(
        &mut self,
        kind: &Kind,
        name: &str,
        node: &Node,
        key: &Origin,
    ) -> Option<&'static str> {
        // Two letters are too little to tell a slip from another word.
        let known = kind.members.iter().map(|(known, _)| *known);
        let meant = closest(name, known).filter(|known| known.len() > 2 && name.len() > 2);
        let is_there = meant.is_some_and(|known| node.get(known).is_some());
        let message = format!("`{name}` is no member of {}", kind.what);
        let found = match meant {
            None if kind.is_open => return None,
            None => Diagnostic::note("check/unknown-member", format!("{message}, and is ignored"))
                .help("take it out, or start the name with `x-`"),
            Some(known) if is_there => Diagnostic::note(
                "check/unknown-member",
                format!("{message}, and is ignored; there is a `{known}` too"),
            )
            .help(format!("keep one of the two, as `{known}`")),
            Some(known) => Diagnostic::new("check/unknown-member", message)
                .help(format!("write `{known}`, or start the name with `x-`")),
        };
        self.report(found.on(key));
        meant.filter(|_| !is_there)
    }

    fn held(&mut self, kind: &Kind, name: &str, holds: Holds, node: &Node, origin: &Origin) {
        let (fits, wanted) = match (holds, &node.value) {
            // Many a program writes what it does not know as null.
            (Anything, _) => return,
            (Text | Number | Boolean, Value::Null) if !kind.required.contains(&name) => return,
            // Plain text keeps the way in which it was written.
            (Text, value) => (
                matches!(value, Value::String(_) | Value::Number(_) | Value::Bool(_)),
                "a string",
            ),
            (Boolean, value) => (matches!(value, Value::Bool(_)), "`true` or `false`"),
            (Number, value) => (matches!(value, Value::Number(_)), "a number"),
            (Array, value) => (matches!(value, Value::Array(_)), "an array"),
            (Object, value) => (matches!(value, Value::Object(_)), "an object"),
        };
        if fits {
            return;
        }
        let message = format!("`{name}` has to be {wanted}, and this is {}", node.kind());
        let help = match (holds, &node.value) {
            (Boolean | Number, Value::String(_)) => "write it without quotes",
            (_, Value::Null) => "give it a value, or take it out",
            _ => "write it in that form, or take it out",
        };
        self.report(
            Diagnostic::new("check/kind", message)
                .at(node.place)
                .pointer(origin.at.child(name).pointer())
                .help(help),
        );
    }
}

fn holds(kind: &Kind, name: &str) -> Option<Holds> {
    let known = kind.members.iter().find(|(known, _)| *known == name);
    known.map(|(_, holds)| *holds)
}
