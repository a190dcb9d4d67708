//! [`Dialect`]: how answers are written where the vendor's documentation and
//! the vendor's own SDKs disagree.
//!
//! Which one the live service follows is not known, so a client has to read
//! them all.

use serde::{Deserialize, Serialize};

use crate::answer::{Answer, Content};
use crate::description::{Description, Form, Operation, Schema};

/// How answers are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Dialect {
    /// As the documentation shows them.
    #[default]
    Documented,
    /// As the vendor's current SDKs read them: filter options are objects, the
    /// progress of exports is counted in rows, and each `number` is written with
    /// a fraction, such as `12.0`.
    Sdk,
    /// As an older SDK of the vendor reads them: as the current ones do, but
    /// reveals, enrichments and exports are no jobs. They answer at once, with
    /// contacts or a CSV file, and are charged at once.
    OlderSdk,
}

impl Dialect {
    /// Whether answers are written for one of the vendor's SDKs.
    #[must_use]
    pub const fn is_of_sdk(self) -> bool {
        matches!(self, Self::Sdk | Self::OlderSdk)
    }

    /// Whether reveals, enrichments and exports answer at once, instead of
    /// starting a job.
    #[must_use]
    pub const fn answers_at_once(self) -> bool {
        matches!(self, Self::OlderSdk)
    }

    /// The same answer, with numbers as this dialect writes them.
    #[must_use]
    pub fn finish(self, operation: &'static Operation, mut answer: Answer) -> Answer {
        let schema = self.schema(operation, answer.status, answer.form());
        if let (true, Some(schema)) = (self.is_of_sdk(), schema)
            && let Content::Json(_, value) = &mut answer.content
        {
            schema.write_fractions(value);
        }
        answer
    }

    /// The schema of an answer; `None` if no such answer is described.
    #[must_use]
    pub fn schema(
        self,
        operation: &'static Operation,
        status: u16,
        form: Form,
    ) -> Option<&'static Schema> {
        if !self.answers_at_once() {
            return operation.answer(status, form);
        }
        let description = Description::get();
        let of = |id| description.operation(id)?.answer(status, form);
        match (operation.id.as_str(), status, form) {
            ("revealLeads", 200, Form::Json) => description.schema("LeadRevealResponse"),
            ("enrichLeads", 200, Form::Json) => description.schema("LeadEnrichResponse"),
            ("revealLeads" | "enrichLeads", 200, _) => None,
            ("exportLeads", 200, _) => of("downloadExportJob"),
            // A job fails later; an answer at once cannot.
            ("revealLeads" | "enrichLeads", 402, _) => of("exportLeads"),
            _ => operation.answer(status, form),
        }
    }

    /// The members that the description requires in an operation's answers, and
    /// that this dialect leaves out.
    #[must_use]
    pub fn omitted(self, operation: &str) -> &'static [&'static str] {
        match operation {
            "getExportJob" if self.is_of_sdk() => &["name", "phase", "totalRows", "processedRows"],
            "listExportJobs" if self.is_of_sdk() => {
                &["name", "phase", "totalRows", "processedRows", "progress"]
            }
            _ => &[],
        }
    }
}
