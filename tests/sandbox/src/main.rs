//! The sandbox as a program.

use std::process::ExitCode;

use clap::Parser;
use enrich_sandbox::cli::{self, Cli};

#[tokio::main]
async fn main() -> ExitCode {
    cli::run(Cli::parse()).await
}
