//! Path templates: what stands in braces.

/// The names in a template, in order, or what is wrong with it.
pub fn names(path: &str) -> Result<Vec<&str>, &'static str> {
    let mut names = Vec::new();
    let mut rest = path;
    while let Some(brace) = rest.find(['{', '}']) {
        let Some(inner) = rest[brace..].strip_prefix('{') else {
            return Err("a `}` closes nothing");
        };
        let end = inner
            .find(['{', '}'])
            .filter(|end| inner[*end..].starts_with('}'));
        let Some(end) = end else {
            return Err("a `{` is not closed");
        };
        match &inner[..end] {
            "" => return Err("a parameter has no name"),
            name => names.push(name),
        }
        rest = &inner[end + 1..];
    }
    Ok(names)
}

/// The template with no names, which is the same for two that match the same.
pub fn shape(path: &str) -> String {
    let mut shape = String::new();
    let mut in_braces = false;
    for character in path.chars() {
        in_braces = in_braces && character != '}';
        if !in_braces {
            shape.push(character);
        }
        in_braces = in_braces || character == '{';
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_braces() {
        assert_eq!(names("/a/{b}/c/{d}.{e}"), Ok(vec!["b", "d", "e"]));
        assert_eq!(names("/"), Ok(vec![]));
        assert!(names("/{a").is_err());
        assert!(names("/a}").is_err());
        assert!(names("/{a{b}}").is_err());
        assert!(names("/{}").is_err());
    }

    #[test]
    fn names_do_not_count() {
        assert_eq!(shape("/a/{b}.{c}/d"), shape("/a/{x}.{y}/d"));
        assert_ne!(shape("/a/{b}"), shape("/a/b"));
    }
}
