//! Optional members that may also be `null`.
//!
//! [`Option`] has one way to say that there is no value. Some APIs tell two apart:
//! in a patch, an absent member is left as it is, and a `null` member is cleared.
//! This module must not be used for members that have only two states.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The value of an optional member that may be `null`.
///
/// Members of this type are declared with
/// `#[serde(default, skip_serializing_if = "Nullable::is_absent")]`.
///
/// ```
/// use openapi_client_runtime::Nullable;
///
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Patch {
///     #[serde(default, skip_serializing_if = "Nullable::is_absent")]
///     email: Nullable<String>,
/// }
///
/// let clear = Patch { email: Nullable::Null };
/// assert_eq!(serde_json::to_string(&clear)?, r#"{"email":null}"#);
/// let keep: Patch = serde_json::from_str("{}")?;
/// assert_eq!(keep.email, Nullable::Absent);
/// # Ok::<_, serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Nullable<T> {
    /// The member is not there.
    #[default]
    Absent,
    /// The member is `null`.
    Null,
    /// The member has a value.
    Value(T),
}

impl<T> Nullable<T> {
    /// Returns the value, unless the member is absent or `null`.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.as_ref().into_option()
    }

    /// Returns the value, unless the member is absent or `null`.
    #[must_use]
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Absent | Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }

    /// Returns the same state with a reference to the value.
    #[must_use]
    pub fn as_ref(&self) -> Nullable<&T> {
        match self {
            Self::Absent => Nullable::Absent,
            Self::Null => Nullable::Null,
            Self::Value(value) => Nullable::Value(value),
        }
    }

    /// Whether the member is not there.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is there and `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl<T> From<T> for Nullable<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` becomes [`Null`](Nullable::Null).
impl<T> From<Option<T>> for Nullable<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl From<&str> for Nullable<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

/// [`Absent`](Nullable::Absent) is written as `null`, where it is not skipped.
impl<T: Serialize> Serialize for Nullable<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Absent | Self::Null => serializer.serialize_none(),
            Self::Value(value) => serializer.serialize_some(value),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
    struct Patch {
        #[serde(default, skip_serializing_if = "Nullable::is_absent")]
        name: Nullable<String>,
    }

    #[test]
    fn all_states_survive_json() {
        for (name, json) in [
            (Nullable::Absent, "{}"),
            (Nullable::Null, r#"{"name":null}"#),
            ("Jo".into(), r#"{"name":"Jo"}"#),
        ] {
            let patch = Patch { name };
            assert_eq!(serde_json::to_string(&patch).unwrap(), json);
            assert_eq!(serde_json::from_str::<Patch>(json).unwrap(), patch);
        }
        assert!(serde_json::from_str::<Patch>(r#"{"name":1}"#).is_err());
        let absent = serde_json::to_string(&Nullable::<u8>::Absent);
        assert_eq!(absent.unwrap(), "null");
    }

    #[test]
    fn responses_can_hold_all_states() {
        for (json, name) in [
            ("{}", Nullable::Absent),
            (r#"{"name":null}"#, Nullable::Null),
            (r#"{"name":"Jo"}"#, "Jo".into()),
        ] {
            let patch = crate::decode::Reader::new(json).value::<Patch>();
            assert_eq!(patch.expect(json), Patch { name });
        }
    }

    #[test]
    fn states_can_be_told_apart() {
        let states = [Nullable::default(), None.into(), 7.into(), Some(8).into()];
        assert_eq!(states.map(|it| it.is_absent()), [true, false, false, false]);
        assert_eq!(states.map(|it| it.is_null()), [false, true, false, false]);
        assert_eq!(
            states.map(Nullable::into_option),
            [None, None, Some(7), Some(8)]
        );
        assert_eq!(
            states.each_ref().map(|it| it.value().is_some()),
            [false, false, true, true]
        );
    }
}
