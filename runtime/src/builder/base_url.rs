//! Where the API lives, as text and as a URL that paths can be put behind.

use reqwest::Url;

use super::{ClientBuilder, Setting};
use crate::Error;

impl<C> ClientBuilder<C> {
    pub(super) fn parse_base_url(&self) -> Result<Url, Error> {
        let (text, name) = match &self.base_url {
            Some(Setting { value, name }) => (value.as_str(), name.as_str()),
            None => (self.api.base_url, "the base URL in the API's description"),
        };
        parse_base_url(text.trim()).map_err(|fault| Error::configuration(format!("{name} {fault}")))
    }
}

/// The faults read as the end of a sentence, and do not repeat the text: it
/// may hold a password.
fn parse_base_url(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text)
        .map_err(|_| "is not a URL; it should look like `https://api.example.com/v1`")?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("is neither `https` nor `http`");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("has a `?` or `#` part; operations are put behind it, so it has to end before");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("has a user name or password in it; send those as a header");
    }
    Ok(url)
}
