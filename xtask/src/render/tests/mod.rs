//! What the stage promises, from outside: see the documentation of `render`.

mod checks;
mod crashes;
mod doomed;
mod properties;
mod refusals;
mod support;
mod writes;
