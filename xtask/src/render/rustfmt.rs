//! Runs rustfmt over the files of a crate, so that they look as `cargo fmt` leaves them.
//!
//! Files go through in batches, and a batch is formatted while the next one is made. A
//! batch is one text on the standard input, as starting a process for each file would
//! take longer than all the rest. The first processes start before there is a batch. The
//! style is that of the edition, without any configuration. Nothing is written to the
//! crate here.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io::{self, Write};
use std::mem;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::{self, JoinHandle};

use tempfile::NamedTempFile;

/// How much text the first process formats, in bytes.
const BATCH: usize = 190_000;

/// How many processes are started in advance, as the start of one takes some 15 ms.
const READY: usize = 3;

/// Stands between two files of a batch.
const BOUNDARY: &str = "struct __FileBoundary;\n";

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

/// Formats the Rust files of a crate in the background.
#[derive(Debug)]
pub struct Rustfmt {
    /// An empty one: the configuration of the user must not decide how the crate looks.
    configuration: NamedTempFile,
    /// The batches that were started, oldest first.
    running: Vec<JoinHandle<Result<Batch, RustfmtError>>>,
    /// The files that come next.
    next: Batch,
    /// Processes that wait for a batch.
    ready: Vec<Child>,
    /// How much text was taken. Later batches are larger, so that large crates need few
    /// processes, and small ones do not wait long for the last.
    taken: usize,
    formatted: BTreeMap<String, String>,
}

impl Rustfmt {
    /// Starts the first processes.
    ///
    /// # Errors
    /// If rustfmt is missing or cannot be run.
    pub fn new() -> Result<Self, RustfmtError> {
        let configuration = tempfile::Builder::new().suffix(".toml").tempfile()?;
        let ready = (0..READY).map(|_| spawn(configuration.path()));
        let ready: Vec<Child> = ready.collect::<Result<_, _>>()?;
        Ok(Self {
            running: Vec::new(),
            next: Batch::default(),
            ready,
            taken: 0,
            formatted: BTreeMap::new(),
            configuration,
        })
    }

    /// Takes the text of a file, to be formatted.
    ///
    /// # Errors
    /// If an earlier file could not be formatted.
    pub fn add(&mut self, path: &str, text: &str) -> Result<(), RustfmtError> {
        let (head, code) = split_head(text);
        // Inner attributes stand at the beginning of a text.
        if code.starts_with("#![") || self.next.code.len() > BATCH.max(self.taken / 4) {
            self.start()?;
        }
        self.taken += text.len();
        self.next.files.push((path.to_owned(), head.to_owned()));
        self.next.code += code;
        self.next.code += &format!("\n{BOUNDARY}\n");
        Ok(())
    }

    /// Returns the formatted text of every file by its path.
    ///
    /// # Errors
    /// If rustfmt is missing, cannot be run, or refuses the code.
    pub fn finish(mut self) -> Result<BTreeMap<String, String>, RustfmtError> {
        self.start()?;
        while !self.running.is_empty() {
            self.wait()?;
        }
        Ok(self.formatted)
    }

    fn start(&mut self) -> Result<(), RustfmtError> {
        let mut batch = mem::take(&mut self.next);
        if batch.files.is_empty() {
            return Ok(());
        }
        let process = match self.ready.pop() {
            Some(process) => process,
            None => spawn(self.configuration.path())?,
        };
        let most = thread::available_parallelism().map_or(1, NonZero::get);
        if self.running.len() > most {
            self.wait()?;
        }
        self.running.push(thread::spawn(move || {
            batch.code = run(process, &batch.code)?;
            Ok(batch)
        }));
        Ok(())
    }

    /// Waits for the oldest batch.
    fn wait(&mut self) -> Result<(), RustfmtError> {
        let ran = self.running.remove(0).join();
        let batch = ran.map_err(|_| io::Error::other("the thread that ran it panicked"))??;
        let mut pieces = batch.code.split(BOUNDARY);
        for ((path, head), code) in batch.files.into_iter().zip(&mut pieces) {
            let text = format!("{head}{}", code.trim_start_matches('\n'));
            self.formatted
                .insert(path, format!("{}\n", text.trim_end()));
        }
        match pieces.next().is_some_and(|rest| rest.trim().is_empty()) {
            true => Ok(()),
            false => Err(RustfmtError::Refused("a file is lost".to_owned())),
        }
    }
}

/// Files that one process formats.
#[derive(Debug, Default)]
struct Batch {
    /// Their paths, and the comments that they begin with.
    files: Vec<(String, String)>,
    /// The code of all, with a boundary after each.
    code: String,
}

/// The comments that a file begins with, which rustfmt leaves alone, and its code.
fn split_head(text: &str) -> (&str, &str) {
    let is_head = |line: &str| {
        let outer = line.starts_with("///");
        line.trim().is_empty() || (line.starts_with("//") && !outer)
    };
    let lines = text.split_inclusive('\n');
    let head = lines.take_while(|line| is_head(line)).map(str::len).sum();
    text.split_at(head)
}

fn run(mut process: Child, code: &str) -> Result<String, RustfmtError> {
    if let Some(mut input) = process.stdin.take() {
        match input.write_all(code.as_bytes()) {
            // It ended early, and says why.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            written => written?,
        }
    }
    let ran = process.wait_with_output()?;
    if ran.status.success() {
        return String::from_utf8(ran.stdout)
            .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error).into());
    }
    let message = String::from_utf8_lossy(&ran.stderr).trim().to_owned();
    // The proxy of rustup says so if the component is not installed.
    Err(match message.contains("is not installed") {
        true => RustfmtError::Missing,
        false => RustfmtError::Refused(message),
    })
}

fn spawn(configuration: &Path) -> Result<Child, RustfmtError> {
    for program in programs() {
        let child = Command::new(program)
            .args(["--edition", "2024", "--style-edition", "2024", "--quiet"])
            .arg("--config-path")
            .arg(configuration)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        match child {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            child => return Ok(child?),
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

    fn format(files: &[(&str, &str)]) -> Result<BTreeMap<String, String>, RustfmtError> {
        let mut rustfmt = Rustfmt::new()?;
        for (path, text) in files {
            rustfmt.add(path, text)?;
        }
        rustfmt.finish()
    }

    #[test]
    fn formats_every_file_of_a_crate() -> Result<(), RustfmtError> {
        let files = format(&[
            (
                "src/a.rs",
                "// A.\n\n//! Docs.\n\nuse std::fmt;use std::any;",
            ),
            ("src/empty.rs", "//! Docs.\n"),
            (
                "src/lib.rs",
                "//! Docs.\n\n#![allow( unused )]\nmod a;\npub fn f( x:u8 ){}",
            ),
            ("src/z.rs", "/// Docs.\nfn f( ){}"),
        ])?;
        assert_eq!(
            files["src/a.rs"],
            "// A.\n\n//! Docs.\n\nuse std::any;\nuse std::fmt;\n"
        );
        assert_eq!(files["src/empty.rs"], "//! Docs.\n");
        assert_eq!(
            files["src/lib.rs"],
            "//! Docs.\n\n#![allow(unused)]\nmod a;\npub fn f(x: u8) {}\n"
        );
        assert_eq!(files["src/z.rs"], "/// Docs.\nfn f() {}\n");
        Ok(())
    }

    #[test]
    fn formats_more_than_one_batch() -> Result<(), RustfmtError> {
        let long = "fn f( ){}\n".repeat(BATCH / 10 + 1);
        let paths: Vec<String> = (0..4).map(|number| format!("src/{number}.rs")).collect();
        let files: Vec<(&str, &str)> = paths
            .iter()
            .map(|path| (path.as_str(), long.as_str()))
            .collect();
        let formatted = format(&files)?;
        assert_eq!(formatted.len(), 4);
        assert!(
            formatted
                .values()
                .all(|text| *text == long.replace("f( )", "f() "))
        );
        Ok(())
    }

    #[test]
    fn reports_code_that_does_not_parse() {
        assert!(matches!(
            format(&[("src/lib.rs", "fn (")]),
            Err(RustfmtError::Refused(_))
        ));
    }
}
