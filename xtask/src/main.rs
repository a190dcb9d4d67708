//! The command line of the generator.

use std::process::ExitCode;

/// A run makes and drops millions of small nodes and tokens.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    xtask::cli::main(xtask::regen::regen, xtask::regen::compare)
}
