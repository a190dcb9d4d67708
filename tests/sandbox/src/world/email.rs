//! Email: which mailboxes exist, what a search for one finds and what a check of one tells.

/// Outcome of looking for a person's address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailFind {
    /// The address, if one was found.
    pub email: Option<String>,
    /// How certain it is that the address belongs to the person; `None` when none was found.
    pub confidence: Option<Confidence>,
    /// Whether the domain takes mail for any address.
    pub is_catch_all: bool,
    /// Kind of host that handles mail for the domain; `None` when there is none.
    pub provider: Option<MailHost>,
    /// Outcome in words.
    pub message: &'static str,
}

/// How certain an address that was found is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confidence {
    /// The mailbox answered.
    High,
    /// The mailbox was inferred.
    Medium,
    /// The domain takes mail for anyone.
    Low,
}

/// Kinds of mail host, as the API tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MailHost {
    /// `GOOGLE`
    Google,
    /// `MICROSOFT`
    Microsoft,
    /// `SMTP`
    Smtp,
}

/// Outcome of checking an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailCheck {
    /// The verdict.
    pub verdict: Verdict,
    /// Reason for it, in words.
    pub message: &'static str,
    /// Whether the domain takes mail for any address.
    pub is_catch_all: bool,
    /// Whether sign-in at the mail host is left to an identity provider of the domain.
    pub is_federated: bool,
    /// Name of the secure email gateway before the mailbox, if there is one.
    pub seg_provider: Option<&'static str>,
    /// Kind of mail host; `None` when the domain has none.
    pub provider: Option<MailHost>,
    /// How far the verdict can be relied on.
    pub confidence: VerdictConfidence,
}

/// Whether an address takes mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It does.
    Valid,
    /// It does not.
    Invalid,
    /// It could not be settled.
    Risky,
}

/// How far a verdict can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerdictConfidence {
    /// `definitive`
    Definitive,
    /// `high`
    High,
    /// `medium`
    Medium,
    /// `low`
    Low,
    /// `temporary`: a later check can come out differently.
    Temporary,
    /// `none`
    None,
}
