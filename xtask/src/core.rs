//! Runs progenitor over a lowered description: the types, and how each request
//! is built.
//!
//! progenitor panics on some input. A panic is caught here and told as a
//! diagnostic that names the operation or schema, found by running it on
//! one of them at a time.

use std::panic::{AssertUnwindSafe, catch_unwind};

use openapiv3::OpenAPI;
use progenitor_impl::{GenerationSettings, Generator, InterfaceStyle};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lower::Lowered;

/// Generates code as progenitor does.
///
/// # Errors
/// What progenitor refuses, with the operation or schema that it refuses.
pub fn core(lowered: &Lowered) -> Result<syn::File, Diagnostics> {
    generate(&lowered.openapi, lowered).map_err(|message| vec![Diagnostic::new("core/refused", message)])
}

fn generate(openapi: &OpenAPI, lowered: &Lowered) -> Result<syn::File, String> {
    let mut settings = GenerationSettings::default();
    settings.with_interface(InterfaceStyle::Positional);
    for (name, path) in &lowered.runtime_types {
        settings.with_replacement(name, path, std::iter::empty());
    }
    let run = AssertUnwindSafe(|| Generator::new(&settings).generate_tokens(openapi));
    let tokens = catch_unwind(run)
        .map_err(|panic| message_of(&*panic))?
        .map_err(|error| error.to_string())?;
    syn::parse2(tokens).map_err(|error| error.to_string())
}

fn message_of(panic: &(dyn std::any::Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_else(|| "progenitor panicked".to_owned())
}
