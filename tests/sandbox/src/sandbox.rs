//! [`Sandbox`]: a running service, held by whoever started it.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use crate::clock::Moment;
use crate::control;
use crate::description::Description;
use crate::dialect::Dialect;
use crate::driver::Driver;
use crate::engine::{Engine, EngineOptions};
use crate::faults::{Fault, Faults};
use crate::jobs::Ending;
use crate::keys::Role;
use crate::ledger::Audit;
use crate::organization::{Approval, Standing};
use crate::plan::Plan;
use crate::problem::ErrorStyle;
use crate::server::{self, BASE_PATH, Service};
use crate::state::Order;
use crate::webhooks::{self, Attempt, Manner, Webhooks};

/// Most bytes in the body of a request, unless told otherwise: enough for the
/// largest batch of the longest names.
const BODY_LIMIT: usize = 512 * 1024 * 1024;

/// How long to wait for a client that sends nothing, unless told otherwise.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a sandbox is to be.
#[derive(Debug, Clone)]
#[must_use = "nothing runs until `start` is awaited"]
pub struct SandboxBuilder {
    engine: EngineOptions,
    address: SocketAddr,
    plan: Plan,
    credits: Option<u64>,
    role: Role,
    key: Option<String>,
    rate_limits: bool,
    errors: ErrorStyle,
    dialect: Dialect,
    body_limit: usize,
    patience: Duration,
}

impl Default for SandboxBuilder {
    fn default() -> Self {
        Self {
            engine: EngineOptions {
                seed: 0,
                start_time: None,
                speed: 1.0,
                checked: false,
                webhooks_anywhere: false,
            },
            address: (Ipv4Addr::LOCALHOST, 0).into(),
            plan: Plan::Growth,
            credits: None,
            role: Role::Member,
            key: None,
            rate_limits: true,
            errors: ErrorStyle::Problem,
            dialect: Dialect::Documented,
            body_limit: BODY_LIMIT,
            patience: PATIENCE,
        }
    }
}

impl SandboxBuilder {
    /// Decides who there is in the world. 0 unless set.
    pub const fn seed(mut self, seed: u64) -> Self {
        self.engine.seed = seed;
        self
    }

    /// Sets the time at which its clock starts. The real time unless set.
    ///
    /// What depends on the date, such as a daily allowance, is the same in every
    /// run of a test that sets it.
    pub const fn start_time(mut self, time: Moment) -> Self {
        self.engine.start_time = Some(time);
        self
    }

    /// How many times as fast as real time it runs. At 0, time stands still
    /// but for [`Sandbox::advance`]. 1 unless set.
    pub const fn speed(mut self, speed: f64) -> Self {
        self.engine.speed = speed;
        self
    }

    /// Has every answer held against `openapi/enrich.yaml`. One that is not
    /// described becomes a status 500, and the sandbox panics when it is
    /// dropped.
    pub const fn checked(mut self) -> Self {
        self.engine.checked = true;
        self
    }

    /// Has results delivered to other machines too.
    pub const fn webhooks_anywhere(mut self, anywhere: bool) -> Self {
        self.engine.webhooks_anywhere = anywhere;
        self
    }

    /// Where to listen. A free port of this machine unless set.
    ///
    /// Requests have to name their host as `localhost`, a loopback address, this
    /// address or the one at which they arrive. Others are refused with status
    /// 421, so that web pages cannot reach the sandbox by a name of their own.
    pub const fn address(mut self, address: SocketAddr) -> Self {
        self.address = address;
        self
    }

    /// The plan of the customer. Growth unless set.
    pub const fn plan(mut self, plan: Plan) -> Self {
        self.plan = plan;
        self
    }

    /// The credits of the customer, at most
    /// [`MOST_CREDITS`](crate::ledger::MOST_CREDITS). Those of the plan unless set.
    pub const fn credits(mut self, credits: u64) -> Self {
        self.credits = Some(credits);
        self
    }

    /// The role of the key. A member's unless set.
    pub const fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// The key. Made up unless set.
    pub fn key(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }

    /// Whether calls are counted against the limits of the plan. They are
    /// unless this is `false`.
    pub const fn rate_limits(mut self, limited: bool) -> Self {
        self.rate_limits = limited;
        self
    }

    /// How errors are written.
    pub const fn errors(mut self, style: ErrorStyle) -> Self {
        self.errors = style;
        self
    }

    /// Sets the dialect of other answers. As documented unless set.
    pub const fn dialect(mut self, dialect: Dialect) -> Self {
        self.dialect = dialect;
        self
    }

    /// Most bytes in the body of a request.
    pub const fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// Sets how long to wait for a client that sends nothing: for the head of a
    /// request, and for the next part of a body. 30 s of real time unless set.
    pub const fn patience(mut self, limit: Duration) -> Self {
        self.patience = limit;
        self
    }

    /// Starts it.
    ///
    /// # Errors
    /// The address cannot be listened on.
    pub async fn start(self) -> std::io::Result<Sandbox> {
        let listener = TcpListener::bind(self.address).await?;
        let address = listener.local_addr()?;
        let (engine, subscribed) = Engine::new(self.engine);
        let service = Arc::new(Service {
            engine,
            faults: Faults::new(self.engine.seed),
            body_limit: self.body_limit,
            patience: self.patience,
        });
        let webhooks = Arc::new(Webhooks::default());
        let driver = Arc::new(Driver::new(Arc::clone(&service), Arc::clone(&webhooks)));
        let credits = self.credits.unwrap_or_else(|| self.plan.credits());
        let (_, mut key) = driver.add_organization(self.plan, credits, self.role);
        if let Some(chosen) = self.key {
            let _ = driver.remove_key(&key);
            driver.put_key(&chosen, 0, self.role, true);
            key = chosen;
        }
        driver.set_rate_limits(self.rate_limits);
        driver.set_error_style(self.errors);
        driver.set_dialect(self.dialect);
        let router = server::router(&service, control::router(Arc::clone(&driver)));
        let serving = tokio::spawn(async move {
            server::serve(listener, router, self.patience).await;
        });
        let delivering = tokio::spawn(webhooks::deliver(service, webhooks, subscribed));
        Ok(Sandbox {
            address,
            key,
            driver,
            tasks: [serving, delivering],
        })
    }
}

/// A running sandbox. It stops when it is dropped.
#[derive(Debug)]
pub struct Sandbox {
    address: SocketAddr,
    key: String,
    driver: Arc<Driver>,
    tasks: [JoinHandle<()>; 2],
}

impl Sandbox {
    /// Starts a sandbox as it comes, on a free port.
    ///
    /// # Panics
    /// This machine has no port left. Where that has to be dealt with, use
    /// [`builder`](Self::builder).
    pub async fn start() -> Self {
        match Self::builder().start().await {
            Ok(sandbox) => sandbox,
            Err(error) => panic!("the sandbox cannot listen on this machine: {error}"),
        }
    }

    /// Starts the configuration of a sandbox.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder::default()
    }

    /// The root of the server, without a slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The base URL of the API.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("{}{BASE_PATH}", self.url())
    }

    /// A key of the first customer.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// A client of the first customer. It makes each call once and at once, so
    /// that a test sees what the sandbox does; for one that repeats and waits,
    /// build it with [`base_url`](Self::base_url) and [`key`](Self::key).
    ///
    /// # Panics
    /// The key was set to one that no client takes.
    #[must_use]
    pub fn client(&self) -> enrich_api::Client {
        self.client_with(&self.key)
    }

    /// A client with another key.
    ///
    /// # Panics
    /// It is none that a client takes.
    #[must_use]
    pub fn client_with(&self, key: &str) -> enrich_api::Client {
        let builder = enrich_api::Client::builder()
            .api_key(key)
            .base_url(self.base_url())
            .retry(enrich_api::RetryPolicy::none())
            .unpaced();
        match builder.build() {
            Ok(client) => client,
            Err(error) => panic!("no client can be made for the sandbox: {error}"),
        }
    }

    /// Everything else that can be done to it.
    #[must_use]
    pub fn driver(&self) -> &Driver {
        &self.driver
    }

    /// The time on its clock.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.driver.service().engine.clock().now()
    }

    /// Moves its clock ahead, at most to the end of the year 9999: jobs finish and
    /// caches expire.
    pub fn advance(&self, by: Duration) {
        self.driver.service().engine.clock().advance(by);
    }

    /// Orders a fault.
    ///
    /// # Panics
    /// It is for an operation that there is not, or cannot happen: its rate is
    /// not from 0 to 1, its status not from 200 to 999, or it happens 0 times.
    pub fn inject(&self, fault: Fault) {
        if let Err(refusal) = fault.check() {
            panic!("this fault cannot happen: {}", refusal.detail());
        }
        if let Some(id) = &fault.operation {
            known(id);
        }
        self.driver.service().faults.order(fault);
    }

    /// Calls all faults off.
    pub fn clear_faults(&self) {
        self.driver.service().faults.clear();
    }

    /// Orders how the next job of an operation ends.
    ///
    /// # Panics
    /// There is no such operation.
    pub fn end_next(&self, operation: impl Into<String>, ending: Ending) {
        let operation = operation.into();
        known(&operation);
        self.driver.order_ending(Order { operation, ending });
    }

    /// The balance of the first customer.
    #[must_use]
    pub fn balance(&self) -> u64 {
        self.audit().balance
    }

    /// A look through the ledger of the first customer.
    #[must_use]
    pub fn audit(&self) -> Audit {
        self.driver
            .organization(0, |books| books.ledger.audit())
            .unwrap_or_else(|| unreachable!("a sandbox begins with a customer"))
    }

    /// The ledger of the first customer, as `GET /wallets/transactions` tells
    /// it, the oldest entry first.
    #[must_use]
    pub fn ledger(&self) -> Vec<Value> {
        self.driver
            .organization(0, |books| {
                let entries = books.ledger.entries().iter();
                entries.map(|entry| entry.to_json(&books.id)).collect()
            })
            .unwrap_or_default()
    }

    /// The id of the first customer's team.
    #[must_use]
    pub fn team_id(&self) -> String {
        self.driver
            .organization(0, |books| books.team.id.clone())
            .unwrap_or_default()
    }

    /// Adds credits to the first customer's.
    ///
    /// # Panics
    /// They are more than [`MOST_CREDITS`](crate::ledger::MOST_CREDITS) then.
    pub fn top_up(&self, credits: u32) {
        if let Some(Err(room)) = self.driver.move_credits(0, credits.into()) {
            panic!("at most {room} credits can be added");
        }
    }

    /// Puts the first customer on another plan.
    pub fn set_plan(&self, plan: Plan) {
        self.driver.organization(0, |books| books.plan = plan);
    }

    /// Suspends the first customer, deletes it, or takes that back.
    pub fn set_standing(&self, standing: Standing) {
        self.driver
            .organization(0, |books| books.standing = standing);
    }

    /// Approves the first customer for follower scraping, or not.
    pub fn set_approval(&self, approval: Approval) {
        self.driver
            .organization(0, |books| books.approval = approval);
    }

    /// Has errors written in another family.
    pub fn set_error_style(&self, style: ErrorStyle) {
        self.driver.set_error_style(style);
    }

    /// Sets the dialect of other answers.
    pub fn set_dialect(&self, dialect: Dialect) {
        self.driver.set_dialect(dialect);
    }

    /// Has events delivered in another manner.
    pub fn set_webhook_manner(&self, manner: Manner) {
        self.driver.webhooks().set_manner(manner);
    }

    /// The latest attempts at delivering events.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Attempt> {
        self.driver.webhooks().attempts()
    }
}

fn known(operation: &str) {
    assert!(
        Description::get().operation(operation).is_some(),
        "there is no operation {operation:?}; use an operationId of openapi/enrich.yaml"
    );
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
        let undescribed = self.driver.service().engine.undescribed();
        assert!(
            undescribed.is_empty() || std::thread::panicking(),
            "openapi/enrich.yaml does not describe what the sandbox answered:\n{}",
            undescribed.join("\n")
        );
    }
}
