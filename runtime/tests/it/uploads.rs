//! Multipart bodies, as a server sees them.

use std::io;

use bytes::Bytes;
use futures_util::stream;
use openapi_client_runtime::{
    Api, Client, Error, File, Operation, Parameter, Repeat, Request, RetryPolicy,
};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

static API: Api = Api {
    title: "Films",
    ..Api::DEFAULT
};

static UPLOAD: Operation = Operation {
    id: "upload",
    method: "PUT",
    path: "/films",
    parameters: &[
        Parameter::part("title"),
        Parameter::part("tags"),
        Parameter::part("details").json(),
        Parameter::part("film").media_type("video/mp4"),
    ],
    body: "multipart/form-data",
    repeat: Repeat::Safe,
    ..Operation::DEFAULT
};

/// Sends a film to a server that fails at first. Returns the bodies that it got, with
/// `X` for their boundaries.
async fn sent(film: Option<File>) -> (Result<(), Error>, Vec<String>) {
    let server = MockServer::start().await;
    let busy = Mock::given(any()).respond_with(ResponseTemplate::new(503));
    busy.up_to_n_times(1).mount(&server).await;
    let done = Mock::given(any()).respond_with(ResponseTemplate::new(204));
    done.mount(&server).await;
    let retry = RetryPolicy::new().base_delay(std::time::Duration::ZERO);
    let client = Client::builder(&API).base_url(server.uri()).retry(retry);
    let client = client.build().expect("a client");
    let request = Request::build(&client, &UPLOAD)
        .parameter(0, &film.as_ref().map(|_| "Alien"))
        .parameter(1, &film.as_ref().map(|_| ["a", "b"]))
        .parameter(
            2,
            &film.as_ref().map(|_| serde_json::json!({ "year": 1979 })),
        )
        .files(3, film)
        .empty()
        .expect("a request");
    let result = client.send::<(), ()>(request).await.map(drop);
    let requests = server.received_requests().await.expect("recorded");
    let bodies = requests.iter().map(|request| {
        let body = String::from_utf8(request.body.clone()).expect("text");
        let length = request.headers.get("content-length").expect("a length");
        assert_eq!(length.to_str().ok(), Some(&*body.len().to_string()));
        let Some(content_type) = request.headers.get("content-type") else {
            return body;
        };
        let content_type = content_type.to_str().expect("text");
        let boundary = content_type.strip_prefix("multipart/form-data; boundary=");
        body.replace(boundary.expect("a boundary"), "X")
    });
    (result, bodies.collect())
}

const BEFORE: &str = "--X\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nAlien\r\n\
    --X\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\na\r\n\
    --X\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nb\r\n\
    --X\r\nContent-Disposition: form-data; name=\"details\"\r\nContent-Type: application/json\r\n\r\n\
    {\"year\":1979}\r\n\
    --X\r\nContent-Disposition: form-data; name=\"film\"; filename=\"";
const AFTER: &str = "\"\r\nContent-Type: video/mp4\r\n\r\nframes\r\n--X--\r\n";

#[tokio::test]
async fn parts_are_sent_again_when_a_call_is_retried() {
    let (result, bodies) = sent(Some(File::bytes("frames"))).await;
    assert!(result.is_ok(), "{result:?}");
    let expected = format!("{BEFORE}film{AFTER}");
    assert_eq!(bodies, [expected.clone(), expected]);
}

#[tokio::test]
async fn a_file_on_disk_is_sent_again_when_a_call_is_retried() {
    let folder = std::env::temp_dir().join(format!("uploads-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("alien.mp4");
    std::fs::write(&path, "frames").expect("a file");
    let (result, bodies) = sent(Some(File::path(&path))).await;
    std::fs::remove_dir_all(&folder).expect("removed");
    assert!(result.is_ok(), "{result:?}");
    let expected = format!("{BEFORE}alien.mp4{AFTER}");
    assert_eq!(bodies, [expected.clone(), expected]);
}

#[tokio::test]
async fn a_call_with_a_stream_is_not_retried() {
    let frames = stream::iter([Ok::<_, io::Error>(Bytes::from("frames"))]);
    let (result, bodies) = sent(Some(File::stream(frames, Some(6)))).await;
    let status = result.expect_err("busy").status();
    assert_eq!(status.map(|status| status.as_u16()), Some(503));
    assert_eq!(bodies, [format!("{BEFORE}film{AFTER}")]);
}

#[tokio::test]
async fn without_parts_there_is_no_body() {
    let (result, bodies) = sent(None).await;
    assert!(result.is_ok(), "{result:?}");
    assert_eq!(bodies, ["", ""]);
}
