//! Changes that are accepted: listed in a file, each with a reason and a date until which
//! it does not count.
//!
//! The date of today is given, so that the same file and day give the same result.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::explain::{CODES, explain};
use super::{Diff, Severity};
use crate::suggest;

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: i64,
    month: u32,
    day: u32,
}

impl Date {
    /// The day of a time in UTC.
    pub fn of(time: SystemTime) -> Self {
        let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
        let days = i64::try_from(since.as_secs() / 86_400).unwrap_or_default();
        // Years begin in March, so that a leap day is the last of them.
        let days = days + 719_468;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * march_month + 2) / 5 + 1;
        let month = if march_month < 10 {
            march_month + 3
        } else {
            march_month - 9
        };
        Self {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month: u32::try_from(month).unwrap_or(1),
            day: u32::try_from(day).unwrap_or(1),
        }
    }
}

impl FromStr for Date {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let is_plain = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
        let parts: Vec<&str> = text.split('-').filter(is_plain).collect();
        let [year, month, day] = parts.as_slice() else {
            return Err(());
        };
        if (year.len(), month.len(), day.len(), text.len()) != (4, 2, 2, 10) {
            return Err(());
        }
        let date = Self {
            year: year.parse().map_err(drop)?,
            month: month.parse().map_err(drop)?,
            day: day.parse().map_err(drop)?,
        };
        let is_leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
        let days = match date.month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        };
        (1..=days).contains(&date.day).then_some(date).ok_or(())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Why a change does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Accepted {
    /// The reason.
    pub reason: String,
    /// The last day on which it does not count.
    pub until: String,
}

/// The entries of a file.
#[derive(Debug, Default)]
pub struct Acceptance(Vec<Entry>);

/// A change that does not count.
#[derive(Debug)]
struct Entry {
    code: String,
    subject: String,
    reason: String,
    until: Date,
    line: usize,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    accepted: Vec<Spanned<Written>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    code: Spanned<String>,
    subject: String,
    reason: Spanned<String>,
    until: Spanned<toml::Value>,
}

/// What came of the entries.
#[derive(Debug, Default)]
pub struct Judged {
    /// What to tell of entries: one line each, without a full stop.
    pub warnings: Vec<String>,
}

impl Acceptance {
    /// Reads the entries of a file, whose name is for messages.
    ///
    /// # Errors
    /// What is wrong with it, with the line.
    pub fn read(name: &str, text: &str) -> Result<Self, String> {
        let line = |span: Range<usize>| {
            let before = text.get(..span.start).unwrap_or(text);
            before.matches('\n').count() + 1
        };
        let wrong = |line: usize, message: &str, help: &str| {
            format!("error: {message}\n --> {name}:{line}\n  = help: {help}\n")
        };
        let file: File = toml::from_str(text).map_err(|error| {
            let line = line(error.span().unwrap_or_default());
            let help = "an entry is `[[accepted]]` with `code`, `subject`, `reason` and `until`";
            wrong(line, error.message(), help)
        })?;
        let mut entries = Vec::new();
        for entry in file.accepted {
            let own = line(entry.span());
            let written = entry.into_inner();
            let code = written.code.get_ref();
            if explain(code).is_none() {
                let near = suggest::closest(code, CODES.iter().map(|(code, _)| *code));
                let help = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "the code is at the end of a change, in brackets".to_owned(),
                };
                let message = format!("there is no change `{code}`");
                return Err(wrong(line(written.code.span()), &message, &help));
            }
            if written.reason.get_ref().trim().is_empty() {
                let help = "say why the change is accepted, for whoever reads it later";
                return Err(wrong(
                    line(written.reason.span()),
                    "the reason is empty",
                    help,
                ));
            }
            let until = match written.until.get_ref() {
                toml::Value::String(text) => text.clone(),
                toml::Value::Datetime(date) => date.to_string(),
                other => other.type_str().to_owned(),
            };
            let Ok(until) = until.parse() else {
                let message = format!("`{until}` is no date");
                let help = "write year, month and day, as in \"2027-01-31\"";
                return Err(wrong(line(written.until.span()), &message, help));
            };
            entries.push(Entry {
                code: written.code.into_inner(),
                subject: written.subject,
                reason: written.reason.into_inner(),
                until,
                line: own,
            });
        }
        Ok(Self(entries))
    }

    /// Marks the changes that do not count on a day, and says which entries have expired
    /// or match nothing.
    pub fn judge(&self, name: &str, diff: &mut Diff, today: Date) -> Judged {
        let mut judged = Judged::default();
        for entry in &self.0 {
            let matching = diff
                .changes
                .iter_mut()
                .filter(|change| change.code == entry.code && change.subject == entry.subject);
            let is_expired = entry.until < today;
            let mut count = 0;
            for change in matching {
                count += 1;
                if !is_expired {
                    change.accepted = Some(Accepted {
                        reason: entry.reason.clone(),
                        until: entry.until.to_string(),
                    });
                }
            }
            let of = format!("`{}` of `{}`", entry.code, entry.subject);
            let told = match (count, is_expired) {
                (0, _) => "there is no such change: remove the entry".to_owned(),
                (_, true) => format!(
                    "it was accepted until {} and counts again: {}",
                    entry.until, entry.reason
                ),
                _ => continue,
            };
            judged
                .warnings
                .push(format!("{name}:{}: {of}: {told}", entry.line));
        }
        diff.changes
            .sort_by_key(|change| change.severity() == Severity::Accepted);
        judged
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_day_is_that_of_the_calendar() {
        let day = |days: u64| {
            let time = UNIX_EPOCH + Duration::from_secs(days * 86_400 + 86_399);
            Date::of(time).to_string()
        };
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(11_016), "2000-02-29");
        assert_eq!(day(11_017), "2000-03-01");
        assert_eq!(day(20_848), "2027-01-30");
        assert_eq!(day(47_540), "2100-02-28");
        assert_eq!(day(47_541), "2100-03-01");
    }

    #[test]
    fn a_date_that_the_calendar_does_not_have_is_none() {
        for text in [
            "2027-02-29",
            "2027-13-01",
            "2027-1-1",
            "27-01-01",
            "2027-04-31",
            "-027-01-01",
            "x",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
        assert!("2028-02-29".parse::<Date>().is_ok());
    }
}
