//! Runs rustfmt over the files of a crate, so that they look as `cargo fmt` leaves them.
//!
//! All files are written to a temporary folder and formatted by one process, with the
//! style of the edition and no configuration. Nothing is written to the crate here.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};

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

/// Formats the files of a crate by path; its root is `src/lib.rs`.
///
/// # Errors
/// If rustfmt is missing, cannot be run, or refuses the code.
pub fn rustfmt(files: &mut BTreeMap<String, String>) -> Result<(), RustfmtError> {
    let folder = tempfile::tempdir()?;
    // The configuration of whoever runs this must not decide how the crate looks.
    fs::write(folder.path().join("rustfmt.toml"), "")?;
    for (path, text) in &*files {
        let path = folder.path().join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, text)?;
    }
    run(folder.path().join("src/lib.rs"))?;
    for (path, text) in files {
        *text = fs::read_to_string(folder.path().join(path))?;
    }
    Ok(())
}

fn run(root: PathBuf) -> Result<(), RustfmtError> {
    for program in programs() {
        let ran = Command::new(program)
            .args(["--edition", "2024", "--style-edition", "2024", "--quiet"])
            .arg(&root)
            .stdin(Stdio::null())
            .output();
        match ran {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error.into()),
            Ok(ran) if ran.status.success() => return Ok(()),
            Ok(ran) => {
                let message = String::from_utf8_lossy(&ran.stderr).trim().to_owned();
                // The proxy of rustup says so if the component is not installed.
                let is_missing = message.contains("is not installed");
                return Err(match is_missing {
                    true => RustfmtError::Missing,
                    false => RustfmtError::Refused(message),
                });
            }
        }
    }
    Err(RustfmtError::Missing)
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
