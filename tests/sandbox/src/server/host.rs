//! Which names the sandbox answers to.
//!
//! A web page can have its own name resolve to this machine, and then read the
//! answers of everything that listens here (DNS rebinding). Its requests still
//! carry that name in the header `Host`.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{Version, header, uri::Authority};
use axum::middleware::Next;
use axum::response::Response;

use super::{Service, respond};
use crate::problem::Refusal;
use crate::validate::refuse;

/// The addresses of a connection on this side: the one that is listened on, and
/// the one at which the connection arrived. They differ if the sandbox listens
/// on all addresses.
#[derive(Debug, Clone, Copy)]
pub(super) struct OwnAddresses(pub [Option<IpAddr>; 2]);

/// Refuses requests for another host: with status 421, or with 400 if the host
/// is missing or cannot be read.
///
/// The sandbox is `localhost`, every loopback address, the address that it
/// listens on and the one at which the connection arrived. The port does not
/// matter, as another one may be forwarded to it.
pub async fn check(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    let own = request.extensions().get().copied();
    match judge(&request, own.unwrap_or(OwnAddresses([None; 2]))) {
        Ok(()) => next.run(request).await,
        Err(refusal) => respond(service.engine.refuse(&refusal)),
    }
}

fn judge<B>(request: &axum::http::Request<B>, own: OwnAddresses) -> Result<(), Refusal> {
    let invalid = || refuse("headers/host", "Invalid host");
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let named = match (hosts.next(), hosts.next()) {
        (None, _) if request.version() >= Version::HTTP_11 => {
            return Err(refuse("headers/host", "Required"));
        }
        (_, Some(_)) => return Err(refuse("headers/host", "must be given once")),
        (None, None) => None,
        (Some(host), None) => {
            let host = host.to_str().map_err(|_| invalid())?;
            Some(host.parse::<Authority>().map_err(|_| invalid())?)
        }
    };
    // A request that is sent as to a proxy names the host in its first line.
    let target = request.uri().authority();
    for authority in named.iter().chain(target) {
        // The port is a number or missing, and there are no credentials.
        let (host, authority) = (authority.host(), authority.as_str());
        let port = authority.strip_prefix(host).ok_or_else(invalid)?;
        let is_port = |port: &str| port.is_empty() || port.parse::<u16>().is_ok();
        if !(port.is_empty() || port.strip_prefix(':').is_some_and(is_port)) {
            return Err(invalid());
        }
        if !is_own(host, own) {
            let detail = format!("This is not {host}; the sandbox answers as localhost.");
            return Err(Refusal::Misdirected(detail));
        }
    }
    Ok(())
}

fn is_own(host: &str, OwnAddresses(own): OwnAddresses) -> bool {
    let bare = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'));
    match bare.unwrap_or(host).parse::<IpAddr>() {
        Ok(address) => {
            let address = address.to_canonical();
            let is = |own: &IpAddr| own.to_canonical() == address;
            address.is_loopback() || own.iter().flatten().any(is)
        }
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, Ipv6Addr};

    use axum::http::Request;

    use super::*;

    const OWN: OwnAddresses = OwnAddresses([
        Some(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7))),
        Some(IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 7))),
    ]);

    fn status(version: Version, target: &str, hosts: &[&str]) -> u16 {
        let mut request = Request::builder().version(version).uri(target);
        for host in hosts {
            request = request.header(header::HOST, *host);
        }
        let request = request.body(()).expect("a request");
        judge(&request, OWN).map_or_else(|refusal| refusal.status(), |()| 200)
    }

    #[test]
    fn answers_as_this_machine_only() {
        for (host, expected) in [
            ("localhost", 200),
            ("LocalHost:8787", 200),
            ("localhost:", 200),
            ("127.0.0.1", 200),
            ("127.1.2.3:1", 200),
            ("[::1]:8787", 200),
            ("[::ffff:127.0.0.1]", 200),
            ("192.0.2.7:8787", 200),
            ("[2001:db8::7]", 200),
            ("192.0.2.8:8787", 421),
            ("0.0.0.0", 421),
            ("evil.example", 421),
            ("evil.example:8787", 421),
            ("localhost.evil.example", 421),
            ("127.0.0.1.evil.example", 421),
            ("2130706433", 421),
            ("localhost@evil.example", 400),
            ("evil.example@localhost", 400),
            ("localhost:port", 400),
            ("localhost:99999", 400),
            ("local host", 400),
            ("", 400),
        ] {
            assert_eq!(status(Version::HTTP_11, "/a", &[host]), expected, "{host}");
        }
    }

    #[test]
    fn requires_one_host_since_http_1_1() {
        assert_eq!(status(Version::HTTP_10, "/a", &[]), 200);
        assert_eq!(status(Version::HTTP_10, "/a", &["evil.example"]), 421);
        assert_eq!(status(Version::HTTP_11, "/a", &[]), 400);
        let twice = ["localhost", "evil.example"];
        assert_eq!(status(Version::HTTP_11, "/a", &twice), 400);
    }

    #[test]
    fn looks_at_the_first_line_too() {
        let target = "http://evil.example/a";
        assert_eq!(status(Version::HTTP_11, target, &["localhost"]), 421);
        assert_eq!(status(Version::HTTP_10, target, &[]), 421);
        let target = "http://localhost:8787/a";
        assert_eq!(status(Version::HTTP_11, target, &["localhost"]), 200);
        assert_eq!(status(Version::HTTP_11, target, &["evil.example"]), 421);
    }
}
