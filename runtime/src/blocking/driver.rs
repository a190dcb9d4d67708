//! Where blocking calls wait, and who does the work meanwhile.
//!
//! A thread drives sockets and timers for as long as the process lives; the
//! thread that makes a call waits for that call alone. Knows nothing of calls.

use std::cell::Cell;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use tokio::runtime::{Builder, Handle};
use tokio::task::coop::poll_proceed;

use crate::{Error, ErrorKind};

/// Waits for a future, here on this thread.
///
/// # Errors
/// That of the future; or one of kind [`Blocking`](ErrorKind::Blocking) if this
/// is no place to wait.
pub fn run<T, E: From<Error>>(work: impl Future<Output = Result<T, E>>) -> Result<T, E> {
    driver()?.wait(work)
}

/// What to wait with, if this is a place to wait.
pub(super) fn driver() -> Result<Driver, Error> {
    if IS_WAITING.get() || is_in_task() {
        return Err(Error::new(
            ErrorKind::Blocking,
            "a blocking call in an asynchronous task would hold up everything else on its thread: \
             use the asynchronous client there, or `tokio::task::spawn_blocking`",
        ));
    }
    drive().map(Driver).map_err(|error| {
        Error::new(
            ErrorKind::Blocking,
            "the thread that does the work of blocking calls cannot be started",
        )
        .with_source(error)
    })
}

thread_local! {
    static IS_WAITING: Cell<bool> = const { Cell::new(false) };
}

/// The runtime that does the work while this thread waits.
pub(super) struct Driver(Handle);

impl Driver {
    /// Waits for `work`. Tokio's own way to do that panics where it thinks that
    /// nobody should wait, and it thinks so in places that cannot be told from
    /// others beforehand: in tasks without limits, and when tasks are dropped.
    pub(super) fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        let _entered = self.0.enter();
        let _waiting = Waiting::begin();
        let alarm = Arc::new(Alarm {
            sleeper: thread::current(),
            rang: AtomicBool::new(false),
        });
        let waker = Waker::from(Arc::clone(&alarm));
        let mut context = Context::from_waker(&waker);
        let mut work = pin!(work);
        loop {
            if let Poll::Ready(value) = work.as_mut().poll(&mut context) {
                return value;
            }
            alarm.sleep();
        }
    }
}

/// Says of this thread that it waits, until this is dropped.
struct Waiting;

impl Waiting {
    fn begin() -> Self {
        IS_WAITING.set(true);
        Self
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        IS_WAITING.set(false);
    }
}

/// Wakes the thread that waits.
struct Alarm {
    sleeper: Thread,
    /// Threads may wake for no reason, or miss that somebody woke them when
    /// something else that they do sleeps as well.
    rang: AtomicBool,
}

impl Alarm {
    fn sleep(&self) {
        while !self.rang.swap(false, Ordering::Acquire) {
            thread::park();
        }
    }
}

impl Wake for Alarm {
    fn wake(self: Arc<Self>) {
        self.rang.store(true, Ordering::Release);
        self.sleeper.unpark();
    }
}

/// Whether this is called by a task, and not from where blocking is allowed.
///
/// There is no question to ask tokio. But a task may only take so many steps at
/// a time, while code that may block is not limited; so steps are taken until
/// there are none left, and then given back.
fn is_in_task() -> bool {
    const MORE_THAN_ANY_TASK_HAS: usize = 1024;
    if Handle::try_current().is_err() {
        return false;
    }
    let mut context = Context::from_waker(Waker::noop());
    let mut taken = Vec::new();
    let mut limited = false;
    while taken.len() < MORE_THAN_ANY_TASK_HAS && !limited {
        match poll_proceed(&mut context) {
            Poll::Ready(step) => taken.push(step),
            Poll::Pending => limited = true,
        }
    }
    // Each gives back what there was when it was taken: the first one last.
    while taken.pop().is_some() {}
    limited
}

static DRIVER: Mutex<Option<Handle>> = Mutex::new(None);

/// The handle of the runtime that does the work, which is started if need be.
fn drive() -> std::io::Result<Handle> {
    let mut driver = DRIVER.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*driver {
        return Ok(handle.clone());
    }
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    thread::Builder::new()
        .name("openapi-client".to_owned())
        .spawn(move || runtime.block_on(std::future::pending::<()>()))?;
    *driver = Some(handle.clone());
    Ok(handle)
}
