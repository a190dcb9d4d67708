//! What a change means, from which way a value goes and what becomes of the values that
//! are allowed. All verdicts about the wire come from [`wire`]; the table in
//! `docs/diff.md` is made from it. Nothing is compared here.

use serde::Serialize;

/// Which way a value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From the client to the service.
    Request,
    /// From the service to the client.
    Response,
    /// Neither: it is about the operation or the client as a whole.
    Neither,
}

/// What a change does to the values that are allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// All old values are still allowed, and others.
    Wider,
    /// Some old values are not allowed any more.
    Narrower,
    /// Old and new values differ.
    Different,
    /// The values are the same.
    Same,
    /// The values differ in a way that readers do not notice: what is new is ignored or
    /// kept, and limits of what is received are not checked.
    Tolerated,
}

/// Which versions of client and service do not understand each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wire {
    /// All do.
    Compatible,
    /// A client of the new description with a service that is still the old one.
    NewClients,
    /// A client of the old description with the new service.
    OldClients,
    /// Neither way.
    Both,
}

impl Wire {
    /// Whether old clients stop working.
    pub fn breaks(self) -> bool {
        matches!(self, Self::OldClients | Self::Both)
    }

    /// Both verdicts together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Compatible, one) | (one, Self::Compatible) => one,
            (one, other) if one == other => one,
            _ => Self::Both,
        }
    }
}

impl How {
    /// What two changes that happen together do to the values.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Same, one) | (one, Self::Same) => one,
            (Self::Tolerated, one) | (one, Self::Tolerated) => one,
            (one, other) if one == other => one,
            _ => Self::Different,
        }
    }

    /// The same if it is received, where readers do not check it.
    #[must_use]
    pub fn unless_received(self, direction: Direction) -> Self {
        match (direction, self) {
            (_, Self::Same) => Self::Same,
            (Direction::Response, _) => Self::Tolerated,
            _ => self,
        }
    }
}

/// What a change means for code that uses the crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rust {
    /// Nothing.
    Same,
    /// Some code compiles with a warning.
    Warns,
    /// There is something new.
    Adds,
    /// Some code does not compile any more.
    Breaks,
    /// Some code compiles and means something else.
    Silent,
}

/// What a change means for money and for the safety of retries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Money {
    /// Nothing.
    Same,
    /// Something, in a few words.
    Changes(String),
}

/// The step that the version of the crate needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// The crate is the same.
    #[default]
    None,
    /// Nothing changes for callers.
    Patch,
    /// There is something new.
    Minor,
    /// Callers have to change something.
    Major,
}

impl Step {
    /// The release that it takes, as a noun.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "no release",
            Self::Patch => "a patch release",
            Self::Minor => "a release with additions",
            Self::Major => "a breaking release",
        }
    }
}

/// Which versions do not understand each other any more. What a client sends breaks if less
/// is allowed than it may send, what it receives if more may come than it knows.
pub fn wire(direction: Direction, how: How) -> Wire {
    match (direction, how) {
        (_, How::Same | How::Tolerated) => Wire::Compatible,
        (_, How::Different) => Wire::Both,
        (Direction::Request | Direction::Neither, How::Narrower)
        | (Direction::Response, How::Wider) => Wire::OldClients,
        (Direction::Request | Direction::Neither, How::Wider)
        | (Direction::Response, How::Narrower) => Wire::NewClients,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_may_be_wider_and_a_response_narrower_for_old_clients() {
        assert_eq!(wire(Direction::Request, How::Wider), Wire::NewClients);
        assert_eq!(wire(Direction::Request, How::Narrower), Wire::OldClients);
        assert_eq!(wire(Direction::Response, How::Wider), Wire::OldClients);
        assert_eq!(wire(Direction::Response, How::Narrower), Wire::NewClients);
        assert_eq!(wire(Direction::Response, How::Tolerated), Wire::Compatible);
        assert_eq!(wire(Direction::Request, How::Different), Wire::Both);
    }

    /// The model as the table in the docs.
    #[test]
    fn the_docs_have_the_model() {
        let mut table = String::new();
        for (direction, name) in [
            (Direction::Request, "request"),
            (Direction::Response, "response"),
            (Direction::Neither, "neither"),
        ] {
            let hows = [How::Wider, How::Narrower, How::Different, How::Tolerated];
            let cells = hows.map(|how| match wire(direction, how) {
                Wire::Compatible => "none",
                Wire::NewClients => "new clients",
                Wire::OldClients => "old clients",
                Wire::Both => "both",
            });
            table.push_str(&format!("| {name} | {} |\n", cells.join(" | ")));
        }
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/diff.md");
        assert!(
            std::fs::read_to_string(path).unwrap().contains(&table),
            "{table}"
        );
    }
}
