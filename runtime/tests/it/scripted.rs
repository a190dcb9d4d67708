//! A transport that answers from a script, so that tests can stop the clock:
//! real sockets do not stop with it.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use futures_util::StreamExt;
use openapi_client_runtime::{BoxFuture, Client, ClientBuilder, Transport, TransportError};
use reqwest::header::HeaderMap;
use tokio::time::Instant;

use crate::support::builder;

pub const FOUND: &str = r#"{"data":{"name":"Jane"},"meta":{"creditsUsed":10,"requestId":"r7"}}"#;

/// What becomes of one request.
#[derive(Debug, Clone)]
pub enum Scene {
    /// It is answered with a status, headers and a body.
    Answer(u16, &'static [(&'static str, &'static str)], &'static str),
    /// It is not sent.
    NotSent,
    /// It is sent, and then the connection breaks.
    Lost,
    /// It is answered with a status and the start of a body, which never ends.
    Stalled(u16, &'static str),
    /// It is sent, and no answer ever comes.
    Silence,
}

pub fn found() -> Scene {
    Scene::Answer(200, &[], FOUND)
}

pub fn status(status: u16) -> Scene {
    Scene::Answer(status, &[], "")
}

/// Plays scenes in order; the last one over and over.
#[derive(Clone)]
pub struct Stage {
    scenes: Arc<Mutex<VecDeque<Scene>>>,
    seen: Arc<Mutex<Vec<(Instant, HeaderMap)>>>,
}

impl Stage {
    pub fn new(scenes: impl IntoIterator<Item = Scene>) -> Self {
        Self {
            scenes: Arc::new(Mutex::new(scenes.into_iter().collect())),
            seen: Arc::default(),
        }
    }

    pub fn builder(&self) -> ClientBuilder {
        let stage = self.clone();
        builder("https://people.test").transport(move |_| stage)
    }

    pub fn client(&self) -> Client {
        self.builder().build().expect("a client")
    }

    /// When requests came, in seconds after the first, and how many.
    pub fn seconds(&self) -> Vec<f64> {
        let seen = self.seen.lock().expect("no panic");
        seen.iter()
            .map(|(when, _)| when.duration_since(seen[0].0).as_secs_f64())
            .collect()
    }

    /// The values of one header in all requests.
    pub fn header(&self, name: &str) -> Vec<String> {
        let seen = self.seen.lock().expect("no panic");
        seen.iter()
            .map(|(_, headers)| {
                let value = headers.get(name).map(|value| value.to_str().expect("text"));
                value.unwrap_or_default().to_owned()
            })
            .collect()
    }

    fn next(&self) -> Scene {
        let mut scenes = self.scenes.lock().expect("no panic");
        match scenes.len() {
            0 | 1 => scenes.front().expect("a scene").clone(),
            _ => scenes.pop_front().expect("a scene"),
        }
    }
}

impl Transport for Stage {
    fn carry(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, TransportError>> {
        let seen = (Instant::now(), request.headers().clone());
        self.seen.lock().expect("no panic").push(seen);
        Box::pin(async move {
            match self.next() {
                Scene::Answer(status, headers, body) => Ok(answer(status, headers, body)),
                Scene::NotSent => Err(TransportError::not_sent("not today")),
                Scene::Lost => Err(TransportError::unknown("gone")),
                Scene::Stalled(status, start) => {
                    let start = futures_util::stream::iter([Ok::<_, std::io::Error>(start)]);
                    let body = start.chain(futures_util::stream::pending());
                    Ok(answer(status, &[], reqwest::Body::wrap_stream(body)))
                }
                Scene::Silence => std::future::pending().await,
            }
        })
    }
}

fn answer(
    status: u16,
    headers: &[(&str, &str)],
    body: impl Into<reqwest::Body>,
) -> reqwest::Response {
    let mut answer = http::Response::builder().status(status);
    for (name, value) in headers {
        answer = answer.header(*name, *value);
    }
    answer.body(body).expect("an answer").into()
}
