use proptest::prelude::*;
use reqwest::Url;

use super::Style::{DeepObject, Form, Label, Matrix, Pipes, Simple, Spaces};
use super::encode::encode;
use super::value::Value;
use super::*;

fn text() -> Value {
    Value::Text("blue".to_owned())
}

fn list() -> Value {
    Value::List(["blue", "black", "brown"].map(str::to_owned).into())
}

fn object() -> Value {
    let members = [("R", "100"), ("G", "200"), ("B", "150")];
    Value::Object(
        members
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
    )
}

/// The table of styles in the OpenAPI Specification 3.1.1, section "Style Examples".
#[test]
fn styles_follow_the_table_of_the_specification() {
    let (path, query) = (Parameter::path("color"), Parameter::query("color"));
    let (header, cookie) = (Parameter::header("color"), Parameter::cookie("color"));
    let empty = Value::Text(String::new());
    #[rustfmt::skip]
    let table = [
        (path, Matrix, false, ";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"),
        (path, Matrix, true, ";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"),
        (path, Label, false, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
        (path, Label, true, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
        (path, Simple, false, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
        (path, Simple, true, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
        (header, Simple, false, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
        (header, Simple, true, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
        (query, Form, false, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
        (query, Form, true, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"),
        (cookie, Form, false, "color=", "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
        (cookie, Form, true, "color=", "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"),
        (query, Spaces, false, "color=", "color=blue", "color=blue%20black%20brown", "color=R%20100%20G%20200%20B%20150"),
        (query, Spaces, true, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"),
        (query, Pipes, false, "color=", "color=blue", "color=blue%7Cblack%7Cbrown", "color=R%7C100%7CG%7C200%7CB%7C150"),
        (query, Pipes, true, "color=", "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"),
        (query, DeepObject, false, "color=", "color=blue", "color=blue&color=black&color=brown", "color[R]=100&color[G]=200&color[B]=150"),
        (query, DeepObject, true, "color=", "color=blue", "color=blue&color=black&color=brown", "color[R]=100&color[G]=200&color[B]=150"),
    ];
    for (parameter, style, explode, of_empty, of_text, of_list, of_object) in table {
        let parameter = parameter.style(style).explode(explode);
        for (value, expected) in [
            (&empty, of_empty),
            (&text(), of_text),
            (&list(), of_list),
            (&object(), of_object),
        ] {
            let encoded = encode(&parameter, value);
            assert_eq!(encoded.as_deref(), Some(expected), "{parameter:?}");
        }
    }
}

#[test]
fn defaults_depend_on_the_location() {
    for (parameter, style, explode) in [
        (Parameter::path("a"), Simple, false),
        (Parameter::query("a"), Form, true),
        (Parameter::header("a"), Simple, false),
        (Parameter::cookie("a"), Form, true),
        (Parameter::query("a").style(Pipes), Pipes, false),
        (
            Parameter::query("a").explode(false).style(Form),
            Form,
            false,
        ),
        // Styles that the location does not have.
        (Parameter::path("a").style(Form), Simple, false),
        (Parameter::query("a").style(Matrix), Form, true),
        (Parameter::header("a").style(Pipes), Simple, false),
        (Parameter::cookie("a").style(DeepObject), Form, true),
    ] {
        assert_eq!(parameter.actual_style(), style, "{parameter:?}");
        assert_eq!(parameter.is_exploded(), explode, "{parameter:?}");
    }
}

#[test]
fn leaves_out_absent_values_and_empty_lists() {
    let (path, query) = (Parameter::path("a"), Parameter::query("a"));
    let all = [path, query, Parameter::header("a"), Parameter::cookie("a")];
    for parameter in all {
        assert_eq!(encode(&parameter, &Value::Absent), None);
    }
    for value in [Value::List(Vec::new()), Value::Object(Vec::new())] {
        for parameter in all {
            assert_eq!(encode(&parameter, &value), None, "{parameter:?}");
        }
        for parameter in [
            path.style(Label),
            path.style(Matrix),
            query.style(DeepObject),
        ] {
            assert_eq!(encode(&parameter, &value), None, "{parameter:?}");
        }
        for parameter in [query.explode(false), query.style(Pipes)] {
            assert_eq!(encode(&parameter, &value).as_deref(), Some("a="));
        }
    }
}

#[test]
fn escapes_values_and_not_separators() {
    let odd = Value::List(["a,b", "c d", "e|f&=é", "%2e"].map(str::to_owned).into());
    let escaped = "x%5B%5D=a%2Cb,c%20d,e%7Cf%26%3D%C3%A9,%252e";
    let parameter = Parameter::query("x[]").explode(false);
    assert_eq!(encode(&parameter, &odd).as_deref(), Some(escaped));

    let member = Value::Object(vec![("a]b".to_owned(), "[1]".to_owned())]);
    let parameter = Parameter::query("x y").style(DeepObject);
    assert_eq!(
        encode(&parameter, &member).as_deref(),
        Some("x%20y[a%5Db]=%5B1%5D")
    );
    let header = Value::Text("a b/ü%".to_owned());
    let encoded = encode(&Parameter::header("x"), &header);
    assert_eq!(encoded.as_deref(), Some("a b/ü%"));
}

#[test]
fn allow_reserved_keeps_what_does_not_end_the_value() {
    let reserved = Value::Text(":/?#[]@!$&'()*+,;= %ü".to_owned());
    let query = Parameter::query("q").allow_reserved();
    let encoded = encode(&query, &reserved).unwrap();
    assert_eq!(encoded, "q=:/?%23[]@!$%26'()*%2B,;=%20%25%C3%BC");
    let path = Parameter::path("q").allow_reserved();
    assert!(
        encode(&path, &reserved)
            .unwrap()
            .starts_with("%3A%2F%3F%23")
    );
}

proptest! {
    #[test]
    fn query_values_survive_the_parsing_of_a_url(
        texts in prop::collection::vec(".*", 1..4),
        reserved: bool,
    ) {
        let mut parameter = Parameter::query("näme[]");
        if reserved {
            parameter = parameter.allow_reserved();
        }
        let query = encode(&parameter, &Value::List(texts.clone())).unwrap();
        let mut url = Url::parse("http://a.test/b").unwrap();
        url.set_query(Some(&query));
        prop_assert_eq!(url.fragment(), None);
        let read: Vec<_> = url.query_pairs().collect();
        prop_assert!(read.iter().all(|(name, _)| name == "näme[]"));
        let read: Vec<_> = read.into_iter().map(|(_, text)| text.into_owned()).collect();
        prop_assert_eq!(read, texts);
    }

    #[test]
    fn joined_values_can_be_split_again(
        texts in prop::collection::vec(".*", 2..4),
        (style, separator) in prop::sample::select(vec![(Form, ","), (Spaces, "%20"), (Pipes, "%7C")]),
    ) {
        let texts: Vec<_> = texts.iter().map(|text| text.replace([' ', '|'], "")).collect();
        let parameter = Parameter::query("n").style(style).explode(false);
        let query = encode(&parameter, &Value::List(texts.clone())).unwrap();
        let mut url = Url::parse("http://a.test/b").unwrap();
        url.set_query(Some(&query));
        let (_, joined) = url.query().unwrap().split_once('=').unwrap();
        let read: Vec<_> = joined
            .split(separator)
            .map(|text| percent_encoding::percent_decode_str(text).decode_utf8().unwrap())
            .collect();
        prop_assert_eq!(read, texts);
    }
}
