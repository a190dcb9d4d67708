//! What a change means, from which way a value goes and what becomes of the values that
//! are allowed. All verdicts about the wire come from [`wire`].

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
    /// New values appear that readers ignore or keep: members and choices of responses.
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
}

/// What a change means for code that uses the crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rust {
    /// Nothing.
    Same,
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
    /// Nothing changes for callers.
    #[default]
    Patch,
    /// There is something new.
    Minor,
    /// Callers have to change something.
    Major,
}

impl Step {
    /// The name of the step for a version: below 1.0, a minor step breaks.
    pub fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
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
}
