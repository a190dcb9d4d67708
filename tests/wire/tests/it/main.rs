//! The client of `openapi.yaml`, against a server that shows what it received byte for
//! byte. `cargo xtask regen --spec tests/wire/openapi.yaml --out tests/wire/client --name
//! wire-api` generates the client.

mod answers;
mod bodies;
mod keys;
mod pages;
mod parameters;
mod server;
mod values;
