//! What stands in for spans where `tracing` is switched off: nothing.

use std::time::Duration;

use reqwest::StatusCode;

use super::Server;
use crate::callee::Callee;
use crate::receipt::Notes;
use crate::{Error, Oddities};

pub(super) struct CallSpan;

impl CallSpan {
    pub(super) fn new(_: Callee) -> Self {
        Self
    }

    pub(super) fn within<F: Future>(&self, work: F) -> impl Future<Output = F::Output> + use<F> {
        work
    }

    pub(super) fn answered(&self, _: u32) {}

    pub(super) fn noted(&self, _: &Notes) {}

    pub(super) fn odd(&self, _: Callee, _: &Oddities) {}

    pub(super) fn failed(&self, _: &Error) {}
}

pub(super) struct AttemptSpan;

impl AttemptSpan {
    pub(super) fn new(_: Callee, _: u32, _: &Server) -> Self {
        Self
    }

    pub(super) fn within<F: Future>(&self, work: F) -> impl Future<Output = F::Output> + use<F> {
        work
    }

    pub(super) fn answered(&self, _: StatusCode) {}

    pub(super) fn failed(&self, _: &Error) {}
}

pub(super) fn warns() -> bool {
    false
}

pub(super) fn retry(_: u32, _: &Error, _: Duration) {}
