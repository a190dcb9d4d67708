//! What must not be seen in any output: the key, and the person that the
//! requests of the tests are about.
//!
//! The values occur nowhere else, so that whoever finds one has found a leak.
//! What is sent in a test and is about somebody belongs here.

/// The key that clients show.
pub const KEY: &str = "sk_test_Zq7vXw2mKp9RtB4n";

/// Some programs log no more of a key than this.
const PARTS_OF_THE_KEY: [&str; 2] = ["Zq7vXw2m", "Kp9RtB4n"];

/// A given name.
pub const FIRST_NAME: &str = "Adalovelacia";

/// A family name, which is not all ASCII.
pub const LAST_NAME: &str = "Söderbyronsen";

/// The domain of an employer.
pub const DOMAIN: &str = "analyticalengineworks.example";

/// An address.
pub const EMAIL: &str = "adalovelacia@analyticalengineworks.example";

/// An address with a character that means something else in queries.
pub const TAGGED_EMAIL: &str = "countess+1@analyticalengineworks.example";

/// A profile.
pub const LINKEDIN: &str = "https://www.linkedin.com/in/countess-of-ockham";

/// A profile with a query.
pub const LINKEDIN_WITH_QUERY: &str = "https://www.linkedin.com/in/countess-of-ockham?x=1";

/// A visitor.
pub const IPV4: &str = "192.0.2.181";

/// A visitor by the newer protocol.
pub const IPV6: &str = "2001:db8:ada:1815::7";

/// Where to call back, at a path that only the service should know.
pub const HOOK: &str = "https://www.example.com/hook/8f14e45fceea167a";

/// An address that the service knows and tells.
pub const ANSWERED_EMAIL: &str = "hopperova@compilerworks.example";

/// All of it, and the parts that betray the whole.
pub const ALL: &[&str] = &[
    KEY,
    PARTS_OF_THE_KEY[0],
    PARTS_OF_THE_KEY[1],
    FIRST_NAME,
    LAST_NAME,
    DOMAIN,
    EMAIL,
    TAGGED_EMAIL,
    LINKEDIN,
    LINKEDIN_WITH_QUERY,
    IPV4,
    IPV6,
    HOOK,
    ANSWERED_EMAIL,
    "analyticalengineworks",
    "compilerworks",
    "countess",
    "ockham",
    "byronsen",
    "hopperova",
    "8f14e45fceea167a",
];
