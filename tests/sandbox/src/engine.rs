//! [`Engine`]: the service without its sockets.
//!
//! A call goes in and an answer comes out; the only other inputs are the clock
//! and the seed. It may be called from any number of threads.

mod conformity;
mod feed;
mod worlds;

use std::collections::BTreeMap;

use parking_lot::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::answer::Answer;
use crate::call::Call;
use crate::clock::{Clock, Moment};
use crate::context::Context;
use crate::description::Operation;
use crate::dialect::Dialect;
use crate::ids::Ids;
use crate::keys::{Key, Keys};
use crate::ledger::Memo;
use crate::organization::{Approval, Organization};
use crate::plan::{Plan, RateClass};
use crate::problem::{ErrorStyle, Refusal};
use crate::progress;
use crate::rate_limit::Standing;
use crate::routes;
use crate::state::State;
use crate::team::Team;
use crate::validate;
use crate::world::World;

pub use feed::{Feed, Subscription};

/// What an engine is made with.
#[derive(Debug, Clone, Copy)]
pub struct EngineOptions {
    /// Decides who there is in the world.
    pub seed: u64,
    /// The time at which its clock starts; the real time if `None`.
    pub start_time: Option<Moment>,
    /// How many times as fast as real time it runs.
    pub speed: f64,
    /// Whether every answer is held against the description.
    pub checked: bool,
    /// Whether webhooks may be on other machines.
    pub webhooks_anywhere: bool,
}

/// What is done to a call besides answering it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Intervention {
    /// It is refused with a status, and nothing happens.
    Instead(u16),
    /// It is refused with a status after everything has happened.
    After(u16),
}

/// How often each operation has answered with each status.
pub type Answered = BTreeMap<(&'static str, u16), u64>;

/// The service.
#[derive(Debug)]
pub struct Engine {
    options: EngineOptions,
    world: World,
    clock: Clock,
    state: Mutex<State>,
    subscriptions: UnboundedSender<Subscription>,
    undescribed: Mutex<Vec<String>>,
    answered: Mutex<Answered>,
}

impl Engine {
    /// A service without customers, and the jobs whose results are to be
    /// delivered, as they are submitted.
    #[must_use]
    pub fn new(options: EngineOptions) -> (Self, UnboundedReceiver<Subscription>) {
        let (subscriptions, subscribed) = unbounded_channel();
        let engine = Self {
            options,
            world: worlds::world(options.seed),
            clock: Clock::new(options.start_time, options.speed),
            state: Mutex::new(State {
                organizations: Vec::new(),
                keys: Keys::default(),
                ids: Ids::new(options.seed),
                style: ErrorStyle::default(),
                dialect: Dialect::default(),
                rate_limits: true,
                orders: Vec::new(),
            }),
            subscriptions,
            undescribed: Mutex::default(),
            answered: Mutex::default(),
        };
        (engine, subscribed)
    }

    /// Adds a customer with some credits. Returns its place in the list of all.
    pub fn add_organization(&self, plan: Plan, credits: u64) -> usize {
        let now = self.clock.now();
        let mut state = self.state.lock();
        let id = state.ids.object();
        let team_id = state.ids.object();
        let team = Team::new(team_id, &mut state.ids, now);
        let mut organization = Organization::new(id, plan, team);
        let memo = Memo::new("Opening balance", "sandbox");
        organization.ledger.top_up(credits, memo, now);
        state.organizations.push(organization);
        state.organizations.len() - 1
    }

    /// The time and its course.
    #[must_use]
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The people and companies there are.
    #[must_use]
    pub const fn world(&self) -> &World {
        &self.world
    }

    /// What it was made with.
    #[must_use]
    pub const fn options(&self) -> &EngineOptions {
        &self.options
    }

    /// Works on everything, alone.
    pub fn with_state<R>(&self, work: impl FnOnce(&mut State) -> R) -> R {
        work(&mut self.state.lock())
    }

    /// Works on a customer's books, alone, with all that is due done.
    pub fn with_organization<R>(
        &self,
        place: usize,
        work: impl FnOnce(&mut Organization) -> R,
    ) -> Option<R> {
        let now = self.clock.now();
        let mut state = self.state.lock();
        let organization = state.organizations.get_mut(place)?;
        progress::catch_up(organization, &self.world, now);
        Some(work(organization))
    }

    /// How often each operation has answered with each status.
    #[must_use]
    pub fn answered(&self) -> Answered {
        self.answered.lock().clone()
    }

    pub(crate) fn subscribe(&self, subscription: Subscription) {
        // Without a receiver nobody wants deliveries.
        let _ = self.subscriptions.send(subscription);
    }

    pub(crate) const fn delivers_anywhere(&self) -> bool {
        self.options.webhooks_anywhere
    }

    /// Answers a call.
    #[must_use]
    pub fn answer(
        &self,
        operation: &'static Operation,
        call: &Call,
        intervention: Option<Intervention>,
    ) -> Answer {
        let (style, dialect, request_id) = {
            let mut state = self.state.lock();
            (state.style, state.dialect, state.ids.uuid())
        };
        let mut standing = None;
        let result = self.handle(operation, call, dialect, intervention, &mut standing);
        let answer = match result {
            Ok(reply) => dialect.finish(operation, reply.answer(request_id)),
            Err(refusal) => refusal.answer(style, &request_id),
        };
        let answer = match intervention {
            // Any status can be ordered, described or not.
            Some(_) => answer,
            None => self.hold_to_description(operation, dialect, answer),
        };
        let count = (operation.id.as_str(), answer.status);
        *self.answered.lock().entry(count).or_default() += 1;
        self.with_rate_limit(answer, standing)
    }

    /// Answers a call to no operation.
    #[must_use]
    pub fn refuse(&self, refusal: &Refusal) -> Answer {
        let (style, request_id) = {
            let mut state = self.state.lock();
            (state.style, state.ids.uuid())
        };
        let answer = refusal.answer(style, &request_id);
        self.with_rate_limit(answer, None)
    }

    /// Tells the caller its rate. Where none is kept none is told, or a client
    /// that heeds what it is told would keep to it.
    fn with_rate_limit(&self, answer: Answer, standing: Option<Standing>) -> Answer {
        if !self.state.lock().rate_limits {
            return answer;
        }
        let standing = standing.unwrap_or_else(|| self.unknown_standing());
        answer
            .with_header("x-ratelimit-limit", standing.limit)
            .with_header("x-ratelimit-remaining", standing.remaining)
            .with_header("x-ratelimit-reset", standing.reset)
    }

    fn handle(
        &self,
        operation: &'static Operation,
        call: &Call,
        dialect: Dialect,
        intervention: Option<Intervention>,
        standing: &mut Option<Standing>,
    ) -> Result<crate::reply::Reply, Refusal> {
        let now = self.clock.now();
        let route = routes::route(&operation.id)
            .ok_or_else(|| Refusal::NotFound(routes::missing(&operation.id)))?;
        let key = self.admit(call, operation, route.class, now, standing)?;
        if let Some(Intervention::Instead(status)) = intervention {
            return Err(Refusal::Ordered(status));
        }
        let input = validate::read(operation, call)?;
        let reply = (route.handler)(Context {
            engine: self,
            organization: key.organization,
            operation,
            now,
            role: key.role,
            dialect,
            input,
        })?;
        match intervention {
            Some(Intervention::After(status)) => Err(Refusal::Ordered(status)),
            _ => Ok(reply),
        }
    }

    /// Lets a caller in, and brings the books up to date first.
    fn admit(
        &self,
        call: &Call,
        operation: &Operation,
        class: RateClass,
        now: Moment,
        standing: &mut Option<Standing>,
    ) -> Result<Key, Refusal> {
        let mut state = self.state.lock();
        let key = state.keys.authenticate(call.key())?;
        let limited = state.rate_limits;
        let organization = &mut state.organizations[key.organization];
        *standing = Some(organization.limiter.look(organization.plan, class, now));
        organization.admit()?;
        if limited {
            let admitted = organization.limiter.admit(organization.plan, class, now);
            *standing = Some(admitted.unwrap_or_else(|exceeded| exceeded.standing));
            admitted?;
        }
        if operation.needs_approval() && organization.approval != Approval::Approved {
            return Err(Refusal::ApprovalMissing(organization.approval));
        }
        progress::catch_up(organization, &self.world, now);
        Ok(key)
    }

    /// What callers without a key are told of their rate.
    fn unknown_standing(&self) -> Standing {
        let state = self.state.lock();
        let plan = state
            .organizations
            .first()
            .map_or(Plan::Free, |first| first.plan);
        let limit = plan
            .rates(RateClass::Default)
            .per_minute
            .unwrap_or_default();
        Standing {
            limit,
            remaining: limit,
            reset: 60,
        }
    }
}
