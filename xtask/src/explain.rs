//! What each kind of finding means: `--explain`, and `docs/diagnostics.md`.
//!
//! The texts are in `explain/`, one file for each stage, one section for each code. A
//! section says what is found and why it matters, with an example that has it and one
//! that has not. Tests run both.

/// The files with their stages, in the order in which a description meets them.
const STAGES: &[(&str, &str)] = &[
    ("Reading files", include_str!("explain/load.md")),
    ("Applying overlays", include_str!("explain/overlay.md")),
    (
        "Repairing the description",
        include_str!("explain/repair.md"),
    ),
    ("Checking the description", include_str!("explain/check.md")),
    ("Planning the client", include_str!("explain/plan.md")),
    ("Quality and trust", include_str!("explain/lint.md")),
    ("The generator itself", include_str!("explain/emit.md")),
];

/// A section: a code, what a finding is worth unless a workspace says otherwise, and
/// the text.
pub struct Section<'a> {
    /// The code.
    pub code: &'a str,
    /// `error`, `warning`, `note` or `off`.
    pub level: &'a str,
    /// What it means, in Markdown.
    pub text: &'a str,
}

/// Every section.
pub fn sections() -> impl Iterator<Item = Section<'static>> {
    STAGES.iter().flat_map(|(_, text)| of(text))
}

fn of(text: &str) -> impl Iterator<Item = Section<'_>> {
    let sections = text.split("\n## ").skip(1);
    sections.filter_map(|section| {
        let (title, text) = section.split_once('\n')?;
        let (code, level) = title.strip_suffix(')')?.split_once(" (")?;
        let text = text.trim();
        Some(Section { code, level, text })
    })
}

/// Every code.
pub fn codes() -> impl Iterator<Item = &'static str> {
    sections().map(|section| section.code)
}

/// What a code means, in Markdown.
pub fn explanation(code: &str) -> Option<&'static str> {
    sections().find(|it| it.code == code).map(|it| it.text)
}

/// The first sentence of it.
pub fn summary(code: &str) -> Option<&'static str> {
    let text = explanation(code)?;
    let end = text.find(". ").or_else(|| text.find(".\n"));
    Some(end.map_or(text.trim_end_matches('.'), |end| &text[..end]))
}

/// All of it as one document, which is `docs/diagnostics.md`.
pub fn document() -> String {
    let mut document = String::from(include_str!("explain/intro.md"));
    for (title, text) in STAGES {
        let rows = of(text).map(|it| {
            let anchor = it.code.replace('/', "");
            let summary = summary(it.code).unwrap_or_default().replace('\n', " ");
            let (code, level) = (it.code, it.level);
            format!("| [`{code}`](#{anchor}-{level}) | {level} | {summary} |\n")
        });
        let rows: String = rows.collect();
        document +=
            &format!("\n# {title}\n\n| Code | Level | Meaning |\n| --- | --- | --- |\n{rows}");
        let start = text.find("\n## ").unwrap_or(text.len());
        document += &text[start..];
    }
    document
}
