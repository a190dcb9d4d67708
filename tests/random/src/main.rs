//! Prints a description with random schemas. The argument is the seed.
//!
//! To try another seed:
//!
//! ```text
//! cargo run -p random-tests 7 > tests/random/openapi.json
//! cargo xtask regen --spec tests/random/openapi.json --out tests/random/client --name random-api
//! cargo test -p random-tests
//! ```

use random_tests::schema;

fn main() {
    let seed = std::env::args().nth(1).and_then(|seed| seed.parse().ok());
    let description = schema::description(seed.unwrap_or(1));
    println!("{description:#}");
}
