//! Where a node is, seen from the root: the only way in which a place in a
//! description is named, whatever file it came from.

use std::fmt::{self, Write};
use std::rc::Rc;

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::grammar::{Kind, Slot};

/// Members that are lists of plain data.
const LISTS: &[&str] = &[
    "enum", "examples", "required", "security", "servers", "tags", "type",
];

/// A JSON Pointer (RFC 6901), as unescaped tokens.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Pointer(pub Vec<String>);

impl Pointer {
    /// The root of a document.
    pub fn root() -> Self {
        Self::default()
    }

    /// Parses `/a/b~1c`; `""` is the root. `None` if it does not start with `/`.
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::root());
        }
        let tokens = text.strip_prefix('/')?.split('/');
        Some(Self(
            tokens
                .map(|token| token.replace("~1", "/").replace("~0", "~"))
                .collect(),
        ))
    }

    /// Parses the fragment of a URI reference, without its `#`: a pointer in
    /// percent-encoding (RFC 6901, section 6).
    pub fn from_fragment(fragment: &str) -> Option<Self> {
        let decoded = percent_decode_str(fragment).decode_utf8().ok()?;
        Self::parse(&decoded)
    }

    /// This pointer as the fragment of a URI reference, with the `#`.
    pub fn to_fragment(&self) -> String {
        /// What RFC 3986 does not allow in a fragment.
        const ENCODED: &AsciiSet = &CONTROLS
            .add(b' ')
            .add(b'"')
            .add(b'#')
            .add(b'%')
            .add(b'<')
            .add(b'>')
            .add(b'[')
            .add(b'\\')
            .add(b']')
            .add(b'^')
            .add(b'`')
            .add(b'{')
            .add(b'|')
            .add(b'}');
        format!("#{}", utf8_percent_encode(&self.to_string(), ENCODED))
    }

    /// This pointer as a JSONPath (RFC 9535). Nothing in a pointer tells an index from a
    /// name that is a number, so what holds the token decides.
    pub fn to_json_path(&self) -> String {
        let mut path = String::from("$");
        let mut holder = Some(Slot::One(Kind::Description));
        for (index, token) in self.0.iter().enumerate() {
            let last = index
                .checked_sub(1)
                .map_or("", |last| self.0[last].as_str());
            let is_list = match holder {
                Some(Slot::List(_)) => true,
                Some(_) => false,
                None => LISTS.contains(&last),
            };
            let is_name = |c: char| c.is_alphanumeric() || c == '_';
            let is_short = token.starts_with(|c: char| c.is_alphabetic() || c == '_')
                && token.chars().all(is_name);
            if is_list && array_index(token).is_some() {
                let _ = write!(path, "[{token}]");
            } else if is_short {
                let _ = write!(path, ".{token}");
            } else {
                let escaped = token.replace('\\', "\\\\").replace('\'', "\\'");
                let _ = write!(path, "['{}']", escaped.replace('\n', "\\n"));
            }
            holder = match holder {
                Some(Slot::One(kind)) => kind.member(token),
                Some(Slot::List(kind) | Slot::Named(kind)) => Some(Slot::One(kind)),
                None => None,
            };
        }
        path
    }

    /// The pointer to what `below` points to when seen from here.
    #[must_use]
    pub fn join(&self, below: &Self) -> Self {
        Self(self.0.iter().chain(&below.0).cloned().collect())
    }

    /// This pointer with one more token.
    #[must_use]
    pub fn child(&self, token: impl Into<String>) -> Self {
        let mut tokens = self.0.clone();
        tokens.push(token.into());
        Self(tokens)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for token in &self.0 {
            write!(f, "/{}", token.replace('~', "~0").replace('/', "~1"))?;
        }
        Ok(())
    }
}

/// A pointer that shares its beginning with others, so that every value of a
/// description can have one.
#[derive(Clone, Default)]
pub struct At(Option<Rc<Step>>);

struct Step {
    before: At,
    token: Box<str>,
}

impl At {
    /// This one with one more token.
    #[must_use]
    pub fn child(&self, token: impl Into<Box<str>>) -> Self {
        Self(Some(Rc::new(Step {
            before: self.clone(),
            token: token.into(),
        })))
    }

    /// The last token; `None` at the root.
    pub fn last(&self) -> Option<&str> {
        self.0.as_ref().map(|step| &*step.token)
    }

    /// The same as a pointer of its own.
    pub fn pointer(&self) -> Pointer {
        let mut tokens = Vec::new();
        let mut at = self;
        while let Some(step) = &at.0 {
            tokens.push(step.token.to_string());
            at = &step.before;
        }
        tokens.reverse();
        Pointer(tokens)
    }
}

impl From<&Pointer> for At {
    fn from(pointer: &Pointer) -> Self {
        pointer
            .0
            .iter()
            .fold(Self::default(), |at, token| at.child(token.as_str()))
    }
}

impl fmt::Debug for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.pointer())
    }
}

/// The index that a pointer's token stands for; `01` and `+1` stand for none.
pub(super) fn array_index(token: &str) -> Option<usize> {
    let index = token.parse::<usize>().ok()?;
    (index.to_string() == token).then_some(index)
}
