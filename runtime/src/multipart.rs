//! Multipart bodies (RFC 7578): parts with text, with JSON, and with files.
//!
//! A body is data until it is sent, so that an attempt can be repeated: each attempt
//! opens the body anew. Files are read while they are sent. Only a file that is a stream
//! can be sent once. This module must not know of operations.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_core::Stream;
use futures_util::{StreamExt, TryStreamExt, stream};
use reqwest::Body;
use tokio::io::AsyncReadExt;

use crate::{BuildError, random};

type Chunks = Pin<Box<dyn Stream<Item = io::Result<Bytes>> + Send>>;

/// A file to upload.
///
/// ```
/// use openapi_client_runtime::File;
///
/// let note = File::bytes("Hello.").named("note.txt").media_type("text/plain");
/// let film = File::path("film.mp4");
/// ```
///
/// Clones share their content.
#[derive(Clone)]
pub struct File {
    content: Content,
    name: Option<String>,
    media_type: Option<String>,
}

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    Path(PathBuf),
    Stream {
        /// Empty once it is sent.
        chunks: Arc<Mutex<Option<Chunks>>>,
        length: Option<u64>,
    },
}

impl File {
    /// A file whose content is in memory.
    #[must_use]
    pub fn bytes(content: impl Into<Bytes>) -> Self {
        Self::new(Content::Bytes(content.into()))
    }

    /// A file on disk, sent under its own name. It is read each time that the request is
    /// sent, and not held in memory. A file that does not exist is an error before
    /// anything is sent.
    #[must_use]
    pub fn path(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        Self {
            name,
            ..Self::new(Content::Path(path))
        }
    }

    /// A file whose content comes from a stream, with its length in bytes if that is
    /// known. A request with it can be sent once, so it is never retried.
    #[must_use]
    pub fn stream<S>(content: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = io::Result<Bytes>> + Send + 'static,
    {
        let chunks: Chunks = Box::pin(content);
        Self::new(Content::Stream {
            chunks: Arc::new(Mutex::new(Some(chunks))),
            length,
        })
    }

    fn new(content: Content) -> Self {
        Self {
            content,
            name: None,
            media_type: None,
        }
    }

    /// Sets the name that the file is sent under. The default of a file in memory or from
    /// a stream is the name of the parameter.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the media type. The default is what the API describes, or else
    /// `application/octet-stream`.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// The length in bytes, if it is known before the file is read.
    fn length(&self) -> io::Result<Option<u64>> {
        Ok(match &self.content {
            Content::Bytes(bytes) => Some(bytes.len() as u64),
            Content::Path(path) => Some(std::fs::metadata(path)?.len()),
            Content::Stream { length, .. } => *length,
        })
    }

    /// The content; `None` if it is a stream that was sent.
    fn open(&self) -> Option<Chunks> {
        Some(match &self.content {
            Content::Bytes(bytes) => {
                let bytes = bytes.clone();
                Box::pin(stream::once(async { Ok(bytes) }))
            }
            Content::Path(path) => {
                let path = path.clone();
                let open = async { tokio::fs::File::open(path).await.map(read) };
                Box::pin(stream::once(open).try_flatten())
            }
            Content::Stream { chunks, .. } => chunks
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .take()?,
        })
    }

    fn is_left(&self) -> bool {
        match &self.content {
            Content::Stream { chunks, .. } => {
                let chunks = chunks.lock().unwrap_or_else(PoisonError::into_inner);
                chunks.is_some()
            }
            _ => true,
        }
    }
}

/// The chunks of a file on disk.
fn read(file: tokio::fs::File) -> impl Stream<Item = io::Result<Bytes>> {
    const CHUNK: usize = 64 * 1024;
    stream::try_unfold(file, |mut file| async move {
        let mut chunk = vec![0; CHUNK];
        let length = file.read(&mut chunk).await?;
        chunk.truncate(length);
        Ok((length > 0).then(|| (Bytes::from(chunk), file)))
    })
}

impl<T: Into<Bytes>> From<T> for File {
    fn from(content: T) -> Self {
        Self::bytes(content)
    }
}

/// Shows no content, and no path.
impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File").finish_non_exhaustive()
    }
}

/// A body that is made of parts.
#[derive(Clone)]
pub(crate) struct Multipart {
    boundary: String,
    pieces: Vec<Piece>,
}

/// A run of bytes in a body.
#[derive(Clone)]
enum Piece {
    Bytes(Vec<u8>),
    File(File),
}

impl Multipart {
    pub(crate) fn new() -> Self {
        Self {
            boundary: random::hex(),
            pieces: Vec::new(),
        }
    }

    pub(crate) fn boundary(&self) -> &str {
        &self.boundary
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Adds a part with text. No media type means plain text.
    pub(crate) fn text(&mut self, name: &str, media_type: &str, text: &str) {
        self.head(name, None, media_type);
        self.write(&[text, "\r\n"]);
    }

    /// Adds a part with a file.
    pub(crate) fn file(
        &mut self,
        name: &str,
        media_type: &str,
        file: File,
    ) -> Result<(), BuildError> {
        let media_type = checked(&file, media_type, &format!("the file for `{name}`"))?;
        let file_name = file.name.as_deref().unwrap_or(name);
        self.head(name, Some(file_name), &media_type);
        self.content(file);
        Ok(())
    }

    /// Adds a part without a name, in a body that is no form.
    pub(crate) fn unnamed(&mut self, media_type: &str, file: File) -> Result<(), BuildError> {
        let media_type = checked(&file, media_type, "a part of the body")?;
        let boundary = self.boundary.clone();
        self.write(&["--", &boundary, "\r\n"]);
        if let Some(name) = &file.name {
            let name = quoted(name);
            self.write(&["Content-Disposition: attachment; filename=", &name, "\r\n"]);
        }
        self.write(&["Content-Type: ", &media_type, "\r\n\r\n"]);
        self.content(file);
        Ok(())
    }

    fn content(&mut self, file: File) {
        self.pieces.push(Piece::File(file));
        self.write(&["\r\n"]);
    }

    fn head(&mut self, name: &str, file_name: Option<&str>, media_type: &str) {
        let boundary = self.boundary.clone();
        let name = quoted(name);
        self.write(&[
            "--",
            &boundary,
            "\r\nContent-Disposition: form-data; name=",
            &name,
        ]);
        if let Some(file_name) = file_name {
            self.write(&["; filename=", &quoted(file_name)]);
        }
        if !media_type.is_empty() {
            self.write(&["\r\nContent-Type: ", media_type]);
        }
        self.write(&["\r\n\r\n"]);
    }

    fn write(&mut self, texts: &[&str]) {
        if !matches!(self.pieces.last(), Some(Piece::Bytes(_))) {
            self.pieces.push(Piece::Bytes(Vec::new()));
        }
        if let Some(Piece::Bytes(bytes)) = self.pieces.last_mut() {
            texts
                .iter()
                .for_each(|text| bytes.extend_from_slice(text.as_bytes()));
        }
    }

    /// Ends the body. Parts cannot be added afterwards.
    pub(crate) fn finish(&mut self) {
        let boundary = self.boundary.clone();
        self.write(&["--", &boundary, "--\r\n"]);
    }

    /// The length of the body in bytes, if it is known before it is read.
    pub(crate) fn length(&self) -> Option<u64> {
        let lengths = self.pieces.iter().map(|piece| match piece {
            Piece::Bytes(bytes) => Some(bytes.len() as u64),
            Piece::File(file) => file.length().ok().flatten(),
        });
        lengths.sum()
    }

    /// The body for one attempt; `None` if a part of it was a stream that was sent.
    pub(crate) fn open(&self) -> Option<Body> {
        let chunks = self.pieces.iter().map(|piece| match piece {
            Piece::Bytes(bytes) => File::bytes(bytes.clone()).open(),
            Piece::File(file) => file.open(),
        });
        let chunks: Vec<Chunks> = chunks.collect::<Option<_>>()?;
        Some(Body::wrap_stream(stream::iter(chunks).flatten()))
    }

    /// Whether the body can be opened.
    pub(crate) fn is_left(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Bytes(_) => true,
            Piece::File(file) => file.is_left(),
        })
    }
}

/// The media type of a file that can be sent: its own, or else the described one.
fn checked(file: &File, described: &str, what: &str) -> Result<String, BuildError> {
    // A range is a choice that the caller did not make.
    let described = match described.contains('*') || described.is_empty() {
        true => "application/octet-stream",
        false => described,
    };
    let media_type = file.media_type.as_deref().unwrap_or(described);
    if media_type.contains(['\r', '\n']) {
        let message = format!("the media type of {what} contains a line break");
        return Err(BuildError::new(message));
    }
    file.length()
        .map_err(|error| BuildError::new(format!("{what} cannot be read")).with_source(error))?;
    Ok(media_type.to_owned())
}

/// A name in quotes, with the escapes of HTML's forms.
fn quoted(name: &str) -> String {
    let name = name.replace('"', "%22");
    format!("\"{}\"", name.replace('\r', "%0D").replace('\n', "%0A"))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn content(body: &Multipart) -> Option<String> {
        let body = body.open()?;
        let response = reqwest::Response::from(http::Response::new(body));
        let text = response.text().await.expect("a body");
        Some(text)
    }

    fn body(add: impl FnOnce(&mut Multipart) -> Result<(), BuildError>) -> Multipart {
        let mut body = Multipart::new();
        body.boundary = "X".to_owned();
        add(&mut body).expect("parts");
        body.finish();
        body
    }

    #[tokio::test]
    async fn parts_are_written_as_forms_of_html_write_them() {
        let body = body(|body| {
            body.text("title", "", "two\r\nlines");
            body.text("more", "application/json", "{}");
            let file = File::bytes("abc")
                .named("a\"b\n.png")
                .media_type("image/png");
            body.file("image", "image/*", file)?;
            body.file("other", "", "x".into())
        });
        let expected = "--X\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\ntwo\r\nlines\r\n\
            --X\r\nContent-Disposition: form-data; name=\"more\"\r\nContent-Type: application/json\r\n\r\n{}\r\n\
            --X\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a%22b%0A.png\"\r\n\
            Content-Type: image/png\r\n\r\nabc\r\n\
            --X\r\nContent-Disposition: form-data; name=\"other\"; filename=\"other\"\r\n\
            Content-Type: application/octet-stream\r\n\r\nx\r\n--X--\r\n";
        assert_eq!(content(&body).await.as_deref(), Some(expected));
        assert_eq!(body.length(), Some(expected.len() as u64));
    }

    #[tokio::test]
    async fn a_file_on_disk_is_read_for_every_attempt() {
        let path = std::env::temp_dir().join(format!("multipart-{}", std::process::id()));
        let large = "0123456789".repeat(20_000);
        std::fs::write(&path, &large).expect("a file");
        let body = body(|body| body.file("file", "", File::path(&path)));
        for _ in 0..2 {
            let text = content(&body).await.expect("a body");
            assert!(text.contains(&format!("\r\n\r\n{large}\r\n--X--")));
            assert_eq!(body.length(), Some(text.len() as u64));
        }
        assert!(body.is_left());
        std::fs::remove_file(&path).expect("removed");
        let missing = Multipart::new().file("file", "", File::path(&path));
        let message = missing.expect_err("no file").to_string();
        assert_eq!(message, "the file for `file` cannot be read");
    }

    #[tokio::test]
    async fn a_stream_is_sent_once() {
        let chunks = stream::iter([Ok(Bytes::from("ab")), Ok(Bytes::from("c"))]);
        let body = body(|body| body.file("file", "", File::stream(chunks, Some(3))));
        assert!(body.is_left());
        let text = content(&body).await.expect("a body");
        assert!(text.contains("\r\n\r\nabc\r\n--X--"), "{text}");
        assert_eq!(body.length(), Some(text.len() as u64));
        assert!(!body.is_left());
        assert_eq!(content(&body).await, None);
    }

    #[tokio::test]
    async fn parts_without_names_have_their_media_types() {
        let body = body(|body| {
            body.unnamed("application/json", "{}".into())?;
            body.unnamed(
                "image/*",
                File::bytes("x").named("x.png").media_type("image/png"),
            )
        });
        let expected = "--X\r\nContent-Type: application/json\r\n\r\n{}\r\n\
            --X\r\nContent-Disposition: attachment; filename=\"x.png\"\r\n\
            Content-Type: image/png\r\n\r\nx\r\n--X--\r\n";
        assert_eq!(content(&body).await.as_deref(), Some(expected));
    }

    #[test]
    fn a_line_break_in_a_media_type_is_an_error() {
        let file = File::bytes("x").media_type("a/b\r\nX: y");
        assert!(Multipart::new().file("file", "", file).is_err());
    }
}
