//! Where blocking is refused and where it is not.

use std::time::Duration;

use futures_util::stream;

use super::{Iter, run};
use crate::testing::refusal;
use crate::{Error, ErrorKind, Outcome};

/// Waits for something that takes a timer of the runtime.
fn wait() -> Result<u8, Error> {
    run(async {
        tokio::time::sleep(Duration::from_millis(1)).await;
        Ok(7)
    })
}

fn assert_refused(result: &Result<u8, Error>) {
    let error = result.as_ref().expect_err("a refusal");
    assert_eq!(error.kind(), &ErrorKind::Blocking);
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(error.to_string().contains("spawn_blocking"), "{error}");
}

#[test]
fn outside_of_a_runtime_it_waits() {
    assert_eq!(wait().expect("waited"), 7);
    let nested = std::thread::spawn(wait).join().expect("no panic");
    assert_eq!(nested.expect("waited"), 7);
}

#[tokio::test]
async fn in_a_task_it_is_refused_and_the_task_goes_on() {
    for _ in 0..3 {
        assert_refused(&wait());
    }
    tokio::time::sleep(Duration::from_millis(1)).await;
    let spawned = tokio::spawn(async { wait() }).await;
    assert_refused(&spawned.expect("no panic"));
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_task_of_many_threads_it_is_refused_too() {
    let spawned = tokio::spawn(async { wait() }).await;
    assert_refused(&spawned.expect("no panic"));
    let allowed = tokio::spawn(async { tokio::task::block_in_place(wait) }).await;
    assert_eq!(allowed.expect("no panic").expect("waited"), 7);
}

#[tokio::test]
async fn where_a_runtime_allows_it_it_waits() {
    let waited = tokio::task::spawn_blocking(wait).await;
    assert_eq!(waited.expect("no panic").expect("waited"), 7);
}

#[test]
fn within_another_blocking_call_it_is_refused() {
    let inner = run(async { Ok::<_, Error>(wait()) });
    assert_refused(&inner.expect("waited"));
}

#[test]
fn an_iterator_ends_with_an_error() {
    let items = [Ok(1), Err(refusal(500)), Ok(3)];
    let mut iter = Iter::new(stream::iter(items));
    assert_eq!(iter.next().expect("an item").expect("a number"), 1);
    assert!(iter.next().expect("an item").is_err());
    assert!(iter.next().is_none());
}

#[tokio::test]
async fn an_iterator_in_a_task_fails_once() {
    let mut iter = Iter::new(stream::iter([Ok::<_, Error>(1)]));
    assert!(iter.next().expect("an item").is_err());
    assert!(iter.next().is_none());
}

#[tokio::test]
async fn in_a_task_without_limits_nothing_panics() {
    let waited = tokio::spawn(tokio::task::unconstrained(async { wait() })).await;
    assert!(waited.is_ok_and(|waited| waited.is_ok()));
}

#[tokio::test]
async fn in_a_set_of_local_tasks_it_is_refused() {
    let set = tokio::task::LocalSet::new();
    let spawned = set.run_until(async {
        assert_refused(&wait());
        tokio::task::spawn_local(async { wait() }).await
    });
    assert_refused(&spawned.await.expect("no panic"));
}

#[test]
fn beside_a_runtime_that_is_entered_it_waits() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let _entered = runtime.enter();
    assert_eq!(wait().expect("waited"), 7);
}

/// Waits when it is dropped, and says what came of it.
struct WaitsWhenDropped(std::sync::mpsc::Sender<bool>);

impl Drop for WaitsWhenDropped {
    fn drop(&mut self) {
        let waited = std::panic::catch_unwind(wait);
        self.0.send(waited.is_ok()).expect("somebody listens");
    }
}

#[test]
fn what_is_dropped_with_its_runtime_does_not_panic() {
    use tokio::runtime::Builder;

    for mut builder in [Builder::new_current_thread(), Builder::new_multi_thread()] {
        let (tell, told) = std::sync::mpsc::channel();
        let runtime = builder.worker_threads(1).build().expect("a runtime");
        let waits = WaitsWhenDropped(tell);
        runtime.spawn(async move {
            let _waits = waits;
            std::future::pending::<()>().await;
        });
        runtime.block_on(tokio::task::yield_now());
        drop(runtime);
        assert!(told.recv().expect("it was dropped"));
    }
}
