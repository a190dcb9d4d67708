//! The command line: a sandbox until Ctrl-C.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::process::ExitCode;

use clap::Parser;

use crate::keys::Role;
use crate::plan::Plan;
use crate::problem::ErrorStyle;
use crate::sandbox::Sandbox;

/// Enrich on localhost: the whole service, with made-up people and no money.
#[derive(Debug, Parser)]
#[command(name = "enrich-sandbox", version)]
pub struct Cli {
    /// Port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// Address to listen on; anyone who reaches it can use the sandbox
    #[arg(long, default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// Which made-up world to serve; the same seed finds the same people
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Plan, which sets credits and rate limits
    #[arg(long, value_enum, default_value_t = Plan::Growth)]
    plan: Plan,
    /// Credits to begin with, in place of those of the plan
    #[arg(long)]
    credits: Option<u64>,
    /// How many times as fast as real time the sandbox runs; at 0 it only
    /// moves when it is told to
    #[arg(long, default_value_t = 1.0)]
    speed: f64,
    /// Key to accept, beginning with `sk_`
    #[arg(long, default_value = "sk_sandbox", value_parser = key)]
    key: String,
    /// Role of the key; members cannot manage invitations
    #[arg(long, value_enum, default_value_t = Role::Member)]
    role: Role,
    /// Which of the documented families of error bodies to send
    #[arg(long, value_enum, default_value_t = ErrorStyle::Problem)]
    errors: ErrorStyle,
    /// Do not count calls against the rate limits of the plan
    #[arg(long)]
    no_rate_limits: bool,
    /// Deliver results to webhooks on other machines too
    #[arg(long)]
    webhooks_anywhere: bool,
}

fn key(text: &str) -> Result<String, String> {
    let fits = text.starts_with("sk_") && text.chars().all(|c| c.is_ascii_graphic());
    if fits {
        Ok(text.to_owned())
    } else {
        Err("a key begins with `sk_` and has no spaces".to_owned())
    }
}

/// Runs the sandbox until it is told to stop.
pub async fn run(cli: Cli) -> ExitCode {
    let address = SocketAddr::new(cli.host, cli.port);
    let mut builder = Sandbox::builder()
        .address(address)
        .seed(cli.seed)
        .plan(cli.plan)
        .speed(cli.speed)
        .key(cli.key)
        .role(cli.role)
        .errors(cli.errors)
        .rate_limits(!cli.no_rate_limits)
        .webhooks_anywhere(cli.webhooks_anywhere);
    if let Some(credits) = cli.credits {
        builder = builder.credits(credits);
    }
    let sandbox = match builder.start().await {
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
    format!(
        "Enrich is on {url}, with {balance} credits to spend. Ctrl-C stops it.

  export ENRICH_BASE_URL={base}
  export ENRICH_API_KEY={key}

Try it:
  curl -s {base}/email-finder -H 'x-api-key: {key}' \\
    -H 'content-type: application/json' \\
    -d '{{\"firstName\": \"Ada\", \"lastName\": \"Example\", \"domain\": \"robotics.example\"}}'

Move its clock ahead, order faults, look at it:
  curl -s {url}/__sandbox/advance -H 'content-type: application/json' -d '{{\"seconds\": 3600}}'
  curl -s {url}/__sandbox/faults -H 'content-type: application/json' -d '{{\"effect\": \"status\", \"status\": 503, \"rate\": 0.2}}'
  curl -s {url}/__sandbox
",
        balance = sandbox.balance(),
    )
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
    }
}
