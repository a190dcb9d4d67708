//! Asking for the status of a job, again and again, until it has ended.
//!
//! Asking is free and safe, so a fault that may pass is no reason to stop; only
//! when nothing else came for long is it one. All state is kept between two
//! steps, so that a step can be given up at any moment.

use std::time::Duration;

use tokio::time::{Instant, sleep_until, timeout_at};

use super::kind::StatusOf;
use super::{Done, FailedJob, Job, JobError, JobKind, JobState, Progress};
use crate::{Call, Error, ErrorKind};

/// How to wait.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    pub(super) every: Duration,
    pub(super) timeout: Option<Duration>,
    pub(super) patience: Duration,
}

/// A job that is being waited for.
pub(super) struct Watch<K: JobKind> {
    job: Job<K>,
    manner: Manner,
    parts: Vec<Sighting<K>>,
    clock: Option<Clock>,
}

/// The last that was seen of one job.
enum Sighting<K: JobKind> {
    None,
    Running(Progress),
    Ended(JobState, StatusOf<K>),
}

#[derive(Debug, Clone, Copy)]
struct Clock {
    started: Instant,
    deadline: Option<Instant>,
    last_answer: Instant,
    next: Instant,
    faults: u32,
}

impl<K: JobKind> Watch<K> {
    pub(super) fn new(job: Job<K>, manner: Manner) -> Self {
        let parts = job.id.ids().map(|_| Sighting::None).collect();
        Self {
            job,
            manner,
            parts,
            clock: None,
        }
    }

    /// Waits until the status is known anew; `None` once the job has ended.
    pub(super) async fn step(&mut self) -> Result<Option<Progress>, JobError> {
        if self.has_ended() {
            return Ok(None);
        }
        let mut clock = *self
            .clock
            .get_or_insert_with(|| Clock::start(self.manner.timeout));
        loop {
            let round = async {
                sleep_until(clock.next).await;
                self.look().await
            };
            let seen = match clock.deadline {
                Some(deadline) => timeout_at(deadline, round).await.ok(),
                None => Some(round.await),
            };
            match seen {
                Some(Ok(())) => {
                    clock.answered(self.manner.every);
                    self.clock = Some(clock);
                    return Ok(Some(self.progress()));
                }
                Some(Err(error)) if clock.can_wait(&error, self.manner.patience) => {
                    clock.failed(self.manner, error.retry_after());
                    self.clock = Some(clock);
                }
                Some(Err(error)) => return Err(JobError::Call(error)),
                None => return Err(self.timed_out(clock)),
            }
        }
    }

    /// What the job came to, once it has ended.
    pub(super) fn finish(self) -> Result<Done<K>, JobError> {
        let mut failed: Option<FailedJob> = None;
        let mut statuses = Vec::new();
        for (id, part) in self.job.id.ids().zip(self.parts) {
            match part {
                Sighting::Ended(JobState::Failed, answer) => match &mut failed {
                    Some(failed) => failed.others.push(id.to_owned()),
                    None => {
                        failed = Some(FailedJob {
                            id: id.to_owned(),
                            reason: K::reason(&answer),
                            others: Vec::new(),
                            done: 0,
                        });
                    }
                },
                Sighting::Ended(_, answer) => statuses.push(answer),
                Sighting::None | Sighting::Running(_) => {}
            }
        }
        match failed {
            Some(failed) => Err(JobError::Failed(FailedJob {
                done: statuses.len(),
                ..failed
            })),
            None => Ok(Done::new(self.job, statuses)),
        }
    }

    fn has_ended(&self) -> bool {
        let ended = |part: &Sighting<K>| matches!(part, Sighting::Ended(..));
        self.parts.iter().all(ended)
    }

    /// Asks once for each part that has not ended.
    async fn look(&mut self) -> Result<(), Error> {
        for (id, part) in self.job.id.ids().zip(&mut self.parts) {
            if matches!(part, Sighting::Ended(..)) {
                continue;
            }
            let answer = K::status(&self.job.client, id).call().await?.into_inner();
            *part = match K::state(&answer) {
                JobState::Running => Sighting::Running(K::progress(&answer)),
                ended => Sighting::Ended(ended, answer),
            };
        }
        Ok(())
    }

    fn progress(&self) -> Progress {
        let progress = |part: &Sighting<K>| match part {
            Sighting::None => Progress::default(),
            Sighting::Running(progress) => *progress,
            Sighting::Ended(_, answer) => K::progress(answer),
        };
        self.parts.iter().map(progress).sum()
    }

    fn timed_out(&self, clock: Clock) -> JobError {
        JobError::TimedOut {
            waited: clock.started.elapsed(),
            progress: self.progress(),
        }
    }
}

impl Clock {
    fn start(timeout: Option<Duration>) -> Self {
        let now = Instant::now();
        Self {
            started: now,
            // A timeout that reaches past the end of time sets no deadline.
            deadline: timeout.and_then(|timeout| now.checked_add(timeout)),
            last_answer: now,
            next: now,
            faults: 0,
        }
    }

    fn answered(&mut self, every: Duration) {
        self.last_answer = Instant::now();
        self.faults = 0;
        self.next = later(self.last_answer, every);
    }

    /// Asks less and less often while there is no answer, and not before the
    /// server wants to be asked, unless that is when patience has ended.
    fn failed(&mut self, manner: Manner, retry_after: Option<Duration>) {
        const MOST: Duration = Duration::from_secs(60);
        let pause = manner
            .every
            .saturating_mul(1 << self.faults.min(5))
            .min(MOST.max(manner.every));
        self.faults += 1;
        let left = manner.patience.saturating_sub(self.last_answer.elapsed());
        let asked = retry_after.unwrap_or_default().min(left);
        self.next = later(Instant::now(), pause.max(asked));
    }

    fn can_wait(&self, error: &Error, patience: Duration) -> bool {
        may_pass(error) && self.last_answer.elapsed() < patience
    }
}

/// A long time from `now` on, if what is asked for cannot be reckoned with.
fn later(now: Instant, pause: Duration) -> Instant {
    const LONG: Duration = Duration::from_secs(365 * 24 * 60 * 60);
    now + pause.min(LONG)
}

/// Whether asking again may bring an answer. A page where a status should be is
/// what a proxy in trouble sends, so that counts too.
fn may_pass(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::Connect
        | ErrorKind::Timeout
        | ErrorKind::Transport
        | ErrorKind::Decode { .. } => true,
        ErrorKind::Status => error.status().is_some_and(|status| {
            status.is_server_error() && status.as_u16() != 501
                || [408, 425, 429].contains(&status.as_u16())
        }),
        _ => false,
    }
}
