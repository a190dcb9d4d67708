//! Whether a media type is one that was asked for.

/// Whether `media` is among those that the `Accept` header lists. A type that says
/// nothing but that there are bytes fits everywhere. A problem fits only where it
/// is listed by its name, not under a wildcard.
pub(crate) fn is_accepted(media: &str, accept: &str) -> bool {
    let media = essence(media);
    if matches!(&*media, "application/octet-stream" | "binary/octet-stream") {
        return true;
    }
    accept.split(',').map(essence).any(|accepted| {
        let is_wild = match accepted.strip_suffix('*') {
            Some("*/") => true,
            Some(start) => media.starts_with(start),
            None => false,
        };
        accepted == media || is_wild && media != "application/problem+json"
    })
}

fn essence(media: &str) -> String {
    let essence = media.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_compared_without_parameters_and_case() {
        assert!(is_accepted("Text/CSV; charset=utf-8", "text/csv"));
        assert!(is_accepted("text/csv", "application/zip, TEXT/csv;q=0.5"));
        assert!(!is_accepted("text/html", "text/csv"));
        assert!(!is_accepted("text/csv-schema", "text/csv"));
        assert!(!is_accepted("", "text/csv"));
    }

    #[test]
    fn wildcards_take_all_but_problems() {
        for accept in ["*/*", "text/*", "application/json, */*;q=0.1"] {
            assert!(is_accepted("text/html", accept));
        }
        assert!(!is_accepted("application/json", "text/*"));
        assert!(!is_accepted("application/problem+json", "*/*"));
        assert!(is_accepted(
            "application/problem+json",
            "application/problem+json"
        ));
    }

    #[test]
    fn bytes_are_anything() {
        assert!(is_accepted("application/octet-stream", "text/csv"));
    }
}
