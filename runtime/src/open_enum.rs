//! Enums of strings to which the server may add.
//!
//! [`open_enum!`](crate::open_enum) writes one. A description can have dozens,
//! some with hundreds of values, so what the macro expands to is as little as
//! will do, and everything that can be compiled once is a function in here. Only
//! generated code is meant to call those.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserializer, Serialize, Serializer};

/// Where `text` stands in a list of values.
#[must_use]
pub fn position(values: &[&str], text: &str) -> Option<usize> {
    values.iter().position(|value| *value == text)
}

/// Reads a string, without copying it where the format allows.
///
/// # Errors
/// If there is something other than a string.
pub fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, str>, D::Error> {
    deserializer.deserialize_str(TextVisitor)
}

thread_local! {
    /// The enum whose text is being written, if it does not list that text.
    static UNLISTED: Cell<Option<&'static str>> = const { Cell::new(None) };
    /// How many unlisted texts were written.
    static UNLISTED_SO_FAR: Cell<usize> = const { Cell::new(0) };
}

/// Before a text is written: it is of the enum `name`, which does not list it.
///
/// Formats see nothing but a text. This is for the one reader of values that wants
/// to know more.
pub fn note_unlisted(name: &'static str) {
    UNLISTED.set(Some(name));
    UNLISTED_SO_FAR.set(UNLISTED_SO_FAR.get().wrapping_add(1));
}

/// Returns how many values that their types do not list this thread has written.
pub(crate) fn unlisted_so_far() -> usize {
    UNLISTED_SO_FAR.get()
}

/// While a text is written: the enum that it is of and that does not list it.
pub(crate) fn take_unlisted() -> Option<&'static str> {
    UNLISTED.take()
}

/// Before a value is written: what was left there by others.
pub(crate) fn forget_unlisted() {
    UNLISTED.set(None);
}

/// Writes a value that is none of the alternatives of its union. Formats see
/// nothing but the value, as with [`note_unlisted`].
///
/// # Errors
/// Those of the format.
pub fn write_unknown<S: Serializer>(
    value: &serde_json::Value,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    note_unlisted("");
    value.serialize(serializer)
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text))
    }
}

/// Implements an enum of strings that keeps values it does not know.
///
/// ```
/// /// How sure the server is.
/// #[derive(Clone)]
/// #[non_exhaustive]
/// pub enum Confidence {
///     /// `high`
///     High,
///     /// `low`
///     Low,
///     /// A value that is not in the API's description.
///     Unknown(String),
/// }
///
/// openapi_client_runtime::open_enum!(Confidence, Unknown, High = "high", Low = "low");
///
/// assert_eq!(Confidence::from("high"), Confidence::High);
/// assert_eq!(Confidence::from("so-so").as_str(), "so-so");
/// assert!(!Confidence::from("so-so").is_known());
/// ```
///
/// With `any` before the name, the description allows any text, and none is odd.
///
/// Values compare, sort and hash as their text does. The default is an unknown
/// value of no text, which no server sends: a value that nobody has stated
/// should not look like one that somebody did.
#[macro_export]
macro_rules! open_enum {
    ($name:ident, $fallback:ident $(, $variant:ident = $text:literal)* $(,)?) => {
        $crate::__open_enum!($name, $fallback, true $(, $variant = $text)*);
    };
    // The description allows any text.
    (any $name:ident, $fallback:ident $(, $variant:ident = $text:literal)* $(,)?) => {
        $crate::__open_enum!($name, $fallback, false $(, $variant = $text)*);
    };
}

/// An open enum. A value that is not listed may be odd.
#[doc(hidden)]
#[macro_export]
macro_rules! __open_enum {
    ($name:ident, $fallback:ident, $is_odd:literal $(, $variant:ident = $text:literal)*) => {
        impl $name {
            /// All known values.
            pub const ALL: &'static [Self] = &[$( Self::$variant ),*];
            /// The text of all known values, in the order of [`ALL`](Self::ALL).
            pub const VALUES: &'static [&'static str] = &[$( $text ),*];

            /// The value as the API writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $text, )*
                    Self::$fallback(text) => text,
                }
            }

            /// Whether the value is listed in the API's description.
            #[must_use]
            pub fn is_known(&self) -> bool {
                $crate::open_enum::position(Self::VALUES, self.as_str()).is_some()
            }

            fn known(text: &str) -> ::std::option::Option<Self> {
                let position = $crate::open_enum::position(Self::VALUES, text)?;
                Self::ALL.get(position).cloned()
            }
        }

        $crate::__open_enum_traits!($name $fallback $is_odd);
    };
}

/// The traits of an open enum, which do not depend on what its values are.
#[doc(hidden)]
#[macro_export]
macro_rules! __open_enum_traits {
    ($name:ident $fallback:ident $is_odd:literal) => {
        impl ::std::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::known(text).unwrap_or_else(|| Self::$fallback(text.to_owned()))
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self::known(&text).unwrap_or(Self::$fallback(text))
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = ::std::convert::Infallible;

            fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                ::std::result::Result::Ok(text.into())
            }
        }

        impl ::std::default::Default for $name {
            fn default() -> Self {
                Self::$fallback(::std::string::String::new())
            }
        }

        impl ::std::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(self.as_str(), f)
            }
        }

        impl ::std::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::std::cmp::Eq for $name {}

        impl ::std::cmp::PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl ::std::cmp::PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl ::std::cmp::PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> ::std::option::Option<::std::cmp::Ordering> {
                ::std::option::Option::Some(self.cmp(other))
            }
        }

        impl ::std::cmp::Ord for $name {
            fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                self.as_str().cmp(other.as_str())
            }
        }

        impl ::std::hash::Hash for $name {
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                if $is_odd && ::std::matches!(self, Self::$fallback(_)) {
                    $crate::open_enum::note_unlisted(::std::stringify!($name));
                }
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::open_enum::text(deserializer).map(|text| Self::from(&*text))
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeSet, HashMap};

    use proptest::prelude::*;

    /// How sure the server is.
    #[derive(Clone)]
    enum Confidence {
        High,
        Low,
        Unknown(String),
    }

    open_enum!(Confidence, Unknown, High = "high", Low = "low");

    /// With a value of the fallback's usual name.
    #[derive(Clone)]
    enum Access {
        Unknown,
        None,
        Other(String),
    }

    open_enum!(Access, Other, Unknown = "unknown", None = "None");

    /// With no values at all.
    #[derive(Clone)]
    enum Empty {
        Unknown(String),
    }

    open_enum!(Empty, Unknown);

    #[test]
    fn json_brings_back_known_and_unknown_values() {
        for (text, value) in [
            (r#""high""#, Confidence::High),
            (r#""l\u006fw""#, Confidence::Low),
            (r#""so-so""#, Confidence::Unknown("so-so".to_owned())),
        ] {
            let read: Confidence = serde_json::from_str(text).expect(text);
            assert_eq!(read, value);
            let written = serde_json::to_value(&read).expect("json");
            assert_eq!(written, value.as_str());
        }
        assert!(serde_json::from_str::<Confidence>("7").is_err());
        let from_value = serde_json::from_value::<Confidence>("low".into());
        assert!(matches!(from_value, Ok(Confidence::Low)));
    }

    #[test]
    fn the_fallback_can_have_another_name() {
        assert!(matches!(Access::from("unknown"), Access::Unknown));
        assert!(matches!(Access::from("new"), Access::Other(text) if text == "new"));
        assert!(Access::from("None").is_known());
        assert_eq!(Access::VALUES, ["unknown", "None"]);
        assert_eq!(Access::ALL, [Access::Unknown, Access::None]);
    }

    #[test]
    fn the_default_is_a_value_nobody_stated() {
        assert_eq!(Confidence::default(), "");
        assert!(!Confidence::default().is_known());
        assert!(!Empty::default().is_known());
    }

    #[test]
    fn values_are_as_good_as_their_text() {
        let spelled_out = Confidence::Unknown("high".to_owned());
        assert_eq!(spelled_out, Confidence::High);
        assert!(spelled_out.is_known());
        assert_eq!(Confidence::High, "high");
        assert_eq!(
            HashMap::from([(Confidence::High, 1)]).get(&spelled_out),
            Some(&1)
        );
        let sorted = BTreeSet::from([Confidence::Low, "a".into(), Confidence::High]);
        assert_eq!(
            sorted
                .into_iter()
                .map(|it| it.to_string())
                .collect::<Vec<_>>(),
            ["a", "high", "low"]
        );
    }

    #[test]
    fn values_can_be_keys_of_a_map() {
        let map: HashMap<Confidence, u8> =
            serde_json::from_str(r#"{"high":1,"x":2}"#).expect("a map");
        assert_eq!(map.get(&Confidence::High), Some(&1));
    }

    proptest! {
        #[test]
        fn no_text_is_lost(text: String) {
            let value = Confidence::from(text.as_str());
            prop_assert_eq!(value.as_str(), &text);
            prop_assert_eq!(value.is_known(), text == "high" || text == "low");
            prop_assert_eq!(&value, &Confidence::from(text));
        }
    }
}
