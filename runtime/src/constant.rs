//! Members that always have the same value.
//!
//! [`constant!`](crate::constant) writes a type for one. Only generated code is meant
//! to call the function in here. Whether a response has the right value must not be
//! checked here: a value that changed should not make a response unreadable.

use serde::Deserializer;
use serde::de::{Deserialize, IgnoredAny};

/// Skips any value.
///
/// # Errors
/// If there is no value, or one that is malformed.
pub fn skip<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
    IgnoredAny::deserialize(deserializer).map(drop)
}

/// Writes a type that is serialized as one JSON string, number or boolean.
///
/// Any value can be deserialized, and is ignored.
///
/// ```
/// openapi_client_runtime::constant! {
///     /// Always `credit_card`.
///     pub struct Kind = "credit_card";
/// }
///
/// assert_eq!(serde_json::to_string(&Kind)?, r#""credit_card""#);
/// let read: Kind = serde_json::from_str(r#""debit_card""#)?;
/// assert_eq!(read, Kind);
/// # Ok::<_, serde_json::Error>(())
/// ```
///
/// An integer that does not fit in an [`i32`] needs a suffix: `3_000_000_000_i64`.
#[macro_export]
macro_rules! constant {
    (
        $(#[$meta:meta])*
        $vis:vis struct $name:ident = $value:literal $(;)?
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        $vis struct $name;

        impl $crate::__private::serde::Serialize for $name {
            fn serialize<S: $crate::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::__private::serde::Serialize::serialize(&$value, serializer)
            }
        }

        impl<'de> $crate::__private::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                $crate::constant::skip(deserializer).map(|()| Self)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde::de::DeserializeOwned;

    constant! {
        /// Text.
        pub struct Text = "credit_card";
    }
    constant!(struct Yes = true);
    constant!(struct Minus = -1);
    constant!(struct Large = 3_000_000_000_i64);
    constant!(struct Half = 0.5);

    fn json<T: Default + Serialize + DeserializeOwned>() -> String {
        for any in ["\"x\"", "null", "[{}]", "7"] {
            serde_json::from_str::<T>(any).expect(any);
            let in_a_response = crate::decode::Reader::new(any).value::<T>();
            assert!(in_a_response.is_ok(), "{any}");
        }
        assert!(serde_json::from_str::<T>("[").is_err());
        serde_json::to_string(&T::default()).unwrap()
    }

    #[test]
    fn constants_are_written_as_their_value_and_read_from_any() {
        assert_eq!(json::<Text>(), r#""credit_card""#);
        assert_eq!(json::<Yes>(), "true");
        assert_eq!(json::<Minus>(), "-1");
        assert_eq!(json::<Large>(), "3000000000");
        assert_eq!(json::<Half>(), "0.5");
        assert_eq!(format!("{Text:?}"), "Text");
    }
}
