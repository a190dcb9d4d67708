//! What is valid is read, written again as it was, and valid again.

use fastrand::Rng;
use openapi_client_runtime::{
    self as runtime, Api, BoxFuture, Call, Operation, Request, Transport, TransportError, reqwest,
};
use random_tests::value::Values;
use random_tests::{SCHEMAS, name};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::runtime::Builder;

const DESCRIPTION: &str = include_str!("../openapi.json");

/// Answers with the body of the request.
struct Echo;

impl Transport for Echo {
    fn carry(
        &self,
        request: reqwest::Request,
    ) -> BoxFuture<'_, Result<reqwest::Response, TransportError>> {
        let body = request.body().and_then(reqwest::Body::as_bytes);
        let body = body.unwrap_or_default().to_vec();
        Box::pin(async { Ok(http::Response::new(body).into()) })
    }
}

static API: Api = Api {
    base_url: "http://echo.test",
    ..Api::DEFAULT
};

struct Bench {
    client: runtime::Client,
    executor: tokio::runtime::Runtime,
}

type Sent = Result<Value, String>;

/// Has a client receive a value, and writes what it received. A value that is not as
/// described is an error.
fn through<T>(bench: &Bench, value: &Value) -> Sent
where
    T: DeserializeOwned + Serialize + Send + 'static,
{
    static ECHO: Operation = Operation {
        id: "echo",
        method: "POST",
        path: "/",
        ..Operation::DEFAULT
    };
    let request = Request::build(&bench.client, &ECHO)
        .json(value)
        .whole::<T>();
    let answer = bench
        .client
        .send::<T, ()>(request.map_err(|error| error.to_string())?);
    let answer = bench.executor.block_on(answer);
    let answer = answer.map_err(|error| error.to_string())?;
    serde_json::to_value(&*answer).map_err(|error| error.to_string())
}

/// Whether two values say the same: `1.0` is `1`, and a time has several texts.
fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::String(one), Value::String(other)) => {
            let time = |text: &str| chrono::DateTime::parse_from_rfc3339(text).ok();
            one == other || time(one).is_some_and(|one| time(other) == Some(one))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let same = |(name, value): (&String, &Value)| {
                other.get(name).is_some_and(|other| is_same(value, other))
            };
            one.len() == other.len() && one.iter().all(same)
        }
        // Where a value and a list of values are the same, so is a list of one.
        (Value::Array(one), other) if one.len() == 1 => is_same(&one[0], other),
        (one, other) => one == other,
    }
}

macro_rules! types {
    ($($request:ident)*) => {
        /// Reading and writing each type, in the order of the schemas.
        const TYPES: &[fn(&Bench, &Value) -> Sent] =
            &[$(through::<<random_api::echo::$request as Call>::Answer>),*];
    };
}

types! {
    Echo0 Echo1 Echo2 Echo3 Echo4 Echo5 Echo6 Echo7 Echo8 Echo9 Echo10 Echo11 Echo12 Echo13
    Echo14 Echo15 Echo16 Echo17 Echo18 Echo19 Echo20 Echo21 Echo22 Echo23 Echo24 Echo25 Echo26
    Echo27 Echo28 Echo29 Echo30 Echo31 Echo32 Echo33 Echo34 Echo35 Echo36 Echo37 Echo38 Echo39
}

#[test]
fn nothing_valid_is_refused_and_nothing_is_lost() {
    const VALUES: usize = 300;
    let description: Value = serde_json::from_str(DESCRIPTION).expect("JSON");
    let mut random = Rng::with_seed(1);
    assert_eq!(TYPES.len(), SCHEMAS);
    let client = runtime::Client::builder(&API).strict().transport(|_| Echo);
    let bench = Bench {
        client: client.build().expect("a client"),
        executor: Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("an executor"),
    };
    let mut faults = Vec::new();
    let mut valid = 0;
    for (number, through) in TYPES.iter().enumerate() {
        let schema = &description["components"]["schemas"][name(number)];
        let mut validated = schema.clone();
        validated["components"] = description["components"].clone();
        let validator = jsonschema::validator_for(&validated).expect("a schema");
        for _ in 0..VALUES {
            let value = Values {
                description: &description,
                random: &mut random,
            }
            .of(schema, 4);
            if !validator.is_valid(&value) {
                continue;
            }
            valid += 1;
            let fault = match through(&bench, &value) {
                Err(error) => format!("refused: {error}"),
                Ok(written) if !validator.is_valid(&written) => format!("not valid: {written}"),
                Ok(written) if !is_same(&value, &written) => format!("became {written}"),
                Ok(_) => continue,
            };
            faults.push(format!("{}: {value} {fault}", name(number)));
            break;
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(
        valid > SCHEMAS * VALUES * 3 / 4,
        "only {valid} values are valid"
    );
}
