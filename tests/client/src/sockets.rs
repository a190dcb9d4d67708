//! What servers on raw sockets have in common.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use tokio::io::AsyncReadExt;
use tokio::net::{TcpSocket, TcpStream};

/// A port where connections are refused, and will be for as long as the socket
/// is kept and does not listen: one that was let go could be another test's by
/// the time of the call.
#[must_use]
pub fn closed_port() -> (TcpSocket, String) {
    let socket = TcpSocket::new_v4().expect("a socket");
    let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
    socket.bind(any).expect("a port");
    let url = format!("http://{}", socket.local_addr().expect("an address"));
    (socket, url)
}

/// Reads a request with its body.
///
/// # Errors
/// If the connection ends before the request does.
pub async fn read_request(socket: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut request = Vec::new();
    while !is_whole(&request) {
        if socket.read_buf(&mut request).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    Ok(request)
}

fn is_whole(request: &[u8]) -> bool {
    const END: &[u8] = b"\r\n\r\n";
    let Some(head) = request.windows(END.len()).position(|at| at == END) else {
        return false;
    };
    let body = request.len() - head - END.len();
    let head = String::from_utf8_lossy(&request[..head]).to_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    body >= length.unwrap_or(0_usize)
}
