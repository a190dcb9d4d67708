//! The command line: a sandbox until Ctrl-C.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::process::ExitCode;

use chrono::{DateTime, Datelike};
use clap::Parser;

use crate::clock::Moment;
use crate::dialect::Dialect;
use crate::keys::{self, Role};
use crate::ledger::MOST_CREDITS;
use crate::plan::Plan;
use crate::problem::ErrorStyle;
use crate::sandbox::{Sandbox, SandboxBuilder};

/// Enrich on localhost: the whole service, with made-up people and no money.
#[derive(Debug, Parser)]
#[command(name = "enrich-sandbox", version, allow_negative_numbers = true)]
pub struct Cli {
    /// Port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// Address to listen on; anyone who reaches it can use the sandbox. Requests
    /// for another host than this address or localhost are refused
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// Which made-up world to serve; the same seed finds the same people
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Plan, which sets credits and rate limits
    #[arg(long, value_enum, default_value_t = Plan::Growth)]
    plan: Plan,
    /// Credits to begin with, in place of those of the plan
    #[arg(long, value_parser = credits)]
    credits: Option<u64>,
    /// Time at which the clock of the sandbox starts, instead of the real
    /// time, such as `2024-02-29T23:30:00Z`
    #[arg(long, value_name = "TIME", value_parser = time)]
    start_time: Option<Moment>,
    /// How many times as fast as real time the sandbox runs; at 0 it only
    /// moves when it is told to
    #[arg(long, default_value_t = 1.0, allow_hyphen_values = true, value_parser = speed)]
    speed: f64,
    /// Key to accept, beginning with `sk_`
    #[arg(long, default_value = "sk_sandbox", value_parser = key)]
    key: String,
    /// Role of the key; members cannot manage invitations
    #[arg(long, value_enum, default_value_t = Role::Member)]
    role: Role,
    /// Which family of error bodies to send
    #[arg(long, value_enum, default_value_t = ErrorStyle::Problem)]
    errors: ErrorStyle,
    /// How to write answers where the documentation and the vendor's SDKs
    /// disagree
    #[arg(long, value_enum, default_value_t = Dialect::Documented)]
    dialect: Dialect,
    /// Do not count calls against the rate limits of the plan
    #[arg(long)]
    no_rate_limits: bool,
    /// Deliver results to webhooks on other machines too
    #[arg(long)]
    webhooks_anywhere: bool,
}

fn key(text: &str) -> Result<String, &'static str> {
    keys::check(text).map(|()| text.to_owned())
}

fn credits(text: &str) -> Result<u64, String> {
    let credits = text.parse().ok();
    let credits = credits.filter(|credits| *credits <= MOST_CREDITS);
    credits.ok_or_else(|| format!("credits are a whole number from 0 to {MOST_CREDITS}"))
}

fn speed(text: &str) -> Result<f64, &'static str> {
    let speed = text.parse::<f64>().ok();
    let speed = speed.filter(|speed| speed.is_finite() && *speed >= 0.0);
    speed.ok_or("a speed is a number from 0")
}

fn time(text: &str) -> Result<Moment, String> {
    let time = DateTime::parse_from_rfc3339(text)
        .map(|time| time.to_utc())
        .map_err(|_| "a time is written as `2024-02-29T23:30:00Z`".to_owned())?;
    if (0..=9999).contains(&time.year()) {
        Ok(time)
    } else {
        Err("in UTC, a time is in the years from 0 to 9999".to_owned())
    }
}

impl Cli {
    const fn address(&self) -> SocketAddr {
        SocketAddr::new(self.host, self.port)
    }

    /// The sandbox that the options describe.
    fn sandbox(self) -> SandboxBuilder {
        let mut builder = Sandbox::builder()
            .address(self.address())
            .seed(self.seed)
            .plan(self.plan)
            .speed(self.speed)
            .key(self.key)
            .role(self.role)
            .errors(self.errors)
            .dialect(self.dialect)
            .rate_limits(!self.no_rate_limits)
            .webhooks_anywhere(self.webhooks_anywhere);
        if let Some(time) = self.start_time {
            builder = builder.start_time(time);
        }
        if let Some(credits) = self.credits {
            builder = builder.credits(credits);
        }
        builder
    }
}

/// Runs the sandbox until it is told to stop.
pub async fn run(cli: Cli) -> ExitCode {
    let address = cli.address();
    let sandbox = match cli.sandbox().start().await {
        Ok(sandbox) => sandbox,
        Err(error) => {
            eprintln!("error: cannot listen on {address}: {error}");
            eprintln!("Another port can be chosen with --port; --port 0 takes a free one.");
            return ExitCode::FAILURE;
        }
    };
    println!("{}", greeting(&sandbox));
    match tokio::signal::ctrl_c().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot wait for Ctrl-C: {error}");
            ExitCode::FAILURE
        }
    }
}

fn greeting(sandbox: &Sandbox) -> String {
    let (url, base, key) = (sandbox.url(), sandbox.base_url(), sandbox.key());
    let first = somebody(sandbox);
    format!(
        "Enrich is on {url}, with {balance} credits to spend. Ctrl-C stops it.

  export ENRICH_BASE_URL={base}
  export ENRICH_API_KEY={key}

Try it:
  curl -s {base}/email-finder -H 'x-api-key: {key}' \\
    -H 'content-type: application/json' \\
    -d '{{\"firstName\": \"{first}\", \"lastName\": \"Example\", \"domain\": \"robotics.example\"}}'

Move its clock ahead, order faults, look at it:
  curl -s {url}/__sandbox/advance -H 'content-type: application/json' -d '{{\"seconds\": 3600}}'
  curl -s {url}/__sandbox/faults -H 'content-type: application/json' -d '{{\"effect\": \"status\", \"status\": 503, \"rate\": 0.2}}'
  curl -s {url}/__sandbox
",
        balance = sandbox.balance(),
    )
}

/// The first name of somebody who can be found. Who that is depends on the seed.
fn somebody(sandbox: &Sandbox) -> &'static str {
    const NAMES: [&str; 8] = ["Ada", "Max", "Lena", "Omar", "Ines", "Paul", "Yuki", "Nora"];
    let world = sandbox.driver().service().engine.world();
    let found = |name: &&str| {
        let find = world.find_email(name, "Example", "robotics.example");
        find.email.is_some()
    };
    NAMES.into_iter().find(found).unwrap_or(NAMES[0])
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
        assert!(Cli::try_parse_from(["enrich-sandbox", "--key", "nokey"]).is_err());
        assert!(Cli::try_parse_from(["enrich-sandbox", "--plan", "free", "--seed", "7"]).is_ok());
        let cli = [
            "enrich-sandbox",
            "--dialect",
            "older-sdk",
            "--errors",
            "coded",
        ];
        let cli = Cli::try_parse_from(cli).expect("options");
        assert_eq!(
            (cli.dialect, cli.errors),
            (Dialect::OlderSdk, ErrorStyle::Coded)
        );
        for time in [
            "noon",
            "2024-02-29",
            "2024-02-29T23:30:00",
            "2023-02-29T23:30:00Z",
        ] {
            let error = Cli::try_parse_from(["enrich-sandbox", "--start-time", time])
                .expect_err("no point in time");
            assert!(
                error.to_string().contains("a time is written as"),
                "{error}"
            );
        }
    }

    #[test]
    fn nonsense_is_refused_with_a_clear_message() {
        for (option, values, message) in [
            (
                "--speed",
                &["nan", "inf", "-inf", "-1", "-0.5", "1e999", "fast", ""][..],
                "a speed is a number from 0",
            ),
            (
                "--credits",
                &["-1", "9223372036854775808", "1.5", "many", ""],
                "credits are a whole number from 0 to 9223372036854775807",
            ),
            ("--port", &["65536"], "65536 is not in 0..=65535"),
            ("--host", &["localhost.example"], "invalid IP address"),
            ("--seed", &["x", "-1"], "invalid digit"),
            (
                "--key",
                &["sk_a b", "sk_\u{e9}", ""],
                "a key begins with `sk_`",
            ),
            (
                "--start-time",
                &["9999-12-31T23:59:59-00:01", "0000-01-01T00:00:00+00:01"],
                "in UTC, a time is in the years from 0 to 9999",
            ),
        ] {
            for value in values {
                let cli = Cli::try_parse_from(["enrich-sandbox", option, value]);
                let error = cli.expect_err(value).to_string();
                assert!(error.contains(message), "{option} {value}: {error}");
                assert!(error.contains(option), "{error}");
            }
        }
        for (option, value) in [
            ("--speed", "0"),
            ("--speed", "1e3"),
            ("--credits", "9223372036854775807"),
            ("--start-time", "9999-12-31T23:59:59Z"),
        ] {
            assert!(Cli::try_parse_from(["enrich-sandbox", option, value]).is_ok());
        }
    }

    #[tokio::test]
    async fn the_clock_starts_at_the_time_of_the_option() {
        for (text, seconds) in [
            ("2024-02-29T23:30:00Z", 1_709_249_400),
            ("2024-03-01T00:30:00+01:00", 1_709_249_400),
            ("1969-12-31T23:59:59Z", -1),
        ] {
            let arguments = ["enrich-sandbox", "--port", "0", "--speed", "0"];
            let arguments = arguments.into_iter().chain(["--start-time", text]);
            let cli = Cli::try_parse_from(arguments).expect("options");
            let sandbox = cli.sandbox().start().await.expect("a port");
            assert_eq!(sandbox.now().timestamp(), seconds, "{text}");
        }
    }
}
