//! Holding answers against the description.
//!
//! In this mode no test can get an answer that is not described: it gets a
//! status 500 that says what is wrong, and the sandbox remembers it.

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Value, json};

use super::Engine;
use crate::answer::Answer;
use crate::description::{Description, Form, Operation};
use crate::dialect::Dialect;
use crate::routes;

impl Engine {
    /// The same answer, or a complaint about it.
    pub(super) fn hold_to_description(
        &self,
        operation: &'static Operation,
        dialect: Dialect,
        answer: Answer,
    ) -> Answer {
        if !self.options.checked {
            return answer;
        }
        match undescribed(operation, dialect, &answer) {
            None => answer,
            Some(fault) => {
                let complaint = match routes::route(&operation.id) {
                    Some(_) => format!("{} {}: {fault}", operation.id, answer.status),
                    None => routes::missing(&operation.id),
                };
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
            Some(schema) => fault(schema.validator(), event, &[]),
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

fn undescribed(operation: &'static Operation, dialect: Dialect, answer: &Answer) -> Option<String> {
    let form = answer.form();
    let Some(schema) = dialect.schema(operation, answer.status, form) else {
        return Some(format!("no answer as {} is described", form.media_type()));
    };
    let value = match answer.value() {
        Some(value) => value.clone(),
        None => Value::String(String::from_utf8_lossy(&answer.clone().into_bytes()).into_owned()),
    };
    fault(schema.validator(), &value, dialect.omitted(&operation.id))
}

/// Returns the first error, apart from members that are omitted on purpose.
fn fault(validator: &Validator, value: &Value, omitted: &[&str]) -> Option<String> {
    let is_on_purpose = |error: &ValidationError<'_>| match error.kind() {
        ValidationErrorKind::Required { property } => omitted.iter().any(|name| property == name),
        _ => false,
    };
    let error = validator
        .iter_errors(value)
        .find(|error| !is_on_purpose(error))?;
    Some(format!("{error} at {}", error.instance_path()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(dialect: Dialect, operation: &str, data: Value) -> Option<String> {
        let operation = Description::get().operation(operation);
        let body = json!({ "success": true, "data": data });
        let answer = Answer::json(Form::Json, body);
        undescribed(operation.expect("it is described"), dialect, &answer)
    }

    /// The status of an export as an SDK reads it.
    fn status() -> Value {
        json!({
            "jobId": "ej_0123456789abcdef",
            "status": "processing",
            "progress": { "processed": 1.0, "total": 2.0 },
            "creditsUsed": 0.0,
            "creditsRefunded": 0.0,
            "createdAt": "2026-03-02T09:00:00Z",
            "completedAt": null,
            "error": null,
            "downloadUrl": null,
        })
    }

    #[test]
    fn only_what_a_dialect_leaves_out_may_be_missing() {
        let id = "getExportJob";
        assert_eq!(complaint(Dialect::Sdk, id, status()), None);
        assert!(complaint(Dialect::Documented, id, status()).is_some());
        for name in ["jobId", "progress", "creditsUsed", "completedAt", "error"] {
            let mut status = status();
            status.as_object_mut().expect("an object").remove(name);
            let complaint = complaint(Dialect::Sdk, id, status).expect("it is required");
            assert!(complaint.contains(name), "{complaint}");
        }
        for (name, value) in [
            ("status", json!("sleeping")),
            ("progress", json!({ "processed": 1.0 })),
            ("name", json!(7)),
            ("results", json!({ "totalExported": "all" })),
        ] {
            let mut status = status();
            status[name] = value;
            let complaint = complaint(Dialect::Sdk, id, status).expect("it is described");
            assert!(complaint.contains(&format!("/data/{name}")), "{complaint}");
        }
    }

    #[test]
    fn answers_at_once_have_schemas_of_their_own() {
        let revealed =
            |name: &str| json!({ name: [{ "id": "x" }], "alreadyRevealed": 0, "newlyRevealed": 1 });
        let submitted = json!({
            "jobId": "665a1f4e2c3b7800129dce01",
            "status": "pending",
            "totalLeads": 1,
            "fields": ["email"],
            "creditsReserved": 10,
            "message": "Job queued",
        });
        for (id, name) in [("revealLeads", "revealed"), ("enrichLeads", "results")] {
            let at_once = Dialect::OlderSdk;
            assert_eq!(complaint(at_once, id, revealed(name)), None);
            assert!(complaint(at_once, id, revealed("leads")).is_some());
            assert!(complaint(at_once, id, submitted.clone()).is_some());
            for jobs in [Dialect::Documented, Dialect::Sdk] {
                assert!(complaint(jobs, id, revealed(name)).is_some());
                assert_eq!(complaint(jobs, id, submitted.clone()), None);
            }
        }
        assert!(complaint(Dialect::OlderSdk, "exportLeads", submitted).is_some());
    }
}
