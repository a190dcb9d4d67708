//! Shows what a run of the tests gets to see of the client: what it logs, and
//! what its values look like in every way in which a program may print them.
//!
//! Only when it is asked for, by an environment variable: whoever asks wants to
//! search the output. Nothing is judged here.

use std::error::Error;
use std::fmt::Debug;
use std::io;
use std::sync::{LazyLock, Once};

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::fmt::format::FmtSpan;
use tracing_subscriber::fmt::layer;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// The environment variable that asks for it.
pub const VARIABLE: &str = "CLIENT_TESTS_SHOW";

static IS_WANTED: LazyLock<bool> = LazyLock::new(|| std::env::var_os(VARIABLE).is_some());

/// Shows from now on what is logged by the client and by what it is built on.
pub fn logs() {
    static ONCE: Once = Once::new();
    if *IS_WANTED {
        ONCE.call_once(|| {
            let targets = Targets::new()
                .with_default(LevelFilter::DEBUG)
                .with_target("enrich_api", LevelFilter::TRACE)
                .with_target("openapi_client_runtime", LevelFilter::TRACE)
                // A server that tests talk to, and not the client.
                .with_target("wiremock", LevelFilter::OFF);
            let lines = layer()
                .with_span_events(FmtSpan::NEW | FmtSpan::CLOSE)
                .with_writer(io::stderr)
                .with_ansi(false)
                .without_time();
            tracing_subscriber::registry()
                .with(lines)
                .with(targets)
                .init();
        });
    }
}

/// Shows an error, and hands it on.
pub fn error<E: Error + 'static>(error: E) -> E {
    if *IS_WANTED {
        eprintln!("{error}\n{error:?}\n{error:#?}");
        let mut source = error.source();
        while let Some(error) = source {
            eprintln!("because {error}\n{error:?}\n{error:#?}");
            source = error.source();
        }
    }
    error
}

/// Shows a value that promises to hide what it is about, and hands it on.
pub fn value<T: Debug>(value: T) -> T {
    if *IS_WANTED {
        eprintln!("{value:?}\n{value:#?}");
    }
    value
}
