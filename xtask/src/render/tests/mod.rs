//! What the stage promises, from outside: see the documentation of `render`.

mod crashes;
mod properties;
mod refusals;
mod support;
mod writes;
