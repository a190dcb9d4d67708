//! Asks for the status of a job, again and again, until it has ended.
//!
//! Asking is free and safe, so a fault that may pass is no reason to stop, unless
//! it lasts. The parts of a job that was split are asked one by one, and none of
//! them hides the others. All state is kept between two rounds, so that a round
//! can be given up at any moment.

use std::time::Duration;

use tokio::time::{Instant, sleep_until, timeout_at};

use super::error::PartError;
use super::kind::StatusOf;
use super::{Done, FailedJob, Job, JobError, JobKind, JobState, Progress};
use crate::{Call, Error, ErrorKind};

/// How to wait.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    pub(super) every: Duration,
    pub(super) timeout: Duration,
    pub(super) patience: Duration,
}

/// A job that is being waited for.
pub(super) struct Watch<K: JobKind> {
    job: Job<K>,
    manner: Manner,
    parts: Vec<Part<K>>,
    started: Option<Instant>,
}

/// One job on the server.
struct Part<K: JobKind> {
    sighting: Sighting<K>,
    pace: Option<Pace>,
}

/// The last that was seen of one job.
enum Sighting<K: JobKind> {
    /// It has not ended, as far as is known.
    Open(Progress),
    Ended(JobState, StatusOf<K>),
    /// It is not asked for any longer.
    Lost(JobError),
}

/// When one job is asked for.
#[derive(Debug, Clone, Copy)]
struct Pace {
    /// When its state was last known, or when waiting began.
    known_at: Instant,
    next: Instant,
    faults: u32,
}

impl<K: JobKind> Watch<K> {
    pub(super) fn new(job: Job<K>, manner: Manner) -> Self {
        let parts = job.id.ids().map(|_| Part::new()).collect();
        Self {
            job,
            manner,
            parts,
            started: None,
        }
    }

    /// Waits until something new is known; `None` once there is nothing to wait
    /// for any longer.
    pub(super) async fn step(&mut self) -> Option<Progress> {
        let now = Instant::now();
        let started = *self.started.get_or_insert(now);
        let deadline = later(started, self.manner.timeout);
        loop {
            let open = self.parts.iter_mut().filter(|part| part.is_open());
            let next = open.map(|part| part.pace(now).next).min()?;
            let round = async {
                sleep_until(next).await;
                self.look().await
            };
            if timeout_at(deadline, round).await.ok()? {
                return Some(self.progress());
            }
        }
    }

    /// Asks once for each part that is due. Whether one of them answered.
    async fn look(&mut self) -> bool {
        let begun = Instant::now();
        let mut has_answered = false;
        let mut due = Vec::new();
        for (id, part) in self.job.id.ids().zip(&mut self.parts) {
            if !part.is_open() || part.pace(begun).next > begun {
                continue;
            }
            let answer = K::status(&self.job.client, id).call().await;
            has_answered |= answer.is_ok();
            let answer = answer.map(crate::Response::into_inner);
            if let Some(pause) = part.see(answer, self.manner, self.job.is_new()) {
                due.push((part, pause));
            }
        }
        // All at once, so that parts which are asked together stay together.
        let now = Instant::now();
        for (part, pause) in due {
            part.pace(now).next = later(now, pause);
        }
        has_answered
    }

    /// The job, if all parts ended well.
    pub(super) fn finish(mut self) -> Result<Done<K>, JobError> {
        if let Some(error) = self.error() {
            return Err(error);
        }
        let statuses = self.parts.into_iter().filter_map(Part::into_status);
        Ok(Done::new(self.job, statuses.collect()))
    }

    /// Each part of the job by itself.
    pub(super) fn into_each(mut self) -> Vec<Result<Done<K>, JobError>> {
        let waited = self.waited();
        let jobs = self.job.parts().zip(self.parts.iter_mut());
        jobs.map(|(job, part)| {
            let id = job.id.ids().next().unwrap_or_default();
            if let Some(error) = part.error(id, waited) {
                return Err(error);
            }
            let part = std::mem::replace(part, Part::new());
            Ok(Done::new(job, part.into_status().into_iter().collect()))
        })
        .collect()
    }

    /// Whether there is a part whose end is not known.
    pub(super) fn is_unfinished(&self) -> bool {
        let has_ended = |part: &Part<K>| matches!(part.sighting, Sighting::Ended(..));
        !self.parts.iter().all(has_ended)
    }

    /// What went wrong, if something did. Parts that were lost are asked for
    /// again by the next step.
    pub(super) fn error(&mut self) -> Option<JobError> {
        let (waited, progress) = (self.waited(), self.progress());
        let mut errors = Vec::new();
        for (id, part) in self.job.id.ids().zip(&mut self.parts) {
            if let Some(error) = part.error(id, waited) {
                let id = id.to_owned();
                errors.push(PartError { id, error });
            }
        }
        let done = self.parts.len() - errors.len();
        let all = |is: fn(&JobError) -> bool| errors.iter().all(|it| is(&it.error));
        if all(|error| matches!(error, JobError::TimedOut { .. })) && !errors.is_empty() {
            return Some(JobError::TimedOut { waited, progress });
        }
        if self.parts.len() > 1 && !all(|error| matches!(error, JobError::Failed(_))) {
            return Some(JobError::Parts { errors, done });
        }
        let first = errors.into_iter().map(|it| it.error).reduce(merge)?;
        Some(match first {
            JobError::Failed(failed) => JobError::Failed(FailedJob { done, ..failed }),
            other => other,
        })
    }

    fn progress(&self) -> Progress {
        self.parts.iter().map(Part::progress).sum()
    }

    fn waited(&self) -> Duration {
        self.started.map_or(Duration::ZERO, |it| it.elapsed())
    }
}

/// Two failures as one.
fn merge(first: JobError, other: JobError) -> JobError {
    match (first, other) {
        (JobError::Failed(mut first), JobError::Failed(other)) => {
            first.others.push(other.id);
            JobError::Failed(first)
        }
        (first, _) => first,
    }
}

impl<K: JobKind> Part<K> {
    fn new() -> Self {
        Self {
            sighting: Sighting::Open(Progress::default()),
            pace: None,
        }
    }

    fn is_open(&self) -> bool {
        matches!(self.sighting, Sighting::Open(_))
    }

    fn pace(&mut self, now: Instant) -> &mut Pace {
        self.pace.get_or_insert(Pace {
            known_at: now,
            next: now,
            faults: 0,
        })
    }

    /// Takes note of an answer. Returns the time until the next one is asked for,
    /// if one is.
    fn see(
        &mut self,
        answer: Result<StatusOf<K>, Error>,
        manner: Manner,
        is_new: bool,
    ) -> Option<Duration> {
        let now = Instant::now();
        let pace = self.pace(now);
        let waited = now.duration_since(pace.known_at);
        let has_patience = waited < manner.patience;
        let answer = match answer {
            Ok(answer) => answer,
            // Not every server knows at once what it has accepted.
            Err(error) if is_new && is_not_found(&error) => {
                return Some(manner.every.min(Job::<K>::NEW / 4));
            }
            Err(error) if has_patience && may_pass(&error) => {
                return Some(pace.fault(manner, waited, error.retry_after()));
            }
            Err(error) => {
                self.sighting = Sighting::Lost(JobError::Call(error));
                return None;
            }
        };
        pace.faults = 0;
        let state = K::state(&answer);
        self.sighting = match state {
            JobState::Done | JobState::Failed => Sighting::Ended(state, answer),
            JobState::Running => {
                pace.known_at = now;
                Sighting::Open(K::progress(&answer))
            }
            JobState::Unknown if has_patience => Sighting::Open(K::progress(&answer)),
            JobState::Unknown => {
                let state = K::state_name(&answer).to_owned();
                Sighting::Lost(JobError::UnknownState { state, waited })
            }
        };
        self.is_open().then_some(manner.every)
    }

    fn progress(&self) -> Progress {
        match &self.sighting {
            Sighting::Open(progress) => *progress,
            Sighting::Ended(_, answer) => K::progress(answer),
            Sighting::Lost(_) => Progress::default(),
        }
    }

    fn error(&mut self, id: &str, waited: Duration) -> Option<JobError> {
        match &self.sighting {
            Sighting::Ended(JobState::Failed, answer) => Some(JobError::Failed(FailedJob {
                id: id.to_owned(),
                reason: K::reason(answer),
                others: Vec::new(),
                done: 0,
            })),
            Sighting::Ended(..) => None,
            Sighting::Open(progress) => Some(JobError::TimedOut {
                waited,
                progress: *progress,
            }),
            Sighting::Lost(_) => match std::mem::replace(self, Self::new()).sighting {
                Sighting::Lost(error) => Some(error),
                _ => None,
            },
        }
    }

    fn into_status(self) -> Option<StatusOf<K>> {
        match self.sighting {
            Sighting::Ended(_, answer) => Some(answer),
            Sighting::Open(_) | Sighting::Lost(_) => None,
        }
    }
}

impl Pace {
    /// Asks less and less often while there is no answer, and not before the
    /// server wants to be asked, unless that is when patience has ended.
    fn fault(
        &mut self,
        manner: Manner,
        waited: Duration,
        retry_after: Option<Duration>,
    ) -> Duration {
        const MOST: Duration = Duration::from_secs(60);
        let pause = manner
            .every
            .saturating_mul(1 << self.faults.min(5))
            .min(MOST.max(manner.every));
        self.faults += 1;
        let left = manner.patience.saturating_sub(waited);
        pause.max(retry_after.unwrap_or_default().min(left))
    }
}

/// A long time from `now` on, if `pause` is too long to be added to it.
fn later(now: Instant, pause: Duration) -> Instant {
    const LONG: Duration = Duration::from_secs(365 * 24 * 60 * 60);
    now + pause.min(LONG)
}

fn is_not_found(error: &Error) -> bool {
    error.status().is_some_and(|status| status.as_u16() == 404)
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
