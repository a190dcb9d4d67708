//! People: who someone at a company is, and the profile that shows it.

/// A professional profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Identifier of the profile.
    pub id: String,
    /// Name as shown.
    pub display_name: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Headline.
    pub headline: String,
    /// The person's description of themselves; not everyone has written one.
    pub summary: Option<String>,
    /// Present employer.
    pub company_name: String,
    /// Location, as free text.
    pub location: String,
    /// Address of the picture; not everyone shows one.
    pub photo_url: Option<String>,
    /// Address of the profile.
    pub profile_url: String,
    /// Address at which the profile can be reported.
    pub report_profile_url: String,
    /// Connections of the person.
    pub connection_count: u32,
    /// Whether the number of connections is blurred (500 for "500 or more").
    pub is_connection_count_obfuscated: bool,
    /// Whether the profile is public.
    pub is_public: bool,
    /// Skills.
    pub skills: Vec<&'static str>,
    /// Country and language of the profile.
    pub locale: Locale,
    /// Where the person studied, latest first.
    pub schools: Vec<Education>,
    /// Where the person worked, latest first.
    pub positions: Vec<Position>,
}

/// Country and language of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale {
    /// Code of the country, upper case.
    pub country: &'static str,
    /// Code of the language, lower case.
    pub language: &'static str,
}

/// Time at one school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Education {
    /// Degree gained.
    pub degree_name: String,
    /// When it was.
    pub span: Span,
    /// Name of the school.
    pub school_name: String,
    /// Location of the school, as free text.
    pub school_location: String,
    /// Address of the school's logo.
    pub school_logo: String,
}

/// Time in one job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Job title.
    pub title: String,
    /// When it was.
    pub span: Span,
    /// What the person says about the job.
    pub description: Option<String>,
    /// Employer.
    pub company_name: String,
    /// Location of the employer, as free text.
    pub company_location: String,
    /// Address of the employer's logo.
    pub company_logo: String,
}

/// A span of months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First month.
    pub start: YearMonth,
    /// Last month; `None` for a span that goes on.
    pub end: Option<YearMonth>,
}

/// A month, or a year of which the month is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearMonth {
    /// Year, four digits.
    pub year: u16,
    /// Month, 1 for January.
    pub month: Option<u8>,
}
