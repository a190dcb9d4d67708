//! Which of the media types of a body counts: the one that the generated crate
//! speaks, which is the first of JSON.

use crate::document::Node;
use crate::lower::is_json;

/// The JSON media type of a body that has a `content`.
pub fn json(body: &Node) -> Option<&Node> {
    body.get("content")?
        .as_object()?
        .iter()
        .find(|(media_type, _)| is_json(media_type))
        .map(|(_, media)| &media.node)
}
