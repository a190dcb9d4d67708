//! The changes as one page that needs nothing else: no script, no font, no network.

use std::fmt::Write;

use super::words::{self, places, sections, step, summary, users, verdicts};
use crate::diff::effect::{Money, Rust, Wire};
use crate::diff::explain::explain;
use crate::diff::{Change, Diff, changelog};

const STYLE: &str = include_str!("page.css");

/// The verdicts that the page can be filtered by: a class, a label, and what it is.
const FILTERS: &[Filter] = &[
    ("all", "All", |_| true),
    ("wire", "On the wire", |it| it.wire != Wire::Compatible),
    ("rust", "In code", |it| it.rust != Rust::Same),
    ("money", "Money and safety", |it| it.money != Money::Same),
];

type Filter = (&'static str, &'static str, fn(&Change) -> bool);

/// As a page.
pub fn html(diff: &Diff) -> String {
    let mut text = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>API changes: {}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n",
        escaped(&summary(diff))
    );
    let shown: Vec<_> = FILTERS
        .iter()
        .map(|(class, label, is)| {
            (
                class,
                label,
                diff.changes.iter().filter(|it| is(it)).count(),
            )
        })
        .filter(|(class, _, count)| **class == "all" || *count > 0)
        .collect();
    for (index, (class, label, _)) in shown.iter().enumerate() {
        let checked = if index == 0 { " checked" } else { "" };
        let _ = writeln!(
            text,
            "<input type=\"radio\" name=\"filter\" id=\"show-{class}\" aria-label=\"{label}\"{checked}>"
        );
    }
    head(diff, &mut text);
    if shown.len() > 1 {
        text.push_str("<nav aria-label=\"Filter\">\n");
        for (class, label, count) in &shown {
            let _ = writeln!(
                text,
                "<label for=\"show-{class}\">{label} <b>{count}</b></label>"
            );
        }
        text.push_str("</nav>\n");
    }
    text.push_str("<main>\n");
    for section in sections(diff) {
        let count: usize = section
            .groups
            .iter()
            .map(|(_, changes)| changes.len())
            .sum();
        let title = section.severity.title();
        let class = title.split(' ').next().unwrap_or_default().to_lowercase();
        let _ = writeln!(
            text,
            "<section class=\"{class}\">\n<h2>{title} <small>{count}</small></h2>"
        );
        for (group, changes) in section.groups {
            let group = escaped(&capital(&group.replace('_', " ")));
            let _ = writeln!(text, "<div class=\"group\">\n<h3>{group}</h3>");
            for change in changes {
                article(change, &mut text);
            }
            text.push_str("</div>\n");
        }
        text.push_str("</section>\n");
    }
    text.push_str("</main>\n");
    let entry = changelog(diff);
    if !entry.is_empty() {
        let _ = write!(
            text,
            "<details class=\"entry\">\n<summary>For the changelog</summary>\n<pre>{}</pre>\n</details>\n",
            escaped(&entry)
        );
    }
    text.push_str(LEGEND);
    text + "</body>\n</html>\n"
}

const LEGEND: &str = "<details class=\"entry\">\n<summary>How to read this</summary>\n<dl>\n\
    <dt>Wire</dt>\n<dd>Whether programs that were built before and after the change still \
    understand the service, and the other way round.</dd>\n\
    <dt>Code</dt>\n<dd>Whether programs that use the Rust crate still compile, and still mean \
    the same.</dd>\n\
    <dt>Money and safety</dt>\n<dd>Whether calls cost something else, are repeated in another \
    way, or meet lower limits.</dd>\n</dl>\n</details>\n";

/// The numbers and the version.
fn head(diff: &Diff, text: &mut String) {
    text.push_str("<header>\n<h1>API changes</h1>\n<ul class=\"numbers\">\n");
    let count = |is: &dyn Fn(&Change) -> bool| {
        let changes = diff.changes.iter();
        changes.filter(|it| it.accepted.is_none() && is(it)).count()
    };
    let accepted = diff
        .changes
        .iter()
        .filter(|it| it.accepted.is_some())
        .count();
    let numbers = [
        ("total", diff.changes.len(), "changes"),
        ("breaking", count(&Change::is_breaking), "breaking"),
        ("money", count(&Change::is_about_money), "money or safety"),
        ("accepted", accepted, "accepted"),
    ];
    for (class, count, what) in numbers {
        if class != "accepted" || count > 0 {
            let what = if count == 1 && what == "changes" {
                "change"
            } else {
                what
            };
            let zero = if count == 0 { " zero" } else { "" };
            let _ = writeln!(
                text,
                "<li class=\"{class}{zero}\"><b>{count}</b> {what}</li>"
            );
        }
    }
    let missing = diff.version.as_ref().is_some_and(|it| !it.is_taken);
    let class = if missing {
        "version missing"
    } else {
        "version"
    };
    let _ = writeln!(
        text,
        "</ul>\n<p class=\"{class}\">{}.</p>\n</header>",
        marked(&step(diff))
    );
}

fn article(change: &Change, text: &mut String) {
    let classes: Vec<&str> = FILTERS
        .iter()
        .filter(|(_, _, is)| is(change))
        .map(|(class, ..)| *class)
        .collect();
    let _ = writeln!(
        text,
        "<article class=\"{}\">\n<h4><code>{}</code></h4>\n<p>{}.</p>",
        classes.join(" "),
        breakable(&change.subject),
        marked(&capital(&change.message))
    );
    text.push_str("<ul class=\"verdicts\">\n");
    for verdict in verdicts(change) {
        let class = match verdict.about {
            "wire" if change.wire.breaks() => "bad",
            "Rust" if change.rust >= Rust::Breaks => "bad",
            "money and safety" => "note",
            _ => "mild",
        };
        let about = match verdict.about {
            "Rust" => "Code".to_owned(),
            about => capital(about),
        };
        let _ = writeln!(
            text,
            "<li class=\"{class}\"><b>{about}</b> <span>{}</span></li>",
            marked(&capital(&verdict.text))
        );
    }
    text.push_str("</ul>\n<details>\n<summary>Details</summary>\n");
    if let Some(why) = explain(change.code) {
        let _ = writeln!(text, "<p>{}</p>", marked(why));
    }
    text.push_str("<ul>\n");
    for name in change.names.iter().take(words::MOST) {
        let _ = writeln!(text, "<li>{}</li>", marked(name));
    }
    if let Some(more) = words::more(change.names.len()) {
        let _ = writeln!(text, "<li>{more}</li>");
    }
    for line in users(change).into_iter().chain(places(change)) {
        let _ = writeln!(text, "<li>{}</li>", marked(&capital(&line)));
    }
    let _ = writeln!(
        text,
        "<li>Code of this kind of change: <code>{}</code></li>\n</ul>\n</details>\n</article>",
        change.code
    );
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Text with code between backticks.
fn marked(text: &str) -> String {
    let mut marked = String::new();
    for (index, part) in text.split('`').enumerate() {
        match index % 2 {
            1 => {
                let _ = write!(marked, "<code>{}</code>", breakable(part));
            }
            _ => marked.push_str(&escaped(part)),
        }
    }
    marked
}

/// A name, which may break after punctuation.
fn breakable(text: &str) -> String {
    let mut parts = String::new();
    for c in text.chars() {
        parts.push_str(&escaped(&c.to_string()));
        if matches!(c, '.' | ':' | '/' | '(' | ',') {
            parts.push_str("<wbr>");
        }
    }
    parts
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup() {
        let text = "<script>`\"a\" & '<b>'`</script>";
        let marked = marked(text);
        assert_eq!(
            marked,
            "&lt;script&gt;<code>&quot;a&quot; &amp; &#39;&lt;b&gt;&#39;</code>&lt;/<wbr>script&gt;"
                .replace("&lt;/<wbr>", "&lt;/")
        );
    }
}
