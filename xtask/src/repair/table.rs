//! The repairs by name, as the docs list them.

/// A repair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repair {
    /// Its name; the code of its warnings is `repair/` and the name.
    pub name: &'static str,
    /// What is found.
    pub found: &'static str,
    /// What is assumed instead.
    pub assumed: &'static str,
}

const fn repair(name: &'static str, found: &'static str, assumed: &'static str) -> Repair {
    Repair {
        name,
        found,
        assumed,
    }
}

/// Every repair. `docs/openapi.md` has the same table.
pub const REPAIRS: &[Repair] = &[
    repair(
        "collection-format",
        "`collectionFormat` of Swagger 2.0",
        "`style` and `explode` that write the list in the same way",
    ),
    repair(
        "content",
        "a body or response with a `schema`, but no media type",
        "`application/json`",
    ),
    repair(
        "default",
        "a default that is a string, for a number or a boolean",
        "the number or boolean that it spells",
    ),
    repair(
        "discriminator",
        "`discriminator: kind`",
        "`propertyName: kind`",
    ),
    repair(
        "example-value",
        "a named example without `value`",
        "all of it is the value",
    ),
    repair(
        "examples",
        "an object of `examples` in a schema, or an array of them elsewhere",
        "the same examples without names, or with the names `example1` and so on",
    ),
    repair("flag", "`\"true\"`, `\"no\"`", "`true`, `false`"),
    repair("key-in", "`in: Header` of an API key", "`in: header`"),
    repair(
        "key-type",
        "`type: apikey`, `bearer`, `basic`, `OAuth2`; `type: http` with a `bearerFormat` and no `scheme`",
        "`type: apiKey`, `type: http` with its `scheme`, `type: oauth2`",
    ),
    repair(
        "list",
        "one value where an array belongs: `allOf`, `anyOf`, `oneOf`, `enum`, `required`, `parameters`, `servers`, `tags`",
        "an array with that value",
    ),
    repair("method", "`GET:` below a path", "`get:`"),
    repair(
        "no-schema",
        "`type` and other members of a schema in a parameter, a header or a media type",
        "the same under `schema`",
    ),
    repair("number", "`maxLength: \"10\"`", "`maxLength: 10`"),
    repair("parameter-in", "`in: Query` of a parameter", "`in: query`"),
    repair(
        "parameter-twice",
        "a parameter that a list has already",
        "the first one; the second is taken out",
    ),
    repair(
        "path-host",
        "a URL in place of a path",
        "its path, with a server of its own unless the first server is the rest",
    ),
    repair(
        "path-query",
        "`/a?b={b}` or `/a{?b}`, where `b` is a query parameter",
        "`/a`",
    ),
    repair(
        "path-required",
        "a path parameter without `required: true`",
        "`required: true`, as a path without it is another path",
    ),
    repair(
        "path-slash",
        "a path without `/` at its start, or with spaces around it",
        "the path with `/` and without spaces",
    ),
    repair(
        "path-template",
        "`:id`, `<id>`, `{id:int}`, `{ID}`, where `id` is a path parameter",
        "`{id}`",
    ),
    repair(
        "reference",
        "`#/definitions/Name` and the like, which lead nowhere",
        "`#/components/schemas/Name`, if there is one",
    ),
    repair(
        "required",
        "`required: true` in a property, or in the schema of a parameter",
        "`required` of the object, or of the parameter",
    ),
    repair(
        "requirement",
        "a security requirement that is a string, scopes that are no array, `x-` members that are no scheme",
        "the scheme without scopes, the scopes as an array, nothing",
    ),
    repair(
        "schema",
        "the name of a type in place of a schema: `name: string`",
        "`type: string`",
    ),
    repair(
        "security",
        "one requirement where an array belongs",
        "an array with that requirement",
    ),
    repair("server", "a server that is only a string", "its `url`"),
    repair("status", "`2xx`, `Default`", "`2XX`, `default`"),
    repair(
        "tag",
        "a declared tag that is a string, or a tag of an operation that is an object",
        "a tag of that name",
    ),
    repair(
        "tag-twice",
        "a tag that a list has already",
        "the first one; what only the second says is added to it",
    ),
    repair(
        "type",
        "types of other languages or in another case: `String`, `int`, `float`, `date`, `uuid`, `any`",
        "the type, with the format if there is one; no type for `any`",
    ),
];
