//! How callers authenticate: the security schemes that a client supports, and which of
//! them each operation requires.
//!
//! Schemes that a client does not support are reported, and left to the caller. What a
//! description says of a scheme that does not exist is reported by `check`.

use super::api::{Auth, Credential, Scheme};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::spec::{Flow, Operation, Requirement, SecurityScheme, Spec};

/// Sets of schemes, of which a call needs one.
type Alternatives = Vec<Vec<usize>>;

/// The schemes, and what operations require that say nothing else.
pub fn build(spec: &Spec, found: &mut Diagnostics) -> Credential {
    let mut credential = Credential::default();
    for (name, scheme) in &spec.schemes {
        let kind = scheme.kind.as_ref().map(|kind| kind.value.as_str());
        let is_oauth = matches!(kind, Some("oauth2" | "openIdConnect"));
        match supported(name, scheme) {
            Ok(auth) => credential.schemes.push(Scheme {
                name: name.clone(),
                auth,
                is_oauth,
                description: scheme.description.clone(),
                flows: scheme.flows.clone(),
            }),
            Err(note) => found.push(note.on(&scheme.origin)),
        }
        if is_oauth {
            found.push(no_tokens(name, &scheme.flows).on(&scheme.origin));
        }
    }
    credential.required = default(&credential, spec, found);
    let operations = spec.operations();
    credential.has_open_operations = operations
        .map(|operation| credential.of(spec, operation))
        .any(|own| own.is_some_and(|sets| sets.is_empty()));
    credential
}

/// What most operations require.
fn default(credential: &Credential, spec: &Spec, found: &mut Diagnostics) -> Alternatives {
    if let Some(requirements) = &spec.security {
        return credential.alternatives(requirements);
    }
    let mut counted: Vec<(Alternatives, usize)> = Vec::new();
    let operations = spec.operations();
    for requirements in operations.filter_map(|operation| operation.security.as_ref()) {
        let sets = credential.alternatives(requirements);
        match counted.iter_mut().find(|(known, _)| *known == sets) {
            Some((_, count)) => *count += 1,
            None => counted.push((sets, 1)),
        }
    }
    // The first of those that are equally common.
    if let Some((sets, _)) = counted.into_iter().rev().max_by_key(|(_, count)| *count) {
        return sets;
    }
    let all = 0..credential.schemes.len();
    if let Some(scheme) = spec.schemes.values().next().filter(|_| !all.is_empty()) {
        found.push(
            Diagnostic::note(
                "plan/security",
                "no operation requires a security scheme: a key that a client has is sent with every call",
            )
            .on(&scheme.origin)
            .help("add `security` to the root or to operations, for instance with an overlay action"),
        );
        return all.map(|index| vec![index]).chain([Vec::new()]).collect();
    }
    Vec::new()
}

impl Credential {
    /// What an operation requires, if that is not what most require. If neither the
    /// operation nor the root says anything, but other operations do, it requires nothing.
    pub fn of(&self, spec: &Spec, operation: &Operation) -> Option<Alternatives> {
        let sets = match (&operation.security, &spec.security) {
            (Some(own), _) => self.alternatives(own),
            (None, None) if spec.operations().any(|it| it.security.is_some()) => Vec::new(),
            (None, _) => return None,
        };
        (sets != self.required).then_some(sets)
    }

    /// The scopes that an operation requires.
    pub fn scopes(spec: &Spec, operation: &Operation) -> Vec<String> {
        let requirements = operation.security.as_ref().or(spec.security.as_ref());
        let mut scopes: Vec<String> = Vec::new();
        for scope in requirements.into_iter().flatten().flat_map(|it| &it.scopes) {
            if !scopes.contains(scope) {
                scopes.push(scope.clone());
            }
        }
        scopes
    }

    fn alternatives(&self, requirements: &[Requirement]) -> Alternatives {
        let mut sets = Alternatives::new();
        for requirement in requirements {
            let names = requirement.schemes.iter();
            let known = names.filter_map(|name| {
                let mut schemes = self.schemes.iter();
                schemes.position(|scheme| scheme.name == name.value)
            });
            let set: Vec<usize> = known.collect();
            if !sets.contains(&set) {
                sets.push(set);
            }
        }
        // To require nothing is not to authenticate.
        match sets.as_slice() {
            [only] if only.is_empty() => Vec::new(),
            _ => sets,
        }
    }
}

/// How the key of a scheme is sent, or what the client does without.
fn supported(name: &str, scheme: &SecurityScheme) -> Result<Auth, Diagnostic> {
    let kind = scheme.kind.as_ref().map(|kind| kind.value.as_str());
    let position = scheme
        .position
        .as_ref()
        .map(|position| position.value.as_str());
    let key = scheme.name.clone().filter(|name| !name.is_empty());
    Ok(match (kind, position, key, scheme.scheme.as_deref()) {
        (Some("apiKey"), Some("header"), Some(key), _) => Auth::Header(key.to_lowercase()),
        (Some("apiKey"), Some("query"), Some(key), _) => Auth::Query(key),
        (Some("apiKey"), Some("cookie"), Some(key), _) => Auth::Cookie(key),
        (Some("http"), _, _, Some(way)) if way.eq_ignore_ascii_case("bearer") => Auth::Bearer,
        (Some("http"), _, _, Some(way)) if way.eq_ignore_ascii_case("basic") => Auth::Basic,
        (Some("oauth2" | "openIdConnect"), ..) => Auth::Bearer,
        (Some("mutualTLS"), ..) => {
            return Err(unused(name, "give an HTTP client that has the certificate"));
        }
        _ => return Err(unused(name, "set the header `authorization`")),
    })
}

fn unused(name: &str, instead: &str) -> Diagnostic {
    Diagnostic::note(
        "plan/security-scheme",
        format!("the client does not support the security scheme `{name}`"),
    )
    .help(format!(
        "where the service requires it, {instead} when a client is built"
    ))
}

fn no_tokens(name: &str, flows: &[Flow]) -> Diagnostic {
    let (built_in, others): (Vec<&Flow>, Vec<&Flow>) = flows
        .iter()
        .partition(|flow| flow.name == "clientCredentials");
    let others = others.iter().map(|flow| format!("`{}`", flow.name));
    let others: Vec<String> = others.collect();
    let message = match others.as_slice() {
        [] => format!("the client gets a token of `{name}` only by the client credentials grant"),
        others => format!(
            "the client gets no token of `{name}` by {}",
            others.join(" or ")
        ),
    };
    let help = match !built_in.is_empty() || others.is_empty() {
        true => {
            "pass `ClientCredentials` to `api_key_from`; for other grants get a token with a library, and pass it as the key"
        }
        false => "get a token with a library, and pass it as the key",
    };
    Diagnostic::note("plan/token", message).help(help)
}
