//! Runs progenitor over a lowered description: the types, and how each request
//! is built.
//!
//! progenitor panics on some input. A panic is caught here, and told like a
//! refusal: as a diagnostic at the operation or schema that it is about. Nothing
//! of the output is changed; that is `refine`'s work.

mod blame;
pub(crate) mod quiet;

use openapiv3::OpenAPI;
use progenitor_impl::{GenerationSettings, Generator, InterfaceStyle};

use crate::diagnostic::Diagnostics;
use crate::lower::Lowered;

/// Generates code as progenitor does.
///
/// # Errors
/// What progenitor refuses or panics on, at the operation or schema.
pub fn core(lowered: &Lowered) -> Result<syn::File, Diagnostics> {
    generate(&lowered.openapi, lowered).map_err(|message| blame::find(lowered, &message))
}

/// progenitor's output for a description, or what it said instead.
fn generate(openapi: &OpenAPI, lowered: &Lowered) -> Result<syn::File, String> {
    let mut settings = GenerationSettings::default();
    settings.with_interface(InterfaceStyle::Positional);
    for (name, path) in &lowered.runtime_types {
        settings.with_replacement(name, path, std::iter::empty());
    }
    let tokens = quiet::catch(|| Generator::new(&settings).generate_tokens(openapi))?
        .map_err(|error| error.to_string())?;
    syn::parse2(tokens).map_err(|error| format!("its output is not Rust: {error}"))
}
