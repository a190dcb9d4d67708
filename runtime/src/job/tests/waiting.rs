//! Waits that end although a server never says that a job has, and waits for
//! several jobs of which not all end well.

use super::*;

fn parts_of(error: &JobError) -> (Vec<(&str, String)>, usize) {
    let JobError::Parts { errors, done } = error else {
        panic!("another error: {error}");
    };
    let errors = errors.iter().map(|it| (&*it.id, it.error.to_string()));
    (errors.collect(), *done)
}

#[tokio::test(start_paused = true)]
async fn an_unknown_state_that_stays_ends_the_wait() {
    for state in ["a state of next year", "Completed", ""] {
        let mut first = Some("queued");
        on_status(move |_| Ok((first.take().unwrap_or(state), 1, 4)));
        let start = Instant::now();
        let error = job(&["j"]).wait().await.expect_err("an error");
        assert_eq!(start.elapsed(), Wait::<Kind>::PATIENCE);
        let JobError::UnknownState { state: named, .. } = &error else {
            panic!("another error: {error}");
        };
        assert_eq!(named, state);
    }
    on_status(|_| Ok(("Comp\nleted", 1, 4)));
    let error = job(&["j"]).wait().patience(seconds(7)).await;
    assert_eq!(
        error.expect_err("an error").to_string(),
        "the job is in a state that is not known, `Comp leted`, for 10s; it may go on"
    );
}

#[tokio::test(start_paused = true)]
async fn a_known_state_renews_the_patience() {
    let mut count = 0;
    on_status(move |_| {
        count += 1;
        let state = match count {
            100 => "completed",
            _ if count % 3 == 0 => "queued",
            _ => "odd",
        };
        Ok((state, 0, 1))
    });
    let waited = job(&["j"]).wait().patience(seconds(12)).await;
    waited.expect("done");
}

#[tokio::test(start_paused = true)]
async fn a_wait_has_a_limit_by_default() {
    on_status(|_| Ok(("queued", 1, 4)));
    let start = Instant::now();
    let error = job(&["j"]).wait().poll_every(seconds(60)).await;
    assert!(matches!(error, Err(JobError::TimedOut { .. })));
    assert_eq!(start.elapsed(), Wait::<Kind>::TIMEOUT);
}

#[tokio::test(start_paused = true)]
async fn a_new_job_may_be_unknown_for_some_seconds() {
    on_submit(|_| Ok("j".to_owned()));
    let submitted = batch(&["a"], 1).submit().await.expect("a job");
    script(vec![|| Err(refusal(404)), || Err(refusal(404)), || {
        Ok(("completed", 1, 1))
    }]);
    let wait = submitted.wait().poll_every(seconds(3600));
    wait.await.expect("done");

    on_status(|_| Err(refusal(404)));
    let submitted = batch(&["a"], 1).submit().await.expect("a job");
    let start = Instant::now();
    let error = submitted.wait().await.expect_err("an error");
    assert!(error.to_string().starts_with("there is no such job"));
    let waited = start.elapsed();
    assert!((seconds(10)..seconds(30)).contains(&waited), "{waited:?}");

    // A handle that was stored is of a job that the server has had time to know.
    let start = Instant::now();
    let stored = Job::new(&client(), submitted.id().clone());
    stored.wait().await.expect_err("an error");
    assert_eq!(start.elapsed(), Duration::ZERO);
}

#[tokio::test(start_paused = true)]
async fn no_part_of_a_job_hides_the_others() {
    let mut asked = 0;
    on_status(move |id| match id {
        "lost" => Err(refusal(403)),
        "odd" => Ok(("Done", 0, 1)),
        "failed" => Ok(("failed", 0, 1)),
        _ => {
            asked += 1;
            Ok((if asked > 3 { "completed" } else { "queued" }, asked, 9))
        }
    });
    let job = job(&["lost", "good", "failed", "odd"]);
    let wait = || job.wait().patience(seconds(60));
    let error = wait().await.expect_err("errors");
    let (errors, done) = parts_of(&error);
    assert_eq!(done, 1);
    let ids: Vec<_> = errors.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, ["lost", "failed", "odd"]);
    assert!(errors[0].1.contains("403"), "{errors:?}");
    assert_eq!(errors[1].1, "job failed failed: out of credits");
    assert!(errors[2].1.contains("`Done`"), "{errors:?}");
    assert!(
        error
            .to_string()
            .starts_with("3 of 4 jobs did not end well")
    );

    let mut each = wait().each().await;
    assert_eq!(each.len(), 4);
    let good = each.remove(1).expect("done");
    assert_eq!(good.id().to_string(), "good");
    assert_eq!(good.into_result(), Some(5));
    assert!(each.iter().all(Result::is_err));
}

#[tokio::test(start_paused = true)]
async fn a_part_that_is_late_is_told_from_one_that_is_lost() {
    on_status(|id| match id {
        "lost" => Err(refusal(401)),
        "silent" => Ok(("silent", 0, 0)),
        _ => Ok(("queued", 2, 9)),
    });
    let job = job(&["lost", "late", "silent"]);
    let error = job.wait().timeout(seconds(60)).await.expect_err("errors");
    let (errors, done) = parts_of(&error);
    assert_eq!((errors.len(), done), (3, 0));
    assert!(errors[1].1.contains("2 of 9 items"), "{errors:?}");
}

#[tokio::test(start_paused = true)]
async fn a_part_without_a_status_leaves_the_pace_of_the_others() {
    let mut asked = Vec::new();
    let start = Instant::now();
    on_status(move |id| {
        if id == "a" {
            return Err(refusal(503));
        }
        asked.push(start.elapsed());
        if asked.len() < 20 {
            return Ok(("queued", 1, 1));
        }
        let every = asked.windows(2).map(|pair| pair[1] - pair[0]);
        assert!(every.into_iter().all(|it| it == seconds(5)), "{asked:?}");
        Ok(("completed", 1, 1))
    });
    let job = job(&["a", "b"]);
    let each = job.wait().patience(seconds(300)).each().await;
    assert!(matches!(each[0], Err(JobError::Call(_))));
    assert!(each[1].is_ok());
}

#[tokio::test(start_paused = true)]
async fn a_stream_of_progress_goes_on_after_an_error() {
    let mut answers = vec![Ok("completed"), Err(403), Ok("queued")];
    on_status(move |_| match answers.pop().expect("no more questions") {
        Ok(state) => Ok((state, 1, 1)),
        Err(status) => Err(refusal(status)),
    });
    let mut progress = job(&["j"]).wait().progress_stream();
    assert!(progress.try_next().await.expect("progress").is_some());
    progress.try_next().await.expect_err("an error");
    assert_eq!(progress.try_next().await.expect("the end"), None);
    progress.finish().await.expect("done");
}
