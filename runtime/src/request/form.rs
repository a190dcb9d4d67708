//! Writes an object as an HTML form would.
//!
//! A member has one pair; one that is a list has a pair for each item. Members that are
//! described in another way are written like parameters of a query. What becomes of the
//! text is no concern of this module.

use crate::Parameter;
use crate::parameter::encode::encode;
use crate::parameter::value::{self, Value};

/// The form of an object. `None` if the JSON is no object.
///
/// # Errors
/// If the text is not JSON.
pub(super) fn write(json: &str, encodings: &[Parameter]) -> serde_json::Result<Option<String>> {
    let Some(members) = value::members(json)? else {
        return Ok(None);
    };
    let mut pairs: Vec<String> = Vec::with_capacity(members.len());
    for (name, json) in members {
        match encodings.iter().find(|parameter| parameter.name == name) {
            Some(parameter) => {
                let value = match parameter.is_json {
                    true => Value::whole(json.to_owned()),
                    false => Value::split(json)?,
                };
                pairs.extend(encode(parameter, &value));
            }
            None => {
                for text in value::texts(json)? {
                    let pair = [(name.as_str(), text)];
                    pairs.extend(serde_urlencoded::to_string(pair).ok());
                }
            }
        }
    }
    Ok(Some(pairs.join("&")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Style;

    fn form(json: &str, encodings: &[Parameter]) -> String {
        write(json, encodings).unwrap().unwrap()
    }

    #[test]
    fn lists_are_repeated_and_null_is_left_out() {
        let json = r#"{"a":1,"b":["x",null,["y"]],"c":null,"d":{"e":1},"f":[],"g h":"i j&k"}"#;
        let expected = "a=1&b=x&b=%5B%22y%22%5D&d=%7B%22e%22%3A1%7D&g+h=i+j%26k";
        assert_eq!(form(json, &[]), expected);
        assert_eq!(write("[1]", &[]).unwrap(), None);
    }

    #[test]
    fn a_member_is_written_as_it_is_described() {
        let encodings = [
            Parameter::query("flat").explode(false),
            Parameter::query("piped").style(Style::Pipes).explode(false),
            Parameter::query("deep").style(Style::DeepObject),
            Parameter::query("json").json(),
        ];
        let json =
            r#"{"flat":["a","b"],"piped":["a","b"],"deep":{"a":1},"json":["a"],"none":null}"#;
        let expected = "flat=a,b&piped=a%7Cb&deep[a]=1&json=%5B%22a%22%5D";
        assert_eq!(form(json, &encodings), expected);
    }
}
