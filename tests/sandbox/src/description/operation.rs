//! [`Operation`]: one path and method of the description.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde_json::Value;

use super::{Schema, members, resolve, token};

/// The methods that the service knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// `GET`.
    Get,
    /// `POST`.
    Post,
    /// `DELETE`.
    Delete,
}

impl FromStr for Method {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.to_ascii_lowercase().as_str() {
            "get" => Ok(Self::Get),
            "post" => Ok(Self::Post),
            "delete" => Ok(Self::Delete),
            _ => Err(()),
        }
    }
}

/// Where a parameter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query string.
    Query,
}

impl Place {
    /// How the service names it in errors.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Path => "params",
            Self::Query => "querystring",
        }
    }
}

/// A parameter of an operation.
#[derive(Debug)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// Whether it has to be given.
    pub required: bool,
    /// Whether its text is to be read as a whole number.
    pub integer: bool,
    /// What it has to look like.
    pub schema: Schema,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// `application/json`.
    Json,
    /// `application/problem+json`.
    Problem,
    /// `text/csv`.
    Csv,
}

impl Form {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Json, "application/json"),
        (Self::Problem, "application/problem+json"),
        (Self::Csv, "text/csv"),
    ];

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json => Self::ALL[0].1,
            Self::Problem => Self::ALL[1].1,
            Self::Csv => Self::ALL[2].1,
        }
    }
}

/// Lists that may have as many items as this are long.
const LONG: u64 = 10_000;

/// A list in a body that can be very long, so that it is better not held in
/// memory as a JSON value.
#[derive(Debug)]
pub struct LongList {
    /// Its name.
    pub name: String,
    /// Most items it may have.
    pub most: u64,
    /// What each item has to look like.
    pub item: Schema,
}

impl LongList {
    fn all(document: &'static Value, schema: &'static Value, at: &str) -> Vec<Self> {
        let pointer = address(schema, at);
        members(&resolve(document, schema)["properties"])
            .filter_map(|(name, node)| {
                let most = node["maxItems"].as_u64().filter(|most| *most >= LONG)?;
                let item = format!("{pointer}/properties/{}/items", token(name));
                Some(Self {
                    name: name.clone(),
                    most,
                    item: Schema::at(&item),
                })
            })
            .collect()
    }
}

/// One path and method.
#[derive(Debug)]
pub struct Operation {
    /// Its `operationId`.
    pub id: String,
    /// Its method.
    pub method: Method,
    /// Its path, with `{…}` for parameters.
    pub path: String,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// What its body has to look like, if it takes one.
    pub body: Option<Schema>,
    /// The lists in its body that can be very long.
    pub long_lists: Vec<LongList>,
    /// Whether it may be called without a body.
    pub body_optional: bool,
    answers: BTreeMap<(u16, Form), Schema>,
}

impl Operation {
    /// What an answer has to look like; `None` where no such answer is
    /// described.
    #[must_use]
    pub fn answer(&self, status: u16, form: Form) -> Option<&Schema> {
        self.answers.get(&(status, form))
    }

    /// The statuses that are described.
    pub fn statuses(&self) -> impl Iterator<Item = u16> {
        self.answers.keys().map(|&(status, _)| status)
    }

    /// Whether this is one of the operations that need an approval.
    #[must_use]
    pub fn needs_approval(&self) -> bool {
        (self.path.starts_with("/company-follower") && self.id != "checkCompanyFollowerLimit")
            || self.path.starts_with("/count-estimate")
    }

    pub(super) fn read(
        document: &'static Value,
        path: &str,
        method: Method,
        node: &'static Value,
    ) -> Option<Self> {
        let id = node["operationId"].as_str()?.to_owned();
        let parameters = node["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|parameter| Parameter::read(document, parameter))
            .collect();
        let at = format!(
            "/paths/{}/{}",
            token(path),
            match method {
                Method::Get => "get",
                Method::Post => "post",
                Method::Delete => "delete",
            }
        );
        let body = node.get("requestBody");
        let body_at = format!("{at}/requestBody/content/application~1json/schema");
        let body_schema = &node["requestBody"]["content"]["application/json"]["schema"];
        let body_optional = node["requestBody"]["required"] != Value::Bool(true);
        Some(Self {
            id,
            method,
            path: path.to_owned(),
            parameters,
            body: body.map(|_| Schema::at(&body_at)),
            long_lists: LongList::all(document, body_schema, &body_at),
            body_optional,
            answers: answers(document, node, &at),
        })
    }
}

/// The pointer to a node, or to what it refers to.
fn address(node: &Value, at: &str) -> String {
    let target = node["$ref"].as_str().and_then(|it| it.strip_prefix('#'));
    target.unwrap_or(at).to_owned()
}

fn answers(
    document: &'static Value,
    node: &'static Value,
    at: &str,
) -> BTreeMap<(u16, Form), Schema> {
    let mut answers = BTreeMap::new();
    for (status, response) in members(&node["responses"]) {
        let pointer = address(response, &format!("{at}/responses/{status}"));
        let Ok(status) = status.parse::<u16>() else {
            continue;
        };
        let content = &resolve(document, response)["content"];
        for (form, media_type) in Form::ALL {
            if content.get(media_type).is_some() {
                let at = format!("{pointer}/content/{}/schema", token(media_type));
                answers.insert((status, form), Schema::at(&at));
            }
        }
    }
    answers
}

impl Parameter {
    fn read(document: &'static Value, node: &'static Value) -> Option<Self> {
        let pointer = node["$ref"].as_str()?.strip_prefix('#')?;
        let node = resolve(document, node);
        Some(Self {
            name: node["name"].as_str()?.to_owned(),
            place: match node["in"].as_str()? {
                "path" => Place::Path,
                "query" => Place::Query,
                _ => return None,
            },
            required: node["required"] == Value::Bool(true),
            integer: node["schema"]["type"] == "integer",
            schema: Schema::at(&format!("{pointer}/schema")),
        })
    }
}
