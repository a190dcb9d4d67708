//! What webhooks are to be told, as far as it has happened.
//!
//! Events are made when they are asked for, a few at a time, so that a batch
//! with a webhook holds no more than one without.

use std::sync::Arc;

use serde_json::{Value, json};

use super::Engine;
use crate::clock::Moment;
use crate::jobs::batch::Work;
use crate::jobs::timeline::Timeline;
use crate::products;
use crate::shapes;
use crate::world::FollowerFilters;

/// Events that are made at once.
const CHUNK: u64 = 200;

/// A job whose results are to be delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Place of the customer in the list of all.
    pub organization: usize,
    /// Id of the job.
    pub job: String,
    /// Where to.
    pub url: String,
    /// Results that were delivered before.
    pub from: u64,
}

/// Events of a job.
#[derive(Debug, Default)]
pub struct Feed {
    /// Those that are due.
    pub events: Vec<Value>,
    /// Results that have been told by then.
    pub told: u64,
    /// When there will be more; `None` if these are the last.
    pub next: Option<Moment>,
}

/// A job, as far as a webhook is concerned.
enum Source {
    Batch {
        work: Arc<Work>,
        timeline: Timeline,
    },
    Scrape {
        company_url: String,
        filters: FollowerFilters,
        /// Profiles of earlier runs.
        before: u64,
        timeline: Timeline,
    },
}

impl Engine {
    /// What has happened since so many results were told.
    #[must_use]
    pub fn feed(&self, subscription: &Subscription, told: u64) -> Feed {
        let now = self.clock.now();
        let Some(source) = self.source(subscription) else {
            return Feed::default();
        };
        let (before, timeline) = match &source {
            Source::Batch { timeline, .. } => (0, *timeline),
            Source::Scrape {
                before, timeline, ..
            } => (*before, *timeline),
        };
        let done = before + timeline.done(now);
        let upto = done.min(told + CHUNK);
        let mut feed = Feed {
            events: self.results(&source, &subscription.job, told, upto, now),
            told: upto,
            next: Some(timeline.next(now)),
        };
        if upto < done {
            feed.next = Some(now);
        } else if timeline.phase(now).ended() {
            feed.events
                .extend(self.completion(&source, &subscription.job, now));
            feed.next = None;
        }
        feed
    }

    fn source(&self, subscription: &Subscription) -> Option<Source> {
        self.with_organization(subscription.organization, |organization| {
            let jobs = &organization.jobs;
            let batch = jobs
                .batches
                .get(&subscription.job)
                .map(|batch| Source::Batch {
                    work: Arc::clone(&batch.work),
                    timeline: batch.timeline,
                });
            batch.or_else(|| {
                let scrape = jobs.scrapes.get(&subscription.job)?;
                Some(Source::Scrape {
                    company_url: scrape.company_url.clone(),
                    filters: scrape.filters.clone(),
                    before: scrape.before_run(),
                    timeline: scrape.run.timeline,
                })
            })
        })?
    }

    fn results(&self, source: &Source, job: &str, from: u64, upto: u64, now: Moment) -> Vec<Value> {
        let places = place(from)..place(upto);
        match source {
            Source::Batch { work, .. } => places
                .filter_map(|place| {
                    products::event(work.product, &self.world, &work.items, place, job, now)
                })
                .collect(),
            Source::Scrape {
                company_url,
                filters,
                ..
            } => {
                let followers = self.world.followers(company_url, filters).page(places);
                followers
                    .iter()
                    .map(|follower| {
                        json!({
                            "event": "webhook:company_follower_result.completed",
                            "batchId": job,
                            "timestamp": now,
                            "data": {
                                "companyUrl": company_url,
                                "follower": shapes::delivered_follower(follower, now),
                            },
                        })
                    })
                    .collect()
            }
        }
    }

    fn completion(&self, source: &Source, job: &str, now: Moment) -> Option<Value> {
        match source {
            Source::Batch { work, timeline } => {
                let tally = work.tally(&self.world, timeline.reached);
                let failed = timeline.phase(now) == crate::jobs::timeline::Phase::Failed;
                products::completion(work.product, tally, timeline.total, failed, job, now)
            }
            Source::Scrape {
                company_url,
                before,
                timeline,
                ..
            } => Some(json!({
                "event": "webhook:company_follower_completion.completed",
                "batchId": job,
                "timestamp": now,
                "data": {
                    "companyUrl": company_url,
                    "followerCount": before + timeline.reached,
                    "processingTimeMs": (timeline.ends - timeline.submitted).num_milliseconds(),
                },
            })),
        }
    }
}

fn place(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
