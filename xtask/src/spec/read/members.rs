//! The members that each kind of thing may have, and what they hold.
//!
//! One table for each kind, of all versions of OpenAPI together. A member that no
//! table knows is reported with the one that was meant. Values are not read here.

use super::Reader;
use crate::diagnostic::{Action, Diagnostic, Fix};
use crate::document::{Member, Node, Origin, Value};
use crate::suggest::closest;

/// A kind of thing: what it is called, and its members by what they hold.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    what: &'static str,
    required: &'static [&'static str],
    text: &'static [&'static str],
    flags: &'static [&'static str],
    numbers: &'static [&'static str],
    lists: &'static [&'static str],
    objects: &'static [&'static str],
    /// Members that hold other things, or are read by nothing.
    others: &'static [&'static str],
    /// Whether other members are allowed by the standard.
    is_open: bool,
}

const NONE: Kind = Kind {
    what: "",
    required: &[],
    text: &[],
    flags: &[],
    numbers: &[],
    lists: &[],
    objects: &[],
    others: &[],
    is_open: false,
};

pub(super) const DESCRIPTION: Kind = Kind {
    what: "a description",
    required: &["info"],
    text: &["$self"],
    lists: &["servers", "security", "tags"],
    objects: &["info", "paths", "webhooks", "components"],
    others: &["openapi", "jsonSchemaDialect", "externalDocs"],
    ..NONE
};

pub(super) const INFO: Kind = Kind {
    what: "the info",
    required: &["title", "version"],
    text: &[
        "title",
        "summary",
        "description",
        "termsOfService",
        "version",
    ],
    objects: &["contact", "license"],
    ..NONE
};

pub(super) const LICENSE: Kind = Kind {
    what: "a licence",
    text: &["name", "identifier", "url"],
    ..NONE
};

pub(super) const COMPONENTS: Kind = Kind {
    what: "the components",
    objects: &[
        "schemas",
        "responses",
        "parameters",
        "examples",
        "requestBodies",
        "headers",
        "securitySchemes",
        "links",
        "callbacks",
        "pathItems",
        "mediaTypes",
    ],
    ..NONE
};

pub(super) const PATH_ITEM: Kind = Kind {
    what: "a path",
    lists: &["parameters"],
    objects: &["additionalOperations"],
    others: &[
        "$ref",
        "summary",
        "description",
        "get",
        "put",
        "post",
        "delete",
        "options",
        "head",
        "patch",
        "trace",
        "query",
        "servers",
    ],
    ..NONE
};

pub(super) const OPERATION: Kind = Kind {
    what: "an operation",
    text: &["summary", "description", "operationId"],
    flags: &["deprecated"],
    lists: &["tags", "parameters", "security"],
    objects: &["responses"],
    others: &["externalDocs", "requestBody", "callbacks", "servers"],
    ..NONE
};

pub(super) const PARAMETER: Kind = Kind {
    what: "a parameter",
    required: &["name", "in"],
    text: &["name", "in", "description", "style"],
    flags: &["required", "deprecated", "explode", "allowReserved"],
    objects: &["content"],
    others: &["allowEmptyValue", "schema", "example", "examples"],
    ..NONE
};

pub(super) const REQUEST_BODY: Kind = Kind {
    what: "a request body",
    required: &["content"],
    text: &["description"],
    flags: &["required"],
    objects: &["content"],
    ..NONE
};

pub(super) const RESPONSE: Kind = Kind {
    what: "a response",
    text: &["summary", "description"],
    objects: &["content", "headers"],
    others: &["links"],
    ..NONE
};

pub(super) const HEADER: Kind = Kind {
    what: "a header",
    // Some write what the header's name and place say already.
    text: &["description", "style", "name", "in"],
    flags: &["required", "deprecated", "explode", "allowReserved"],
    objects: &["content"],
    others: &["allowEmptyValue", "schema", "example", "examples"],
    ..NONE
};

pub(super) const MEDIA_TYPE: Kind = Kind {
    what: "a media type",
    others: &[
        "schema",
        "itemSchema",
        "example",
        "examples",
        "encoding",
        "prefixEncoding",
        "itemEncoding",
    ],
    ..NONE
};

pub(super) const ENCODING: Kind = Kind {
    what: "an encoding",
    text: &["contentType", "style"],
    flags: &["explode", "allowReserved"],
    objects: &["headers", "encoding"],
    others: &["prefixEncoding", "itemEncoding"],
    ..NONE
};

pub(super) const SECURITY_SCHEME: Kind = Kind {
    what: "a security scheme",
    required: &["type"],
    text: &["type", "description", "name", "in", "scheme"],
    flags: &["deprecated"],
    objects: &["flows"],
    others: &["bearerFormat", "openIdConnectUrl", "oauth2MetadataUrl"],
    ..NONE
};

pub(super) const SERVER: Kind = Kind {
    what: "a server",
    required: &["url"],
    text: &["url", "name"],
    objects: &["variables"],
    others: &["description"],
    ..NONE
};

pub(super) const TAG: Kind = Kind {
    what: "a tag",
    required: &["name"],
    text: &["name", "summary", "description", "parent", "kind"],
    others: &["externalDocs"],
    ..NONE
};

pub(super) const DISCRIMINATOR: Kind = Kind {
    what: "a discriminator",
    required: &["propertyName"],
    text: &["propertyName", "defaultMapping"],
    objects: &["mapping"],
    ..NONE
};

pub(super) const SCHEMA: Kind = Kind {
    what: "a schema",
    text: &[
        "$ref",
        "title",
        "description",
        "format",
        "pattern",
        "contentEncoding",
        "contentMediaType",
    ],
    flags: &[
        "nullable",
        "deprecated",
        "readOnly",
        "writeOnly",
        "uniqueItems",
    ],
    numbers: &[
        "minProperties",
        "maxProperties",
        "minContains",
        "maxContains",
        "minItems",
        "maxItems",
        "minimum",
        "maximum",
        "multipleOf",
        "minLength",
        "maxLength",
    ],
    lists: &["enum", "required", "prefixItems", "allOf", "anyOf", "oneOf"],
    objects: &[
        "$defs",
        "definitions",
        "discriminator",
        "properties",
        "patternProperties",
        "dependentSchemas",
    ],
    others: &[
        "$id",
        "$schema",
        "$anchor",
        "$comment",
        "$dynamicRef",
        "$dynamicAnchor",
        "$vocabulary",
        "type",
        "default",
        "const",
        "example",
        "examples",
        "xml",
        "externalDocs",
        "additionalProperties",
        "unevaluatedProperties",
        "propertyNames",
        "dependentRequired",
        "dependencies",
        "items",
        "additionalItems",
        "unevaluatedItems",
        "contains",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "contentSchema",
        "not",
        "if",
        "then",
        "else",
    ],
    is_open: true,
    ..NONE
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
                Diagnostic::warning("check/kind", message)
                    .on(origin)
                    .help("write it as an object, or take it out"),
            );
            return false;
        };
        let mut meant = Vec::new();
        for (name, member) in members {
            if kind.has(name) {
                self.held(kind, name, member, origin);
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
                    Diagnostic::warning("check/missing", message)
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
        let meant = closest(name, kind.members()).filter(|it| it.len() > 2 && name.len() > 2);
        let is_there = meant.is_some_and(|known| node.get(known).is_some());
        let message = format!("`{name}` is no member of {}", kind.what);
        let found = match meant {
            None if kind.is_open => return None,
            None => {
                Diagnostic::warning("check/unknown-member", format!("{message}, and is ignored"))
                    .help("take it out, or start the name with `x-`")
            }
            Some(known) if is_there => Diagnostic::warning(
                "check/unknown-member",
                format!("{message}, and is ignored; there is a `{known}` too"),
            )
            .help(format!("keep one of the two, as `{known}`")),
            Some(known) => {
                let pointer = key.at.pointer();
                let mut right = pointer.clone();
                right.0.pop();
                let value = node.get(name).map(Node::to_json).unwrap_or_default();
                let value = serde_json::Map::from_iter([(known.to_owned(), value)]);
                Diagnostic::warning("check/unknown-member", message)
                    .help(format!("write `{known}`, or start the name with `x-`"))
                    .fix(Fix::certain(vec![
                        Action::remove(pointer),
                        Action::update(right, value.into()),
                    ]))
            }
        };
        self.report(found.on(key));
        meant.filter(|_| !is_there)
    }

    fn held(&mut self, kind: &Kind, name: &str, member: &Member, origin: &Origin) {
        let node = &member.node;
        let is_in = |names: &[&str]| names.contains(&name);
        let is_required = is_in(kind.required);
        let is_scalar = matches!(
            node.value,
            Value::String(_) | Value::Number(_) | Value::Bool(_)
        );
        // Many a program writes what it does not know as null.
        let is_absent = matches!(node.value, Value::Null) && !is_required;
        let (fits, wanted) = if is_in(kind.text) {
            // Plain text keeps the way in which it was written.
            (is_scalar || is_absent, "a string")
        } else if is_in(kind.flags) {
            (node.as_bool().is_some() || is_absent, "`true` or `false`")
        } else if is_in(kind.numbers) {
            (
                matches!(node.value, Value::Number(_)) || is_absent,
                "a number",
            )
        } else if is_in(kind.lists) {
            (node.as_array().is_some(), "an array")
        } else {
            (
                node.as_object().is_some() || is_in(kind.others),
                "an object",
            )
        };
        if fits {
            return;
        }
        let message = format!("`{name}` has to be {wanted}, and this is {}", node.kind());
        let help = match &node.value {
            Value::Null => "give it a value, or take it out",
            _ => "write it in that form, or take it out",
        };
        self.report(
            Diagnostic::warning("check/kind", message)
                .at(match &node.value {
                    // It may go on for pages.
                    Value::Array(_) | Value::Object(_) => member.key,
                    _ => node.place,
                })
                .pointer(origin.at.child(name).pointer())
                .help(help),
        );
    }
}

impl Kind {
    fn members(&self) -> impl Iterator<Item = &'static str> {
        let lists = [
            self.text,
            self.flags,
            self.numbers,
            self.lists,
            self.objects,
            self.others,
        ];
        lists.into_iter().flatten().copied()
    }

    fn has(&self, name: &str) -> bool {
        self.members().any(|known| known == name)
    }
}
