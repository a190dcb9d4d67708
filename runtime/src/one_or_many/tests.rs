use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use super::*;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Place {
    country: String,
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Vec<T> {
    serde_json::from_str::<OneOrMany<T>>(text)
        .expect(text)
        .into_vec()
}

#[test]
fn reads_one_and_many_of_anything() {
    assert_eq!(read::<String>(r#""US""#), ["US"]);
    assert_eq!(read::<String>(r#"["US","CA"]"#), ["US", "CA"]);
    assert_eq!(read::<String>("[]"), [""; 0]);
    assert_eq!(read::<u8>("7"), [7]);
    assert_eq!(read::<f64>("[7, -1.5]"), [7.0, -1.5]);
    assert_eq!(read::<bool>("true"), [true]);
    assert_eq!(read::<Option<u8>>("null"), [None]);
    let place = Place {
        country: "US".to_owned(),
    };
    assert_eq!(
        read::<Place>(r#"{"country":"US"}"#),
        std::slice::from_ref(&place)
    );
    assert_eq!(read::<Place>(r#"[{"country":"US"}]"#), [place]);
}

#[test]
fn errors_say_which_one() {
    let text = r#"[{"country":"US"},{"country":7}]"#;
    let mut json = serde_json::Deserializer::from_str(text);
    let error = serde_path_to_error::deserialize::<_, OneOrMany<Place>>(&mut json)
        .expect_err("7 is no country");
    assert_eq!(error.path().to_string(), "[1].country");
}

#[test]
fn writes_one_bare_and_others_as_a_list() {
    let json = |list: OneOrMany<&str>| serde_json::to_string(&list).expect("json");
    assert_eq!(json("US".into()), r#""US""#);
    assert_eq!(json(["US"].into()), r#""US""#);
    assert_eq!(json(["US", "CA"].into()), r#"["US","CA"]"#);
    assert_eq!(json(OneOrMany::default()), "[]");
}

#[test]
fn is_made_of_whatever_is_at_hand() {
    let expected: OneOrMany<String> = vec!["a".to_owned(), "b".to_owned()].into();
    let slice: &[&str] = &["a", "b"];
    assert_eq!(OneOrMany::from(["a", "b"]), expected);
    assert_eq!(OneOrMany::from(vec!["a", "b"]), expected);
    assert_eq!(OneOrMany::from(slice), expected);
    assert_eq!(OneOrMany::from(&expected[..]), expected);
    assert_eq!(expected.iter().cloned().collect::<OneOrMany<_>>(), expected);
}

proptest! {
    #[test]
    fn json_brings_back_the_very_list(list: Vec<String>) {
        let list = OneOrMany::from(list);
        let text = serde_json::to_string(&list).expect("json");
        prop_assert_eq!(serde_json::from_str::<OneOrMany<String>>(&text).expect("a list"), list);
    }
}
