use std::ffi::OsString;

use super::*;
use crate::{Credential, Environment, ErrorKind, Operation, Request, SecurityScheme};

static API: Api = Api {
    title: "Test API",
    version: "1",
    base_url: "https://api.test/v1",
    user_agent: "test-api/1",
    environment: Environment {
        key: "TEST_API_KEY",
        base_url: "TEST_BASE_URL",
    },
    credential: Credential::new(
        &[SecurityScheme {
            name: "key",
            scheme: AuthScheme::Header("x-api-key"),
        }],
        &[&[0]],
    )
    .with_prefix("sk_"),
    envelope: None,
    ..Api::DEFAULT
};

fn from(variables: &'static [(&str, &str)]) -> Result<Client, Error> {
    Client::builder(&API)
        .with_variables(|name| {
            let (_, value) = variables.iter().find(|(key, _)| *key == name)?;
            Some(OsString::from(value))
        })
        .build()
}

fn refused(client: Result<Client, Error>) -> String {
    let error = client.expect_err("a configuration error");
    assert_eq!(error.kind(), &ErrorKind::Configuration);
    assert!(!format!("{error:?}").contains("secret"), "{error:?}");
    error.to_string()
}

#[test]
fn the_environment_is_enough() {
    let client = from(&[("TEST_API_KEY", "sk_secret\n")]).expect("a client");
    assert_eq!(client.base_url(), "https://api.test/v1");
    let client = from(&[
        ("TEST_API_KEY", "sk_secret"),
        ("TEST_BASE_URL", "http://localhost:8080/v1/"),
    ])
    .expect("a client");
    assert_eq!(client.base_url(), "http://localhost:8080/v1");
}

#[test]
fn what_is_wrong_with_the_environment_is_named_and_not_shown() {
    assert!(refused(from(&[])).contains("set the environment variable `TEST_API_KEY`"));
    let blank = refused(from(&[("TEST_API_KEY", "  ")]));
    assert_eq!(
        blank,
        "the value of the environment variable `TEST_API_KEY` is blank"
    );
    let wrong = refused(from(&[("TEST_API_KEY", "pk_secret")]));
    assert!(
        wrong.contains("`TEST_API_KEY` does not start with `sk_`"),
        "{wrong}"
    );
    let url = refused(from(&[
        ("TEST_API_KEY", "sk_secret"),
        ("TEST_BASE_URL", "secret"),
    ]));
    assert!(url.contains("`TEST_BASE_URL` is not a URL"), "{url}");
}

#[test]
fn what_is_set_by_hand_wins_over_the_environment() {
    let client = Client::builder(&API)
        .api_key("sk_1")
        .base_url("http://here.test")
        .with_variables(|_| Some("nonsense".into()))
        .build()
        .expect("a client");
    assert_eq!(client.base_url(), "http://here.test");
}

#[test]
fn a_blank_base_url_is_none() {
    let client = from(&[("TEST_API_KEY", "sk_1"), ("TEST_BASE_URL", "")]).expect("a client");
    assert_eq!(client.base_url(), "https://api.test/v1");
}

#[test]
fn base_urls_are_checked() {
    let with = |url: &str| Client::builder(&API).api_key("sk_1").base_url(url).build();
    for good in [
        "http://localhost:1/a/b//",
        " https://api.test ",
        "HTTPS://API.TEST",
    ] {
        let client = with(good).expect(good);
        assert!(!client.base_url().ends_with('/'), "{good}");
    }
    for bad in [
        "api.test",
        "ftp://api.test",
        "https://",
        "https://api.test?key=secret",
        "https://api.test#secret",
        "https://me:secret@api.test",
        "secret",
    ] {
        assert!(refused(with(bad)).starts_with("the base URL "), "{bad}");
    }
}

#[test]
fn only_the_schemes_of_the_api_are_taken() {
    let client = Client::builder(&API)
        .api_key("sk_1")
        .auth_scheme(AuthScheme::Bearer)
        .build();
    assert!(refused(client).contains("Bearer"));
    let client = Client::builder(&API).credential("kye", "sk_1").build();
    assert!(refused(client).contains("`kye`"));
}

#[test]
fn headers_are_checked() {
    let with = |name: &str, value: &str| {
        Client::builder(&API)
            .api_key("sk_1")
            .header(name, value)
            .build()
    };
    assert!(with("x-team", "blue").is_ok());
    assert!(refused(with("x team", "blue")).contains("`x team`"));
    assert!(refused(with("x-team", "secret\n")).contains("`x-team`"));
}

#[test]
fn an_api_without_keys_takes_none() {
    static OPEN: Api = Api {
        credential: Credential::none(),
        ..API
    };
    let builder = || Client::builder(&OPEN);
    assert!(builder().build().is_ok());
    let with_variables = builder().with_variables(|_| Some("http://a.test".into()));
    assert!(with_variables.build().is_ok());

    let asked = || async { Ok::<_, std::convert::Infallible>(ApiKey::new("secret")) };
    for with_key in [
        builder().api_key("secret"),
        builder().api_key_from(asked),
        builder().credential("key", "secret"),
        builder().auth_scheme(AuthScheme::Bearer),
    ] {
        let message = refused(with_key.build());
        assert_eq!(message, "Test API takes no API key");
    }
}

#[test]
fn debug_shows_no_key() {
    let builder = Client::builder(&API).api_key("sk_secret");
    assert!(!format!("{builder:?}").contains("secret"));
    let client = builder.build().expect("a client");
    assert!(!format!("{client:?}").contains("secret"));

    let of_a_generated_crate = Client::builder(&API).api_key("sk_secret").making(drop);
    assert!(!format!("{of_a_generated_crate:?}").contains("secret"));
}

#[test]
fn clients_can_be_shared_between_threads() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    shared::<Client>();
}

#[test]
fn an_operation_with_a_server_of_its_own_goes_there() {
    static UPLOAD: Operation = Operation {
        id: "upload",
        method: "GET",
        path: "/files",
        base_url: "https://upload.test/v2",
        ..Operation::DEFAULT
    };
    let url = |client: &Client| {
        let request = Request::build(client, &UPLOAD).empty().unwrap();
        request.http().url().to_string()
    };
    let builder = || Client::builder(&API).api_key("sk_1");
    assert_eq!(
        url(&builder().build().unwrap()),
        "https://upload.test/v2/files"
    );
    let same = builder().base_url("https://api.test/v1/").build().unwrap();
    assert_eq!(url(&same), "https://upload.test/v2/files");
    let other = builder().base_url("http://localhost:1").build().unwrap();
    assert_eq!(url(&other), "http://localhost:1/files");
}
