//! The command line of the generator.

use std::process::ExitCode;

use xtask::{cli, regen};

/// A run makes and drops millions of small nodes and tokens.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::main(regen::regen, regen::compare, regen::lint)
}
