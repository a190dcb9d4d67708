//! A server that limits the rate of calls, in paused time.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use openapi_client_runtime::{BoxFuture, ClientBuilder, Transport, TransportError};
use tokio::time::{Instant, sleep};

use crate::scripted::FOUND;
use crate::support::{FIND, builder};

/// How a limit is counted.
#[derive(Debug, Clone, Copy)]
pub enum Counting {
    /// In windows that begin with the first call after the last one.
    Fixed,
    /// In the last span before each call.
    Sliding,
}

#[derive(Debug)]
struct Window {
    limit: usize,
    span: Duration,
    counting: Counting,
    /// Whether it counts lookups only.
    lookups: bool,
    calls: VecDeque<Instant>,
}

impl Window {
    /// Forgets the calls that no longer count.
    fn advance(&mut self, now: Instant) {
        let ended = |call: &Instant| *call + self.span <= now;
        match self.counting {
            Counting::Fixed if self.calls.front().is_some_and(ended) => self.calls.clear(),
            Counting::Fixed => (),
            Counting::Sliding => {
                let over = self.calls.partition_point(ended);
                self.calls.drain(..over);
            }
        }
    }

    fn remaining(&self) -> usize {
        self.limit - self.calls.len()
    }

    /// Whole seconds until there is more room, rounded up.
    fn reset(&self, now: Instant) -> u64 {
        let begin = self.calls.front().copied().unwrap_or(now);
        let left = (begin + self.span).duration_since(now);
        left.as_secs() + u64::from(left.subsec_nanos() > 0)
    }
}

/// What a server has seen.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// When it took calls.
    pub taken: Vec<Instant>,
    /// How many calls it refused.
    pub refused: usize,
}

/// The server.
#[derive(Debug, Clone)]
pub struct Limiter {
    windows: Arc<Mutex<Vec<Window>>>,
    seen: Arc<Mutex<Seen>>,
    /// How long a request takes to the server, at the least and at the most.
    delay: (u64, u64),
    /// How long the server works on a call that it takes.
    work: Duration,
}

impl Limiter {
    /// Counts in windows of so many calls in so many seconds.
    pub fn new(counting: Counting, limits: &[(usize, u64)]) -> Self {
        let windows = limits.iter().map(|&(limit, seconds)| Window {
            limit,
            span: Duration::from_secs(seconds),
            counting,
            lookups: false,
            calls: VecDeque::new(),
        });
        Self {
            windows: Arc::new(Mutex::new(windows.collect())),
            seen: Arc::default(),
            delay: (1, 12),
            work: Duration::from_millis(40),
        }
    }

    /// Limits lookups besides.
    pub fn lookups(self, limit: usize, seconds: u64) -> Self {
        let mut windows = self.windows.lock().expect("no panic");
        let counting = windows[0].counting;
        windows.push(Window {
            limit,
            span: Duration::from_secs(seconds),
            counting,
            lookups: true,
            calls: VecDeque::new(),
        });
        drop(windows);
        self
    }

    /// Works as long on each call that it takes.
    pub fn work(self, work: Duration) -> Self {
        Self { work, ..self }
    }

    /// Makes calls as another client of the same account.
    pub fn call_from_elsewhere(&self, calls: usize) {
        let now = Instant::now();
        for window in &mut *self.windows.lock().expect("no panic") {
            window.advance(now);
            let fit = calls.min(window.remaining());
            window.calls.extend((0..fit).map(|_| now));
        }
    }

    /// Takes so many calls in each window from now on.
    pub fn set_limit(&self, limit: usize) {
        for window in &mut *self.windows.lock().expect("no panic") {
            window.limit = limit;
        }
    }

    pub fn seen(&self) -> Seen {
        self.seen.lock().expect("no panic").clone()
    }

    /// A client that calls this server, and was told no plan.
    pub fn client(&self) -> ClientBuilder {
        let server = self.clone();
        builder("https://people.test").transport(move |_| server)
    }

    fn answer(&self, is_lookup: bool) -> reqwest::Response {
        let now = Instant::now();
        let mut windows = self.windows.lock().expect("no panic");
        let mut seen = self.seen.lock().expect("no panic");
        let windows = windows.iter_mut().filter(|it| is_lookup || !it.lookups);
        let mut windows: Vec<_> = windows.collect();
        for window in &mut windows {
            window.advance(now);
        }
        let is_full = windows.iter().any(|window| window.remaining() == 0);
        if is_full {
            seen.refused += 1;
        } else {
            seen.taken.push(now);
            for window in &mut windows {
                window.calls.push_back(now);
            }
        }
        let full_for = |it: &&&mut Window| {
            let is_open = it.remaining() > 0;
            (
                it.remaining(),
                if is_open { 0 } else { u64::MAX - it.reset(now) },
            )
        };
        let closest = windows.iter().min_by_key(full_for).expect("a window");
        let answer = http::Response::builder()
            .header("x-ratelimit-limit", closest.limit)
            .header("x-ratelimit-remaining", closest.remaining())
            .header("x-ratelimit-reset", closest.reset(now));
        if is_full {
            let answer = answer.status(429).header("retry-after", closest.reset(now));
            answer.body("").expect("an answer").into()
        } else {
            answer.body(FOUND).expect("an answer").into()
        }
    }
}

impl Transport for Limiter {
    fn carry(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, TransportError>> {
        let is_lookup = request.url().path() == FIND.path;
        let (least, most) = self.delay;
        Box::pin(async move {
            sleep(Duration::from_millis(fastrand::u64(least..=most))).await;
            let answer = self.answer(is_lookup);
            if answer.status().is_success() {
                sleep(self.work).await;
            }
            sleep(Duration::from_millis(fastrand::u64(least..=most))).await;
            Ok(answer)
        })
    }
}
