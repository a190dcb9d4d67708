//! [`Faults`]: what is to go wrong, and when.
//!
//! Faults are drawn for each call, by operation and by rate, from a generator
//! that is seeded like everything else. What they do to a call is the
//! [`server`](crate::server)'s business.

use std::time::Duration;

use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::ids::scramble;
use crate::problem::Refusal;
use crate::validate::schemas::{decided_by, object};
use crate::validate::{self, refuse};

/// Something that is to go wrong.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    /// The operation, by its id; all of them when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// The share of calls that it happens to, from 0 to 1.
    #[serde(default = "always")]
    pub rate: f64,
    /// How often it happens in all, from 1; without end when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u64>,
    /// What happens.
    #[serde(flatten)]
    pub effect: Effect,
}

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "effect", rename_all = "lowercase")]
pub enum Effect {
    /// The answer is late.
    Latency {
        /// By so many milliseconds of real time.
        millis: u64,
    },
    /// The answer is a refusal with a status.
    Status {
        /// The status, from 200 to 999.
        status: u16,
        /// Whether the call is carried out, and charged, all the same.
        #[serde(default)]
        acted: bool,
    },
    /// The connection is reset in place of an answer.
    Reset {
        /// Whether the call is carried out, and charged, all the same.
        #[serde(default)]
        acted: bool,
    },
    /// The call is carried out, and its answer breaks off half-way.
    Truncate,
}

const fn always() -> f64 {
    1.0
}

impl Fault {
    /// A fault of all operations and all calls.
    #[must_use]
    pub const fn new(effect: Effect) -> Self {
        Self {
            operation: None,
            rate: 1.0,
            times: None,
            effect,
        }
    }

    /// What a fault has to look like.
    #[must_use]
    pub fn schema() -> Value {
        let members = json!({
            "operation": { "type": "string" },
            "rate": { "type": "number", "minimum": 0, "maximum": 1 },
            "times": { "type": "integer", "minimum": 1 },
            "effect": { "enum": ["latency", "status", "reset", "truncate"] },
            "millis": { "type": "integer", "minimum": 0 },
            "status": { "type": "integer", "minimum": 200, "maximum": 999 },
            "acted": { "type": "boolean" },
        });
        let rows: &[(_, &[_], &[_])] = &[
            ("latency", &["millis"], &[]),
            ("status", &["status"], &["acted"]),
            ("reset", &[], &["acted"]),
            ("truncate", &[], &[]),
        ];
        decided_by("effect", rows, object(&["effect"], members))
    }

    /// Checks that this is a fault that can happen.
    ///
    /// # Errors
    /// Names what cannot be, such as a rate of 2.
    pub fn check(&self) -> Result<(), Refusal> {
        let written = serde_json::to_vec(self).map_err(|_| refuse("body", "Invalid input"))?;
        validate::read_json(&Self::schema(), &written).map(|Self { .. }| ())
    }

    /// The same for one operation.
    #[must_use]
    pub fn on(mut self, operation: impl Into<String>) -> Self {
        self.operation = Some(operation.into());
        self
    }

    /// The same for a share of the calls.
    #[must_use]
    pub const fn at_rate(mut self, rate: f64) -> Self {
        self.rate = rate;
        self
    }

    /// The same, so many times and no more.
    #[must_use]
    pub const fn times(mut self, times: u64) -> Self {
        self.times = Some(times);
        self
    }
}

/// What happens to one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Drawn {
    /// How late the answer is.
    pub latency: Duration,
    /// What else happens.
    pub effect: Option<Effect>,
}

/// What is to go wrong.
#[derive(Debug)]
pub struct Faults {
    ordered: Mutex<Ordered>,
}

#[derive(Debug)]
struct Ordered {
    faults: Vec<Fault>,
    seed: u64,
    drawn: u64,
}

impl Faults {
    /// Nothing, as yet.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self {
            ordered: Mutex::new(Ordered {
                faults: Vec::new(),
                seed,
                drawn: 0,
            }),
        }
    }

    /// Orders a fault. Those that were ordered first are drawn first.
    pub fn order(&self, fault: Fault) {
        self.ordered.lock().faults.push(fault);
    }

    /// What is still ordered.
    #[must_use]
    pub fn ordered(&self) -> Vec<Fault> {
        self.ordered.lock().faults.clone()
    }

    /// Calls all faults off.
    pub fn clear(&self) {
        self.ordered.lock().faults.clear();
    }

    /// What happens to a call of an operation: all latencies that apply, and
    /// the first other effect.
    #[must_use]
    pub fn draw(&self, operation: &str) -> Drawn {
        let ordered = &mut *self.ordered.lock();
        let mut result = Drawn::default();
        for fault in &mut ordered.faults {
            if fault.operation.as_deref().is_some_and(|id| id != operation) {
                continue;
            }
            let is_latency = matches!(fault.effect, Effect::Latency { .. });
            if !is_latency && result.effect.is_some() {
                continue;
            }
            ordered.drawn += 1;
            if chance(ordered.seed, ordered.drawn) >= fault.rate {
                continue;
            }
            if let Some(times) = &mut fault.times {
                *times = times.saturating_sub(1);
            }
            match fault.effect {
                Effect::Latency { millis } => {
                    let millis = Duration::from_millis(millis);
                    result.latency = result.latency.saturating_add(millis);
                }
                effect => result.effect = Some(effect),
            }
        }
        ordered.faults.retain(|fault| fault.times != Some(0));
        result
    }
}

/// A number from 0 up to 1.
#[expect(clippy::cast_precision_loss, reason = "53 bits are what a float holds")]
fn chance(seed: u64, drawn: u64) -> f64 {
    (scramble(seed ^ scramble(drawn)) >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const RESET: Effect = Effect::Reset { acted: false };

    #[test]
    fn a_fault_happens_where_and_as_often_as_it_was_ordered() {
        let faults = Faults::new(0);
        faults.order(Fault::new(RESET).on("findEmail").times(2));
        faults.order(Fault::new(Effect::Latency { millis: 5 }));
        assert_eq!(faults.draw("validateEmail").effect, None);
        assert_eq!(faults.draw("findEmail").effect, Some(RESET));
        assert_eq!(faults.draw("findEmail").effect, Some(RESET));
        let third = faults.draw("findEmail");
        assert_eq!(
            (third.effect, third.latency),
            (None, Duration::from_millis(5))
        );
        assert_eq!(faults.ordered().len(), 1);
    }

    #[test]
    fn a_rate_is_about_kept() {
        let faults = Faults::new(1);
        faults.order(Fault::new(RESET).at_rate(0.25));
        let hit = (0..4_000)
            .filter(|_| faults.draw("findEmail").effect.is_some())
            .count();
        assert!((850..1_150).contains(&hit), "{hit} of 4000");
    }

    #[test]
    fn faults_are_read_from_json() {
        let fault: Fault = serde_json::from_str(
            r#"{ "operation": "findEmail", "times": 1, "effect": "status", "status": 503 }"#,
        )
        .expect("a fault");
        let effect = Effect::Status {
            status: 503,
            acted: false,
        };
        assert_eq!(fault, Fault::new(effect).on("findEmail").times(1));
    }
}
