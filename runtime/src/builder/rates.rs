//! How fast the client may call: the rates of a plan, and those set by hand.

use super::ClientBuilder;
use crate::{Error, Plan, Rate};

impl<C> ClientBuilder<C> {
    /// Those of the plan, then those set by hand, which count.
    pub(super) fn rates(&self) -> Result<Vec<Rate>, Error> {
        let planned = match &self.plan {
            Some(name) => self.find_plan(name)?.rates,
            None => &[],
        };
        let rates: Vec<_> = planned.iter().chain(&self.rates).copied().collect();
        match rates.iter().find(|rate| rate.is_shut()) {
            Some(shut) => Err(Error::configuration(format!(
                "the rate of the class `{}` is 0, which lets no call through",
                shut.class()
            ))),
            None => Ok(rates),
        }
    }

    fn find_plan(&self, name: &str) -> Result<&'static Plan, Error> {
        let plans = self.api.plans;
        plans.iter().find(|plan| plan.name == name).ok_or_else(|| {
            let known: Vec<_> = plans.iter().map(|plan| plan.name).collect();
            Error::configuration(format!(
                "{} has no plan `{}`, only {known:?}",
                self.api.title,
                name.escape_debug()
            ))
        })
    }
}
