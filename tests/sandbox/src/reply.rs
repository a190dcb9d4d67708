//! [`Reply`]: what an operation has to say when all went well.
//!
//! The envelope, the request id and the headers that all answers have are added
//! by the [`Engine`](crate::engine::Engine).

use serde_json::{Map, Value};

use crate::answer::Answer;
use crate::description::Form;

/// A success.
#[derive(Debug)]
pub struct Reply {
    content: Content,
    meta: Option<Map<String, Value>>,
    headers: Vec<(&'static str, String)>,
}

#[derive(Debug)]
enum Content {
    Data(Value),
    File { name: String, bytes: Vec<u8> },
}

impl Reply {
    /// Some data, with a receipt that holds no more than the request id.
    #[must_use]
    pub fn new(data: Value) -> Self {
        Self {
            content: Content::Data(data),
            meta: Some(Map::new()),
            headers: Vec::new(),
        }
    }

    /// A CSV file.
    #[must_use]
    pub const fn file(name: String, bytes: Vec<u8>) -> Self {
        Self {
            content: Content::File { name, bytes },
            meta: None,
            headers: Vec::new(),
        }
    }

    /// The same without a receipt.
    #[must_use]
    pub fn without_receipt(mut self) -> Self {
        self.meta = None;
        self
    }

    /// The same with one more fact in its receipt.
    #[must_use]
    pub fn receipt(mut self, name: &str, value: impl Into<Value>) -> Self {
        if let Some(meta) = &mut self.meta {
            meta.insert(name.to_owned(), value.into());
        }
        self
    }

    /// The same with one more header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl ToString) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }

    /// The answer to a request with an id.
    #[must_use]
    pub fn answer(self, request_id: String) -> Answer {
        let mut answer = match self.content {
            Content::Data(data) => {
                let mut envelope = Map::new();
                envelope.insert("success".to_owned(), true.into());
                envelope.insert("data".to_owned(), data);
                if let Some(mut meta) = self.meta {
                    meta.insert("requestId".to_owned(), request_id.into());
                    envelope.insert("meta".to_owned(), meta.into());
                }
                Answer::json(Form::Json, envelope.into())
            }
            Content::File { name, bytes } => Answer::csv(&name, bytes),
        };
        answer.headers.extend(self.headers);
        answer
    }
}
