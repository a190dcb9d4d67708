//! Holding answers against the description.
//!
//! In this mode no test can get an answer that is not described: it gets a
//! status 500 that says what is wrong, and the sandbox remembers it.

use serde_json::{Value, json};

use super::Engine;
use crate::answer::Answer;
use crate::description::{Description, Form, Operation};

impl Engine {
    /// The same answer, or a complaint about it.
    pub(super) fn hold_to_description(&self, operation: &Operation, answer: Answer) -> Answer {
        if !self.options.checked {
            return answer;
        }
        match undescribed(operation, &answer) {
            None => answer,
            Some(fault) => {
                let complaint = format!("{} {}: {fault}", operation.id, answer.status);
                self.undescribed.lock().push(complaint.clone());
                let problem = json!({
                    "type": "https://dev.enrich.so/errors/internal-error",
                    "title": "Undescribed Answer",
                    "status": 500,
                    "detail": complaint,
                });
                Answer::json(Form::Problem, problem).with_status(500)
            }
        }
    }

    /// Holds the body of a webhook against the description.
    pub fn check_event(&self, event: &Value) {
        if !self.options.checked {
            return;
        }
        let name = event["event"].as_str().unwrap_or_default();
        let fault = match Description::get().webhook(name) {
            None => Some("no such webhook".to_owned()),
            Some(schema) => fault(schema.validator(), event),
        };
        if let Some(fault) = fault {
            self.undescribed
                .lock()
                .push(format!("webhook {name:?}: {fault}"));
        }
    }

    /// The answers and events so far that were not described.
    #[must_use]
    pub fn undescribed(&self) -> Vec<String> {
        self.undescribed.lock().clone()
    }
}

fn undescribed(operation: &Operation, answer: &Answer) -> Option<String> {
    let form = answer.form();
    let Some(schema) = operation.answer(answer.status, form) else {
        return Some(format!("no answer as {} is described", form.media_type()));
    };
    let value = match answer.value() {
        Some(value) => value.clone(),
        None => Value::String(String::from_utf8_lossy(&answer.clone().into_bytes()).into_owned()),
    };
    fault(schema.validator(), &value)
}

fn fault(validator: &jsonschema::Validator, value: &Value) -> Option<String> {
    let error = validator.validate(value).err()?;
    Some(format!("{error} at {}", error.instance_path()))
}
