//! Finds somebody's email address. Set `ENRICH_API_KEY`, and `ENRICH_BASE_URL`
//! for a server other than the real one.

use enrich_api::{Client, Error};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let enrich = Client::from_env()?;
    let found = enrich
        .email_finder()
        .find("Ada", "Example", "example.com")
        .await?;
    match &found.email {
        Some(email) => println!("{email}, for {} credits", found.meta().credits_used),
        None => println!("nothing found: {}", found.message),
    }
    Ok(())
}
