//! Runs rustfmt over the files of a crate, so that they look as `cargo fmt` leaves them.
//!
//! Files are written to a temporary folder and formatted by a process for each
//! processor, with the style of the edition and no configuration. Nothing is written to
//! the crate here.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

/// Why the code could not be formatted.
#[derive(Debug, thiserror::Error)]
pub enum RustfmtError {
    /// There is no rustfmt.
    #[error("rustfmt is not installed: run `rustup component add rustfmt`")]
    Missing,

    /// rustfmt could not be run, or its files not be read or written.
    #[error("rustfmt could not be run: {0}")]
    Io(#[from] io::Error),

    /// rustfmt refused the code.
    #[error(
        "rustfmt refused the generated code, which is a defect of the generator; please report \
         it with the description: {0}"
    )]
    Refused(String),
}

/// Formats the Rust files of a crate by path.
///
/// # Errors
/// If rustfmt is missing, cannot be run, or refuses the code.
pub fn rustfmt(files: &mut BTreeMap<String, String>) -> Result<(), RustfmtError> {
    let folder = tempfile::tempdir()?;
    // The configuration of the user must not decide how the crate looks.
    fs::write(folder.path().join("rustfmt.toml"), "")?;
    let most = thread::available_parallelism().map_or(1, NonZero::get);
    let mut shares = vec![(0, Vec::new()); most.min(files.len())];
    for (path, text) in &*files {
        let root = root(path);
        let own = folder.path().join(&root).with_file_name("");
        fs::create_dir(&own)?;
        // rustfmt follows modules, which would format a file more than once.
        for module in modules(text) {
            fs::write(own.join(module).with_extension("rs"), "")?;
        }
        fs::write(folder.path().join(&root), text)?;
        if let Some((size, share)) = shares.iter_mut().min_by_key(|(size, _)| *size) {
            *size += text.len();
            share.push(root);
        }
    }
    let running = shares.iter().map(|(_, share)| start(folder.path(), share));
    let running: Vec<Child> = running.collect::<Result<_, _>>()?;
    for process in running {
        finish(process)?;
    }
    for (path, text) in files {
        *text = fs::read_to_string(folder.path().join(root(path)))?;
    }
    Ok(())
}

/// Where a file is while it is formatted.
fn root(path: &str) -> PathBuf {
    Path::new(&path.replace('/', "-")).join("lib.rs")
}

/// The modules of a file that are files of their own.
fn modules(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let line = line.strip_prefix("pub ").unwrap_or(line);
        line.strip_prefix("mod ")?.strip_suffix(';')
    })
}

fn start(folder: &Path, files: &[PathBuf]) -> Result<Child, RustfmtError> {
    for program in programs() {
        let child = Command::new(program)
            .args(["--edition", "2024", "--style-edition", "2024", "--quiet"])
            .args(files)
            .current_dir(folder)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn();
        match child {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            child => return Ok(child?),
        }
    }
    Err(RustfmtError::Missing)
}

fn finish(process: Child) -> Result<(), RustfmtError> {
    let ran = process.wait_with_output()?;
    if ran.status.success() {
        return Ok(());
    }
    let message = String::from_utf8_lossy(&ran.stderr).trim().to_owned();
    // The proxy of rustup says so if the component is not installed.
    Err(match message.contains("is not installed") {
        true => RustfmtError::Missing,
        false => RustfmtError::Refused(message),
    })
}

/// Where rustfmt may be: where the environment says, beside the cargo that runs this, or
/// on the path.
fn programs() -> impl Iterator<Item = OsString> {
    let beside_cargo = std::env::var_os("CARGO").map(|cargo| {
        let name = format!("rustfmt{}", std::env::consts::EXE_SUFFIX);
        PathBuf::from(cargo).with_file_name(name).into_os_string()
    });
    std::env::var_os("RUSTFMT")
        .into_iter()
        .chain(beside_cargo)
        .chain([OsString::from("rustfmt")])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_every_file_of_a_crate() -> Result<(), RustfmtError> {
        let mut files = BTreeMap::from([
            (
                "src/lib.rs".to_owned(),
                "mod a;\npub fn f( x:u8 ){}".to_owned(),
            ),
            (
                "src/a.rs".to_owned(),
                "use std::fmt;use std::any;".to_owned(),
            ),
        ]);
        rustfmt(&mut files)?;
        assert_eq!(files["src/lib.rs"], "mod a;\npub fn f(x: u8) {}\n");
        assert_eq!(files["src/a.rs"], "use std::any;\nuse std::fmt;\n");
        Ok(())
    }

    #[test]
    fn reports_code_that_does_not_parse() {
        let mut files = BTreeMap::from([("src/lib.rs".to_owned(), "fn (".to_owned())]);
        assert!(matches!(rustfmt(&mut files), Err(RustfmtError::Refused(_))));
    }
}
