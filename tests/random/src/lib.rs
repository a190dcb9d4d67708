//! Random schemas, and random values that are valid by them.
//!
//! The generator makes a client of the schemas, and the test sends values through its
//! types. This crate must not know what the generator can do: it describes what JSON
//! Schema allows.

pub mod schema;
pub mod value;

/// The number of schemas in a description.
pub const SCHEMAS: usize = 40;

/// The name of the component with this number.
#[must_use]
pub fn name(number: usize) -> String {
    format!("S{number}")
}
