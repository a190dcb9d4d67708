//! Waterfall search: the best contacts of a company, level by level.

/// What to look for.
#[derive(Clone, Debug, PartialEq)]
pub struct WaterfallSearch {
    /// Levels, most wanted first.
    pub cascade: Vec<CascadeLevel>,
    /// Most people to return.
    pub max_results: usize,
    /// Leave out people who score less.
    pub min_score: f64,
}

impl Default for WaterfallSearch {
    /// The published defaults: founders and CEOs, then the C-level, vice presidents, directors;
    /// 25 people of any score.
    fn default() -> Self {
        todo!()
    }
}

/// One level of a search. Only the dimensions that it names take part in the score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CascadeLevel {
    /// Job titles wanted.
    pub include_title: Vec<String>,
    /// Job titles that rule a person out.
    pub exclude_title: Vec<String>,
    /// Seniority levels wanted.
    pub job_levels: Vec<String>,
    /// Job functions wanted.
    pub job_functions: Vec<String>,
    /// Skills wanted.
    pub skills: Vec<String>,
    /// Places wanted.
    pub location: Vec<String>,
    /// Look for the titles in headlines too.
    pub include_headline_search: bool,
    /// Points on top for whoever is found at this level, 0 to 30.
    pub priority_bonus: u8,
}

/// The people found, best first, and what each level contributed.
#[derive(Clone, Debug, PartialEq)]
pub struct WaterfallResult {
    /// People in order of their ranking, at most `max_results`.
    pub results: Vec<RankedPerson>,
    /// People who matched at any level.
    pub total_found: usize,
    /// What each level contributed.
    pub cascade_stats: Vec<CascadeStats>,
}

/// A person with a score, and how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct RankedPerson {
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Profile of the person.
    pub linkedin_url: String,
    /// Headline of that profile.
    pub linkedin_headline: String,
    /// Location, as free text.
    pub location: String,
    /// Domain of the person's email address.
    pub email_domain: String,
    /// Job title.
    pub title: &'static str,
    /// Employer.
    pub company: String,
    /// Seniority.
    pub level: &'static str,
    /// Job function.
    pub function: &'static str,
    /// Whether the person still holds the job.
    pub is_current: bool,
    /// When the person took the job, as `YYYY-MM`.
    pub start_date: String,
    /// Skills.
    pub skills: Vec<&'static str>,
    /// Education, in one string.
    pub education: Option<String>,
    /// Certifications, in one string.
    pub certifications: Option<String>,
    /// How well the person fits, from 0 to 100.
    pub score: f64,
    /// Place in the list, from 1.
    pub ranking: usize,
    /// Level of the cascade that matched, from 1.
    pub cascade_level: usize,
    /// What the score is made of.
    pub ranking_factors: RankingFactors,
    /// The criteria that matched: `title`, `headline`, `level`, `function`, `skills`, `location`.
    pub what_matched: Vec<&'static str>,
}

/// Points by dimension; `None` for those that the level does not name.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RankingFactors {
    /// Job title, at most 30.
    pub title_match: Option<f64>,
    /// Seniority, at most 20.
    pub job_level: Option<f64>,
    /// Skills, at most 15.
    pub skills_overlap: Option<f64>,
    /// Place, at most 15.
    pub location_match: Option<f64>,
    /// Holding the job at present, at most 10.
    pub current_job: Option<f64>,
    /// A profile without gaps, at most 5.
    pub profile_completeness: Option<f64>,
    /// Tenure, at most 5.
    pub experience: Option<f64>,
    /// Points that the level adds, at most 30.
    pub priority_bonus: Option<f64>,
}

/// What one level contributed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CascadeStats {
    /// Which level, from 1.
    pub level: usize,
    /// People who matched at this level.
    pub candidates_found: usize,
    /// Those of them who are in the answer.
    pub candidates_kept: usize,
}
