//! Rules about what a description means, once it has the right form.
//!
//! Each module has the rules of one family, over typed values. A contradiction that
//! no client can be made of is a problem; one that costs a value is a note, which
//! says what happens instead. Nothing is changed or decided here.

mod decisions;
mod operations;
mod paths;
mod schemas;
mod security;
mod unions;
mod values;

use crate::diagnostic::Diagnostics;
use crate::spec::Spec;

/// Everything that is wrong with a description, and what to know about it.
#[must_use]
pub fn check(spec: &Spec) -> Diagnostics {
    let mut found = Diagnostics::new();
    paths::check(spec, &mut found);
    operations::check(spec, &mut found);
    security::check(spec, &mut found);
    schemas::check(spec, &mut found);
    found
}
