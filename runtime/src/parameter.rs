//! Parameters of operations: where they are sent and how they are written.
//!
//! Everything in here is plain data that a generator writes into a `static`
//! [`Operation`](crate::Operation). How a value becomes text is in `encode`, how
//! the path of a URL is put together in `template`. This module must not know of
//! requests or clients.

pub(crate) mod encode;
pub(crate) mod template;
#[cfg(test)]
mod tests;
pub(crate) mod value;

use std::fmt;

/// A parameter of an operation.
///
/// ```
/// use openapi_client_runtime::{Parameter, Style};
///
/// const PARAMETERS: &[Parameter] = &[
///     Parameter::path("batchId"),
///     Parameter::query("ids").style(Style::Pipes),
///     Parameter::query("flat").explode(false),
///     Parameter::query("filter").json(),
///     Parameter::header("X-Trace"),
/// ];
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Parameter {
    pub(crate) name: &'static str,
    pub(crate) location: Location,
    pub(crate) is_json: bool,
    pub(crate) allows_reserved: bool,
    /// The media type of a part; empty for text.
    pub(crate) media_type: &'static str,
    pub(crate) is_idempotency_key: bool,
    style: Option<Style>,
    explode: Option<bool>,
}

/// The part of a request that a parameter is sent in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Location {
    Path,
    Query,
    QueryString,
    Header,
    Cookie,
    Part,
}

/// How a list or an object is written in a parameter: OpenAPI's `style`.
///
/// The examples are the list `a, b` in a parameter `c`, not exploded and exploded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Style {
    /// `a,b` in both cases. The default in paths, and the only style in headers.
    Simple,
    /// `.a,b` or `.a.b`. Only in paths.
    Label,
    /// `;c=a,b` or `;c=a;c=b`. Only in paths.
    Matrix,
    /// `c=a,b` or `c=a&c=b`. The default in queries, and the only style in cookies.
    Form,
    /// `c=a%20b` or `c=a&c=b`: OpenAPI's `spaceDelimited`. Only in queries.
    Spaces,
    /// `c=a%7Cb` or `c=a&c=b`: OpenAPI's `pipeDelimited`. Only in queries.
    Pipes,
    /// For objects, one pair for each member: `c[size]=1&c[page]=2`. Lists are
    /// written as `c=a&c=b`, whether exploded or not. Only in queries.
    DeepObject,
}

impl Parameter {
    /// A parameter that replaces `{name}` in the path.
    #[must_use]
    pub const fn path(name: &'static str) -> Self {
        Self::new(name, Location::Path)
    }

    /// A parameter in the query of the URL.
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        Self::new(name, Location::Query)
    }

    /// A parameter that is the whole query of the URL: OpenAPI's `querystring`. An object is
    /// written as an HTML form would be, or as JSON with [`json`](Self::json).
    #[must_use]
    pub const fn query_string(name: &'static str) -> Self {
        Self::new(name, Location::QueryString)
    }

    /// A parameter that is sent as a header.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        Self::new(name, Location::Header)
    }

    /// A parameter that is sent in the header `Cookie`.
    #[must_use]
    pub const fn cookie(name: &'static str) -> Self {
        Self::new(name, Location::Cookie)
    }

    /// A part of a multipart body.
    ///
    /// An object is written as JSON with [`json`](Self::json). A list has a part for each
    /// item.
    #[must_use]
    pub const fn part(name: &'static str) -> Self {
        Self::new(name, Location::Part)
    }

    const fn new(name: &'static str, location: Location) -> Self {
        Self {
            name,
            location,
            is_json: false,
            allows_reserved: false,
            media_type: "",
            is_idempotency_key: false,
            style: None,
            explode: None,
        }
    }

    /// Sets the style. A style that does not exist for the location of the
    /// parameter is ignored: the default of the location applies.
    #[must_use]
    pub const fn style(self, style: Style) -> Self {
        Self {
            style: Some(style),
            ..self
        }
    }

    /// Sets whether each value of a list and each member of an object is written
    /// separately. The default is `true` for [`Style::Form`] and `false` otherwise.
    #[must_use]
    pub const fn explode(self, explode: bool) -> Self {
        Self {
            explode: Some(explode),
            ..self
        }
    }

    /// Writes the value as JSON: OpenAPI's `content: application/json`. The style is
    /// ignored.
    #[must_use]
    pub const fn json(self) -> Self {
        Self {
            is_json: true,
            ..self
        }
    }

    /// Sets the media type of a part. A file can have another one.
    #[must_use]
    pub const fn media_type(self, media_type: &'static str) -> Self {
        Self { media_type, ..self }
    }

    /// Sends a random UUID if no value is given. All attempts of a call have the same, so
    /// a service that knows the parameter acts on the call once.
    #[must_use]
    pub const fn idempotency_key(self) -> Self {
        Self {
            is_idempotency_key: true,
            ..self
        }
    }

    /// Leaves reserved characters (`/`, `:`, `,` and others) in a query value as they
    /// are: OpenAPI's `allowReserved`. `&`, `#` and `+` are encoded all the same, as a
    /// server would take them for a part of the query's syntax.
    #[must_use]
    pub const fn allow_reserved(self) -> Self {
        Self {
            allows_reserved: true,
            ..self
        }
    }

    /// The style that applies.
    pub(crate) fn actual_style(&self) -> Style {
        use Style::{DeepObject, Form, Label, Matrix, Pipes, Simple, Spaces};
        match (self.location, self.style) {
            (Location::Path, Some(style @ (Label | Matrix))) => style,
            (Location::Path | Location::Header | Location::Part, _) => Simple,
            (Location::Query, Some(style @ (Spaces | Pipes | DeepObject))) => style,
            (Location::Query | Location::QueryString | Location::Cookie, _) => Form,
        }
    }

    /// Whether values are written separately.
    pub(crate) fn is_exploded(&self) -> bool {
        let style = self.actual_style();
        style == Style::DeepObject || self.explode.unwrap_or(style == Style::Form)
    }
}

/// Names the parameter at the start of an error message.
impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let location = match self.location {
            Location::Path => "path",
            Location::Query | Location::QueryString => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
            Location::Part => return write!(f, "part `{}`", self.name),
        };
        write!(f, "{location} parameter `{}`", self.name)
    }
}
