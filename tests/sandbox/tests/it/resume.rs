//! A bulk validation that is killed twice, and taken up in another process each
//! time: the program is the example that users are shown.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use enrich_sandbox::Sandbox;
use enrich_sandbox::faults::{Effect, Fault};
use serde_json::Value;
use tokio::process::{Child, Command};

use crate::support::{MINUTE, builder, eventually};

const ADDRESSES: usize = 50_000;

/// Builds the example, which is nothing to do if it is built, and says where it
/// is.
async fn example(name: &str) -> PathBuf {
    let build = Command::new(env!("CARGO"))
        .args(["build", "--package", "enrich-sandbox", "--example", name])
        .args(["--quiet", "--message-format", "json"])
        .output()
        .await
        .expect("cargo");
    let told = String::from_utf8_lossy(&build.stderr).into_owned();
    assert!(build.status.success(), "{told}");
    let messages = String::from_utf8_lossy(&build.stdout).into_owned();
    let built = messages.lines().find_map(|line| {
        let message: Value = serde_json::from_str(line).ok()?;
        let target = message["target"]["name"].as_str()?;
        (target == name).then(|| message["executable"].as_str().map(PathBuf::from))?
    });
    built.expect("a program")
}

/// A folder with a list of addresses, and a program that validates them.
struct Work {
    program: PathBuf,
    folder: tempfile::TempDir,
    base_url: String,
    key: String,
}

impl Work {
    async fn prepare(sandbox: &Sandbox, addresses: &[String]) -> Self {
        let work = Self {
            program: example("validate_csv").await,
            folder: tempfile::tempdir().expect("a folder"),
            base_url: sandbox.base_url(),
            key: sandbox.key().to_owned(),
        };
        let list = format!("email\n{}\n", addresses.join("\n"));
        std::fs::write(work.path("in.csv"), list).expect("a file");
        work
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn start(&self) -> Child {
        Command::new(&self.program)
            .args([self.path("in.csv"), self.path("out.csv")])
            .env("ENRICH_BASE_URL", &self.base_url)
            .env("ENRICH_API_KEY", &self.key)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("a process")
    }

    /// How many rows there are in a file that was perhaps not finished: its last
    /// row can break off within any column.
    fn rows(&self) -> usize {
        let file = std::fs::read(self.path("out.csv")).expect("a file");
        let lines = String::from_utf8_lossy(&file).lines().count();
        lines.saturating_sub(1)
    }

    /// The addresses that were written to a finished file, sorted.
    fn written(&self) -> Vec<String> {
        let mut file = csv::Reader::from_path(self.path("out.csv")).expect("a file");
        let rows = file.records().map(|row| row.expect("a row")[0].to_owned());
        let mut written: Vec<String> = rows.collect();
        written.sort_unstable();
        written
    }
}

/// Kills a process, without giving it time for anything.
async fn kill(mut process: Child) {
    process.kill().await.expect("it still runs");
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn exists(path: &Path) -> Option<()> {
    path.exists().then_some(())
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_thousand_addresses_survive_two_interruptions() {
    let sandbox = builder().credits(100_000).start().await.expect("a port");
    let mut addresses: Vec<String> = (0..ADDRESSES)
        .map(|number| format!("person{number}@company{}.example", number % 997))
        .collect();
    let unique: BTreeSet<String> = addresses.iter().cloned().collect();
    addresses.extend(
        addresses[..500]
            .iter()
            .map(|it| it.to_uppercase())
            .collect::<Vec<_>>(),
    );
    let work = Work::prepare(&sandbox, &addresses).await;
    let before = sandbox.balance();

    // Killed while it waits.
    let process = work.start();
    eventually(|| exists(&work.path("out.csv.job"))).await;
    kill(process).await;
    assert_eq!(before - sandbox.balance(), ADDRESSES as u64);

    // Killed while it reads, of which there is enough for half a minute.
    sandbox.advance(60 * MINUTE);
    let slow = Fault::new(Effect::Latency { millis: 500 });
    sandbox.inject(slow.on("getEmailValidationBatchResults"));
    let process = work.start();
    eventually(|| {
        let written = std::fs::metadata(work.path("out.csv")).ok()?;
        (written.len() > 0).then_some(())
    })
    .await;
    kill(process).await;
    sandbox.clear_faults();
    assert!(work.rows() < ADDRESSES, "it was killed too late");

    let output = work.start().wait_with_output().await.expect("an end");
    assert!(output.status.success(), "{}", told(&output));
    assert!(!work.path("out.csv.job").exists());
    let written = work.written();
    assert_eq!(written, unique.into_iter().collect::<Vec<_>>());

    let paid = before - sandbox.balance();
    assert!(paid > 0 && paid < ADDRESSES as u64, "{paid} credits");
    let bill = format!("{paid:>10} credits paid");
    let back = format!("{:>10} credits given back", ADDRESSES as u64 - paid);
    let told = told(&output);
    assert!(told.contains(&bill) && told.contains(&back), "{told}");
    let submissions = sandbox
        .ledger()
        .iter()
        .filter(|it| it["type"] == "deduction")
        .count();
    assert_eq!(submissions, 1, "one batch was paid for");
}
