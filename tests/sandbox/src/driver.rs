//! [`Driver`]: everything that can be done to the sandbox from outside of the
//! API.
//!
//! Both [`control`](crate::control), over HTTP, and
//! [`Sandbox`](crate::Sandbox), from Rust, go through here.

use std::sync::Arc;

use crate::dialect::Dialect;
use crate::engine::Engine;
use crate::keys::{Key, Role};
use crate::ledger::Memo;
use crate::organization::Organization;
use crate::plan::Plan;
use crate::problem::ErrorStyle;
use crate::server::Service;
use crate::state::Order;
use crate::webhooks::Webhooks;

/// A hand on the sandbox.
#[derive(Debug)]
pub struct Driver {
    service: Arc<Service>,
    webhooks: Arc<Webhooks>,
}

impl Driver {
    /// A hand on this service.
    #[must_use]
    pub const fn new(service: Arc<Service>, webhooks: Arc<Webhooks>) -> Self {
        Self { service, webhooks }
    }

    /// The service.
    #[must_use]
    pub fn service(&self) -> &Arc<Service> {
        &self.service
    }

    /// The deliveries.
    #[must_use]
    pub fn webhooks(&self) -> &Arc<Webhooks> {
        &self.webhooks
    }

    fn engine(&self) -> &Engine {
        &self.service.engine
    }

    /// How many customers there are.
    #[must_use]
    pub fn organizations(&self) -> usize {
        self.engine().with_state(|state| state.organizations.len())
    }

    /// Works on a customer's books; `None` if there is no such customer.
    pub fn organization<R>(
        &self,
        place: usize,
        work: impl FnOnce(&mut Organization) -> R,
    ) -> Option<R> {
        self.engine().with_organization(place, work)
    }

    /// Adds a customer. Returns its place and a key.
    #[must_use]
    pub fn add_organization(&self, plan: Plan, credits: u64, role: Role) -> (usize, String) {
        let place = self.engine().add_organization(plan, credits);
        let key = self.new_key();
        self.put_key(&key, place, role, true);
        (place, key)
    }

    /// A key that is not used yet.
    #[must_use]
    pub fn new_key(&self) -> String {
        let id = self.engine().with_state(|state| state.ids.object());
        format!("sk_sandbox_{id}")
    }

    /// Adds a key or changes it.
    pub fn put_key(&self, text: &str, organization: usize, role: Role, enabled: bool) {
        let key = Key {
            organization,
            role,
            enabled,
        };
        self.engine()
            .with_state(|state| state.keys.insert(text, key));
    }

    /// Takes a key away. Returns whether there was one.
    #[must_use]
    pub fn remove_key(&self, text: &str) -> bool {
        self.engine().with_state(|state| state.keys.remove(text))
    }

    /// Adds credits, or takes away as many as there are. Returns the balance;
    /// `None` if there is no such customer.
    ///
    /// # Errors
    /// The credits would be more than [`MOST_CREDITS`](crate::ledger::MOST_CREDITS). None are added. Returns
    /// how many can be.
    #[must_use]
    pub fn move_credits(&self, organization: usize, amount: i64) -> Option<Result<u64, u64>> {
        let now = self.engine().clock().now();
        self.organization(organization, |books| {
            let memo = Memo::new("By hand", "sandbox");
            let (credits, room) = (amount.unsigned_abs(), books.ledger.room());
            if amount < 0 {
                books.ledger.withdraw(credits, memo, now);
            } else if credits > room {
                return Err(room);
            } else {
                books.ledger.top_up(credits, memo, now);
            }
            Ok(books.ledger.balance())
        })
    }

    /// Orders how a coming job ends.
    pub fn order_ending(&self, order: Order) {
        self.engine().with_state(|state| state.orders.push(order));
    }

    /// Has errors written in another family from now on.
    pub fn set_error_style(&self, style: ErrorStyle) {
        self.engine().with_state(|state| state.style = style);
    }

    /// Sets the dialect of answers from now on.
    pub fn set_dialect(&self, dialect: Dialect) {
        self.engine().with_state(|state| state.dialect = dialect);
    }

    /// Has calls counted, or not.
    pub fn set_rate_limits(&self, limited: bool) {
        self.engine()
            .with_state(|state| state.rate_limits = limited);
    }
}
