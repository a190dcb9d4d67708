//! [`Answer`]: what goes back to the caller, before it is bytes.

use serde_json::Value;

use crate::description::Form;

/// An answer, successful or not.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// Headers besides those of the body.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub content: Content,
}

/// A body.
#[derive(Debug, Clone)]
pub enum Content {
    /// A JSON value, as data or as a problem.
    Json(Form, Value),
    /// A file.
    Csv(Vec<u8>),
}

impl Answer {
    /// A JSON value with status 200.
    #[must_use]
    pub const fn json(form: Form, value: Value) -> Self {
        Self {
            status: 200,
            headers: Vec::new(),
            content: Content::Json(form, value),
        }
    }

    /// A file with status 200.
    #[must_use]
    pub fn csv(name: &str, bytes: Vec<u8>) -> Self {
        let disposition = format!("attachment; filename=\"{name}\"");
        Self {
            status: 200,
            headers: Vec::new(),
            content: Content::Csv(bytes),
        }
        .with_header("content-disposition", disposition)
    }

    /// The same with another status.
    #[must_use]
    pub const fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// The same with one more header.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: impl ToString) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }

    /// The form of the body.
    #[must_use]
    pub const fn form(&self) -> Form {
        match &self.content {
            Content::Json(form, _) => *form,
            Content::Csv(_) => Form::Csv,
        }
    }

    /// The value in the body, if it is JSON.
    #[must_use]
    pub const fn value(&self) -> Option<&Value> {
        match &self.content {
            Content::Json(_, value) => Some(value),
            Content::Csv(_) => None,
        }
    }

    /// The body as it is sent.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        match self.content {
            Content::Json(_, value) => value.to_string().into_bytes(),
            Content::Csv(bytes) => bytes,
        }
    }
}
