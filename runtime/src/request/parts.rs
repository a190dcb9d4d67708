//! Builds the HTTP request of an operation from the arguments of a call.
//!
//! Arguments are serialized by small generic methods. All other code is compiled
//! once, however many operations there are. An error is kept until the request is
//! finished, so that generated code is one chain of calls. This module must not send
//! anything, and knows of no credential.

use std::fmt;

use bytes::Bytes;
use reqwest::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, COOKIE};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, Url};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Request, form};
use crate::multipart::{File, Multipart};
use crate::parameter::encode::{encode, percent};
use crate::parameter::value::Value;
use crate::parameter::{Location, template};
use crate::{
    BuildError, ByStatus, ByteStream, Client, Events, JsonLines, Operation, Parameter, random,
};

/// A request that is being built: see [`Request::build`].
///
/// Nothing is sent before the finished [`Request`] is passed to
/// [`Client::send`]. Errors are returned by the method that finishes the request:
/// [`answer`](Self::answer), [`whole`](Self::whole), [`empty`](Self::empty) or
/// [`stream`](Self::stream).
#[must_use = "the parts of a request do nothing until they are a request"]
pub struct RequestParts<'a> {
    client: &'a Client,
    operation: &'static Operation,
    /// The values of path parameters, encoded.
    path: Vec<(&'static str, String)>,
    query: String,
    cookies: String,
    headers: HeaderMap,
    body: Option<Bytes>,
    /// The parts of a multipart body, if the operation takes one.
    multipart: Option<Multipart>,
    /// The first error.
    error: Option<BuildError>,
}

impl<'a> RequestParts<'a> {
    pub(super) fn new(client: &'a Client, operation: &'static Operation) -> Self {
        let mut parts = Self {
            client,
            operation,
            path: Vec::new(),
            query: String::new(),
            cookies: String::new(),
            headers: HeaderMap::new(),
            body: None,
            multipart: operation
                .body
                .starts_with("multipart/")
                .then(Multipart::new),
            error: None,
        };
        if !operation.accept.is_empty() {
            parts.set_header(ACCEPT, operation.accept);
        }
        parts
    }

    /// Sets the parameter at `index` in [`Operation::parameters`].
    ///
    /// A value that is `null` in JSON, such as `None`, is left out, as are a header and
    /// an exploded query parameter with an empty list. A path parameter cannot be left
    /// out: that is an error.
    pub fn parameter<T: Serialize + ?Sized>(mut self, index: usize, value: &T) -> Self {
        self.set_parameter(index, serde_json::to_string(value));
        self
    }

    /// Adds files as the part at `index` in [`Operation::parameters`], one after the
    /// other.
    pub fn files(mut self, index: usize, files: impl IntoIterator<Item = File>) -> Self {
        for file in files {
            self.set_file(index, file);
        }
        self
    }

    /// Sends `body` as JSON. A body that is `null` in JSON, such as `None`, is left out
    /// as with [`no_body`](Self::no_body).
    pub fn json<T: Serialize + ?Sized>(mut self, body: &T) -> Self {
        self.set_json(serde_json::to_vec(body));
        self
    }

    /// Sends `body` as an HTML form would: an object with one pair for each member.
    ///
    /// A member that is a list has one pair for each item. Members and items that are
    /// lists or objects themselves are written as JSON, and those that are `null` are
    /// left out. [`Operation::form`] can describe members in other ways. A body that is `null` is left out as with [`no_body`](Self::no_body).
    pub fn form<T: Serialize + ?Sized>(mut self, body: &T) -> Self {
        self.set_form(serde_json::to_string(body));
        self
    }

    /// Sends these parts in order, without names. `media_types` are those of parts that
    /// have none of their own, by their positions; the last one is that of all others.
    pub fn parts<F: Into<File>>(
        mut self,
        media_types: &[&str],
        parts: impl IntoIterator<Item = F>,
    ) -> Self {
        for (index, part) in parts.into_iter().enumerate() {
            let media_type = media_types.get(index).or(media_types.last());
            self.add_unnamed(media_type.copied().unwrap_or_default(), part.into());
        }
        self
    }

    /// Sends `body` as text.
    pub fn text(mut self, body: impl Into<String>) -> Self {
        self.set_body("text/plain", body.into().into());
        self
    }

    /// Sends `body` as it is.
    pub fn bytes(mut self, body: impl Into<Bytes>) -> Self {
        self.set_body("application/octet-stream", body.into());
        self
    }

    /// Sends no body, in a request that could have one: with `Content-Length: 0`, on
    /// which a server may insist (RFC 9110, section 8.6).
    pub fn no_body(mut self) -> Self {
        self.set_no_body();
        self
    }

    /// Finishes a request whose response is JSON, in the API's envelope if it has one.
    ///
    /// # Errors
    /// If the arguments do not make a request. The error names the parameter.
    pub fn answer<T: DeserializeOwned + Serialize>(self) -> Result<Request<T>, BuildError> {
        let operation = self.operation;
        self.finish(|http| Request::new(operation, http))
    }

    /// Finishes a request whose response is JSON without the API's envelope.
    ///
    /// # Errors
    /// See [`answer`](Self::answer).
    pub fn whole<T: DeserializeOwned + Serialize>(self) -> Result<Request<T>, BuildError> {
        let operation = self.operation;
        self.finish(|http| Request::without_envelope(operation, http))
    }

    /// Finishes a request whose response is JSON of a type that depends on the status.
    ///
    /// # Errors
    /// See [`answer`](Self::answer).
    pub fn by_status<T: ByStatus + Serialize>(self) -> Result<Request<T>, BuildError> {
        let operation = self.operation;
        self.finish(|http| Request::by_status(operation, http))
    }

    /// Finishes a request whose response has no data.
    ///
    /// # Errors
    /// See [`answer`](Self::answer).
    pub fn empty(self) -> Result<Request<()>, BuildError> {
        let operation = self.operation;
        self.finish(|http| Request::empty(operation, http))
    }

    /// Finishes a request whose response is read as a stream of bytes.
    ///
    /// # Errors
    /// See [`answer`](Self::answer).
    pub fn stream(self) -> Result<Request<ByteStream>, BuildError> {
        let operation = self.operation;
        self.finish(|http| Request::stream(operation, http))
    }

    /// Finishes a request whose response is a stream of server-sent events.
    ///
    /// # Errors
    /// See [`answer`](Self::answer).
    pub fn events<T>(self) -> Result<Request<Events<T>>, BuildError> {
        let operation = self.operation;
        self.finish(|http| Request::events(operation, http))
    }

    /// Finishes a request whose response has a JSON value in each line.
    ///
    /// # Errors
    /// See [`answer`](Self::answer).
    pub fn json_lines<T>(self) -> Result<Request<JsonLines<T>>, BuildError> {
        let operation = self.operation;
        self.finish(|http| Request::json_lines(operation, http))
    }

    fn set_parameter(&mut self, index: usize, json: serde_json::Result<String>) {
        if let Err(error) = self.try_parameter(index, json) {
            self.fail(error);
        }
    }

    fn try_parameter(
        &mut self,
        index: usize,
        json: serde_json::Result<String>,
    ) -> Result<(), BuildError> {
        let parameter = self.described(index)?;
        if parameter.location == Location::QueryString {
            return self.set_query_string(parameter, json);
        }
        let value = json.and_then(|json| match parameter.is_json {
            true => Ok(Value::whole(json)),
            false => Value::split(&json),
        });
        let value = value.map_err(|error| {
            BuildError::new(format!("{parameter} cannot be serialized")).with_source(error)
        })?;
        let value = match value {
            Value::Absent if parameter.is_idempotency_key => Value::Text(random::uuid()),
            value => value,
        };
        if parameter.location == Location::Part {
            self.add_part(parameter, &value);
            return Ok(());
        }
        match encode(parameter, &value) {
            Some(text) => self.add(parameter, text),
            None if parameter.location != Location::Path => Ok(()),
            None if value == Value::Absent => {
                let message = format!("{parameter} must have a value");
                Err(BuildError::new(message))
            }
            None => Err(template::unusable(parameter)),
        }
    }

    fn set_query_string(
        &mut self,
        parameter: &Parameter,
        json: serde_json::Result<String>,
    ) -> Result<(), BuildError> {
        let unserializable = |error: serde_json::Error| {
            BuildError::new(format!("{parameter} cannot be serialized")).with_source(error)
        };
        let json = json.map_err(unserializable)?;
        let query = match (json.as_str(), parameter.is_json) {
            ("null", _) => return Ok(()),
            (json, true) => percent(json).into_owned(),
            (json, false) => match form::write(json, &[]).map_err(unserializable)? {
                Some(form) => form,
                None => match Value::split(json).map_err(unserializable)? {
                    Value::Text(text) => text,
                    _ => {
                        let message = format!("{parameter} must be an object or a text");
                        return Err(BuildError::new(message));
                    }
                },
            },
        };
        append(&mut self.query, "&", &query);
        Ok(())
    }

    fn described(&self, index: usize) -> Result<&'static Parameter, BuildError> {
        let id = self.operation.id;
        let parameter = self.operation.parameters.get(index);
        parameter
            .ok_or_else(|| BuildError::new(format!("operation `{id}` has no parameter {index}")))
    }

    fn add_part(&mut self, parameter: &Parameter, value: &Value) {
        let body = self.multipart.get_or_insert_with(Multipart::new);
        let media_type = match parameter.media_type {
            "" if parameter.is_json => "application/json",
            described => described,
        };
        let mut add = |text: &String| body.text(parameter.name, media_type, text);
        match value {
            Value::Absent => {}
            Value::Text(text) => add(text),
            Value::List(items) => items.iter().for_each(add),
            Value::Object(members) => members.iter().for_each(|(_, text)| add(text)),
        }
    }

    fn set_file(&mut self, index: usize, file: File) {
        let added = self.described(index).and_then(|parameter| {
            let body = self.multipart.get_or_insert_with(Multipart::new);
            body.file(parameter.name, parameter.media_type, file)
        });
        if let Err(error) = added {
            self.fail(error);
        }
    }

    fn add_unnamed(&mut self, media_type: &str, part: File) {
        let body = self.multipart.get_or_insert_with(Multipart::new);
        if let Err(error) = body.unnamed(media_type, part) {
            self.fail(error);
        }
    }

    fn add(&mut self, parameter: &Parameter, text: String) -> Result<(), BuildError> {
        match parameter.location {
            Location::Path => self.path.push((parameter.name, text)),
            Location::Query => append(&mut self.query, "&", &text),
            Location::Cookie => append(&mut self.cookies, "; ", &text),
            Location::Part | Location::QueryString => {}
            Location::Header => {
                let name = HeaderName::from_bytes(parameter.name.as_bytes()).map_err(|error| {
                    BuildError::new(format!("{parameter} cannot be a header")).with_source(error)
                })?;
                let value = HeaderValue::from_str(&text).map_err(|error| {
                    let message = "contains characters that a header cannot hold";
                    BuildError::new(format!("{parameter} {message}")).with_source(error)
                })?;
                self.headers.insert(name, value);
            }
        }
        Ok(())
    }

    fn set_json(&mut self, json: serde_json::Result<Vec<u8>>) {
        match json {
            Ok(json) if json == b"null" => self.set_no_body(),
            Ok(json) => self.set_body("application/json", json.into()),
            Err(error) => self.fail(unserializable_body(error)),
        }
    }

    fn set_form(&mut self, json: serde_json::Result<String>) {
        let form = match json {
            Ok(json) if json == "null" => return self.set_no_body(),
            json => json.and_then(|json| form::write(&json, self.operation.form)),
        };
        match form {
            Ok(Some(form)) => self.set_body("application/x-www-form-urlencoded", form.into()),
            Ok(None) => {
                let message = "the request body must be an object to be sent as a form";
                self.fail(BuildError::new(message));
            }
            Err(error) => self.fail(unserializable_body(error)),
        }
    }

    fn set_body(&mut self, usual_media_type: &'static str, body: Bytes) {
        let media_type = match self.operation.body {
            "" => usual_media_type,
            described => described,
        };
        self.set_header(CONTENT_TYPE, media_type);
        self.headers.remove(CONTENT_LENGTH);
        self.body = Some(body);
    }

    fn set_no_body(&mut self) {
        self.body = None;
        self.headers.remove(CONTENT_TYPE);
        let zero = HeaderValue::from_static("0");
        self.headers.insert(CONTENT_LENGTH, zero);
    }

    fn set_header(&mut self, name: HeaderName, value: &'static str) {
        match HeaderValue::from_str(value) {
            Ok(value) => {
                self.headers.insert(name, value);
            }
            Err(error) => {
                let message = format!("`{value}` cannot be the header `{name}`");
                self.fail(BuildError::new(message).with_source(error));
            }
        }
    }

    fn fail(&mut self, error: BuildError) {
        self.error.get_or_insert(error);
    }

    fn finish<T>(
        mut self,
        make: impl FnOnce(reqwest::Request) -> Request<T>,
    ) -> Result<Request<T>, BuildError> {
        let multipart = self.set_multipart();
        let mut request = make(self.http()?);
        request.call.multipart = multipart;
        Ok(request)
    }

    /// Sets the headers of a multipart body. One without parts is no body.
    fn set_multipart(&mut self) -> Option<Multipart> {
        let mut multipart = self.multipart.take()?;
        if multipart.is_empty() {
            self.set_no_body();
            return None;
        }
        multipart.finish();
        let media_type = match self.operation.body.split(';').next() {
            Some(media_type) if media_type.starts_with("multipart/") => media_type,
            _ => "multipart/form-data",
        };
        let content_type = format!("{media_type}; boundary={}", multipart.boundary());
        match HeaderValue::from_str(&content_type) {
            Ok(value) => drop(self.headers.insert(CONTENT_TYPE, value)),
            Err(error) => self.fail(
                BuildError::new(format!("`{media_type}` cannot be a header")).with_source(error),
            ),
        }
        if let Some(length) = multipart.length() {
            self.headers.insert(CONTENT_LENGTH, length.into());
        }
        Some(multipart)
    }

    fn http(mut self) -> Result<reqwest::Request, BuildError> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        let path = template::expand(self.operation.path, &self.path)?;
        let base = self.client.base_of(self.operation);
        let mut url = Url::parse(&format!("{base}{path}"))
            .map_err(|error| BuildError::new("the path makes no URL").with_source(error))?;
        if !self.query.is_empty() {
            let mut query = url.query().unwrap_or_default().to_owned();
            append(&mut query, "&", &self.query);
            url.set_query(Some(&query));
        }
        if !self.cookies.is_empty() {
            let cookies = HeaderValue::from_str(&self.cookies).map_err(|error| {
                BuildError::new("the cookies make no header").with_source(error)
            })?;
            self.headers.insert(COOKIE, cookies);
        }
        let method = self.operation.method;
        let method = Method::from_bytes(method.as_bytes()).map_err(|error| {
            BuildError::new(format!("`{method}` is not an HTTP method")).with_source(error)
        })?;
        let mut http = reqwest::Request::new(method, url);
        *http.headers_mut() = self.headers;
        *http.body_mut() = self.body.map(Into::into);
        Ok(http)
    }
}

fn unserializable_body(error: impl std::error::Error + Send + Sync + 'static) -> BuildError {
    BuildError::new("the request body cannot be serialized").with_source(error)
}

fn append(text: &mut String, separator: &str, part: &str) {
    if !text.is_empty() {
        text.push_str(separator);
    }
    text.push_str(part);
}

/// Names the operation. Arguments are not shown: they can be about people.
impl fmt::Debug for RequestParts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestParts")
            .field("operation", &self.operation.id)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
